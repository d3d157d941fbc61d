package cli

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// join makes one account of those that differ only in case, in Unicode form or in
// blanks. It keeps the name that was typed, if one of them is written exactly so.
func (a *app) join(c *invocation) error {
	var acc *plan.Account
	if found := a.plan.Match(c.args[0]); len(found) > 0 {
		acc = found[0]
	} else {
		var err error
		if acc, err = a.known(c.args[0]); err != nil {
			return err
		}
	}
	s := a.acts().Join(acc)
	return a.does(acc, s, func() { a.sayJoined(s.Events) })
}

// sayJoined says which accounts are one now.
func (a *app) sayJoined(events []state.Event) {
	for _, e := range events {
		a.print(words.Put(a.words.CLI.Keep.JoinedSaid, "account", e.Account, "other", e.To))
	}
}

// mayBeOne says which accounts may be one, and how to join them.
func (a *app) mayBeOne(accounts []*plan.Account) {
	all := ids(accounts)
	a.print(words.Put(a.words.CLI.Keep.MayBeOne, "accounts", strings.Join(all, ", "), "account", shellWords(all[:1])))
}

// doublesIn lists the accounts that may be one when these events have come in, if
// the events name one of them, and the events that join them. The account that is
// here already comes first, and gives the name.
func (a *app) doublesIn(events []state.Event) (doubles [][]*plan.Account, joins []state.Event) {
	p := plan.Build(a.catalog, state.Merge(a.file.Events, events), a.plan.Country, a.now())
	acts := a.acts()
	acts.Plan = p
	came := map[*plan.Account]bool{}
	for _, id := range state.Named(events) {
		came[p.Account(id)] = true
	}
	for _, alike := range p.Doubles() {
		if !slices.ContainsFunc(alike, func(acc *plan.Account) bool { return came[acc] }) {
			continue
		}
		slices.SortStableFunc(alike, func(x, y *plan.Account) int { return a.isNew(x) - a.isNew(y) })
		doubles = append(doubles, alike)
		for _, e := range acts.Join(alike[0]).Events {
			joins = append(joins, a.store.New(e))
		}
	}
	return doubles, joins
}

// isNew is 1 for an account that is not on the list here, and 0 for others.
func (a *app) isNew(acc *plan.Account) int {
	if a.plan.Account(acc.ID) == nil {
		return 1
	}
	return 0
}
