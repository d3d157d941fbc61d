package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// prose is the widest that a text is set for reading, in columns.
const prose = 78

// row is a block of lines, already wrapped to the width of the page. A row with an id can
// be focused.
type row struct {
	id    string
	lines []words.Text
}

// page collects the rows of a screen.
type page struct {
	width int
	focus string // the id of the focused row
	rows  []row
}

func (p *page) add(id string, lines ...words.Text) { p.rows = append(p.rows, row{id, lines}) }

// readable is the width for texts to read.
func (p *page) readable() int { return min(p.width, prose) }

// text adds a text. It cannot be focused.
func (p *page) text(t words.Text) { p.add("", wrap(t, p.width, 0)...) }

// bold adds a text in bold.
func (p *page) bold(t words.Text) { p.add("", mapLines(wrap(t, p.width, 0), bold)...) }

// gap adds an empty line.
func (p *page) gap() { p.add("", "") }

// heading adds a text in bold, and an empty line.
func (p *page) heading(t words.Text) {
	p.bold(t)
	p.gap()
}

// paragraph adds a text to read, and an empty line.
func (p *page) paragraph(t words.Text) {
	p.add("", wrap(t, p.readable(), 0)...)
	p.gap()
}

// action adds a row that Enter acts on.
func (p *page) action(id string, t words.Text) {
	lines := wrap(t, p.width, 2)
	if id == p.focus {
		lines[0] = ">" + lines[0][1:]
		mapLines(lines, bold)
	}
	p.add(id, lines...)
}

// list is the focus of a screen, and its scroll position.
type list struct {
	id  string // the focused row
	top int    // the first line shown
	// entered is the direction in which the focus has just reached its row: down (1) or
	// up (-1). A row higher than the window shows that end first.
	entered int
}

func (l *list) at() *list { return l }

// focus moves the focus; settle then moves the window.
func (l *list) focus(id string) { l.id = id }

// span is the lines that belong to the focused row: the headings right above it from
// start, its own from mark, and after the last row everything that follows. index is -1
// if no row can be focused.
type span struct{ start, mark, end, total, index int }

// find gives the span of the focused row, or else of the first that can be focused.
func (l *list) find(rows []row) span {
	found := span{index: -1}
	line, lead, fixed := 0, 0, false
	for i, r := range rows {
		next := line + len(r.lines)
		if r.id != "" {
			if found.index < 0 || !fixed && r.id == l.id {
				found = span{lead, line, next, 0, i}
				fixed = r.id == l.id
			}
			lead = next
		}
		line = next
	}
	if found.end == lead {
		found.end = line
	}
	found.total = line
	return found
}

// refocus moves the focus to the first row if its own is gone, and reports that.
func (l *list) refocus(rows []row) bool {
	s := l.find(rows)
	if s.index < 0 || rows[s.index].id == l.id {
		return false
	}
	l.id = rows[s.index].id
	return true
}

// settle moves the window to the focus, no further than necessary. A row higher than the
// window stays where the person has scrolled it.
func (l *list) settle(rows []row, height int) {
	s := l.find(rows)
	if s.index >= 0 {
		low, high := s.end-height, s.start
		switch {
		case low > high && l.entered > 0:
			l.top = high
		case low > high && l.entered < 0:
			l.top = low
		}
		l.top = max(min(l.top, max(low, high)), min(low, high))
		l.entered = 0
	}
	l.top = max(0, min(l.top, s.total-height))
}

// markFocus writes "(here)" on the focused row for users of screen readers. It goes into
// the first place with room: between the two columns, at the end of the line, at the end
// of the next line, or on a line of its own.
func markFocus(rows []row, id string, word words.Text, width int) {
	i := slices.IndexFunc(rows, func(r row) bool { return r.id != "" && r.id == id })
	if i < 0 || len(rows[i].lines) == 0 {
		return
	}
	lines := slices.Clone(rows[i].lines)
	said := " " + faint(word)
	need := word.Width() + 1
	gap := strings.Repeat(" ", need+2)
	switch at := strings.Index(string(lines[0]), gap); {
	case at > 0:
		lines[0] = lines[0][:at] + said + lines[0][at+need:]
	case lines[0].Width()+need <= width:
		lines[0] += said
	case len(lines) > 1 && lines[1] != "" && lines[1].Width()+need <= width:
		lines[1] += said
	default:
		lines = slices.Insert(lines, 1, " "+said)
	}
	rows[i].lines = lines
}

