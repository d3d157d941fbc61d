package act

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// detail is something that a person can tell for letters.
type detail struct {
	key  string
	max  int
	fits func(value string, c country.Code) bool // nil if anything does
}

// details are in the order in which they are asked for.
var details = []detail{
	{letter.Name, MaxName, func(value string, _ country.Code) bool { return hasLetters(value) }},
	{letter.Email, MaxEmail, func(value string, _ country.Code) bool { return letter.IsAddress(value) }},
	{letter.OwnGrounds, MaxText, func(value string, _ country.Code) bool { return hasLetters(value) && letter.UnknownGround(value) == "" }},
	{letter.RefusalReason, MaxText, nil},
	{letter.Part, MaxText, func(value string, c country.Code) bool { return slices.Contains(Parts(c), strings.ToUpper(value)) }},
}

func hasLetters(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// Details are the keys of what a person can tell for letters, in the order in which
// it is asked for.
func Details() []string {
	return words.Each(details, func(d detail) string { return d.key })
}

// Parts are the codes of the parts of a country that have authorities of their own.
func Parts(c country.Code) []string {
	return slices.Compact(words.Each(letter.Parts(c), func(p letter.Authority) string { return p.Country }))
}

// Need asks for the first thing that a letter lacks and that the person can tell.
// What they told before, if anything, does not do.
func (n Now) Need(a *plan.Account, d letter.Draft) Step {
	for _, key := range Details() {
		if slices.Contains(d.Missing, key) {
			s := n.Tell(a, key, "")
			s.Ask.Now = ""
			return s
		}
	}
	return Step{}
}

// NeedAll asks once for the first thing that several letters lack and that holds for all
// of them.
func (n Now) NeedAll(all []letter.Draft) Step {
	for _, key := range Details() {
		lacks := func(d letter.Draft) bool { return slices.Contains(d.Missing, key) }
		if !letter.OfOneAccount(key) && slices.ContainsFunc(all, lacks) {
			return n.Tell(nil, key, "")
		}
	}
	return Step{}
}

// Changes are the keys of what the person told that a letter, or where it goes, takes:
// they may want to tell it anew.
func (n Now) Changes(a *plan.Account, k letter.Kind) []string {
	uses := letter.Write(n.Plan, a, k, "").Uses
	return slices.DeleteFunc(Details(), func(key string) bool {
		switch key {
		case letter.Part:
			return k != letter.Complaint || len(letter.Parts(n.Plan.Country)) == 0
		case letter.RefusalReason:
			if letter.Told(n.Plan, a, key) == "" { // it was recorded with the refusal itself
				return true
			}
		}
		return !slices.Contains(uses, key)
	})
}

// Tell records what a person tells for letters under a key: about an account, or for all
// if that is nil. It asks for it if it is "", with what they told before as the answer
// that stands ready.
func (n Now) Tell(a *plan.Account, key, value string) Step {
	d := details[slices.IndexFunc(details, func(d detail) bool { return d.key == key })]
	value = strings.TrimSpace(value)
	switch w := n.Words.Refusals; {
	case value == "":
		return Step{Ask: n.askDetail(a, d)}
	case utf8.RuneCountInString(value) > d.max:
		return refuse(TooLong, w.TooLong.Put(d.max, "text", shown(value)))
	case d.fits != nil && !d.fits(value, n.Plan.Country):
		return refuse(Kind(key), words.Put(w.Details[key], "text", shown(value), "country", n.Plan.Country.Name()))
	}
	if key == letter.Part {
		value = strings.ToUpper(value)
	}
	if e, news := letter.Tell(n.Plan, a, key, value); news {
		return record(e)
	}
	return Step{}
}

func (n Now) askDetail(a *plan.Account, d detail) *Ask {
	prompt := n.asks().Details[d.key]
	var name words.Text
	switch {
	case a != nil:
		name = n.Name(a)
	case d.key == letter.Email:
		prompt = n.asks().EmailOfAll
	}
	q := &Ask{
		What: d.key, Prompt: words.Put(prompt, "account", name, "country", n.Plan.Country.Name()),
		Now: letter.Told(n.Plan, a, d.key), Max: d.max,
		Then: func(n Now, value string) Step {
			if value == "" {
				return refuse(Needed, n.Words.Refusals.Needed)
			}
			return n.Tell(a, d.key, value)
		},
	}
	if d.key == letter.Part {
		q.Picks = words.Each(letter.Parts(n.Plan.Country), func(p letter.Authority) Pick {
			return Pick{p.Country, safetext.NewLine(p.Name).Text()}
		})
	}
	return q
}
