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

// TestEveryWayCanBeWalkedToItsEnd ticks every step of every platform in seven
// countries with the keys, those of the objection beside the way too, and looks at each
// screen on the way.
func TestEveryWayCanBeWalkedToItsEnd(t *testing.T) {
	t.Parallel()
	c := shipped()
	walked, countries := 0, []string{"DE", "US", "FR", "GB", "CH", "BR", "JP"}
	if testing.Short() {
		countries = countries[:2]
	}
	for _, country := range countries {
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
			for _, key := range []string{id, "objection:" + id} {
				way := m.plan.Account(key).Way
				if m.plan.Account(key).Key() != key {
					continue
				}
				m.stack = []screen{newOverview(m), newWalk(m, m.plan.Account(key))}
				m.draw()
				for _, st := range way.Steps {
					w, ok := m.top().(*walk)
					if !ok {
						t.Fatalf("%s in %s: no longer on the walk", id, country)
					}
					w.focus(st.ID)
					m.draw()
					screen := ansi.Strip(m.View().Content)
					if !strings.Contains(strings.Join(strings.Fields(screen), " "), st.Title.String()) {
						t.Errorf("%s in %s: %q is not on the screen:\n%s", id, country, st.Title, screen)
					}
					if st.Text.IsZero() && st.Do != catalog.Check {
						t.Errorf("%s in %s: the step %s says nothing", id, country, st.ID)
					}
					if st.Link != "" && !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(screen, "\n", ""), " ", ""), st.Link) {
						t.Errorf("%s in %s: the link of %s is not on the screen", id, country, st.ID)
					}
					press(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
					for q, asks := m.top().(*question); asks; q, asks = m.top().(*question) {
						if q.options[0].text == m.words.Claims.NotYet {
							press(tea.KeyPressMsg{Code: tea.KeyDown})
						}
						press(tea.KeyPressMsg{Code: tea.KeyEnter})
					}
					walked++
				}
				a := m.plan.Account(key)
				if want := map[bool]plan.Status{true: plan.None, false: plan.Done}[way.Kind == catalog.None]; a.Status != want {
					t.Errorf("%s in %s: every step ticked, and it is %s, next %s", key, country, a.Status, a.Next.Do)
				}
			}
			if a := m.plan.Account(id); !a.Settled() {
				t.Errorf("%s in %s: something is left on it", id, country)
			}
			m.top().at().focus(onward)
			m.draw()
			press(tea.KeyPressMsg{Code: tea.KeyEnter})
			if _, rests := m.top().(*settledScreen); rests {
				m.pop()
			}
			if _, ok := m.top().(*overview); !ok {
				t.Errorf("%s in %s: a dead end", id, country)
			}
		}
	}
	t.Logf("%d steps walked", walked)
}
