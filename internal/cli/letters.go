package cli

import (
	"cmp"
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

// checkLetter refuses kinds and languages that there are no letters of.
func (a *app) checkLetter(c *invocation) error {
	switch kind, lang := c.value("kind"), c.value("lang"); {
	case kind != "" && !letter.Known(kind):
		return unknown(a.words, a.words.Follow.Get().UnknownKind, kind, letter.Kinds())
	case lang != "" && !slices.Contains(letter.Languages(), lang):
		return unknown(a.words, a.words.Follow.Get().UnknownLanguage, lang, letter.Languages())
	case c.has("all"):
		return cmp.Or(a.checkRound(c), a.checkWishes(c), a.checkMeans(c))
	case len(c.args) == 0:
		return a.missing("ACCOUNT")
	}
	return cmp.Or(a.atMost(c.args, 1), a.checkWishes(c), a.checkMeans(c))
}

// findLetters finds the account that a letter is about, unless it is about all.
func findLetters(a *app, c *invocation) error {
	if c.has("all") {
		return nil
	}
	return findAccount(a, c)
}

// checkWishes refuses what letters do not say, or all letters at once cannot, and what is
// wanted with and without.
func (a *app) checkWishes(c *invocation) error {
	names := wishNames(c.has("all"))
	for _, name := range append(listOf(c, "with"), listOf(c, "without")...) {
		if !slices.Contains(names, name) {
			return unknown(a.words, a.words.Follow.Get().UnknownWish, name, names)
		}
		if slices.Contains(listOf(c, "with"), name) && slices.Contains(listOf(c, "without"), name) {
			return a.misuse(words.Put(a.words.CLI.Get().NotBoth, "one", safe("--with "+name), "other", safe("--without "+name)))
		}
	}
	return nil
}

// wishNames are the wishes and facts that a letter can say, as they are typed; of all
// letters at once, only those that hold for more than one account.
func wishNames(ofAll bool) []string {
	keys := slices.DeleteFunc(act.Details(), func(key string) bool {
		return !letter.IsWish(key) || ofAll && letter.OfOneAccount(key)
	})
	return each(keys, func(key string) string { return strings.ReplaceAll(key, "_", "-") })
}

// listOf is what a flag names, separated by commas.
func listOf(c *invocation, flag string) []string {
	return strings.FieldsFunc(c.value(flag), func(r rune) bool { return r == ',' || r == ' ' })
}

// checkMeans refuses means by which nothing is sent.
func (a *app) checkMeans(c *invocation) error {
	if by := c.value("means"); by != "" && !slices.Contains(plan.Means(), by) {
		return unknown(a.words, a.words.Follow.Get().UnknownMeans, by, plan.Means())
	}
	return nil
}

// letter prints a text to send, writes it to a file, hands it to the mail program, or keeps
// it as sent. What it lacks is asked for by flags, once: it is kept in the state file.
func (a *app) letter(c *invocation) error {
	if c.has("all") {
		return a.letters(c)
	}
	acc := c.account
	if acc.Way == nil && acc.Objection != nil {
		acc = acc.Objection
	}
	if acc.Way == nil {
		return a.noSteps(acc)
	}
	kind := cmp.Or(letter.Kind(c.value("kind")), a.nextKind(acc))
	lang := c.value("lang")
	acc = letter.Track(a.plan, acc, kind)
	if err := a.fits(acc, kind); err != nil {
		return err
	}
	if all := letter.LanguagesOf(a.plan, acc, kind); lang != "" && !slices.Contains(all, lang) {
		return unknown(a.words, a.words.Follow.Get().UnknownLanguage, lang, all)
	}
	if err := a.keepDetails(acc, c, kind, lang); err != nil {
		return err
	}
	d := letter.Write(a.plan, acc, kind, lang)
	if c.has("json") {
		if err := a.json(c, report.LetterOf(acc, d)); err != nil || len(d.Missing) == 0 {
			return err
		}
	}
	if len(d.Missing) > 0 {
		return a.lacks(acc, d.Missing)
	}
	return a.deliver(c, acc, d)
}

// nextKind is the letter that an account needs next, or else the reason for a form.
func (a *app) nextKind(acc *plan.Account) letter.Kind {
	acc = acc.Tracks(a.plan.Today)[0]
	if kind := letter.NextKind(acc); slices.Contains(letter.KindsFor(a.plan, acc), kind) {
		return kind
	}
	return letter.Reason
}

// fits refuses a letter that would say what is not so where the account stands.
func (a *app) fits(acc *plan.Account, kind letter.Kind) error {
	w, id := a.words.Follow.Get(), acc.ID
	kinds := letter.KindsFor(a.plan, acc)
	switch follows := kind != letter.Reason && kind != letter.Objection; {
	case slices.Contains(kinds, kind):
		return nil
	case acc.Covered:
		by := acc.LinkedTo.ID
		return usage(words.Put(w.CoveredLetter, "account", id, "other", by), words.Put(w.CoveredDo, "other", shellWords(by)))
	case !follows && acc.Moved:
		return usage(words.Put(w.MovedStart, "account", id), "")
	case letter.Template(kind, acc.Way.Law, "en") == "":
		return usage(words.Put(w.NoComplaint, "account", id), "")
	case follows && acc.SentOn().IsZero():
		return a.lacks(acc, []string{"objection_date"})
	case kind == letter.Reply && acc.Status != plan.Refused:
		return a.lacks(acc, []string{"refusal_date"})
	case kind == letter.Identity && acc.Asked != plan.Identity:
		return a.lacks(acc, []string{"asked_date"})
	case kind == letter.Complaint && !acc.ComplainedOn().IsZero():
		what := words.Put(w.Complained, "account", id, "date", a.words.Day(acc.ComplainedOn()))
		return usage(what, words.Put(w.ComplainedDo, "account", shellWords(id)))
	case kind == letter.Complaint && acc.Moved:
		return usage(words.Put(w.MovedLetter, "account", id), "")
	case acc.Way.Kind == catalog.None && a.plan.Country == "":
		return a.noCountry()
	case acc.Way.Kind == catalog.None:
		return usage(words.Put(w.NoLetter, "account", id), "")
	}
	what := words.Put(w.NotNow, "account", id, "kind", kind, "status", a.say().Status(acc))
	return usage(what, possible(a.words, kinds))
}

// deliver does with a finished letter what the flags say; it prints it without any.
func (a *app) deliver(c *invocation, acc *plan.Account, d letter.Draft) error {
	if c.has("sent") { // with its text
		s := a.acts().Sent(acc, d.Kind, d.Language, a.dayOr(c.value("on"))).By(c.value("means"))
		return a.does(acc, s, func() { a.marked(acc, "") })
	}
	notes := a.say().InLanguage(d)
	if d.Kind == letter.Complaint {
		notes = slices.Concat(a.say().Recipient(d), a.say().BeforeSending(acc, d))
	}
	for _, line := range notes {
		a.complain(line)
	}
	text := d.Text.String() + "\n"
	switch out := c.value("output"); {
	case out != "" && out != "-":
		return a.writeNew(out, []byte(text), c.has("force"))
	case !c.has("json"):
		a.text.WriteString(text)
	}
	if c.has("mail") {
		return a.mail(d)
	}
	return nil
}

// mail hands a letter to the mail program.
func (a *app) mail(d letter.Draft) error {
	w := a.words
	if d.To.Email == "" {
		return &fault{exitError, w.CLI.Get().NotOpenedWhat, words.Put(w.Follow.Get().NoMailAddress, "controller", d.To.Name), ""}
	}
	if err := a.self(func(o host.Opener) error { return o.Mail(d.MailLink()) }); err != nil {
		return &fault{exitError, w.CLI.Get().NotOpenedWhat, w.Why(err), ""}
	}
	a.print("\n" + a.say().Mailed(d))
	return nil
}

// keepDetails records what the flags tell about the person, unless the letter cannot
// have been sent on the day that they name.
func (a *app) keepDetails(acc *plan.Account, c *invocation, kind letter.Kind, lang string) error {
	if c.has("sent") {
		if r := a.acts().Sent(acc, kind, lang, a.dayOr(c.value("on"))).Refuse; r != nil && r.Kind != act.Lacks {
			return a.refused(acc, r)
		}
	}
	return a.tell(acc, c)
}

// tell records what the flags tell about the person: for one account, or for all without.
func (a *app) tell(acc *plan.Account, c *invocation) error {
	var events []state.Event
	for _, key := range act.Details() {
		value := c.value(key)
		switch typed := strings.ReplaceAll(key, "_", "-"); {
		case slices.Contains(listOf(c, "without"), typed):
			value = letter.No
		case slices.Contains(listOf(c, "with"), typed):
			value = letter.Yes
		}
		if safetext.NewBlock(value).IsZero() {
			continue
		}
		s := a.acts().Tell(acc, key, value)
		if s.Refuse != nil {
			return a.refused(acc, s.Refuse)
		}
		if s.Say != "" {
			a.complain(s.Say)
		}
		events = append(events, s.Events...)
	}
	if len(events) == 0 {
		return nil
	}
	return a.record(events...)
}

// named is how the command mark names a track.
func named(acc *plan.Account) words.Text {
	if acc.IsObjection() {
		return shellWords(acc.ID, "--objection")
	}
	return shellWords(acc.ID)
}

// lacks says what a letter lacks, and how to give it. Without an account it is about what
// holds for all letters.
func (a *app) lacks(acc *plan.Account, missing []string) error {
	w := a.words.Follow.Get()
	if len(missing) == 1 && missing[0] == letter.Part {
		parts := strings.Join(act.Parts(a.plan.Country), ", ")
		return usage(words.Put(w.Lacks, "names", letter.Part), words.Put(w.SendParts, "parts", parts))
	}
	var flags []words.Text
	for _, m := range missing {
		switch {
		case m == "refusal_date" || m == letter.RefusalReason:
			flags = append(flags, "optout-tui mark "+named(acc)+` refused --on 2026-10-02 --text "..."`)
		case m == "asked_date":
			flags = append(flags, "optout-tui mark "+named(acc)+" identity --on 2026-10-02")
		case letter.Tellable(m):
			flags = append(flags, "--"+safe(m)+` "..."`)
		default:
			return usage(words.Put(w.NotSentYet, "account", acc.ID), "optout-tui mark "+named(acc)+" sent --on 2026-10-02")
		}
	}
	do := words.Put(w.LacksDo, "flags", safetext.Join(slices.Compact(flags), " "))
	return usage(words.Put(w.Lacks, "names", strings.Join(missing, ", ")), do)
}