// move moves the focus by one row, up (-1) or down (1). It scrolls by lines through a row
// that is higher than the window.
func (l *list) move(rows []row, height, by int) {
	s := l.find(rows)
	if s.index < 0 || by > 0 && s.end > l.top+height || by < 0 && s.start < l.top {
		l.top += by * max(1, min(3, height-1))
		l.settle(rows, height)
		return
	}
	for i := s.index + by; i >= 0 && i < len(rows); i += by {
		if rows[i].id != "" {
			l.id, l.entered = rows[i].id, by // draw settles it: the row looks different now
			return
		}
	}
	l.settle(rows, height)
}

// window gives the visible lines, exactly height of them and none wider than width, and
// the line of the focus (-1 if it is not visible).
func (l *list) window(rows []row, width, height int) ([]words.Text, int) {
	var lines []words.Text
	at := 0 // the first line of the row
	for _, r := range rows {
		if end := at + len(r.lines); end > l.top && at < l.top+height {
			lines = append(lines, r.lines[max(0, l.top-at):]...)
		}
		at += len(r.lines)
	}
	cursor := -1
	if s := l.find(rows); s.index >= 0 && s.mark >= l.top && s.mark < l.top+height {
		cursor = s.mark - l.top
	}
	return fit(lines, width, height), cursor
}

// under is the id of the row at a line of the window, "" if there is none.
func (l *list) under(rows []row, line int) string {
	line += l.top
	for _, r := range rows {
		if line < len(r.lines) {
			return r.id
		}
		line -= len(r.lines)
	}
	return ""
}

// fit gives exactly height lines of at most width columns.
func fit(lines []words.Text, width, height int) []words.Text {
	out := make([]words.Text, height)
	for i := range out {
		if i < len(lines) {
			out[i] = lines[i].Truncate(width, "")
		}
	}
	return out
}

// wrap breaks a text into indented lines of at most width columns; an empty text has no
// lines. It cuts words that are wider than a line.
func wrap(text words.Text, width, indent int) []words.Text {
	if text == "" {
		return nil
	}
	lines := text.Wrap(max(1, width-indent), true)
	margin := safetext.Spaces(min(indent, max(0, width-1)))
	for i, line := range lines {
		if line != "" {
			lines[i] = margin + line
		}
	}
	return lines
}

// styled is a text with its style.
type styled struct {
	text  words.Text
	style func(words.Text) words.Text
}

// spread puts one text on the left and one on the right of a line, or the second below
// the first if the line is too short for both.
func spread(left, right styled, width, indent int) []words.Text {
	if right.text == "" {
		return mapLines(wrap(left.text, width, 0), left.style)
	}
	gap := width - left.text.Width() - right.text.Width()
	if gap < 2 {
		lead := len(left.text) - len(strings.TrimLeft(string(left.text), " "))
		return append(mapLines(wrap(left.text, width, lead), left.style), mapLines(wrap(right.text, width, indent), right.style)...)
	}
	return []words.Text{left.style(left.text) + safetext.Spaces(gap) + right.style(right.text)}
}

func mapLines(lines []words.Text, style func(words.Text) words.Text) []words.Text {
	for i := range lines {
		lines[i] = style(lines[i])
	}
	return lines
}

// The styles use the terminal's own colours. No information depends on colour alone.

func normal(s words.Text) words.Text { return s }
func bold(s words.Text) words.Text   { return paint(ansi.NewStyle().Bold(), s) }
func faint(s words.Text) words.Text  { return paint(ansi.NewStyle().Faint(), s) }
func green(s words.Text) words.Text  { return paint(ansi.NewStyle().ForegroundColor(ansi.Green), s) }
func warn(s words.Text) words.Text {
	return paint(ansi.NewStyle().Bold().ForegroundColor(ansi.Yellow), s)
}

func paint(style ansi.Style, s words.Text) words.Text { return words.Text(style.Styled(string(s))) }

// colourless takes the colours of the styles, and what is faint, from a screen.
var colourless = strings.NewReplacer("\x1b[2m", "", "\x1b[32m", "", "\x1b[1;33m", "\x1b[1m")
