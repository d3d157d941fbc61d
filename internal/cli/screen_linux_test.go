package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// TestAtAnySystemCallTheScreenSaysWhatIsSo has a person tick a step in the full
// screen, and kills it on entry to each call that is about the state, or gives that
// call an error. What the screen says is saved is on the disk, what it says is not
// saved is tried again on leaving, and nothing else is lost.
func TestAtAnySystemCallTheScreenSaysWhatIsSo(t *testing.T) {
	needStrace(t)
	var hit, missed, elsewhere atomic.Int64
	all := undisturbedScreen(t)
	t.Run("each", func(t *testing.T) {
		for _, what := range []string{"signal=KILL", "error=EIO"} {
			for _, p := range all {
				t.Run(what+" at "+strings.ReplaceAll(p.String(), "/", "|"), func(t *testing.T) {
					t.Parallel()
					for range 10 {
						if strikesScreen(t, what, p) {
							hit.Add(1)
							return
						}
					}
					if p.n > 1 { // strace counts them by thread, and there are many
						elsewhere.Add(1)
						return
					}
					missed.Add(1)
				})
			}
		}
	})
	t.Logf("%d calls of the full screen were hit, %d not, which came on another thread than the first of their kind, %d missed", hit.Load(), elsewhere.Load(), missed.Load())
	if missed.Load() > hit.Load()/20 {
		t.Errorf("%d system calls could not be hit", missed.Load())
	}
}

// ticked is the outcome of a person's tick.
type ticked struct {
	last  string // what was on the screen before the person left
	end   string // what the program left there
	shown bool   // the tick was shown as saved
	code  int    // -1 after a kill
	log   []string
}

// ticks starts the full screen under strace, ticks the first step of Facebook, and
// leaves, as far as the program lives.
func (c *computer) ticks(options ...string) ticked {
	c.t.Helper()
	cmd := c.command()
	log := filepath.Join(c.dir, "strace.log")
	before := []string{"-f", "-y", "-q", "-s", "200", "-e", "trace=" + fsCalls, "-o", log}
	traced := exec.CommandContext(context.Background(), "strace", slices.Concat(before, options, []string{"--", cmd.Path})...)
	traced.Env, traced.Dir = slices.Concat(cmd.Env, []string{"GOMAXPROCS=1"}), cmd.Dir // strace counts calls by thread
	p := termtest.Start(c.t, 80, 24, traced)
	gone := func() bool { return errors.Is(traced.Process.Signal(syscall.Signal(0)), os.ErrProcessDone) }
	var t ticked
	sees := func(texts ...string) bool {
		p.Waits(strings.Join(texts, " or "), func(screen string) bool {
			screen = strings.Join(strings.Fields(screen), " ")
			return gone() || slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(screen, text) })
		})
		t.last = p.Sees()
		return !gone()
	}
	for _, step := range []struct {
		before, key string
		after       []string
	}{
		{"Where everything stands", "enter", []string{"> [ ] 1 Log in"}},
		{"> [ ] 1 Log in", "space", []string{"Saved.", "NOT SAVED"}},
		{"1 Log in", "ctrl+c", nil},
	} {
		if !sees(step.before) {
			break
		}
		p.Presses(step.key)
		if step.after != nil && !sees(step.after...) {
			break
		}
	}
	t.shown = strings.Contains(t.last, "[x] 1 Log in")
	if sees("Not everything is saved") { // it is asked what to do: the session ends
		if err := syscall.Kill(c.traced(), syscall.SIGTERM); err != nil {
			c.t.Fatal(err)
		}
	}
	if err := p.Leaves(); err != nil {
		t.code = -1
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			t.code = exit.ExitCode()
		}
	}
	data, err := os.ReadFile(log)
	if err != nil {
		c.t.Fatal(err)
	}
	t.log = strings.Split(strings.TrimSpace(string(data)), "\n")
	t.end = p.Sees()
	return t
}

// traced is the process that strace began with.
func (c *computer) traced() int {
	c.t.Helper()
	data, err := os.ReadFile(filepath.Join(c.dir, "strace.log"))
	if err != nil {
		c.t.Fatal(err)
	}
	pid, _, _ := strings.Cut(string(data), " ")
	n, err := strconv.Atoi(pid)
	if err != nil {
		c.t.Fatal(err)
	}
	return n
}

// withFacebook is a computer whose person has Facebook on the list.
func withFacebook(t *testing.T) *computer {
	t.Helper()
	c := newComputer(t)
	c.runs("country", "DE")
	c.runs("add", "facebook")
	return c
}

// undisturbedScreen gives the calls about the state that a tick takes.
func undisturbedScreen(t *testing.T) []place {
	t.Helper()
	c := withFacebook(t)
	now := c.ticks()
	if now.code != 0 || !now.shown {
		t.Fatalf("undisturbed, it ended with %d:\n%s", now.code, now.last)
	}
	return slices.DeleteFunc(c.places(now.log), func(p place) bool { return !strings.HasPrefix(p.about, "state") })
}

// strikesScreen does something to one call, looks at what became of the tick, and
// says whether the call was there.
func strikesScreen(t *testing.T, what string, p place) bool {
	t.Helper()
	c := withFacebook(t)
	now := c.ticks("-e", fmt.Sprintf("inject=%s:%s:when=%d", p.call, what, p.n), "-P", filepath.Join(c.dir, p.about))
	there := []string{"country DE", "account facebook"}
	with := append(slices.Clone(there), "step facebook login")
	switch got := c.events(); {
	case !slices.Equal(got, there) && !slices.Equal(got, with):
		t.Errorf("the file holds %q", got)
	case now.shown && !slices.Equal(got, with):
		t.Errorf("it is shown as ticked, and the file holds %q:\n%s", got, now.last)
	case now.code == 0 && !slices.Equal(got, with):
		t.Errorf("it ended as if all were saved, and the file holds %q:\n%s", got, now.last)
	case now.code > 0 && !strings.Contains(now.end, "optout-tui: "):
		t.Errorf("it ended with %d, and does not say why:\n%s", now.code, now.end)
	}
	c.runs("status")
	c.runs("step", "facebook", "login")
	if got := c.events(); !slices.Equal(got, with) {
		t.Errorf("afterwards the file holds %q", got)
	}
	if got := c.names("state"); slices.ContainsFunc(got, func(name string) bool { return strings.HasSuffix(name, ".tmp") }) {
		t.Errorf("there is %q", got)
	}
	return struck(p.call, now.log)
}
