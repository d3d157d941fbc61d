package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// hand sits at the real face, with a disk in memory. It is told by a script what
// to press and what goes wrong; see plays.
type hand struct {
	m        *Model
	catalog  *catalog.Catalog
	disk     []state.Event
	now      time.Time
	clock    time.Time     // the time between keys
	gap      time.Duration // between one key and the next
	ids      int
	done     []string          // the ids of all that the face recorded
	proofs   []string          // the ids of the files that are kept
	told     []string          // of these, those that the face was told of
	fails    []error           // how the next saves and openings end; nil is well
	files    map[string][]byte // what was written to other files
	refused  []string          // links that the world outside would not have opened
	holding  bool              // results come only when the script says so
	commands []tea.Cmd
	results  []outcome
	quit     bool
}

// outcome is what a command ended with.
type outcome struct {
	msg    tea.Msg
	proofs []string // the ids of the files that it kept
}

var (
	errNothing = errors.New("the disk is full")
	// errWritten is a failure after the file was written, as of a directory that
	// cannot be synced.
	errWritten = errors.New("the disk did not answer")
	errThere   = errors.New("there is such a file already")
)

// comesBack is what somebody had done before.
var comesBack = []state.Event{
	{Do: state.Country, Country: "DE"},
	{Do: state.Account, Account: "facebook", Platform: "facebook"},
	{Do: state.Account, Account: "instagram/長い名前", Platform: "instagram", Label: safetext.NewLine("長い名前")},
	{Do: state.Account, Account: "gone", Platform: "gone"},
	{Do: state.Linked, Account: "instagram/長い名前", To: "facebook"},
	{Do: state.Outcome, Account: "facebook", Way: "objection", Outcome: "sent", On: "2026-10-01"},
}

// newHand sits down: as somebody new in a country, or who comes back.
func newHand(c *catalog.Catalog, guess country.Code, before []state.Event) *hand {
	return newHandIn(words.English(), c, guess, before)
}

func newHandIn(w *words.Words, c *catalog.Catalog, guess country.Code, before []state.Event) *hand {
	h := &hand{catalog: c, files: map[string][]byte{}, now: time.Date(2026, 11, 23, 15, 40, 0, 0, time.UTC), gap: time.Second}
	h.clock = h.now
	for _, e := range before {
		h.disk = append(h.disk, h.event(e))
	}
	pace := Pace{Now: func() time.Time { return h.clock }, Wait: func(d time.Duration) { h.clock = h.clock.Add(d) }}
	h.m = New(Start{Catalog: c, File: state.File{Events: h.disk}, Guess: guess, Words: w, Pace: pace, Host: world.Host{
		New: func(e state.Event) state.Event {
			e = h.event(e)
			h.done = append(h.done, e.ID)
			return e
		},
		Now:    func() time.Time { return h.now },
		Open:   func(address string, domains []string) error { return h.opens(address, link.Check(address, domains)) },
		Mail:   func(address string) error { return h.opens(address, link.CheckMail(address)) },
		Copy:   func(string) error { return h.fate() },
		Record: func(_ context.Context, e ...state.Event) (state.File, error) { return h.record(e...) },
		Poll:   func() (state.File, bool, error) { return state.File{Events: slices.Clone(h.disk)}, true, nil },
		Attach: func(account, _ string) (state.File, error) {
			e := h.event(state.Event{Do: state.Proof, Account: account, File: "x.pdf", Name: safetext.NewLine("x.pdf"), Size: 1})
			file, err := h.record(e)
			if err == nil {
				h.proofs = append(h.proofs, e.ID)
			}
			return file, err
		},
		Discover: func(string) (*discover.Accounts, error) {
			if err := h.fate(); err != nil {
				return nil, err
			}
			return exported(h.m.catalog)
		},
		Write: func(path string, data []byte) (string, error) {
			if h.files[path] != nil {
				return "", errThere
			}
			err := h.fate()
			if err == nil {
				h.files[path] = data
			}
			return path, err
		},
		WriteAll: func(dir string, files map[string][]byte) (string, error) {
			err := h.fate()
			for name, data := range files {
				path := dir + "/" + name
				if h.files[path] != nil {
					return "", errThere
				}
				if err == nil {
					h.files[path] = data
				}
			}
			return dir, err
		},
	}})
	return h
}

func (h *hand) event(e state.Event) state.Event {
	h.ids++
	e.ID, e.At = fmt.Sprintf("%06d", h.ids), h.now
	return e
}

// fate is how the next thing ends that can fail.
func (h *hand) fate() error {
	if len(h.fails) == 0 {
		return nil
	}
	err := h.fails[0]
	h.fails = h.fails[1:]
	return err
}

