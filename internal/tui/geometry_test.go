package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// everyScreen makes one model per screen, in a country with a way and in one
// without.
func everyScreen(t *testing.T) map[string]*Model {
	t.Helper()
	return everyScreenOf(t, newPerson(t))
}

func everyScreenOf(t *testing.T, p *person) map[string]*Model {
	t.Helper()
	all := map[string]*Model{}
	for _, country := range []string{"DE", "US"} {
		model := func() *Model {
			m := New(p.start())
			for _, e := range []state.Event{
				{Do: state.Country, Country: country},
				{Do: state.Account, Account: "facebook", Platform: "facebook"},
				{Do: state.Account, Account: "instagram/長い名前-zo\u00eb", Platform: "instagram"},
				{Do: state.Account, Account: "gone", Platform: "gone"},
				{Do: state.Detail, Key: letter.Name, Text: safetext.NewBlock("Anna Beispiel")},
				{Do: state.Detail, Key: letter.Email, Text: safetext.NewBlock("anna@example.org")},
				{Do: state.Detail, Key: letter.Part, Text: safetext.NewBlock("DE-BE")},
				{Do: state.Detail, Key: letter.OwnGrounds, Text: safetext.NewBlock("works,others,irreversible")},
			} {
				m.file.Events = append(m.file.Events, p.store.New(e))
			}
			m.replan()
			m.stack = []screen{newOverview(m)}
			return m
		}
		add := func(name string, push func(m *Model, a *plan.Account) screen) {
			m := model()
			m.push(push(m, m.plan.Accounts[0]))
			all[country+" "+name] = m
		}
		all[country+" overview"] = model()
		alike := func(m *Model) {
			for _, label := range []string{"@anna with a long name", "@ANNA with a long name"} {
				m.file.Events = append(m.file.Events, p.store.New(state.Event{Do: state.Account, Account: "facebook/" + label, Platform: "facebook", Label: safetext.NewLine(label)}))
			}
			m.replan()
		}
		add("alike", func(m *Model, _ *plan.Account) screen { alike(m); return newOverview(m) })
		add("join", func(m *Model, _ *plan.Account) screen {
			alike(m)
			m.askJoin("facebook/@anna with a long name")
			return m.top()
		})
		add("intro", func(*Model, *plan.Account) screen { return &intro{} })
		add("checklist", func(_ *Model, _ *plan.Account) screen { return &checklist{} })
		add("more", func(m *Model, a *plan.Account) screen { return &more{account: a.ID, walk: newWalk(m, a)} })
		add("help", func(m *Model, _ *plan.Account) screen { return &help{of: m.allKeys()} })
		add("gone", func(m *Model, _ *plan.Account) screen { return newWalk(m, m.plan.Account("gone")) })
		for i, st := range all[country+" more"].plan.Accounts[0].Steps {
			add(fmt.Sprintf("step %d", i+1), func(m *Model, a *plan.Account) screen {
				w := newWalk(m, a)
				w.focus(st.ID)
				return w
			})
			if st.Link != "" {
				add("qr "+st.ID, func(*Model, *plan.Account) screen { return newQR(st.Link, []string{"facebook.com"}) })
			}
		}
		for _, k := range letter.Kinds() {
			for _, lang := range []string{"de", "pl"} {
				add("letter "+string(k)+" "+lang, func(_ *Model, a *plan.Account) screen {
					return &letterScreen{account: a.ID, kind: k, lang: lang}
				})
			}
		}
		add("astray", func(m *Model, a *plan.Account) screen { return &astray{walk: newWalk(m, a), step: a.Steps[0].ID} })
		add("settled", func(*Model, *plan.Account) screen { return &settledScreen{} })
		add("round", func(*Model, *plan.Account) screen { return &round{} })
		add("extras", func(_ *Model, a *plan.Account) screen {
			return &extras{letter: &letterScreen{account: a.ID, kind: letter.Objection}}
		})
		add("linked?", func(m *Model, a *plan.Account) screen {
			m.push(&checklist{})
			m.act(m.acts().AskLinked(a), nil)
			return m.top()
		})
		add("find", func(m *Model, _ *plan.Account) screen {
			s := &checklist{}
			m.push(s)
			s.askFilter(m)
			return m.top()
		})
		add("grounds", func(m *Model, a *plan.Account) screen {
			return newGrounds(m, m.acts().Tell(a, letter.OwnGrounds, "").Ask, nil)
		})
		add("found", func(m *Model, _ *plan.Account) screen {
			in, err := exported(m.catalog)
			if err != nil {
				t.Fatal(err)
			}
			return &found{in: in, not: map[int]bool{1: true}}
		})
		add("unsaved", func(m *Model, _ *plan.Account) screen {
			m.queue = []batch{{events: []state.Event{p.store.New(state.Event{Do: state.Note, Account: "facebook"})}}}
			m.failed = errRefuses
			m.put(newUnsaved(m))
			return m.top()
		})
		m := model()
		m.act(m.acts().Tell(m.plan.Accounts[0], letter.Part, ""), nil)
		all[country+" part"] = m
		m = model()
		m.askCountry(nil)
		all[country+" prompt"] = m
	}
	return all
}

