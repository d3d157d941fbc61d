package tui

import (
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// help lists the keys of the screen below it.
type help struct {
	list
	of   keys
	says words.Text // what the screen is for
}

// helpKey is the key of the sentence that says what a screen is for; "" for one that says
// that itself.
func helpKey(s screen) string {
	switch s.(type) {
	case *intro:
		return "intro"
	case *checklist:
		return "checklist"
	case *walk:
		return "walk"
	case *overview:
		return "overview"
	case *letterScreen:
		return "letter"
	}
	return ""
}

// helpColumns is the width from which the keys are in two columns.
const helpColumns = 76

func (*help) shape() shape { return shape{text: true} }

func (s *help) draw(m *Model, p *page) {
	p.title = m.words.HelpTitle
	c := &p.main
	c.strong(s.says)
	c.text(m.words.HelpEverywhere)
	c.gap()
	var all []words.Text
	column := c.width
	if c.width >= helpColumns {
		column = c.width / 2
	}
	for _, k := range s.of {
		if name := m.keyName(k); k.does != "" && name != "?" {
			line := " " + p.theme.strong.on(name) + safetext.Spaces(max(1, 12-name.Width())) + k.does
			all = append(all, line.Truncate(column-1, "..."))
		}
	}
	if column == c.width {
		c.add("", all...)
		return
	}
	half := (len(all) + 1) / 2
	for i := range half {
		line := all[i]
		if i+half < len(all) {
			line = pad(line, column) + all[i+half]
		}
		c.add("", line)
	}
}

func (s *help) keys(*Model) keys { return nil }
