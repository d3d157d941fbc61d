package plan

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// Match lists the accounts that a reference can mean: the one with exactly this id, or else
// those whose ids differ from it only in case, in Unicode form or in blanks. These are
// several only if an old file holds them, or an import brought them.
func (p *Plan) Match(ref string) []*Account {
	if a := p.Account(ref); a != nil {
		return []*Account{a}
	}
	return p.withKey(state.Key(ref))
}

// Alike lists the accounts that may be the same as a, itself included: those whose
// ids differ only in case, in Unicode form or in blanks.
func (p *Plan) Alike(a *Account) []*Account { return p.withKey(a.key) }

// Doubles lists the accounts that may be one, together, in the order of the plan.
//
//go:noinline
func (p *Plan) Doubles() [][]*Account {
	byKey := map[string][]*Account{}
	for _, a := range p.Accounts {
		byKey[a.key] = append(byKey[a.key], a)
	}
	var all [][]*Account
	for _, a := range p.Accounts {
		if alike := byKey[a.key]; len(alike) > 1 && alike[0] == a {
			all = append(all, alike)
		}
	}
	return all
}

func (p *Plan) withKey(key string) []*Account {
	return slices.DeleteFunc(slices.Clone(p.Accounts), func(a *Account) bool { return a.key != key })
}

// NewAccount gives the event that puts an account on the list, and the accounts that
// are there by that name already. One that was taken off the list comes back under
// the name that it had.
func (p *Plan) NewAccount(platform, label string) (e state.Event, there []*Account) {
	id := state.AccountID(platform, safetext.NewLabel(label))
	there = p.Match(id)
	if known := state.Match(p.off, id); len(known) > 0 {
		id = known[0]
	}
	_, label, _ = strings.Cut(id, "/")
	return state.Event{Do: state.Account, Account: id, Platform: platform, Label: safetext.NewLine(label)}, there
}

// WasOn reports whether an account was on the list and was taken off it, with something
// recorded on it.
func (p *Plan) WasOn(id string) bool { return slices.Contains(p.off, id) }

// offList are the accounts on which something is recorded and that are not on the
// list, in order.
func offList(logs map[string]*log) []string {
	var all []string
	for id, l := range logs {
		if id != "" && l.account == nil {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}
