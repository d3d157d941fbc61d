package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/words"
)

func (a *app) list(c *invocation) error {
	switch {
	case c.has("links"):
		a.table(each(report.Links(a.catalog.Platforms()), func(l report.Link) []words.Text {
			return []words.Text{safe(l.Platform), safe(l.Way), safe(l.Step), safe(l.URL)}
		}))
	case c.has("json"):
		return a.json(c, report.ListOf(a.catalog.Platforms(), c.place, a.plan.Today))
	default:
		a.listTable(c.place, c.has("all"))
	}
	return nil
}

// listTable prints the platforms on which something can be done, or all.
func (a *app) listTable(place country.Code, withNone bool) {
	left := 0
	var rows [][]words.Text
	for _, p := range a.catalog.Outlines() {
		w := p.Way(place)
		if w.Kind == catalog.None && (w.Untrained || catalog.Objection(place, a.plan.Today) == nil) && !withNone {
			left++
			continue
		}
		what := a.say().Offer(p, place)
		if a.person {
			rows = append(rows, []words.Text{safe(p.ID), words.Put(a.words.CLI.Get().ListLine, "name", p.Name, "what", what)})
		} else {
			rows = append(rows, []words.Text{safe(p.ID), p.Name.Text(), what})
		}
	}
	a.table(rows)
	a.printIf(left > 0 && a.person, a.words.CLI.Get().LeftOut.Put(left, "country", a.words.Country(place)))
	if a.person {
		a.print(a.say().Place(place))
	}
}

func (a *app) show(c *invocation) error {
	found := report.ListOf([]*catalog.Platform{c.platform}, c.place, a.plan.Today)
	return a.jsonOr(c, found, func() {
		way, right := c.platform.Way(c.place), a.catalog.Law().Objection(c.place, a.plan.Today)
		what := a.say().Summary(c.platform, way)
		if way.Kind == catalog.None { // where the law helps, there is a letter
			what = a.say().Offer(c.platform, c.place)
		}
		a.showWay(c.platform.Name.Text(), c.platform, way, what)
		if right != nil && way.Kind != catalog.Right {
			a.line("")
			law := &a.catalog.Law().Entry
			a.showWay(a.words.WhatTheLawGives, law, &right.Way, a.say().Summary(law, &right.Way))
		}
		a.sections(a.say().Law(c.platform, c.place))
	})
}

// showWay prints one way below a name: who may take it, its steps with their links, and all that is
// known of it.
func (a *app) showWay(name words.Text, p *catalog.Platform, w *catalog.Way, what words.Text) {
	a.print(words.Put(a.words.CLI.Get().ListLine, "name", name, "what", what), a.say().Evidence(w))
	for i, s := range w.Steps {
		a.print(words.Put("\n{n}. {title} ({id})", "n", i+1, "title", s.Title, "id", s.ID))
		if s.Optional && w.Kind != catalog.None {
			a.below([]words.Text{a.words.CLI.Get().OptionalStep})
		}
		a.below([]words.Text{s.Text.Line().Text(), a.words.StepUncertain[string(s.Evidence)], safe(s.Link)})
		a.below(a.say().Code(s.Code))
		a.below(a.say().Routes(s.Otherwise))
	}
	a.line("")
	a.sections(a.say().WayFacts(p, w))
}

// sections prints what is known, a heading for each subject.
func (a *app) sections(all []present.Section) {
	for _, sec := range all {
		a.print(a.titled(sec.Title))
		a.below(sec.Items)
	}
}

// below prints texts that stand below another one.
func (a *app) below(texts []words.Text) {
	for _, text := range texts {
		a.printIf(text != "", "   "+text)
	}
}

// catalogSchema prints the JSON Schema of an entry.
func (a *app) catalogSchema(_ *invocation) error { return a.verbatim(catalog.Schema()) }

// catalogTable prints the table of all platforms.
func (a *app) catalogTable(_ *invocation) error {
	return a.verbatim([]byte(report.Table(catalog.Load("").Platforms(), a.now())), nil)
}

// catalogCheck validates the entries of a directory, or those of the program and of the
// person. With --stale it lists, by risk, those that were not checked for long.
func (a *app) catalogCheck(c *invocation) (err error) {
	w := a.words.CLI.Get()
	var all []*catalog.Platform
	var faults []*catalog.FileError
	own, do := a.entriesDir(), w.EntriesDo
	if len(c.args) == 0 {
		all, faults = catalog.Shipped()
		theirs, bad, unread := catalog.ReadDir(os.DirFS(own))
		if unread != nil && !errors.Is(unread, fs.ErrNotExist) {
			return a.failed(w.CannotCheck, problem.Because(unread, problem.ErrAt, "path", own), w.CannotCheckDo)
		}
		all, faults, do = append(all, theirs...), append(faults, bad...), words.Put(w.OwnEntriesDo, "path", safe(own))
	} else if all, faults, err = catalog.ReadDir(os.DirFS(c.args[0])); err != nil { // which names it as "."
		return a.failed(w.CannotCheck, problem.Because(err, problem.ErrAt, "path", c.args[0]), w.CannotCheckDo)
	}
	found := report.CheckedOf(a.words, all, faults, a.now())
	err = a.jsonOr(c, found, func() { a.printChecked(found, c.has("stale")) })
	if err != nil || len(found.Faults) == 0 {
		return err
	}
	return &fault{exitError, w.CannotCheck, w.EntriesBad.Put(len(found.Faults)), do}
}

func (a *app) printChecked(found report.Checked, stale bool) {
	if stale {
		a.table(each(found.Stale, func(f report.Stale) []words.Text {
			var changed words.Text
			if !f.Changed.On.IsZero() {
				changed = words.Put(a.words.CLI.Get().ChangedSince, "date", f.Changed)
			}
			return []words.Text{safe(f.Platform), safe(f.Way), safe(f.Checked.String()), a.words.CLI.Get().People[string(f.People)], changed}
		}))
	} else {
		a.print(a.words.CLI.Get().EntriesGood.Put(found.Entries))
	}
	for _, f := range found.Faults {
		a.complain(a.faultLine(f))
	}
}

// faultLine names a fault of an entry: file, line, key and what is wrong.
func (a *app) faultLine(f report.Fault) words.Text {
	if f.Key.IsZero() {
		return words.Put(a.words.CLI.Get().FileFault, "file", f.File, "line", f.Line, "why", f.Says)
	}
	return words.Put(a.words.CLI.Get().KeyFault, "file", f.File, "line", f.Line, "key", f.Key, "why", f.Says)
}

// reportStep prints a ready text about a wrong step. It holds what the
// catalogue says, and nothing of the person.
func (a *app) reportStep(c *invocation) error {
	p := c.platform
	way := p.Way(a.plan.Country)
	var st *catalog.Step
	if len(c.args) == 2 {
		if st = way.Step(strings.ToLower(c.args[1])); st == nil {
			return a.unknownStep(c.args[1], p.ID, way)
		}
	}
	w := a.words.CLI.Get()
	a.print(words.Put(w.ReportHead, "platform", p.ID, "way", way.ID, "checked", way.Checked, "evidence", way.Evidence))
	if st != nil {
		a.print(words.Put(w.ReportStep, "step", st.ID, "title", st.Title))
		a.printIf(st.Link != "", words.Put(w.ReportLink, "link", st.Link))
	}
	a.print(w.ReportAsk)
	a.notice(words.Put(w.ReportTo, "address", bugs()))
	return nil
}
