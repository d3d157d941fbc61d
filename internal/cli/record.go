package cli

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// maxLabel is the longest label of an account, in characters.
const maxLabel = 60

// country shows or sets the country that the person lives in.
func (a *app) country(c *invocation) error {
	w := a.words.CLI
	if len(c.args) > 0 {
		if err := a.setCountry(strings.Join(c.args, " ")); err != nil {
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

func (a *app) setCountry(text string) error {
	c, ok := country.Parse(text)
	switch {
	case !ok:
		return a.unknownCountry(text)
	case c != a.plan.Country || a.plan.Guessed:
		return a.record(state.Event{Do: state.Country, Country: string(c)})
	}
	return a.confirm()
}

func (a *app) unknownCountry(text string) error { return refused(a.acts().NoCountry(text).Refuse) }

// refused is wrong use: what the person asked for cannot be.
func refused(r *act.Refusal) error { return usage(r.Why, r.Do) }

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
	clean := safetext.NewLabel(label)
	if utf8.RuneCountInString(clean.String()) > maxLabel || label != "" && clean.IsZero() {
		return usage(w.LabelBad, "")
	}
	e, there := a.plan.NewAccount(p.ID, label)
	if len(there) > 0 {
		if err := a.confirm(); err != nil {
			return err
		}
		for _, acc := range there {
			a.print(words.Put(w.AccountThere, "account", acc.ID))
		}
		return nil
	}
	if err := a.record(e); err != nil {
		return err
	}
	a.print(words.Put(w.AccountAdded, "account", e.Account))
	return nil
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
	said := w.StepWasDone
	if !st.Done || acc.Status == plan.Again {
		if err := a.record(state.Event{Do: state.Step, Account: acc.ID, Way: acc.Way.ID, Step: st.ID}); err != nil {
			return err
		}
		said = w.StepDone
	} else if err := a.confirm(); err != nil {
		return err
	}
	a.print(words.Put(said, "account", acc.ID, "step", st.Title))
	return nil
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
	on, err := a.dayOf(c.value("on"))
	if err != nil {
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
	case acc.Way.Kind == catalog.None:
		return usage(words.Put(w.NotForThisWay, "account", acc.ID, "outcome", outcome), "")
	}
	day, _ := time.Parse(time.DateOnly, on) // it was checked
	if doubt := acc.MayHappen(outcome, day, a.plan.Today); doubt != "" {
		return a.doubtful(doubt, acc, outcome, on)
	}
	event := state.Event{Do: state.Outcome, Account: acc.ID, Way: acc.Way.ID, Outcome: outcome, On: on, Text: safetext.NewBlock(c.value("text"))}
	if err := a.record(event); err != nil {
		return err
	}
	a.marked(acc.ID)
	if acc.TooLate(outcome, day) {
		a.print(a.words.Follow.LateDo)
	}
	return nil
}

// marked says where an account stands after an outcome, and what comes next.
func (a *app) marked(account string) {
	acc := a.plan.Account(account)
	a.print(words.Put(a.words.CLI.Marked, "account", acc.ID, "status", a.say().Status(acc)))
	if next := a.say().Next(acc); next != "" {
		a.print(next)
	}
}

func (a *app) link(acc *plan.Account, ref string) error {
	w := a.words.CLI
	linkable := a.plan.Linkable(acc)
	with := make([]string, 0, len(linkable))
	for _, o := range linkable {
		with = append(with, o.ID)
	}
	do := words.Put(w.LinkNone, "account", acc.ID)
	if len(with) > 0 {
		do = possible(a.words, with)
	}
	if ref == "" {
		return usage(words.Put(w.MissingArgument, "name", "--to"), do)
	}
	to, err := a.known(ref)
	if err != nil {
		return err
	}
	switch {
	case slices.Contains(with, to.ID):
	case to.LinkedTo != nil:
		return usage(words.Put(w.LinkOfLinked, "account", to.ID, "other", to.LinkedTo.ID), do)
	default:
		return usage(w.LinkSelf, do)
	}
	covered, by := plan.Link(acc, to)
	if err := a.record(state.Event{Do: state.Linked, Account: covered.ID, To: by.ID}); err != nil {
		return err
	}
	a.print(words.Put(a.words.Linear.Linked, "account", covered.ID, "other", by.ID))
	return nil
}

// dayOf checks a day that was given; none means today.
func (a *app) dayOf(s string) (string, error) {
	if s == "" {
		return a.plan.Today.Format(time.DateOnly), nil
	}
	w := a.words.CLI
	day, err := time.Parse(time.DateOnly, s)
	switch {
	case err != nil:
		return "", usage(words.Put(w.BadDate, "text", quote(s)), w.DateDo)
	case day.After(a.plan.Today):
		return "", usage(words.Put(w.FutureDate, "text", quote(s)), w.DateDo)
	}
	return s, nil
}

func (a *app) note(c *invocation) error {
	text := safetext.NewBlock(strings.Join(c.args[1:], " "))
	if text.IsZero() {
		return a.misuse(words.Put(a.words.CLI.MissingArgument, "name", "TEXT"))
	}
	acc, err := a.account(c.args[0])
	if err != nil {
		return err
	}
	if err := a.record(state.Event{Do: state.Note, Account: acc.ID, Text: text}); err != nil {
		return err
	}
	a.print(words.Put(a.words.CLI.NoteKept, "account", acc.ID))
	return nil
}

func (a *app) undo(_ *invocation) error {
	s := a.acts().Undo(nil, a.file.Events)
	if len(s.Events) == 0 {
		a.print(a.words.NothingToUndo)
		return nil
	}
	if err := a.record(s.Events...); err != nil {
		return err
	}
	a.print(words.Put(a.words.Undone, "what", s.Say))
	return nil
}
