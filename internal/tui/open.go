package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// open hands a step's link to the browser; the screen goes on at once.
func (m *Model) open(a *plan.Account, st *plan.Step) tea.Cmd {
	m.say(words.Put(m.words.Opening, "host", link.Host(st.Link)))
	return func() tea.Msg {
		err := m.host.Open(st.Link, a.Platform.Domains)
		return result(func(m *Model) { m.opened(a, st, err) })
	}
}

// opened records what was opened, or shows the link and the QR code with the
// reason.
func (m *Model) opened(a *plan.Account, st *plan.Step, err error) {
	if err == nil {
		m.log(state.Event{Do: state.Opened, Account: a.ID, Way: a.Way.ID, Step: st.ID, Link: st.Link})
		m.wentTo = link.Host(st.Link)
		m.say(words.Put(m.words.OpenedIn, "host", m.wentTo))
		return
	}
	m.warn(words.Put(m.words.NotOpened, "why", m.words.Why(err)))
	// Only where the person still waits for it: they may have gone on.
	if w, ok := m.top().(*walk); ok && w.account == a.ID && w.id == st.ID {
		m.push(newQR(st.Link, a.Platform.Domains))
	}
}

// cameBack asks, when the person comes back to the terminal, about the step for
// which they went to the browser.
func (m *Model) cameBack() {
	w, ok := m.top().(*walk)
	if !ok || m.message != words.Put(m.words.OpenedIn, "host", m.wentTo) {
		return
	}
	if a, st := w.here(m); st != nil && !st.Done {
		text := m.words.BackFrom
		if a.Status == plan.Sent {
			text = m.words.BackFromSent
		}
		m.say(words.Put(text, "step", st.Title))
	}
}

func (m *Model) copyLink(link string) tea.Cmd {
	m.say(m.words.LinkCopied)
	return tea.SetClipboard(link)
}
