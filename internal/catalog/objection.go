package catalog

import (
	_ "embed" // the packed objections
	"sync"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/strict"
)

// Claim is what the law of a place gives a person against every company that uses their
// data for AI, whatever the company offers, and the way to use it: by letter. The letters
// claim no more than it says. Where no right is known its kind is None, and it says what
// there is instead.
type Claim struct {
	Way
	From      Date          `yaml:"from" json:"from,omitzero" doc:"the day on which the law comes into force"`
	Gives     Gives         `yaml:"gives" json:"gives,omitzero" doc:"object, withdraw or request"`
	Letters   Law           `yaml:"letters" json:"-" doc:"the law whose letters it uses, where they are not its own"`
	Name      safetext.Line `yaml:"name" json:"name,omitzero" doc:"the name of the law"`
	Article   safetext.Line `yaml:"article" json:"article,omitzero" doc:"as a letter names it; only where its text was read"`
	Grounds   bool          `yaml:"grounds" json:"grounds,omitzero" doc:"the law asks for grounds from the person's situation"`
	Days      int           `yaml:"days" json:"-" doc:"to answer, as letters name it, where deadline is longer"`
	Extension Period        `yaml:"extension" json:"extension,omitzero" doc:"by how much the company can extend the time to answer"`
	Languages []string      `yaml:"languages" json:"languages,omitzero" doc:"that there are letters in, the best first; absent for all"`
	Lacks     string        `yaml:"lacks" json:"-" doc:"the language of the place, where there is no letter in it and no authority that says so"`
}

// Gives is what a law gives a person.
type Gives string

// What a law can give.
const (
	ToObject   Gives = "object"   // a right to object
	ToWithdraw Gives = "withdraw" // a right to withdraw consent
	ToRequest  Gives = "request"  // no such right is known; a request can name the law
)

// Lawbook is every claim, and what they share.
type Lawbook struct {
	Entry  Platform // without ways
	Claims []Claim
}

//go:embed objections.packed
var packedObjections string

var lawbook = sync.OnceValue(func() *Lawbook { return readLawbook(translations("en")) })

// readLawbook reads the claims in the language of some translations.
func readLawbook(said func(id string) *translation) *Lawbook {
	b := &Lawbook{}
	packed.Read(packedObjections, b)
	p := b.Whole()
	if t := said(p.ID); t != nil {
		p.translate(t.all())
	}
	for i := range b.Claims {
		b.Claims[i].Way = p.Ways[i]
	}
	p.Ways = nil
	b.Entry = *p
	return b
}

// Law is what the laws give, in the language of the catalogue, which may be nil for English.
func (c *Catalog) Law() *Lawbook {
	if c == nil || c.law == nil {
		return lawbook()
	}
	return c.law()
}

// Whole is the book as one entry, with the claims as its ways.
func (b *Lawbook) Whole() *Platform {
	p := b.Entry
	for _, k := range b.Claims {
		p.Ways = append(p.Ways, k.Way)
	}
	return &p
}

// Objections is an entry with what all claims share.
func Objections() *Platform { return &lawbook().Entry }

// Claims lists every claim, in the order of the file.
func Claims() []Claim { return lawbook().Claims }

// ClaimIn is the claim that holds in a place on a day: one of the kind None where no right
// is known.
func ClaimIn(c country.Code, on time.Time) *Claim { return lawbook().ClaimIn(c, on) }

// ClaimIn is the function ClaimIn in a language.
func (b *Lawbook) ClaimIn(c country.Code, on time.Time) *Claim {
	return first(b.Claims, func(k *Claim) bool {
		return holds(k.Where, c) && !k.From.On.After(on)
	})
}

// Objection is how a person in a place can object to any company by letter on a day, nil
// where no right is known.
func Objection(c country.Code, on time.Time) *Claim { return lawbook().Objection(c, on) }

// Objection is the function Objection in a language.
func (b *Lawbook) Objection(c country.Code, on time.Time) *Claim {
	if k := b.ClaimIn(c, on); k.Kind != None {
		return k
	}
	return nil
}

// ObjectionByID is the way with this id among those of Objection, or nil.
func ObjectionByID(id string) *Way { return lawbook().ObjectionByID(id) }

// ObjectionByID is the function ObjectionByID in a language.
func (b *Lawbook) ObjectionByID(id string) *Way {
	if k := first(b.Claims, func(k *Claim) bool { return k.ID == id && k.Kind != None }); k != nil {
		return &k.Way
	}
	return nil
}

// ClaimUnder is the claim under a law; for a law that has none, or none at all, one that
// says nothing.
func ClaimUnder(law Law) *Claim {
	if k := first(Claims(), func(k *Claim) bool { return law != "" && k.Law == law }); k != nil {
		return k
	}
	return &Claim{Way: Way{Law: law}}
}

// Home is a country in which the law holds, "" if none is known.
func (k *Claim) Home() country.Code {
	switch {
	case len(k.Where) == 0:
		return ""
	case k.Where[0] == "EEA":
		return "IE" // where most companies are
	}
	return country.Code(k.Where[0])
}

// lawFile is the shape of objections.yaml: that of an entry whose ways say more.
type lawFile struct {
	ID       string          `yaml:"id" need:"yes"`
	Name     safetext.Line   `yaml:"name" need:"yes"`
	Owner    safetext.Line   `yaml:"owner" need:"yes"`
	Category Category        `yaml:"category" need:"yes"`
	Domains  []string        `yaml:"domains" need:"yes"`
	Account  safetext.Line   `yaml:"account" need:"yes"`
	Uses     safetext.Block  `yaml:"uses" need:"yes"`
	Steps    []Step          `yaml:"steps"`
	NotCover []safetext.Line `yaml:"not-covered"`
	Claims   []Claim         `yaml:"ways" need:"yes"`
}

// ParseObjections reads the claims as strictly as an entry. A law that one of them names
// need not be one of those that entries can name.
func ParseObjections(data []byte, name string) (*Lawbook, *FileError) {
	f, b := &lawFile{}, &Lawbook{}
	allowed := map[string][]string{"Gives": {string(ToObject), string(ToWithdraw), string(ToRequest)}}
	for key, all := range values {
		if key != "Law" {
			allowed[key] = all
		}
	}
	r, ok := strict.Read(data, f, strict.Format{Keys: keys, Values: allowed})
	if ok {
		p := Platform{ID: f.ID, Name: f.Name, Owner: f.Owner, Category: f.Category, Domains: f.Domains, Account: f.Account,
			Uses: f.Uses, Steps: f.Steps, NotCover: f.NotCover}
		for _, k := range f.Claims {
			p.Ways = append(p.Ways, k.Way)
		}
		checker{r}.checkRest(&p, "objections")
		for i := range f.Claims {
			f.Claims[i].Way = p.Ways[i] // with the shared steps in their places
			f.Claims[i].Claimed = true
		}
		p.Ways, p.Steps = nil, nil
		b.Entry, b.Claims = p, f.Claims
	}
	if fault := r.Result(name); fault != nil {
		return nil, fault
	}
	return b, nil
}
