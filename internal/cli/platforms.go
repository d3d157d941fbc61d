package cli

import (
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
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
