package linear

import (
	"cmp"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// asked puts the question that an act asks first. Enter alone gives the answer that
// stands ready, or none.
type asked struct {
	*act.Ask
	then func(act.Step)
	open bool // it may stay open: the letter is whole without an answer
}

// acts is what the person's acts are judged by.
func (f *face) acts() act.Now { return act.Now{Presenter: f.present} }

// act asks what an act asks first and records the act, then goes on.
func (f *face) act(s act.Step, then func(done act.Step)) {
	if s.Ask != nil {
		f.push(&asked{Ask: s.Ask, then: then})
	} else if f.did(s) {
		then(s)
	}
}

// did records the events of a step, and says whether that went well. A refusal is said.
func (f *face) did(s act.Step) bool {
	if s.Refuse != nil {
		f.say(s.Refuse.Said(f.Words))
		return false
	}
	return len(s.Events) == 0 || f.do(s.Events...)
}

func (s *asked) enter(f *face, _ bool) {
	switch {
	case s.What == letter.OwnGrounds:
		f.say(s.Why, f.Words.Linear.Get().GroundsHead)
		for i, g := range letter.Grounds(f.plan.Reads) {
			f.say(words.Put(f.Words.Linear.Get().SentenceLine, "n", i+1, "text", g.Text))
		}
	case s.What == act.DoneBefore || s.What == act.IsLinked:
	case s.What != act.SentText && s.What != letter.Part && !letter.IsWish(s.What) && len(s.Picks) > 0:
		f.say(f.numbered(s.Prompt, words.Each(s.Picks, func(p act.Pick) words.Text { return p.Text }))...)
	}
}

func (s *asked) turn(f *face) {
	w := f.Words.Linear.Get()
	q := question{
		prompt: s.Prompt, expects: w.Expects[s.What], typing: true,
		enter: func() { s.take(f, s.Now) }, other: func(text string) { s.take(f, text) },
	}
	switch {
	case letter.IsWish(s.What):
		s.ofWish(f, &q)
	case slices.Contains(act.Details(), s.What):
		s.ofDetail(f, &q)
	case s.What == act.DoneBefore:
		s.yesNo(f, &q, words.Sentences(s.Prompt, w.AskDoneDo), w.Does.YesToday, func(day string) { s.take(f, day) })
	case s.What == act.IsLinked:
		s.yesNo(f, &q, words.Sentences(s.Prompt, s.Text, w.AskLinkedDo), w.Does.YesLinked, f.unknown)
	case s.What == act.SentText:
		q.yesNo = true
		q.add("y", w.Does.Yes, nil)
		q.add("n", w.Does.No, q.enter)
		q.other = func(text string) {
			if f.Words.IsYes(text) {
				s.take(f, s.Picks[0].Answer)
			} else {
				f.unknown(text)
			}
		}
	case len(s.Picks) > 0:
		q.prompt = w.AskWhichDo
		if s.What == act.Means {
			q.prompt = w.AskMeansDo
		}
		q.other = f.picks(len(s.Picks), func(i int) { s.take(f, s.Picks[i].Answer) })
	}
	f.ask(q)
}

// yesNo makes a question one that yes and no answer, and maybe something else.
func (s *asked) yesNo(f *face, q *question, prompt, yes words.Text, other func(text string)) {
	q.prompt, q.yesNo = prompt, true
	q.add("y", yes, nil)
	q.add("n", f.Words.Linear.Get().Does.NotSo, q.enter)
	q.other = func(text string) {
		if f.Words.IsYes(text) {
			s.take(f, act.Yes)
		} else {
			other(text)
		}
	}
}

// take goes on with an answer. What is refused or cannot be saved is asked again.
func (s *asked) take(f *face, text string) {
	step := s.Then(f.acts(), text)
	if !f.did(step) {
		return
	}
	f.pop()
	switch {
	case step.Ask != nil:
		f.push(&asked{Ask: step.Ask, then: s.then})
	case len(step.Events) == 0:
		f.say(cmp.Or(step.Say, f.Words.Linear.Get().Nothing[s.What]))
	default:
		s.then(step)
	}
}

// ofDetail makes a question one for a detail. What was told before can stay. Without
// anything, the letter cannot be written: that leads back to the choice of letters.
func (s *asked) ofDetail(f *face, q *question) {
	w, back := f.Words.Linear.Get(), f.back
	switch {
	case s.Now == letter.None, s.Now == "" && s.open:
		q.enter = f.pop
	case s.Now == "":
		back = func() { f.pop(); f.back() }
		q.enter = back
	default:
		q.prompt = words.Put(w.Again[s.What], "text", f.toldAs(s.What, s.Now))
	}
	read := func(text string) (string, bool) { return text, true }
	switch s.What {
	case letter.OwnGrounds:
		read = f.grounds
	case letter.Part:
		read = f.part
		q.add("p", w.Does.Parts, func() { f.sayParts(letter.Parts(f.plan.Country)) })
	}
	q.add("b", w.Does.Back, back)
	q.other = func(text string) {
		if value, ok := read(text); ok {
			s.take(f, value)
		}
	}
}

// ofWish makes a question one for a wish or a fact, which a letter is whole without.
func (s *asked) ofWish(f *face, q *question) {
	w := f.Words.Linear.Get()
	q.expects, q.enter, q.yesNo = w.Expects["wish"], f.pop, true
	if s.Now == letter.Yes {
		q.prompt = words.Put(w.Again["wish"], "text", s.Why)
	}
	q.add("y", w.Does.WishYes, func() { s.take(f, letter.Yes) })
	q.add("n", w.Does.WishNo, func() { s.take(f, letter.No) })
	q.other = func(text string) {
		if f.Words.IsYes(text) {
			s.take(f, letter.Yes)
		} else {
			f.unknown(text)
		}
	}
}

// toldAs is how it is said what was told.
func (f *face) toldAs(key, value string) safetext.Line {
	switch key {
	case letter.OwnGrounds:
		value = letter.GroundsText(value, f.plan.Reads)
	case letter.Part:
		to, _ := letter.AuthorityFor(f.plan.Country, value)
		value = to.English
	}
	return safetext.NewLine(value)
}

// grounds reads the numbers of grounds, parted by commas or spaces, as their keys; any
// other text stays as it is. A number that is none is said.
func (f *face) grounds(text string) (keys string, ok bool) {
	if strings.Trim(text, "0123456789, ") != "" {
		return text, true
	}
	all := letter.Grounds(f.plan.Reads)
	var picked []string
	for part := range strings.FieldsSeq(strings.ReplaceAll(text, ",", " ")) {
		n, ok := number(part, len(all))
		if !ok {
			f.wrongNumber(part, len(all))
			return "", false
		}
		if key := all[n-1].Key; !slices.Contains(picked, key) {
			picked = append(picked, key)
		}
	}
	return cmp.Or(strings.Join(picked, ","), text), true
}

// part finds a part of the country by its code or by the name of its authority; any
// other text stays as it is. Several that fit are said.
func (f *face) part(text string) (code string, ok bool) {
	var found, first []letter.Authority
	for _, p := range letter.Parts(f.plan.Country) {
		in, sought := safetext.Unmark(p.English+"\n"+p.Name), safetext.Unmark(text)
		switch {
		case strings.EqualFold(text, p.Country) || strings.EqualFold(text, short(p)):
			return p.Country, true
		case strings.HasPrefix(in, sought+" "):
			first = append(first, p)
		case strings.Contains(in, sought):
			found = append(found, p)
		}
	}
	found = slices.CompactFunc(append(first, found...), func(a, b letter.Authority) bool { return a.Country == b.Country })
	switch {
	case len(found) == 0:
		return text, true
	case len(first) == 1 || len(found) == 1:
		return found[0].Country, true
	}
	f.say(words.Put(f.Words.Linear.Get().ManyParts, "text", text))
	f.sayParts(found)
	return "", false
}

func (f *face) sayParts(all []letter.Authority) {
	for _, p := range all {
		f.say(words.Put(f.Words.Linear.Get().PartLine, "code", short(p), "authority", p.English))
	}
}

// short is the code of a part within its country.
func short(p letter.Authority) string {
	_, code, _ := strings.Cut(p.Country, "-")
	return code
}

// askCountry asks where the person lives, and goes on with then, which says how it went.
func (f *face) askCountry(then func(said words.Text)) *place {
	return &place{asks: func() {
		w, is := f.Words.Linear.Get(), f.plan.Country
		q := question{prompt: w.AskCountryIs, expects: w.CountryOther, typing: true}
		q.other = func(text string) {
			step, said := f.acts().Live(text), w.CountryKept
			if len(step.Events) > 0 {
				said = f.Words.CLI.Get().CountrySet
			}
			if f.did(step) {
				then(words.Sentences(words.Put(said, "country", f.Words.Country(f.plan.Country)), step.Say))
			}
		}
		q.enter = func() { q.other(string(is)) }
		f.offerLanguages(&q)
		switch {
		case is == "":
			q.prompt, q.enter = w.AskCountry, func() { f.say(w.CountryNeeded) }
		case f.plan.Guessed:
			q.prompt = w.AskCountrySys
		}
		q.prompt = words.Put(q.prompt, "country", f.Words.Country(is))
		f.ask(q)
	}}
}

// changeCountry asks for another country, and comes back.
func (f *face) changeCountry() {
	f.push(f.askCountry(func(said words.Text) {
		f.say(said)
		f.back()
	}))
}