// TestNoScreenOverflowsAnyWindow shows each screen in each width and, for each of
// these, in the heights around the limits and in some of the others: in other ones
// from width to width and from screen to screen, so that each size meets several.
func TestNoScreenOverflowsAnyWindow(t *testing.T) {
	all, every := everyScreen(t), 4
	if testing.Short() {
		every = 16
	}
	for i, name := range slices.Sorted(maps.Keys(all)) {
		m := all[name]
		for j, width := range []int{0, 1, 2, 3, 5, 9, 17, 25, 39, 40, 41, 47, 60, 79, 80, 81, 120, 250} {
			for height := range 51 {
				if limit := height < 3 || height-minHeight >= -1 && height-minHeight <= 1; !limit && (height+i+j)%every != 0 {
					continue
				}
				m.message = words.Text(strings.Repeat("a long message ", height%12))
				m.Update(tea.WindowSizeMsg{Width: width, Height: height})
				lines := strings.Split(m.View().Content, "\n")
				if len(lines) > max(1, height) || height > 0 && len(lines) != height {
					t.Fatalf("%s at %dx%d: %d lines", name, width, height, len(lines))
				}
				for _, l := range lines {
					if w := ansi.StringWidth(l); w > width {
						t.Fatalf("%s at %dx%d: a line of %d columns: %q", name, width, height, w, l)
					}
				}
				m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			}
		}
	}
}

func TestEveryStepIsWholeAt80x24WithItsKeys(t *testing.T) {
	for name, m := range everyScreen(t) {
		if !strings.Contains(name, "step") {
			continue
		}
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		screen := ansi.Strip(m.View().Content)
		w := m.top().(*walk)
		_, st := w.here(m)
		lead := " [ ] " + name[strings.LastIndex(name, " ")+1:] + " " // the name ends with the step's number
		last := wrap(st.Text.Line().Text(), readable, len(lead))
		for _, line := range last {
			if !strings.Contains(screen, string(line)) {
				t.Errorf("%s: the line %q is cut off:\n%s", name, line, screen)
			}
		}
		if st.Link != "" && !strings.Contains(screen, st.Link) {
			t.Errorf("%s: the link is not on the screen:\n%s", name, screen)
		}
		footer := screen[strings.LastIndex(screen, "\n")+1:]
		keys := []string{"space", "? help", "esc back"}
		if st.Link != "" || st.Letter != "" || m.acts().Claims(st) {
			keys = append(keys, "enter") // it ticks nothing, so it is not named for other steps
		}
		for _, key := range keys {
			if !strings.Contains(footer, key) {
				t.Errorf("%s: the footer %q does not show %q", name, footer, key)
			}
		}
	}
}

