package tui

import (
	"github.com/optout-tui/optout-tui/internal/words"
)

// row is a row of a list, or lines of a text, drawn to the width of its column. A row with
// an id can be focused. It has one line, and text to read below it may follow.
type row struct {
	id      string
	lines   []words.Text
	titled  int  // how many lines show the focus; 0 is one
	band    int  // the columns that show it; 0 is the whole column
	heading bool // of the rows below it
	typed   bool // the person types here: the cursor shows the focus
	asked   bool // part of a question
	aloof   bool // it gets the focus from the person only
	// The parts of a row in a frame: inner shows the focus.
	left, inner, right words.Text
}

// list is the focus of a screen, and how far its columns are scrolled.
type list struct {
	id   string // the focused row
	top  int    // the first line shown of the main column
	down int    // the same of the side column
	// aside says that the person reads the side column of a list: the arrows scroll it.
	aside bool
	free  bool // the windows were scrolled by the wheel, and do not follow the focus
}

func (l *list) at() *list { return l }

func (*list) shape() shape { return shape{} }

// focus moves the focus; settle then moves the window.
//
//go:noinline
func (l *list) focus(id string) { l.id, l.aside, l.down = id, false, 0 }

// span is the lines of a row: from start to end, the text below it included.
type span struct{ start, end, total, index int }

// find gives the span of a row; index is -1 if it is not there.
//
//go:noinline
func find(rows []row, id string) span {
	found := span{index: -1}
	line := 0
	for i := range rows {
		next := line + len(rows[i].lines)
		if found.index < 0 && id != "" && rows[i].id == id {
			found = span{line, next, 0, i}
		}
		line = next
	}
	found.total = line
	return found
}

// step gives the focusable row after (1) or before (-1) an index; -1 if there is none.
func step(rows []row, from, by int) int {
	for i := from + by; i >= 0 && i < len(rows); i += by {
		if rows[i].id != "" {
			return i
		}
	}
	return -1
}

// refocus moves the focus if its row is gone, and reports that: to the nearest row of those
// around it before, and otherwise to the first row.
func (l *list) refocus(p, before *page) bool {
	if p.column(l.id) != nil {
		return false
	}
	if id := before.near(l.id, p); id != "" {
		l.focus(id)
		return true
	}
	for _, c := range []*column{&p.main, &p.side} {
		i := step(c.rows, -1, 1)
		if i >= 0 && c.rows[i].aloof {
			i = step(c.rows, i, 1)
		}
		if i >= 0 {
			l.focus(c.rows[i].id)
			return true
		}
	}
	return false
}

// near gives the row next to one, or else before it, that another page has too; "" if there
// is none. p may be nil.
func (p *page) near(id string, now *page) string {
	if p == nil || p.column(id) == nil {
		return ""
	}
	rows := p.column(id).rows
	for _, by := range []int{1, -1} {
		for i := step(rows, find(rows, id).index, by); i >= 0; i = step(rows, i, by) {
			if now.column(rows[i].id) != nil {
				return rows[i].id
			}
		}
	}
	return ""
}

// settle moves both windows to the focus, no further than necessary.
func (l *list) settle(p *page) {
	if l.free {
		l.top = max(0, min(l.top, find(p.main.rows, "").total-p.layout.main.height))
		l.down = max(0, min(l.down, find(p.side.rows, "").total-p.layout.side.height))
		return
	}
	l.top = follow(p.main.rows, l.id, l.top, p.layout.main.height)
	l.down = follow(p.side.rows, l.id, l.down, p.layout.side.height)
}

// follow gives the first line of a window of this height: that which it has, moved until
// it shows the focused row, with a row of context on both sides, and at the first and the
// last row also what stands above and below it.
func follow(rows []row, id string, top, height int) int {
	s := find(rows, id)
	if s.index >= 0 {
		low, high := s.end-height, s.start
		if before := step(rows, s.index, -1); before < 0 {
			high = 0
		} else if s.start > 0 {
			high--
		}
		if after := step(rows, s.index, 1); after < 0 {
			low = s.total - height
		} else {
			low++
		}
		if low > high { // the row with its surroundings is higher than the window
			low, high = min(low, s.start), s.start
		}
		top = max(min(top, max(low, high)), min(low, high))
		if s.start < top || s.start >= top+height {
			top = s.start
		}
	}
	return max(0, min(top, s.total-height))
}

