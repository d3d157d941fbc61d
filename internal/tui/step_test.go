package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/state"
)

// TestTheAddressIsInSightBeforeEnter looks at each step that opens a page, in windows of
// all kinds: what Enter opens can be read, however long the text of the step is.
func TestTheAddressIsInSightBeforeEnter(t *testing.T) {
	t.Parallel()
	c, seen := shipped(), 0
	for _, country := range []string{"DE", "US"} {
		for _, id := range c.IDs() {
			m := newHand(c, "", []state.Event{{Do: state.Country, Country: country}, {Do: state.Account, Account: id, Platform: id}}).m
			w := newWalk(m, m.plan.Account(id))
			m.push(w)
			for _, size := range []struct{ width, height int }{{40, 12}, {60, 15}, {100, 16}, {120, 40}} {
				m.Update(tea.WindowSizeMsg{Width: size.width, Height: size.height})
				for _, st := range m.plan.Account(id).Steps {
					if st.Link == "" {
						continue
					}
					seen++
					w.focus(st.ID)
					m.draw()
					where := fmt.Sprintf("%s in %s, step %s at %dx%d", id, country, st.ID, size.width, size.height)
					if screen := compact(m); !strings.Contains(screen, st.Link) {
						t.Errorf("%s: the address is not in sight:\n%s", where, ansi.Strip(m.View().Content))
					}
					if key := m.footer(m.page.layout.width); !strings.Contains(ansi.Strip(string(key)), "enter open") {
						t.Errorf("%s: the keys are %q", where, key)
					}
				}
			}
		}
	}
	if seen < 900 {
		t.Errorf("only %d steps were looked at", seen)
	}
}

// compact is the text of the pane about the focused step, without any spaces.
func compact(m *Model) string {
	var all strings.Builder
	for line := range strings.SplitSeq(ansi.Strip(m.View().Content), "\n") {
		if _, right, beside := strings.Cut(line, "\u2502"); beside {
			line = right
		}
		all.WriteString(strings.Join(strings.Fields(line), ""))
	}
	return all.String()
}

// TestATextThatIsCutCanBeReadBehindTab: what gives way to the address is one key away.
func TestATextThatIsCutCanBeReadBehindTab(t *testing.T) {
	t.Parallel()
	h := newHand(shipped(), "", []state.Event{{Do: state.Country, Country: "DE"}, {Do: state.Account, Account: "facebook", Platform: "facebook"}})
	h.gets(tea.WindowSizeMsg{Width: 40, Height: 12})
	h.presses("enter")
	text := h.m.plan.Account("facebook").Steps[0].Text.String()
	whole := func() bool { return strings.Contains(compact(h.m), strings.Join(strings.Fields(text), "")) }
	if whole() || !strings.Contains(compact(h.m), "...") {
		t.Fatalf("nothing is cut:\n%s", ansi.Strip(h.m.View().Content))
	}
	h.presses("tab")
	h.gets(tea.WindowSizeMsg{Width: 80, Height: 40})
	if !whole() {
		t.Errorf("the text is not behind tab:\n%s", ansi.Strip(h.m.View().Content))
	}
}

// TestStepsBeforeATickedOneHaveNoBox: there is nothing left to do in them.
func TestStepsBeforeATickedOneHaveNoBox(t *testing.T) {
	t.Parallel()
	h := newHand(acme(t), "DE", begun)
	h.presses("enter")
	h.clicks(t, "[ ] 2 Fill in a reason", 1)
	screen := ansi.Strip(h.m.View().Content)
	if strings.Contains(screen, "[ ] 1 ") || !strings.Contains(screen, "    1 Open the form") || !strings.Contains(screen, "[ ] 3 ") {
		t.Errorf("the screen is\n%s", screen)
	}
}

// TestAPageThatIsNotThereLeadsToOtherRoutes, not to all that is known of the account.
func TestAPageThatIsNotThereLeadsToOtherRoutes(t *testing.T) {
	t.Parallel()
	h := newHand(acme(t), "DE", begun)
	h.presses("enter", "enter", "down", "down", "enter")
	screen := ansi.Strip(h.m.View().Content)
	for _, want := range []string{"If the page is not there", "By the menus", "Open it again", "Show the link as a QR code", "Back to the step"} {
		if !strings.Contains(screen, want) {
			t.Errorf("%q is missing:\n%s", want, screen)
		}
	}
	h.presses("down", "enter")
	if q, asks := h.m.top().(*question); !asks || q.title != h.m.words.DidItWork {
		t.Errorf("opening it again shows %T", h.m.top())
	}
}

// TestDoneAlreadyIsRefusedWhereItIs so already, on every screen with that key.
func TestDoneAlreadyIsRefusedWhereItIs(t *testing.T) {
	t.Parallel()
	done := slices.Clone(begun[:2])
	done = append(done, state.Event{Do: state.Outcome, Account: "acme-photos", Way: "objection", Outcome: "done", On: "2026-11-20"})
	for _, lead := range [][]string{nil, {"enter"}} {
		h := newHand(acme(t), "DE", done)
		h.presses(append(lead, "x")...)
		if got := string(h.m.message); !strings.Contains(got, "Acme Photos is marked already: done 20 Nov 2026") {
			t.Errorf("x on %T says %q", h.m.top(), got)
		}
	}
}
