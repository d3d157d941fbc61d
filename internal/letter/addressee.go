package letter

import (
	"bytes"
	_ "embed" // the authorities
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/country"
)

// Authority is where a person can complain.
type Authority struct {
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

//go:embed authorities.yaml
var authoritiesYAML []byte

var authorities = sync.OnceValue(func() []Authority { return read[Authority](authoritiesYAML) })

// read gives what a data file of this package holds.
func read[T any](data []byte) []T {
	var all []T
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&all); err != nil {
		panic("the authorities: " + err.Error()) // embedded, and covered by a test
	}
	return all
}

// Takes says that a complaint in a language of letters can be made here; an
// authority whose languages are not known takes none for sure.
func (a Authority) Takes(language string) bool {
	base, _, _ := strings.Cut(language, "-")
	return slices.Contains(a.Languages, base)
}

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
