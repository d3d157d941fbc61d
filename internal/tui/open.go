package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// openedMsg is what became of an attempt to open a link.
type openedMsg struct {
	account, way, step, link string
	domains                  []string
	err                      error
}

// open hands a step's link to the browser; the screen goes on at once.
func (m *Model) open(a *plan.Account, st *plan.Step) tea.Cmd {
	msg := openedMsg{account: a.ID, way: a.Way.ID, step: st.ID, link: st.Link, domains: a.Platform.Domains}
	m.say(words.Put(m.words.Opening, "host", link.Host(st.Link)))
	open := m.host.Open
	return func() tea.Msg {
		msg.err = open(msg.link, msg.domains)
		return msg
	}
}

// opened records what was opened, or shows the link and the QR code with the
// reason.
func (m *Model) opened(msg openedMsg) {
	if msg.err == nil {
		m.log(state.Event{Do: state.Opened, Account: msg.account, Way: msg.way, Step: msg.step, Link: msg.link})
		m.wentTo = link.Host(msg.link)
		m.say(words.Put(m.words.OpenedIn, "host", m.wentTo))
		return
	}
	m.say(words.Put(m.words.NotOpened, "why", m.words.Why(msg.err)))
	m.alarm = true
	// Only where the person still waits for it: they may have gone on.
	if w, ok := m.top().(*walk); ok && w.account == msg.account && w.id == msg.step {
		m.push(newQR(msg.link, msg.domains))
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
