package report

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// document is the dossier in words, for people: what HTML and Markdown write.
type document struct {
	Words *words.Report
	// HistoryHead is a heading that the screens have, too.
	HistoryHead words.Text

	Facts    []fact
	Glance   []glance
	Idle     bool // nothing is recorded yet on some of the accounts
	Chapters []*chapter
	End      words.Text
}

// fact is a line of a table: its name and what it says.
type fact struct{ Name, Text words.Text }

// glance is an account in the overview.
type glance struct{ Account, Sent, Due, Status words.Text }

// chapter is one account.
type chapter struct {
	Name    words.Text
	Facts   []fact
	Sent    []entry    // with the text as it was sent
	Nothing words.Text // that nothing was sent, where something could have been
	Events  []entry
	Steps   []entry
	Proofs  []proof
	Notes   []entry
	Sources []source
}

// Asked says that there is something to say about a request.
func (c *chapter) Asked() bool { return len(c.Sent) > 0 || c.Nothing != "" }

// entry is something on a day. Text may have several lines.
type entry struct{ Day, What, Text words.Text }

// Long says that the entry may not fit on a page of its own.
func (e entry) Long() bool { return len(e.Text) > 1500 || strings.Count(string(e.Text), "\n") > 25 }

type proof struct{ Day, What, Hash, File words.Text }

type source struct{ Day, Says, URL words.Text }

// author puts a plan into a document.
type author struct{ present.Presenter }

// documentOf puts a plan into words.
func documentOf(w *words.Words, p *plan.Plan) document {
	r := &w.Follow.Report
	by := author{present.Presenter{Words: w, Plan: p}}
	d := document{Words: r, HistoryHead: w.Follow.ReportHistory, End: words.Put(r.End, "date", w.Day(p.Today))}
	d.Facts = []fact{{r.Person, cmp.Or(told(p.Told("", letter.Name)), r.PersonNone)}, {r.Country, by.residence()}, {r.Day, w.Day(p.Today)}}
	for _, a := range p.Accounts {
		d.Glance = append(d.Glance, glance{by.Name(a), by.Day(a.SentOn()), by.Day(a.AnswerBy()), by.StatusAlone(a)})
		if !a.Touched() && len(a.History) == 0 {
			d.Idle = true
			continue
		}
		d.Chapters = append(d.Chapters, by.chapter(a))
	}
	return d
}

// told is one line of what the person told for letters.
func told(text string) words.Text { return safetext.NewLine(text).Text() }

func (by author) residence() words.Text {
	r, p := by.Words.Follow.Report, by.Plan
	switch {
	case p.Country == "":
		return r.CountryNone
	case p.Guessed:
		return words.Put(r.Guessed, "country", p.Country.Name())
	}
	return p.Country.Name()
}

func (by author) chapter(a *plan.Account) *chapter {
	w, r := by.Words, by.Words.Follow.Report
	c := &chapter{Name: by.Name(a), Facts: by.facts(a)}
	for _, h := range a.History {
		e := entry{w.Day(h.On), w.Happened(h.What, h.Late), h.Text.Text()}
		if h.Outgoing() {
			c.Sent = append(c.Sent, sentOf(w, h)...)
			e.Text = ""
		}
		if h.What == string(plan.Refused) && e.Text == "" {
			e.Text = safetext.NewBlock(by.Plan.Told(a.ID, letter.RefusalReason)).Text()
		}
		c.Events = append(c.Events, e)
	}
	switch {
	case len(c.Sent) > 0:
	case a.LinkedTo != nil && !a.SentOn().IsZero():
		c.Nothing = words.Put(r.SentThere, "account", by.Name(a.LinkedTo))
	case a.Way == nil || a.Way.Kind != catalog.Setting:
		c.Nothing = r.NothingSent
	}
	for _, s := range a.Steps {
		if s.Done {
			c.Steps = append(c.Steps, entry{Day: w.Day(s.At), What: s.Title.Text()})
		}
	}
	for _, x := range a.Proofs {
		size := w.Follow.ReportSize.Put(int(x.Size), "n", grouped(x.Size))
		c.Proofs = append(c.Proofs, proof{
			w.Day(x.At), words.Put(r.ProofLine, "name", x.Name, "size", size), words.Put(r.ProofHash, "sha256", x.SHA256), words.Put(r.ProofFile, "file", x.File),
		})
	}
	for _, n := range a.Notes {
		c.Notes = append(c.Notes, entry{w.Day(n.At), "", n.Text.Text()})
	}
	for _, s := range sources(a) {
		c.Sources = append(c.Sources, source{by.SourceDate(s.Date), s.Says.Line().Text(), safetext.NewLine(s.URL).Text()})
	}
	if k, ok := letter.ControllerFor(by.Plan, a); ok {
		c.Sources = append(c.Sources, source{
			by.SourceDate(safetext.NewLine(k.Date)), words.Put(r.SourceAddress, "name", k.Name, "address", k.Address), safetext.NewLine(k.Source).Text(),
		})
	}
	return c
}

