// Package termtest is a person at an emulated terminal, for tests: it sees what
// the program draws, presses keys, and waits for what should come. It is not
// part of the program.
package termtest

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// patience is how long a person waits for what should come at once.
const patience = 20 * time.Second

// Terminal is the screen and the keyboard.
type Terminal struct {
	t      *testing.T
	screen *vt.SafeEmulator
	drawn  chan struct{} // something was drawn since it was last looked at
	ended  chan error

	Keyboard io.Writer // where the keys go
}

// New is a terminal of this size whose program writes to it and reads from the
// given keyboard.
func New(t *testing.T, width, height int, keyboard io.Writer) *Terminal {
	t.Helper()
	p := &Terminal{
		t: t, screen: vt.NewSafeEmulator(width, height), drawn: make(chan struct{}, 1), ended: make(chan error, 1), Keyboard: keyboard,
	}
	// It answers what it is asked. The emulator is never closed: its Close races
	// with its Read, and this ends with the test program.
	go func() { _, _ = io.Copy(keyboard, p.screen) }()
	return p
}

// rawWriter takes output that a pseudo-terminal has already been over.
type rawWriter struct{ p *Terminal }

func (w rawWriter) Write(b []byte) (int, error) {
	n, err := w.p.screen.Write(b)
	select {
	case w.p.drawn <- struct{}{}:
	default:
	}
	return n, err
}

// Write is for a program that writes to the terminal without a system between:
// it does with line feeds what the system would.
func (p *Terminal) Write(b []byte) (int, error) {
	if _, err := (rawWriter{p}).Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// Ended tells the terminal that its program has ended.
func (p *Terminal) Ended(err error) { p.ended <- err }

// Sees is the text on the screen.
func (p *Terminal) Sees() string { return ansi.Strip(p.screen.Render()) }

// Picture is the screen with its colours.
func (p *Terminal) Picture() string { return p.screen.Render() }

// AltScreen says whether the program holds the whole screen.
func (p *Terminal) AltScreen() bool { return p.screen.IsAltScreen() }

// Waits looks at the screen until it is as wanted.
func (p *Terminal) Waits(what string, good func(screen string) bool) {
	p.t.Helper()
	deadline := time.After(patience)
	for !good(p.Sees()) {
		select {
		case <-p.drawn:
		case err := <-p.ended:
			if good(p.Sees()) {
				p.ended <- err
				return
			}
			p.t.Fatalf("the program ended (%v) before %s:\n%s", err, what, p.Sees())
		case <-deadline:
			p.t.Fatalf("never saw %s; the screen:\n%s", what, p.Sees())
		}
	}
}

// Reads waits until each of the texts is on the screen.
func (p *Terminal) Reads(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		p.Waits(text, func(s string) bool { return strings.Contains(s, text) })
	}
}

// NoLonger waits until the text is gone.
func (p *Terminal) NoLonger(text string) {
	p.t.Helper()
	p.Waits("the screen without "+text, func(s string) bool { return !strings.Contains(s, text) })
}

var keys = map[string]string{
	"enter": "\r", "space": " ", "down": "\x1b[B", "up": "\x1b[A", "left": "\x1b[D", "right": "\x1b[C",
	"tab": "\t", "esc": "\x1b", "ctrl+c": "\x03", "ctrl+z": "\x1a",
}

// Presses sends keys by their names, and anything else as it is.
func (p *Terminal) Presses(names ...string) {
	p.t.Helper()
	for _, k := range names {
		if b, ok := keys[k]; ok {
			k = b
		}
		if _, err := io.WriteString(p.Keyboard, k); err != nil {
			p.t.Fatal(err)
		}
	}
}

// Focused is the line with the mark of the focus, "" if none is on the screen.
func (p *Terminal) Focused() string {
	for line := range strings.Lines(p.Sees()) {
		if strings.HasPrefix(line, ">") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// GoesTo moves the focus down to the row that holds the text, through texts that
// are higher than the screen.
func (p *Terminal) GoesTo(text string) {
	p.t.Helper()
	p.Waits("a focused row", func(string) bool { return p.Focused() != "" })
	for range 100 {
		before := p.Sees()
		if strings.Contains(p.Focused(), text) {
			return
		}
		p.Presses("down")
		p.Waits("another screen, on the way to "+text, func(s string) bool { return s != before })
	}
	p.t.Fatalf("no row holds %q:\n%s", text, p.Sees())
}

// Leaves waits for the program to end, and gives its error.
func (p *Terminal) Leaves() error {
	p.t.Helper()
	select {
	case err := <-p.ended:
		return err
	case <-time.After(patience):
		p.t.Fatalf("the program did not end:\n%s", p.Sees())
		return nil
	}
}
