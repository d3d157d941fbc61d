package linear

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// details are what a person can be asked for a letter, in this order.
var details = []string{letter.Name, letter.Email, letter.OwnGrounds, letter.RefusalReason}

// maxName and maxEmail are how long these may be, in characters.
const (
	maxName  = 100
	maxEmail = 254 // as RFC 5321 lets an address be
)

// detail asks for one thing that a letter needs; it is kept for the next ones.
type detail struct {
	of      *draft
	account *plan.Account
	key     string
	now     string // what was told before, "" for nothing
}

func (s *detail) enter(f *face, _ bool) {
	if s.key != letter.OwnGrounds {
		return
	}
	f.say(f.Words.Linear.GroundsHead)
	for i, g := range letter.Grounds(english) {
		f.say(words.Put(f.Words.Linear.GroundLine, "n", i+1, "text", g.Text))
	}
}

func (s *detail) turn(f *face) error {
	w := f.Words.Linear
	shapes := map[string][2]words.Text{
		letter.Name: {w.AskName, w.NameOther}, letter.Email: {w.AskEmail, w.EmailOther}, letter.OwnGrounds: {w.AskGrounds, w.GroundsOther},
		letter.RefusalReason: {w.AskWhy, w.RefusalOther}, letter.Part: {w.AskPart, w.PartOther},
	}
	q := question{
		prompt:  words.Put(shapes[s.key][0], "account", f.present.Name(s.account), "country", f.plan.Country.Name()),
		expects: shapes[s.key][1], typing: true,
		enter: func() error { return s.leaveOut(f) },
		other: func(text string) error { s.take(f, text); return nil },
	}
	if s.key == letter.Part {
		q.answers = []answer{{"p", w.Does.Parts, func() error { f.sayParts(letter.Parts(f.plan.Country)); return nil }}}
	}
	if s.now != "" {
		q.prompt = words.Put(w.Again[s.key], "text", f.toldAs(s.key, s.now))
		q.enter = func() error { f.leave(); return nil }
	}
	q.answers = append(q.answers, answer{"b", w.Does.Back, func() error { return s.leaveOut(f) }})
	return f.ask(q)
}

// leaveOut goes back: to the letter if it has what it needs, or else to the
// choice of letters, since it cannot be written.
func (s *detail) leaveOut(f *face) error {
	s.of.again = nil
	if s.now == "" {
		f.leave()
	}
	return errBack
}

func (s *detail) take(f *face, text string) {
	value, why := s.check(f, text)
	if why != "" {
		f.say(why)
		return
	}
	if e, news := letter.Tell(f.plan, s.account, s.key, value); news {
		if !f.do(e) {
			return
		}
		f.say(words.Put(f.Words.Linear.Told[s.key], "text", f.toldAs(s.key, value)))
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

// check is what is kept of an answer, or why it is none.
func (s *detail) check(f *face, text string) (value string, why words.Text) {
	w := f.Words.Linear
	switch s.key {
	case letter.Name:
		switch {
		case utf8.RuneCountInString(text) > maxName:
			return "", w.TooLong.Put(maxName)
		case !strings.ContainsFunc(text, unicode.IsLetter):
			return "", words.Put(w.BadName, "text", text)
		}
	case letter.Email:
		switch {
		case utf8.RuneCountInString(text) > maxEmail:
			return "", w.TooLong.Put(maxEmail)
		case !letter.IsAddress(text):
			return "", words.Put(w.BadEmail, "text", text)
		}
	case letter.OwnGrounds:
		return f.grounds(text)
	case letter.Part:
		return f.part(text)
	}
	return text, ""
}

// grounds reads the numbers of grounds, parted by commas or spaces, or a text of
// the person's own. They get none that they did not name.
func (f *face) grounds(text string) (keys string, why words.Text) {
	all := letter.Grounds(english)
	if strings.Trim(text, "0123456789, ") != "" {
		if letter.UnknownGround(text) != "" {
			return "", words.Put(f.Words.Linear.BadGrounds, "text", text)
		}
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
	if len(picked) == 0 {
		return "", words.Put(f.Words.Linear.BadGrounds, "text", text)
	}
	return strings.Join(picked, ","), ""
}

// part finds a part of the country by its code or by the name of its authority.
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
		return "", words.Put(f.Words.Linear.BadPart, "text", text)
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
