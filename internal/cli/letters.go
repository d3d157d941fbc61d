package cli

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	urfave "github.com/urfave/cli/v3"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

func letterFlags() []urfave.Flag {
	return []urfave.Flag{
		&urfave.StringFlag{Name: "kind"}, &urfave.StringFlag{Name: "lang"}, &urfave.StringFlag{Name: "name"}, &urfave.StringFlag{Name: "email"},
		&urfave.StringFlag{Name: "grounds"}, &urfave.StringFlag{Name: "part"}, &urfave.StringFlag{Name: "output", Aliases: []string{"o"}},
		&urfave.BoolFlag{Name: "force"}, &urfave.BoolFlag{Name: "mail"},
	}
}

// flagOf are the flags that give what a letter may lack.
var flagOf = map[string]string{"name": "--name", "email": "--email", "grounds": "--grounds"}

// letter prints a text to send, or writes it to a file. What it lacks is asked
// for by flags, once: it is kept in the state file.
func (a *app) letter(_ context.Context, c *urfave.Command) error {
	w := a.words
	args := c.Args().Slice()
	if err := a.need(args, false, "ACCOUNT"); err != nil {
		return err
	}
	if err := a.begin(); err != nil {
		return err
	}
	acc, err := a.account(args[0])
	if err != nil {
		return err
	}
	if acc.Way == nil {
		return &fault{exitError, acc.ID, w.CLI.NoSteps, ""}
	}
	kind, lang, err := a.letterKind(acc, c.String("kind"), c.String("lang"))
	if err != nil {
		return err
	}
	if err := a.keepDetails(acc, lang, c); err != nil {
		return err
	}
	template := letter.Template(kind, acc.Way.Law, lang)
	if template == "" {
		return usage(words.Put(w.Follow.NoComplaint, "account", acc.ID), "")
	}
	text, missing := letter.Fill(template, a.fields(acc, lang, c.String("part")))
	if len(missing) > 0 {
		return a.lacks(acc, missing)
	}
	if kind == letter.Complaint {
		a.whereToComplain(c.String("part"))
	}
	if out := c.String("output"); out != "" {
		return a.writeNew(out, []byte(text.String()+"\n"), c.Bool("force"))
	}
	a.print("%s", text)
	if c.Bool("mail") {
		return a.mail(acc, kind, text)
	}
	return nil
}

// whereToComplain tells, beside the letter, where it goes and what comes first.
func (a *app) whereToComplain(part string) {
	w := a.words.Follow
	all := letter.Authorities(a.place(part))
	if len(all) == 0 {
		return
	}
	to := all[0]
	for _, line := range []struct{ text, value string }{
		{w.SendTo, to.Name + " (" + to.English + ")"}, {w.SendPost, to.Address}, {w.SendForm, to.Form}, {w.SendMail, to.Email},
		{w.SendLanguages, strings.Join(to.Languages, ", ")}, {w.SendFirst, to.First}, {w.SendNote, to.Note}, {w.SendSource, to.Source + ", " + to.Date},
	} {
		if line.value != "" {
			a.complain(words.Put(line.text, "value", line.value))
		}
	}
	if len(all) > 1 && part == "" {
		parts := make([]string, 0, len(all)-1)
		for _, o := range all[1:] {
			parts = append(parts, o.Country)
		}
		a.complain(words.Put(w.SendParts, "parts", strings.Join(slices.Compact(parts), ", ")))
	}
	a.complain(w.Attachments)
	a.complain(w.ReadIt)
}

// place is the part of the country that a flag names, such as DE-BE, or the
// country.
func (a *app) place(part string) catalog.Country {
	if part == "" {
		return a.plan.Country
	}
	return catalog.Country(strings.ToUpper(part))
}

