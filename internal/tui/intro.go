package tui

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/act"
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
	p.action("country", s.country(m))
}

func (s *intro) country(m *Model) words.Text {
	switch {
	case m.plan.Country == "":
		return m.words.CountryUnknown
	case m.plan.Guessed:
		return words.Put(m.words.CountryGuess, "country", m.plan.Country.Name())
	}
	return words.Put(m.words.CountryIs, "country", m.plan.Country.Name())
}

func (s *intro) keys(m *Model) keys {
	var ks keys
	does, do := m.words.Keys.Start, func() { s.begin(m) }
	if s.id == "country" {
		does, do = m.words.Keys.Choose, func() { m.askCountry(func() { s.focus("start") }) }
	}
	ks.add("enter space right l", does, do)
	return ks
}

// begin opens the checklist. It asks for the country first if that is unknown.
func (s *intro) begin(m *Model) {
	next := func() { m.push(&checklist{}) }
	if m.plan.Country == "" {
		m.askCountry(next)
		return
	}
	m.act(m.acts().Live(string(m.plan.Country)), func(act.Step) { next() })
}
