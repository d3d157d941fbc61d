package tui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// roomyWidth is the width from which the keys in the footer are set further apart.
const roomyWidth = 60

// maxPage is the widest that a page gets. On wider pages, the eye loses the line between
// its two ends.
const maxPage = 100

func (m *Model) large() bool { return m.width >= minWidth && m.height >= minHeight }

// bodyHeight is the height that the message and the footer leave to the screen.
func (m *Model) bodyHeight() int { return max(1, m.height-len(m.messageLines())-1) }

// draw draws the top screen and moves its window to the focus. If the focused row is
// gone, another one gets the focus and looks different, so it draws again.
func (m *Model) draw() {
	if !m.large() {
		return
	}
	s, width := m.top(), min(m.width, maxPage)
	m.drawn = m.rows(width)
	if s.at().refocus(m.drawn) {
		m.drawn = m.rows(width)
	}
	if m.typing() == nil { // a prompt shows the cursor instead
		markFocus(m.drawn, s.at().id, m.words.Here, width)
	}
	s.at().settle(m.drawn, m.bodyHeight())
}

// rows draws the top screen.
func (m *Model) rows(width int) []row {
	p := &page{width: width, focus: m.top().at().id}
	m.top().draw(m, p)
	return p.rows
}

// stillUnsaved says that the last save failed, or is "".
func (m *Model) stillUnsaved() words.Text {
	if m.failed == nil || len(m.queue) == 0 {
		return ""
	}
	return words.Put(m.words.StillNotSaved, "why", m.words.Why(m.failed))
}

// messageLines is the message on up to three lines. Without a message, it says what is
// not saved, or is one empty line.
func (m *Model) messageLines() []words.Text {
	text, alarm := m.message, m.alarm
	if text == "" {
		text, alarm = m.stillUnsaved(), true
	}
	lines := wrap(text, max(1, m.width), 0)
	switch {
	case len(lines) == 0:
		return []words.Text{""}
	case len(lines) > 3:
		lines = append(lines[:2], (lines[2]+" "+lines[3]).Truncate(m.width, "..."))
	}
	if alarm {
		return mapLines(lines, warn)
	}
	return lines
}

// View draws the top screen into exactly the window.
func (m *Model) View() tea.View {
	var lines []words.Text
	cursor := -1
	if m.large() {
		lines, cursor = m.top().at().window(m.drawn, m.width, m.bodyHeight())
		lines = append(lines, m.messageLines()...)
		lines = append(lines, faint(m.footer()))
	} else {
		lines = append(wrap(m.words.TooSmall, max(1, m.width), 0), wrap(m.stillUnsaved(), max(1, m.width), 0)...)
	}
	content := string(safetext.Join(fit(lines, max(0, m.width), max(0, m.height)), "\n"))
	if m.plain {
		content = colourless.Replace(content)
	}
	v := tea.NewView(content)
	v.AltScreen = true
	v.ReportFocus = true
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if cursor >= 0 {
		v.Cursor = tea.NewCursor(0, cursor)
		v.Cursor.Blink = false
		if p := m.typing(); p != nil && p.id == inputRow {
			v.Cursor.X = p.input.Cursor().X
		}
	}
	return v
}

// keyName is the name of the first key on keyboards of the language, which stands for the
// others. For a rare key, the letter that does the same follows.
func (m *Model) keyName(k key) words.Text {
	name, letter, _ := strings.Cut(k.on, " ")
	named := cmp.Or(m.words.KeyNames[name], safetext.NewLine(name).Text())
	if letter == "" || !k.rare {
		return named
	}
	return words.Put("{key} {letter}", "key", named, "letter", letter)
}

// footer lists as many keys as fit, and always those for help and for going back.
func (m *Model) footer() words.Text {
	var shown []words.Text
	for _, k := range m.allKeys() {
		if !k.rare {
			shown = append(shown, m.keyName(k)+" "+k.does)
		}
	}
	var gap words.Text = "   "
	if m.width < roomyWidth {
		gap = "  "
	}
	for len(shown) > 2 && safetext.Join(shown, gap).Width() > m.width {
		shown = append(shown[:len(shown)-3], shown[len(shown)-2:]...)
	}
	return safetext.Join(shown, gap)
}
