package cli

import (
	"cmp"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// acts is what the person's acts are judged by.
func (a *app) acts() act.Now { return act.Now{Presenter: a.say()} }

// dayOr is the day that was given, or else today.
func (a *app) dayOr(given string) string { return cmp.Or(given, a.acts().Today()) }

// does records what an act on an account gives, and then says what was done. What is
// so already has to be on the disk, too. What the act would ask is given by flags.
func (a *app) does(acc *plan.Account, s act.Step, say func()) error {
	switch r := s.Refuse; {
	case r != nil && (r.Kind == act.Taken || r.Kind == act.WasDone):
		say = func() { a.print(words.Put(a.words.Refusals.Refused, "why", r.Why, "do", r.Do).Trim()) }
	case r != nil:
		return a.refused(acc, r)
	}
	record := a.confirm
	if len(s.Events) > 0 {
		record = func() error { return a.record(s.Events...) }
	}
	if err := record(); err != nil {
		return err
	}
	say()
	return nil
}

// refused is wrong use: what the person asked for on an account cannot be.
func (a *app) refused(acc *plan.Account, r *act.Refusal) error {
	w, do := a.words, r.Do
	var instead []string
	switch r.Kind {
	case act.NoDay, act.Kind(plan.Ahead), act.Kind(plan.LongAgo), act.Kind(plan.BeforeSent), act.Kind(plan.BeforeNo):
		do = w.CLI.DateDo
	case act.Kind(plan.NotSent):
		do = words.Put(w.Follow.SentFirst, "account", acc.ID)
	case act.NotLinkable, act.LinkedOn:
		do, instead = words.Put(w.CLI.LinkNone, "account", acc.ID), ids(a.plan.Linkable(acc))
	case letter.Email:
		do = "--email anna@example.org"
	case letter.OwnGrounds:
		for _, g := range letter.Grounds("en") {
			instead = append(instead, g.Key)
		}
	case letter.Part:
		do, instead = w.Follow.NoParts, act.Parts(a.plan.Country)
	}
	if len(instead) > 0 {
		do = possible(w, instead)
	}
	return usage(r.Why, do)
}
