package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// writing says whether a thread of the program waits in a write.
func (w *wire) writing() bool {
	threads, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/syscall", w.cmd.Process.Pid))
	for _, thread := range threads {
		data, _ := os.ReadFile(thread) // a thread that has ended waits for nothing
		if call, _, _ := strings.Cut(string(data), " "); call == strconv.Itoa(syscall.SYS_WRITE) {
			return true
		}
	}
	return false
}

// TestATerminalThatTakesNothing has a terminal that reads nothing any longer. The program
// takes keys, saves, and ends.
func TestATerminalThatTakesNothing(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(w *wire) error{
		"ctrl+c": func(w *wire) error { _, err := w.master.WriteString("\x03"); return err },
		"TERM":   func(w *wire) error { return w.cmd.Process.Signal(syscall.SIGTERM) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newComputer(t)
			w := wired(t, c.command())
			w.full()
			w.mu.Lock() // whoever reads waits for it
			wide, stuck := uint16(80), 0
			eventually(t, "a write that waits", func() bool {
				wide ^= 1
				if err := pty.Setsize(w.master, &pty.Winsize{Cols: wide, Rows: 24}); err != nil {
					t.Fatal(err)
				}
				if stuck++; !w.writing() {
					stuck = 0
				}
				return stuck == 5
			})
			w.presses(" ")
			eventually(t, "the tick in the file", func() bool { return len(c.events()) == 2 })
			if err := end(w); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- w.cmd.Wait() }()
			select {
			case err := <-ended:
				if err != nil {
					t.Errorf("ended with %v", err)
				}
			case <-time.After(30 * time.Second):
				t.Error("it waits for the terminal")
			}
			w.mu.Unlock()
			w.restored("at the end")
		})
	}
}

// TestNothingTicksWhileNobodyActs counts how often the program wakes up.
func TestNothingTicksWhileNobodyActs(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	t.Parallel()
	c := newComputer(t)
	r := begin(t, c.command().Path, c.dir, "")
	t.Cleanup(r.end)
	r.until("quit")
	r.press("\r")
	r.until("Instagram")
	r.quiet(3 * time.Second)
	before := r.uses()
	const long = 5
	r.quiet(long * time.Second)
	if n := r.uses().wakeUps - before.wakeUps; n > 6*long {
		t.Errorf("it woke up %d times in %d seconds", n, long)
	}
}
