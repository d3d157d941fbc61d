package tui

import (
	"errors"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

// TestWhatCannotBeSavedIsKeptAndTriedAgain: the tick stays as not saved, and goes
// out with the next change.
func TestWhatCannotBeSavedIsKeptAndTriedAgain(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	saving := make(chan struct{})
	broken := false
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("space")
	p.Reads("[x] Facebook")
	p.Presses("ctrl+c")
	p.leaves()
	before := p.recorded()

	p.record = func(e ...state.Event) (state.File, error) {
		<-saving
		if broken {
			return state.File{}, errRefuses
		}
		return p.store.Record(t.Context(), e...)
	}
	p.sitDown()
	p.Reads("Where everything stands")
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in")
	broken = true
	p.Presses("space")
	p.Reads("[.] 1 Log in", "Saving ...") // not ticked before the disk has it
	if strings.Contains(p.Sees(), "[x] 1") {
		t.Error("ticked before it was saved")
	}
	saving <- struct{}{}
	p.Reads("[.] 1 Log in", "NOT SAVED: the disk is full It is kept here")
	p.Presses("down")
	p.Reads("NOT SAVED yet: the disk is full") // as long as it is so
	if got := p.recorded(); len(got) != len(before) {
		t.Errorf("the file holds %v", got)
	}
	broken = false
	p.Presses("up", "space")
	p.Reads("[.] 2")
	saving <- struct{}{}
	p.Reads("[x] 1", "[x] 2", "Saved.")
	p.Presses("up", "space") // and off again: not before the disk has that
	p.Reads("[.] 2")
	saving <- struct{}{}
	p.Reads("[ ] 2")
	p.Presses("space")
	p.Reads("[.] 2")
	p.Presses("q") // to the overview, and out, while it is being saved
	p.Reads("Where everything stands")
	p.Presses("q")
	p.Reads("Leaving as soon as everything is saved")
	close(saving)
	p.leaves()
	if got := p.recorded(); len(got) != len(before)+4 || got[len(got)-1] != "step facebook form" {
		t.Errorf("the file holds %v", got)
	}
}

// leavesInTrouble ticks a step that cannot be saved, and leaves.
func (p *person) leavesInTrouble() {
	p.t.Helper()
	p.record = func(...state.Event) (state.File, error) { return state.File{}, errRefuses }
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("space")
	p.Reads("[.] Facebook", "NOT SAVED")
	p.Presses("ctrl+c")
	p.Reads("Not everything is saved", "Changes not saved: 2", "> Try again")
}

func TestWhoLeavesInTroubleCanStayAndTryAgain(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.leavesInTrouble()
	p.GoesTo("Stay")
	p.Presses("enter")
	p.Reads("> [.] Facebook")
	p.Presses("ctrl+c")
	p.Reads("> Try again")
	p.mu.Lock()
	p.record = nil
	p.mu.Unlock()
	p.Presses("enter")
	p.leaves()
	if got := strings.Join(p.recorded(), ", "); got != "country DE, account facebook" {
		t.Errorf("the file holds %s", got)
	}
}

func TestWhatCannotBeSavedIsWrittenElsewhere(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.leavesInTrouble()
	p.GoesTo("another file")
	p.Presses("enter")
	p.Reads("To which file?", "> ~/optout-tui-unsaved.json")
	p.Presses("enter")
	err := p.Leaves()
	kept, ok := errors.AsType[*ElsewhereError](err)
	if !ok || kept.Path != "~/optout-tui-unsaved.json" || !errors.Is(err, errRefuses) {
		t.Fatalf("it ended with %v", err)
	}
	file, err := state.Parse("state.json", p.written["~/optout-tui-unsaved.json"])
	if err != nil || len(file.Events) != 2 || file.Changed {
		t.Errorf("the other file holds %v, %v", file.Events, err)
	}
}

func TestWhoLeavesInTroubleCanLoseIt(t *testing.T) {
	t.Parallel()
	for name, press := range map[string]func(p *person){
		"by the row": func(p *person) { p.GoesTo("Leave, and lose"); p.Presses("enter") },
		"by ctrl+c":  func(p *person) { p.Presses("ctrl+c") },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPerson(t)
			p.leavesInTrouble()
			press(p)
			if err := p.Leaves(); !errors.Is(err, errRefuses) {
				t.Errorf("it ended with %v, not with what was not saved", err)
			}
			if got := p.recorded(); len(got) > 0 {
				t.Errorf("the file holds %v", got)
			}
		})
	}
}
