package catalog

import (
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Basis is the legal basis on which a company says that it trains on personal data. It is the
// company's own word, and no judgement on it.
type Basis struct {
	Where    []string       `yaml:"where" json:"where,omitzero" doc:"as in a way; absent means everywhere"`
	RestsOn  RestsOn        `yaml:"rests-on" json:"rests_on,omitzero" need:"yes" doc:"what it names"`
	Says     safetext.Block `yaml:"says" json:"says,omitzero" need:"yes" doc:"what it says, in our own words"`
	URL      string         `yaml:"url" json:"url,omitzero" need:"yes" doc:"where that was read; http or https; shown, never opened"`
	Date     safetext.Line  `yaml:"date" json:"date,omitzero" need:"yes" doc:"the source's own date: 2026-10-02, 2026-10, 2026 or undated"`
	Evidence Evidence       `yaml:"evidence" json:"evidence,omitzero" need:"yes" doc:"verified: the company's own text was seen; reported: a good second-hand source"`
}

// RestsOn is a legal basis (GDPR, Art. 6(1)).
type RestsOn string

// BasisIn is the legal basis that the company names for a country, nil if none is known.
func (p *Platform) BasisIn(c country.Code) *Basis {
	return first(p.Basis, func(b *Basis) bool { return holds(b.Where, c) })
}
