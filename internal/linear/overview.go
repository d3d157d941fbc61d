package linear

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
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
	for _, alike := range f.plan.Doubles() {
		f.say(words.Put(f.Words.Linear.MayBeOne, "accounts", join(f.present.Names(alike)), "n", slices.Index(f.plan.Accounts, alike[0])+1))
	}
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
	platforms := simply(func() { f.push(&checklist{}) })
	q := question{expects: w.OverOther, other: func(text string) { s.choose(f, text) }}
	if s.at < len(f.plan.Accounts) {
		q.answers = append(q.answers, answer{"m", w.Does.More, simply(func() { s.page(f) })})
	}
	q.answers = append(q.answers,
		answer{"l", w.Does.List, platforms},
		answer{"c", w.Does.Country, simply(f.changeCountry)})
	if len(f.plan.Doubles()) > 0 {
		q.answers = append(q.answers, answer{"j", w.Does.Join, nil})
	}
	next := f.plan.NextAccount(nil, nil)
	switch {
	case next != nil:
		q.prompt = words.Put(w.AskOverview, "account", f.present.Name(next))
		q.enter = simply(func() { f.push(newWalk(f, next)) })
	case len(f.plan.Accounts) == 0:
		q.prompt, q.enter = w.AskOverEmpty, platforms
	default:
		q.prompt = w.AskOverDone
		q.enter = func() error { f.farewell(w.Left); return errLeave }
	}
	return f.ask(q)
}

// join makes one account of those that are written like the one with this number.
func (s *overview) join(f *face, text string) {
	n, ok := number(strings.TrimSpace(text), len(f.plan.Accounts))
	if !ok {
		f.wrongNumber(text, len(f.plan.Accounts))
		return
	}
	a := f.plan.Accounts[n-1]
	f.act(f.acts().Join(a), func(act.Step) { f.say(words.Put(f.Words.Linear.JoinedSaid, "account", f.present.Name(a))) })
}

func (s *overview) choose(f *face, text string) {
	if rest, ok := strings.CutPrefix(strings.ToLower(text), "j "); ok {
		s.join(f, rest)
		return
	}
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
