package cli

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// freePort is a port of this machine on which nobody listens.
func freePort(t *testing.T) string {
	t.Helper()
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = syscall.Close(socket) }()
	err = syscall.Bind(socket, &syscall.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}})
	address, failed := syscall.Getsockname(socket)
	if err = errors.Join(err, failed); err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(address.(*syscall.SockaddrInet4).Port)
}

// sshServer starts an SSH server of the test's own on this machine, which lets the person
// in, and gives the command that logs in there.
func (c *computer) sshServer() []string {
	t := c.t
	t.Helper()
	port := freePort(t)
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	key, config := filepath.Join(c.dir, "key"), filepath.Join(c.dir, "sshd_config")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		t.Fatalf("ssh-keygen: %v: %s", err, out)
	}
	settings := fmt.Sprintf("Port %s\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %[2]s.pub\nStrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\n", port, key)
	if err := os.WriteFile(config, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	_ = os.Mkdir("/run/sshd", 0o755) // only root needs it, and can make it
	path, _ := exec.LookPath("sshd")
	server := exec.CommandContext(t.Context(), path, "-D", "-e", "-f", config)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	eventually(t, "an SSH server", func() bool {
		return exec.Command("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$0", port).Run() == nil
	})
	return []string{
		"ssh", "-F", "none", "-t", "-i", key, "-p", port, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
		"-o", "LogLevel=ERROR", me.Username + "@127.0.0.1",
	}
}

// TestTheJourneyOverSSH logs in from a real terminal. No browser opens on the other
// machine: the QR code comes by itself, and the terminal gets what is copied.
func TestTheJourneyOverSSH(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	need(t, "bash", "Xvfb", "xterm", "xdotool", "import", "zbarimg", "script", "xclip", "ssh", "sshd", "ssh-keygen")
	c := newComputer(t)
	c.env["BROWSER"] = ""
	login := xterm(with(light, []string{"-xrm", "*disallowedWindowOps:", "-tn", "xterm-256color", "-e"}, c.sshServer(), []string{"PROGRAM"})...)
	w := c.opens("ssh in xterm", login...)
	w.toTheForm()
	w.types("Return")
	w.Reads("this is a remote session")
	eventually(t, "a QR code that zbarimg reads", func() bool {
		return strings.TrimSpace(w.asks("zbarimg", "-q", "--raw", w.shows("qr"))) == facebookForm
	})
	w.types("y")
	w.Reads("Sent to the terminal's clipboard.")
	eventually(t, "the link on the clipboard", func() bool { return w.asks("xclip", "-o", "-selection", "clipboard") == facebookForm })
	w.leaves()
	if got := strings.Join(c.events(), ","); got != "country DE,account facebook" {
		t.Errorf("recorded %s", got)
	}
}
