package tui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The smallest window that the screens work in.
const minWidth, minHeight = 40, 12

func (m *Model) large() bool { return m.width >= minWidth && m.height >= minHeight }

// draw draws the top screen. Where only the focus has moved, the page is arranged once it is
// shown: of many keys that come together, only the last one is.
func (m *Model) draw() {
	if m.large() && !m.moved {
		m.arrange()
	}
	m.stale = true
}

// moves lets a key move, and the windows follow. From one item of a list to another one, all
// else stays in its place.
func (m *Model) moves(act func()) {
	l, p := m.top().at(), m.page
	onItem := func() bool {
		i := find(p.main.rows, l.id).index
		return i >= 0 && p.main.rows[i].titled == 0 && p.main.rows[i].band == 0
	}
	was := p.of == m.top() && !p.shape.text && !l.aside && onItem()
	if act(); was && onItem() {
		p.focus, m.moved = l.id, true
		l.settle(p)
	}
}

// arrange draws the page, and moves its windows to the focus. If the focused row is gone,
// another one gets the focus, so it draws again.
func (m *Model) arrange() {
	before := m.page
	m.moved = false
	if m.drawnFor == m.plan { // the person sees another part of the list on purpose
		before = nil
	}
	m.steady()
	l := m.below().at()
	m.page = m.layOut()
	if l.refocus(m.page, before) {
		m.page = m.layOut()
	}
	l.settle(m.page)
	switch s := m.top().(type) {
	case *question:
		s.show(m.page)
	case *prompt:
		s.refocus(m.page, nil)
	}
}

// below is the screen that fills the page: the top one, or that below a prompt, which
// takes the place of the status line.
func (m *Model) below() screen {
	if m.typing() != nil && len(m.stack) > 1 {
		return m.stack[len(m.stack)-2]
	}
	return m.top()
}

// layOut draws the screen on a page that fits the window.
func (m *Model) layOut() *page {
	s := m.below()
	l, shape := s.at(), s.shape()
	p := &page{of: s, theme: &m.theme, shape: shape, focus: l.id, aside: l.aside}
	status := len(m.messageLines())
	if asks := m.typing(); asks != nil {
		width := shape.page(m.width, m.height, 0).width
		p.foot = newColumn(p.theme, width, readable)
		if asks.draw(m, p); !asks.finds {
			p.anchor = l.id
		}
		if status = find(p.foot.rows, "").total; m.message != "" {
			status += len(m.messageLines())
		}
	}
	p.layout = shape.page(m.width, m.height, status+1)
	p.main = newColumn(p.theme, p.layout.main.width, readable)
	switch {
	case p.layout.beside:
		p.side = newColumn(p.theme, p.layout.side.width, paneText)
	case l.aside, shape.text, shape.strip > 0 && p.layout.tall:
		p.side = newColumn(p.theme, p.layout.width, readable)
	}
	s.draw(m, p)
	m.keepSide(p)
	switch {
	case l.aside && p.layout.beside:
		p.anchor = l.id
	case l.aside: // in one pane, the side takes all of it
		p.layout.side, p.layout.main.height = p.layout.main, 0
	default:
		p.layout.stack(shape, find(p.main.rows, "").total, find(p.side.rows, "").total)
	}
	return p
}

// View renders what draw has arranged, once: keys that wait cost no frame.
func (m *Model) View() tea.View {
	if m.moved {
		m.arrange()
	}
	if m.stale {
		m.view, m.stale = m.render(), false
	}
	return m.view
}

// render draws the page into exactly the window.
func (m *Model) render() tea.View {
	var lines []words.Text
	var cursor *tea.Cursor
	if m.large() {
		lines, cursor = m.page.draw(m.below().at())
		lines = append(lines, m.footLines()...)
	} else {
		lines = append(wrap(m.words.TooSmall, max(1, m.width), 0), wrap(m.stillUnsaved(), max(1, m.width), 0)...)
	}
	v := tea.NewView(string(safetext.Join(fit(lines, max(0, m.width), max(0, m.height)), "\n")))
	v.AltScreen = true
	v.ReportFocus = true
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if cursor != nil {
		cursor.Shape, cursor.Blink = tea.CursorBar, false
		if p := m.typing(); p != nil {
			cursor.X, cursor.Y = m.page.layout.x, m.page.layout.foot+find(m.page.foot.rows, p.id).start
			if p.id == inputRow {
				cursor.X += p.column()
			}
		}
		v.Cursor = cursor
	}
	return v
}

