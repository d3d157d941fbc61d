package act

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

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

// The longest address and the longest place or number, in characters.
const (
	maxAddress = 300
	maxPlace   = 100
)

// details are in the order in which they are asked for: what letters need, then what they
// are whole without.
var details = []detail{
	{letter.Name, MaxName, func(value string, _ country.Code) bool { return hasLetters(value) }},
	{letter.Email, MaxEmail, func(value string, _ country.Code) bool { return letter.IsAddress(value) || letter.IsPhone(value) }},
	{letter.OwnGrounds, MaxText, func(value string, _ country.Code) bool { return hasLetters(value) && letter.UnknownGround(value) == "" }},
	{letter.RefusalReason, MaxText, nil},
	{letter.Part, MaxText, func(value string, c country.Code) bool { return slices.Contains(Parts(c), value) }},
	{letter.Address, maxAddress, nil}, {letter.Place, maxPlace, nil}, {letter.Reference, maxPlace, nil},
	{letter.Login, MaxEmail, nil}, {letter.Child, MaxName, func(value string, _ country.Code) bool { return value == letter.None || hasLetters(value) }},
	{letter.DataSets, MaxText, nil}, {letter.KeepConsent, MaxText, nil}, {letter.MayName, MaxText, nil},
	{letter.OnlyHere, MaxText, nil}, {letter.Unexplained, MaxText, nil}, {letter.Unacknowledged, MaxText, nil},
	{letter.NoAccount, MaxText, nil},
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

// partOf is a part of the country as its code is written: DE-BE, which people also write
// as be.
func partOf(typed string, c country.Code) string {
	code := strings.ToUpper(typed)
	for _, part := range []string{code, string(c) + "-" + code} {
		if slices.Contains(Parts(c), part) {
			return part
		}
	}
	return typed
}

// Need asks for the first thing that a letter lacks and that the person can tell.
// What they told before, if anything, does not do.
func (n Now) Need(a *plan.Account, d letter.Draft) Step {
	lacks := slices.DeleteFunc(Details(), func(key string) bool { return !slices.Contains(d.Missing, key) })
	if len(lacks) == 0 {
		return Step{}
	}
	s := n.Tell(a, lacks[0], "")
	s.Ask.Now, s.Ask.More = "", len(lacks)-1
	return s
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
		if key == letter.Part {
			return k != letter.Complaint || len(letter.Parts(n.Plan.Country)) == 0
		}
		told := letter.Told(n.Plan, a, key)
		return !slices.Contains(uses, key) || letter.IsWish(key) || told == "" || letter.IsExtra(key) && told == letter.None
	})
}

// Extras are the keys of what else a letter can say, which it is whole without: texts that
// nobody told, and wishes. They are offered, and not asked for one after the other.
func (n Now) Extras(d letter.Draft) []string {
	return slices.DeleteFunc(Details(), func(key string) bool {
		offered := slices.Contains(d.Optional, key) || letter.IsWish(key) && slices.Contains(d.Uses, key)
		return !offered
	})
}

// Wished says that the person told that a wish or a fact is so.
func (n Now) Wished(a *plan.Account, key string) bool {
	return letter.Told(n.Plan, a, key) == letter.Yes
}

// Tell records what a person tells for letters under a key: about an account, or for all
// if that is nil. It asks for it if it is "", with what they told before as the answer
// that stands ready.
func (n Now) Tell(a *plan.Account, key, value string) Step {
	d := details[slices.IndexFunc(details, func(d detail) bool { return d.key == key })]
	value = norm.NFC.String(strings.TrimSpace(value))
	if key == letter.Part && value != "" {
		value = partOf(value, n.Plan.Country)
	}
	switch w := n.Words.Refusals.Get(); {
	case value == "":
		return Step{Ask: n.askDetail(a, d)}
	case LongerThan(value, d.max):
		return n.refuseLong(value, d.max)
	case letter.IsWish(key) && value != letter.Yes && value != letter.No:
		return refuse(Kind(key), words.Put(w.YesNo, "text", shown(value)))
	case d.fits != nil && !d.fits(value, n.Plan.Country):
		return refuse(Kind(key), words.Put(w.Details[key], "text", shown(value), "country", n.Words.Country(n.Plan.Country)))
	}
	e, news := letter.Tell(n.Plan, a, key, value)
	if !news {
		return Step{}
	}
	s := record(e)
	if key == letter.OwnGrounds && (a == nil || letter.AsksGrounds(a)) && letter.WeakGrounds(value) {
		s.Say = n.Words.Follow.Get().WeakGrounds
	}
	return s
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
		What: d.key, Prompt: words.Put(prompt, "account", name, "country", n.Words.Country(n.Plan.Country)),
		Now: letter.Told(n.Plan, a, d.key), Max: d.max,
		Then: func(n Now, value string) Step {
			if value == "" {
				return refuse(Needed, n.Words.Refusals.Get().Needed)
			}
			return n.Tell(a, d.key, value)
		},
	}
	switch {
	case d.key == letter.OwnGrounds && (a == nil || letter.AsksGrounds(a)): // several letters lack them by law
		q.Why = n.asks().Why["grounds"]
	case d.key == letter.OwnGrounds:
		q.Why = n.asks().Why["grounds-free"]
	case letter.IsWish(d.key):
		q.Why = words.Put(n.Words.Asks.Get().Details[d.key], "account", n.Name(a), "country", n.Words.Country(n.Plan.Country))
		q.Picks = []Pick{{letter.Yes, n.Words.WishYes}, {letter.No, n.Words.WishNo}}
	case d.key == letter.Part:
		q.Picks = words.Each(letter.Parts(n.Plan.Country), func(p letter.Authority) Pick {
			return Pick{p.Country, safetext.NewLine(p.Name).Text()}
		})
	}
	return q
}
