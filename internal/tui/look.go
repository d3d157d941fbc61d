package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// lookedMsg is the end of a look at the disk.
type lookedMsg struct {
	answer
	changed bool // there may be something new
}

// look finds out, with what the person does, whether another program changed the
// file. A save that is going on finds out as well.
func (m *Model) look(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.FocusMsg:
	default:
		return nil
	}
	if m.looking || m.saving > 0 || !m.large() {
		return nil
	}
	m.looking = true
	return func() tea.Msg {
		changed := false
		a := m.asks(func() (file state.File, err error) {
			file, changed, err = m.host.Poll()
			return file, err
		})
		return lookedMsg{a, changed}
	}
}

// looked shows what another program changed.
func (m *Model) looked(msg lookedMsg) {
	m.looking = false
	if msg.err != nil {
		m.unread = msg.err
		m.warn(words.Put(m.words.Unreadable, "why", m.words.Why(msg.err)))
		return
	}
	before := m.file.Events
	if msg.changed {
		m.take(msg.answer)
	}
	if state.Same(before, m.file.Events) {
		return
	}
	m.replan()
	if m.message == "" {
		m.say(m.words.OthersChanged)
	}
}
