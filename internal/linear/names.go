package linear

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// missing is why an account has no steps: it, or its platform, is gone.
func (f *face) missing(account string) words.Text {
	return f.Words.Missing(f.plan.Account(account) != nil, slices.Contains(state.Named(f.File.Events), account))
}

func join(all []words.Text) words.Text { return safetext.Join(all, ", ") }