// mail hands a letter to the mail program, to the address that the company or
// the authority names. A letter that is too long for a link goes with its
// subject alone; the text is on the screen.
func (a *app) mail(acc *plan.Account, kind letter.Kind, text safetext.Block) error {
	w := a.words
	to, who := "", acc.Platform.Owner.String()
	if c, ok := letter.ControllerOf(acc.PlatformID, a.plan.Country); ok {
		to, who = c.Email, c.Name
	}
	if all := letter.Authorities(a.plan.Country); kind == letter.Complaint && len(all) > 0 {
		to, who = all[0].Email, all[0].Name
	}
	if to == "" {
		return &fault{exitError, w.CLI.NotOpenedWhat, words.Put(w.Follow.NoMailAddress, "controller", who), ""}
	}
	subject, body := letter.Subject(text)
	link := "mailto:" + strings.ToLower(to) + "?subject=" + url.PathEscape(subject)
	if long := link + "&body=" + url.PathEscape(body); catalog.CheckMail(long) == nil {
		link = long
	}
	self, err := os.Executable()
	if err == nil {
		err = host.Opener{Env: a.env, Self: self}.Mail(link)
	}
	if err != nil {
		return &fault{exitError, w.CLI.NotOpenedWhat, cause(err), ""}
	}
	a.print("\n%s", words.Put(w.Follow.MailOpened, "to", to))
	return nil
}

// letterKind checks kind and language; without a kind it is the one that the
// account needs next.
func (a *app) letterKind(acc *plan.Account, kind, lang string) (letter.Kind, string, error) {
	w := a.words
	if kind == "" {
		kind = string(map[plan.NextDo]letter.Kind{
			plan.DoRemind: letter.Reminder, plan.DoReply: letter.Reply, plan.DoComplain: letter.Complaint,
		}[acc.Next.Do])
	}
	if kind == "" {
		kind = string(letter.Reason)
	}
	if !letter.Known(kind) {
		all := make([]string, 0, len(letter.Kinds()))
		for _, k := range letter.Kinds() {
			all = append(all, string(k))
		}
		return "", "", usage(words.Put(w.Follow.UnknownKind, "text", quote(kind)), words.Put(w.CLI.Whole, "words", strings.Join(all, ", ")))
	}
	if lang == "" {
		lang = letter.Language(a.plan.Country)
	}
	if !slices.Contains(letter.Languages(), lang) {
		return "", "", usage(words.Put(w.Follow.UnknownLanguage, "text", quote(lang)), words.Put(w.CLI.Whole, "words", strings.Join(letter.Languages(), ", ")))
	}
	return letter.Kind(kind), lang, nil
}

// keepDetails records what the flags tell about the person.
func (a *app) keepDetails(acc *plan.Account, lang string, c *urfave.Command) error {
	var events []state.Event
	for _, key := range []string{"name", "email", "grounds"} {
		value := strings.TrimSpace(c.String(key))
		if value == "" {
			continue
		}
		event := state.Event{Do: state.Detail, Key: key, Text: safetext.NewBlock(value)}
		if key != "name" {
			event.Account = acc.ID
		}
		if key == "grounds" {
			text, err := a.groundsOf(value, lang)
			if err != nil {
				return err
			}
			event.Text = safetext.NewBlock(text)
		}
		if a.detail(acc, key) != event.Text.String() {
			events = append(events, event)
		}
	}
	if len(events) == 0 {
		return nil
	}
	return a.record(events...)
}

// groundsOf takes grounds by their keys, parted by commas, or as a text of the
// person's own, which has a space in it.
func (a *app) groundsOf(value, lang string) (string, error) {
	if strings.Contains(value, " ") {
		return value, nil
	}
	var texts, keys []string
	for key := range strings.SplitSeq(value, ",") {
		found := ""
		for _, g := range letter.Grounds(lang) {
			keys = append(keys, g.Key)
			if g.Key == key {
				found = g.Text
			}
		}
		if found == "" {
			return "", usage(words.Put(a.words.Follow.UnknownGround, "text", quote(key)),
				words.Put(a.words.CLI.Whole, "words", strings.Join(keys[:len(letter.Grounds(lang))], ", ")))
		}
		texts = append(texts, found)
	}
	return strings.Join(texts, " "), nil
}

// detail is what was told about the person, newest last: the account's own
// before that for all.
func (a *app) detail(acc *plan.Account, key string) string {
	general, own := "", ""
	for _, e := range state.Effective(a.file.Events) {
		if e.Do == state.Detail && e.Key == key {
			switch e.Account {
			case "":
				general = e.Text.String()
			case acc.ID:
				own = e.Text.String()
			}
		}
	}
	if own != "" {
		return own
	}
	return general
}

