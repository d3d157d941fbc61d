package tui

import (
	"strconv"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Rows that Enter opens, with their numbers.
const (
	happened = "happened:"
	proof    = "proof:" // a kept file
)

// more is what else there is to do and to know about an account: the acts that
// letters are shortcuts for, other routes to the page, and the facts.
type more struct {
	list
	account string
	walk    *walk // the walk it was opened from, with its step
}

func newMore(a *plan.Account, w *walk) *more {
	s := &more{account: a.ID, walk: w}
	return s
}

func (s *more) acts(m *Model, a *plan.Account) []act {
	w := m.words
	var acts []act
	add := func(text words.Text, do func() tea.Cmd) {
		acts = append(acts, act{text: text, do: do})
	}
	simple := func(f func()) func() tea.Cmd { return func() tea.Cmd { m.pop(); f(); return nil } }
	if st := a.Step(s.walk.id); st != nil {
		if st.Link != "" {
			add(w.CopyLink, func() tea.Cmd { m.pop(); return m.copyLink(st.Link) })
			add(w.ShowQR, simple(func() { m.push(newQR(st.Link, a.Platform.Domains)) }))
		}
	}
	for _, k := range letter.KindsFor(m.plan, a) {
		add(w.WriteLetter[string(k)], simple(func() { m.openLetter(a, k) }))
	}
	if a.Way.Kind != catalog.None {
		add(w.MarkDone, simple(func() { m.markDone(a); s.walk.focus(onward) }))
		if a.Way.Kind != catalog.Setting {
			add(w.MarkSent, simple(func() { m.askOutcome(a, string(plan.Sent)) }))
		}
		if !a.SentOn().IsZero() {
			add(w.MarkRefused, simple(func() { m.askRefusal(a) }))
		}
	}
	if a.LinkedTo == nil {
		for _, o := range m.plan.Linkable(a) {
			add(words.Put(w.LinkWith, "account", m.present.Name(o)), simple(func() {
				covered, by := plan.Link(a, o)
				m.do(state.Event{Do: state.Linked, Account: covered.ID, To: by.ID})
				s.walk.focus(onward)
			}))
		}
	}
	for _, o := range a.LaterOutcomes() {
		text := w.MarkLater[o]
		if o == "reminded" && a.Next.Do == plan.DoAsk {
			text = w.MarkAsked
		}
		add(text, simple(func() { m.askOutcome(a, o) }))
	}
	add(w.KeepFile, simple(func() { m.askFile(a) }))
	add(w.AddNote, simple(func() { m.askNote(a) }))
	add(words.Put(w.AddAnother, "platform", a.Platform.Name), simple(func() { s.walk.addAnother(m, a) }))
	add(w.UndoLast, simple(m.undo))
	return numbered(acts)
}

func (s *more) rows(m *Model, width int) []row {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return []row{{lines: wrap(m.missing(s.account), width, 0)}}
	}
	w := m.words
	rows := []row{{lines: append(each(wrap(words.Put(w.MoreTitle, "account", m.present.Name(a)), width, 0), bold), "")}}
	if st := a.Step(s.walk.id); st != nil && st.Link != "" {
		var lines []words.Text
		for _, o := range st.Otherwise {
			lines = append(lines, m.otherwise(o, min(width, 78), 2)...)
		}
		rows = append(rows, section("otherwise", w.IfLinkDead, lines, s.id)...)
	}
	rows = append(rows, row{lines: []words.Text{faint(w.Actions)}})
	for _, x := range s.acts(m, a) {
		rows = append(rows, row{id: x.id, lines: choice(s.id == x.id, x.text, width)})
	}
	rows = append(rows, row{lines: []words.Text{""}})
	return append(rows, s.facts(m, a, min(width, 78))...)
}

// facts are the sections of what is known about the way.
func (s *more) facts(m *Model, a *plan.Account, width int) []row {
	w, way, p := m.words, a.Way, a.Platform
	var rows []row
	add := func(id string, title words.Text, lines []words.Text) {
		rows = append(rows, section(id, title, lines, s.id)...)
	}
	one := func(b safetext.Block) []words.Text { return wrap(b.Line().Text(), width, 2) }
	items := func(all ...[]safetext.Line) []words.Text {
		var lines []words.Text
		for _, list := range all {
			for _, l := range list {
				lines = append(lines, bullet(l.Text(), width)...)
			}
		}
		return lines
	}
	for i, lines := range s.history(m, a, width) {
		var title words.Text
		if i == 0 {
			title = w.Follow.ReportHistory
		}
		add(happened+strconv.Itoa(i), title, lines)
	}
	add("notes", w.YourNotes, s.notes(m, a, width))
	for i, lines := range s.proofs(m, a, width) {
		var title words.Text
		if i == 0 {
			title = w.YourProofs
		}
		add(proof+strconv.Itoa(i), title, lines)
	}
	add("needs", w.WhatYouNeed, items(way.Needs))
	add("since", w.Since, one(way.Since))
	add("expect", w.WhatToExpect, one(way.Expect))
	add("verify", w.HowToVerify, one(way.Verify))
	add("covers", w.WhatItCovers, one(way.Covers))
	add("not", w.WhatItDoesNot, items(way.NotCover, p.NotCover))
	add("late", w.IfNoAnswer, one(way.Late))
	for i, t := range append(append([]catalog.Trouble{}, way.Trouble...), p.Trouble...) {
		var title words.Text
		if i == 0 {
			title = w.WhenItFails
		}
		lines := append(bullet(t.When.Text(), width), wrap(t.Try.Line().Text(), width, 4)...)
		add("trouble:"+strconv.Itoa(i), title, lines)
	}
	for i, src := range append(append([]catalog.Source{}, way.Sources...), p.Sources...) {
		var title words.Text
		if i == 0 {
			title = w.WhereFrom
		}
		lines := append(bullet(src.Says.Line().Text(), width), wrap(src.Date.Text()+"  "+safetext.NewLine(src.URL).Text(), width, 4)...)
		add("source:"+strconv.Itoa(i), title, lines)
	}
	return rows
}

