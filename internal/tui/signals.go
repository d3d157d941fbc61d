package tui

import (
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// pauseMsg asks to stop until the shell lets the program go on.
type pauseMsg struct{}

// listen turns signals into messages until it is told to stop: to leave with
// everything saved, and to pause with the terminal as it was.
func (s *Start) listen(p *tea.Program) (stop func()) {
	ends, pauses := make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(ends, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	if s.Pause != nil {
		signal.Notify(pauses, s.Pause)
	}
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case <-ends:
				p.Send(leaveMsg{})
			case <-pauses:
				p.Send(pauseMsg{})
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

// pause gives the terminal back to the shell, and takes it again when the
// program goes on. Bubble Tea's own way stops by the signal that is caught here.
func (m *Model) pause() tea.Cmd {
	if m.stop == nil {
		return nil
	}
	return tea.Exec(stopper(m.stop), nil)
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
