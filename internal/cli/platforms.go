package cli

import (
	"os"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/words"
)

// placeOf is the country to go by: the flag's, or the person's.
func (a *app) placeOf(flag string) (country.Code, error) {
	if flag == "" {
		a.warnOfNoCountry()
		return a.plan.Country, nil
	}
	c, ok := country.Parse(flag)
	if !ok {
		return "", a.refused(nil, a.acts().NoCountry(flag).Refuse)
	}
	return c, nil
}

func (a *app) list(c *invocation) error {
	place, err := a.placeOf(c.value("country"))
	if err != nil {
		return err
	}
	switch {
	case c.has("links"):
		a.listLinks()
	case c.has("json"):
		return a.json(report.ListOf(a.catalog.Platforms(), place, a.plan.Today))
	default:
		a.listTable(place, c.has("all"))
	}
	return nil
}

func (a *app) listLinks() {
	a.table(each(report.Links(a.catalog.Platforms()), func(l report.Link) []words.Text {
		return []words.Text{safe(l.Platform), safe(l.Way), safe(l.Step), safe(l.URL)}
	}))
}

// listTable prints the platforms on which something can be done, or all.
func (a *app) listTable(place country.Code, withNone bool) {
	left := 0
	var rows [][]words.Text
	for _, p := range a.catalog.Outlines() {
		w := p.Way(place)
		if w.Kind == catalog.None && !withNone {
			left++
			continue
		}
		what := a.say().Summary(p, w)
		if a.person {
			rows = append(rows, []words.Text{safe(p.ID), words.Put(a.words.CLI.ListLine, "name", p.Name, "what", what)})
		} else {
			rows = append(rows, []words.Text{safe(p.ID), p.Name.Text(), what})
		}
	}
	a.table(rows)
	a.printIf(left > 0 && a.person, a.words.CLI.LeftOut.Put(left, "country", place.Name()))
}

func (a *app) show(c *invocation) error {
	place, err := a.placeOf(c.value("country"))
	if err != nil {
		return err
	}
	if c.has("json") {
		return a.json(report.ListOf([]*catalog.Platform{c.platform}, place, a.plan.Today))
	}
	a.showWay(c.platform, c.platform.Way(place))
	return nil
}

// showWay prints one way: its steps with their links, and all that is known of it.
func (a *app) showWay(p *catalog.Platform, w *catalog.Way) {
	a.print(words.Put(a.words.CLI.ListLine, "name", p.Name, "what", w.Title), a.say().Evidence(w))
	for i, s := range w.Steps {
		a.print(words.Put("\n{n}. {title} ({id})", "n", i+1, "title", s.Title, "id", s.ID))
		a.below(append([]words.Text{s.Text.Line().Text(), safe(s.Link)}, a.say().Routes(s.Otherwise)...))
	}
	a.line("")
	for _, sec := range a.say().WayFacts(p, w) {
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
func (a *app) catalogSchema(_ *invocation) error {
	data, err := catalog.Schema()
	a.verbatim(data)
	return err
}

// catalogTable prints the table of the README.
func (a *app) catalogTable(_ *invocation) error {
	a.verbatim([]byte(report.Table(catalog.Load("").Platforms())))
	return nil
}

// catalogCheck validates the entries of a directory, or those of the program. With
// --stale it lists those that were not checked for long.
func (a *app) catalogCheck(c *invocation) error {
	w := a.words.CLI
	all, faults, err := entriesOf(c.args)
	if err != nil {
		return a.failed(w.CannotCheck, err, w.CannotCheckDo)
	}
	found := report.CheckedOf(a.words, all, faults, a.now())
	if err := a.printChecked(found, c); err != nil {
		return err
	}
	if len(found.Faults) > 0 {
		return &fault{exitError, w.CannotCheck, w.EntriesBad.Put(len(found.Faults)), w.EntriesDo}
	}
	return nil
}

// entriesOf reads the entries of the named directory, or those of the program if
// none is named.
func entriesOf(dir []string) ([]*catalog.Platform, []*catalog.FileError, error) {
	if len(dir) == 0 {
		all, faults := catalog.Shipped()
		return all, faults, nil
	}
	all, faults, err := catalog.ReadDir(os.DirFS(dir[0]))
	if err != nil { // which names the directory as "."
		err = problem.Because(err, problem.ErrAt, "path", dir[0])
	}
	return all, faults, err
}

func (a *app) printChecked(found report.Checked, c *invocation) error {
	switch {
	case c.has("json"):
		return a.json(found)
	case c.has("stale"):
		a.table(each(found.Stale, func(f report.Stale) []words.Text {
			return []words.Text{safe(f.Platform), safe(f.Way), safe(f.Checked.String())}
		}))
	default:
		a.print(a.words.CLI.EntriesGood.Put(found.Entries))
	}
	for _, f := range found.Faults {
		a.complain(a.faultLine(f))
	}
	return nil
}

// faultLine names a fault of an entry: file, line, key and what is wrong.
func (a *app) faultLine(f report.Fault) words.Text {
	if f.Key.IsZero() {
		return words.Put(a.words.CLI.FileFault, "file", f.File, "line", f.Line, "why", f.Says)
	}
	return words.Put(a.words.CLI.KeyFault, "file", f.File, "line", f.Line, "key", f.Key, "why", f.Says)
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
	a.print(words.Put(a.words.CLI.ReportHead, "platform", p.ID, "way", way.ID, "checked", way.Checked, "evidence", way.Evidence))
	if st != nil {
		a.print(words.Put(a.words.CLI.ReportStep, "step", st.ID, "title", st.Title))
		if st.Link != "" {
			a.print(words.Put(a.words.CLI.ReportLink, "link", st.Link))
		}
	}
	a.print(a.words.CLI.ReportAsk)
	return nil
}
