package plan

import (
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/discover"
)

// Discovered is an account that an export names.
type Discovered struct {
	discover.Account
	Listed *Account // the account on the list that it is, nil if it is none
	// Several says that there are other accounts on the platform, on the list or in the
	// export: then it needs its label.
	Several bool
}

// Discovered compares accounts that were found with those on the list. One on the list that
// has no label is the first one found that no other is.
func (p *Plan) Discovered(found []discover.Account) []Discovered {
	all := make([]Discovered, len(found))
	taken := map[*Account]bool{}
	on := map[*catalog.Platform][]int{}
	for i, f := range found {
		all[i].Account = f
		on[f.Platform] = append(on[f.Platform], i)
	}
	for platform, places := range on {
		listed := p.On(platform.ID)
		take := func(i int, is func(*Account) bool) {
			for _, a := range listed {
				if all[i].Listed == nil && !taken[a] && is(a) {
					all[i].Listed, taken[a] = a, true
				}
			}
		}
		for _, i := range places {
			user := discover.Key(found[i].User.String())
			take(i, func(a *Account) bool { return discover.Key(a.Label.String()) == user })
		}
		accounts := len(listed)
		for _, i := range places {
			take(i, func(a *Account) bool { return a.Label.IsZero() || found[i].User.IsZero() })
			if all[i].Listed == nil {
				accounts++
			}
		}
		for _, i := range places {
			all[i].Several = accounts > 1
		}
	}
	return all
}
