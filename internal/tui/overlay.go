package tui

import "github.com/optout-tui/optout-tui/internal/safetext"

// help lists the keys of the screen below it.
type help struct {
	list
	of keys
}

func (s *help) draw(m *Model, p *page) {
	p.heading(m.words.HelpTitle)
	p.paragraph(m.words.HelpEverywhere)
	for _, k := range s.of {
		if name := m.keyName(k); k.does != "" && name != "?" {
			p.add("", "  "+name+safetext.Spaces(max(1, 10-name.Width()))+k.does)
		}
	}
}

func (s *help) keys(*Model) keys { return nil }
