package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/catalog"
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
		h := newHand(catalog.Load(""), "DE", nil)
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
