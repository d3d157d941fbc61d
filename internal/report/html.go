package report

import (
	_ "embed" // the style of the page

	"github.com/optout-tui/optout-tui/internal/markup"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// HTML is a dossier as one page without any outside part, fit for paper: per
// account what was asked, when, what was answered, the law, the proofs with
// their hashes, and the sources.
func HTML(w *words.Words, p *plan.Plan) []byte {
	d, out := documentOf(w, p), &page{}
	out.head(d.Words.Title)
	out.Tags("<table><tbody>\n")
	out.facts(d.Facts)
	out.Tags("</tbody></table>\n<p class=\"made\">").Text(d.Words.Basis).Tags("</p>\n<h3>").Text(d.Words.Glance).Tags("</h3>\n")
	out.overview(d)
	if d.Idle {
		out.Tags("<p class=\"made\">").Text(d.Words.Idle).Tags("</p>\n")
	}
	for _, c := range d.Chapters {
		out.Tags("\n<section>\n<h2>").Text(c.Name).Tags("</h2>\n<table><tbody>\n")
		out.facts(c.Facts)
		out.Tags("</tbody></table>\n")
		for _, s := range c.Sections {
			out.section(s)
		}
		out.Tags("</section>\n")
	}
	out.Tags("\n<p class=\"end\">").Text(d.End).Tags("</p>\n</body>\n</html>\n")
	return out.Bytes()
}

// page is the dossier while it is written.
type page struct{ markup.Page }

//go:embed dossier.css
var dossierCSS markup.Tags

func (p *page) head(title words.Text) {
	p.Tags(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>`).Text(title).Tags("</title>\n<style>\n").Tags(dossierCSS)
	const small = "; font: 8pt Georgia, \"Liberation Serif\", serif; color: #444 }"
	p.Tags("@page { size: A4; margin: 22mm 20mm 20mm 22mm; @bottom-left { content: ").Quoted(title).Tags(small)
	p.Tags(" @bottom-right { content: counter(page) \" / \" counter(pages)").Tags(small).Tags(" }\n")
	p.Tags("</style>\n</head>\n<body>\n<h1>").Text(title).Tags("</h1>\n")
}

func (p *page) facts(all []fact) {
	for _, f := range all {
		p.Tags(`<tr><th scope="row">`).Text(f.Name).Tags("</th><td>").Text(f.Text).Tags("</td></tr>\n")
	}
}

// overview is a table with a line for each account.
func (p *page) overview(d document) {
	if len(d.Glance) == 0 {
		p.Element("<p>", d.Words.NoAccounts, "</p>\n")
		return
	}
	p.Tags("<table class=\"glance\">\n<thead><tr>")
	for _, name := range []words.Text{d.Words.Account, d.Words.Request, d.Words.Due, d.Words.Standing} {
		p.Tags("<th>").Text(name).Tags("</th>")
	}
	p.Tags("</tr></thead>\n<tbody>\n")
	for _, g := range d.Glance {
		p.Tags("<tr><td>").Text(g.Account).Tags(`</td><td class="day">`).Text(g.Sent)
		p.Tags(`</td><td class="day">`).Text(g.Due).Tags("</td><td>").Text(g.Status).Tags("</td></tr>\n")
	}
	p.Tags("</tbody>\n</table>\n")
}

func (p *page) section(s section) {
	p.Tags("<h3>").Text(s.Head).Tags("</h3>\n")
	switch {
	case len(s.Entries) == 0:
		p.Tags("<p>").Text(s.None).Tags("</p>\n")
		return
	case s.Sent:
		for _, e := range s.Entries {
			p.Tags(`<p class="what">`).Text(e.What).Tags("</p>\n")
			p.Element(`<div class="text sent">`, e.Text, "</div>\n")
		}
		return
	case s.Small:
		p.Tags("<table class=\"small\"><tbody>\n")
	default:
		p.Tags("<table><tbody>\n")
	}
	for _, e := range s.Entries {
		p.entry(e)
	}
	p.Tags("</tbody></table>\n")
}

// entry is a line of a table.
func (p *page) entry(e entry) {
	if e.long() {
		p.Tags(`<tr class="long">`)
	} else {
		p.Tags("<tr>")
	}
	p.Tags(`<td class="day">`).Text(e.Day).Tags("</td><td>").Text(e.What)
	p.Element(`<div class="text">`, e.Text, "</div>")
	p.Element(`<div class="small">`, e.File, "</div>")
	p.Element(`<div class="hash">`, e.Hash, "</div>")
	p.Element(`<div class="hash">`, e.URL, "</div>")
	p.Tags("</td></tr>\n")
}
