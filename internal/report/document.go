package report

import (
	"cmp"
	"slices"
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
	Words    *words.Report
	Facts    []fact
	Glance   []glance
	Idle     bool // nothing is recorded yet on some of the accounts
	Chapters []chapter
	End      words.Text
}

// fact is a line of a table: its name and what it says.
type fact struct{ Name, Text words.Text }

// glance is an account in the overview.
type glance struct{ Account, Sent, Due, Status words.Text }

// chapter is one account.
type chapter struct {
	Name     words.Text
	Facts    []fact
	Sections []section
}

// section is what is told of an account on one subject.
type section struct {
	Head    words.Text
	Sent    bool // the entries are what was sent, with their text and without a day of their own
	Small   bool // it is for reference only
	Entries []entry
	None    words.Text // why there are no entries, "" where that needs no word
}

// entry is something on a day. Text may have several lines; a file has a hash.
type entry struct{ Day, What, Text, File, Hash, URL words.Text }

// long says that the entry may not fit on a page of its own.
func (e entry) long() bool { return len(e.Text) > 1500 || strings.Count(string(e.Text), "\n") > 25 }

// author puts a plan into a document.
type author struct{ present.Presenter }

// documentOf puts a plan into words.
func documentOf(w *words.Words, p *plan.Plan) document {
	r := &w.Follow.Get().Report
	by := author{present.Presenter{Words: w, Plan: p}}
	d := document{Words: r, End: words.Put(r.End, "date", w.Day(p.Today))}
	d.Facts = []fact{{r.Person, cmp.Or(told(p.Told("", letter.Name)), r.PersonNone)}, {r.Country, by.residence()}, {r.Day, words.Put(r.DayHere, "date", w.Day(p.Today), "zone", p.Zone)}}
	add := func(a *plan.Account, touched bool) {
		d.Glance = append(d.Glance, glance{by.Name(a), by.Day(a.SentOn()), by.Day(a.AnswerBy()), by.StatusAlone(a)})
		if touched {
			d.Chapters = append(d.Chapters, by.chapter(a))
		}
	}
	for _, a := range p.Accounts {
		d.Idle = d.Idle || !a.Touched() && !a.Objecting()
		add(a, a.Touched())
		if a.Objecting() {
			add(a.Objection, true)
		}
	}
	return d
}

// told is one line of what the person told for letters.
func told(text string) words.Text { return safetext.NewLine(text).Text() }

func (by author) residence() words.Text {
	r, p := by.Words.Follow.Get().Report, by.Plan
	switch {
	case p.Country == "":
		return r.CountryNone
	case p.Guessed:
		return words.Put(r.Guessed, "country", by.Words.Country(p.Country))
	}
	return by.Words.Country(p.Country)
}

func (by author) chapter(a *plan.Account) chapter {
	w, r := by.Words, by.Words.Follow.Get().Report
	steps := slices.DeleteFunc(slices.Clone(a.Steps), func(st plan.Step) bool { return !st.Done })
	all := []section{
		by.sent(a),
		{Head: w.Follow.Get().ReportHistory, Entries: words.Each(a.History, func(h plan.Happening) entry {
			e := entry{Day: w.Day(h.On), What: by.What(h), Text: h.Text.Text()}
			if h.Outgoing() {
				e.Text = ""
			}
			if h.What == string(plan.Refused) && e.Text == "" {
				e.Text = safetext.NewBlock(by.Plan.Told(a.ID, letter.RefusalReason)).Text()
			}
			return e
		})},
		{Head: r.Steps, Entries: words.Each(steps, func(st plan.Step) entry {
			return entry{Day: w.Day(st.At), What: st.Title.Text()}
		})},
		{Head: r.Proofs, None: r.NoProofs, Entries: words.Each(a.Proofs, func(x plan.Proof) entry {
			line := r.ProofLine
			if x.Missing {
				line = r.ProofGone
			}
			name := words.Put(line, "name", x.Name, "size", w.Follow.Get().ReportSize.Put(int(x.Size)))
			return entry{
				Day: w.Day(x.At), What: name, Text: by.Mail(x.Mail),
				File: words.Put(r.ProofFile, "file", x.File), Hash: words.Put(r.ProofHash, "sha256", x.SHA256),
			}
		})},
		{Head: r.Complaint, Entries: by.complaint(a)},
		{Head: r.Notes, Entries: words.Each(a.Notes, func(n plan.Note) entry { return entry{Day: w.Day(n.At), Text: n.Text.Text()} })},
		{Head: r.Sources, Small: true, Entries: by.sources(a)},
	}
	nothing := func(s section) bool { return len(s.Entries) == 0 && s.None == "" }
	return chapter{by.Name(a), by.facts(a), slices.DeleteFunc(all, nothing)}
}

