// Package report writes plans and catalogues in formats that others read. It is
// pure: values in, bytes out.
package report

import (
	"encoding/json"
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// jsonVersion is the version of all JSON output. The output only ever grows;
// this changes if something has to go.
const jsonVersion = 1

// Status is what `status --json` prints. Days are RFC 3339 full dates.
type Status struct {
	Version  int       `json:"version"`
	Country  string    `json:"country"` // ISO 3166-1, "" if not known
	Accounts []Account `json:"accounts"`
}

// Account is one account and where it stands.
type Account struct {
	Account  string        `json:"account"`
	Platform string        `json:"platform"`
	Label    safetext.Line `json:"label"`
	Status   string        `json:"status"` // todo started sent done refused silent again none
	Since    string        `json:"since,omitempty"`
	Way      string        `json:"way"` // "" if the platform is no longer in the catalogue
	LinkedTo string        `json:"linked_to,omitempty"`
	Next     Next          `json:"next"`
	Steps    []Step        `json:"steps"`
}

// Next is what comes next; By is the day it is due, if there is one.
type Next struct {
	Do   string `json:"do"` // step answer remind reply look-again help linked, or ""
	Step string `json:"step,omitempty"`
	By   string `json:"by,omitempty"`
}

// Step is one step and whether it is ticked.
type Step struct {
	ID       string        `json:"id"`
	Title    safetext.Line `json:"title"`
	Done     bool          `json:"done"`
	Optional bool          `json:"optional"`
	Link     string        `json:"link,omitempty"`
}

// StatusOf is the status of some accounts of a plan.
func StatusOf(p *plan.Plan, accounts []*plan.Account) Status {
	s := Status{Version: jsonVersion, Country: string(p.Country), Accounts: []Account{}}
	for _, a := range accounts {
		out := Account{
			Account: a.ID, Platform: a.PlatformID, Label: a.Label, Status: string(a.Status), Since: day(a.Since),
			Next: Next{string(a.Next.Do), a.Next.Step, day(a.Next.By)}, Steps: []Step{},
		}
		if a.Way != nil {
			out.Way = a.Way.ID
		}
		if a.LinkedTo != nil {
			out.LinkedTo = a.LinkedTo.ID
		}
		for _, st := range a.Steps {
			out.Steps = append(out.Steps, Step{st.ID, st.Title, st.Done, st.Optional, st.Link})
		}
		s.Accounts = append(s.Accounts, out)
	}
	return s
}

// Due is what `due --json` prints.
type Due struct {
	Version int       `json:"version"`
	Due     []DueItem `json:"due"`
}

// DueItem is something to do for an account, by a day.
type DueItem struct {
	Account string `json:"account"`
	Do      string `json:"do"`
	By      string `json:"by,omitempty"`
}

// DueOf lists what is due for some accounts.
func DueOf(accounts []*plan.Account) Due {
	d := Due{Version: jsonVersion, Due: []DueItem{}}
	for _, a := range accounts {
		d.Due = append(d.Due, DueItem{a.ID, string(a.Next.Do), day(a.Next.By)})
	}
	return d
}

// JSON is a value as indented JSON with a line feed at its end.
func JSON(v any) ([]byte, error) {
	data, err := json.MarshalIndent(v, "", "  ")
	return append(data, '\n'), err
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
