package plain

import (
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// earliest is the first day that is believed: that from which the GDPR applies
// (Art. 99(2)). Before it there was no such request to send.
var earliest = time.Date(2018, 5, 25, 0, 0, 0, 0, time.UTC)

// day asks on which day something happened.
type day struct {
	sent time.Time // the day before which it cannot have happened; zero for none
	then func(on string)
}

// askDay asks on which day an outcome came, and goes on with then.
func (f *face) askDay(a *plan.Account, outcome string, then func(on string)) {
	s := &day{then: then}
	if outcome != string(plan.Sent) {
		s.sent = a.SentOn()
	}
	f.push(s)
}

func (f *face) today() string { return f.plan.Today.Format(time.DateOnly) }

func (s *day) enter(*face, bool) {}

func (s *day) turn(f *face) error {
	w := f.Words.Plain
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
func (s *day) fault(f *face, text string) string {
	w := f.Words.Plain
	on, err := time.Parse(time.DateOnly, text)
	switch {
	case err != nil:
		return words.Put(w.BadDay, "text", text)
	case on.After(f.plan.Today):
		return words.Put(w.FutureDay, "text", text, "date", f.Words.Day(f.plan.Today))
	case on.Before(earliest):
		return words.Put(w.TooEarly, "text", text, "date", f.Words.Day(earliest))
	case on.Before(s.sent):
		return words.Put(w.BeforeSent, "text", text, "date", f.Words.Day(s.sent))
	}
	return ""
}