// fit gives exactly height lines of at most width columns.
func fit(lines []words.Text, width, height int) []words.Text {
	out := make([]words.Text, height)
	for i := range min(height, len(lines)) {
		if out[i] = lines[i]; len(out[i]) > width {
			out[i] = out[i].Truncate(width, "")
		}
	}
	return out
}

// draw draws the page down to the rule above the status line, and says where the hardware
// cursor is: on the focused row, where screen readers and magnifiers follow it.
func (p *page) draw(l *list) ([]words.Text, *tea.Cursor) {
	at := p.layout
	margin := safetext.Spaces(at.x)
	lines := make([]words.Text, 0, at.foot+4)
	lines = append(lines,
		margin+spread(cell{p.title, p.theme.strong}, cell{p.context, p.theme.quiet}, at.width),
		margin+p.bar.draw(p.theme, at.width))
	main, x := p.pane(&p.main, at.main, l.top), -1
	side, y := p.pane(&p.side, at.side, l.down), -1
	for _, c := range []pane{main, side} {
		if c.focus >= 0 {
			x, y = c.x+c.from, c.y+c.focus
		}
	}
	wall := " " + p.theme.quiet.on(p.theme.wall) + " "
	for row := headRows; row < at.foot; row++ {
		line, right := main.line(row), side.line(row)
		switch {
		case row == at.rule || row == at.wall:
			line = p.theme.quiet.on(p.theme.rule(at.width))
		case at.beside:
			line = pad(line, at.main.width) + wall + right
		case right != "":
			line = right
		}
		lines = append(lines, margin+line)
	}
	switch {
	case l.aside:
		x, y = at.side.x, at.side.y
	case y < 0:
		x, y = at.main.x, at.main.y
	}
	return lines, tea.NewCursor(x, y)
}

// pane is the part of a column that is shown.
type pane struct {
	area
	lines []words.Text
	focus int // the line of the focused row; -1 if it is not here
	from  int // the column in which the focus is shown
}

func (c pane) line(row int) words.Text {
	if i := row - c.y; i >= 0 && i < len(c.lines) {
		return c.lines[i]
	}
	return ""
}

// pane cuts what is shown out of a column, and marks the focused row in it. What is beside
// a list and does not fit ends in three dots.
func (p *page) pane(c *column, at area, top int) pane {
	if at.height == 0 {
		return pane{focus: -1}
	}
	lines, focus := c.window(top, at.height, p.focus)
	all := find(c.rows, p.focus)
	switch i := all.index; {
	case i < 0 || focus < 0:
	case c.rows[i].typed:
	case p.focus == p.anchor:
		lines[focus], focus = p.theme.anchored(lines[focus]), -1
	case c.rows[i].inner != "":
		r := c.rows[i]
		lines[focus] = r.left + p.theme.focused(r.inner, r.band) + r.right
		return pane{at, lines, focus, r.left.Width()}
	default:
		r := c.rows[i]
		for n := range min(max(1, r.titled), len(lines)-focus) {
			lines[focus+n] = p.theme.focused(lines[focus+n], cmp.Or(r.band, c.width))
		}
	}
	if _, anchor := c.window(top, at.height, p.anchor); p.anchor != p.focus && anchor >= 0 {
		lines[anchor] = p.theme.anchored(lines[anchor])
	}
	if cut := c == &p.side && !p.shape.text && !p.aside; cut && all.total > top+at.height && len(lines) > 0 {
		last := len(lines) - 1
		lines[last] = dotted(lines[last], c.width)
	}
	return pane{at, lines, focus, 0}
}

// focused marks the focused row: over all its width, without the styles inside it.
func (th *theme) focused(line words.Text, width int) words.Text {
	return th.selected.on(pad(strip(line), width))
}

// anchored marks the row that the other pane is about.
func (th *theme) anchored(line words.Text) words.Text {
	line = strip(line)
	return th.strong.on(">" + line[min(1, len(line)):])
}

// stillUnsaved says that the last save failed, or is "".
func (m *Model) stillUnsaved() words.Text {
	if m.failed == nil || len(m.queue) == 0 {
		return ""
	}
	return words.Put(m.words.StillNotSaved, "why", m.words.Why(m.failed))
}
