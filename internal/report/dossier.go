package report

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
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

// name is what an account is called.
func name(a *plan.Account) words.Text {
	n := safetext.NewLine(a.PlatformID).Text()
	if a.Platform != nil {
		n = a.Platform.Name.Text()
	}
	if !a.Label.IsZero() {
		n += " " + a.Label.Text()
	}
	return n
}

// StatusText is where an account stands, in words.
func StatusText(w *words.Words, a *plan.Account) words.Text {
	text := statusAlone(w, a)
	if a.Said {
		text += ", " + w.SaidByYou
	}
	return text
}

// statusAlone is the status without who says so.
func statusAlone(w *words.Words, a *plan.Account) words.Text {
	var date words.Text
	if !a.Since.IsZero() {
		date = w.Day(a.Since)
	}
	return words.Put(w.Status[string(a.Status)], "date", date)
}

// NextText is what comes next for an account, in words; step names a step.
func NextText(w *words.Words, a *plan.Account, step func(*plan.Step) words.Text) words.Text {
	var date, title words.Text
	text, other := w.Next[string(a.Next.Do)], ""
	if by := w.NextBy[string(a.Next.Do)]; by != "" && !a.Next.By.IsZero() {
		text, date = by, w.Day(a.Next.By)
	}
	if st := a.Step(a.Next.Step); st != nil {
		title = step(st)
	}
	if a.LinkedTo != nil {
		other = a.LinkedTo.ID
	}
	return words.Put(text, "step", title, "date", date, "account", other)
}
