package tui

import (
	"strconv"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/words"
)

// more is what else there is to do and to know about an account: the acts that
// letters are shortcuts for, other routes to the page, and the facts.
type more struct {
	list
	account string
	walk    *walk // the walk it was opened from, with its step
}

// acts are what can be done about an account. Each leads back to the walk first.
func (s *more) acts(m *Model, a *plan.Account) options {
	w := m.words
	var os options
	add := func(text words.Text, do func()) { os.add(text, func() { m.pop(); do() }) }
	if st := a.Step(s.walk.id); st != nil && st.Link != "" {
		add(w.CopyLink, func() { m.copyLink(st.Link) })
		add(w.ShowQR, func() { m.push(newQR(st.Link, a.Platform.Domains)) })
	}
	for _, k := range letter.KindsFor(m.plan, a) {
		add(w.WriteLetter[string(k)], func() { m.openLetter(a, k) })
	}
	for _, o := range a.Outcomes() {
		add(m.present.Mark(a, o), func() { m.markAs(a, o) })
	}
	if a.LinkedTo == nil {
		for _, o := range m.plan.Linkable(a) {
			link := func() { m.act(m.acts().Link(a, o), func(act.Step) { s.walk.focus(onward) }) }
			add(words.Put(w.LinkWith, "account", m.present.Name(o)), link)
		}
	}
	add(w.KeepFile, func() { m.askFile(a) })
	add(w.AddNote, func() { m.askNote(a) })
	add(words.Put(w.AddAnother, "platform", a.Platform.Name), func() { m.addAnother(a.Platform) })
	add(w.UndoLast, m.undo)
	return os
}

func (s *more) rows(m *Model, width int) []row {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return []row{textRow(m.present.Missing(s.account), width)}
	}
	w := m.words
	rows := []row{heading(words.Put(w.MoreTitle, "account", m.present.Name(a)), width)}
	if st := a.Step(s.walk.id); st != nil && st.Link != "" {
		rows = append(rows, s.section(present.Section{Kind: "routes", Title: w.IfLinkDead, Items: m.present.Routes(st.Otherwise)}, width)...)
	}
	rows = append(rows, row{lines: []words.Text{faint(w.Actions)}})
	rows = append(append(rows, s.acts(m, a).rows(&s.list, width)...), blank())
	for _, sec := range m.present.Facts(a) {
		rows = append(rows, s.section(sec, width)...)
	}
	return rows
}

// section is a heading and a row for each item, nothing without items.
func (s *more) section(sec present.Section, width int) []row {
	if len(sec.Items) == 0 {
		return nil
	}
	rows := []row{{lines: []words.Text{faint(sec.Title)}}}
	for i, item := range sec.Items {
		lines := wrap(item, min(width, prose), 2)
		if sec.List {
			lines = wrap(item, min(width, prose), 4)
			lines[0] = "  - " + lines[0][4:]
		}
		id := itemID(sec.Kind, i)
		if id == s.id {
			lines[0] = ">" + lines[0][1:]
		}
		rows = append(rows, row{id, lines})
	}
	last := &rows[len(rows)-1]
	last.lines = append(last.lines, "")
	return rows
}

// itemID is the row of an item of a section.
func itemID(k present.Kind, i int) string { return string(k) + ":" + strconv.Itoa(i) }

// read shows a text that was sent, or that came.
func (m *Model) read(h plan.Happening) {
	m.push(&choose{title: m.present.Happened(h), text: h.Text.Text(), options: options{{m.words.BackToMore, m.pop}}})
}

func (s *more) keys(m *Model) keys {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	ks := s.acts(m, a).keys(m, &s.list)
	for i, h := range a.History {
		if s.id == itemID(present.History, i) && m.present.Apart(h) {
			ks.add("enter space", m.words.Keys.Read, func() { m.read(h) })
		}
	}
	for i, p := range a.Proofs {
		if s.id == itemID(present.Proofs, i) {
			ks.add("enter space", m.words.Keys.Open, func() { m.openProof(p) })
		}
	}
	ks.add("tab", m.words.Keys.Back, m.pop)
	return ks
}
