package report

import (
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
)

// Letter is what `letter --json` prints. Text is "" as long as something is
// missing.
type Letter struct {
	Version  int       `json:"version"`
	Account  string    `json:"account"`
	Kind     string    `json:"kind"`     // reason objection reminder reply complaint
	Language string    `json:"language"` // en de fr es it nl pl pt pt-br
	Text     string    `json:"text"`
	Missing  []string  `json:"missing"`
	To       Recipient `json:"to"`
}

// Recipient is whom a letter goes to; what is not known is "".
type Recipient struct {
	Name    string `json:"name"`
	Address string `json:"address"`
	Email   string `json:"email"`
}

// LetterOf is a letter about an account.
func LetterOf(a *plan.Account, d letter.Draft) Letter {
	l := Letter{
		Version: jsonVersion, Account: a.ID, Kind: string(d.Kind), Language: d.Language, Missing: []string{},
		To: Recipient{d.To.Name, d.To.Address, d.To.Email},
	}
	if len(d.Missing) > 0 {
		l.Missing = d.Missing
	} else {
		l.Text = d.Text.String()
	}
	return l
}
