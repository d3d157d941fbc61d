//go:build unix

package paint

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Program is a model that runs on a terminal.
type Program struct {
	model  tea.Model
	tea    *tea.Program
	line   *line
	keys   *keyboard
	screen *painter
	known  terminal  // this and the next are for Bubble Tea's loop only
	shown  time.Time // when a view was shown
	quit   sync.Once // of the terminal, which is given back once
	failed error     // why the terminal is of no more use
}

// lend asks to give the terminal back while it runs.
type lend func()

// lost says that the terminal can no longer be read or written.
type lost struct{ error }

// Lend is a command that gives the terminal back while do runs.
func Lend(do func()) tea.Cmd { return func() tea.Msg { return lend(do) } }

// New makes a program. Signals are left to the caller.
func New(m tea.Model, in io.Reader, out io.Writer, environ []string, more ...tea.ProgramOption) *Program {
	p := &Program{model: m, line: newLine(in, out, environ)}
	p.screen = newPainter(out, environ, func(err error) { go p.Send(lost{err}) })
	p.keys = &keyboard{in: in, terminal: p.line.get("TERM"), send: p.Send}
	options := []tea.ProgramOption{
		tea.WithInput(nil), tea.WithOutput(out), tea.WithEnvironment(environ), tea.WithoutSignalHandler(), tea.WithoutRenderer(),
		tea.WithFPS(1), tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg { return p.filter(msg) }),
	}
	if width, height, ok := p.line.size(); ok {
		options = append(options, tea.WithWindowSize(width, height))
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
	stop := p.line.watch(p.Send)
	defer stop()
	_, err := p.tea.Run()
	return errors.Join(err, p.failed, p.giveBack())
}

// Send hands the model a message.
func (p *Program) Send(msg tea.Msg) { p.tea.Send(msg) }

// giveBack ends the screen and sets the line as it was.
func (p *Program) giveBack() (err error) {
	p.quit.Do(func() {
		p.keys.stop()
		err = p.screen.close()
		p.line.restore()
	})
	return err
}

// lendFor gives the terminal back while do runs, and takes it again.
func (p *Program) lendFor(do func()) {
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
		go p.Send(tea.WindowSizeMsg{Width: width, Height: height})
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

// Init begins the model. Bubble Tea's clock ticks even without its renderer, and giving its
// terminal back, which it does not have, stops the clock.
func (s seat) Init() tea.Cmd {
	defer s.beforePanic()
	still := func() tea.Msg {
		_ = s.tea.ReleaseTerminal() // nothing of it can fail: it has no terminal
		return nil
	}
	return tea.Batch(s.guard(s.model.Init()), still)
}

// Update hands a message on.
func (s seat) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer s.beforePanic()
	switch msg := msg.(type) {
	case lend:
		s.lendFor(msg)
	case lost:
		s.failed = errors.Join(s.failed, msg.error)
		return s, tea.Quit
	case tea.WindowSizeMsg:
		s.known.width, s.known.height = msg.Width, msg.Height
		s.known.resizes++
	case tea.ColorProfileMsg:
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

// View shows what the model shows, once Bubble Tea has told the size and the colours, which
// it does right at the start. While more keys wait, not each of them is shown.
func (s seat) View() tea.View {
	defer s.beforePanic()
	now := time.Now()
	if s.known.width == 0 || !s.known.told || s.keys.more() && now.Sub(s.shown) < together {
		return tea.View{}
	}
	s.shown = now
	v := s.model.View()
	s.screen.show(scene{v, s.known})
	return v
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
