package cli

import (
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
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
		return "", a.unknownCountry(flag)
	}
	return c, nil
}

func (a *app) list(c *invocation) error {
	if err := a.look(); err != nil {
		return err
	}
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
	links := report.Links(a.catalog.Platforms())
	rows := make([][]cell, len(links))
	for i, l := range links {
		rows[i] = cells(safe(l.Platform), safe(l.Way), safe(l.Step), safe(l.URL))
	}
	a.table(rows)
}

// listTable prints the platforms on which something can be done, or all.
func (a *app) listTable(place country.Code, withNone bool) {
	left := 0
	var rows [][]cell
	for _, p := range a.catalog.Outlines() {
		w := p.Way(place)
		if w.Kind == catalog.None && !withNone {
			left++
			continue
		}
		what := a.say().Summary(p, w)
		if a.person {
			rows = append(rows, cells(safe(p.ID), words.Put(a.words.CLI.ListLine, "name", p.Name, "what", what)))
		} else {
			rows = append(rows, cells(safe(p.ID), p.Name.Text(), what))
		}
	}
	a.table(rows)
	if left > 0 && a.person {
		a.print(a.words.CLI.LeftOut.Put(left, "country", place.Name()))
	}
}

func (a *app) show(c *invocation) error {
	if err := a.begin(); err != nil {
		return err
	}
	place, err := a.placeOf(c.value("country"))
	if err != nil {
		return err
	}
	p, err := a.platform(c.args[0])
	if err != nil {
		return err
	}
	if c.has("json") {
		return a.json(report.ListOf([]*catalog.Platform{p}, place, a.plan.Today))
	}
	a.showWay(p, p.Way(place))
	return nil
}

// showWay prints one way: steps, links, what it covers, evidence and sources.
func (a *app) showWay(p *catalog.Platform, w *catalog.Way) {
	t := a.words
	a.print(p.Name.Text() + ": " + w.Title.Text())
	a.print(p.Uses.Line().Text())
	a.print(a.say().Evidence(w))
	for i, s := range w.Steps {
		a.print(words.Put("\n{n}. {title} ({id})", "n", i+1, "title", s.Title, "id", s.ID))
		a.section("", s.Text.Line())
		if s.Link != "" {
			a.print("   " + safe(s.Link))
		}
		for _, o := range s.Otherwise {
			a.otherwise(o)
		}
	}
	a.print("")
	a.section(t.Since, w.Since.Line())
	a.section(t.WhatToExpect, w.Expect.Line())
	a.section(t.HowToVerify, w.Verify.Line())
	a.section(t.WhatItCovers, w.Covers.Line())
	a.section(t.WhatItDoesNot, append(append([]safetext.Line{}, w.NotCover...), p.NotCover...)...)
	a.section(t.IfNoAnswer, w.Late.Line())
	sources := make([]safetext.Line, 0, len(w.Sources)+len(p.Sources))
	for _, s := range append(append([]catalog.Source{}, w.Sources...), p.Sources...) {
		sources = append(sources, safetext.NewLine(s.Says.Line().String()+" "+s.Date.String()+" "+s.URL))
	}
	a.section(t.WhereFrom, sources...)
}

// section prints a heading and its lines, nothing where there is nothing.
func (a *app) section(title words.Text, lines ...safetext.Line) {
	for i, l := range lines {
		if l.IsZero() {
			continue
		}
		if i == 0 && title != "" {
			a.print(title + ":")
		}
		a.print("   " + l.Text())
	}
}

func (a *app) otherwise(o catalog.Otherwise) {
	add := func(text words.Text, name, value string) {
		if value != "" {
			a.print("   " + words.Put(text, name, value))
		}
	}
	look := make([]string, len(o.LookFor))
	for i, l := range o.LookFor {
		look[i] = l.String()
	}
	add(a.words.MenuPath, "path", o.Path.String())
	add(a.words.LookFor, "words", strings.Join(look, ", "))
	add(a.words.OtherLink, "link", o.Link)
	add(a.words.ByPost, "address", o.Post.String())
}
