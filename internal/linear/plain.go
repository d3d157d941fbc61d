// Package linear is the linear face, for those who hear the screen and for
// terminals and pipes that can only append lines: numbered questions and answers
// over the plan. It writes no escape sequence and never repeats a list unasked.
// It opens and saves nothing itself: it is handed the functions that do, and says
// that something is saved only after they said so.
package linear

import (
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

	Language  string                                                 // in which it speaks
	Languages []string                                               // those that it can be heard in
	Speak     func(language string) (*words.Words, *catalog.Catalog) // goes on in another one

	Width func() int // how many columns a line may have now
	Asks  bool       // whether the person types at a terminal, where a sign stands: nothing is piped
}

// face is one conversation.
type face struct {
	Start
	in     *input
	out    io.Writer
	left   bool  // the person has left, or the input has ended
	broken error // why nothing more can be written
	failed error // why the last save failed; nil if it did not
	unread error // why the file could not be read when it had changed; nil if it could

	plan    *plan.Plan
	present present.Presenter
	stack   []screen
	history [][]state.Event // the person's acts of this run, for undo
	heard   map[string]bool // texts of steps that were said already
	visited map[string]bool // accounts gone through since the overview
	added   string          // the account last added that may be in one center with another

	shown    map[string]safetext.Block // the text last shown for an account in this run
	language string                    // of letters, if the person chose another; else ""
}

// screen is one place of the conversation.
type screen interface {
	// enter says where the person now is; back is true if they were here before.
	enter(f *face, back bool)
	// turn asks one question and acts on the answer.
	turn(f *face)
}

// place is a screen with nothing to remember.
type place struct {
	says func() []words.Text // said at first, nil for nothing
	asks func()              // asks one question and acts on the answer
}

func (s *place) enter(f *face, back bool) {
	if !back && s.says != nil {
		f.say(s.says()...)
	}
}

func (s *place) turn(*face) { s.asks() }

// Run talks with the person until they leave or the input ends. When it returns
// without an error, everything the person did is saved.
func Run(s Start, in io.Reader, out io.Writer) error {
	f := &face{Start: s, in: newInput(in, s.Asks), out: out, heard: map[string]bool{}, visited: map[string]bool{}, shown: map[string]safetext.Block{}}
	f.replan()
	f.say(s.First)
	f.say(s.Notices...)
	if len(f.plan.Accounts) > 0 && f.plan.Country != "" {
		f.push(&overview{})
	} else {
		f.say(s.Words.Linear.Get().Intro...)
		f.say(f.reading()...)
		f.push(f.askCountry(func(said words.Text) { f.push(&checklist{happened: said}) }))
	}
	for f.broken == nil && !f.left {
		f.top().turn(f)
	}
	return errors.Join(f.broken, f.failed, f.unread)
}

// top is the screen that the person is at. What was asked about an account that is
// no longer there, or about an objection whose account has no steps of its own, has
// ended: the walk says so.
func (f *face) top() screen {
	gone := func(s screen) bool {
		w, ok := s.(*walk)
		if !ok {
			return false
		}
		a := f.plan.Account(w.account)
		return a == nil || a.Way == nil
	}
	if i := slices.IndexFunc(f.stack, gone); i >= 0 {
		f.stack = f.stack[:i+1]
	}
	return f.stack[len(f.stack)-1]
}

// push goes to a screen from which back leads here.
func (f *face) push(s screen) {
	f.stack = append(f.stack, s)
	f.top().enter(f, false)
}

// overall goes to where everything stands. Nothing leads back from there.
func (f *face) overall() {
	f.stack = nil
	f.push(&overview{})
}

// pop ends the question that is being asked; what it was asked for goes on.
func (f *face) pop() { f.stack = f.stack[:len(f.stack)-1] }

// popTo ends everything that was asked since a screen.
func (f *face) popTo(s screen) { f.stack = f.stack[:slices.Index(f.stack, s)+1] }

// back goes back to the screen before.
func (f *face) back() {
	if len(f.stack) == 1 {
		f.say(f.Words.Linear.Get().FirstPlace)
		return
	}
	f.pop()
	f.top().enter(f, true)
}

// quit ends the conversation. The last line is that everything is saved, unless it is
// not. Of a file that cannot be read, nobody knows.
func (f *face) quit(text words.Text) {
	f.left = true
	switch {
	case f.failed != nil:
		f.say(f.Words.Linear.Get().LeftUnsaved)
	case f.unread == nil: // else it was said, and is once more at the end
		f.say(text)
	}
}