// sentOf is what went out, with its text. That no text is kept is said of a request
// only: reminders often go out in another way.
func sentOf(w *words.Words, h plan.Happening) []entry {
	r := w.Follow.Report
	text := h.Text.Text()
	switch {
	case text != "":
		return []entry{{What: words.Put(r.SentAs, "what", w.Happened(h.What, h.Late), "date", w.Day(h.On)), Text: text}}
	case h.What == string(plan.Sent):
		return []entry{{What: words.Put(r.SentNoText, "date", w.Day(h.On))}}
	}
	return nil
}

// facts is the table at the head of an account.
func (by author) facts(a *plan.Account) []fact {
	w, r, p := by.Words, by.Words.Follow.Report, by.Plan
	var all []fact
	add := func(name, text words.Text) {
		if text != "" {
			all = append(all, fact{name, text})
		}
	}
	platform := words.Put(w.Unknown, "platform", a.PlatformID)
	switch {
	case a.Platform == nil:
	case a.Platform.Name == a.Platform.Owner:
		platform = a.Platform.Name.Text()
	default:
		platform = words.Put(r.Platform, "platform", a.Platform.Name, "owner", a.Platform.Owner)
	}
	add(r.PlatformWord, platform)
	add(r.Label, a.Label.Text())
	add(r.Mail, told(letter.Told(p, a, letter.Email)))
	if k, ok := letter.ControllerFor(p, a); ok {
		company := words.Put(r.Address, "name", k.Name, "address", k.Address)
		if k.Address == "" {
			company = safetext.NewLine(k.Name).Text()
		}
		add(r.Company, company)
	}
	add(r.Standing, by.StatusAlone(a))
	if a.Way == nil {
		return all
	}
	add(r.Way, a.Way.Title.Text())
	add(r.Law, w.Follow.Laws[string(a.Way.Law)])
	if !a.Covered {
		add(r.TimeToAnswer, by.timeToAnswer(a))
	}
	if a.LinkedTo != nil {
		add(r.Linked, words.Put(w.CoveredBy, "account", by.Name(a.LinkedTo)))
	}
	if a.Moved {
		add(r.Remark, words.Put(r.Moved, "country", p.Country.Name()))
	}
	add(r.Known, by.Evidence(a.Way))
	if a.Platform.Theirs {
		add(r.Remark, r.OwnEntry)
	}
	return all
}

// timeToAnswer says until when the answer had to come, and whether it did.
func (by author) timeToAnswer(a *plan.Account) words.Text {
	r := by.Words.Follow.Report
	if a.SentOn().IsZero() {
		return ""
	}
	last := a.AnswerBy()
	if last.IsZero() {
		return r.TimeNone
	}
	text, on := r.TimeOpen, a.AnsweredOn()
	switch {
	case !on.IsZero() && on.After(last):
		text = r.TimeLate
	case !on.IsZero():
		text = r.TimeMet
	case by.Plan.Today.After(last):
		text = r.TimePassed
	}
	if a.Extended {
		text = words.Put(r.TimeExtended, "text", text)
	}
	return words.Put(text, "date", by.Day(last), "on", by.Day(on))
}

// grouped writes a number with a space between thousands.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u00a0" + s[i:]
	}
	return s
}
