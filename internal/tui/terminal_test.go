package tui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// patience is how long a test waits for what should come at once.
const patience = 20 * time.Second

// person is somebody at an emulated terminal, with the real program behind it
// and a real state file. Only the browser is a stand-in: it notes what it was
// given.
type person struct {
	t      *testing.T
	screen *vt.SafeEmulator
	keys   io.WriteCloser
	drawn  chan struct{} // something was drawn since it was last looked at
	ended  chan error
	store  *state.Store

	mu      sync.Mutex
	browser []string // the links that were opened
	open    func(link string) error
	record  func(...state.Event) (state.File, error)
	now     time.Time
}

func newPerson(t *testing.T) *person {
	t.Helper()
	p := &person{t: t, now: time.Date(2026, 11, 23, 15, 40, 0, 0, time.UTC)}
	p.store = &state.Store{Dir: filepath.Join(t.TempDir(), "state"), Now: func() time.Time { return p.now }}
	return p
}

func (p *person) start() Start {
	p.t.Helper()
	c, err := catalog.Load("")
	if err != nil {
		p.t.Fatal(err)
	}
	file, err := p.store.Load()
	if err != nil {
		p.t.Fatal(err)
	}
	record := p.record
	if record == nil {
		record = func(e ...state.Event) (state.File, error) { return p.store.Record(context.Background(), e...) }
	}
	return Start{Catalog: c, File: file, Guess: "DE", Words: &words.English, Host: Host{
		New: p.store.New, Record: record, Now: func() time.Time { return p.now },
		Open: func(link string, _ []string) error {
			p.mu.Lock()
			defer p.mu.Unlock()
			if p.open != nil {
				if err := p.open(link); err != nil {
					return err
				}
			}
			p.browser = append(p.browser, link)
			return nil
		},
	}}
}

// sitDown starts the program.
func (p *person) sitDown(width, height int) {
	p.t.Helper()
	p.screen = vt.NewSafeEmulator(width, height)
	p.drawn = make(chan struct{}, 1)
	p.ended = make(chan error, 1)
	in, keys := io.Pipe()
	p.keys = keys
	s := p.start()
	go func() {
		p.ended <- Run(s, in, p, []string{"TERM=xterm-256color"}, tea.WithWindowSize(width, height))
	}()
	// The terminal answers what it is asked.
	go func() { _, _ = io.Copy(keys, p.screen) }()
	p.t.Cleanup(func() {
		_ = keys.Close()
		_ = p.screen.Close()
	})
}

// Write is the terminal's side of the program's output.
func (p *person) Write(b []byte) (int, error) {
	if _, err := p.screen.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	select {
	case p.drawn <- struct{}{}:
	default:
	}
	return len(b), nil
}

func (p *person) sees() string { return ansi.Strip(p.screen.Render()) }

// waits looks at the screen until it is as wanted.
func (p *person) waits(what string, good func(screen string) bool) {
	p.t.Helper()
	deadline := time.After(patience)
	for {
		if good(p.sees()) {
			return
		}
		select {
		case <-p.drawn:
		case err := <-p.ended:
			p.t.Fatalf("the program ended (%v) before %s:\n%s", err, what, p.sees())
		case <-deadline:
			p.t.Fatalf("never saw %s; the screen:\n%s", what, p.sees())
		}
	}
}

func (p *person) reads(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		p.waits(text, func(s string) bool { return strings.Contains(s, text) })
	}
}

func (p *person) nolonger(text string) {
	p.t.Helper()
	p.waits("the screen without "+text, func(s string) bool { return !strings.Contains(s, text) })
}

var keyBytes = map[string]string{
	"enter": "\r", "space": " ", "down": "\x1b[B", "up": "\x1b[A", "left": "\x1b[D", "right": "\x1b[C",
	"tab": "\t", "esc": "\x1b", "ctrl+c": "\x03",
}

// presses sends keys: a name of keyBytes, or text as it is.
func (p *person) presses(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		if b, ok := keyBytes[k]; ok {
			k = b
		}
		if _, err := io.WriteString(p.keys, k); err != nil {
			p.t.Fatal(err)
		}
	}
}

// goesTo moves the focus down to the row that begins with text.
func (p *person) goesTo(text string) {
	p.t.Helper()
	p.waits("a focused row", func(string) bool { return p.focused() != "" })
	for range 60 {
		if strings.Contains(p.focused(), text) {
			return
		}
		before := p.focused()
		p.presses("down")
		p.waits("the focus on another row than "+before, func(string) bool { return p.focused() != before })
	}
	p.t.Fatalf("no row begins with %q:\n%s", text, p.sees())
}

// focused is the line with the mark of the focus.
func (p *person) focused() string {
	for line := range strings.Lines(p.sees()) {
		if strings.HasPrefix(line, ">") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// leaves waits for the program to end.
func (p *person) leaves() {
	p.t.Helper()
	select {
	case err := <-p.ended:
		if err != nil {
			p.t.Fatalf("the program ended with %v", err)
		}
	case <-time.After(patience):
		p.t.Fatalf("the program did not end:\n%s", p.sees())
	}
}

func (p *person) opened() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.browser...)
}

// recorded lists what the state file holds, in short: "step facebook send".
func (p *person) recorded() []string {
	p.t.Helper()
	file, err := (&state.Store{Dir: p.store.Dir, Now: time.Now}).Load()
	if err != nil {
		p.t.Fatal(err)
	}
	all := make([]string, len(file.Events))
	for i, e := range file.Events {
		all[i] = strings.Join(strings.Fields(strings.Join([]string{
			string(e.Do), e.Country, e.Account, e.To, e.Step, e.Outcome, e.Text.String(),
		}, " ")), " ")
	}
	return all
}

var errRefuses = errors.New("the disk is full")
