package report

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
)

// Dossier is all that is known about all accounts, as `export --format json`
// prints it: the status, and the events, proofs and sources behind it.
type Dossier struct {
	Status
	Day     string        `json:"day"` // the day of the report
	Events  []state.Event `json:"events"`
	Proofs  []Proof       `json:"proofs"`
	Sources []Source      `json:"sources"`
}

// Proof is a file that was kept.
type Proof struct {
	Account string `json:"account"`
	File    string `json:"file"` // in the directory of proofs
	Name    string `json:"name"`
	SHA256  string `json:"sha256"`
	Size    int64  `json:"size"` // bytes
	At      string `json:"at"`   // RFC 3339
}

// Source is where a fact about an account's platform comes from.
type Source struct {
	Account string `json:"account"`
	URL     string `json:"url"`
	Date    string `json:"date"`
	Says    string `json:"says"`
}

// DossierOf gathers everything about a plan and its events.
func DossierOf(p *plan.Plan, events []state.Event) Dossier {
	d := Dossier{Status: StatusOf(p, p.Accounts), Day: day(p.Today), Events: events, Proofs: []Proof{}, Sources: []Source{}}
	if d.Events == nil {
		d.Events = []state.Event{}
	}
	for _, a := range p.Accounts {
		for _, x := range a.Proofs {
			d.Proofs = append(d.Proofs, Proof{a.ID, x.File, x.Name.String(), x.SHA256, x.Size, x.At.Format("2006-01-02T15:04:05Z07:00")})
		}
		for _, s := range sources(a) {
			d.Sources = append(d.Sources, Source{a.ID, s.URL, s.Date.String(), s.Says.Line().String()})
		}
	}
	return d
}

func sources(a *plan.Account) []catalog.Source {
	if a.Way == nil {
		return nil
	}
	return slices.Concat(a.Way.Sources, a.Platform.Sources)
}
