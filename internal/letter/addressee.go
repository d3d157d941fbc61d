package letter

import (
	_ "embed" // the addressees
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/country"
)

// Controller is the company to write to.
type Controller struct {
	Platforms []string `yaml:"platforms"`
	Where     []string `yaml:"where"`
	Name      string   `yaml:"name"`
	Address   string   `yaml:"address"` // "" if none is known
	Email     string   `yaml:"email"`   // only where the company names one
	Date      string   `yaml:"date"`
	Source    string   `yaml:"source"`
}

// Authority is where a person can complain.
type Authority struct {
	Country   string   `yaml:"country" json:"country"` // ISO 3166-1, or a part such as DE-BY
	Name      string   `yaml:"name" json:"name"`
	English   string   `yaml:"english" json:"english"`
	Address   string   `yaml:"address" json:"address,omitempty"`
	Site      string   `yaml:"site" json:"site,omitempty"`
	Form      string   `yaml:"form" json:"form,omitempty"`
	Email     string   `yaml:"email" json:"email,omitempty"`
	Languages []string `yaml:"languages" json:"languages,omitempty"`
	First     string   `yaml:"first" json:"first,omitempty"` // what has to be done before, or limits
	Note      string   `yaml:"note" json:"note,omitempty"`
	Date      string   `yaml:"date" json:"date"`
	Source    string   `yaml:"source" json:"source"`
}

//go:embed controllers.yaml
var controllersYAML []byte

//go:embed authorities.yaml
var authoritiesYAML []byte

var controllers = sync.OnceValue(func() []Controller { return read[Controller](controllersYAML) })
var authorities = sync.OnceValue(func() []Authority { return read[Authority](authoritiesYAML) })

func read[T any](data []byte) []T {
	var all []T
	dec := yaml.NewDecoder(strings.NewReader(string(data)))
	dec.KnownFields(true)
	if err := dec.Decode(&all); err != nil {
		panic("the addressees: " + err.Error()) // embedded, and covered by a test
	}
	return all
}

// ControllerOf is whom to write to about a platform from a country; false if it
// is not known.
func ControllerOf(platform string, c country.Code) (Controller, bool) {
	for _, k := range controllers() {
		if slices.Contains(k.Platforms, platform) && (len(k.Where) == 0 || slices.ContainsFunc(k.Where, c.In)) {
			return k, true
		}
	}
	return Controller{}, false
}

// Authorities lists the authorities for a country: the country's own first, then
// those of its parts, such as the German Länder.
func Authorities(c country.Code) []Authority {
	var own, parts []Authority
	for _, a := range authorities() {
		switch {
		case c == "":
		case a.Country == string(c):
			own = append(own, a)
		case strings.HasPrefix(a.Country, string(c)+"-"):
			parts = append(parts, a)
		}
	}
	return append(own, parts...)
}
