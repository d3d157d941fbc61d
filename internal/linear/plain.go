// Package linear is the linear face, for those who hear the screen and for
// terminals and pipes that can only append lines: numbered questions and answers
// over the plan. It writes no escape sequence and never repeats a list unasked.
// It opens and saves nothing itself: it is handed the functions that do, and says
// that something is saved only after they said so.
package linear

import (
	"bufio"
	"errors"
	"io"
	"slices"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// Start is what the face starts from, loaded and checked before.
type Start struct {
	Catalog *catalog.Catalog
	File    state.File
	Guess   country.Code // the country by the system's settings
	Words   *words.Words
	Host    world.Host
	First   words.Text   // the first line
	Notices []words.Text // to be said after it
	Width   func() int   // how many columns a line may have now
}

// face is one conversation.
type face struct {
	Start
	in     *bufio.Reader
	out    io.Writer
	broken error // why nothing more can be written
	failed error // why the last save failed; nil if it did not
	unread error // why the file could not be read when it had changed; nil if it could

	plan    *plan.Plan
	present present.Presenter
	stack   []screen
	history [][]state.Event // the person's acts of this run, for undo
	heard   map[string]bool // texts of steps that were said already
	visited map[string]bool // accounts gone through since the overview

	shown    map[string]safetext.Block // the text last shown for an account in this run
	language string                    // of letters, if the person chose another; else ""
}

// screen is one place of the conversation.
type screen interface {
	// enter says where the person now is; back is true if they were here before.
	enter(f *face, back bool)
	// turn asks one question and acts on the answer.
	turn(f *face) error
}

// How a turn can end the place it was asked in.
var (
	errBack  = errors.New("back")
	errLeave = errors.New("leave")
)

// Run talks with the person until they leave or the input ends. When it returns
// without an error, everything the person did is saved.
func Run(s Start, in io.Reader, out io.Writer) error {
	f := &face{Start: s, in: bufio.NewReader(in), out: out, heard: map[string]bool{}, visited: map[string]bool{}, shown: map[string]safetext.Block{}}
	f.replan()
	f.say(s.First)
	for _, n := range s.Notices {
		f.say(n)
	}
	if len(f.plan.Accounts) > 0 && f.plan.Country != "" {
		f.push(&overview{})
	} else {
		for _, text := range s.Words.Linear.Intro {
			f.say(text)
		}
		f.push(&askCountry{then: func(said words.Text) { f.push(&checklist{happened: said}) }})
	}
	for f.broken == nil {
		f.leaveMissing()
		err := f.stack[len(f.stack)-1].turn(f)
		if errors.Is(err, errLeave) {
			break
		}
		if errors.Is(err, errBack) {
			f.back()
		}
	}
	return errors.Join(f.broken, f.failed, f.unread)
}

// push goes to a place from which back leads here.
func (f *face) push(s screen) {
	f.stack = append(f.stack, s)
	s.enter(f, false)
}

// replace goes to a place instead of this one.
func (f *face) replace(s screen) {
	f.stack = f.stack[:len(f.stack)-1]
	f.push(s)
}

// restart goes to a place from which nothing leads back.
func (f *face) restart(s screen) {
	f.stack = nil
	f.push(s)
}

// leave ends the question that is being asked; what it was asked for goes on.
func (f *face) leave() { f.stack = f.stack[:len(f.stack)-1] }

// returnTo leaves everything that was asked since a place.
func (f *face) returnTo(s screen) {
	f.stack = f.stack[:slices.Index(f.stack, s)+1]
}

// leaveMissing ends what is asked about an account that is no longer there.
func (f *face) leaveMissing() {
	for i, s := range f.stack {
		if w, ok := s.(*walk); ok && f.plan.Account(w.account) == nil {
			f.stack = f.stack[:i+1] // which says it
			return
		}
	}
}

func (f *face) back() {
	if len(f.stack) == 1 {
		f.say(f.Words.Linear.FirstPlace)
		return
	}
	f.stack = f.stack[:len(f.stack)-1]
	f.stack[len(f.stack)-1].enter(f, true)
}
