package linear

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// discovered are the accounts that an export names, read out with their numbers. The person
// says which are to go on the list.
type discovered struct{ in *discover.Accounts }

// askExport asks for a password manager's export, and reads it.
func (f *face) askExport() {
	w := f.Words.Discover.Get()
	f.askLine(w.AskPath, w.PathOther, w.NothingAdded, func(path string) {
		in, err := f.Host.Discover(path)
		if err != nil {
			f.say(f.Words.Why(err))
			return
		}
		f.pop()
		if len(in.Found) == 0 {
			f.say(w.None, f.unknownLogins(in), w.ClearText)
			return
		}
		f.push(&discovered{in})
	})
}

// unknownLogins says how many logins are for something that the catalogue does not have.
func (f *face) unknownLogins(in *discover.Accounts) words.Text {
	if in.Unknown == 0 {
		return ""
	}
	return f.Words.Discover.Get().Unknown.Put(in.Unknown)
}

func (s *discovered) enter(f *face, _ bool) {
	w := f.Words.Discover.Get()
	f.say(f.numbered(w.Head, words.Each(s.of(f), func(d plan.Discovered) words.Text {
		return words.Put(f.Words.CLI.Get().ListLine, "name", f.present.Discovered(d), "what", f.present.DiscoveredOffer(d))
	}))...)
	f.say(f.unknownLogins(s.in))
}

func (s *discovered) of(f *face) []plan.Discovered { return f.plan.Discovered(s.in.Found) }

func (s *discovered) turn(f *face) {
	w := f.Words.Discover.Get()
	q := question{prompt: w.AskWhich, expects: w.WhichOther}
	q.enter = func() { f.pop(); f.say(w.NothingAdded, w.ClearText) }
	q.other = func(text string) { s.pick(f, text) }
	q.add("all", w.DoesAll, func() { s.put(f, s.of(f), false) })
	q.add("labels", w.DoesLabels, func() { s.put(f, s.of(f), true) })
	f.ask(q)
}

// pick takes the numbers of accounts.
func (s *discovered) pick(f *face, text string) {
	all := s.of(f)
	var some []plan.Discovered
	for part := range strings.FieldsSeq(strings.ReplaceAll(text, ",", " ")) {
		n, ok := number(part, len(all))
		if !ok {
			f.wrongNumber(part, len(all))
			return
		}
		if !slices.Contains(some, all[n-1]) {
			some = append(some, all[n-1])
		}
	}
	s.put(f, some, false)
}

// put puts accounts on the list, all in one save.
func (s *discovered) put(f *face, some []plan.Discovered, labels bool) {
	w := f.Words.Discover.Get()
	f.act(f.acts().AddDiscovered(some, labels), func(done act.Step) {
		f.pop()
		if len(done.Events) == 0 {
			f.say(w.AddedNone, w.ClearText)
			return
		}
		names := make([]words.Text, len(done.Events))
		for i, e := range done.Events {
			names[i] = f.present.NameByID(e.Account)
		}
		f.say(w.Added.Put(len(names), "accounts", join(names)), w.ClearText)
		f.sayLinked(done.Events)
	})
}
