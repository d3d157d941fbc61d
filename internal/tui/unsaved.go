package tui

import (
	"fmt"

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
type unsaved struct{ list }

func newUnsaved() *unsaved { return &unsaved{} }

func (s *unsaved) rows(m *Model, width int) []row {
	w := m.words
	rows := []row{
		{lines: append(each(wrap(w.UnsavedTitle, width, 0), bold), "")},
		{lines: append(wrap(words.Put(w.UnsavedWhat, "n", len(m.queue)), min(width, 78), 0), "")},
	}
	for _, c := range s.choices(m) {
		rows = append(rows, row{id: c.id, lines: choice(s.id == c.id, c.text, width)})
	}
	return rows
}

func (s *unsaved) choices(m *Model) []act {
	w := m.words
	plain := func(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }
	return []act{
		{"again", w.UnsavedAgain, plain(func() { m.pop(); m.leave() })},
		{"elsewhere", w.UnsavedElsewhere, plain(m.askElsewhere)},
		{"stay", w.UnsavedStay, plain(m.pop)},
		{"leave", w.UnsavedLeave, plain(m.leave)},
	}
}

func (s *unsaved) keys(m *Model) []key {
	for _, c := range s.choices(m) {
		if c.id == s.id {
			return []key{{on: []string{"enter", "space"}, show: "enter", does: m.words.Keys.Choose, act: c.do}}
		}
	}
	return nil
}

// elsewhereMsg is the end of writing to another file.
type elsewhereMsg struct {
	path string
	err  error
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
		data := state.File{Events: events}.Encode()
		m.saves.Add(1)
		return func() tea.Msg {
			defer m.saves.Done()
			full, err := m.host.Write(path, data)
			return elsewhereMsg{full, err}
		}
	}
	m.push(ask)
}

func (m *Model) wroteElsewhere(msg elsewhereMsg) {
	if msg.err != nil {
		m.say(fmt.Sprint(safetext.Error(msg.err)))
		m.alarm = true
		return
	}
	m.elsewhere = msg.path
	m.leaving, m.forced = true, true
}
