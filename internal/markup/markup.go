// Package markup writes HTML. A tag is a constant of the code, a text is escaped, and an
// address is one that a browser only follows: text from outside cannot become markup.
package markup

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"unicode"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Tags is HTML or CSS that stands in the code. Only a constant becomes one: a test
// forbids conversions to it.
type Tags string

// Page is HTML while it is written.
type Page struct{ b strings.Builder }

// Bytes is what was written.
func (p *Page) Bytes() []byte { return []byte(p.b.String()) }

// Tags writes markup.
//
//go:noinline
func (p *Page) Tags(m Tags) *Page {
	p.b.WriteString(string(m))
	return p
}

// Text writes what stands between tags, never what stands in one.
func (p *Page) Text(t safetext.Text) *Page {
	p.b.WriteString(html.EscapeString(string(t)))
	return p
}

// Element writes an element with a text in it, or nothing without a text.
func (p *Page) Element(begin Tags, t safetext.Text, end Tags) {
	if t != "" {
		p.Tags(begin).Text(t).Tags(end)
	}
}

// Attr writes an attribute of the tag that is open, after a space. An address that could
// run something becomes one that leads nowhere.
func (p *Page) Attr(name Tags, value string) *Page {
	if name == "href" && !followed(value) {
		value = "#"
	}
	p.b.WriteString(" " + string(name) + `="` + html.EscapeString(safetext.NewLine(value).String()) + `"`)
	return p
}

// followed says that a browser follows an address, or hands it to the mail program: it is
// on the web, or beside the page.
func followed(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "https", "http":
		return u.Host != ""
	case "mailto":
		return true
	}
	return u.Scheme == "" && u.Host == "" && !strings.Contains(address, `\`)
}

// Link writes a link with its text.
func (p *Page) Link(address string, t safetext.Text) *Page {
	return p.Tags("<a").Attr("href", address).Tags(">").Text(t).Tags("</a>")
}

// Quoted writes a string of CSS inside a style element: what is no letter, digit or space
// is escaped, and so is the end of the element.
func (p *Page) Quoted(t safetext.Text) *Page {
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
