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

// detail asks for one thing that a letter needs; it is kept for the next ones.
type detail struct {
	*act.Ask
	of *draft
}

func (s *detail) enter(f *face, _ bool) {
	if s.What != letter.OwnGrounds {
		return
	}
	f.say(f.Words.Linear.GroundsHead)
	for i, g := range letter.Grounds(english) {
		f.say(words.Put(f.Words.Linear.GroundLine, "n", i+1, "text", g.Text))
	}
}

func (s *detail) turn(f *face) error {
	w := f.Words.Linear
	q := question{
		prompt: s.Prompt, expects: w.Expects[s.What], typing: true,
		enter: func() error { return s.leaveOut(f) },
		other: func(text string) error { s.take(f, text); return nil },
	}
	if s.What == letter.Part {
		q.answers = []answer{{"p", w.Does.Parts, func() error { f.sayParts(letter.Parts(f.plan.Country)); return nil }}}
	}
	if s.Now != "" {
		q.prompt = words.Put(w.Again[s.What], "text", f.toldAs(s.What, s.Now))
		q.enter = func() error { f.leave(); return nil }
	}
	q.answers = append(q.answers, answer{"b", w.Does.Back, func() error { return s.leaveOut(f) }})
	return f.ask(q)
}

// leaveOut goes back: to the letter if it has what it needs, or else to the
// choice of letters, since it cannot be written.
func (s *detail) leaveOut(f *face) error {
	s.of.again = nil
	if s.Now == "" {
		f.leave()
	}
	return errBack
}

func (s *detail) take(f *face, text string) {
	value := text
	var why words.Text
	switch s.What {
	case letter.OwnGrounds:
		value, why = f.grounds(text)
	case letter.Part:
		value, why = f.part(text)
	}
	if why != "" {
		f.say(why)
		return
	}
	step := s.Then(f.acts(), value)
	if !f.did(step) {
		return
	}
	if len(step.Events) > 0 {
		f.say(words.Put(f.Words.Linear.Told[s.What], "text", f.toldAs(s.What, value)))
	}
	f.leave()
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
