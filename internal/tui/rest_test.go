package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestWhatIsBesideAListWaits while an arrow is held down, and then is about the row at which it
// rests. One command waits for that, and none when nobody presses a key.
func TestWhatIsBesideAListWaits(t *testing.T) {
	h := newHand(acme(t), "DE", busy)
	h.gets(tea.WindowSizeMsg{Width: 120, Height: 40})
	h.presses(">Add or remove", "enter", ">Acme Photos")
	beside := func() string {
		var all []string
		for _, line := range strings.Split(ansi.Strip(h.m.View().Content), "\n")[headRows:] {
			if _, right, found := strings.Cut(line, "\u2502"); found {
				all = append(all, right)
			}
		}
		return strings.Join(all, "\n")
	}
	h.presses("down")
	h.gap, h.holding = 33*time.Millisecond, true
	before, from := beside(), headline(h.m)
	for range 8 {
		h.presses("down")
		for range 20 { // all that is short of waiting
			if len(h.commands) > 1 {
				h.runs()
			}
		}
	}
	if beside() != before || headline(h.m) == from {
		t.Errorf("while down is held, the focus is on %q, and beside it is\n%s", headline(h.m), beside())
	}
	h.holding = false
	h.gets(tea.FocusMsg{})
	name, _, _ := strings.Cut(strings.TrimPrefix(headline(h.m), "[ ] "), "  ")
	if !strings.Contains(beside(), name) || len(h.commands)+len(h.results) > 0 {
		t.Errorf("when it rests, %d commands wait, the focus is on %q, and beside it is\n%s", len(h.commands), name, beside())
	}
}
