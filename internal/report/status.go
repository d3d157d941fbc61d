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
	Joined   []string      `json:"joined,omitempty"` // the accounts that the person joined to it
	Alike    []string      `json:"alike,omitempty"`  // the accounts that may be the same one
	Next     Next          `json:"next"`
	Steps    []Step        `json:"steps"`
	History  []Happening   `json:"history"`
	Notes    []Note        `json:"notes"`
	Proofs   []Kept        `json:"proofs"`
}

// Happening is something that happened with a request: on a day, what, and what
// was said.
type Happening struct {
	On   string         `json:"on"`
	What string         `json:"what"`           // sent done refused extended reminded replied complained
	Late bool           `json:"late,omitempty"` // an extension announced too late, which changes nothing
	Text safetext.Block `json:"text"`
}

// Note is a note of the person.
type Note struct {
	At   time.Time      `json:"at"`
	Text safetext.Block `json:"text"`
}

// Kept is a file that was kept with an account.
type Kept struct {
	At     time.Time     `json:"at"`
	Name   safetext.Line `json:"name"`
	File   string        `json:"file"` // in the directory of proofs
	SHA256 string        `json:"sha256"`
	Size   int64         `json:"size"` // bytes
}

// Next is what comes next; By is the day it is due, if there is one.
type Next struct {
	Do   string `json:"do"` // step answer remind reply complain decision ask look-again help linked, or ""
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
	alike := map[string][]string{}
	for _, group := range p.Doubles() {
		for _, a := range group {
			for _, o := range group {
				if o != a {
					alike[a.ID] = append(alike[a.ID], o.ID)
				}
			}
		}
	}
	for _, a := range accounts {
		out := Account{
			Account: a.ID, Platform: a.PlatformID, Label: a.Label, Status: string(a.Status), Since: day(a.Since),
			Next: Next{string(a.Next.Do), a.Next.Step, day(a.Next.By)}, Steps: []Step{},
			History: []Happening{}, Notes: []Note{}, Proofs: []Kept{}, Joined: a.Joined, Alike: alike[a.ID],
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
		for _, h := range a.History {
			out.History = append(out.History, Happening{day(h.On), h.What, h.Late, h.Text})
		}
		for _, n := range a.Notes {
			out.Notes = append(out.Notes, Note{n.At, n.Text})
		}
		for _, x := range a.Proofs {
			out.Proofs = append(out.Proofs, Kept{x.At, x.Name, x.File, x.SHA256, x.Size})
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
