//go:build unix

package paint

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// counter shows how many messages of its own and keys it has had, and the size of the window.
type counter struct {
	n, width, height int
	at               func(n int) tea.Cmd
}

type tick struct{}

func (c *counter) Init() tea.Cmd { return nil }

func (c *counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.width, c.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		if c.n++; msg.String() == "q" {
			return c, tea.Quit
		}
	case tick:
		c.n++
		if c.at != nil {
			return c, c.at(c.n)
		}
	}
	return c, nil
}

func (c *counter) View() tea.View {
	if c.n == 1000 {
		return tea.NewView("NEWEST.")
	}
	v := tea.NewView(fmt.Sprintf("count %d in %dx%d.", c.n, c.width, c.height))
	v.AltScreen = true
	return v
}

// plug is a terminal that takes what it is given while it is open, and counts.
type plug struct {
	mu     sync.Mutex
	gate   sync.Mutex // held by a test while the terminal takes nothing
	writes int
	got    bytes.Buffer
	fails  error
}

func (p *plug) Write(b []byte) (int, error) {
	p.gate.Lock()
	defer p.gate.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fails != nil {
		return 0, p.fails
	}
	p.writes++
	return p.got.Write(b)
}

func (p *plug) text() (string, int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.got.String(), p.writes
}

// waits returns when something that others do has come true.
func waits(t *testing.T, what string, good func() bool) {
	t.Helper()
	if !comes(good) {
		t.Fatalf("never came: %s", what)
	}
}

// comes says whether something that others do comes true.
func comes(good func() bool) bool {
	tick, end := time.NewTicker(time.Millisecond), time.After(time.Minute)
	defer tick.Stop()
	for !good() {
		select {
		case <-tick.C:
		case <-end:
			return false
		}
	}
	return true
}

// runs starts a model, and gives what Run will return.
func runs(p *Program) <-chan error {
	ended := make(chan error, 1)
	go func() { ended <- p.Run() }()
	return ended
}

func silence(t *testing.T) io.Reader {
	t.Helper()
	in, keyboard := io.Pipe()
	t.Cleanup(func() { _ = keyboard.Close() })
	return in
}

var xterm = []string{"TERM=xterm-256color"}

func TestOnlyTheNewestViewWaitsForAStuckTerminal(t *testing.T) {
	t.Parallel()
	out, done := &plug{}, make(chan bool)
	p := New(&counter{at: func(n int) tea.Cmd {
		if n == 1000 {
			close(done)
		}
		return nil
	}}, silence(t), out, xterm, tea.WithWindowSize(40, 3))
	ended := runs(p)
	waits(t, "the first frame", func() bool { s, _ := out.text(); return strings.Contains(s, "count 0 in 40x3.") })
	out.gate.Lock()
	_, before := out.text()
	for range 1000 {
		p.Send(tick{})
	}
	<-done // it took them all
	for range 100 {
		p.Send(tea.RawMsg{Msg: strings.Repeat("x", most/10)})
	}
	out.gate.Unlock()
	waits(t, "the newest frame", func() bool { s, _ := out.text(); return strings.Contains(s, "NEWEST") })
	if s, after := out.text(); after-before > 3 || strings.Count(s, "x") > 2*most {
		t.Errorf("%d writes and %d bytes waited", after-before, len(s))
	}
	p.Send(tea.QuitMsg{})
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if s, _ := out.text(); !strings.Contains(s[strings.LastIndex(s, "x"):], ansi.ResetModeAltScreenSaveCursor) {
		t.Error("the screen was not given back")
	}
}

func TestATerminalThatFailsEndsTheProgram(t *testing.T) {
	t.Parallel()
	refuses := errors.New("refused")
	p := New(&counter{}, silence(t), &plug{fails: refuses}, xterm, tea.WithWindowSize(40, 3))
	if err := <-runs(p); !errors.Is(err, refuses) {
		t.Errorf("ended with %v", err)
	}
}

// opened is a real terminal: where the program is, where the person is, and what is written to it.
func opened(t *testing.T) (slave, master *os.File, written *plug) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	written = &plug{}
	go func() { _, _ = io.Copy(written, master) }() // ends with the terminal
	t.Cleanup(func() { _, _ = slave.Close(), master.Close() })
	return slave, master, written
}

