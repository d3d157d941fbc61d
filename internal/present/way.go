package present

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Offer is what is possible on a platform in a country, in short: its way, what the law
// gives beside that or, where only that helps, a letter.
func (p Presenter) Offer(of *catalog.Platform, in country.Code) words.Text {
	way, right := of.Way(in), p.Catalog.Law().Objection(in, p.Plan.Today)
	switch {
	case right == nil || way.Kind == catalog.Right || way.Untrained:
		return p.Summary(of, way)
	case way.Kind == catalog.None:
		return p.summary(of, &right.Way, p.Words.ByLetter)
	}
	return p.summary(of, way, words.Put(p.Words.AndRight[string(right.Gives)], "way", way.Title))
}

// Possible is what the way of a track makes possible, in short; where only the law helps,
// a letter.
func (p Presenter) Possible(t *plan.Account) words.Text {
	if t.ByLetter() {
		return p.summary(t.Platform, t.Way, p.Words.ByLetter)
	}
	return p.Summary(t.Platform, t.Way)
}

// Summary is a way in short: what it makes possible, how long that takes and who
// may do it; for a custom entry also that it is one, and for one of an update the same.
func (p Presenter) Summary(of *catalog.Platform, way *catalog.Way) words.Text {
	return p.summary(of, way, way.Title.Text())
}

func (p Presenter) summary(of *catalog.Platform, way *catalog.Way, text words.Text) words.Text {
	w := p.Words
	if short := w.WhoShort[string(way.Who)]; way.Minutes > 0 && short != "" {
		text = w.WaySummaryWho.Put(way.Minutes, "title", text, "who", short)
	} else if way.Minutes > 0 {
		text = w.WaySummary.Put(way.Minutes, "title", text)
	}
	if of.Theirs {
		text = words.Put(w.WayTheirs, "way", text)
	}
	if of.FromFile {
		text = words.Put(w.WayFromFile, "way", text)
	}
	return text
}

// Evidence is how well a way is known, and since when.
func (p Presenter) Evidence(way *catalog.Way) words.Text {
	return p.Words.Evidence(string(way.Evidence), way.Checked.On, way.Checked.Precision(), way.Stale(p.Plan.Today))
}

// SourceDate is the date of a source, as exact as it is known.
func (p Presenter) SourceDate(text safetext.Line) words.Text {
	var d catalog.Date
	if d.UnmarshalText([]byte(text.String())) != nil {
		return text.Text()
	}
	if date := p.Words.Date(d.On, d.Precision()); date != "" {
		return date
	}
	return p.Words.Undated
}

// StartWith names the platforms to start with for a person in a hurry, "" for one
// who has started.
func (p Presenter) StartWith() words.Text {
	if len(p.Plan.Accounts) > 0 {
		return ""
	}
	first := plan.StartWith(p.Catalog, p.Plan.Country)
	if len(first) == 0 {
		return ""
	}
	names := words.Each(first, func(of *catalog.Platform) words.Text { return of.Name.Text() })
	return words.Put(p.Words.StartWith, "platforms", safetext.Join(names, ", "))
}

// Findable is what a filter finds a platform by, without marks on letters: its names, its sites, its owner
// and its category.
func (p Presenter) Findable(of *catalog.Platform) string {
	names := []string{of.Name.String(), of.Owner.String(), string(p.Words.Categories[string(of.Category)])}
	for _, name := range of.Also {
		names = append(names, name.String())
	}
	return safetext.Unmark(strings.Join(append(names, of.Sites...), " "))
}

// Routes are the other routes to the place of a step: by the menus, with the words
// to look for, by another link, by post.
func (p Presenter) Routes(all []catalog.Otherwise) []words.Text {
	var lines []words.Text
	add := func(text words.Text, name, value string) {
		if value != "" {
			lines = append(lines, words.Put(text, name, value))
		}
	}
	for _, o := range all {
		path := o.Path.String()
		if p.Style == Heard {
			path = strings.ReplaceAll(path, " > ", string(p.Words.Linear.Get().PathStep))
		}
		add(p.Words.MenuPath, "path", path)
		add(p.Words.LookFor, "words", string(safetext.Join(words.Each(o.LookFor, safetext.Line.Text), ", ")))
		add(p.Words.OtherLink, "link", o.Link)
		add(p.Words.ByPost, "address", o.Post.String())
	}
	return lines
}

// Code is a code for developers: where it goes, the code itself, and what it is about.
func (p Presenter) Code(c catalog.Code) []words.Text {
	if c.Text.IsZero() {
		return nil
	}
	w := p.Words.Code
	lines := []words.Text{words.Put(w.Where[string(c.As)], "into", c.Into)}
	for line := range strings.SplitSeq(c.Text.String(), "\n") {
		lines = append(lines, safetext.NewLine(line).Text())
	}
	return append(lines, w.About[string(c.About)])
}

