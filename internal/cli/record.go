package cli

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// country shows or sets the country that the person lives in.
func (a *app) country(c *invocation) error {
	w := a.words.CLI
	if len(c.args) > 0 {
		if err := a.does(nil, a.acts().Live(strings.Join(c.args, " ")), func() {}); err != nil {
			return err
		}
	}
	home := a.plan.Country
	switch {
	case home == "":
		return &fault{exitError, "country", w.CountryNone, w.CountryNoneDo}
	case c.has("json"):
		return a.json(report.Home{Country: string(home), Name: string(home.Name()), Guessed: a.plan.Guessed})
	case len(c.args) > 0:
		a.print(words.Put(w.CountrySet, "country", home.Name()))
	case a.plan.Guessed:
		a.print(words.Put(w.CountryGuess, "code", home, "country", home.Name()))
	default:
		a.print(words.Put(w.Country, "code", home, "country", home.Name()))
	}
	return nil
}

func (a *app) add(c *invocation) error {
	w := a.words.CLI
	name, label, _ := strings.Cut(c.args[0], "/")
	if len(c.args) > 1 {
		label = strings.Join(c.args[1:], " ")
	}
	p, err := a.platform(name)
	if err != nil {
		return err
	}
	// Whoever names several platforms wants them all, and not an account so called.
	unknown := func(word string) bool { _, err := a.platform(word); return err != nil }
	if len(c.args) > 1 && !slices.ContainsFunc(c.args[1:], unknown) {
		return usage(words.Put(w.OneAtATime, "text", quote(c.args[1])), words.Put(w.OneAtATimeDo, "first", p.ID, "then", shellWords(c.args[1:2])))
	}
	s := a.acts().Add(p, label)
	return a.does(nil, s, func() { a.print(words.Put(w.AccountAdded, "account", s.Events[0].Account)) })
}

func (a *app) step(c *invocation) error {
	w := a.words.CLI
	acc, err := a.account(c.args[0])
	if err != nil {
		return err
	}
	st, err := a.stepOf(acc, c.args[1])
	if err != nil {
		return err
	}
	return a.does(acc, a.acts().Tick(acc, st, safetext.Block{}), func() {
		a.print(words.Put(w.StepDone, "account", acc.ID, "step", st.Title))
	})
}

// linked is the outcome that says that another account's objection holds here.
const linked = "linked"

// outcomes are what can happen with a request, and linked.
func outcomes() []string {
	return []string{string(plan.Sent), string(plan.Done), string(plan.Refused), "extended", "reminded", "replied", "complained", linked}
}

func (a *app) mark(c *invocation) error {
	w := a.words.CLI
	outcome := strings.ToLower(c.args[1])
	if outcome == "confirmed" { // as people say it
		outcome = string(plan.Done)
	}
	if country.Nearest(outcome, outcomes(), 1)[0] != outcome {
		return usage(words.Put(w.UnknownOutcome, "text", quote(c.args[1])), possible(a.words, outcomes()))
	}
	switch {
	case outcome == linked && (c.has("on") || c.has("text")):
		return a.misuse(w.LinkedAlone)
	case outcome != linked && c.has("to"):
		return a.misuse(words.Put(w.FlagAlone, "flag", "--to", "other", linked))
	}
	if err := loadPlan(a); err != nil {
		return err
	}
	find := a.account
	if plan.FollowsRequest(outcome) { // on an account that is not there, nothing was sent
		find = a.known
	}
	acc, err := find(c.args[0])
	switch {
	case err != nil:
		return err
	case outcome == linked:
		return a.link(acc, c.value("to"))
	case acc.Way == nil:
		return &fault{exitError, safe(acc.ID), w.NoSteps, ""}
	}
	s := a.acts().Mark(acc, outcome, a.dayOr(c.value("on")), c.value("text"))
	return a.does(acc, s, func() { a.marked(acc.ID, s.Say) })
}

// marked says where an account stands after an outcome, what comes next, and what
// else there is to say about it.
func (a *app) marked(account string, also words.Text) {
	acc := a.plan.Account(account)
	a.print(words.Put(a.words.CLI.Marked, "account", acc.ID, "status", a.say().Status(acc)))
	for _, text := range []words.Text{a.say().Next(acc), also} {
		if text != "" {
			a.print(text)
		}
	}
}

func (a *app) link(acc *plan.Account, ref string) error {
	if ref == "" {
		return a.refused(acc, &act.Refusal{Kind: act.NotLinkable, Why: words.Put(a.words.CLI.MissingArgument, "name", "--to")})
	}
	to, err := a.known(ref)
	if err != nil {
		return err
	}
	s := a.acts().Link(acc, to)
	return a.does(acc, s, func() {
		a.print(words.Put(a.words.Linear.Linked, "account", s.Events[0].Account, "other", s.Events[0].To))
	})
}

func (a *app) note(c *invocation) error {
	text := strings.Join(c.args[1:], " ")
	if safetext.NewBlock(text).IsZero() {
		return a.misuse(words.Put(a.words.CLI.MissingArgument, "name", "TEXT"))
	}
	acc, err := a.account(c.args[0])
	if err != nil {
		return err
	}
	return a.does(acc, a.acts().Note(acc, text), func() { a.print(words.Put(a.words.CLI.NoteKept, "account", acc.ID)) })
}

func (a *app) undo(_ *invocation) error {
	s := a.acts().Undo(nil, a.file.Events)
	if len(s.Events) == 0 {
		a.print(a.words.NothingToUndo)
		return nil
	}
	return a.does(nil, s, func() { a.print(words.Put(a.words.Undone, "what", s.Say)) })
}
