package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
)

// TestEveryWayCanBeWalkedToItsEnd ticks every step of every platform in five
// countries with the keys, and looks at each screen on the way.
func TestEveryWayCanBeWalkedToItsEnd(t *testing.T) {
	t.Parallel()
	c := catalog.Load("")
	walked := 0
	for _, country := range []string{"DE", "GB", "BR", "US", "JP"} {
		for _, id := range c.IDs() {
			h := newHand(c, "", []state.Event{{Do: state.Country, Country: country}, {Do: state.Account, Account: id, Platform: id}})
			m := h.m
			press := func(k tea.KeyPressMsg) {
				t.Helper()
				h.gets(k)
				screen := m.View().Content
				for line := range strings.SplitSeq(screen, "\n") {
					if w := ansi.StringWidth(line); w > 80 {
						t.Errorf("%s in %s: a line of %d columns: %q", id, country, w, line)
					}
				}
			}
			press(tea.KeyPressMsg{Code: tea.KeyEnter})
			way := m.plan.Account(id).Way
			for _, st := range way.Steps {
				w, ok := m.top().(*walk)
				if !ok {
					t.Fatalf("%s in %s: no longer on the walk", id, country)
				}
				w.focus(st.ID)
				m.draw()
				screen := ansi.Strip(m.View().Content)
				if !strings.Contains(screen, st.Title.String()) {
					t.Errorf("%s in %s: %q is not on the screen:\n%s", id, country, st.Title, screen)
				}
				if st.Text.IsZero() && st.Do != catalog.Check {
					t.Errorf("%s in %s: the step %s says nothing", id, country, st.ID)
				}
				if st.Link != "" && !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(screen, "\n", ""), " ", ""), st.Link) {
					t.Errorf("%s in %s: the link of %s is not on the screen", id, country, st.ID)
				}
				press(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
				walked++
			}
			a := m.plan.Account(id)
			if want := map[bool]plan.Status{true: plan.None, false: plan.Done}[way.Kind == catalog.None]; a.Status != want || !a.Settled() {
				t.Errorf("%s in %s: every step ticked, and it is %s, next %s", id, country, a.Status, a.Next.Do)
			}
			m.top().at().focus(onward)
			m.draw()
			press(tea.KeyPressMsg{Code: tea.KeyEnter})
			if _, ok := m.top().(*overview); !ok {
				t.Errorf("%s in %s: a dead end", id, country)
			}
		}
	}
	t.Logf("%d steps walked", walked)
}