// sent is what went out, with its text. That no text is kept is told of a request
// only: reminders often go out in another way.
func (by author) sent(a *plan.Account) section {
	w, r := by.Words, by.Words.Follow.Get().Report
	s := section{Head: r.Sent, Sent: true}
	for _, h := range a.History {
		switch {
		case h.Outgoing() && !h.Text.IsZero():
			what := words.Put(r.SentAs, "what", by.What(h), "date", w.Day(h.On))
			s.Entries = append(s.Entries, entry{What: what, Text: h.Text.Text()})
		case h.What == string(plan.Sent):
			s.Entries = append(s.Entries, entry{What: words.Put(r.SentNoText, "date", w.Day(h.On))})
		}
	}
	switch {
	case len(s.Entries) > 0:
	case a.LinkedTo != nil && !a.SentOn().IsZero():
		s.None = words.Put(r.SentThere, "account", by.Name(a.LinkedTo))
	case a.Way == nil || a.Way.Kind != catalog.Setting:
		s.None = r.NothingSent
	}
	return s
}

// complaint is where a complaint about an account goes, and what the authority asks for,
// once one can be made and as long as the authority is known.
func (by author) complaint(a *plan.Account) []entry {
	d, known := letter.ComplaintTo(by.Plan, a, "en")
	if !known {
		return nil
	}
	all := words.Each(by.Recipient(d), func(line words.Text) entry { return entry{What: line} })
	for i, name := range d.Enclosed {
		all = append(all, entry{What: words.Put(by.Words.Follow.Get().Report.Enclosure, "n", i+1, "name", safetext.NewLine(name))})
	}
	return all
}

// sources are those of the facts, and where the company's address comes from.
func (by author) sources(a *plan.Account) []entry {
	all := words.Each(sources(a), func(s catalog.Source) entry {
		return entry{Day: by.SourceDate(s.Date), What: s.Says.Line().Text(), URL: safetext.NewLine(s.URL).Text()}
	})
	if k, ok := letter.ControllerFor(by.Plan, a); ok {
		address := words.Put(by.Words.Follow.Get().Report.SourceAddress, "name", k.Name, "address", k.Address)
		all = append(all, entry{Day: by.SourceDate(safetext.NewLine(k.Date)), What: address, URL: safetext.NewLine(k.Source).Text()})
	}
	return all
}

// facts is the table at the head of an account.
func (by author) facts(a *plan.Account) []fact {
	w, r, p := by.Words, by.Words.Follow.Get().Report, by.Plan
	platform := words.Put(w.Unknown, "platform", a.PlatformID)
	switch {
	case a.Platform == nil:
	case a.Platform.Name == a.Platform.Owner:
		platform = a.Platform.Name.Text()
	default:
		platform = words.Put(r.Platform, "platform", a.Platform.Name, "owner", a.Platform.Owner)
	}
	var company words.Text
	if k, ok := letter.ControllerFor(p, a); ok && k.Address == "" {
		company = safetext.NewLine(k.Name).Text()
	} else if ok {
		company = words.Put(r.Address, "name", k.Name, "address", k.Address)
	}
	reached, contact := r.Mail, letter.Told(p, a, letter.Email)
	if letter.IsPhone(contact) {
		reached = r.Phone
	}
	all := []fact{
		{r.PlatformWord, platform}, {r.Label, a.Label.Text()}, {reached, told(contact)},
		{r.Company, company}, {r.Standing, by.StatusAlone(a)},
	}
	if a.Way != nil {
		claim := catalog.ClaimUnder(a.Way.Law)
		law := cmp.Or(w.Follow.Get().Laws[string(a.Way.Law)], claim.Article.Text(), claim.Name.Text())
		all = append(all, fact{r.Way, a.Way.Title.Text()}, fact{r.Law, law}, fact{r.TimeToAnswer, by.timeToAnswer(a)})
	}
	if o := a.Objection; o != nil && !a.Objecting() {
		all = append(all, fact{r.Beside, words.Put(r.BesideUnused, "right", o.Way.Title)})
	}
	if a.Platform != nil {
		all = append(all, fact{w.Basis, by.Basis(a.Platform, p.Country)})
	}
	if n := a.StoodStill(); n > 0 {
		all = append(all, fact{r.Remark, r.Stood.Put(n)})
	}
	if a.LinkedTo != nil {
		all = append(all, fact{r.Linked, words.Put(w.CoveredBy, "account", by.Name(a.LinkedTo))})
	}
	if a.Moved {
		all = append(all, fact{r.Remark, words.Put(r.Moved, "country", w.Country(p.Country))})
	}
	if a.Way != nil {
		all = append(all, fact{r.Known, by.Evidence(a.Way)})
	}
	if a.Platform != nil && a.Platform.Theirs {
		all = append(all, fact{r.Remark, r.OwnEntry})
	}
	if a.Platform != nil && a.Platform.FromFile {
		all = append(all, fact{r.Remark, r.FromFile})
	}
	return slices.DeleteFunc(all, func(f fact) bool { return f.Text == "" })
}

// timeToAnswer says until when the answer had to come, and whether it did.
func (by author) timeToAnswer(a *plan.Account) words.Text {
	r := by.Words.Follow.Get().Report
	if a.SentOn().IsZero() || a.Covered {
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
