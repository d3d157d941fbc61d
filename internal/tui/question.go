package tui

import (
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/words"
)

// question asks one thing in the place that it is about, over the screen below it. It
// takes the keys until it is answered. Enter answers only once no key has been pressed for
// a moment, so neither a key that is held down nor one that is pressed twice answers it.
type question struct {
	list
	below   screen // where it is asked
	title   words.Text
	text    words.Text
	options options
	unsaved bool // it asks what to do with changes that cannot be saved

	asked  time.Time
	opener string // the key that led to it, which may still be down
}

// put shows a question over the top screen.
func (m *Model) put(q *question) {
	q.below, q.asked, q.opener = m.below(), m.pace.Now(), m.typed.last
	q.focus(optionID(0))
	m.push(q)
}

// askPicks shows the question of an act that has a few possible answers.
func (m *Model) askPicks(q *act.Ask, answer func(string)) {
	s := &question{title: q.Prompt, text: q.Text}
	for _, p := range q.Picks {
		s.options.add(p.Text, func() { answer(p.Answer) })
	}
	m.put(s)
}

// still reports whether no key was pressed for long enough before the newest one. asked is
// when the question came up, and opener the key that led to it.
func (t *typed) still(asked time.Time, opener string) bool {
	quiet := stillness
	if t.last == opener && !t.since.After(asked) {
		quiet = act.FirstRepeat
	}
	since := asked
	if t.since.After(asked) {
		since = t.since
	}
	return t.at.Sub(since) >= quiet
}

// aside is the number of answers up to which a question stands beside what it is about. A
// longer list, and a question with a long text, takes the whole screen.
const aside = 4

func (s *question) alone() bool {
	return len(s.options) > aside || strings.Contains(string(s.text), "\n")
}

func (s *question) shape() shape {
	if s.alone() {
		return shape{text: true}
	}
	return s.below.shape()
}

// draw draws the screen below with the question by its focused row.
func (s *question) draw(m *Model, p *page) {
	if s.alone() {
		p.title = s.title
		if s.text != "" {
			p.main.text(s.text)
			p.main.gap()
		}
		s.options.draw(&p.side)
		return
	}
	about := s.below.at().id
	s.below.draw(m, p)
	if p.layout.beside && !p.shape.text {
		unfocus(p, about)
		if len(p.side.rows) > 0 {
			p.side.gap()
		}
		p.side.rows = append(p.side.rows, s.rows(&p.side, 0, true)...)
		return
	}
	c := p.column(about)
	if c == nil {
		c = &p.main
	}
	at := find(c.rows, about).index
	unfocus(p, about)
	roomy := p.layout.width >= marginal-4 && p.layout.tall
	if !roomy && at >= 0 { // it takes the place of the text
		r := &c.rows[at]
		r.lines = r.lines[:min(len(r.lines), max(1, r.titled))]
	}
	indent := 4
	if roomy {
		indent = 8
	}
	c.rows = slices.Insert(c.rows, at+1, s.rows(c, indent, roomy)...)
}

// unfocus leaves no row that can be focused, and marks the one that a question is about.
func unfocus(p *page, about string) {
	for _, c := range []*column{&p.main, &p.side} {
		for i := range c.rows {
			r := &c.rows[i]
			if r.id == about && about != "" {
				r.lines = slices.Clone(r.lines)
				for n := range min(max(1, r.titled), len(r.lines)) {
					line := strip(r.lines[n])
					if n == 0 {
						line = ">" + line[min(1, len(line)):]
					}
					r.lines[n] = c.theme.strong.on(line)
				}
			}
			r.id = ""
		}
	}
}

// show moves the window so that the whole question is in it or, if it is too high for that,
// its beginning as long as the focus is on the first answer.
func (s *question) show(p *page) {
	c, top, height := &p.main, &s.top, p.layout.main.height
	if find(p.side.rows, s.id).index >= 0 {
		c, top, height = &p.side, &s.down, p.layout.side.height
	}
	first, end, line := -1, 0, 0
	for _, r := range c.rows {
		next := line + len(r.lines)
		if r.asked {
			end = next
			if first < 0 {
				first = line
			}
		}
		line = next
	}
	if first > 0 && c == &p.main {
		first-- // the row that it is about
	}
	switch focused := find(c.rows, s.id); {
	case first < 0:
	case end-first <= height:
		*top = max(0, end-height, min(*top, first))
	case s.id == optionID(0): // as much as is possible of what stands above the answers
		*top = max(first, focused.end-height)
	}
}

func (s *question) keys(m *Model) keys {
	var ks keys
	ks.add("enter", m.words.Keys.Answer, func() { s.answer(m) })
	ks.move("tab", "", func() { m.move(1) })
	return ks
}

// answer takes the focused answer, if no key was pressed for a moment.
func (s *question) answer(m *Model) {
	if !m.typed.still(s.asked, s.opener) {
		m.say(m.words.TooSoon)
		return
	}
	for i, o := range s.options {
		if s.id == optionID(i) {
			o.do()
			return
		}
	}
}
