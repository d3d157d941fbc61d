package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
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
		say = func() { a.print(words.Put(a.words.Refusals.Get().Refused, "why", r.Why, "do", r.Do).Trim()) }
	case r != nil:
		return a.refused(acc, r)
	}
	if err := a.record(s.Events...); err != nil {
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
	case act.NoDay, act.Kind(plan.Ahead), act.Kind(plan.LongAgo), act.Kind(plan.BeforeLaw), act.Kind(plan.BeforeSent), act.Kind(plan.BeforeNo):
		do = w.CLI.Get().DateDo
	case act.Kind(plan.NotSent):
		do = words.Put(w.Follow.Get().SentFirst, "account", named(acc))
	case act.NotLinkable, act.LinkedOn:
		do, instead = words.Put(w.CLI.Get().LinkNone, "account", acc.ID), ids(a.plan.Linkable(acc))
	case letter.Email:
		do = "--email anna@example.org"
	case letter.OwnGrounds:
		instead = each(letter.Grounds("en"), func(g letter.Ground) string { return g.Key })
	case letter.Part:
		do, instead = w.Follow.Get().NoParts, act.Parts(a.plan.Country)
	}
	if len(instead) > 0 {
		do = possible(w, instead)
	}
	return usage(r.Why, do)
}

// country shows or sets the country that the person lives in.
func (a *app) country(c *invocation) error {
	w := a.words.CLI.Get()
	var law words.Text // what it gives, where that is no right
	if len(c.args) > 0 {
		s := a.acts().Live(strings.Join(c.args, " "))
		if err := a.does(nil, s, func() {}); err != nil {
			return err
		}
		law = s.Say
	}
	home := a.plan.Country
	switch {
	case home == "":
		return a.noCountry()
	case c.has("json"):
		return a.json(c, report.Home{Country: string(home), Name: string(home.Name()), Guessed: a.plan.Guessed})
	case len(c.args) > 0:
		a.print(words.Put(w.CountrySet, "country", a.words.Country(home)), law)
	case a.plan.Guessed:
		a.print(words.Put(w.CountryGuess, "code", home, "country", a.words.Country(home)))
	default:
		a.print(words.Put(w.Country, "code", home, "country", a.words.Country(home)))
	}
	return nil
}

// noCountry is that no country is known.
func (a *app) noCountry() error {
	return &fault{exitError, "country", a.words.CLI.Get().CountryNone, a.words.CLI.Get().CountryNoneDo}
}

func (a *app) add(c *invocation) error {
	w := a.words.CLI.Get()
	name, label, _ := cutAccount(c.args[0])
	if len(c.args) > 1 {
		label = strings.TrimSpace(label + " " + strings.Join(c.args[1:], " "))
	}
	p, err := a.platform(name)
	if err != nil {
		return err
	}
	// Whoever names several platforms wants them all, and not an account so called.
	unknown := func(word string) bool { _, err := a.platform(word); return err != nil }
	if len(c.args) > 1 && !slices.ContainsFunc(c.args[1:], unknown) {
		return usage(words.Put(w.OneAtATime, "text", quote(a.words, c.args[1])), words.Put(w.OneAtATimeDo, "first", p.ID, "then", shellWords(c.args[1])))
	}
	s := a.acts().Add(p, label)
	return a.does(nil, s, func() { a.print(words.Put(w.AccountAdded, "account", s.Events[0].Account)) })
}

func (a *app) step(c *invocation) error {
	acc := c.account
	if o := acc.Objection; o != nil && acc.Step(c.args[1]) == nil && o.Step(c.args[1]) != nil {
		acc = o
	}
	st, err := a.stepOf(acc, c.args[1])
	if err != nil {
		return err
	}
	s := a.acts().Tick(acc, st, safetext.Block{})
	if s.Ask != nil { // how a letter was sent: mark takes that
		s = s.Ask.Then(a.acts(), "")
	}
	return a.does(acc, s, func() { a.print(words.Put(a.words.CLI.Get().StepDone, "account", acc.ID, "step", st.Title)) })
}

// linked is the outcome that says that another account's objection holds here.
const linked = "linked"