// long says that a text is too long to be read in a list.
func long(text safetext.Block) bool { return utf8.RuneCountInString(text.String()) > 160 }

// history are the lines of each thing that happened.
func (s *more) history(m *Model, a *plan.Account, width int) [][]words.Text {
	all := make([][]words.Text, len(a.History))
	for i, h := range a.History {
		text := m.words.Day(h.On) + "  " + m.words.Happened(h.What, h.Late)
		switch {
		case long(h.Text):
			text = words.Put(m.words.TextKept, "what", text)
		case !h.Text.IsZero():
			text += ": " + h.Text.Line().Text()
		}
		all[i] = bullet(text, width)
	}
	return all
}

// read shows a text that was sent, or that came.
func (m *Model) read(h plan.Happening) {
	m.push(newChoose(m.words.Day(h.On)+"  "+m.words.Happened(h.What, h.Late), h.Text.Text(), act{text: m.words.BackToMore, do: simply(m.pop)}))
}

// proofs are the lines of each kept file.
func (s *more) proofs(m *Model, a *plan.Account, width int) [][]words.Text {
	all := make([][]words.Text, len(a.Proofs))
	for i, p := range a.Proofs {
		all[i] = bullet(m.words.Day(p.At)+"  "+p.Name.Text()+", "+m.words.Follow.ReportSize.Put(int(p.Size)), width)
	}
	return all
}

// openedProofMsg is what became of opening a kept file.
type openedProofMsg struct {
	name safetext.Line
	err  error
}

func (m *Model) openProof(p plan.Proof) tea.Cmd {
	open := m.host.OpenProof
	return func() tea.Msg { return openedProofMsg{p.Name, open(p.File)} }
}

func (m *Model) openedProof(msg openedProofMsg) {
	if msg.err != nil {
		m.say(words.Put(m.words.NotOpened, "why", safetext.Error(msg.err)))
		m.alarm = true
		return
	}
	m.say(words.Put(m.words.ProofOpened, "name", msg.name))
}

func (s *more) notes(m *Model, a *plan.Account, width int) []words.Text {
	lines := make([]words.Text, 0, len(a.Notes))
	for _, n := range a.Notes {
		lines = append(lines, bullet(m.words.Day(n.At)+"  "+n.Text.Line().Text(), width)...)
	}
	return lines
}

// bullet is an item of a list.
func bullet(text words.Text, width int) []words.Text {
	lines := wrap(text, width, 4)
	if len(lines) > 0 {
		lines[0] = "  - " + lines[0][4:]
	}
	return lines
}

// section is a heading with its lines; nothing if there are none.
func section(id string, title words.Text, lines []words.Text, focused string) []row {
	if len(lines) == 0 {
		return nil
	}
	var rows []row
	if title != "" {
		rows = append(rows, row{lines: []words.Text{faint(title)}})
	}
	body := append([]words.Text{}, lines...)
	if id == focused {
		body[0] = ">" + body[0][1:]
	}
	return append(rows, row{id: id, lines: append(body, "")})
}

func (s *more) keys(m *Model) []key {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	keys := actKeys(m, s.acts(m, a), s.id)
	for i, h := range a.History {
		if s.id == happened+strconv.Itoa(i) && long(h.Text) {
			keys = append(keys, key{on: []string{"enter", "space"}, show: "enter", does: m.words.Keys.Read, act: simply(func() { m.read(h) })})
		}
	}
	for i, p := range a.Proofs {
		if s.id == proof+strconv.Itoa(i) {
			keys = append(keys, key{on: []string{"enter", "space"}, show: "enter", does: m.words.Keys.Open, act: func() tea.Cmd { return m.openProof(p) }})
		}
	}
	return append(keys, key{on: []string{"tab"}, show: "tab", does: m.words.Keys.Back, act: func() tea.Cmd { m.pop(); return nil }})
}
