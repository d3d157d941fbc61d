//go:build unix

package paint

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Program is a model that runs on a terminal.
type Program struct {
	model  tea.Model
	tea    *tea.Program
	line   *line
	keys   *keyboard
	screen *painter
	known  terminal  // this and the next two are for Bubble Tea's loop only
	sized  bool      // its size is asked of the line
	waits  time.Time // since when no view was shown because more keys waited
	goesOn chan os.Signal
	quit   sync.Once // of the terminal, which is given back once
	failed error     // why the terminal is of no more use
}

// lend asks to give the terminal back while it runs.
type lend func()

// continued says that the process was stopped behind its back, by SIGSTOP, and goes on: others
// have used the terminal as it was.
type continued struct{}

// resized is the size of the window as the line tells it. The terminal can send one, too, and
// so can Bubble Tea, but neither knows better.
type resized struct{ width, height int }

// lost says that the terminal can no longer be read or written.
type lost struct{ error }

// panicked is what the painter panicked with, and where.
type panicked string

// Lend is a command that gives the terminal back while do runs.
func Lend(do func()) tea.Cmd { return func() tea.Msg { return lend(do) } }

// New makes a program. Signals are left to the caller.
func New(m tea.Model, in io.Reader, out io.Writer, environ []string, more ...tea.ProgramOption) *Program {
	p := &Program{model: m, line: newLine(in, out, environ), goesOn: make(chan os.Signal, 1)}
	p.known.width, p.known.height, p.sized = p.line.size()
	p.screen = newPainter(out, environ, p.known.width, p.known.height, func(why tea.Msg) { go p.Send(why) })
	p.keys = &keyboard{in: in, terminal: p.line.get("TERM"), send: p.Send, after: p.screen.begun}
	options := []tea.ProgramOption{
		tea.WithInput(nil), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithoutSignalHandler(), tea.WithoutRenderer(),
		tea.WithFPS(1), tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg { return p.filter(msg) }),
	}
	if out == io.Writer(os.Stdout) && slices.Equal(environ, os.Environ()) {
		// It was found when Lip Gloss was loaded, which takes a while in tmux.
		p.known.colours, p.known.told = tea.ColorProfileMsg{Profile: lipgloss.Writer.Profile}, true
		options = append(options, tea.WithColorProfile(lipgloss.Writer.Profile))
	}
	p.tea = tea.NewProgram(seat{p}, append(options, more...)...)
	return p
}

// Run returns when the model quits, and why if it did not want to. The terminal is as it was
// before then.
func (p *Program) Run() error {
	if err := p.line.raw(); err != nil {
		return fmt.Errorf("setting the terminal: %w", err)
	}
	if err := p.keys.start(); err != nil {
		p.line.restore()
		return fmt.Errorf("reading the terminal: %w", err)
	}
	defer p.line.watch(p.known.width, p.known.height, p.Send)()
	defer p.watchStops()()
	_, err := p.tea.Run()
	return errors.Join(err, p.failed, p.giveBack())
}

// watchStops takes the terminal again whenever the process goes on, until stop is called.
func (p *Program) watchStops() (stop func()) {
	caught := make(chan struct{})
	go func() { // which takes a moment
		signal.Notify(p.goesOn, syscall.SIGCONT)
		close(caught)
		for range p.goesOn {
			p.Send(continued{})
		}
	}()
	return func() {
		<-caught
		signal.Stop(p.goesOn)
		close(p.goesOn)
	}
}

// Send hands the model a message.
func (p *Program) Send(msg tea.Msg) { p.tea.Send(msg) }

// giveBack ends the screen and sets the line as it was.
func (p *Program) giveBack() (err error) {
	p.quit.Do(func() {
		p.keys.stop()
		err = p.screen.close()
		p.line.close()
	})
	return err
}

// lendFor gives the terminal back while do runs, and takes it again.
func (p *Program) lendFor(do func()) {
	signal.Stop(p.goesOn) // if the process is stopped now, it is ready for that
	defer signal.Notify(p.goesOn, syscall.SIGCONT)
	p.keys.stop()
	_ = p.screen.leave() // what fails here fails again
	p.line.restore()
	do()
	err := p.line.raw()
	if err == nil {
		err = p.keys.start()
	}
	if err != nil {
		go p.Send(lost{err})
		return
	}
	if width, height, ok := p.line.size(); ok { // it may have changed
		go p.Send(resized{width, height})
	}
}

