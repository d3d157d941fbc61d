package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// row is a block of lines of a screen, wrapped to its width already. One with an
// id can be focused.
type row struct {
	id    string
	lines []string
}

// list is where a screen's focus and its window are.
type list struct {
	id  string // the focused row
	top int    // the first line shown
	// follow keeps the focus in the window. A screen that is to be read from
	// the top starts without.
	follow bool
}

func (l *list) at() *list { return l }

// focus puts the focus on a row and the window around it.
func (l *list) focus(id string) { l.id, l.follow = id, true }

// span is where the focused row stands in the lines of a page.
type span struct{ start, end, lines, index int }

// find gives the span of the focused row, or of the first one that can be
// focused if that row is gone. index is -1 if there is none at all.
func (l *list) find(rows []row) span {
	found, first := span{index: -1}, span{index: -1}
	line := 0
	for i, r := range rows {
		s := span{line, line + len(r.lines), 0, i}
		if r.id != "" && first.index < 0 {
			first = s
		}
		if r.id != "" && r.id == l.id {
			found = s
		}
		line = s.end
	}
	if found.index < 0 {
		found = first
	}
	found.lines = line
	return found
}

// settle moves the window so that the focus is in it, and no more than needed.
func (l *list) settle(rows []row, height int) {
	s := l.find(rows)
	if s.index >= 0 {
		l.id = rows[s.index].id
	}
	if l.follow && s.index >= 0 {
		if s.end > l.top+height {
			l.top = s.end - height
		}
		if s.start < l.top || s.end-s.start > height {
			l.top = min(max(l.top, s.start), max(s.start, s.end-height))
		}
		if l.firstFocus(rows) == s.index && s.end <= height {
			l.top = 0 // what stands above the first row is its heading
		}
	}
	l.top = max(0, min(l.top, s.lines-height))
}

func (l *list) firstFocus(rows []row) int {
	for i, r := range rows {
		if r.id != "" {
			return i
		}
	}
	return -1
}

// move goes by rows, up (-1) or down (1); through a row that is higher than the
// window, and through what cannot be focused at either end, by lines.
func (l *list) move(rows []row, height, by int) {
	s := l.find(rows)
	hiddenBelow, hiddenAbove := s.end > l.top+height, s.start < l.top
	if s.index < 0 || by > 0 && hiddenBelow || by < 0 && hiddenAbove {
		l.top = max(0, min(l.top+by*max(1, min(3, height-1)), s.lines-height))
		if next := l.find(rows); next.index >= 0 && next.start >= l.top && next.end <= l.top+height {
			l.follow = true
		} else {
			l.follow = false
		}
		return
	}
	for i := s.index + by; i >= 0 && i < len(rows); i += by {
		if rows[i].id == "" {
			continue
		}
		top := l.top
		l.focus(rows[i].id)
		if n := l.find(rows); by > 0 && n.end-n.start > height {
			l.top = n.start
		} else if by < 0 && n.end-n.start > height {
			l.top = n.end - height
		} else {
			l.top = top
		}
		return
	}
	l.follow = false
	l.top = max(0, min(l.top+by, s.lines-height))
}

// window is the lines shown, exactly height of them, none wider than width, and
// the line of the focus among them (-1 if it is not there).
func (l *list) window(rows []row, width, height int) ([]string, int) {
	var lines []string
	for _, r := range rows {
		lines = append(lines, r.lines...)
	}
	cursor := -1
	if s := l.find(rows); s.index >= 0 && s.start >= l.top && s.start < l.top+height {
		cursor = s.start - l.top
	}
	top := max(0, min(l.top, len(lines)))
	return fit(lines[top:], width, height), cursor
}

// fit makes exactly height lines of at most width columns.
func fit(lines []string, width, height int) []string {
	out := make([]string, height)
	for i := range out {
		if i < len(lines) {
			out[i] = ansi.Truncate(lines[i], width, "")
		}
	}
	return out
}

// wrap breaks a text into lines of at most width columns, each indented.
func wrap(text string, width, indent int) []string {
	if text == "" {
		return nil
	}
	lines := strings.Split(ansi.Wrap(text, max(1, width-indent), ""), "\n")
	for i, l := range lines {
		lines[i] = strings.Repeat(" ", indent) + strings.TrimRight(l, " ")
	}
	return lines
}

// sides puts one text at the left and one at the right of a line, or the second
// one below the first where the line is too short for both.
func sides(left, right string, width, indent int) []string {
	if right == "" {
		return wrap(left, width, 0)
	}
	gap := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	if gap < 2 {
		return append(wrap(left, width, 0), wrap(right, width, indent)...)
	}
	return []string{left + strings.Repeat(" ", gap) + right}
}

func each(lines []string, style func(string) string) []string {
	for i := range lines {
		lines[i] = style(lines[i])
	}
	return lines
}

// The styles: the terminal's own colours, and nothing is told by colour alone.

func bold(s string) string  { return ansi.NewStyle().Bold().Styled(s) }
func faint(s string) string { return ansi.NewStyle().Faint().Styled(s) }
func green(s string) string { return ansi.NewStyle().ForegroundColor(ansi.Green).Styled(s) }
func warn(s string) string  { return ansi.NewStyle().Bold().ForegroundColor(ansi.Yellow).Styled(s) }
