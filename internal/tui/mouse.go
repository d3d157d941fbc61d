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

// click focuses a row. On its mark it ticks, on the focused row and on an answer it does
// what Enter does, and on a key in the last line what that key does.
func (m *Model) click(at tea.Mouse) {
	if !m.large() || at.Button != tea.MouseLeft {
		return
	}
	m.typed.note("click", m.pace.Now())
	if at.Y == m.height-1 {
		m.clickKey(at.X)
		return
	}
	l := m.top().at()
	r, line, x := m.page.at(l, at.X, at.Y)
	if r == nil || m.typing() != nil {
		return
	}
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

// clickKey does what a key does whose name stands at a column of the last line.
func (m *Model) clickKey(x int) {
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
	l.free = true
	if side.height > 0 && at.Y >= side.y && (!m.page.layout.beside || at.X >= side.x) {
		l.down += by
	} else {
		l.top += by
	}
}
