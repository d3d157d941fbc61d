package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

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
	return &unsaved{*newChoose(w.UnsavedTitle, words.Put(w.UnsavedWhat, "n", len(m.queue)),
		option{text: w.UnsavedAgain, do: simply(func() { m.pop(); m.leave() })},
		option{text: w.UnsavedElsewhere, do: simply(m.askElsewhere)},
		option{text: w.UnsavedStay, do: simply(m.pop)},
		option{text: w.UnsavedLeave, do: simply(m.leave)})}
}

// askElsewhere asks for a file, writes everything to it, and leaves.
func (m *Model) askElsewhere() {
	ask := newPrompt(m.words.AskElsewhere, elsewherePath, 4096)
	ask.acceptCmd = func(path string) tea.Cmd {
		if path == "" {
			return nil
		}
		m.say(m.words.Saving)
		events := m.file.Events
		for _, b := range m.queue {
			events = state.Merge(events, b.events)
		}
		data, upTo := state.File{Events: events}.Encode(), m.newest()
		m.saves.Add(1)
		return func() tea.Msg {
			defer m.saves.Done()
			full, err := m.host.Write(path, data)
			return result(func(m *Model) { m.wroteElsewhere(full, upTo, err) })
		}
	}
	m.push(ask)
}

// newest is the id of the newest event in line, "" if there is none.
func (m *Model) newest() string {
	if len(m.queue) == 0 {
		return ""
	}
	last := m.queue[len(m.queue)-1].events
	return last[len(last)-1].ID
}

// wroteElsewhere leaves, unless the person has done more since: that is not in
// the file, whose newest event is upTo.
func (m *Model) wroteElsewhere(path, upTo string, err error) {
	if err != nil {
		m.warn(m.words.Why(err))
		return
	}
	if n := m.newest(); n != "" && n != upTo {
		m.say(words.Put(m.words.Follow.WrittenTo, "path", safetext.NewLine(path)))
		return
	}
	m.elsewhere, m.upTo = path, upTo
	m.leaving, m.forced = true, true
}
