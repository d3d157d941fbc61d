package site

import (
	_ "embed" // the style of the pages
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/markup"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

//go:embed style.css
var style string

// page is one page while it is written, and where it stands.
type page struct {
	markup.Page
	edition

	up string // the way to the top of the site, such as "../../"
}

// to is the address of a page or file of the site, from this page. A web server finds the
// page of a directory; without one, the file has to be named.
func (p *page) to(path string) string {
	path, anchor, _ := strings.Cut(path, "#")
	if p.base == "" && (path == "" || strings.HasSuffix(path, "/")) {
		path += "index.html"
	}
	if path = p.up + path; path == "" {
		path = "./"
	}
	if anchor != "" {
		path += "#" + anchor
	}
	return path
}

// maxTitle is how much of a title the window of a browser shows; the heading has all of it.
const maxTitle = 60

// begin writes a page up to its heading. path is its own, in a language's directory.
func (e edition) begin(path string, title words.Text) *page {
	p := &page{edition: e, up: strings.Repeat("../", strings.Count(e.dir()+path, "/"))}
	p.Tags("<!DOCTYPE html>\n<html").Attr("lang", e.language).Tags(`>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>`).Text(title.Truncate(maxTitle, "…")).Tags("</title>\n<link rel=\"stylesheet\"").Attr("href", p.up+"style.css").Tags(">\n")
	if e.base != "" {
		p.Tags("<link rel=\"canonical\"").Attr("href", e.base+e.dir()+path).Tags(">\n")
		p.Tags("<link rel=\"alternate\" type=\"application/atom+xml\"").Attr("title", string(e.w.Site.Get().Changes))
		p.Attr("href", p.up+"v1/changes.atom").Tags(">\n")
	}
	p.Tags("</head>\n<body>\n<header><nav").Attr("aria-label", string(e.w.Site.Get().Pages)).Tags(">")
	if path != "" {
		p.Link(p.to(e.dir()), e.w.Site.Get().All)
	}
	for _, language := range words.Offered() {
		if language != e.language {
			to := edition{language: language}
			p.Tags(" <a").Attr("hreflang", language).Attr("lang", language).Attr("href", p.to(to.dir()+path)).Tags(">")
			p.Text(e.w.OwnLanguages[language]).Tags("</a>")
		}
	}
	p.Tags("</nav></header>\n<main>\n<h1>").Text(title).Tags("</h1>\n")
	return p
}

// end writes the rest of a page.
func (p *page) end() []byte {
	s := p.w.Site.Get()
	p.Tags("</main>\n<footer>\n<p>").Text(words.Put(s.Age, "date", p.w.Date(p.checked.On, p.checked.Precision()))).Tags("</p>\n<p>")
	p.Text(s.NoAdvice).Tags("</p>\n<p>").Text(s.MadeBy).Tags("</p>\n</footer>\n</body>\n</html>\n")
	return p.Bytes()
}

// index lists the platforms, the regions, what changed and the files.
func (e edition) index() []byte {
	s := e.w.Site.Get()
	p := e.begin("", s.Title)
	p.Tags("<p>").Text(s.What).Tags("</p>\n<h2 id=\"platforms\">").Text(s.Platforms).Tags("</h2>\n")
	for _, c := range catalog.Categories() {
		p.Tags("<h3").Attr("id", string(c)).Tags(">").Text(e.w.Categories[string(c)]).Tags("</h3>\n<ul>\n")
		for _, of := range e.platforms {
			if of.Category == c {
				p.listed(of)
			}
		}
		p.Tags("</ul>\n")
	}
	p.Tags("<h2 id=\"regions\">").Text(s.ByCountry).Tags("</h2>\n<ul>\n")
	for _, r := range e.regions {
		p.Tags("<li>").Link(p.to(e.dir()+"r/"+r.ID+"/"), e.regionName(r)).Tags("</li>\n")
	}
	p.Tags("</ul>\n")
	p.changes()
	p.Tags("<h2 id=\"data\">").Text(s.Data).Tags("</h2>\n<p>").Text(s.DataWhat).Tags("</p>\n<ul>\n")
	for _, name := range []string{"v1/sites.json", "v1/catalog.json", "v1/schema.json"} {
		p.Tags("<li>").Link(p.up+name, safetext.NewLine(name).Text()).Tags("</li>\n")
	}
	p.Tags("</ul>\n")
	return p.end()
}

// listed is a platform in the index, with the names by which it is searched for.
func (p *page) listed(of *catalog.Platform) {
	p.Tags("<li>").Link(p.to(p.dir()+"p/"+of.ID+"/"), of.Name.Text())
	names := []words.Text{of.Owner.Text()}
	for _, name := range of.Also {
		if safetext.Fold(name.String()) != safetext.Fold(of.Owner.String()) {
			names = append(names, name.Text())
		}
	}
	p.Tags(" <small>").Text(safetext.Join(names, ", ")).Tags("</small></li>\n")
}

// changes lists what changed, the newest first.
func (p *page) changes() {
	all := p.changed()
	if len(all) == 0 {
		return
	}
	p.Tags("<h2 id=\"changes\">").Text(p.w.Site.Get().Changes).Tags("</h2>\n<ul>\n")
	for _, of := range all {
		p.Tags("<li>").Text(p.w.Date(of.Changed.Date.On, of.Changed.Date.Precision())).Tags(" ")
		p.Link(p.to(p.dir()+"p/"+of.ID+"/"), of.Name.Text()).Tags(" ").Text(of.Changed.Says.Text()).Tags("</li>\n")
	}
	p.Tags("</ul>\n")
}

// region is the page of what is possible where, platform by platform.
func (e edition) region(r region) []byte {
	s := e.w.Site.Get()
	p := e.begin("r/"+r.ID+"/", words.Put(s.InPlace, "place", e.regionName(r)))
	if len(r.Codes) > 1 {
		p.Tags("<p>").Text(safetext.Join(words.Each(r.Codes, e.w.Country), ", ")).Tags("</p>\n")
	}
	p.law(r)
	for _, c := range catalog.Categories() {
		p.Tags("<h2").Attr("id", string(c)).Tags(">").Text(e.w.Categories[string(c)]).Tags("</h2>\n<ul>\n")
		for _, of := range e.platforms {
			if of.Category == c {
				way := of.Way(r.home())
				p.Tags("<li>").Link(p.to(e.dir()+"p/"+of.ID+"/#"+anchor(way)), of.Name.Text())
				p.Tags(" <small>").Text(e.say().Offer(of, r.home())).Tags("</small></li>\n")
			}
		}
		p.Tags("</ul>\n")
	}
	return p.end()
}

// law is what the law gives in a region against every company.
func (p *page) law(r region) {
	k := catalog.ClaimIn(r.home(), p.day)
	if k.Kind == catalog.None && k.Since.IsZero() {
		return
	}
	p.Tags("<h2 id=\"law\">").Text(p.w.WhatTheLawGives).Tags("</h2>\n")
	if k.Kind == catalog.None {
		p.Tags("<p>").Text(k.Since.Line().Text()).Tags("</p>\n")
	} else {
		p.Tags("<p><b>").Text(p.say().Summary(catalog.Objections(), &k.Way)).Tags("</b> ")
		p.Text(k.Name.Text()).Tags("</p>\n")
		p.Tags("<p>").Text(p.w.Site.Get().ReadyText).Tags("</p>\n")
		for _, st := range k.Steps {
			if st.Do == "read" { // the others are about using the program
				p.Tags("<p>").Text(st.Text.Line().Text()).Tags("</p>\n")
			}
		}
		p.sections(p.say().WayFacts(catalog.Objections(), &k.Way), "h3")
	}
	p.sources(k.Sources, "h3")
}

func (p *page) sections(all []present.Section, head markup.Tags) {
	for _, s := range all {
		if s.Kind == "sources" { // which are written with their links
			continue
		}
		p.Tags("<").Tags(head).Tags(">").Text(s.Title).Tags("</").Tags(head).Tags(">\n")
		if !s.List {
			for _, item := range s.Items {
				p.Element("<p>", item, "</p>\n")
			}
			continue
		}
		p.Tags("<ul>\n")
		for _, item := range s.Items {
			p.Element("<li>", item, "</li>\n")
		}
		p.Tags("</ul>\n")
	}
}
