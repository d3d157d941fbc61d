package tui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// roomyWidth is the width from which on the keys in the footer stand further
// apart.
const roomyWidth = 60

// maxPage is how wide a page gets at most: further apart, the two ends of a line
// are no longer read together.
const maxPage = 100

func (m *Model) large() bool { return m.width >= minWidth && m.height >= minHeight }

// bodyHeight is what the message and the keys leave.
func (m *Model) bodyHeight() int { return max(1, m.height-len(m.messageLines())-1) }

// draw makes the rows of the top screen and moves its window to the focus. The
// focused row looks different from the others: where its row is gone, the rows are
// made again for the new one.
func (m *Model) draw() {
	if !m.large() {
		return
	}
	s, width := m.top(), min(m.width, maxPage)
	m.drawn = s.rows(m, width)
	if s.at().refocus(m.drawn) {
		m.drawn = s.rows(m, width)
	}
	if m.typing() == nil { // there the cursor is where the next letter goes
		markFocus(m.drawn, s.at().id, m.words.Here, width)
	}
	s.at().settle(m.drawn, m.bodyHeight())
}

// stillUnsaved is that the last save failed, "" if all is well.
func (m *Model) stillUnsaved() words.Text {
	if m.failed == nil || len(m.queue) == 0 {
		return ""
	}
	return words.Put(m.words.StillNotSaved, "why", m.words.Why(m.failed))
}

// messageLines is the message, on one line where it fits and on up to three
// where it does not; without one, that something is not saved; an empty line if
// everything is.
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
	v := tea.NewView(string(safetext.Join(fit(lines, max(0, m.width), max(0, m.height)), "\n")))
	v.AltScreen = true
	v.ReportFocus = true
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if p := m.typing(); p != nil && cursor >= 0 {
		v.Cursor = p.cursor(cursor)
	} else if cursor >= 0 {
		v.Cursor = tea.NewCursor(0, cursor)
		v.Cursor.Blink = false
	}
	return v
}

// keyName is a key as the keyboards of the language name it, and behind it the letter
// that does the same.
func (m *Model) keyName(k key) words.Text {
	name, letter, _ := strings.Cut(k.name(), " ")
	named := cmp.Or(m.words.KeyNames[name], safetext.NewLine(name).Text())
	if letter == "" {
		return named
	}
	return words.Put("{key} {letter}", "key", named, "letter", letter)
}

// footer names as many keys as fit, and always those for help and for going
// back.
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
