package tui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// startSave saves what is in the queue, if that is due.
func (m *Model) startSave() {
	if work := m.save(); work != nil {
		run(m, work, m.saved)
	}
}

func (m *Model) saved(snap snapshot) {
	again := m.failed != nil
	done := m.session.saved(snap)
	switch {
	case m.forgotten(snap):
	case snap.err != nil:
		if m.leaving && !m.retry && !m.forced {
			m.leaving = false
			if _, asked := m.top().(*unsaved); asked {
				m.pop()
			}
			m.push(newUnsaved(m))
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

// forgotten says that another program has forgotten accounts for good, if a
// snapshot says so.
func (m *Model) forgotten(snap snapshot) bool {
	gone := m.dropForgotten(snap)
	if gone != nil {
		m.warn(words.Put(m.words.LetGo, "accounts", safetext.NewLine(strings.Join(gone, ", "))))
	}
	return gone != nil
}

// startPoll looks, with what the person does, whether another program has changed
// the file.
func (m *Model) startPoll(msg tea.Msg) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.FocusMsg:
	default:
		return
	}
	if !m.large() {
		return
	}
	if work := m.poll(); work != nil {
		run(m, work, m.polled)
	}
}

func (m *Model) polled(snap snapshot) {
	news := m.session.polled(snap)
	if snap.err != nil {
		m.warnWhy(m.words.Unreadable, snap.err)
	} else if news && m.message == "" {
		m.say(m.words.OthersChanged)
	}
}

// undo undoes the last act, and says what that was.
func (m *Model) undo() {
	if what := m.session.undo(); what != "" {
		m.say(words.Put(m.words.Undone, "what", what))
	} else {
		m.say(m.words.NothingToUndo)
	}
}

// askFile asks for a file to keep with an account.
func (m *Model) askFile(a *plan.Account) {
	m.askLine(words.Put(m.words.AskFile, "account", m.present.Name(a)), "", maxPath, func(path string) {
		m.pop()
		if path != "" {
			m.say(m.words.Saving)
			run(m, m.attach(a.ID, path), func(snap snapshot) { m.attached(a.ID, path, snap) })
		}
	})
}

func (m *Model) attached(account, path string, snap snapshot) {
	m.session.attached(account, snap)
	switch {
	case m.forgotten(snap):
	case snap.err != nil:
		m.warnWhy(m.words.NotKept, snap.err)
	default:
		m.say(words.Put(m.words.Kept, "path", safetext.NewLine(path)))
	}
}

// ElsewhereError is how the face ends when what could not be saved is kept in
// another file: a state file that can be imported.
type ElsewhereError struct {
	Path string
	Err  error // why it could not be saved in its place
}

// Error says why it could not be saved in its place.
func (e *ElsewhereError) Error() string { return e.Err.Error() }

// Unwrap is why it could not be saved in its place.
func (e *ElsewhereError) Unwrap() error { return e.Err }

// elsewherePath is where a file is offered to be written.
const elsewherePath = "~/optout-tui-unsaved.json"

// unsaved asks what to do when the person leaves and something cannot be saved.
type unsaved struct{ choose }

func newUnsaved(m *Model) *unsaved {
	w := m.words
	return &unsaved{choose{title: w.UnsavedTitle, text: words.Put(w.UnsavedWhat, "n", len(m.queue)), options: options{
		{w.UnsavedAgain, func() { m.pop(); m.leave() }},
		{w.UnsavedElsewhere, m.askElsewhere},
		{w.UnsavedStay, m.pop},
		{w.UnsavedLeave, m.leave},
	}}}
}

// askElsewhere asks for a file, writes everything to it, and leaves, unless the
// person has done more since: that is not in the file.
func (m *Model) askElsewhere() {
	m.askNewFile(m.words.AskElsewhere, elsewherePath, func(path string) {
		m.say(m.words.Saving)
		work, upTo := m.copyTo(path)
		run(m, work, func(w written) {
			switch whole := m.copied(w, upTo); {
			case w.err != nil:
				m.warn(m.words.Why(w.err))
			case whole:
				m.leaving, m.forced = true, true
			default:
				m.say(words.Put(m.words.Follow.WrittenTo, "path", safetext.NewLine(w.path)))
			}
		})
	})
}
