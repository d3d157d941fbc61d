package cli

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// account finds what ACCOUNT names: an account by its id, in any case and Unicode
// form, or the only one of a platform. A platform without any gets one, recorded
// with what the command does: if that is wrong use, nothing is.
func (a *app) account(ref string) (*plan.Account, error) {
	switch found := a.plan.Match(ref); len(found) {
	case 0:
	case 1:
		return found[0], nil
	default:
		return nil, usage(words.Put(a.words.CLI.Ambiguous, "text", quote(ref)), a.exactly(ids(found)))
	}
	name, label, labelled := strings.Cut(ref, "/")
	p, err := a.platform(name)
	if err != nil {
		return nil, err
	}
	w := a.words.CLI
	on := a.plan.On(p.ID)
	switch {
	case labelled && len(on) == 0:
		return nil, usage(words.Put(w.UnknownAccount, "text", quote(ref)),
			words.Put(w.AddFirst, "platform", p.ID, "label", safetext.NewLine(label)))
	case labelled:
		return nil, usage(words.Put(w.UnknownAccount, "text", quote(ref)),
			a.nearest(ref, ids(on)))
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

func ids(accounts []*plan.Account) []string {
	return each(accounts, func(acc *plan.Account) string { return acc.ID })
}

// exactly says how to name one of several accounts that differ only in how they
// are written, and how to make them one.
func (a *app) exactly(ids []string) words.Text {
	quoted := each(ids, func(id string) string { return string(shellWords([]string{id})) })
	return words.Put(a.words.CLI.AmbiguousDo, "words", strings.Join(quoted, ", "), "account", quoted[0])
}

// known finds an account without making one.
func (a *app) known(ref string) (*plan.Account, error) {
	if p, err := a.platform(ref); err == nil && len(a.plan.On(p.ID)) == 0 {
		return nil, usage(words.Put(a.words.CLI.UnknownAccount, "text", quote(ref)),
			words.Put(a.words.CLI.AddFirst, "platform", p.ID, "label", ""))
	}
	return a.account(ref)
}

func (a *app) platform(name string) (*catalog.Platform, error) {
	if p := a.catalog.Platform(strings.ToLower(name)); p != nil {
		return p, nil
	}
	for _, p := range a.catalog.Platforms() {
		if strings.EqualFold(p.Name.String(), name) {
			return p, nil
		}
	}
	w := a.words.CLI
	return nil, usage(words.Put(w.UnknownPlatform, "text", quote(name)),
		a.nearest(name, a.catalog.IDs()))
}

// stepOf finds a step of an account by its id.
func (a *app) stepOf(acc *plan.Account, name string) (*plan.Step, error) {
	w := a.words.CLI
	if acc.Way == nil {
		return nil, &fault{exitError, safe(acc.ID), w.NoSteps, ""}
	}
	if st := acc.Step(strings.ToLower(name)); st != nil {
		return st, nil
	}
	return nil, a.unknownStep(name, acc.ID, acc.Way)
}

func (a *app) unknownStep(name, of string, way *catalog.Way) error {
	ids := each(way.Steps, func(st catalog.Step) string { return st.ID })
	w := a.words.CLI
	return usage(words.Put(w.UnknownStep, "text", quote(name), "account", of),
		possible(a.words, country.Nearest(name, ids, len(ids))))
}
