package tui

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// intro explains what the program does and does not do, and shows the country.
type intro struct{ list }

func (s *intro) draw(m *Model, p *page) {
	p.heading(m.words.IntroTitle)
	for _, text := range slices.Concat(m.words.IntroWhat, m.words.IntroPromise) {
		p.paragraph(text)
	}
	p.action("start", m.words.IntroStart)
	text := m.words.CountryIs
	switch {
	case m.plan.Country == "":
		text = m.words.CountryUnknown
	case m.plan.Guessed:
		text = m.words.CountryGuess
	}
	p.action("country", words.Put(text, "country", m.plan.Country.Name()))
}

func (s *intro) keys(m *Model) keys {
	const enter = "enter space right l"
	if s.id == "country" {
		return keys{{enter, m.words.Keys.Choose, false, func() { m.askCountry(func(act.Step) { s.focus("start") }) }}}
	}
	return keys{{enter, m.words.Keys.Start, false, func() { s.begin(m) }}}
}

// begin opens the checklist. It asks for the country first if that is unknown.
func (s *intro) begin(m *Model) {
	next := func(act.Step) { m.push(&checklist{}) }
	if m.plan.Country == "" {
		m.askCountry(next)
		return
	}
	m.act(m.acts().Live(string(m.plan.Country)), next)
}

// The ids of the rows below the accounts.
const (
	change        = "change"
	changeCountry = "country"
	letters       = "letters"
	doubles       = "doubles:" // + id of the first account
)

// overview lists all accounts with their status and what comes next.
type overview struct{ list }

func newOverview(m *Model) *overview {
	s := &overview{}
	if a := m.plan.NextAccount(nil, nil); a != nil {
		s.focus(account + a.Key())
	}
	return s
}

// home replaces all screens by the overview.
func (m *Model) home() { m.stack = []screen{newOverview(m)} }

// title adds a heading with the country on the right.
func (p *page) title(m *Model, t words.Text) {
	p.add("", append(spread(styled{t, bold}, styled{m.plan.Country.Name(), faint}, p.width, 0), "")...)
}

func (s *overview) draw(m *Model, p *page) {
	w := m.words
	p.title(m, w.OverviewTitle)
	if len(m.plan.Accounts) == 0 {
		p.paragraph(w.OverviewNone)
	}
	for _, a := range m.plan.Accounts {
		s.line(m, p, a)
		if a.ByLetter() || a.Objecting() {
			s.line(m, p, a.Objection)
		}
	}
	p.gap()
	for _, alike := range m.plan.Doubles() {
		p.action(doubles+alike[0].ID, words.Put(w.MayBeOne, "accounts", safetext.Join(m.present.Names(alike), ", ")))
	}
	if tasks, _ := letter.Round(m.plan); len(tasks) > 1 {
		p.action(letters, words.Put(w.RoundOpen, "n", len(tasks)))
	}
	p.action(change, w.ChangeList)
	p.action(changeCountry, w.ChangeCountry)
}

// line adds an account with its status and what comes next.
func (s *overview) line(m *Model, p *page, a *plan.Account) {
	id, done := account+a.Key(), box(a.Status == plan.Done && m.settled(a))
	name, status := styled{"  " + done + " " + m.present.Name(a), normal}, styled{m.status(a), normal}
	if id == p.focus {
		name = styled{">" + name.text[1:], bold}
	}
	switch a.Status {
	case plan.Done:
		status.style = green
	case plan.Silent, plan.Refused, plan.Again:
		status.style = warn
	}
	next := mapLines(wrap(m.present.Next(a), p.width, 6), faint)
	p.add(id, append(spread(name, status, p.width, 6), next...)...)
}

func (s *overview) keys(m *Model) keys {
	ks, k := keys{}, m.words.Keys
	id, onAccount := strings.CutPrefix(s.id, account)
	a := m.plan.Account(id)
	const enter = "enter space right l"
	switch {
	case onAccount && a != nil:
		ks.add(enter, k.GoOn, func() { m.push(newWalk(m, a)) })
		if a.Way == nil {
			break
		}
		ks.add("n", k.Note, func() { m.act(m.acts().Note(a, ""), nil) })
		if len(a.Outcomes()) > 0 {
			ks.add("x", k.MarkDone, func() { m.markAs(a, string(plan.Done)) })
		}
		ks.rare("a", k.Add, func() { m.addAnother(a.Platform) })
	case strings.HasPrefix(s.id, doubles):
		ks.add(enter, k.Choose, func() { m.askJoin(strings.TrimPrefix(s.id, doubles)) })
	case s.id == changeCountry:
		ks.add(enter, k.Choose, func() { m.askCountry(nil) })
	case s.id == letters:
		ks.add(enter, k.Choose, m.openRound)
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
