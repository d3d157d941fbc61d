package present

import (
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Outcome is what came of the steps of an account, and when this program asks again; "" if
// nothing was sent or done.
func (p Presenter) Outcome(a *plan.Account) words.Text {
	var key string
	switch {
	case a.Covered:
	case a.Status == plan.Sent && a.Next.By.IsZero():
		key = "sent"
	case a.Status == plan.Sent:
		key = "sent-by"
	case a.Status == plan.Done && a.Next.By.IsZero():
		key = "done"
	case a.Status == plan.Done:
		key = "done-until"
	}
	return words.Put(p.Words.Results[key], "account", p.Name(a), "sent", p.Day(a.SentOn()), "date", p.Day(a.Next.By))
}
