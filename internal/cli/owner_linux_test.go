package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestDoctorKnowsWhatIsNotYours: files that root made and kept, and the person's own
// advice about them.
func TestDoctorKnowsWhatIsNotYours(t *testing.T) {
	needRoot(t)
	const nobody = 65534
	c := newComputer(t)
	for dir := c.dir; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) { // the way there must be open
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chown(c.dir, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	as := func(id uint32, args ...string) ending {
		cmd := c.command()
		copied := filepath.Join(c.dir, "optout-tui") // the other lies where that user may not look
		data, err := os.ReadFile(cmd.Path)
		if err != nil {
			t.Fatal(err)
		}
		writesProgram(t, copied, data)
		cmd.Path, cmd.Args = copied, append(cmd.Args, args...)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: id, Gid: id}}
		return ends(t, cmd)
	}
	for _, args := range [][]string{{"add", "facebook"}, {"add", "threads"}} {
		if e := as(nobody, args...); e.code != 0 {
			t.Fatalf("%q ended with %d: %s", args, e.code, e.err)
		}
	}
	if e := as(0, "add", "instagram"); e.code != 0 {
		t.Fatalf("root: %s", e.err)
	}
	if e := as(nobody, "add", "tiktok"); e.code != 0 {
		t.Errorf("after a start with sudo, its owner cannot save: %s", e.err)
	}
	state := filepath.Join(c.dir, "state", "state.json") // as an older version left it
	if err := os.Chown(state, 0, 0); err != nil {
		t.Fatal(err)
	}
	if e := as(nobody, "status"); e.code != exitDamaged || !strings.HasSuffix(e.err, "What to set: optout-tui doctor\n") {
		t.Errorf("status ended with %d: %s", e.code, e.err)
	}
	e := as(nobody, "doctor")
	_, command, found := strings.Cut(e.out, "\tsudo ")
	command, _, _ = strings.Cut(command, "\n")
	if !found || strings.Contains(e.out, "chmod") {
		t.Fatalf("doctor says %s", e.out)
	}
	if out, err := exec.Command("/bin/sh", "-c", command).CombinedOutput(); err != nil {
		t.Errorf("%s: %v: %s", command, err, out)
	}
	if e := as(nobody, "status"); e.code != 0 || !strings.Contains(e.out, "tiktok") {
		t.Errorf("after %s, status ended with %d: %s", command, e.code, e.err)
	}
}

// TestALockThatIsInterruptedIsTriedAgain: a signal, and a disk that cannot lock files.
func TestALockThatIsInterruptedIsTriedAgain(t *testing.T) {
	need(t, "strace")
	if err := straceWorks(); err != nil {
		t.Skipf("strace does not work here: %v", err)
	}
	for errno, says := range map[string]string{
		"EINTR": "", "ENOLCK": "no locks available", "ENOSYS": "operation not supported", "EOPNOTSUPP": "operation not supported",
	} {
		c := newComputer(t)
		e := c.straced([]string{"add", "facebook"}, "-e", "inject=flock:error="+errno+":when=1")
		switch saved := len(c.events()) > 0; {
		case says == "" && (e.code != 0 || !saved):
			t.Errorf("%s: ended with %d: %s", errno, e.code, e.err)
		case says != "" && (e.code != exitError || saved || !strings.Contains(e.err, "cannot be locked: "+says) || !strings.Contains(e.err, "set OPTOUT_TUI_DIR to a directory there")):
			t.Errorf("%s: ended with %d: %s", errno, e.code, e.err)
		}
	}
}
