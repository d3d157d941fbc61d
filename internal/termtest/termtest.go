// Package termtest is a person at an emulated terminal, for tests: it sees what the program
// draws, presses keys, and waits for what should come. It is not part of the program.
package termtest

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// patience is how long a person waits for what should come at once. Only a test
// that fails waits that long, so it is enough for a busy machine.
const patience = time.Minute

const (
	lookUp  = 5 * time.Second       // how long a person waits for a key that may change nothing
	aMoment = 50 * time.Millisecond // how long a screen is still before it counts as drawn
)

// MoreAtOnce lets three tests run for each processor, unless -parallel says otherwise: most of
// those that begin with a terminal wait for it, for a program or for a disk. It is for TestMain.
func MoreAtOnce() {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "test.parallel" })
	if !asked {
		_ = flag.Set("test.parallel", strconv.Itoa(3*runtime.GOMAXPROCS(0)))
	}
}

// A program that has asked whether the terminal draws whole frames at once, as most do,
// puts each frame between these two.
const frameStart, frameEnd = ansi.SetModeSynchronizedOutput, ansi.ResetModeSynchronizedOutput

// Terminal is the screen and the keyboard.
type Terminal struct {
	t     *testing.T
	drawn chan struct{} // something was drawn since it was last looked at
	ended chan error
	mu    sync.Mutex
	held  []byte // written and not drawn: a frame, or a sequence, that is not complete
	fresh bool   // something was drawn since the last key

	answers chan []byte // what the terminal answers when it is asked

	Screen   *vt.SafeEmulator
	Keyboard io.Writer // where the keys go
}

// New is a terminal of this size whose program writes to it and reads from the
// given keyboard. It does with line feeds what the system would.
func New(t *testing.T, width, height int, keyboard io.Writer) *Terminal {
	t.Helper()
	p := terminal(t, width, height, keyboard)
	_, _ = p.Screen.Write([]byte(ansi.SetModeLineFeedNewLine)) // never fails
	return p
}

// Drawn is a screen of this size that nobody sits at, with a text on it.
func Drawn(width, height int, text string) *vt.Emulator {
	screen := vt.NewEmulator(width, height)
	_, _ = screen.WriteString(ansi.SetModeLineFeedNewLine + text) // never fails
	return screen
}

func terminal(t *testing.T, width, height int, keyboard io.Writer) *Terminal {
	t.Helper()
	p := &Terminal{
		t: t, Screen: vt.NewSafeEmulator(width, height), drawn: make(chan struct{}, 1), ended: make(chan error, 1), Keyboard: keyboard,
		answers: make(chan []byte, 1000),
	}
	// The program shows the cursor at the end of its first frame. That frame comes before the
	// answer about synchronized output, so that it may come in parts.
	_, _ = p.Screen.Write([]byte(ansi.HideCursor)) // never fails
	over := make(chan struct{})
	// It answers what it is asked, and does not wait until the program reads that: a program
	// that is drawing reads nothing.
	go func() {
		for b := make([]byte, 1<<10); ; {
			n, err := p.Screen.Read(b)
			select {
			case <-over:
				return
			case p.answers <- bytes.Clone(b[:n]):
			}
			if err != nil {
				return
			}
		}
	}()
	go func() {
		for {
			select {
			case <-over:
				return
			case answer := <-p.answers:
				_, _ = keyboard.Write(answer) // which is closed at the end
			}
		}
	}()
	// The emulator is not closed: its Close races with its Read. It answers once more, so
	// that nobody reads it any longer; it holds megabytes.
	t.Cleanup(func() {
		close(over)
		_, _ = p.Screen.Write([]byte(ansi.RequestExtendedCursorPositionReport)) // never fails
	})
	return p
}

// Write draws whole frames only, so that no test sees half of one.
func (p *Terminal) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if bytes.Contains(b, []byte(ansi.RequestModeSynchronizedOutput)) {
		p.answers <- []byte(ansi.ReportMode(ansi.ModeSynchronizedOutput, ansi.ModeReset))
	}
	p.held = append(p.held, b...)
	now := len(p.held)
	if start := bytes.LastIndex(p.held, []byte(frameStart)); start >= 0 && !bytes.Contains(p.held[start:], []byte(frameEnd)) {
		now = start
	}
	for n := range len(frameStart) { // the start of a frame may come in two parts
		if now == len(p.held) && bytes.HasSuffix(p.held, []byte(frameStart[:n])) {
			now -= n
		}
	}
	_, err := p.Screen.Write(p.held[:now])
	p.fresh = p.fresh || now > 0
	p.held = append(p.held[:0], p.held[now:]...)
	select {
	case p.drawn <- struct{}{}:
	default:
	}
	return len(b), err
}

// Ended tells the terminal that its program has ended.
func (p *Terminal) Ended(err error) { p.ended <- err }

// Sees is the text on the screen, with a > in the margin of the line that the cursor is on:
// there is what a screen reader reads. In a frame, the > is at its edge.
func (p *Terminal) Sees() string {
	lines, _ := p.sees()
	return strings.Join(lines, "\n")
}

// sees also gives the line that the cursor is on; -1 if none.
func (p *Terminal) sees() (lines []string, y int) {
	p.mu.Lock() // no frame is drawn in the meantime
	defer p.mu.Unlock()
	lines = strings.Split(ansi.Strip(p.Screen.Render()), "\n")
	at := p.Screen.CursorPosition()
	if at.Y >= len(lines) || p.Screen.CursorHidden() {
		return lines, -1
	}
	if line := lines[at.Y]; strings.HasPrefix(line, " ") && strings.TrimSpace(line) != "" {
		lines[at.Y] = ">" + line[1:]
		if cells := []rune(line); at.X > 4 && strings.ContainsAny(string(cells[:at.X]), "\u2502|") {
			cells[at.X-1] = '>'
			lines[at.Y] = string(cells)
		}
	}
	return lines, at.Y
}