// move moves the focus by one row, up (-1) or down (1). Where no row can be focused, or
// where the person reads the side column, it scrolls by a line.
func (l *list) move(p *page, by int) {
	if l.aside {
		l.down += by
		return
	}
	c := p.column(l.id)
	if c == nil {
		l.top += by
		return
	}
	if i := step(c.rows, find(c.rows, l.id).index, by); i >= 0 {
		l.goes(p, c, i)
	}
}

// page moves by a window less one line: the text of a page that has one, or else the focus.
func (l *list) page(p *page, by int) {
	switch rows := p.main.rows; {
	case l.aside:
		l.down += by * max(1, p.layout.side.height-1)
	case p.shape.text || find(rows, l.id).index < 0:
		l.top += by * max(1, p.layout.main.height-1)
	default:
		left := max(1, p.layout.main.height-1)
		for i := find(rows, l.id).index; i >= 0 && left >= 0; i = step(rows, i, by) {
			l.goes(p, &p.main, i)
			left--
		}
	}
}

// end moves to the first row (-1) or to the last (1), or to that end of the text.
func (l *list) end(p *page, by int) {
	c := p.column(l.id)
	switch {
	case l.aside:
		l.down = max(0, by) * find(p.side.rows, "").total
	case c == nil:
		l.top = max(0, by) * find(p.main.rows, "").total
	case by > 0:
		l.goes(p, c, step(c.rows, len(c.rows), -1))
	default:
		l.goes(p, c, step(c.rows, -1, 1))
	}
}

// goes moves the focus to a row of a column. What is beside a list is about another row
// then, and shows its beginning.
func (l *list) goes(p *page, c *column, i int) {
	l.id = c.rows[i].id
	if c == &p.main {
		l.down = 0
	}
}

// window gives the lines of a column that its window shows, and the line of a row in it;
// -1 if it is not visible. A heading is not shown on the last line.
func (c *column) window(top, height int, id string) (lines []words.Text, at int) {
	lines, at = make([]words.Text, 0, height), -1
	line := 0
	for i := range c.rows {
		r := &c.rows[i]
		next := line + len(r.lines)
		if next > top && line < top+height && (!r.heading || line < top+height-1 || i+1 == len(c.rows)) {
			if id != "" && r.id == id && line >= top && at < 0 {
				at = line - top
			}
			lines = append(lines, r.lines[max(0, top-line):min(len(r.lines), top+height-line)]...)
		}
		line = next
		if line >= top+height {
			break
		}
	}
	return lines, at
}

// at gives the row at a place of the window that can be focused, nil if there is none, with
// the line in the row and the column in its pane.
func (p *page) at(l *list, x, y int) (r *row, line, column int) {
	c, at := &p.main, p.layout.main
	line = y + l.top
	if side := p.layout.side; y >= side.y && side.height > 0 && (!p.layout.beside || x >= side.x-1) {
		c, at, line = &p.side, side, y+l.down
	}
	if line -= at.y; line < 0 || y < at.y || y >= at.y+at.height {
		return nil, 0, 0
	}
	for i := range c.rows {
		if r := &c.rows[i]; line >= len(r.lines) {
			line -= len(r.lines)
		} else if r.id != "" {
			return r, line, x - at.x
		} else {
			break
		}
	}
	return nil, 0, 0
}

// position counts the items, the place of the focus among them, and
// how many are below the window.
func (c *column) position(id string, top, height int) (at, all, below int) {
	line := 0
	for i := range c.rows {
		if c.rows[i].id != "" && c.rows[i].band == 0 {
			all++
			if c.rows[i].id == id {
				at = all
			}
			if line >= top+height {
				below++
			}
		}
		line += len(c.rows[i].lines)
	}
	return at, all, below
}
