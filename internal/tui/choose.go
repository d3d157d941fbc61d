package tui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// option is a row that Enter acts on.
type option struct {
	text words.Text
	do   func()
}

// options are those of a screen.
type options []option

func (os *options) add(text words.Text, do func()) { *os = append(*os, option{text, do}) }

// optionID is the row of an option.
func optionID(i int) string { return "act:" + strconv.Itoa(i) }

func (os options) rows(l *list, width int) []row {
	rows := make([]row, len(os))
	for i, o := range os {
		rows[i] = l.action(optionID(i), o.text, width)
	}
	return rows
}

// keys are those of the focused option.
func (os options) keys(m *Model, l *list) keys {
	var ks keys
	for i, o := range os {
		if l.id == optionID(i) {
			ks.add("enter space", m.words.Keys.Choose, o.do)
		}
	}
	return ks
}

// choose asks a question that has a few answers.
type choose struct {
	list
	title, text words.Text
	options     options
}

func (s *choose) rows(_ *Model, width int) []row {
	rows := []row{heading(s.title, width)}
	if s.text != "" {
		rows = append(rows, paragraph(s.text, min(width, prose)))
	}
	return append(rows, s.options.rows(&s.list, width)...)
}

func (s *choose) keys(m *Model) keys { return s.options.keys(m, &s.list) }

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
	own    string   // the person's own words, in place of these
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
	rows := []row{{lines: mapLines(wrap(s.prompt, width, 0), bold)}, paragraph(w.GroundsText, min(width, prose))}
	for _, g := range letter.Grounds(s.lang) {
		box := s.box(g.Key) + " " + safetext.NewLine(g.Text).Text()
		rows = append(rows, s.action(g.Key, box, min(width, prose)))
	}
	own := w.GroundsOwn
	if s.own != "" {
		own = words.Put(w.GroundsOwnIs, "text", s.own)
	}
	return append(rows, blank(), s.action(ownWords, own, width), s.action(useThese, w.GroundsUse, width))
}

func (s *grounds) box(key string) words.Text {
	if slices.Contains(s.picked, key) {
		return ticked
	}
	return unticked
}

func (s *grounds) keys(m *Model) keys {
	var ks keys
	switch k := m.words.Keys; {
	case s.id == useThese:
		ks.add("enter space", k.GoOn, s.use)
	case s.id == ownWords:
		ks.add("enter space", k.Choose, func() { s.write(m) })
	case s.box(s.id) == ticked:
		ks.add("space enter", k.Untick, s.toggle)
	default:
		ks.add("space enter", k.Tick, s.toggle)
	}
	ks.rare("tab", m.words.Keys.NextPane, func() { s.focus(useThese) })
	return ks
}

// toggle picks a ground, or drops it. The person's own words then no longer count.
func (s *grounds) toggle() {
	s.own = ""
	if i := slices.Index(s.picked, s.id); i >= 0 {
		s.picked = slices.Delete(s.picked, i, i+1)
		return
	}
	s.picked = append(s.picked, s.id)
}

func (s *grounds) write(m *Model) {
	m.askLine(m.words.AskOwnGrounds, s.own, act.MaxText+1, func(text string) {
		m.pop()
		if s.own = text; text != "" {
			s.picked = nil
			s.focus(useThese)
		}
	})
}

// use answers with the person's own words, or with the keys in their order on the
// screen.
func (s *grounds) use() {
	if s.own != "" {
		s.answer(s.own)
		return
	}
	var keys []string
	for _, g := range letter.Grounds(s.lang) {
		if slices.Contains(s.picked, g.Key) {
			keys = append(keys, g.Key)
		}
	}
	s.answer(strings.Join(keys, ","))
}
