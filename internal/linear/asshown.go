package linear

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// asShown asks, before a send step is ticked, whether what was sent is the text
// that was shown: only then it is kept.
type asShown struct {
	walk *walk
	step string
	text safetext.Block
}

func (s *asShown) enter(*face, bool) {}

func (s *asShown) turn(f *face) error {
	a := f.plan.Account(s.walk.account)
	if a == nil || a.Step(s.step) == nil {
		return errBack
	}
	w := f.Words.Linear
	return f.ask(question{
		prompt: w.WasShown, expects: w.WasShownOther, typing: true,
		enter: func() error { s.tick(f, a, safetext.Block{}); return nil },
		other: func(text string) error {
			if !slices.Contains(f.Words.CLI.Keep.Yes, strings.ToLower(text)) {
				f.unknown(text)
				return nil
			}
			s.tick(f, a, s.text)
			return nil
		},
		answers: []answer{
			{"y", w.Does.Yes, func() error { s.tick(f, a, s.text); return nil }},
			{"n", w.Does.No, func() error { s.tick(f, a, safetext.Block{}); return nil }},
		},
	})
}

// tick asks no second time once the tick is saved.
func (s *asShown) tick(f *face, a *plan.Account, text safetext.Block) {
	if s.walk.tick(f, a, s.step, text) {
		delete(f.shown, a.ID)
		f.returnTo(s.walk)
	}
}
