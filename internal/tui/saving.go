package tui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// saved reports the end of a save. If the person is about to leave and the save failed,
// it asks what to do.
func (m *Model) saved(snap snapshot) {
	again := m.failed != nil
	done := m.session.saved(snap)
	switch {
	case m.forgotten(snap):
	case snap.err != nil:
		if m.leaving && !m.retry && !m.forced {
			m.leaving = false
			if m.askedUnsaved() {
				m.pop()
			}
			m.put(newUnsaved(m))
		}
		m.warnWhy(m.words.NotSaved, snap.err)
	case len(m.queue) > 0:
	default:
		var also words.Text
		quiet := true
		for _, b := range done {
			quiet, also = quiet && b.quiet, cmp.Or(b.also, also)
		}
		if again || !quiet && m.message == m.words.Saving {
			m.say(words.Sentences(m.words.Saved, also))
		}
	}
}

// forgotten reports the accounts that the file no longer holds, if there are any.
func (m *Model) forgotten(snap snapshot) bool {
	gone := m.dropForgotten(snap)
	if gone != nil {
		m.warn(words.Put(m.words.LetGo, "accounts", safetext.NewLine(strings.Join(gone, ", "))))
	}
	return gone != nil
}

// startPoll looks for changes by other programs whenever the person does something.
func (m *Model) startPoll(msg tea.Msg) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.FocusMsg:
		if !m.large() {
			return
		}
		if poll := m.poll(); poll != nil {
			m.start(func() tea.Msg { return looked(poll()) })
		}
	}
}

// looked is the message that a poll has ended.
type looked snapshot

// polled ends a poll, and reports whether there is anything to show.
func (m *Model) polled(snap snapshot) bool {
	news := m.session.polled(snap)
	if snap.err != nil {
		m.warnWhy(m.words.Unreadable, snap.err)
	} else if news && m.message == "" {
		m.say(m.words.OthersChanged)
	}
	return snap.err != nil || !snap.same
}

// undo undoes the last act, and says what it was.
func (m *Model) undo() {
	if what := m.session.undo(); what != "" {
		m.say(words.Put(m.words.Undone, "what", what))
	} else {
		m.say(m.words.NothingToUndo)
	}
}

// askFile asks for a file to keep as a proof.
func (m *Model) askFile(a *plan.Account) {
	m.askLine(words.Put(m.words.AskFile, "account", m.present.Name(a)), "", maxPath, func(path string) {
		m.pop()
		if path == "" {
			return
		}
		m.say(m.words.Saving)
		work(m, m.attach(a.ID, path), func(snap snapshot) {
			m.attached(a.ID, snap)
			switch {
			case m.forgotten(snap):
			case snap.err != nil:
				m.warnWhy(m.words.NotKept, snap.err)
			default:
				m.say(words.Put(m.words.Kept, "path", safetext.NewLine(path)))
				m.offerAnswer(a.ID)
			}
		})
	})
}

// offerAnswer asks whether the mail that was just kept is the answer that it looks like.
func (m *Model) offerAnswer(account string) {
	a := m.plan.Account(account)
	if a == nil {
		return
	}
	if x := act.KeptAs(a, act.Kept(m.file.Events, account)); x != nil {
		m.act(m.acts().Offer(a, *x), nil)
	}
}

// ElsewhereError says that the changes could not be saved, and that they are in another
// file: a state file that can be imported.
type ElsewhereError struct {
	Path  string
	error // why the changes could not be saved
}

// Unwrap gives why the changes could not be saved.
func (e *ElsewhereError) Unwrap() error { return e.error }

// elsewherePath is the path that is suggested for that file.
const elsewherePath = "~/optout-tui-unsaved.json"

// newUnsaved asks what to do when the person leaves and the changes cannot be saved.

func newUnsaved(m *Model) *question {
	w := m.words
	return &question{unsaved: true, title: w.UnsavedTitle, text: words.Put(w.UnsavedWhat, "n", len(m.queue)), options: options{
		{w.UnsavedAgain, func() { m.pop(); m.leave() }},
		{w.UnsavedElsewhere, m.askElsewhere},
		{w.UnsavedStay, m.pop},
		{w.UnsavedLeave, m.leave},
	}}
}

// askedUnsaved reports whether that question is open.
func (m *Model) askedUnsaved() bool {
	q, ok := m.top().(*question)
	return ok && q.unsaved
}

// askElsewhere asks for a path, writes all events to a new file there, and leaves. It
// stays if the person has done more in the meantime: that is not in the file.
func (m *Model) askElsewhere() {
	m.askLine(m.words.AskElsewhere, elsewherePath, maxPath, func(path string) {
		if path == "" {
			return
		}
		data, upTo := m.everything()
		m.say(m.words.Saving)
		m.write(func() (string, error) { return m.host.Write(path, data) }, func(full string) {
			if m.keptElsewhere(full, upTo) {
				m.leaving, m.forced = true, true
			}
		})
	})
}