// fields are what a letter about an account is filled with.
func (a *app) fields(acc *plan.Account, lang, part string) letter.Fields {
	f := letter.Fields{
		"date": a.plan.Today.Format(time.DateOnly), "product": acc.Platform.Name.String(), "account": acc.Label.String(),
		"name": a.detail(acc, "name"), "email": a.detail(acc, "email"), "grounds": a.detail(acc, "grounds"),
		"controller": acc.Platform.Owner.String(), "controller_address": acc.Platform.Domains[0],
	}
	if acc.Label.IsZero() {
		f["account"] = f["email"]
	}
	if c, ok := letter.ControllerOf(acc.PlatformID, a.plan.Country); ok {
		f["controller"], f["controller_address"] = c.Name, strings.TrimSpace(c.Address)
		if c.Address == "" {
			f["controller_address"] = c.Email
		}
	}
	if !acc.SentOn().IsZero() {
		f["objection_date"] = acc.SentOn().Format(time.DateOnly)
	}
	if !acc.AnswerBy().IsZero() {
		f["deadline_date"] = acc.AnswerBy().Format(time.DateOnly)
	}
	if all := letter.Authorities(a.place(part)); len(all) > 0 {
		f["authority"] = all[0].Name
		if all[0].Address != "" {
			f["authority"] += ", " + all[0].Address
		}
	}
	var timeline []string
	for _, h := range acc.History {
		if word := letter.Happened(h.What, lang); word != "" {
			timeline = append(timeline, h.On.Format(time.DateOnly)+"  "+word)
		}
		if h.What == string(plan.Refused) {
			f["refusal_date"], f["refusal_reason"] = h.On.Format(time.DateOnly), h.Text.Line().String()
		}
	}
	f["timeline"] = strings.Join(timeline, "\n")
	return f
}

// lacks says what a letter lacks, and how to give it.
func (a *app) lacks(acc *plan.Account, missing []string) error {
	w := a.words.Follow
	var flags []string
	for _, m := range missing {
		switch m {
		case "objection_date", "deadline_date", "timeline":
			return usage(words.Put(w.NotSentYet, "account", acc.ID), "optout-tui mark "+acc.ID+" sent --on 2026-10-02")
		case "refusal_date", "refusal_reason":
			flags = append(flags, "optout-tui mark "+acc.ID+` refused --on 2026-10-02 --text "..."`)
		default:
			flags = append(flags, flagOf[m]+` "..."`)
		}
	}
	return usage(words.Put(w.Lacks, "names", strings.Join(missing, ", ")), words.Put(w.LacksDo, "flags", strings.Join(slices.Compact(flags), " ")))
}

// writeNew writes a file that only its owner can read. It writes over nothing
// without being told to, and follows no link.
func (a *app) writeNew(path string, data []byte, force bool) error {
	w := a.words.Follow
	shown := safetext.NewLine(path).String()
	err := state.WriteNew(path, data, force)
	switch {
	case errors.Is(err, fs.ErrExist):
		return &fault{exitUsage, a.words.CLI.OutputFailed, words.Put(w.ThereAlready, "path", shown), w.ThereDo}
	case err != nil:
		return &fault{exitError, a.words.CLI.OutputFailed, cause(err), ""}
	}
	a.print("%s", words.Put(w.WrittenTo, "path", shown))
	return nil
}

// dueNow lists what is to be done by today, or within some days.
func (a *app) dueNow(_ context.Context, c *urfave.Command) error {
	if err := a.atMost(c.Args().Slice(), 0); err != nil {
		return err
	}
	if err := a.begin(); err != nil {
		return err
	}
	until := a.plan.Today
	if within := c.String("within"); within != "" {
		days, err := daysOf(within)
		if err != nil {
			return usage(err.Error(), "optout-tui due --within 7d")
		}
		until = until.AddDate(0, 0, days)
	}
	var due []*plan.Account
	for _, acc := range a.plan.Accounts {
		if acc.Due(until) {
			due = append(due, acc)
		}
	}
	if c.Bool("json") {
		if err := a.dueJSON(due); err != nil {
			return err
		}
	} else {
		for _, acc := range due {
			a.print("%s", words.Put(a.words.Follow.DueLine, "account", acc.ID, "what", a.nextText(acc)))
		}
		if len(due) == 0 {
			a.print("%s", a.words.Follow.NothingDue)
		}
	}
	if len(due) > 0 {
		return &fault{code: exitDue}
	}
	return nil
}

// readRegular reads a file that a person names. Its error says what is wrong with
// the file, and not which it is.
func readRegular(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, p.Err
	}
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotRegular
	case info.Size() > limit:
		return nil, errTooLarge
	}
	return os.ReadFile(path)
}