func settings(t *testing.T, f *os.File) *term.State {
	t.Helper()
	s, err := term.GetState(f.Fd())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A window may change after its size was asked and before its changes are caught: nothing tells
// of that one.
func TestASizeThatChangesAtTheStart(t *testing.T) {
	t.Parallel()
	slave, master, _ := opened(t)
	p := New(&counter{}, slave, slave, xterm)
	if err := pty.Setsize(master, &pty.Winsize{Cols: 61, Rows: 17}); err != nil {
		t.Fatal(err)
	}
	reported := make(chan tea.Msg, 1)
	stop := p.line.watch(p.known.width, p.known.height, func(msg tea.Msg) { reported <- msg })
	defer stop()
	if got := <-reported; got != (resized{61, 17}) {
		t.Errorf("reported %v", got)
	}
}

func TestATerminalWithoutASize(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		environ []string
		want    string
	}{
		{nil, "80x24."}, {[]string{"COLUMNS=100", "LINES=-1"}, "100x24."}, {[]string{"COLUMNS=", "LINES=x", "LINES=30"}, "80x30."},
		{[]string{"COLUMNS=65535", "LINES=65535"}, "500x300."}, // more would take gigabytes
	} {
		slave, _, written := opened(t)
		p := New(&counter{}, slave, slave, append(c.environ, xterm...))
		ended := runs(p)
		waits(t, c.want, func() bool { s, _ := written.text(); return strings.Contains(s, c.want) })
		p.Send(tea.QuitMsg{})
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// TestKeysThatComeAtOnce are all counted, and the last frame shows it. The size is that of the
// line, whatever the terminal says among them.
func TestKeysThatComeAtOnce(t *testing.T) {
	t.Parallel()
	slave, master, written := opened(t)
	m := &counter{}
	ended := runs(New(m, slave, slave, xterm))
	waits(t, "the first frame", func() bool { s, _ := written.text(); return strings.Contains(s, "count 0 in 80x24.") })
	const down, lie = "\x1b[B", "\x1b[8;5;20t\x1b[48;5;20;0;0t"
	if _, err := io.WriteString(master, strings.Repeat(down, 500)+lie+strings.Repeat(down, 500)+lie); err != nil {
		t.Fatal(err)
	}
	waits(t, "the last frame", func() bool { s, _ := written.text(); return strings.Contains(s, "NEWEST") })
	if _, err := io.WriteString(master, "q"); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil || m.n != 1001 || m.width != 80 || m.height != 24 {
		t.Errorf("it ends with %v after %d keys in %dx%d", err, m.n, m.width, m.height)
	}
}

// TestGarbageEndsNothing sends what the library that reads keys goes beyond its limits for.
func TestGarbageEndsNothing(t *testing.T) {
	t.Parallel()
	for name, garbage := range map[string]string{
		"many numbers": "\x1b[" + strings.Repeat("1;", 40) + "1m", "numbers without an end": "\x1bP" + strings.Repeat("1;", 40) + "1", "half a click": "\x9bM1>|",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			slave, master, written := opened(t)
			before := settings(t, slave)
			ended := runs(New(&counter{}, slave, slave, xterm))
			waits(t, "the first frame", func() bool { s, _ := written.text(); return strings.Contains(s, "count 0") })
			if _, err := io.WriteString(master, strings.Repeat(garbage, 3)); err != nil {
				t.Fatal(err)
			}
			waits(t, "the end", func() bool {
				select {
				case err := <-ended:
					return err == nil
				default: // the first key may belong to the garbage
					_, err := io.WriteString(master, "q")
					return err != nil
				}
			})
			if !reflect.DeepEqual(settings(t, slave), before) {
				t.Error("the terminal is not as it was")
			}
		})
	}
}

// shaky is a terminal with a fault: once it is armed, the program panics when it draws.
type shaky struct {
	*os.File
	armed *atomic.Bool
}

func (f shaky) Write(b []byte) (int, error) {
	if f.armed.CompareAndSwap(true, false) {
		panic("boom")
	}
	return f.File.Write(b)
}

