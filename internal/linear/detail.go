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

// askDetail asks for something that a letter needs; it is kept for the next ones.
func (f *face) askDetail(q *act.Ask) {
	f.push(&asked{q, func(done act.Step) {
		f.say(words.Put(f.Words.Linear.Told[q.What], "text", f.toldAs(q.What, done.Events[0].Text.String())))
	}})
}

// ofDetail makes a question one for a detail. What was told before can stay. Without
// anything, the letter cannot be written: that leads back to the choice of letters.
func (s *asked) ofDetail(f *face, q *question) {
	w := f.Words.Linear
	back := func() error { return errBack }
	if s.Now == "" {
		back = func() error { f.leave(); return errBack }
		q.enter = back
	} else {
		q.prompt = words.Put(w.Again[s.What], "text", f.toldAs(s.What, s.Now))
	}
	switch s.What {
	case letter.OwnGrounds:
		q.other = s.reads(f, f.grounds)
	case letter.Part:
		q.other = s.reads(f, f.part)
		q.answers = []answer{{"p", w.Does.Parts, simply(func() { f.sayParts(letter.Parts(f.plan.Country)) })}}
	}
	q.answers = append(q.answers, answer{"b", w.Does.Back, back})
}

// reads takes an answer once it is read, or says why it cannot be.
func (s *asked) reads(f *face, read func(text string) (value string, why words.Text)) func(string) {
	return func(text string) {
		value, why := read(text)
		if why != "" {
			f.say(why)
			return
		}
		s.take(f, value)
	}
}

func (f *face) sayGrounds() {
	f.say(f.Words.Linear.GroundsHead)
	for i, g := range letter.Grounds(english) {
		f.say(words.Put(f.Words.Linear.GroundLine, "n", i+1, "text", g.Text))
	}
}

// toldAs is how it is said what was told.
func (f *face) toldAs(key, value string) words.Text {
	switch key {
	case letter.OwnGrounds:
		return safetext.NewLine(letter.GroundsText(value, english)).Text()
	case letter.Part:
		to, _ := letter.AuthorityFor(f.plan.Country, value)
		return safetext.NewLine(to.English).Text()
	}
	return safetext.NewLine(value).Text()
}

// grounds reads the numbers of grounds, parted by commas or spaces; any other text
// stays as it is.
func (f *face) grounds(text string) (keys string, why words.Text) {
	all := letter.Grounds(english)
	if strings.Trim(text, "0123456789, ") != "" {
		return text, ""
	}
	var picked []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, ok := number(part, len(all))
		if !ok {
			return "", words.Put(f.Words.Linear.BadNumber, "text", part, "max", len(all))
		}
		if key := all[n-1].Key; !slices.Contains(picked, key) {
			picked = append(picked, key)
		}
	}
	return cmp.Or(strings.Join(picked, ","), text), ""
}

// part finds a part of the country by its code or by the name of its authority; any
// other text stays as it is.
func (f *face) part(text string) (code string, why words.Text) {
	var found, first []letter.Authority
	for _, p := range letter.Parts(f.plan.Country) {
		_, short, _ := strings.Cut(p.Country, "-")
		in, sought := strings.ToLower(p.English+"\n"+p.Name), strings.ToLower(text)
		switch {
		case strings.EqualFold(text, p.Country) || strings.EqualFold(text, short):
			return p.Country, ""
		case strings.HasPrefix(in, sought+" "):
			first = append(first, p)
		case strings.Contains(in, sought):
			found = append(found, p)
		}
	}
	if len(first) == 1 {
		return first[0].Country, ""
	}
	found = slices.CompactFunc(append(first, found...), func(a, b letter.Authority) bool { return a.Country == b.Country })
	switch len(found) {
	case 0:
		return text, ""
	case 1:
		return found[0].Country, ""
	}
	f.say(words.Put(f.Words.Linear.ManyParts, "text", text))
	f.sayParts(found[1:])
	return "", f.partLine(found[0])
}

func (f *face) sayParts(all []letter.Authority) {
	for _, p := range all {
		f.say(f.partLine(p))
	}
}

func (f *face) partLine(p letter.Authority) words.Text {
	_, short, _ := strings.Cut(p.Country, "-")
	return words.Put(f.Words.Linear.PartLine, "code", short, "authority", p.English)
}
