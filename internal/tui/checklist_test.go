package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestTheListSaysWhatKeysDo presses what does not do what one may expect from it on the
// list of platforms.
func TestTheListSaysWhatKeysDo(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("facebook")
	p.GoesTo("Add or remove platforms")
	p.Presses("enter")
	p.Reads("> [x] Facebook")
	p.Presses("down")

	p.Presses("enter")
	p.Reads("Where do you have an account?", "> [ ] Instagram", "Instagram is not ticked. Space ticks it, enter goes on.")
	p.Presses("g")
	p.Reads("Where do you have an account?", "This letter does nothing here. / finds a platform by its name.")

	for _, back := range []string{"left", "esc", "tab"} {
		p.Presses("tab")
		p.Reads("What they take")
		p.Presses(back)
		p.Reads("Where do you have an account?", "> [ ] Instagram", "[x] Facebook")
	}

	p.Presses("/", "t", "h", "r", "e", "a", "d")
	p.Reads("Find:", "> thread", "[ ] Threads")
	p.Presses("esc")
	p.Reads("> [ ] Instagram") // where the focus was

	p.Presses("/", "t", "h", "r", "e", "a", "d", "enter")
	p.Reads("Where do you have an account?", "> [ ] Threads", "1 of 1")
	p.Presses("esc")
	p.Reads("Where do you have an account?", "[x] Facebook", "> [ ] Threads")

	p.Presses("up")
	p.Reads("> [ ] Instagram")
	p.Presses("enter")
	p.Reads("Log in to Facebook") // it says so once a row
}

// TestFindingNothingSaysTheWayBack, and Esc goes that way.
func TestFindingNothingSaysTheWayBack(t *testing.T) {
	t.Parallel()
	h := newHand(acme(t), "DE", begun)
	h.m.stack = []screen{&intro{}, &checklist{}}
	h.presses("/", "zzz", "enter")
	screen := ansi.Strip(h.m.View().Content)
	if !strings.Contains(screen, "Esc shows all of them.") || !strings.Contains(screen, "esc show all") || strings.Contains(screen, "esc back") {
		t.Fatalf("the screen is\n%s", screen)
	}
	h.presses("esc")
	if s, lists := h.m.top().(*checklist); !lists || s.filter != "" {
		t.Errorf("Esc shows %T", h.m.top())
	}
}

// TestDownLeavesTheLineForTheList that was found.
func TestDownLeavesTheLineForTheList(t *testing.T) {
	t.Parallel()
	h := newHand(acme(t), "DE", begun)
	h.m.stack = []screen{&intro{}, &checklist{}}
	h.presses("/", "forum", "down")
	if s, lists := h.m.top().(*checklist); !lists || s.filter != "forum" || s.id != account+"acme-forum" {
		t.Errorf("Down shows %T with the focus on %q", h.m.top(), h.m.top().at().id)
	}
}

// TestNoToOneCenterIsHeard: it records nothing, but says what follows from it.
func TestNoToOneCenterIsHeard(t *testing.T) {
	t.Parallel()
	for _, down := range []int{0, 2} {
		h := newHand(shipped(), "DE", nil)
		h.presses("enter", "space", "down", "space")
		before := len(h.disk)
		for range down {
			h.presses("down")
		}
		h.presses("enter")
		if len(h.disk) != before || h.m.message != h.m.words.Claims.NotLinked {
			t.Errorf("answer %d records %d events and says %q", down, len(h.disk)-before, h.m.message)
		}
	}
}

// TestAnAccountWithoutANameGetsOne on the list and in its steps, where the key is in sight
// once there is another account.
func TestAnAccountWithoutANameGetsOne(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("instagram")
	p.GoesTo("Add or remove platforms")
	p.Presses("enter")
	p.GoesTo("[x] Instagram")
	p.Presses("a", "@berta", "enter")
	p.Reads("Is it in the same Accounts Center as Instagram?")
	p.Presses("esc")
	p.NoLonger("Accounts Center")
	p.Presses("up")
	p.Reads("> [x] Instagram  ", "e name")
	p.Presses("e")
	p.Reads("What do you call Instagram from now on?")
	p.Presses("@anna", "enter")
	p.Reads("> [x] Instagram @anna", "Saved. It is called Instagram @anna now.")
	p.Presses("u")
	p.Reads("[x] Instagram  ", "Undone: the new name of Instagram @anna")
	p.GoesTo("[x] Instagram")
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in to Instagram")
	p.Presses("e")
	p.Reads("What do you call Instagram from now on?")
	p.Presses("@anna", "enter")
	p.Reads("Instagram @anna ", "Saved.")
	p.Presses("ctrl+c")
	p.leaves()
	renamed := []string{"account instagram/@anna", "joined instagram instagram/@anna"}
	want := slices.Concat(renamed, []string{"undo instagram/@anna", "undo instagram"}, renamed)
	if got := p.recorded(); !slices.Equal(got[len(got)-len(want):], want) {
		t.Errorf("recorded %q", got)
	}
}
