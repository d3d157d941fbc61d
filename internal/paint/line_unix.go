//go:build unix

package paint

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// line is the connection to the terminal, if there is one: its settings and its size.
type line struct {
	in, out term.File // nil if it is no terminal
	environ []string

	mu     sync.Mutex
	before *term.State // nil until raw
	over   bool        // for good
}

func newLine(in io.Reader, out io.Writer, environ []string) *line {
	l := &line{environ: environ}
	if f, ok := in.(term.File); ok && term.IsTerminal(f.Fd()) {
		l.in = f
	}
	if f, ok := out.(term.File); ok && term.IsTerminal(f.Fd()) {
		l.out = f
	}
	return l
}

// get is a variable of the environment, the last one of that name.
func (l *line) get(name string) (value string) {
	for _, v := range l.environ {
		if len(v) > len(name) && v[:len(name)] == name && v[len(name)] == '=' {
			value = v[len(name)+1:]
		}
	}
	return value
}

// errOver says that the terminal was given back for good, before a panic.
var errOver = errors.New("the terminal was given back")

// raw has every key come at once and as it is.
func (l *line) raw() (err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.over {
		return errOver
	}
	if l.in != nil {
		l.before, err = term.MakeRaw(l.in.Fd())
	}
	return err
}

// restore sets the line as it was before raw.
func (l *line) restore() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.in != nil && l.before != nil {
		_ = term.Restore(l.in.Fd(), l.before) // it fails if the terminal is gone
	}
}

// close restores the line for good.
func (l *line) close() {
	l.mu.Lock()
	l.over = true
	l.mu.Unlock()
	l.restore()
}

// The largest screen that is used: more than a large display holds in its smallest letters. A
// terminal may claim any size, and each cell takes some hundred bytes.
const widest, tallest = 500, 300

// size is how much of the window is used. A terminal that has no size is as large as the
// environment says, or else as most were.
func (l *line) size() (width, height int, ok bool) {
	if l.out == nil {
		return 0, 0, false
	}
	width, height, err := term.GetSize(l.out.Fd())
	if err != nil {
		return 0, 0, false
	}
	or := func(n int, name string, most int) int {
		if n > 0 {
			return n
		}
		if n, err := strconv.Atoi(l.get(name)); err == nil && n > 0 {
			return n
		}
		return most
	}
	return min(or(width, "COLUMNS", 80), widest), min(or(height, "LINES", 24), tallest), true
}

// watch reports each change of the size, as resized, from the one that is known until stop is
// called, which waits for a report on its way.
func (l *line) watch(width, height int, send func(tea.Msg)) (stop func()) {
	changes, caught, over := make(chan os.Signal, 1), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		signal.Notify(changes, syscall.SIGWINCH) // it takes a moment, in which the size may change
		close(caught)
		if w, h, ok := l.size(); ok && (w != width || h != height) {
			send(resized{w, h})
		}
		for range changes {
			if w, h, ok := l.size(); ok {
				send(resized{w, h})
			}
		}
	}()
	return func() {
		<-caught
		signal.Stop(changes)
		close(changes)
		<-over
	}
}
