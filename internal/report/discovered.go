package report

import (
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Discovered is what `discover --json` prints.
type Discovered struct {
	Found   []DiscoveredAccount `json:"found"`
	Unknown int                 `json:"unknown"` // logins on what is not in the catalogue
	// Sites are the addresses of these, with --unknown.
	Sites []UnknownSite `json:"unknown_sites,omitempty"`
}

// DiscoveredAccount is an account that an export names.
type DiscoveredAccount struct {
	Platform string        `json:"platform"`
	Label    safetext.Line `json:"label"`  // the user name, "" if there is none
	Site     safetext.Line `json:"site"`   // the host name or app by which it was found, "" if it was by a name
	Listed   bool          `json:"listed"` // it is on the list
	Way      string        `json:"way"`    // the way for the country
}

// UnknownSite is an address that is not in the catalogue.
type UnknownSite struct {
	Site   safetext.Line `json:"site"`
	Logins int           `json:"logins"`
}

// DiscoveredOf is what was found in an export, for a country. sites are those to be listed
// that are unknown.
func DiscoveredOf(found []plan.Discovered, unknown int, sites []discover.Site, c country.Code) Discovered {
	return Discovered{
		Found: words.Each(found, func(d plan.Discovered) DiscoveredAccount {
			return DiscoveredAccount{d.Platform.ID, d.User, d.Site, d.Listed != nil, d.Platform.Way(c).ID}
		}),
		Unknown: unknown,
		Sites:   words.Each(sites, func(s discover.Site) UnknownSite { return UnknownSite{s.Host, s.Logins} }),
	}
}
