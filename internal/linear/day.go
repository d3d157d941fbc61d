package linear

import (
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// day asks on which day something happened.
type day struct {
	account *plan.Account
	outcome string
	then    func(on string)
}

// askDay asks on which day an outcome came, and goes on with then.
func (f *face) askDay(a *plan.Account, outcome string, then func(on string)) {
	f.push(&day{a, outcome, then})
}

func (f *face) today() string { return f.plan.Today.Format(time.DateOnly) }

func (s *day) enter(*face, bool) {}

func (s *day) turn(f *face) error {
	w := f.Words.Linear
	take := func(on string) {
		f.leave()
		s.then(on)
	}
	return f.ask(question{
		prompt: w.AskDay, expects: w.DayOther, typing: true,
		enter: func() error { take(f.today()); return nil },
		other: func(text string) error {
			if why := s.fault(f, text); why != "" {
				f.say(why)
				return nil
			}
			take(text)
			return nil
		},
	})
}

// fault is what is wrong with a day, "" if it can be.
func (s *day) fault(f *face, text string) words.Text {
	w := f.Words.Linear
	on, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return words.Put(w.BadDay, "text", text)
	}
	switch s.account.MayHappen(s.outcome, on, f.plan.Today) {
	case plan.Ahead:
		return words.Put(w.FutureDay, "text", text, "date", f.Words.Day(f.plan.Today))
	case plan.LongAgo:
		return words.Put(w.TooEarly, "text", text, "date", f.Words.Day(plan.Earliest()))
	case plan.BeforeNo:
		return words.Put(w.BeforeNo, "text", text, "date", f.Words.Day(s.account.Since))
	case plan.BeforeSent:
		return words.Put(w.BeforeSent, "text", text, "date", f.Words.Day(s.account.SentOn()))
	}
	return ""
}
