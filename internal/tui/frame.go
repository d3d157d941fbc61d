package tui

import (
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// frameWidth is the widest frame of a question.
const frameWidth = 54

// rows are the rows of the question, in a frame or bare.
func (s *question) rows(c *column, indent int, framed bool) []row {
	margin, th := safetext.Spaces(indent), c.theme
	left, width := margin, c.width-indent
	var right words.Text
	var rows []row
	edge := func(corner, line, end string) {
		if framed {
			text := th.glyph(corner) + th.glyph(line).Repeat(width+4) + th.glyph(end)
			rows = append(rows, row{lines: []words.Text{margin + th.accent.on(text)}, asked: true})
		}
	}
	if framed {
		side := th.accent.on(th.glyph(th.border.Left))
		left, right, width = margin+side+"  ", "  "+side, min(frameWidth, width)-6
	}
	text := func(t words.Text, look style) {
		for _, line := range wrap(t, width, 0) {
			rows = append(rows, row{lines: []words.Text{left + pad(look.on(line), width) + right}, asked: true})
		}
	}
	edge(th.border.TopLeft, th.border.Top, th.border.TopRight)
	text(s.title, th.strong)
	text(s.text, style{})
	if framed {
		text(" ", style{})
	}
	for i, o := range s.options {
		for n, line := range wrap(o.text, max(2, width-1), 1) {
			r := row{lines: []words.Text{left + pad(line, width) + right}, asked: true, left: left, inner: line, right: right, band: width}
			if n == 0 {
				r.id = optionID(i)
			}
			rows = append(rows, r)
		}
	}
	edge(th.border.BottomLeft, th.border.Bottom, th.border.BottomRight)
	return rows
}
