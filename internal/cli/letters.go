package cli

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// letter prints a text to send, writes it to a file, hands it to the mail
// program, or keeps it as sent. What it lacks is asked for by flags, once: it is
// kept in the state file.
func (a *app) letter(c *invocation) error {
	acc := c.account
	if acc.Way == nil {
		return a.noSteps(acc)
	}
	kind, lang, err := a.letterKind(acc, c.value("kind"), c.value("lang"))
	if err != nil {
		return err
	}
	if err := a.fits(acc, kind); err != nil {
		return err
	}
	if err := a.keepDetails(acc, c, kind, lang); err != nil {
		return err
	}
	d := letter.Write(a.plan, acc, kind, lang)
	if c.has("json") {
		if err := a.json(report.LetterOf(acc, d)); err != nil || len(d.Missing) == 0 {
			return err
		}
	}
	if len(d.Missing) > 0 {
		return a.lacks(acc, d.Missing)
	}
	return a.deliver(c, acc, d)
}

// fits refuses a letter that would say what is not so where the account stands.
func (a *app) fits(acc *plan.Account, kind letter.Kind) error {
	w := a.words
	kinds := letter.KindsFor(a.plan, acc)
	switch follows := kind != letter.Reason && kind != letter.Objection; {
	case slices.Contains(kinds, kind):
		return nil
	case acc.Covered:
		return usage(words.Put(w.Follow.CoveredLetter, "account", acc.ID, "other", acc.LinkedTo.ID), words.Put(w.Follow.CoveredDo, "other", acc.LinkedTo.ID))
	case letter.Template(kind, acc.Way.Law, "en") == "":
		return usage(words.Put(w.Follow.NoComplaint, "account", acc.ID), "")
	case follows && acc.SentOn().IsZero():
		return a.lacks(acc, []string{"objection_date"})
	case kind == letter.Reply && acc.Status != plan.Refused:
		return a.lacks(acc, []string{"refusal_date"})
	case kind == letter.Complaint && !acc.ComplainedOn().IsZero():
		return usage(words.Put(w.Follow.Complained, "account", acc.ID, "date", w.Day(acc.ComplainedOn())), words.Put(w.Follow.ComplainedDo, "account", acc.ID))
	case kind == letter.Complaint && acc.Moved:
		return usage(words.Put(w.Follow.MovedLetter, "account", acc.ID), "")
	case acc.Way.Kind == catalog.None && a.plan.Country == "":
		return &fault{exitError, "country", w.CLI.CountryNone, w.CLI.CountryNoneDo}
	case acc.Way.Kind == catalog.None:
		return usage(words.Put(w.Follow.NoLetter, "account", acc.ID), "")
	}
	return usage(words.Put(w.Follow.NotNow, "account", acc.ID, "kind", kind, "status", a.say().Status(acc)), possible(w, kinds))
}

// deliver does with a finished letter what the flags say; it prints it without
// any.
func (a *app) deliver(c *invocation, acc *plan.Account, d letter.Draft) error {
	if c.has("sent") {
		return a.sent(c, acc, d.Kind, d.Language)
	}
	if d.Kind == letter.Complaint {
		for _, line := range slices.Concat(a.say().Recipient(d), a.say().BeforeSending(d.Kind)) {
			a.complain(line)
		}
	}
	switch out := c.value("output"); {
	case out != "" && out != "-":
		return a.writeNew(out, []byte(d.Text.String()+"\n"), c.has("force"))
	case c.has("json"):
		return nil
	}
	a.verbatim([]byte(d.Text.String() + "\n"))
	if c.has("mail") {
		return a.mail(d)
	}
	return nil
}

// sent records that a letter went out, with its text.
func (a *app) sent(c *invocation, acc *plan.Account, kind letter.Kind, lang string) error {
	return a.does(acc, a.acts().Sent(acc, kind, lang, a.dayOr(c.value("on"))), func() { a.marked(acc.ID, "") })
}

// mail hands a letter to the mail program.
func (a *app) mail(d letter.Draft) error {
	w := a.words
	if d.To.Email == "" {
		return &fault{exitError, w.CLI.NotOpenedWhat, words.Put(w.Follow.NoMailAddress, "controller", d.To.Name), ""}
	}
	if err := a.self(func(o host.Opener) error { return o.Mail(d.MailLink()) }); err != nil {
		return &fault{exitError, w.CLI.NotOpenedWhat, a.words.Why(err), ""}
	}
	a.print("\n" + a.say().Mailed(d))
	return nil
}

// letterKind checks kind and language; without a kind it is the one that the
// account needs next.
func (a *app) letterKind(acc *plan.Account, kind, lang string) (letter.Kind, string, error) {
	w := a.words
	if kind == "" {
		kind = string(letter.NextKind(acc))
		if !slices.Contains(letter.KindsFor(a.plan, acc), letter.Kind(kind)) {
			kind = string(letter.Reason)
		}
	}
	if !letter.Known(kind) {
		return "", "", usage(words.Put(w.Follow.UnknownKind, "text", quote(kind)), possible(w, letter.Kinds()))
	}
	if lang == "" {
		lang = letter.Language(a.plan.Country)
	}
	if !slices.Contains(letter.Languages(), lang) {
		return "", "", usage(words.Put(w.Follow.UnknownLanguage, "text", quote(lang)), possible(a.words, letter.Languages()))
	}
	return letter.Kind(kind), lang, nil
}

// keepDetails records what the flags tell about the person, unless the letter cannot
// have been sent on the day that they name.
func (a *app) keepDetails(acc *plan.Account, c *invocation, kind letter.Kind, lang string) error {
	if c.has("sent") {
		if r := a.acts().Sent(acc, kind, lang, a.dayOr(c.value("on"))).Refuse; r != nil && r.Kind != act.Lacks {
			return a.refused(acc, r)
		}
	}
	var events []state.Event
	for _, key := range act.Details() {
		if safetext.NewBlock(c.value(key)).IsZero() {
			continue
		}
		s := a.acts().Tell(acc, key, c.value(key))
		if s.Refuse != nil {
			return a.refused(acc, s.Refuse)
		}
		events = append(events, s.Events...)
	}
	if len(events) == 0 {
		return nil
	}
	return a.record(events...)
}

// lacks says what a letter lacks, and how to give it.
func (a *app) lacks(acc *plan.Account, missing []string) error {
	w := a.words.Follow
	if len(missing) == 1 && missing[0] == letter.Part {
		return usage(words.Put(w.Lacks, "names", letter.Part), words.Put(w.SendParts, "parts", strings.Join(act.Parts(a.plan.Country), ", ")))
	}
	var flags []words.Text
	for _, m := range missing {
		switch {
		case m == "refusal_date" || m == letter.RefusalReason:
			flags = append(flags, "optout-tui mark "+shellWords(acc.ID)+` refused --on 2026-10-02 --text "..."`)
		case letter.Tellable(m):
			flags = append(flags, "--"+safe(m)+` "..."`)
		default:
			return usage(words.Put(w.NotSentYet, "account", acc.ID), "optout-tui mark "+shellWords(acc.ID)+" sent --on 2026-10-02")
		}
	}
	return usage(words.Put(w.Lacks, "names", strings.Join(missing, ", ")), words.Put(w.LacksDo, "flags", safetext.Join(slices.Compact(flags), " ")))
}
