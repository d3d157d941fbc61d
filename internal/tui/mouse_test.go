package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// clicks presses the mouse on a text on the screen, some columns from its beginning.
func (h *hand) clicks(t *testing.T, text string, columns int) {
	t.Helper()
	for y, line := range strings.Split(ansi.Strip(h.m.View().Content), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			h.gets(tea.MouseClickMsg{X: ansi.StringWidth(before) + columns, Y: y, Button: tea.MouseLeft})
			return
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, ansi.Strip(h.m.View().Content))
}

func TestWhatAClickDoes(t *testing.T) {
	h := newHand(acme(t), "DE", begun)
	h.presses("enter")
	before := len(h.disk)
	h.clicks(t, "2 Fill in a reason", 3)
	if w := h.m.top().(*walk); w.id == w.firstRow(h.m, h.m.plan.Account(w.account)) || len(h.disk) != before {
		t.Fatalf("a click focuses %q and records %d events", w.id, len(h.disk)-before)
	}
	h.clicks(t, "[ ] 2 Fill in a reason", 1)
	if got := facts(h.disk[before:]); len(got) != 1 || !strings.HasPrefix(got[0], "step") {
		t.Errorf("a click on a mark records %q", got)
	}
	h.clicks(t, "3 Send the form", 3)
	for range 5 { // one click at one place is one row, and nobody is taken to have sent it
		h.clicks(t, "3 Send the form", 3)
	}
	if q, asks := h.m.top().(*question); !asks || q.id != optionID(0) {
		t.Fatalf("a click on the focused row shows %T", h.m.top())
	}
	h.gap = 0
	h.clicks(t, "Yes, today", 3)
	if got := facts(h.disk[before:]); len(got) != 1 {
		t.Errorf("a click that comes too soon records %q", got)
	}
	h.gap = 1e9
	h.clicks(t, "Yes, today", 3)
	if got := facts(h.disk[before:]); len(got) != 2 {
		t.Errorf("a click on an answer records %q", got)
	}
	h.clicks(t, "? help", 1)
	if _, helps := h.m.top().(*help); !helps {
		t.Errorf("a click on a key shows %T", h.m.top())
	}
}

func TestTheWheelLeavesTheFocus(t *testing.T) {
	h := newHand(acme(t), "DE", begun)
	h.presses("enter")
	h.gets(tea.WindowSizeMsg{Width: 80, Height: 12})
	focus, screen := h.m.top().at().id, h.m.View().Content
	h.gets(tea.MouseWheelMsg{X: 4, Y: 4, Button: tea.MouseWheelDown})
	if h.m.top().at().id != focus || h.m.View().Content == screen {
		t.Errorf("the wheel moves the focus from %q to %q, or scrolls nothing", focus, h.m.top().at().id)
	}
	h.presses("down")
	if s := h.m.View(); s.Cursor == nil || h.m.top().at().id == focus {
		t.Error("an arrow does not come back to the focus")
	}
}