// frames are the edges of panes and frames.
const frames = " \u2502|"

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

// Reads waits until each of the texts is on the screen, on one line or across
// lines: where a text is wrapped may hang on the length of a path in it.
func (p *Terminal) Reads(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		p.Waits(text, func(s string) bool { return strings.Contains(unwrapped(s), unwrapped(text)) })
	}
}

// NoLonger waits until the text is gone.
func (p *Terminal) NoLonger(text string) {
	p.t.Helper()
	p.Waits("the screen without "+text, func(s string) bool { return !strings.Contains(unwrapped(s), unwrapped(text)) })
}

// unwrapped is a text without its line breaks, the gaps in it and the edges of a frame.
func unwrapped(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u2502' }), " ")
}

var keys = map[string]string{
	"enter": "\r", "space": " ", "down": "\x1b[B", "up": "\x1b[A", "left": "\x1b[D", "right": "\x1b[C",
	"tab": "\t", "esc": "\x1b", "ctrl+c": "\x03", "ctrl+z": "\x1a",
}

// Rests waits until nothing has been drawn for as long as a person takes to read a question:
// it takes no answer before.
func (p *Terminal) Rests() { p.still(800 * time.Millisecond) }

// still waits until nothing has been drawn for so long.
func (p *Terminal) still(long time.Duration) {
	for {
		select {
		case <-p.drawn:
		case <-time.After(long):
			return
		}
	}
}

// looksUp waits until what the last key did is on the screen, as a person does who does not
// know the program by heart. A key that changes nothing is given up.
func (p *Terminal) looksUp() {
	giveUp := time.After(lookUp)
	for {
		p.mu.Lock()
		fresh := p.fresh
		p.mu.Unlock()
		if fresh {
			p.still(aMoment)
			return
		}
		select {
		case <-p.drawn:
		case <-giveUp:
			return
		}
	}
}

// Answers moves the focus to an answer of the question that comes, and gives it.
func (p *Terminal) Answers(text string) {
	p.t.Helper()
	p.Reads(text)
	p.GoesTo(text)
	p.Rests()
	p.Presses("enter")
}

// Presses sends keys by their names, and anything else as it is. It waits until a text is
// on the screen: a key that comes right behind it would be part of it.
func (p *Terminal) Presses(names ...string) {
	p.t.Helper()
	for _, k := range names {
		if b, ok := keys[k]; ok {
			k = b
		}
		p.mu.Lock()
		p.fresh = false
		p.mu.Unlock()
		if _, err := io.WriteString(p.Keyboard, k); err != nil {
			p.t.Fatal(err)
		}
		if isText(k) {
			end := unwrapped(k[max(0, len(k)-8):])
			p.Waits("what was typed: "+k, func(s string) bool { return strings.Contains(unwrapped(s), end) })
		}
	}
}

// isText reports whether the program takes keys for text.
func isText(k string) bool {
	return len(k) >= 4 && strings.IndexFunc(k, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// Focused is the line with the focus, with a > before it; "" if none is on the screen.
func (p *Terminal) Focused() string {
	lines, y := p.sees()
	if y < 0 {
		return ""
	}
	if _, rest, ok := strings.Cut(lines[y], ">"); ok {
		return "> " + strings.Trim(rest, frames)
	}
	return ""
}

// focus is what changes when the focus moves: the name of its row and its line.
// The box before the name and the status after it may change by themselves. If no
// mark is on the screen, it is the whole screen.
func (p *Terminal) focus() string {
	lines, y := p.sees()
	if y >= 0 {
		if _, rest, ok := strings.Cut(lines[y], ">"); ok {
			rest = strings.Trim(rest, frames)
			if strings.HasPrefix(rest, "[") && len(rest) > 4 {
				rest = rest[4:]
			}
			name, _, _ := strings.Cut(strings.TrimSpace(rest), "  ")
			return fmt.Sprint(y, name)
		}
	}
	return strings.Join(lines, "\n")
}

// GoesTo moves the focus down to the row that holds the text, through texts that are higher
// than the screen. It waits for each move, and until the screen is still where it arrives:
// on a busy machine, a frame may be that of the key before, and then it goes back up.
func (p *Terminal) GoesTo(text string) {
	p.t.Helper()
	p.looksUp()
	p.Waits("a focused row", func(string) bool { return p.Focused() != "" })
	way := map[string]string{"down": "up", "up": "down"}
	key := "down"
	for range 300 {
		if strings.Contains(p.Focused(), text) {
			p.still(aMoment)
			if strings.Contains(p.Focused(), text) {
				return
			}
			key = way[key]
		}
		before := p.focus()
		p.Presses(key)
		if !p.moves(before) {
			key = way[key] // that was the end
		}
	}
	p.t.Fatalf("no row holds %q:\n%s", text, p.Sees())
}

// moves says that the focus comes to be elsewhere.
func (p *Terminal) moves(before string) bool {
	giveUp := time.After(lookUp)
	for p.Focused() == "" || p.focus() == before {
		select {
		case <-p.drawn:
		case <-giveUp:
			return false
		}
	}
	return true
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
