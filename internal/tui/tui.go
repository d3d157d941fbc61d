// Package tui is the full-screen face: a stack of screens over a session with the state
// file. It does no I/O of its own: it is given the functions that do, and calls them only
// in commands, never while drawing.
package tui

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/paint"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// Start is what the face needs to start. The caller has loaded and validated it.
type Start struct {
	Catalog *catalog.Catalog
	File    state.File
	Guess   country.Code // the country by the system's settings
	Words   *words.Words
	// Language is that of Words, by its code, and Languages are those that can be chosen;
	// without any, there is no choice. Whoever chose one leaves: the caller starts anew.
	Language  string
	Languages []string
	Host      world.Host
	Notice    words.Text // for the first screen
	ASCII     bool       // the terminal shows no more than ASCII
	NoColor   bool       // no colours, and nothing faint
	// Calendar is a file with the dates of a plan, nil if it has none. It may be nil.
	Calendar func(*plan.Plan) []byte
	// Later gives notices that take a while to find. It may be nil.
	Later func() []words.Text
	// Pause is the signal with which a shell suspends the program, and Stop suspends it;
	// both are nil on systems without job control.
	Pause os.Signal
	Stop  func()
	Pace  Pace // the time between keys, for tests
}

// Run shows the face until the person leaves. When it returns, everything that the person
// did is saved, or the error says why not.
func Run(s Start, in io.Reader, out io.Writer, environ []string, more ...tea.ProgramOption) error {
	caught := listen(s.Pause)
	m := New(s)
	p := paint.New(m, in, out, coloured(environ), more...)
	defer m.heed(caught, p.Send, s.Pause)()
	err := p.Run()
	if errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	return errors.Join(err, m.finish())
}

// coloured is an environment without what asks for no colours. Bubble Tea would take them
// from QR codes, too, which need them, and reads these variables less strictly.
func coloured(environ []string) []string {
	return slices.DeleteFunc(slices.Clone(environ), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return name == "NO_COLOR" || name == "CLICOLOR" || name == "CLICOLOR_FORCE"
	})
}

// listen catches the signals at which the program leaves or pauses. Each of them takes Go a
// moment to catch, so that happens beside what else is prepared: the channel of them comes when
// all are caught.
func listen(pause os.Signal) <-chan chan os.Signal {
	caught := make(chan chan os.Signal, 1)
	go func() {
		signals := make(chan os.Signal, 8)
		signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
		if pause != nil {
			signal.Notify(signals, pause)
		}
		caught <- signals
	}()
	return caught
}

// heed waits until signals are caught, and turns them into messages until stop is called: the
// program leaves with everything saved, or pauses with the terminal restored.
func (m *Model) heed(caught <-chan chan os.Signal, send func(tea.Msg), pause os.Signal) (stop func()) {
	signals := <-caught
	go func() {
		for s := range signals {
			if s == pause {
				send(result(m.pause))
			} else {
				send(result(m.leaveNow))
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(signals)
	}
}

// pause returns the terminal to the shell until the program is resumed. Bubble Tea's own
// Suspend raises the signal that listen catches.
func (m *Model) pause() {
	if m.stop != nil {
		m.start(paint.Lend(m.stop))
	}
}
