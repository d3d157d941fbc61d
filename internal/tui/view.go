package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// bodyHeight is what is left over the message and the keys.
func (m *Model) bodyHeight() int { return max(1, m.height-len(m.messageLines())-1) }

// messageLines is the message, on one line where it fits and on up to three
// where it does not; without one, that something is not saved; an empty line if
// everything is.
func (m *Model) messageLines() []words.Text {
	text, alarm := m.message, m.alarm
	if text == "" && m.failed != nil && len(m.queue) > 0 {
		text, alarm = words.Put(m.words.StillNotSaved, "why", m.words.Why(m.failed)), true
	}
	lines := wrap(text, max(1, m.width), 0)
	if len(lines) == 0 {
		return []words.Text{""}
	}
	style := normal
	if alarm {
		style = warn
	}
	if len(lines) > 3 {
		lines = append(lines[:2], (lines[2]+" "+lines[3]).Truncate(m.width, "..."))
	}
	return each(lines, style)
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
		lines = wrap(m.words.TooSmall, max(1, m.width), 0)
		if m.failed != nil && len(m.queue) > 0 {
			lines = append(lines, wrap(words.Put(m.words.StillNotSaved, "why", m.words.Why(m.failed)), max(1, m.width), 0)...)
		}
	}
	v := tea.NewView(string(safetext.Join(fit(lines, max(0, m.width), max(0, m.height)), "\n")))
	v.AltScreen = true
	v.ReportFocus = true
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if p, ok := m.top().(*prompt); ok && cursor >= 0 {
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
	name, letter, _ := strings.Cut(string(k.show), " ")
	if named := m.words.KeyNames[name]; named != "" {
		return words.Put("{key} {letter}", "key", named, "letter", letter).Trim()
	}
	return k.show
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
	for len(shown) > 3 && safetext.Join(shown, gap).Width() > m.width {
		shown = append(shown[:len(shown)-3], shown[len(shown)-2:]...)
	}
	return safetext.Join(shown, gap)
}
