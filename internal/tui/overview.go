package tui

import (
	"strings"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The rows under the accounts.
const (
	change        = "change"
	changeCountry = "country"
	doubles       = "doubles:" // and the id of the first account
)

// overview is all accounts: where each stands, and what comes next. A person who
// comes back lands here.
type overview struct{ list }

func newOverview(m *Model) *overview {
	s := &overview{}
	if a := m.plan.NextAccount(nil, nil); a != nil {
		s.focus(account + a.ID)
	}
	return s
}

func (s *overview) rows(m *Model, width int) []row {
	w := m.words
	rows := []row{{lines: append(sides(styled{w.OverviewTitle, bold}, styled{m.plan.Country.Name(), faint}, width, 0), "")}}
	if len(m.plan.Accounts) == 0 {
		rows = append(rows, row{lines: append(wrap(w.OverviewNone, width, 0), "")})
	}
	for _, a := range m.plan.Accounts {
		rows = append(rows, s.line(m, a, width))
	}
	rows = append(rows, row{lines: []words.Text{""}})
	for _, alike := range m.plan.Doubles() {
		id := doubles + alike[0].ID
		names := safetext.Join(m.present.Names(alike), ", ")
		rows = append(rows, row{id: id, lines: choice(s.id == id, words.Put(w.MayBeOne, "accounts", names), width)})
	}
	rows = append(rows,
		row{id: change, lines: choice(s.id == change, w.ChangeList, width)},
		row{id: changeCountry, lines: choice(s.id == changeCountry, w.ChangeCountry, width)})
	return rows
}

func (s *overview) line(m *Model, a *plan.Account, width int) row {
	id := account + a.ID
	mark := m.mark(nil, a.Status == plan.Done && m.settled(a))
	name := styled{"  " + mark + " " + m.present.Name(a), normal}
	if s.id == id {
		name = styled{">" + name.text[1:], bold}
	}
	status := styled{m.status(a), normal}
	switch a.Status {
	case plan.Done:
		status.style = green
	case plan.Silent, plan.Refused, plan.Again:
		status.style = warn
	}
	lines := sides(name, status, width, 6)
	if next := m.present.Next(a); next != "" {
		lines = append(lines, each(wrap(next, width, 6), faint)...)
	}
	return row{id: id, lines: lines}
}

func (s *overview) keys(m *Model) []key {
	k := m.words.Keys
	var keys []key
	add := func(does, show words.Text, rare bool, do func(), on ...string) {
		keys = append(keys, key{on: on, show: show, does: does, rare: rare, act: simply(do)})
	}
	id, onAccount := strings.CutPrefix(s.id, account)
	a := m.plan.Account(id)
	switch {
	case onAccount && a != nil:
		enter := func() { m.push(newWalk(m, a)) }
		add(k.GoOn, "enter", false, enter, "enter", "space", "right", "l")
		if a.Way != nil {
			add(k.Note, "n", false, func() { m.askNote(a) }, "n")
			if len(a.Outcomes()) > 0 {
				add(k.MarkDone, "x", false, func() { m.markDone(a) }, "x")
			}
			add(k.Add, "a", true, func() { m.addAnother(a.Platform) }, "a")
		}
	case strings.HasPrefix(s.id, doubles):
		add(k.Choose, "enter", false, func() { m.askJoin(strings.TrimPrefix(s.id, doubles)) }, "enter", "space", "right", "l")
	case s.id == changeCountry:
		add(k.Choose, "enter", false, func() { m.askCountry(func() {}) }, "enter", "space", "right", "l")
	default:
		add(k.Choose, "enter", false, func() { m.push(newChecklist()) }, "enter", "space", "right", "l")
	}
	add(k.NextPane, "tab", true, func() {
		if onAccount {
			s.focus(change)
		} else if len(m.plan.Accounts) > 0 {
			s.focus(account + m.plan.Accounts[0].ID)
		}
	}, "tab")
	return keys
}

// askJoin asks whether the accounts that are written like this one are one account,
// and which name it keeps. The first answer changes nothing.
func (m *Model) askJoin(id string) {
	w, a := m.words, m.plan.Account(id)
	if a == nil {
		return
	}
	acts := []option{{text: w.JoinNot, do: simply(m.pop)}}
	for _, o := range m.plan.Alike(a) {
		acts = append(acts, option{text: words.Put(w.JoinAs, "account", m.present.Name(o)), do: simply(func() {
			m.pop()
			m.act(m.acts().Join(o), nothing)
		})})
	}
	m.push(newChoose(w.AskJoin, w.AskJoinText, acts...))
}
