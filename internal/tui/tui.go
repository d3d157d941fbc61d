// Package tui is the full-screen face: a stack of screens over the plan. It
// reads and writes nothing itself: it is handed the functions that do, and calls
// them only in commands, never while drawing.
package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Host is what the face needs from outside.
type Host struct {
	// Open hands a link to the browser; it returns soon, with the reason in the
	// person's words if it could not.
	Open func(link string, domains []string) error
	// New gives an event its id and time.
	New func(state.Event) state.Event
	// Record saves events and gives the file as it then is, with what others
	// added; the error is in the person's words. It waits for another program no
	// longer than the context lives.
	Record func(context.Context, ...state.Event) (state.File, error)
	// Look gives the file if another program may have changed it since the last Look;
	// the error is in the person's words.
	Look func() (file state.File, changed bool, err error)
	// Attach keeps a copy of a file with an account, and gives the state file as
	// it then is; the error is in the person's words.
	Attach func(account, path string) (state.File, error)
	// OpenProof hands a kept file to the system's program for its kind; the error is
	// in the person's words.
	OpenProof func(file string) error
	// Mail hands a mailto link to the mail program; the error is in the person's
	// words.
	Mail func(link string) error
	// Write makes a new file that only the person can read, and gives its full
	// path; it writes over nothing. The error is in the person's words.
	Write func(path string, data []byte) (string, error)
	Now   func() time.Time
	// Pause is the signal by which a shell asks the program to stop until it lets
	// it go on, and Stop stops it; nil where there is no such thing.
	Pause os.Signal
	Stop  func()
}

// Start is what the face starts from, loaded and checked before.
type Start struct {
	Catalog *catalog.Catalog
	File    state.File
	Guess   country.Code // the country by the system's settings
	Words   *words.Words
	Host    Host
	Notice  words.Text // to be said on the first screen
	// Later finds out what else is to be said; it may take a while.
	Later func() []words.Text
}

// Run shows the face until the person leaves. When it returns, everything that
// the person did is saved, or the error says that it is not.
func Run(s Start, in io.Reader, out io.Writer, environ []string, more ...tea.ProgramOption) error {
	m := New(s)
	p := tea.NewProgram(m, append([]tea.ProgramOption{
		tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithoutSignalHandler(),
	}, more...)...)
	defer s.Host.listen(p)()
	_, err := p.Run()
	if !errors.Is(err, tea.ErrProgramPanic) {
		m.saves.Wait() // what was begun ends before the program does
	}
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	return errors.Join(err, m.saveRest())
}
