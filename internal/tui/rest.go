package tui

import tea "charm.land/bubbletea/v2"

// rests is the message that a key that was held down may have been let go.
type rests struct{}

// scroll is what is known about a key that moves and is held down. What is beside the list is
// about the row at which the key rests: drawing it for each row would cost more than the list.
type scroll struct {
	held    bool
	waiting bool // a command waits for the end
}

// awaitRest waits in a command for the end of the repeats, in one at a time.
func (m *Model) awaitRest() {
	if m.scroll.waiting || !m.scroll.held {
		return
	}
	m.scroll.waiting = true
	rest := slowest - m.pace.Now().Sub(m.typed.at)
	m.start(func() tea.Msg {
		m.pace.Wait(rest)
		return rests{}
	})
}

// mayRest ends the repeats, or waits again if more have come. It reports whether they ended.
func (m *Model) mayRest() bool {
	m.scroll.waiting = false
	if m.scroll.held && m.pace.Now().Sub(m.typed.at) < slowest {
		m.awaitRest()
		return false
	}
	ended := m.scroll.held
	m.scroll.held = false
	return ended
}

// keepSide leaves what is beside a list as it was while a key is held down.
func (m *Model) keepSide(p *page) {
	was := m.page
	if m.scroll.held && was != nil && was.of == p.of && p.layout.beside && !p.shape.text && was.side.width == p.side.width {
		p.side = was.side
	}
}