// Section is what is known about an account or its way on one subject.
type Section struct {
	Kind  Kind
	Title words.Text
	Items []words.Text // an item may have several lines
	List  bool         // the items are a list, not a text
}

// Kind is the subject of a section.
type Kind string

// The subjects whose items can be opened.
const (
	History Kind = "history"
	Proofs  Kind = "proofs"
)

// Trouble is the subject of what is known to go wrong.
const Trouble Kind = "trouble"

// Facts are what is recorded on an account and what is known about its way, a
// section for each subject on which there is something.
func (p Presenter) Facts(a *plan.Account) []Section {
	w := p.Words
	asked := a.Asked
	if asked == "" && a.Closed {
		asked = plan.Closed
	}
	recorded := []Section{
		{"advice", w.WhatToDo, p.advised(a, asked), false},
		{"notes", w.YourNotes, words.Each(a.Notes, p.Note), true},
		{History, w.Follow.Get().ReportHistory, words.Each(a.History, p.history), true},
		{"sent", w.Follow.Get().Report.Sent, p.sent(a), false},
		{Proofs, w.YourProofs, words.Each(a.Proofs, p.Proof), true},
	}
	of := a.Platform
	if a.IsObjection() {
		of = &p.Catalog.Law().Entry
	}
	facts := p.WayFacts(of, a.Way)
	facts = slices.Insert(facts, len(facts)-1, p.Law(a.Platform, p.Plan.Country)...) // before the sources
	return append(withItems(recorded), facts...)
}

// Law is on which legal basis the company says that it trains in a country, and what the law
// there gives where that is no right.
func (p Presenter) Law(of *catalog.Platform, in country.Code) []Section {
	law := []words.Text{p.Place(in)}
	if law[0] != "" {
		law = append(law, words.Each(p.Catalog.Law().ClaimIn(in, p.Plan.Today).Sources, p.source)...)
	}
	return withItems([]Section{{"basis", p.Words.Basis, []words.Text{p.Basis(of, in)}, false}, {"law", p.Words.WhatTheLawGives, law, true}})
}

// Basis is the legal basis that the company names for a country, with where it does so; ""
// if none is known.
func (p Presenter) Basis(of *catalog.Platform, in country.Code) words.Text {
	b := of.BasisIn(in)
	if b == nil {
		return ""
	}
	name := p.Words.BasisOf[string(b.RestsOn)]
	return words.Put(p.Words.BasisLine, "basis", name, "says", b.Says.Line(), "date", p.SourceDate(b.Date), "link", b.URL)
}

// Place is what the law of a country gives where that is no right, in a sentence or two; ""
// where nothing is known of it, and where there is a right.
func (p Presenter) Place(in country.Code) words.Text {
	if k := p.Catalog.Law().ClaimIn(in, p.Plan.Today); k.Kind == catalog.None {
		return k.Since.Line().Text()
	}
	return ""
}

// WayFacts are what is known about a way of a platform.
func (p Presenter) WayFacts(of *catalog.Platform, way *catalog.Way) []Section {
	w := p.Words
	text := func(k Kind, title words.Text, b safetext.Block) Section {
		return Section{k, title, []words.Text{b.Line().Text()}, false}
	}
	lines := func(k Kind, title words.Text, all ...safetext.Line) Section {
		return Section{k, title, words.Each(all, safetext.Line.Text), true}
	}
	troubles := words.Each(slices.Concat(way.Trouble, of.Trouble), func(t catalog.Trouble) words.Text {
		return words.Put(w.TroubleLine, "when", t.When, "try", t.Try.Line())
	})
	sources := words.Each(slices.Concat(way.Sources, of.Sources), p.source)
	return withItems([]Section{
		text("uses", w.WhatTaken, of.Uses),
		lines("needs", w.WhatYouNeed, way.Needs...),
		text("since", w.Since, way.Since),
		text("expect", w.WhatToExpect, way.Expect),
		text("verify", w.HowToVerify, way.Verify),
		text("covers", w.WhatItCovers, way.Covers),
		lines("leaves", w.WhatItDoesNot, slices.Concat(way.NotCover, of.NotCover)...),
		text("late", w.IfNoAnswer, way.Late),
		{Trouble, w.WhenItFails, troubles, true},
		{"sources", w.WhereFrom, sources, true},
	})
}

func (p Presenter) source(s catalog.Source) words.Text {
	return words.Put(p.Words.SourceLine, "date", p.SourceDate(s.Date), "text", s.Says.Line(), "link", s.URL)
}

// withItems leaves out the sections on whose subject there is nothing.
func withItems(all []Section) []Section {
	return slices.DeleteFunc(all, func(s Section) bool { return len(s.Items) == 0 || s.Items[0] == "" })
}
