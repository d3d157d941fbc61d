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

// home leads to the overview, with nothing to go back to.
func (m *Model) home() { m.stack = []screen{newOverview(m)} }

// title is a heading with the country at the right.
func (m *Model) title(t words.Text, width int) row {
	return row{lines: append(spread(styled{t, bold}, styled{m.plan.Country.Name(), faint}, width, 0), "")}
}

func (s *overview) rows(m *Model, width int) []row {
	w := m.words
	rows := []row{m.title(w.OverviewTitle, width)}
	if len(m.plan.Accounts) == 0 {
		rows = append(rows, paragraph(w.OverviewNone, width))
	}
	for _, a := range m.plan.Accounts {
		rows = append(rows, s.line(m, a, width))
	}
	rows = append(rows, blank())
	for _, alike := range m.plan.Doubles() {
		names := safetext.Join(m.present.Names(alike), ", ")
		rows = append(rows, s.action(doubles+alike[0].ID, words.Put(w.MayBeOne, "accounts", names), width))
	}
	return append(rows, s.action(change, w.ChangeList, width), s.action(changeCountry, w.ChangeCountry, width))
}

func (s *overview) line(m *Model, a *plan.Account, width int) row {
	id := account + a.ID
	box := m.box(nil, a.Status == plan.Done && m.settled(a))
	name := styled{"  " + box + " " + m.present.Name(a), normal}
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
	lines := spread(name, status, width, 6)
	if next := m.present.Next(a); next != "" {
		lines = append(lines, mapLines(wrap(next, width, 6), faint)...)
	}
	return row{id: id, lines: lines}
}

func (s *overview) keys(m *Model) keys {
	var ks keys
	k := m.words.Keys
	id, onAccount := strings.CutPrefix(s.id, account)
	a := m.plan.Account(id)
	const enter = "enter space right l"
	switch {
	case onAccount && a != nil:
		ks.add(enter, k.GoOn, func() { m.push(newWalk(m, a)) })
		if a.Way == nil {
			break
		}
		ks.add("n", k.Note, func() { m.askNote(a) })
		if len(a.Outcomes()) > 0 {
			ks.add("x", k.MarkDone, func() { m.markDone(a) })
		}
		ks.rare("a", k.Add, func() { m.addAnother(a.Platform) })
	case strings.HasPrefix(s.id, doubles):
		ks.add(enter, k.Choose, func() { m.askJoin(strings.TrimPrefix(s.id, doubles)) })
	case s.id == changeCountry:
		ks.add(enter, k.Choose, func() { m.askCountry(nil) })
	default:
		ks.add(enter, k.Choose, func() { m.push(&checklist{}) })
	}
	ks.rare("tab", k.NextPane, func() {
		if onAccount {
			s.focus(change)
		} else if len(m.plan.Accounts) > 0 {
			s.focus(account + m.plan.Accounts[0].ID)
		}
	})
	return ks
}