// outcomes are what can happen with a request, and linked.
func outcomes() []string {
	return slices.Concat([]string{
		string(plan.Sent), string(plan.Done), string(plan.Refused), plan.Delivered, "extended", "reminded", "replied", "complained",
	}, plan.Answers(), []string{linked})
}

// outcomeOf is the outcome that mark was given.
func outcomeOf(c *invocation) string {
	outcome := strings.ToLower(c.args[1])
	if outcome == "confirmed" { // as people say it
		return string(plan.Done)
	}
	return outcome
}

func (a *app) checkMark(c *invocation) error {
	w := a.words.CLI.Get()
	switch outcome := outcomeOf(c); {
	case !slices.Contains(outcomes(), outcome):
		return unknown(a.words, w.UnknownOutcome, c.args[1], outcomes())
	case outcome == linked && slices.ContainsFunc([]string{"on", "text", "means", "objection"}, c.has):
		return a.misuse(w.LinkedAlone)
	case outcome != linked && c.has("to"):
		return a.misuse(words.Put(w.FlagAlone, "flag", "--to", "other", linked))
	case c.has("means") && !(plan.Happening{What: outcome}).Outgoing():
		return a.misuse(words.Put(w.FlagAlone, "flag", "--means", "other", "sent, reminded, replied, complained"))
	}
	return a.checkMeans(c)
}

// findMarked finds the account to mark. On an account that is not there, nothing
// was sent, so nothing can follow.
func findMarked(a *app, c *invocation) error {
	if plan.FollowsRequest(outcomeOf(c)) {
		return findKnown(a, c)
	}
	return findAccount(a, c)
}

func (a *app) mark(c *invocation) error {
	acc, outcome := c.account, outcomeOf(c)
	if outcome == linked {
		return a.link(acc, c.value("to"))
	}
	// The objection is meant where the person says so, and where there is nothing else.
	switch right := acc.Right(); {
	case right != nil && (c.has("objection") || acc.Way != nil && acc.Way.Kind == catalog.None):
		acc = right
	case acc.Way == nil:
		return a.noSteps(acc)
	case a.plan.Country == "" && (c.has("objection") || acc.Way.Kind == catalog.None):
		return a.noCountry()
	case c.has("objection"):
		return usage(words.Put(a.words.Follow.Get().NoRight, "account", acc.ID), "")
	}
	s := a.acts().Mark(acc, outcome, a.dayOr(c.value("on")), c.value("text")).By(c.value("means"))
	return a.does(acc, s, func() { a.marked(acc, s.Say) })
}

// marked says where an account stands after an outcome, what comes next, and what
// else there is to say about it.
func (a *app) marked(acc *plan.Account, also words.Text) {
	acc = a.plan.Account(acc.Key())
	stands := words.Put(a.words.CLI.Get().Marked, "account", a.say().Name(acc), "status", a.say().Status(acc))
	a.print(stands, a.say().Next(acc), also)
}

func (a *app) link(acc *plan.Account, ref string) error {
	if ref == "" {
		return a.refused(acc, &act.Refusal{Kind: act.NotLinkable, Why: words.Put(a.words.CLI.Get().MissingArgument, "name", "--to")})
	}
	to, err := a.account(ref, true)
	if err != nil {
		return err
	}
	s := a.acts().Link(acc, to)
	return a.does(acc, s, func() {
		a.print(words.Put(a.words.Linear.Get().Linked, "account", s.Events[0].Account, "other", s.Events[0].To))
	})
}

func (a *app) note(c *invocation) error {
	text := strings.Join(c.args[1:], " ")
	if safetext.NewBlock(text).IsZero() {
		return a.missing("TEXT")
	}
	return a.does(c.account, a.acts().Note(c.account, text), func() {
		a.print(words.Put(a.words.CLI.Get().NoteKept, "account", c.account.ID))
	})
}

func (a *app) undo(_ *invocation) error {
	s := a.acts().Undo(nil, a.file.Events)
	if len(s.Events) == 0 {
		a.print(a.words.NothingToUndo)
		return nil
	}
	return a.does(nil, s, func() { a.print(words.Put(a.words.Undone, "what", s.Say)) })
}
