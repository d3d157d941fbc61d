package letter

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
)

// Authority is where a person can complain.
type Authority struct {
	Key       string   `yaml:"-" json:"-"`             // Country, and for a second one of it DE-BY-2
	Country   string   `yaml:"country" json:"country"` // ISO 3166-1, or a part such as DE-BY
	Also      []string `yaml:"also" json:"-"`          // parts with codes of their own, such as GP
	Name      string   `yaml:"name" json:"name"`
	English   string   `yaml:"english" json:"english"`
	Address   string   `yaml:"address" json:"address,omitempty"`
	Site      string   `yaml:"site" json:"site,omitempty"`
	Form      string   `yaml:"form" json:"form,omitempty"`
	Email     string   `yaml:"email" json:"email,omitempty"`
	Languages []string `yaml:"languages" json:"languages,omitempty"`
	First     string   `yaml:"first" json:"first,omitempty"` // what has to be done before, or limits
	Needs     []string `yaml:"needs" json:"needs,omitempty"` // address, signature, identity or request: what a complaint has to hold
	Note      string   `yaml:"note" json:"note,omitempty"`
	Date      string   `yaml:"date" json:"date"`
	Source    string   `yaml:"source" json:"source"`
}

// Takes says that a complaint in a language of letters can be made here; an
// authority whose languages are not known takes none for sure.
func (a Authority) Takes(language string) bool {
	base, _, _ := strings.Cut(language, "-")
	return slices.Contains(a.Languages, base)
}

// AllAuthorities lists every authority that is known, by country.
func AllAuthorities() []Authority { return slices.Clone(authorities()) }

// Authorities lists the authorities for a country: the country's own first, then
// those of its parts, such as the German Länder.
func Authorities(c country.Code) []Authority {
	var own, parts []Authority
	for _, a := range authorities() {
		switch {
		case c == "":
		case a.Country == string(c) || slices.Contains(a.Also, string(c)):
			own = append(own, a)
		case strings.HasPrefix(a.Country, string(c)+"-"):
			parts = append(parts, a)
		}
	}
	return append(own, parts...)
}

// Recipient is whom a letter goes to. What is not known is empty.
type Recipient struct {
	Name    string `json:"name"`
	Address string `json:"address"`
	Email   string `json:"email"`
}

// addressed is a letter that has no text yet.
func addressed(p *plan.Plan, a *plan.Account, k Kind, language string) Draft {
	d := Draft{Kind: k, Language: language, To: recipient(p, a)}
	if k != Complaint {
		return d
	}
	d.Authority, _ = AuthorityFor(p.Country, Told(p, a, Part))
	d.To = Recipient{d.Authority.Name, d.Authority.Address, d.Authority.Email}
	address, kept := Told(p, a, Address), slices.ContainsFunc(a.History, func(h plan.Happening) bool { return current(a, h) && !h.Text.IsZero() })
	d.Needs = slices.DeleteFunc(slices.Clone(d.Authority.Needs), func(need string) bool {
		return need == Address && address != "" && address != None || need == "request" && kept
	})
	return d
}

// lacksPart says that the authority of a part of the country decides about a complaint,
// and the person has not chosen one.
func lacksPart(p *plan.Plan, a *plan.Account) bool {
	parts, part := Parts(p.Country), Told(p, a, Part)
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(x Authority) bool { return x.Country == part })
}

// ComplaintTo is a complaint about an account without its text: whom it goes to, what the
// authority asks for, and what is enclosed, as a language calls it. It is false if none fits where the account stands, none was
// made either, or the authority is not known.
func ComplaintTo(p *plan.Plan, a *plan.Account, language string) (Draft, bool) {
	fits := a.Way != nil && Track(p, a, Complaint) == a && (slices.Contains(KindsFor(p, a), Complaint) || !a.ComplainedOn().IsZero())
	if !fits || lacksPart(p, a) {
		return Draft{}, false
	}
	d := addressed(p, a, Complaint, LanguagesOf(p, a, Complaint)[0])
	d.Enclosed = lettering{language: language, law: a.Way.Law}.happened(Fields{}, a, Complaint)
	return d, d.Authority.Name != ""
}

// ControllerFor is the company to write to about an account; false if it is not
// known, as for an account that was dealt with from another country.
func ControllerFor(p *plan.Plan, a *plan.Account) (catalog.Controller, bool) {
	if a.Moved {
		return catalog.Controller{}, false
	}
	return catalog.ControllerOf(a.PlatformID, p.Country)
}

// recipient is the company, by name alone if no more is known.
func recipient(p *plan.Plan, a *plan.Account) Recipient {
	if c, ok := ControllerFor(p, a); ok {
		return Recipient{c.Name, strings.TrimSpace(c.Address), c.Email}
	}
	return Recipient{Name: a.Platform.Owner.String()}
}

// AuthorityFor is the authority of a part of a country, such as DE-BE, or else of
// the country; false if none is known.
func AuthorityFor(c country.Code, part string) (Authority, bool) {
	all := Authorities(c)
	for _, of := range []string{part, string(c)} {
		if i := slices.IndexFunc(all, func(x Authority) bool { return of != "" && (x.Country == of || slices.Contains(x.Also, of)) }); i >= 0 {
			return all[i], true
		}
	}
	return Authority{}, false
}

// Parts lists the parts of a country that have authorities of their own, such as
// the German Länder.
func Parts(c country.Code) []Authority {
	return slices.DeleteFunc(Authorities(c), func(x Authority) bool { return !strings.HasPrefix(x.Country, string(c)+"-") })
}
