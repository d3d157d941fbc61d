package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// intro says what this is, what it does and does not do, and by which country it
// goes.
type intro struct{ list }

func newIntro() *intro { return &intro{} }

func (s *intro) rows(m *Model, width int) []row {
	w := m.words
	rows := []row{{lines: append(each(wrap(w.IntroTitle, width, 0), bold), "")}}
	for _, text := range append(append([]words.Text{}, w.IntroWhat...), w.IntroPromise...) {
		rows = append(rows, row{lines: append(wrap(text, min(width, 78), 0), "")})
	}
	return append(rows,
		row{id: "start", lines: choice(s.id == "start", w.IntroStart, width)},
		row{id: "country", lines: choice(s.id == "country", m.countryLine(), width)},
	)
}

// choice is a line that Enter acts on.
func choice(focused bool, text words.Text, width int) []words.Text {
	lines := wrap(text, width, 2)
	if focused {
		lines[0] = ">" + lines[0][1:]
		return each(lines, bold)
	}
	return lines
}

func (m *Model) countryLine() words.Text {
	switch {
	case m.plan.Country == "":
		return m.words.CountryUnknown
	case m.plan.Guessed:
		return words.Put(m.words.CountryGuess, "country", m.plan.Country.Name())
	}
	return words.Put(m.words.CountryIs, "country", m.plan.Country.Name())
}

func (s *intro) keys(m *Model) []key {
	does := m.words.Keys.Start
	if s.id == "country" {
		does = m.words.Keys.Choose
	}
	return []key{{on: []string{"enter", "space", "right", "l"}, show: "enter", does: does, act: func() tea.Cmd {
		start := func() { m.push(newChecklist()) }
		switch {
		case s.id == "country":
			m.askCountry(func() { s.focus("start") })
		case m.plan.Country == "":
			m.askCountry(start)
		default:
			m.act(m.acts().Live(string(m.plan.Country)), func(act.Step) { start() })
		}
		return nil
	}}}
}

// askCountry asks for the country, records it, and goes on with then.
func (m *Model) askCountry(then func()) {
	p := newPrompt(m.words.AskCountry, "", 60)
	p.suggest = func(text string) []suggestion {
		if text == "" {
			return nil
		}
		var near []suggestion
		for _, c := range country.Near(text, 4) {
			near = append(near, suggestion{string(c.Code), safetext.NewLine(c.Name + " (" + string(c.Code) + ")").Text()})
		}
		return near
	}
	p.unclear = func(text string) bool { return len(country.Called(text)) > 1 }
	p.accept = func(text string) {
		step := m.acts().Live(text)
		if step.Refuse == nil {
			m.pop()
		}
		m.act(step, func(act.Step) { then() })
	}
	m.push(p)
}
