package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"github.com/gofrs/flock"
)

// wire is what runs between a program and its terminal: every byte, and the
// settings of the line.
type wire struct {
	t             *testing.T
	master, slave *os.File
	cmd           *exec.Cmd
	before        *term.State

	mu   sync.Mutex
	seen []byte
}

// wired starts a command as the leader of a session on a new terminal.
func wired(t *testing.T, cmd *exec.Cmd) *wire {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	w := &wire{t: t, master: master, slave: slave, cmd: cmd}
	if w.before, err = term.GetState(slave.Fd()); err != nil {
		t.Fatal(err)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		buf := make([]byte, 1<<16)
		for {
			n, err := master.Read(buf)
			w.mu.Lock()
			w.seen = append(w.seen, buf[:n]...)
			w.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = slave.Close()
		_ = master.Close()
	})
	return w
}

func (w *wire) bytes() []byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	return bytes.Clone(w.seen)
}

// gets waits for a text among what came after the first bytes.
func (w *wire) gets(text string, after int) {
	w.t.Helper()
	eventually(w.t, text, func() bool { return bytes.Contains(w.bytes()[after:], []byte(text)) })
}

func (w *wire) presses(key string) {
	w.t.Helper()
	if _, err := io.WriteString(w.master, key); err != nil {
		w.t.Fatal(err)
	}
}

// cooked says whether the line is set as it was at the start: echo on, and so on.
func (w *wire) cooked() bool {
	w.t.Helper()
	now, err := term.GetState(w.slave.Fd())
	if err != nil {
		w.t.Fatal(err)
	}
	return reflect.DeepEqual(now, w.before)
}

var (
	privateMode = regexp.MustCompile(`\x1b\[\?([0-9;]+)([hl])`)
	kittyKeys   = regexp.MustCompile(`\x1b\[([>=<])([0-9]*)(;[0-9]*)?u`)
	otherKeys   = regexp.MustCompile(`\x1b\[>4(?:;([0-9]+))?m`)
)

// leftOn lists what the bytes sent to a terminal switched on and not off again.
func leftOn(sent []byte) []string {
	on := map[string]bool{}
	for _, m := range privateMode.FindAllSubmatch(sent, -1) {
		for mode := range strings.SplitSeq(string(m[1]), ";") {
			on[mode] = string(m[2]) == "h"
		}
	}
	if shown, told := on["25"]; told {
		on["25, which hides the cursor"] = !shown
		delete(on, "25")
	}
	pushed := 0
	for _, m := range kittyKeys.FindAllSubmatch(sent, -1) {
		switch string(m[1]) {
		case ">":
			pushed++
		case "<":
			pushed = max(0, pushed-1)
		case "=":
			on["keyboard"] = string(m[2]) != "0" && len(m[2]) > 0
		}
	}
	on["keyboard, pushed"] = pushed > 0
	for _, m := range otherKeys.FindAllSubmatch(sent, -1) {
		on["other keys"] = len(m[1]) > 0 && string(m[1]) != "0"
	}
	var all []string
	for name, is := range on {
		if is {
			all = append(all, name)
		}
	}
	return all
}

// full walks to the checklist and switches the mouse on: now everything is on
// that can be.
func (w *wire) full() {
	w.t.Helper()
	w.gets("Choose your platforms", 0)
	w.presses("\r")
	w.gets("Facebook", 0)
	w.presses("m")
	w.gets("\x1b[?1006h", 0)
	if on := strings.Join(leftOn(w.bytes()), " "); !strings.Contains(on, "1049") || !strings.Contains(on, "2004") || w.cooked() {
		w.t.Fatalf("the screen is not as it should be: %s", on)
	}
}

// restored checks that the terminal is as it was, or soon is: what was sent may
// not have arrived yet.
func (w *wire) restored(when string) {
	w.t.Helper()
	tick, end := time.NewTicker(10*time.Millisecond), time.After(time.Minute)
	defer tick.Stop()
	for on := leftOn(w.bytes()); len(on) > 0 || !w.cooked(); on = leftOn(w.bytes()) {
		select {
		case <-tick.C:
		case <-end:
			w.t.Fatalf("%s: left on: %q; the line is as it was: %v", when, on, w.cooked())
		}
	}
}

func TestTheTerminalIsAsItWasAfterEveryEnd(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]any{
		"quit": "qq", "ctrl+c": "\x03", "TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP, "INT": syscall.SIGINT, "QUIT": syscall.SIGQUIT,
	} {
		t.Run(name, func(t *testing.T) {
			c := newComputer(t)
			w := wired(t, c.command())
			w.full()
			switch end := end.(type) {
			case string:
				w.presses(end)
			case syscall.Signal:
				if err := w.cmd.Process.Signal(end); err != nil {
					t.Fatal(err)
				}
			}
			start := time.Now()
			if err := w.cmd.Wait(); err != nil {
				t.Errorf("ended with %v", err)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("it took %v to end", took)
			}
			w.restored("at the end")
		})
	}
}

