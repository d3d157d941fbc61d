package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// prose is how wide a text to be read gets at most, in columns.
const prose = 78

// row is a block of lines of a screen, wrapped to its width already. One with an
// id can be focused.
type row struct {
	id    string
	lines []words.Text
}

// textRow is a text that cannot be focused.
func textRow(t words.Text, width int) row { return row{lines: wrap(t, width, 0)} }

// paragraph is a text with an empty line below.
func paragraph(t words.Text, width int) row { return row{lines: append(wrap(t, width, 0), "")} }

// heading is a paragraph in bold.
func heading(t words.Text, width int) row {
	return row{lines: append(mapLines(wrap(t, width, 0), bold), "")}
}

// blank is an empty line.
func blank() row { return row{lines: []words.Text{""}} }

// list is where a screen's focus and its window are.
type list struct {
	id  string // the focused row
	top int    // the first line shown
	// entered says from where the focus has just come to its row: from above (1)
	// or from below (-1). Of a row that is higher than the window, that end is
	// shown first.
	entered int
}

func (l *list) at() *list { return l }

// action is a row that Enter acts on.
func (l *list) action(id string, t words.Text, width int) row {
	lines := wrap(t, width, 2)
	if l.id == id {
		lines[0] = ">" + lines[0][1:]
		mapLines(lines, bold)
	}
	return row{id, lines}
}

// focus puts the focus on a row; settle then moves the window there.
func (l *list) focus(id string) { l.id = id }

// span is the lines that belong to the focused row: its own, which begin at
// mark, the headings right above it, and under the last row all that follows.
// index is -1 if nothing can be focused.
type span struct{ start, mark, end, total, index int }

// find gives the span of the focused row, or of the first one that can be
// focused if that row is gone.
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

// refocus moves the focus to the first row if its own is gone, and says so.
func (l *list) refocus(rows []row) bool {
	s := l.find(rows)
	if s.index < 0 || rows[s.index].id == l.id {
		return false
	}
	l.id = rows[s.index].id
	return true
}

// settle moves the window so that the focus is in it, and no more than needed.
// What is higher than the window stays where the person has scrolled it to.
func (l *list) settle(rows []row, height int) {
	s := l.find(rows)
	if s.index >= 0 {
		l.id = rows[s.index].id
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

// markFocus writes "(here)" on the focused row, for those who hear the screen. It
// goes to the first place with room: between the two sides of the line, at its end,
// at the end of the next line, or on a line of its own.
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

// move goes by rows, up (-1) or down (1), and by lines through what is higher
// than the window.
func (l *list) move(rows []row, height, by int) {
	s := l.find(rows)
	if s.index < 0 || by > 0 && s.end > l.top+height || by < 0 && s.start < l.top {
		l.top += by * max(1, min(3, height-1))
		l.settle(rows, height)
		return
	}
	for i := s.index + by; i >= 0 && i < len(rows); i += by {
		if rows[i].id == "" {
			continue
		}
		l.focus(rows[i].id)
		l.entered = by // the row looks different now: it is settled when drawn
		return
	}
	l.settle(rows, height)
}

// window is the lines shown, exactly height of them, none wider than width, and
// the line of the focus among them (-1 if it is not there).
func (l *list) window(rows []row, width, height int) ([]words.Text, int) {
	var lines []words.Text
	at := 0 // the line at which the row begins
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

// under is the id of the row at a line of the window, "" if it has none.
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

// fit makes exactly height lines of at most width columns.
func fit(lines []words.Text, width, height int) []words.Text {
	out := make([]words.Text, height)
	for i := range out {
		if i < len(lines) {
			out[i] = lines[i].Truncate(width, "")
		}
	}
	return out
}

// wrap breaks a text into lines of at most width columns, each indented; none for
// an empty text. A word that is wider than a line is cut.
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

// styled is a text and how it looks.
type styled struct {
	text  words.Text
	style func(words.Text) words.Text
}

// spread puts one text at the left and one at the right of a line, or the second
// one below the first where the line is too short for both.
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

// The styles: the terminal's own colours, and nothing is told by colour alone.

func normal(s words.Text) words.Text { return s }
func bold(s words.Text) words.Text   { return paint(ansi.NewStyle().Bold(), s) }
func faint(s words.Text) words.Text  { return paint(ansi.NewStyle().Faint(), s) }
func green(s words.Text) words.Text  { return paint(ansi.NewStyle().ForegroundColor(ansi.Green), s) }
func warn(s words.Text) words.Text {
	return paint(ansi.NewStyle().Bold().ForegroundColor(ansi.Yellow), s)
}

func paint(style ansi.Style, s words.Text) words.Text { return words.Text(style.Styled(string(s))) }
