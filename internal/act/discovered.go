package act

import (
	"golang.org/x/text/unicode/norm"

	"github.com/optout-tui/optout-tui/internal/plan"
)

// AddDiscovered puts accounts that an export names on the list, but none that is there. One
// gets its user name as its label where there are several on the platform, or with labels.
func (n Now) AddDiscovered(all []plan.Discovered, labels bool) Step {
	var s Step
	there := map[string]bool{}
	for _, d := range all {
		label := ""
		if labels || d.Several {
			label = labelOf(d)
		}
		e, listed := n.Plan.NewAccount(d.Platform.ID, label)
		if d.Listed == nil && len(listed) == 0 && !there[e.Account] {
			there[e.Account] = true
			s.Events, s.Say = append(s.Events, e), n.Words.Discover.Get().DeleteIt
		}
	}
	return s
}

// labelOf is the user name as a label. Of one that is too long, the middle is left out.
func labelOf(d plan.Discovered) string {
	user := []rune(norm.NFC.String(d.User.String()))
	if len(user) <= MaxLabel {
		return string(user)
	}
	const end = 20
	return string(user[:MaxLabel-end-3]) + "..." + string(user[len(user)-end:])
}
