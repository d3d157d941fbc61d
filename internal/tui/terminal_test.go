package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/termtest"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

func TestMain(m *testing.M) {
	termtest.MoreAtOnce()
	os.Exit(m.Run())
}

// person is somebody at an emulated terminal, with the real program behind it
// and a real state file. Only the browser is a stand-in: it notes what it was
// given.
type person struct {
	*termtest.Terminal
	t     *testing.T
	store *state.Store

	mu      sync.Mutex
	browser []string // the links that were opened
	open    func(link string) error
	copied  []string // the texts that were copied
	copy    error    // why they did not arrive
	record  func(...state.Event) (state.File, error)
	mail    func(link string) error
	proof   error             // why proofs are not opened
	written map[string][]byte // files, by the path that was typed
	now     time.Time
	pace    Pace // without hurry, unless the test has put something in its place
	words   *words.Words
	catalog *catalog.Catalog
}

func newPerson(t *testing.T) *person {
	t.Helper()
	p := &person{t: t, now: time.Date(2026, 11, 23, 15, 40, 0, 0, time.UTC), words: words.English(), catalog: shipped()}
	p.pace = leisure(p.now)
	p.store = &state.Store{Dir: filepath.Join(t.TempDir(), "state"), Now: p.clock}
	return p
}

// leisure is the pace of a person who waits a second before each key.
func leisure(now time.Time) Pace {
	return Pace{
		Now: func() time.Time {
			now = now.Add(time.Second)
			return now
		},
		Wait: func(time.Duration) {},
	}
}

func (p *person) start() Start {
	p.t.Helper()
	file, err := p.store.Load()
	if err != nil {
		p.t.Fatal(err)
	}
	p.written = map[string][]byte{}
	return Start{Catalog: p.catalog, File: file, Guess: "DE", Words: p.words, Pace: p.pace, Host: world.Host{
		New: p.store.New, Record: p.saves, Poll: p.store.Poll, Now: p.clock,
		Mail: func(link string) error { return p.mail(link) }, OpenProof: func(string) error { return p.proof },
		Copy: func(text string) error {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.copied = append(p.copied, text)
			return p.copy
		},
		Discover: func(path string) (*discover.Accounts, error) {
			if path != "export.csv" {
				return nil, errors.New(path + " is no export")
			}
			return exported(p.catalog)
		},
		Write: func(path string, data []byte) (string, error) {
			p.written[path] = data
			return path, nil
		},
		Attach: func(account, path string) (state.File, error) {
			data, err := os.ReadFile(path)
			if err != nil {
				return state.File{}, err
			}
			file, _, _, err := p.store.Attach(context.Background(), account, path, data)
			return file, err
		},
		WriteAll: func(dir string, files map[string][]byte) (string, error) {
			for name, data := range files {
				p.written[dir+"/"+name] = data
			}
			return dir, nil
		},
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

// exported is what is found in an export with one account on Facebook, two on Instagram, and
// one on something that the catalogue does not have.
func exported(c *catalog.Catalog) (*discover.Accounts, error) {
	const export = "url,username,password\nhttps://www.facebook.com/,anna@example.org,SECRET\nhttps://www.instagram.com/,@anna,SECRET\n" +
		"https://instagram.com/,@anna.second,SECRET\nhttps://forum.example.net/,anna,SECRET\n"
	return discover.Read("export.csv", strings.NewReader(export), int64(len(export)), c)
}

// saves is a real save, unless the test has put something in its place.
func (p *person) saves(ctx context.Context, e ...state.Event) (state.File, error) {
	p.mu.Lock()
	record := p.record
	p.mu.Unlock()
	if record != nil {
		return record(e...)
	}
	return p.store.Record(ctx, e...)
}

// sitDown starts the program in a window of 80x24.
func (p *person) sitDown() {
	p.t.Helper()
	in, keyboard := io.Pipe()
	p.Terminal = termtest.New(p.t, 80, 24, keyboard)
	s, terminal := p.start(), p.Terminal
	go func() {
		terminal.Ended(Run(s, in, terminal, []string{"TERM=xterm-256color"}, tea.WithWindowSize(80, 24)))
	}()
	p.t.Cleanup(func() { _ = keyboard.Close() })
}

// leaves waits for the program to end as it should.
func (p *person) leaves() {
	p.t.Helper()
	if err := p.Leaves(); err != nil {
		p.t.Fatalf("the program ended with %v", err)
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

func (p *person) clock() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now
}
