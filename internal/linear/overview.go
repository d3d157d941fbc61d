package linear

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
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
	f.say(words.Put(f.Words.Linear.Get().OverviewHead, "country", f.Words.Country(f.plan.Country)))
	s.page(f)
	if tasks, _ := letter.Round(f.plan); len(tasks) > 1 {
		f.say(f.Words.Linear.Get().LettersThere.Put(len(tasks)))
	}
	for _, alike := range f.plan.Doubles() {
		f.say(words.Put(f.Words.Linear.Get().MayBeOne, "accounts", join(f.present.Names(alike)), "n", slices.Index(f.plan.Accounts, alike[0])+1))
	}
}

// page says the next accounts.
func (s *overview) page(f *face) {
	w, all := f.Words.Linear.Get(), f.plan.Accounts
	for end := min(s.at+overviewRows, len(all)); s.at < end; s.at++ {
		a := all[s.at]
		f.say(words.Put(w.SentenceLine, "n", s.at+1, "text", f.standing(a)))
		if a.ByLetter() || a.Objecting() {
			f.say(f.standing(a.Objection))
		}
	}
	if rest := len(all) - s.at; rest > 0 {
		f.say(w.OverviewMore.Put(rest))
	}
}

// standing is where an account stands, and what comes next.
func (f *face) standing(a *plan.Account) words.Text {
	shape, next := f.Words.Linear.Get().AccountLine, f.present.Next(a)
	if next != "" {
		shape = f.Words.Linear.Get().AccountNext
	}
	return words.Put(shape, "account", f.present.Name(a), "status", f.present.Status(a), "next", next)
}

func (s *overview) turn(f *face) {
	w := f.Words.Linear.Get()
	platforms := func() { f.push(&checklist{}) }
	q := question{expects: w.OverOther, other: func(text string) { s.choose(f, text) }}
	if s.at < len(f.plan.Accounts) {
		q.add("m", w.Does.More, func() { s.page(f) })
	}
	q.add("l", w.Does.List, platforms)
	q.add("c", w.Does.Country, f.changeCountry)
	f.offerLanguages(&q)
	if len(f.plan.Doubles()) > 0 {
		q.add("j", w.Does.Join, nil)
	}
	if tasks, _ := letter.Round(f.plan); len(tasks) > 1 {
		q.add("letters", w.Does.Letters, func() { f.push(&round{}) })
	}
	next := f.plan.NextAccount(nil, nil)
	switch {
	case next != nil:
		q.prompt, q.enter = words.Put(w.AskOverview, "account", f.present.Name(next)), func() { f.push(newWalk(f, next)) }
	case len(f.plan.Accounts) == 0:
		q.prompt, q.enter = w.AskOverEmpty, platforms
	default:
		q.prompt, q.enter = w.AskOverDone, func() { f.quit(w.Left) }
	}
	f.ask(q)
}

// choose takes the number of an account or the name of a platform, or "j" and the
// number of one of the accounts that are written alike.
func (s *overview) choose(f *face, text string) {
	all := f.plan.Accounts
	if rest, ok := strings.CutPrefix(strings.ToLower(text), "j "); ok {
		f.picks(len(all), func(i int) {
			f.act(f.acts().Join(all[i]), func(act.Step) {
				f.say(words.Put(f.Words.Linear.Get().JoinedSaid, "account", f.present.Name(all[i])))
			})
		})(strings.TrimSpace(rest))
		return
	}
	walk := func(i int) { f.push(newWalk(f, all[i].Tracks(f.plan.Today)[0])) }
	p := f.platform(text)
	i := slices.IndexFunc(all, func(a *plan.Account) bool { return p != nil && a.PlatformID == p.ID })
	if i >= 0 && !isNumber(text) {
		walk(i)
	} else {
		f.picks(len(all), walk)(text)
	}
}
