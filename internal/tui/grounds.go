package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The rows under the grounds.
const (
	useThese = "use"
	ownWords = "own"
)

// grounds lets the person pick reasons from their situation. None is picked for
// them.
type grounds struct {
	list
	prompt words.Text
	lang   string
	picked []string // keys
	own    string   // a text of their own, in place of these
	answer func(string)
}

func newGrounds(m *Model, q *act.Ask, answer func(string)) *grounds {
	s := &grounds{prompt: q.Prompt, lang: letter.Language(m.plan.Country), answer: answer}
	if letter.UnknownGround(q.Now) == "" && letter.GroundsText(q.Now, "en") != q.Now {
		s.picked = strings.Split(strings.ReplaceAll(q.Now, " ", ""), ",")
	} else {
		s.own = q.Now
	}
	return s
}

func (s *grounds) rows(m *Model, width int) []row {
	w := m.words
	rows := []row{{lines: append(append(each(wrap(s.prompt, width, 0), bold), wrap(w.GroundsText, min(width, 78), 0)...), "")}}
	for _, g := range letter.Grounds(s.lang) {
		var mark words.Text = "[ ] "
		if slices.Contains(s.picked, g.Key) {
			mark = "[x] "
		}
		rows = append(rows, row{id: g.Key, lines: choice(s.id == g.Key, mark+safetext.NewLine(g.Text).Text(), min(width, 78))})
	}
	own := w.GroundsOwn
	if s.own != "" {
		own = words.Put(w.GroundsOwnIs, "text", s.own)
	}
	return append(rows, row{lines: []words.Text{""}},
		row{id: ownWords, lines: choice(s.id == ownWords, own, width)},
		row{id: useThese, lines: choice(s.id == useThese, w.GroundsUse, width)})
}

func (s *grounds) keys(m *Model) []key {
	k := m.words.Keys
	add := func(does, show words.Text, do func() tea.Cmd, on ...string) key {
		return key{on: on, show: show, does: does, act: do}
	}
	next := key{on: []string{"tab"}, show: "tab", does: k.NextPane, rare: true, act: simply(func() { s.focus(useThese) })}
	switch s.id {
	case useThese:
		return []key{add(k.GoOn, "enter", simply(s.use), "enter", "space"), next}
	case ownWords:
		return []key{add(k.Choose, "enter", simply(func() { s.write(m) }), "enter", "space"), next}
	}
	does := k.Tick
	if slices.Contains(s.picked, s.id) {
		does = k.Untick
	}
	return []key{add(does, "space", simply(s.toggle), "enter", "space"), next}
}

// toggle picks a ground, or leaves it. A text of one's own then no longer counts.
func (s *grounds) toggle() {
	s.own = ""
	if i := slices.Index(s.picked, s.id); i >= 0 {
		s.picked = slices.Delete(s.picked, i, i+1)
		return
	}
	s.picked = append(s.picked, s.id)
}

func (s *grounds) write(m *Model) {
	ask := newPrompt(m.words.AskOwnGrounds, s.own, act.MaxText+1)
	ask.accept = func(text string) {
		m.pop()
		if s.own = text; text != "" {
			s.picked = nil
			s.focus(useThese)
		}
	}
	m.push(ask)
}

func (s *grounds) use() {
	text := s.own
	if text == "" { // in the order in which they are listed
		var keys []string
		for _, g := range letter.Grounds(s.lang) {
			if slices.Contains(s.picked, g.Key) {
				keys = append(keys, g.Key)
			}
		}
		text = strings.Join(keys, ",")
	}
	s.answer(text)
}
