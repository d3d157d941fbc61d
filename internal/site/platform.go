package site

import (
	"reflect"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/markup"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// apart stands between the parts of an anchor; no id of an entry holds it.
const apart = "--"

// anchor is the id of a way on the page of its platform. A step has its own id there.
func anchor(w *catalog.Way) string { return "way" + apart + w.ID }

// platform is the page of a platform: each way with its steps, and where the facts are from.
func (e edition) platform(of *catalog.Platform) []byte {
	s := e.w.Site.Get()
	p := e.begin("p/"+of.ID+"/", words.Put(s.Platform, "name", of.Name))
	p.Tags("<p>").Text(words.Put(s.RunBy, "owner", of.Owner)).Tags("</p>\n")
	if len(of.Also) > 0 {
		names := safetext.Join(words.Each(of.Also, safetext.Line.Text), ", ")
		p.Tags("<p>").Text(words.Put(s.Also, "names", names)).Tags("</p>\n")
	}
	p.Tags("<ul>\n")
	for i := range of.Ways {
		w := &of.Ways[i]
		p.Tags("<li>").Link("#"+anchor(w), e.wayIn(of, i)).Tags("</li>\n")
	}
	p.Tags("</ul>\n")
	shared := e.say().WayFacts(of, &catalog.Way{})
	first := slices.IndexFunc(shared, func(s present.Section) bool { return s.Kind != "uses" })
	if first < 0 {
		first = len(shared)
	}
	p.sections(shared[:first], "h2")
	seen := map[string][]placed{}
	for i := range of.Ways {
		p.way(of, i, seen)
	}
	p.sections(shared[first:], "h2")
	if len(of.Basis) > 0 {
		p.Tags("<h2 id=\"way--basis\">").Text(e.w.Basis).Tags("</h2>\n<ul class=\"sources\">\n")
		for i := range of.Basis {
			p.basis(&of.Basis[i])
		}
		p.Tags("</ul>\n")
	}
	p.sources(of.Sources, "h2")
	p.Tags("<p>").Link(p.up+"v1/platforms/"+of.ID+".json", s.AsFile).Tags("</p>\n")
	return p.end()
}

// wayIn is a way and where it holds: the last one where no other does.
func (e edition) wayIn(of *catalog.Platform, i int) words.Text {
	w := &of.Ways[i]
	places := e.places(w.Where)
	if len(w.Where) == 0 && i > 0 {
		places = e.w.Site.Get().Elsewhere
	}
	return words.Put(e.w.Site.Get().WayIn, "way", w.Title, "places", places)
}

// way is a way with its steps and all that is known of it. seen are the steps that have an
// anchor on the page.
func (p *page) way(of *catalog.Platform, i int, seen map[string][]placed) {
	w := &of.Ways[i]
	p.Tags("<section").Attr("id", anchor(w)).Tags(">\n<h2>").Text(p.wayIn(of, i)).Tags("</h2>\n<p>")
	p.Text(p.say().Summary(of, w)).Tags("<br>")
	p.Text(p.w.Evidence(string(w.Evidence), w.Checked.On, w.Checked.Precision(), false)).Tags("</p>\n")
	p.byLetter(of, w)
	p.steps(w, w.ID+apart, seen)
	p.sections(p.say().WayFacts(&catalog.Platform{}, w), "h3")
	p.sources(w.Sources, "h3")
	p.Tags("</section>\n")
}

// byLetter links the regions in which a law helps beside a way that is no such right.
func (p *page) byLetter(of *catalog.Platform, w *catalog.Way) {
	if w.Kind == catalog.Right || w.Untrained {
		return
	}
	some := slices.DeleteFunc(slices.Clone(p.regions), func(r region) bool {
		return of.Way(r.home()).ID != w.ID || catalog.Objection(r.home(), p.day) == nil
	})
	if len(some) == 0 {
		return
	}
	p.Tags("<p>").Text(p.w.Site.Get().ByLetter).Tags("</p>\n<ul class=\"places\">")
	for _, r := range some {
		p.Tags("<li>").Link(p.to(p.dir()+"r/"+r.ID+"/#law"), p.regionName(r)).Tags("</li>\n")
	}
	p.Tags("</ul>\n")
}

// placed is a step that is on a page, and its anchor there.
type placed struct {
	*catalog.Step

	at string
}

// steps writes the steps of a way in their order, each with an anchor: its id or, where
// another step on the page has that, prefix and its id. One that is on the page already is
// named, with a link to there, and so are routes that are.
func (p *page) steps(w *catalog.Way, prefix string, seen map[string][]placed) {
	if len(w.Steps) == 0 {
		return
	}
	p.Tags("<ol class=\"steps\">\n")
	for i := range w.Steps {
		st := &w.Steps[i]
		before, at := seen[st.ID], st.ID
		if i := slices.IndexFunc(before, func(o placed) bool { return reflect.DeepEqual(st, o.Step) }); i >= 0 {
			p.Tags("<li>")
			p.asAbove(before[i])
			p.Tags("</li>\n")
			continue
		}
		if before != nil {
			at = prefix + at
		}
		seen[st.ID] = append(before, placed{st, at})
		p.Tags("<li").Attr("id", at).Tags("><a").Attr("href", "#"+at).Tags("><b>").Text(st.Title.Text()).Tags("</b></a>")
		p.step(st, st.Optional && w.Kind != catalog.None)
		same := func(o placed) bool { return reflect.DeepEqual(st.Otherwise, o.Otherwise) }
		if i := slices.IndexFunc(before, same); i >= 0 && len(st.Otherwise) > 0 {
			p.Tags("<ul><li>")
			p.asAbove(before[i])
			p.Tags("</li></ul>")
		} else {
			p.routes(st.Otherwise)
		}
		p.Tags("</li>\n")
	}
	p.Tags("</ol>\n")
}

// asAbove leads to a step that stands further up.
func (p *page) asAbove(st placed) {
	p.Link("#"+st.at, words.Put(p.w.Site.Get().AsAbove, "step", st.Title))
}

// step is what is known of a step below its title.
func (p *page) step(st *catalog.Step, optional bool) {
	if optional {
		p.Element("<p>", p.w.CLI.Get().OptionalStep, "</p>")
	}
	p.Element("<p>", st.Text.Line().Text(), "</p>")
	p.Element("<p>", p.w.StepUncertain[string(st.Evidence)], "</p>")
	if st.Letter != "" {
		p.Element("<p>", p.w.Site.Get().ReadyText, "</p>")
	}
	if st.Link != "" {
		p.Tags("<p>").Link(st.Link, safetext.NewLine(st.Link).Text()).Tags("</p>")
	}
	for _, line := range p.say().Code(st.Code) {
		p.Element("<p>", line, "</p>")
	}
}

// routes are the other routes to the place of a step.
func (p *page) routes(all []catalog.Otherwise) {
	if len(all) == 0 {
		return
	}
	p.Tags("<ul>")
	for _, o := range all {
		link := o.Link
		o.Link = ""
		for _, line := range p.say().Routes([]catalog.Otherwise{o}) {
			p.Element("<li>", line, "</li>")
		}
		if link != "" {
			p.Tags("<li>").Link(link, words.Put(p.w.OtherLink, "link", link)).Tags("</li>")
		}
	}
	p.Tags("</ul>")
}

func (p *page) basis(b *catalog.Basis) {
	p.Tags("<li>").Text(words.Put(p.w.Site.Get().WayIn, "way", p.w.BasisOf[string(b.RestsOn)], "places", p.places(b.Where))).Tags(" ")
	p.Text(b.Says.Line().Text()).Tags(" ")
	p.Text(p.say().SourceDate(b.Date)).Tags(" ").Link(b.URL, briefly(b.URL)).Tags("</li>\n")
}

// sources are where facts come from, each with its date.
func (p *page) sources(all []catalog.Source, head markup.Tags) {
	if len(all) == 0 {
		return
	}
	p.Tags("<").Tags(head).Tags(">").Text(p.w.WhereFrom).Tags("</").Tags(head).Tags(">\n<ul class=\"sources\">\n")
	for _, s := range all {
		p.Tags("<li>").Text(p.say().SourceDate(s.Date)).Tags(" ").Text(s.Says.Line().Text()).Tags(" ")
		p.Link(s.URL, briefly(s.URL)).Tags("</li>\n")
	}
	p.Tags("</ul>\n")
}

// maxLast is how much of the last part of an address is shown, in bytes.
const maxLast = 40

// briefly is an address without what stands between its host and its last part. The whole
// of it is printed.
func briefly(address string) words.Text {
	_, rest, _ := strings.Cut(address, "://")
	rest = strings.TrimSuffix(rest, "/")
	host, path, _ := strings.Cut(rest, "/")
	last := path[strings.LastIndex(path, "/")+1:]
	switch {
	case len(last) > maxLast:
		rest = host + "/…"
	case last != path:
		rest = host + "/…/" + last
	}
	return safetext.NewLine(rest).Text()
}
