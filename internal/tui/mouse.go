package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/words"
)

func (m *Model) toggleMouse() {
	m.mouse = !m.mouse
	m.say(map[bool]words.Text{true: m.words.MouseOn, false: m.words.MouseOff}[m.mouse])
}

// clickKey is what a click is called among the keys.
const clickKey = "click"

// clicked is where the last click was, and on which row.
type clicked struct {
	y  int
	on screen
	id string
}

// moved reports whether another row is now where that click was. Who clicks twice means the
// first one.
func (c clicked) moved(y int, on screen, id string) bool {
	return c.y == y && c.on != nil && (c.on != on || c.id != id)
}

// click focuses a row. On its mark it ticks, on the focused row and on an answer it does
// what Enter does, and on a key in the last line what that key does.
func (m *Model) click(at tea.Mouse) {
	if !m.large() || at.Button != tea.MouseLeft {
		return
	}
	now := m.pace.Now()
	soon := m.typed.last == clickKey && now.Sub(m.typed.at) < reopen
	m.typed.note(clickKey, now)
	if at.Y == m.height-1 {
		m.clickFooter(at.X)
		return
	}
	l := m.top().at()
	r, line, x := m.page.at(l, at.X, at.Y)
	if r == nil || m.typing() != nil {
		return
	}
	if soon && m.clicked.moved(at.Y, m.top(), r.id) {
		return
	}
	m.clicked = clicked{at.Y, m.top(), r.id}
	m.say("")
	was := l.id
	if was != r.id {
		l.focus(r.id)
		_, opens := m.top().(*walk) // there, a text opens below the row
		l.free = !opens             // and elsewhere what is below the pointer stays there
	}
	_, asks := m.top().(*question)
	switch onTitle := line < max(1, r.titled); {
	case onTitle && x >= 1 && x <= 3 && hasMark(r.lines[0]):
		m.does("space")
	case asks, was == r.id && onTitle:
		m.does("enter")
	}
}

// hasMark reports whether a row begins with a mark of three columns in brackets.
func hasMark(line words.Text) bool {
	text := strip(line)
	return len(text) > 3 && text[1] == '[' && text[3] == ']'
}

// does carries out what a key does, unless it is held down.
func (m *Model) does(name string) {
	for _, k := range m.allKeys() {
		if k.act != nil && slices.Contains(strings.Fields(k.on), name) {
			if !m.typed.held {
				k.act()
			}
			return
		}
	}
}

// clickFooter does what a key does whose name stands at a column of the last line.
func (m *Model) clickFooter(x int) {
	at := m.page.layout.x
	shown, gap := m.footerKeys(m.page.layout.width)
	for _, k := range shown {
		width := m.footerKey(k).Width()
		if x >= at && x < at+width {
			name, _, _ := strings.Cut(k.on, " ")
			m.does(name)
			return
		}
		at += width + gap.Width()
	}
}

// wheel scrolls what is under the mouse by a few lines, and leaves the focus.
func (m *Model) wheel(at tea.Mouse) {
	by := map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[at.Button]
	if !m.large() || by == 0 || m.typing() != nil {
		return
	}
	l, side := m.top().at(), m.page.layout.side
	l.free, m.clicked = true, clicked{}
	if side.height > 0 && at.Y >= side.y && (!m.page.layout.beside || at.X >= side.x) {
		l.down += by
	} else {
		l.top += by
	}
}
