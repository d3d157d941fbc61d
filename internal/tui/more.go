package tui

import (
	"strconv"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/words"
)

// more shows what else a person can do about an account, the other routes to its page,
// and the facts.
type more struct {
	list
	account string
	walk    *walk // that opened this screen; its focused step counts here
}

// acts lists what the person can do about an account. Each act closes this screen first.
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

func (s *more) draw(m *Model, p *page) {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		p.text(m.present.Missing(s.account))
		return
	}
	w := m.words
	p.heading(words.Put(w.MoreTitle, "account", m.present.Name(a)))
	if st := a.Step(s.walk.id); st != nil && st.Link != "" {
		p.section(present.Section{Kind: "routes", Title: w.IfLinkDead, Items: m.present.Routes(st.Otherwise)})
	}
	p.add("", faint(w.Actions))
	s.acts(m, a).draw(p)
	p.gap()
	for _, sec := range m.present.Facts(a) {
		p.section(sec)
	}
}

// section adds a heading, a row for each item and an empty line, or nothing if there are
// no items.
func (p *page) section(sec present.Section) {
	if len(sec.Items) == 0 {
		return
	}
	p.add("", faint(sec.Title))
	for i, item := range sec.Items {
		lines := wrap(item, p.readable(), 2)
		if sec.List {
			lines = wrap(item, p.readable(), 4)
			lines[0] = "  - " + lines[0][4:]
		}
		id := itemID(sec.Kind, i)
		if id == p.focus {
			lines[0] = ">" + lines[0][1:]
		}
		p.add(id, lines...)
	}
	p.gap()
}

// itemID is the id of the row of an item.
func itemID(k present.Kind, i int) string { return string(k) + ":" + strconv.Itoa(i) }

// read shows a text that the person sent or received.
func (m *Model) read(h plan.Happening) {
	m.push(&choose{title: m.present.Happened(h), text: h.Text.Text(), options: options{{m.words.BackToMore, m.pop}}})
}

func (s *more) keys(m *Model) keys {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	ks := s.acts(m, a).keys(m, s.id)
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
