//go:build unix

package cli

import (
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// TestAKillAtAnyMomentKeepsWhatTheScreenShows kills a session while boxes are
// ticked. What its last screen shows as ticked is on the disk, and it goes on.
func TestAKillAtAnyMomentKeepsWhatTheScreenShows(t *testing.T) {
	t.Parallel()
	names := map[string]string{}
	for _, p := range catalog.Load("").Platforms() {
		names["[x] "+p.Name.String()] = "account " + p.ID
	}
	shown, random := 0, dice(t)
	for range upTo(20, 500) {
		c := newComputer(t)
		p, cmd := c.atTheChecklist()
		killer := time.AfterFunc(within(random, 80*time.Millisecond), func() { _ = cmd.Process.Kill() })
		for range 15 {
			if _, err := io.WriteString(p.Keyboard, " \x1b[B"); err != nil {
				break // it is gone
			}
			runtime.Gosched()
		}
		_ = p.Leaves()
		killer.Stop()
		there := c.events()
		for line := range strings.Lines(p.Sees()) {
			if box := tickedBox.FindString(strings.Replace(line, "(here)", "", 1)); box != "" {
				shown++
				if !slices.Contains(there, names[box]) {
					t.Errorf("the screen shows %q, and the file holds %q", box, there)
				}
			}
		}
		c.runs("status")
		c.runs("note", "tiktok", "hello")
		if got := c.names("state"); slices.ContainsFunc(got, func(name string) bool { return strings.HasSuffix(name, ".tmp") }) {
			t.Errorf("there is %q", got)
		}
	}
	if shown == 0 {
		t.Error("no screen showed a tick")
	}
	t.Logf("%d ticks were shown", shown)
}

// tickedBox is a ticked platform in the checklist, up to what stands to the right.
var tickedBox = regexp.MustCompile(`\[x\] \S+( \S+)*`)

// TestTwoSessionsShareOneFile has two full screens open on the same account.
func TestTwoSessionsShareOneFile(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	one := c.atTheForm()
	two := c.walk()
	two.Reads("Where everything stands")
	two.GoesTo("Facebook")
	two.Presses("enter")
	two.Reads("> [ ] 1 Log in")
	one.Presses("space")
	one.Reads("[x] 2 Open", "Saved.")
	two.Presses("space")
	two.Reads("[x] 1 Log in", "[x] 2 Open", "Saved.")
	one.Presses("u") // its own act, not the other's
	one.Reads("[ ] 2 Open", "[x] 1 Log in")
	for _, p := range []interface {
		Presses(names ...string)
		Leaves() error
	}{one, two} {
		p.Presses("ctrl+c")
		if err := p.Leaves(); err != nil {
			t.Errorf("ended with %v", err)
		}
	}
	want := []string{"country DE", "account facebook", "step facebook form", "step facebook login", "undo facebook"}
	if got := c.events(); !slices.Equal(got, want) {
		t.Errorf("the file holds %q, want %q", got, want)
	}
}

// TestAHugePasteIsANoteOrNothing pastes a book, first where nothing is asked, then
// into a note. What is kept of it can be read again, and moves no cursor.
func TestAHugePasteIsANoteOrNothing(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.atTheForm()
	before := c.events()
	paste := "\x1b[200~" + strings.Repeat("q \x1b]0;title\x07 book ", 50_000) + "\x1b[201~"
	p.Presses(paste)
	p.Reads("What was pasted did nothing")
	p.Rests()
	p.Presses("?")
	p.Reads("Keys")
	p.Presses("esc")
	p.Reads("> [ ] 2 Open")
	if got := c.events(); !slices.Equal(got, before) {
		t.Errorf("pasted where nothing is asked, it did %q", got)
	}
	p.Presses("n")
	p.Reads("Note")
	p.Presses(paste)
	p.Reads("book")
	p.Rests()
	p.Presses("enter")
	p.Reads("longer than 2000 characters")
	p.Presses("\x15", "a book", "enter")
	p.Reads("Saved.")
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if got := c.events(); !slices.Equal(got, append(before, "note facebook")) {
		t.Errorf("the file holds %q", got)
	}
	c.runs("status", "facebook")
}

// TestAStormOfSizesEndsNothing changes the size of the terminal again and again,
// down to a single cell, while keys are pressed.
func TestAStormOfSizesEndsNothing(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.atTheForm()
	random := dice(t)
	for range 300 {
		if err := pty.Setsize(p.Master(), &pty.Winsize{Cols: 1 + uint16(random.IntN(250)), Rows: 1 + uint16(random.IntN(60))}); err != nil {
			t.Fatal(err)
		}
		p.Presses([]string{"down", "up", "tab", "esc", "?"}[random.IntN(5)])
	}
	if err := pty.Setsize(p.Master(), &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	p.Presses("esc", "ctrl+c") // which can arrive as one
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if got := c.events(); !slices.Equal(got, []string{"country DE", "account facebook"}) {
		t.Errorf("the file holds %q", got)
	}
}
