// Package tui is the full-screen face: a stack of screens over the plan. It
// reads and writes nothing itself: it is handed the functions that do, and calls
// them only in commands, never while drawing.
package tui

import (
	"errors"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// Start is what the face starts from, loaded and checked before.
type Start struct {
	Catalog *catalog.Catalog
	File    state.File
	Guess   country.Code // the country by the system's settings
	Words   *words.Words
	Host    world.Host
	Notice  words.Text // to be said on the first screen
	// Later finds out what else is to be said; it may take a while.
	Later func() []words.Text
	// Pause is the signal by which a shell asks the program to stop until it lets
	// it go on, and Stop stops it; nil where there is no such thing.
	Pause os.Signal
	Stop  func()
}

// Run shows the face until the person leaves. When it returns, everything that
// the person did is saved, or the error says that it is not.
func Run(s Start, in io.Reader, out io.Writer, environ []string, more ...tea.ProgramOption) error {
	m := New(s)
	p := tea.NewProgram(m, append([]tea.ProgramOption{
		tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithoutSignalHandler(),
	}, more...)...)
	defer s.listen(p)()
	_, err := p.Run()
	if !errors.Is(err, tea.ErrProgramPanic) {
		m.saves.Wait() // what was begun ends before the program does
	}
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	return errors.Join(err, m.saveRest())
}