func (h *hand) opens(link string, why error) error {
	if why != nil {
		h.refused = append(h.refused, link)
	}
	return h.fate()
}

func (h *hand) record(events ...state.Event) (state.File, error) {
	err := h.fate()
	if !errors.Is(err, errNothing) {
		h.disk = state.Merge(h.disk, events)
	}
	if err != nil {
		return state.File{}, err
	}
	return state.File{Events: h.disk}, nil
}

// named are the keys that the script calls by a capital letter.
var named = map[rune]tea.KeyPressMsg{
	'U': {Code: tea.KeyUp}, 'D': {Code: tea.KeyDown}, 'L': {Code: tea.KeyLeft}, 'R': {Code: tea.KeyRight}, 'E': {Code: tea.KeyEnter},
	'T': {Code: tea.KeyTab}, 'S': {Code: tea.KeySpace, Text: " "}, 'B': {Code: tea.KeyEscape}, 'Z': {Code: tea.KeyBackspace}, 'G': {Code: tea.KeyPgDown},
	'H': {Code: tea.KeyPgUp}, 'Q': {Code: 'c', Mod: tea.ModCtrl},
}

// plays does what one letter of a script says. Small letters, digits and signs
// are pressed as they are; W, C and P read on in the script. It gives what is
// left of the script.
func (h *hand) plays(op rune, rest []rune) []rune {
	next := func() int {
		if len(rest) == 0 {
			return 0
		}
		n := int(rest[0])
		rest = rest[1:]
		return max(0, n-'0')
	}
	switch op {
	case 'W': // another size: tens of columns, and twos of rows
		h.gets(tea.WindowSizeMsg{Width: next() % 26 * 10, Height: next() % 26 * 2})
	case 'C': // a click at tens of columns and a row
		h.gets(tea.MouseClickMsg{X: next() * 10, Y: next(), Button: tea.MouseLeft})
	case 'P': // a paste of the next so many letters
		n := min(next(), len(rest))
		text := string(rest[:n])
		rest = rest[n:]
		h.gets(tea.PasteMsg{Content: text})
	case 'M':
		h.gets(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	case 'F':
		h.gets(tea.FocusMsg{})
	case 'V':
		h.gets(result(func() { h.m.notice([]words.Text{"Something is to be said."}) }))
	case 'Y':
		h.gets(result(h.m.leaveNow))
	case 'N':
		h.fails = append(h.fails, errNothing)
	case 'K':
		h.fails = append(h.fails, errWritten)
	case 'O':
		h.fails = append(h.fails, nil)
	case 'J': // the days go by
		h.now = h.now.AddDate(0, 0, 40)
	case 'I': // another program adds something, or takes it back
		if n := next(); n%2 == 0 && len(h.disk) > 0 {
			of := h.disk[n/2%len(h.disk)]
			h.disk = append(h.disk, h.event(state.Event{Do: state.Undo, Undoes: of.ID, Account: of.Account}))
		} else {
			h.disk = append(h.disk, h.event(state.Event{Do: state.Account, Account: "linkedin", Platform: "linkedin"}))
		}
	case 'X':
		h.holding = !h.holding
	case 'A': // the oldest command runs; its result waits
		h.runs()
	case '^': // the newest result comes first
		h.hears(len(h.results) - 1)
	default:
		k, ok := named[op]
		if !ok {
			k = tea.KeyPressMsg{Code: op, Text: string(op)}
		}
		h.gets(k)
	}
	return rest
}

// gets gives the face a message; what that leads to happens at once, unless the
// script holds it back.
func (h *hand) gets(msg tea.Msg) {
	h.clock = h.clock.Add(h.gap)
	_, cmd := h.m.Update(msg)
	h.collect(cmd)
	for !h.holding && !h.quit && (len(h.commands) > 0 || len(h.results) > 0) {
		h.runs()
		h.hears(0)
	}
}

func (h *hand) collect(cmd tea.Cmd) {
	if cmd != nil {
		h.commands = append(h.commands, cmd)
	}
}

// runs does the oldest command.
func (h *hand) runs() {
	if len(h.commands) == 0 {
		return
	}
	cmd := h.commands[0]
	h.commands = h.commands[1:]
	before := len(h.proofs)
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			h.collect(c)
		}
	case tea.QuitMsg:
		h.quit = true
	default:
		h.results = append(h.results, outcome{msg, slices.Clone(h.proofs[before:])})
	}
}

// hears gives the face one of the results that wait.
func (h *hand) hears(i int) {
	if i < 0 || i >= len(h.results) {
		return
	}
	end := h.results[i]
	h.results = slices.Delete(h.results, i, i+1)
	_, cmd := h.m.Update(end.msg)
	h.told = append(h.told, end.proofs...)
	h.collect(cmd)
}
