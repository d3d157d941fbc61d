package markup

import (
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

func TestNothingFromOutsideBecomesMarkup(t *testing.T) {
	p := &Page{}
	p.Tags("<p").Attr("id", `a" onclick="x`).Tags(">").Text(`<script>"&'`).Tags("</p>")
	if got, want := string(p.Bytes()), `<p id="a&#34; onclick=&#34;x">&lt;script&gt;&#34;&amp;&#39;</p>`; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestALinkOnlyLeadsSomewhereThatIsFollowed(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c&d": `<a href="https://example.org/a?b=c&amp;d">x</a>`,
		"../p/facebook/":              `<a href="../p/facebook/">x</a>`,
		"#form":                       `<a href="#form">x</a>`,
		"mailto:a@example.org":        `<a href="mailto:a@example.org">x</a>`,
		"javascript:alert(1)":         `<a href="#">x</a>`,
		"JavaScript:alert(1)":         `<a href="#">x</a>`,
		"\tjavascript:alert(1)":       `<a href="#">x</a>`,
		"java\tscript:alert(1)":       `<a href="#">x</a>`,
		"data:text/html,x":            `<a href="#">x</a>`,
		"//example.org":               `<a href="#">x</a>`,
		"/\\example.org":              `<a href="#">x</a>`,
		"https:example.org":           `<a href="#">x</a>`,
	} {
		p := &Page{}
		if got := string(p.Link(address, "x").Bytes()); got != want {
			t.Errorf("%q: %s\nwant %s", address, got, want)
		}
	}
}

func TestAnElementWithoutATextIsLeftOut(t *testing.T) {
	p := &Page{}
	p.Element("<p>", "", "</p>")
	p.Element("<b>", safetext.NewLine("a<b").Text(), "</b>")
	if got := string(p.Bytes()); got != "<b>a&lt;b</b>" {
		t.Error(got)
	}
}