// filter takes what Bubble Tea would keep for its own renderer.
func (p *Program) filter(msg tea.Msg) tea.Msg {
	if raw, ok := msg.(tea.RawMsg); ok {
		p.screen.write(fmt.Sprint(raw.Msg))
		return nil
	}
	return msg
}

// seat is the model as Bubble Tea runs it: what is for the painter reaches it, and before a
// panic goes on, the terminal is given back.
type seat struct{ *Program }

// Init begins the model, with what is known about the terminal: it can show itself at once.
// Bubble Tea's clock ticks even without its renderer, and giving its terminal back, which it
// does not have, stops the clock.
func (s seat) Init() tea.Cmd {
	defer s.beforePanic()
	still := func() tea.Msg {
		_ = s.tea.ReleaseTerminal() // nothing of it can fail: it has no terminal
		return nil
	}
	all := []tea.Cmd{still, s.guard(s.model.Init())}
	if s.sized {
		_, cmd := s.model.Update(tea.WindowSizeMsg{Width: s.known.width, Height: s.known.height})
		all = append(all, s.guard(cmd))
	}
	if s.known.told {
		_, cmd := s.model.Update(s.known.colours)
		all = append(all, s.guard(cmd))
	}
	return tea.Batch(all...)
}

// Update hands a message on.
func (s seat) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer s.beforePanic()
	switch msg := msg.(type) {
	case lend:
		s.lendFor(msg)
	case continued:
		s.lendFor(func() {})
	case lost:
		s.failed = errors.Join(s.failed, msg.error)
		return s, tea.Quit
	case panicked:
		panic(string(msg)) // as the model would
	case resized:
		return s.resize(tea.WindowSizeMsg{Width: msg.width, Height: msg.height})
	case tea.WindowSizeMsg:
		if s.sized {
			return s, nil
		}
		return s.resize(msg)
	case tea.KeyPressMsg:
		s.keys.taken++
	case tea.ColorProfileMsg:
		if s.known.told && s.known.colours == msg {
			return s, nil
		}
		s.known.colours, s.known.told = msg, true
	case tea.ModeReportMsg:
		switch {
		case msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset:
			s.known.synced = true
		case msg.Mode == ansi.ModeUnicodeCore && (msg.Value.IsSet() || msg.Value == ansi.ModeReset):
			s.known.graphemes = true
		}
	}
	_, cmd := s.model.Update(msg)
	return s, s.guard(cmd)
}

// resize tells the model the size of the window.
func (s seat) resize(msg tea.WindowSizeMsg) (tea.Model, tea.Cmd) {
	s.known.width, s.known.height = msg.Width, msg.Height
	s.known.resizes++
	_, cmd := s.model.Update(msg)
	return s, s.guard(cmd)
}

// View shows what the model shows, once the size and the colours are known. While more keys
// wait, not each of them is shown.
func (s seat) View() tea.View {
	defer s.beforePanic()
	if s.known.width == 0 || !s.known.told || s.hurries() {
		return tea.View{}
	}
	v := s.model.View()
	s.screen.show(scene{v, s.known})
	return v
}

// hurries says that more keys wait, and do so for a short time only.
func (s seat) hurries() bool {
	if !s.keys.more() {
		s.waits = time.Time{}
		return false
	}
	now := time.Now()
	if s.waits.IsZero() {
		s.waits = now
	}
	if now.Sub(s.waits) < together {
		return true
	}
	s.waits = now
	return false
}

// guard is a command before whose panic the terminal is given back, too.
func (s seat) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer s.beforePanic()
		msg := cmd()
		if all, ok := msg.(tea.BatchMsg); ok {
			for i := range all {
				all[i] = s.guard(all[i])
			}
		}
		return msg
	}
}

// beforePanic is deferred. Bubble Tea reports the panic on the terminal, and ends Run.
func (s seat) beforePanic() {
	if why := recover(); why != nil {
		_ = s.giveBack() // there is something worse to report
		panic(why)
	}
}
