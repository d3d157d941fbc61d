package linear

import (
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// overviewRows is how many accounts are said at once; most take two lines.
const overviewRows = 9

// overview is all accounts: where each stands, and what comes next. A person who
// comes back begins here.
type overview struct{ at int }

func (s *overview) enter(f *face, _ bool) {
	s.at = 0
	clear(f.visited)
	f.say(words.Put(f.Words.Linear.OverviewHead, "country", f.plan.Country.Name()))
	s.page(f)
}

// page says the next accounts.
func (s *overview) page(f *face) {
	w := f.Words.Linear
	end := min(s.at+overviewRows, len(f.plan.Accounts))
	for i, a := range f.plan.Accounts[s.at:end] {
		shape, next := w.OverviewLine, f.present.Next(a)
		if next != "" {
			shape = w.OverviewNext
		}
		f.say(words.Put(shape, "n", s.at+i+1, "account", f.present.Name(a), "status", f.present.Status(a), "next", next))
	}
	s.at = end
	if rest := len(f.plan.Accounts) - end; rest > 0 {
		f.say(w.OverviewMore.Put(rest))
	}
}

func (s *overview) turn(f *face) error {
	w := f.Words.Linear
	act := func(do func()) func() error { return func() error { do(); return nil } }
	platforms := act(func() { f.push(&checklist{}) })
	q := question{expects: w.OverOther, other: func(text string) error { s.choose(f, text); return nil }}
	if s.at < len(f.plan.Accounts) {
		q.answers = append(q.answers, answer{"m", w.Does.More, act(func() { s.page(f) })})
	}
	q.answers = append(q.answers,
		answer{"l", w.Does.List, platforms},
		answer{"c", w.Does.Country, act(f.changeCountry)})
	next := f.plan.NextAccount(nil, nil)
	switch {
	case next != nil:
		q.prompt = words.Put(w.AskOverview, "account", f.present.Name(next))
		q.enter = act(func() { f.push(newWalk(f, next)) })
	case len(f.plan.Accounts) == 0:
		q.prompt, q.enter = w.AskOverEmpty, platforms
	default:
		q.prompt = w.AskOverDone
		q.enter = func() error { f.farewell(w.Left); return errLeave }
	}
	return f.ask(q)
}

func (s *overview) choose(f *face, text string) {
	if n, ok := number(text, len(f.plan.Accounts)); ok {
		f.push(newWalk(f, f.plan.Accounts[n-1]))
		return
	}
	var found *plan.Account
	for _, a := range f.plan.Accounts {
		if p := f.platform(text); p != nil && !isNumber(text) && a.PlatformID == p.ID && found == nil {
			found = a
		}
	}
	if found == nil {
		f.wrongNumber(text, len(f.plan.Accounts))
		return
	}
	f.push(newWalk(f, found))
}