func TestTheKeysOfEveryStepFitAt40x12(t *testing.T) {
	for name, m := range everyScreen(t) {
		if !strings.Contains(name, "step") {
			continue
		}
		m.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
		screen := ansi.Strip(m.View().Content)
		footer := screen[strings.LastIndex(screen, "\n")+1:]
		keys := []string{"space ", "?", "esc"}
		if _, st := m.top().(*walk).here(m); st.Link != "" || st.Letter != "" || m.acts().Claims(st) {
			keys = append(keys, "enter ") // it ticks nothing, so it is not named for other steps
		}
		for _, key := range keys {
			if !strings.Contains(footer, key) {
				t.Errorf("%s: the footer %q does not show %q", name, footer, key)
			}
		}
	}
}

// bare is a line without the mark of the focus and the gaps in it.
func bare(line string) string {
	return strings.TrimLeft(strings.Join(strings.Fields(line), " "), "> ")
}

// reachable are the rows that the keys move through now.
func (m *Model) reachable() []row {
	if m.typing() != nil {
		return m.page.foot.rows
	}
	return slices.Concat(m.page.main.rows, m.page.side.rows)
}

// TestEveryLineCanBeReachedAt40x12 moves to both ends, row by row and page by page. A key
// that gets stuck on the way does not get far.
func TestEveryLineCanBeReachedAt40x12(t *testing.T) {
	for name, m := range everyScreen(t) {
		if strings.Contains(name, "qr") {
			continue // a code cannot be read in parts; the screen says what it needs
		}
		m.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
		seen := map[string]bool{}
		for _, key := range []rune{tea.KeyUp, tea.KeyPgUp, tea.KeyDown, tea.KeyPgDown} {
			for before := ""; m.View().Content != before; m.Update(tea.KeyPressMsg{Code: key}) {
				before = m.View().Content
				for line := range strings.Lines(ansi.Strip(before)) {
					seen[bare(line)] = true
				}
			}
		}
		for _, r := range m.reachable() {
			if q, asks := m.top().(*question); asks && !q.alone() && !r.asked {
				continue // the screen below can be read when it is answered
			}
			for i, l := range r.lines {
				if text := bare(ansi.Strip(string(l))); !seen[text] && (r.id == "" || i == 0) && !r.heading {
					t.Errorf("%s: nobody can read %q", name, text)
				}
			}
		}
	}
}

func TestTooSmallAWindowSaysSoAndCanBeLeft(t *testing.T) {
	t.Parallel()
	h := newHand(shipped(), "DE", nil)
	m := h.m
	h.gets(tea.WindowSizeMsg{Width: 39, Height: 12})
	if s := m.View().Content; !strings.Contains(s, "Please make the window larger") {
		t.Errorf("the screen says %q", s)
	}
	if h.gets(tea.KeyPressMsg{Code: tea.KeyEnter}); h.quit || len(m.queue) > 0 || len(m.stack) != 1 {
		t.Error("a key acts on what cannot be seen")
	}
	if h.gets(tea.KeyPressMsg{Code: 'q', Text: "q"}); !h.quit {
		t.Error("q does not leave")
	}
}

func TestDrawingChangesNothing(t *testing.T) {
	for name, m := range everyScreen(t) {
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		if a, b := m.View().Content, m.View().Content; a != b {
			t.Errorf("%s: drawn twice, and different", name)
		}
	}
}

func TestAMessageThatIsTooLongShowsThatMoreCame(t *testing.T) {
	t.Parallel()
	m := New(newPerson(t).start())
	m.Update(tea.WindowSizeMsg{Width: 40, Height: 12})
	m.say(words.Text(strings.Repeat("several words ", 7)))
	m.draw()
	if s := ansi.Strip(m.View().Content); strings.Contains(s, "...") || strings.Count(s, "words") != 7 {
		t.Errorf("what fits is not shown whole:\n%s", s)
	}
	m.say(words.Text(strings.Repeat("several words ", 20)))
	m.draw()
	lines := strings.Split(ansi.Strip(m.View().Content), "\n")
	if last := lines[len(lines)-2]; !strings.HasSuffix(last, "...") {
		t.Errorf("the last line of the message is %q", last)
	}
}