// TestAnotherSaveKeepsNoTerminal ends the program while it waits for another one
// that is saving. The terminal is given back at once, and what is in line is saved
// as soon as the other one is done.
func TestAnotherSaveKeepsNoTerminal(t *testing.T) {
	t.Parallel()
	for _, end := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		c := newComputer(t)
		c.runs("country", "DE")
		c.runs("add", "facebook")
		w := wired(t, c.command())
		w.gets("Where everything stands", 0)
		w.presses("\r")
		w.gets("Log in", 0)
		other := flock.New(filepath.Join(c.env["OPTOUT_TUI_DIR"], "state.lock"))
		if err := other.Lock(); err != nil {
			t.Fatal(err)
		}
		w.presses(" ")
		w.gets("Saving", 0)
		if err := w.cmd.Process.Signal(end); err != nil {
			t.Fatal(err)
		}
		w.restored("while another one saves")
		if got := c.events(); len(got) != 2 {
			t.Errorf("before the other one is done, the file holds %q", got)
		}
		if err := other.Unlock(); err != nil {
			t.Fatal(err)
		}
		if err := w.cmd.Wait(); err != nil {
			t.Errorf("ended with %v", err)
		}
		if got := strings.Join(c.events(), ","); got != "country DE,account facebook,step facebook login" {
			t.Errorf("the file holds %s", got)
		}
	}
}

// TestTheTerminalIsLentToTheShell stops the program by its key, by the signal, and by the one
// that asks nobody, twice each, under a shell that does job control, and lets it go on.
func TestTheTerminalIsLentToTheShell(t *testing.T) {
	t.Parallel()
	signal := func(s syscall.Signal) func(w *wire) {
		return func(w *wire) {
			w.t.Helper()
			out, err := exec.Command("pgrep", "-P", strconv.Itoa(w.cmd.Process.Pid)).Output()
			pid, bad := strconv.Atoi(strings.TrimSpace(string(out)))
			if err != nil || bad != nil {
				w.t.Fatalf("the program is not to be found: %v, %q", err, out)
			}
			if err := syscall.Kill(pid, s); err != nil {
				w.t.Fatal(err)
			}
		}
	}
	stops := map[string]func(w *wire){
		"key": func(w *wire) { w.presses("\x1a") }, "signal": signal(syscall.SIGTSTP), "hard": signal(syscall.SIGSTOP),
	}
	for name, stop := range stops {
		t.Run(name, func(t *testing.T) {
			need(t, "pgrep")
			c := newComputer(t)
			program := c.command()
			cmd := exec.Command("sh", c.script("shell", "set -m\n"+program.Path+"\necho LENT\nread line\nfg\necho AGAIN\nread line\nfg\necho ENDED"))
			cmd.Env, cmd.Dir = program.Env, program.Dir
			w := wired(t, cmd)
			w.full()
			for _, lent := range []string{"LENT", "AGAIN"} {
				stop(w)
				w.gets(lent, 0)
				if name != "hard" { // then nothing can be done before
					w.restored("stopped")
				}
				after := len(w.bytes())
				w.presses("\n")
				w.gets("Facebook", after)
				if w.cooked() || len(leftOn(w.bytes())) == 0 {
					t.Error("after fg, the screen was not taken back")
				}
			}
			after := len(w.bytes())
			w.presses("\x03")
			w.gets("ENDED", after)
			w.restored("at the end")
		})
	}
}

// TestTheTerminalIsAsItWasAfterAPanic needs a build that can be made to fail.
func TestTheTerminalIsAsItWasAfterAPanic(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program once more")
	}
	t.Parallel()
	c := newComputer(t)
	cmd := c.command()
	cmd.Path = filepath.Join(t.TempDir(), "panics")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-tags", "panics", "-o", cmd.Path, "../../cmd/optout-tui").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v: %s", err, out)
	}
	w := wired(t, cmd)
	w.full()
	w.presses(" ")
	eventually(t, "the tick in the file", func() bool { return len(c.events()) == 2 })
	w.presses("\x10")
	var failed *exec.ExitError
	if err := w.cmd.Wait(); !errors.As(err, &failed) || failed.ExitCode() != 1 {
		t.Errorf("it ended with %v", err)
	}
	w.restored("after a panic")
	w.gets("optout-tui: the full screen stopped working", 0)
}
