package cli

import (
	"slices"
	"sort"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// findAccount finds what ACCOUNT names, for a command that puts the account on the
// list if it is the first of its platform.
func findAccount(a *app, c *invocation) (err error) {
	c.account, err = a.account(c.args[0], false)
	return err
}

// findKnown finds what ACCOUNT names among the accounts on the list.
func findKnown(a *app, c *invocation) (err error) {
	c.account, err = a.account(c.args[0], true)
	return err
}

func findPlatform(a *app, c *invocation) (err error) {
	c.platform, err = a.platform(c.args[0])
	return err
}

// findDouble finds one of the accounts that may be one with others: the one that is
// written exactly as it was typed, or else the first.
func findDouble(a *app, c *invocation) error {
	if found := a.plan.Match(c.args[0]); len(found) > 0 {
		c.account = found[0]
		return nil
	}
	return findKnown(a, c)
}

// account finds what a reference names: an account by its id, in any case and Unicode form,
// or the only one of a platform. A platform without any gets one unless the account has to
// be known; it is recorded with what the command does, and not at all if that is wrong use.
func (a *app) account(ref string, known bool) (*plan.Account, error) {
	w := a.words.CLI.Get()
	found := a.plan.Match(ref)
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1: // they differ only in how they are written
		typed := each(ids(found), func(id string) string { return string(shellWords(id)) })
		do := words.Put(w.AmbiguousDo, "words", strings.Join(typed, ", "), "account", typed[0])
		return nil, usage(words.Put(w.Ambiguous, "text", quote(a.words, ref)), do)
	}
	name, label, labelled := cutAccount(ref)
	p, err := a.platform(name)
	if err != nil {
		return nil, err
	}
	unknown := words.Put(w.UnknownAccount, "text", quote(a.words, ref))
	switch on := a.plan.On(p.ID); {
	case len(on) == 0 && (labelled || known):
		add := []string{p.ID}
		if labelled {
			add = append(add, label)
		}
		return nil, usage(unknown, words.Put(w.AddFirst, "words", shellWords(add...)))
	case labelled:
		return nil, usage(unknown, a.closest(ref, ids(on)))
	case len(on) > 1:
		return nil, usage(words.Put(w.Several, "platform", p.Name), possible(a.words, ids(on)))
	case len(on) == 1:
		return on[0], nil
	}
	e, _ := a.plan.NewAccount(p.ID, "")
	a.first = append(a.first, a.store.New(e))
	a.file.Events = append(slices.Clip(a.file.Events), a.first...)
	a.replan()
	return a.plan.Account(p.ID), nil
}

// cutAccount takes a reference apart into a platform and the label of an account. The
// address of a site has no label.
func cutAccount(ref string) (platform, label string, labelled bool) {
	if strings.Contains(ref, "://") {
		return ref, "", false
	}
	return strings.Cut(ref, "/")
}

func ids(accounts []*plan.Account) []string {
	return each(accounts, func(acc *plan.Account) string { return acc.ID })
}

func (a *app) platform(name string) (*catalog.Platform, error) {
	if p := a.catalog.Platform(strings.ToLower(name)); p != nil {
		return p, nil
	}
	id := func(p *catalog.Platform) string { return p.ID }
	switch found := a.catalog.Find(name); len(found) {
	case 0:
		near := strings.Join(each(a.catalog.Near(name, 3), id), ", ")
		do := words.Put(a.words.CLI.Get().Nearest, "words", near)
		if near == "" {
			do = a.words.CLI.Get().ListThem
		}
		return nil, usage(words.Put(a.words.CLI.Get().UnknownPlatform, "text", quote(a.words, name)), do)
	case 1:
		return found[0], nil
	default:
		return nil, usage(words.Put(a.words.CLI.Get().SeveralPlatforms, "text", quote(a.words, name)), possible(a.words, each(found, id)))
	}
}

// stepOf finds a step of an account by its id.
func (a *app) stepOf(acc *plan.Account, name string) (*plan.Step, error) {
	if acc.Way == nil {
		return nil, a.noSteps(acc)
	}
	if st := acc.Step(strings.ToLower(name)); st != nil {
		return st, nil
	}
	return nil, a.unknownStep(name, acc.ID, acc.Way)
}

// noSteps is that an account has no steps, because its platform is gone.
func (a *app) noSteps(acc *plan.Account) error {
	return &fault{exitError, safe(acc.ID), a.words.CLI.Get().NoSteps, ""}
}

func (a *app) unknownStep(name, of string, way *catalog.Way) error {
	ids := each(way.Steps, func(st catalog.Step) string { return st.ID })
	what := words.Put(a.words.CLI.Get().UnknownStep, "text", quote(a.words, name), "account", of)
	return usage(what, possible(a.words, country.Nearest(name, ids, len(ids))))
}

// remove takes an account off the list. What was recorded on it stays.
func (a *app) remove(c *invocation) error {
	return a.does(c.account, a.acts().Remove(c.account), func() {
		a.print(words.Put(a.words.CLI.Get().Keep.RemovedSaid, "account", safe(c.account.ID)))
	})
}

// join makes one account of those that differ only in case, in Unicode form or in
// blanks. It keeps the name that was typed, if one of them is written exactly so.
func (a *app) join(c *invocation) error {
	s := a.acts().Join(c.account)
	return a.does(c.account, s, func() { a.sayJoined(s.Events) })
}

// sayJoined says which accounts are one now.
func (a *app) sayJoined(events []state.Event) {
	for _, e := range events {
		a.print(words.Put(a.words.CLI.Get().Keep.JoinedSaid, "account", e.Account, "other", e.To))
	}
}

// mayBeOne says which accounts may be one, and how to join them.
func (a *app) mayBeOne(accounts []*plan.Account) {
	all := ids(accounts)
	a.print(words.Put(a.words.CLI.Get().Keep.MayBeOne, "accounts", strings.Join(all, ", "), "account", shellWords(all[0])))
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
		sort.SliceStable(alike, func(i, j int) bool { return a.isNew(alike[i]) < a.isNew(alike[j]) })
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
