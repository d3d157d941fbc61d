package linear

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/words"
)

// facts is what is known about an account and its way, a subject at a time.
type facts struct{ account string }

func (s *facts) subjects(f *face) []present.Section {
	a := f.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	all := f.present.Facts(a)
	after := 1 + slices.IndexFunc(all, func(s present.Section) bool { return s.Kind == present.History })
	if sent := f.sent(a); len(sent) > 0 {
		all = slices.Insert(all, after, present.Section{Title: f.Words.Follow.Report.Sent, Items: sent})
	}
	return all
}

// sent are the texts that went out, as they were.
func (f *face) sent(a *plan.Account) []words.Text {
	var all []words.Text
	for _, h := range a.History {
		if f.present.Apart(h) {
			all = append(all, words.Put(f.Words.Linear.SentText, "date", f.Words.Day(h.On), "what", f.Words.Happened(h.What, h.Late)),
				h.Text.Text(), f.Words.Linear.TextEnd)
		}
	}
	return all
}

func (s *facts) enter(f *face, _ bool) {
	w := f.Words.Linear
	if a := f.plan.Account(s.account); a != nil {
		f.say(words.Put(w.FactsHead, "account", f.present.Name(a)))
	}
	for i, sub := range s.subjects(f) {
		f.say(words.Put(w.NumberLine, "n", i+1, "text", sub.Title))
	}
}

func (s *facts) turn(f *face) error {
	w := f.Words.Linear
	all := s.subjects(f)
	return f.ask(question{
		prompt: w.AskFact, expects: w.FactOther,
		enter: func() error { return errBack },
		other: f.picks(len(all), func(i int) {
			f.say(words.Put(f.Words.Heading, "title", all[i].Title))
			for _, l := range all[i].Items {
				f.say(l)
			}
		}),
	})
}
