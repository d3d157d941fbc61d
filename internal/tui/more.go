package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

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

func newMore(a *plan.Account, w *walk) *more {
	s := &more{account: a.ID, walk: w}
	return s
}

func (s *more) acts(m *Model, a *plan.Account) []option {
	w := m.words
	var acts []option
	add := func(text words.Text, do func() tea.Cmd) {
		acts = append(acts, option{text: text, do: do})
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
	for _, o := range a.Outcomes() {
		add(m.present.Mark(a, o), simple(func() { m.markAs(a, o) }))
	}
	if a.LinkedTo == nil {
		for _, o := range m.plan.Linkable(a) {
			add(words.Put(w.LinkWith, "account", m.present.Name(o)), simple(func() {
				m.act(m.acts().Link(a, o), func(act.Step) { s.walk.focus(onward) })
			}))
		}
	}
	add(w.KeepFile, simple(func() { m.askFile(a) }))
	add(w.AddNote, simple(func() { m.askNote(a) }))
	add(words.Put(w.AddAnother, "platform", a.Platform.Name), simple(func() { m.addAnother(a.Platform) }))
	add(w.UndoLast, simple(m.undo))
	return numbered(acts)
}

func (s *more) rows(m *Model, width int) []row {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return []row{{lines: wrap(m.present.Missing(s.account), width, 0)}}
	}
	w := m.words
	rows := []row{{lines: append(each(wrap(words.Put(w.MoreTitle, "account", m.present.Name(a)), width, 0), bold), "")}}
	if st := a.Step(s.walk.id); st != nil && st.Link != "" {
		rows = append(rows, s.section(present.Section{Kind: "routes", Title: w.IfLinkDead, Items: m.present.Routes(st.Otherwise)}, width)...)
	}
	rows = append(rows, row{lines: []words.Text{faint(w.Actions)}})
	for _, x := range s.acts(m, a) {
		rows = append(rows, row{id: x.id, lines: choice(s.id == x.id, x.text, width)})
	}
	rows = append(rows, row{lines: []words.Text{""}})
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
		lines := wrap(item, min(width, 78), 2)
		if sec.List {
			lines = wrap(item, min(width, 78), 4)
			lines[0] = "  - " + lines[0][4:]
		}
		id := itemID(sec.Kind, i)
		if id == s.id {
			lines[0] = ">" + lines[0][1:]
		}
		rows = append(rows, row{id: id, lines: lines})
	}
	last := &rows[len(rows)-1]
	last.lines = append(last.lines, "")
	return rows
}

// itemID is the row of an item of a section.
func itemID(k present.Kind, i int) string { return string(k) + ":" + strconv.Itoa(i) }

// read shows a text that was sent, or that came.
func (m *Model) read(h plan.Happening) {
	m.push(newChoose(m.present.Happened(h), h.Text.Text(), option{text: m.words.BackToMore, do: simply(m.pop)}))
}

// openProof hands a kept file to the system's program for it.
func (m *Model) openProof(p plan.Proof) tea.Cmd {
	return func() tea.Msg {
		err := m.host.OpenProof(p.File)
		return result(func(m *Model) {
			if err != nil {
				m.warn(words.Put(m.words.NotOpened, "why", m.words.Why(err)))
				return
			}
			m.say(words.Put(m.words.ProofOpened, "name", p.Name))
		})
	}
}

func (s *more) keys(m *Model) []key {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	keys := optionKeys(m, s.acts(m, a), s.id)
	for i, h := range a.History {
		if s.id == itemID(present.History, i) && m.present.Apart(h) {
			keys = append(keys, key{on: []string{"enter", "space"}, show: "enter", does: m.words.Keys.Read, act: simply(func() { m.read(h) })})
		}
	}
	for i, p := range a.Proofs {
		if s.id == itemID(present.Proofs, i) {
			keys = append(keys, key{on: []string{"enter", "space"}, show: "enter", does: m.words.Keys.Open, act: func() tea.Cmd { return m.openProof(p) }})
		}
	}
	return append(keys, key{on: []string{"tab"}, show: "tab", does: m.words.Keys.Back, act: func() tea.Cmd { m.pop(); return nil }})
}
