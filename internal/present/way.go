package present

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Summary is a way in short: what it makes possible, how long that takes and who
// may do it; for a custom entry also that it is one.
func (p Presenter) Summary(of *catalog.Platform, way *catalog.Way) words.Text {
	w := p.Words
	text := way.Title.Text()
	if short := w.WhoShort[string(way.Who)]; way.Minutes > 0 && short != "" {
		text = w.WaySummaryWho.Put(way.Minutes, "title", text, "who", short)
	} else if way.Minutes > 0 {
		text = w.WaySummary.Put(way.Minutes, "title", text)
	}
	if of.Theirs {
		text = words.Put(w.WayTheirs, "way", text)
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
	first := plan.StartWith(p.Catalog, p.Plan.Country)
	if len(first) == 0 || len(p.Plan.Accounts) > 0 {
		return ""
	}
	names := make([]words.Text, len(first))
	for i, of := range first {
		names[i] = of.Name.Text()
	}
	return words.Put(p.Words.StartWith, "platforms", safetext.Join(names, ", "))
}

// Findable is what a filter finds a platform by, in lower case: its name, its owner
// and its category.
func (p Presenter) Findable(of *catalog.Platform) string {
	category := string(p.Words.Categories[string(of.Category)])
	return strings.ToLower(of.Name.String() + "\n" + of.Owner.String() + "\n" + category)
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
			path = strings.ReplaceAll(path, " > ", string(p.Words.Linear.PathStep))
		}
		add(p.Words.MenuPath, "path", path)
		add(p.Words.LookFor, "words", string(safetext.Join(lineTexts(o.LookFor), ", ")))
		add(p.Words.OtherLink, "link", o.Link)
		add(p.Words.ByPost, "address", o.Post.String())
	}
	return lines
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

// The subjects, in the order in which they are told.
const (
	Notes   Kind = "notes"
	History Kind = "history"
	Proofs  Kind = "proofs"
	Uses    Kind = "uses" // what the platform takes
	Needs   Kind = "needs"
	Since   Kind = "since"
	Expect  Kind = "expect"
	Verify  Kind = "verify"
	Covers  Kind = "covers"
	Leaves  Kind = "leaves" // what it does not cover
	Late    Kind = "late"   // what to do without an answer
	Trouble Kind = "trouble"
	Sources Kind = "sources"
)

// Facts are what is recorded on an account and what is known about its way, a
// section for each subject on which there is something.
func (p Presenter) Facts(a *plan.Account) []Section {
	recorded := []Section{
		{Notes, p.Words.YourNotes, p.notes(a), true},
		{History, p.Words.Follow.ReportHistory, p.history(a), true},
		{Proofs, p.Words.YourProofs, p.proofs(a), true},
	}
	return append(withItems(recorded), p.WayFacts(a.Platform, a.Way)...)
}

// WayFacts are what is known about a way of a platform.
func (p Presenter) WayFacts(of *catalog.Platform, way *catalog.Way) []Section {
	w := p.Words
	text := func(k Kind, title words.Text, b safetext.Block) Section {
		return Section{k, title, []words.Text{b.Line().Text()}, false}
	}
	return withItems([]Section{
		text(Uses, w.WhatTaken, of.Uses),
		{Needs, w.WhatYouNeed, lineTexts(way.Needs), true},
		text(Since, w.Since, way.Since),
		text(Expect, w.WhatToExpect, way.Expect),
		text(Verify, w.HowToVerify, way.Verify),
		text(Covers, w.WhatItCovers, way.Covers),
		{Leaves, w.WhatItDoesNot, lineTexts(slices.Concat(way.NotCover, of.NotCover)), true},
		text(Late, w.IfNoAnswer, way.Late),
		{Trouble, w.WhenItFails, p.troubles(slices.Concat(way.Trouble, of.Trouble)), true},
		{Sources, w.WhereFrom, p.sources(slices.Concat(way.Sources, of.Sources)), true},
	})
}

// withItems leaves out the sections on whose subject there is nothing.
func withItems(all []Section) []Section {
	return slices.DeleteFunc(all, func(s Section) bool { return len(s.Items) == 0 || s.Items[0] == "" })
}

func lineTexts(all []safetext.Line) []words.Text {
	texts := make([]words.Text, len(all))
	for i, l := range all {
		texts[i] = l.Text()
	}
	return texts
}

func (p Presenter) troubles(all []catalog.Trouble) []words.Text {
	texts := make([]words.Text, len(all))
	for i, t := range all {
		texts[i] = words.Put(p.Words.TroubleLine, "when", t.When, "try", t.Try.Line())
	}
	return texts
}

func (p Presenter) sources(all []catalog.Source) []words.Text {
	texts := make([]words.Text, len(all))
	for i, s := range all {
		texts[i] = words.Put(p.Words.SourceLine, "date", p.SourceDate(s.Date), "text", s.Says.Line(), "link", s.URL)
	}
	return texts
}
