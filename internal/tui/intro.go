package tui

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/words"
)

// intro says what this is, what it does and does not do, and by which country it
// goes.
type intro struct{ list }

func (s *intro) rows(m *Model, width int) []row {
	w := m.words
	rows := []row{heading(w.IntroTitle, width)}
	for _, text := range slices.Concat(w.IntroWhat, w.IntroPromise) {
		rows = append(rows, paragraph(text, min(width, prose)))
	}
	return append(rows, s.action("start", w.IntroStart, width), s.action("country", s.country(m), width))
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

// begin goes on to the checklist when it is known by which country.
func (s *intro) begin(m *Model) {
	next := func() { m.push(&checklist{}) }
	if m.plan.Country == "" {
		m.askCountry(next)
		return
	}
	m.act(m.acts().Live(string(m.plan.Country)), func(act.Step) { next() })
}
