package cli

import (
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// doubtful says why an outcome is not recorded.
func (a *app) doubtful(d plan.Doubt, acc *plan.Account, outcome, on string) error {
	w, do := a.words.Follow, a.words.CLI.DateDo
	if d == plan.NotSent {
		do = words.Put(w.SentFirst, "account", acc.ID)
	}
	sent := acc.SentOn().Format(time.DateOnly)
	return usage(words.Put(w.Doubts[string(d)], "account", acc.ID, "outcome", quote(outcome), "date", on, "sent", sent, "refused", acc.Since.Format(time.DateOnly)), do)
}
