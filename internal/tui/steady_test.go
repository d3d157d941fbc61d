package tui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// TestTheFocusStaysOnTheAccount whatever is done about it, and when that is undone.
func TestTheFocusStaysOnTheAccount(t *testing.T) {
	list := []string{">Add or remove", "enter"}
	alike := slices.Concat(busy, []state.Event{{
		Do: state.Account, Account: "acme-photos/@NEW", Platform: "acme-photos", Label: safetext.NewLine("@NEW"),
	}})
	for name, c := range map[string]struct {
		before        []state.Event
		keys          []string
		after, undone string // what the focused row begins with
	}{
		"a name in the checklist": {busy, append(list, ">Photos @new", "e", "~", "enter"), "[x] Acme Photos @new~", "[x] Acme Photos @new "},
		"a name in the overview":  {busy, []string{">Photos @new", "e", "~", "enter"}, "[~] Acme Photos @new~", "[~] Acme Photos @new "},
		"a name in the walk":      {busy, []string{">Photos @new", "enter", ">2 Fill", "e", "~", "enter"}, "[ ] 2 Fill", "[ ] 2 Fill"},
		"removed":                 {busy, append(list, ">Acme Chat", "space"), "[ ] Acme Chat", "[x] Acme Chat"},
		"one of several removed":  {busy, append(list, ">Photos @new", "space"), "[x] Acme Photos ", "[x] Acme Photos "},
		"added":                   {begun[:2], append(list, ">Acme Forum", "space"), "[x] Acme Forum", "[ ] Acme Forum"},
		"added beside another":    {begun, append(list, ">Acme Photos", "a", "@two", "enter", "esc"), "[x] Acme Photos @two", "[x] Acme Photos"},
		"joined":                  {alike, []string{">These may be", "enter", ">No", "down", "down", "enter"}, "[~] Acme Photos @NEW", "[ ] Acme Photos @NEW"},
		"found":                   {begun, append(list, "f", "x", "enter", ">Put the", "enter"), "[x] Facebook", "[ ] Facebook"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHand(acme(t), "DE", c.before)
			h.gets(tea.WindowSizeMsg{Width: 120, Height: 40})
			h.presses(c.keys...)
			if got := headline(h.m) + " "; !strings.HasPrefix(got, c.after) {
				t.Fatalf("after it, the focus is on %q, not on %q", got, c.after)
			}
			h.presses("u")
			if got := headline(h.m) + " "; !strings.HasPrefix(got, c.undone) {
				t.Errorf("once it is undone, the focus is on %q, not on %q", got, c.undone)
			}
		})
	}
}

// TestTheFocusGoesToTheNextRow in the overview, when the account is no longer there.
func TestTheFocusGoesToTheNextRow(t *testing.T) {
	h := newHand(acme(t), "DE", busy)
	h.presses(">Photos @new")
	h.gets(tea.KeyPressMsg{Code: tea.KeyDown})
	next := headline(h.m)
	h.gets(tea.KeyPressMsg{Code: tea.KeyUp})
	a := h.m.plan.Account("acme-photos/@new")
	h.m.remove(a)
	h.gets(tea.FocusMsg{})
	if got := headline(h.m); got != next {
		t.Errorf("the focus goes to %q, not to %q", got, next)
	}
}

// TestTheWalkGoesOnAfterANameIsUndone, with all that is open over it.
func TestTheWalkGoesOnAfterANameIsUndone(t *testing.T) {
	h := newHand(acme(t), "DE", busy)
	h.presses(">Photos @new", "e", "~", "enter", "enter", ">2 Fill", "tab", "u", "esc")
	if got := headline(h.m); !strings.HasPrefix(got, "[ ] 2 Fill") {
		t.Errorf("the focus is on %q", got)
	}
	h.presses("esc")
	if got := headline(h.m) + " "; !strings.Contains(got, "Photos @new ") {
		t.Errorf("back in the overview, the focus is on %q", got)
	}
}

// TestKeysThatComeTogetherActOnTheirRows as on a slow connection, though nothing was drawn
// between them.
func TestKeysThatComeTogetherActOnTheirRows(t *testing.T) {
	h := newHand(acme(t), "DE", begun[:1])
	h.m.stack = []screen{&checklist{}}
	h.gets(tea.WindowSizeMsg{Width: 80, Height: 24})
	ids := focusable(h.m)
	at := slices.Index(ids, h.m.top().at().id)
	h.gap, h.holding = time.Millisecond, true
	for range 2 {
		h.presses("space", "down")
	}
	h.holding = false
	h.gets(tea.FocusMsg{})
	var want []string
	for _, id := range ids[at : at+2] {
		want = append(want, strings.TrimPrefix(id, platform))
	}
	if got := state.Named(h.disk); !slices.Equal(got, want) || h.m.top().at().id != ids[at+2] {
		t.Errorf("on the list are %q, not %q, and the focus is on %q, not %q", got, want, h.m.top().at().id, ids[at+2])
	}
}

// TestKeysThatComeTogetherLeadToTheSameScreen as those that come one by one, each shown.
func TestKeysThatComeTogetherLeadToTheSameScreen(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	keys := []rune{tea.KeyUp, tea.KeyDown, tea.KeyDown, tea.KeyPgUp, tea.KeyPgDown, tea.KeyHome, tea.KeyEnd, tea.KeyRight, tea.KeyLeft, tea.KeyTab, tea.KeyEscape}
	for _, size := range []tea.WindowSizeMsg{{Width: 40, Height: 12}, {Width: 80, Height: 24}, {Width: 120, Height: 40}} {
		for range 10 {
			one, all := newHand(acme(t), "DE", busy), newHand(acme(t), "DE", busy)
			one.gets(size)
			all.gets(size)
			var pressed []string
			for range 1 + random.IntN(40) {
				key := tea.KeyPressMsg{Code: keys[random.IntN(len(keys))]}
				pressed = append(pressed, key.String())
				one.m.press(key)
				one.m.draw()
				_ = one.m.View()
				all.m.press(key)
				all.m.draw()
			}
			for _, h := range []*hand{one, all} {
				h.clock = h.clock.Add(time.Second) // the last key is let go
				h.m.Update(rests{})
			}
			if a, b := one.m.View().Content, all.m.View().Content; a != b || one.m.top().at().id != all.m.top().at().id {
				t.Fatalf("%dx%d, after %q:\n%s\nand not\n%s", size.Width, size.Height, pressed, ansi.Strip(b), ansi.Strip(a))
			}
		}
	}
}
