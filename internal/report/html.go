package report

import (
	_ "embed" // the style of the page
	"fmt"
	"html"
	"strings"
	"unicode"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// HTML is a dossier as one page without any outside part, fit for paper: per
// account what was asked, when, what was answered, the law, the proofs with
// their hashes, and the sources.
func HTML(w *words.Words, p *plan.Plan) []byte {
	d, out := documentOf(w, p), &page{}
	out.head(d.Words.Title)
	out.tags("<table><tbody>\n")
	out.facts(d.Facts)
	out.tags("</tbody></table>\n<p class=\"made\">").text(d.Words.Basis).tags("</p>\n<h3>").text(d.Words.Glance).tags("</h3>\n")
	out.overview(d)
	if d.Idle {
		out.tags("<p class=\"made\">").text(d.Words.Idle).tags("</p>\n")
	}
	for _, c := range d.Chapters {
		out.tags("\n<section>\n<h2>").text(c.Name).tags("</h2>\n<table><tbody>\n")
		out.facts(c.Facts)
		out.tags("</tbody></table>\n")
		for _, s := range c.Sections {
			out.section(s)
		}
		out.tags("</section>\n")
	}
	out.tags("\n<p class=\"end\">").text(d.End).tags("</p>\n</body>\n</html>\n")
	return []byte(out.b.String())
}

// page is HTML while it is written. A text reaches it through text and quoted only, which
// escape it.
type page struct{ b strings.Builder }

// htmlTags is HTML or CSS that stands in this package. Only a constant becomes one: a test
// forbids conversions to it.
type htmlTags string

//go:embed dossier.css
var dossierCSS htmlTags

func (p *page) tags(m htmlTags) *page {
	p.b.WriteString(string(m))
	return p
}

// text writes what stands between tags, never what stands in one.
func (p *page) text(t words.Text) *page {
	p.b.WriteString(html.EscapeString(string(t)))
	return p
}

// quoted writes a string of CSS inside a style element: what is no letter, digit or space is
// escaped, and so is the end of the element.
func (p *page) quoted(t words.Text) *page {
	p.b.WriteByte('"')
	for _, r := range string(t) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' {
			p.b.WriteRune(r)
		} else {
			fmt.Fprintf(&p.b, `\%x `, r)
		}
	}
	p.b.WriteByte('"')
	return p
}

// element writes an element with a text in it, or nothing without a text.
func (p *page) element(begin htmlTags, t words.Text, end htmlTags) {
	if t != "" {
		p.tags(begin).text(t).tags(end)
	}
}

func (p *page) head(title words.Text) {
	p.tags(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>`).text(title).tags("</title>\n<style>\n").tags(dossierCSS)
	const small = "; font: 8pt Georgia, \"Liberation Serif\", serif; color: #444 }"
	p.tags("@page { size: A4; margin: 22mm 20mm 20mm 22mm; @bottom-left { content: ").quoted(title).tags(small)
	p.tags(" @bottom-right { content: counter(page) \" / \" counter(pages)").tags(small).tags(" }\n")
	p.tags("</style>\n</head>\n<body>\n<h1>").text(title).tags("</h1>\n")
}

func (p *page) facts(all []fact) {
	for _, f := range all {
		p.tags(`<tr><th scope="row">`).text(f.Name).tags("</th><td>").text(f.Text).tags("</td></tr>\n")
	}
}

// overview is a table with a line for each account.
func (p *page) overview(d document) {
	if len(d.Glance) == 0 {
		p.element("<p>", d.Words.NoAccounts, "</p>\n")
		return
	}
	p.tags("<table class=\"glance\">\n<thead><tr>")
	for _, name := range []words.Text{d.Words.Account, d.Words.Request, d.Words.Due, d.Words.Standing} {
		p.tags("<th>").text(name).tags("</th>")
	}
	p.tags("</tr></thead>\n<tbody>\n")
	for _, g := range d.Glance {
		p.tags("<tr><td>").text(g.Account).tags(`</td><td class="day">`).text(g.Sent)
		p.tags(`</td><td class="day">`).text(g.Due).tags("</td><td>").text(g.Status).tags("</td></tr>\n")
	}
	p.tags("</tbody>\n</table>\n")
}

func (p *page) section(s section) {
	p.tags("<h3>").text(s.Head).tags("</h3>\n")
	switch {
	case len(s.Entries) == 0:
		p.tags("<p>").text(s.None).tags("</p>\n")
		return
	case s.Sent:
		for _, e := range s.Entries {
			p.tags(`<p class="what">`).text(e.What).tags("</p>\n")
			p.element(`<div class="text sent">`, e.Text, "</div>\n")
		}
		return
	case s.Small:
		p.tags("<table class=\"small\"><tbody>\n")
	default:
		p.tags("<table><tbody>\n")
	}
	for _, e := range s.Entries {
		p.entry(e)
	}
	p.tags("</tbody></table>\n")
}

// entry is a line of a table.
func (p *page) entry(e entry) {
	if e.long() {
		p.tags(`<tr class="long">`)
	} else {
		p.tags("<tr>")
	}
	p.tags(`<td class="day">`).text(e.Day).tags("</td><td>").text(e.What)
	p.element(`<div class="text">`, e.Text, "</div>")
	p.element(`<div class="small">`, e.File, "</div>")
	p.element(`<div class="hash">`, e.Hash, "</div>")
	p.element(`<div class="hash">`, e.URL, "</div>")
	p.tags("</td></tr>\n")
}