func TestTheTerminalIsGivenBack(t *testing.T) {
	t.Parallel()
	boom := func() tea.Msg { panic("boom") }
	for name, end := range map[string]tea.Cmd{
		"at the end":                     tea.Quit,
		"before a command panics":        boom,
		"before one of several panics":   tea.Batch(func() tea.Msg { return nil }, boom),
		"while another program has it":   nil,
		"before the model itself panics": func() tea.Msg { return tick{} },
		"before drawing panics":          func() tea.Msg { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			slave, _, written := opened(t)
			before := settings(t, slave)
			back := func() bool {
				s, _ := written.text()
				i, j := strings.LastIndex(s, ansi.SetModeAltScreenSaveCursor), strings.LastIndex(s, ansi.ResetModeAltScreenSaveCursor)
				return j > i && reflect.DeepEqual(settings(t, slave), before)
			}
			var p *Program
			out := shaky{slave, new(atomic.Bool)}
			lent := false
			p = New(&counter{at: func(n int) tea.Cmd {
				switch {
				case n == 2:
					panic("boom")
				case end == nil:
					return tea.Sequence(Lend(func() { lent = comes(back) }), tea.Quit)
				}
				return end
			}}, slave, out, xterm)
			ended := runs(p)
			waits(t, "the first frame", func() bool { s, _ := written.text(); return strings.Contains(s, "count 0") })
			if back() {
				t.Error("it does not have the screen")
			}
			out.armed.Store(strings.Contains(name, "drawing"))
			p.Send(tick{})
			err := <-ended
			if panics := strings.Contains(name, "panic"); panics != errors.Is(err, tea.ErrProgramPanic) {
				t.Errorf("ended with %v", err)
			}
			if end == nil && !lent {
				t.Error("it was not lent")
			}
			waits(t, "the screen given back", back)
		})
	}
}

// TestAPanicWhileTheTerminalIsLent comes from a command that began before: nobody gives the
// terminal back after it.
func TestAPanicWhileTheTerminalIsLent(t *testing.T) {
	t.Parallel()
	slave, _, written := opened(t)
	before := settings(t, slave)
	var p *Program
	lent := make(chan struct{})
	over := func() bool {
		p.screen.mu.Lock()
		defer p.screen.mu.Unlock()
		return p.screen.over
	}
	p = New(&counter{at: func(int) tea.Cmd {
		return tea.Batch(Lend(func() { close(lent); comes(over) }), func() tea.Msg { <-lent; panic("boom") })
	}}, slave, slave, xterm)
	ended := runs(p)
	waits(t, "the first frame", func() bool { s, _ := written.text(); return strings.Contains(s, "count 0") })
	p.Send(tick{})
	if err := <-ended; !errors.Is(err, tea.ErrProgramPanic) {
		t.Errorf("ended with %v", err)
	}
	if !reflect.DeepEqual(settings(t, slave), before) {
		t.Error("the terminal is not as it was")
	}
}

func TestOnlyTerminalsThatUnderstandItAreAsked(t *testing.T) {
	t.Parallel()
	for environ, want := range map[string]bool{
		"": true, "TERM_PROGRAM=iTerm.app": true, "TERM_PROGRAM=Apple_Terminal": false, "SSH_TTY=/dev/pts/1": false,
		"SSH_TTY=/dev/pts/1 TERM=xterm-kitty": true, "SSH_TTY=/dev/pts/1 WT_SESSION=1": true,
	} {
		if got := understands(strings.Fields(environ)); got != want {
			t.Errorf("%q: %v", environ, got)
		}
	}
}

func TestPlainTextIsMeasuredTheSame(t *testing.T) {
	t.Parallel()
	n := 0
	for r := ' '; r < 0x10000; r++ {
		if s := string(r); plain(s) {
			n++
			if a, b := ansi.WcWidth.StringWidth(s), ansi.GraphemeWidth.StringWidth(s); a != 1 || b != 1 {
				t.Errorf("%q takes %d columns or %d", s, a, b)
			}
		}
	}
	if n < 800 || plain("\u65e5") || plain("e\u0301") || plain("\U0001f469") {
		t.Errorf("%d characters are plain", n)
	}
}
