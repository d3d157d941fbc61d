// Package tui is the full-screen face: a stack of screens over a session with the
// state file. It reads and writes nothing itself: it is handed the functions that
// do, and calls them only in commands, never while drawing.
package tui

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

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
	defer m.listen(p, s.Pause)()
	_, err := p.Run()
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	return errors.Join(err, m.finish())
}

// listen turns signals into messages until it is told to stop: to leave with
// everything saved, and to pause with the terminal as it was.
func (m *Model) listen(p *tea.Program, pause os.Signal) (stop func()) {
	ends, pauses := make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(ends, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	if pause != nil {
		signal.Notify(pauses, pause)
	}
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case <-ends:
				p.Send(result(m.leaveNow))
			case <-pauses:
				p.Send(result(m.pause))
			case <-ended:
				return
			}
		}
	}()
	return func() {
		signal.Stop(ends)
		signal.Stop(pauses)
		close(ended)
	}
}

// pause gives the terminal back to the shell, and takes it again when the program
// goes on. Bubble Tea's own way stops by the signal that is caught here.
func (m *Model) pause() {
	if m.stop != nil {
		m.start(tea.Exec(stopper(m.stop), nil))
	}
}

// stopper is run while the terminal is given back.
type stopper func()

// Run stops the program until it goes on.
func (s stopper) Run() error { s(); return nil }

// SetStdin changes nothing: there is no other program.
func (stopper) SetStdin(io.Reader) {}

// SetStdout changes nothing.
func (stopper) SetStdout(io.Writer) {}

// SetStderr changes nothing.
func (stopper) SetStderr(io.Writer) {}
