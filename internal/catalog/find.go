package catalog

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Find lists the platforms that a person can mean by a name, in any case, Unicode form and
// width: the one with this id or name, or else all that are also known by it or whose
// accounts are at the site of this name, or of an address that was copied.
func (c *Catalog) Find(name string) []*Platform {
	typed := safetext.Fold(siteOf(norm.NFKC.String(name)))
	is := func(s string) bool { return safetext.Fold(s) == typed }
	var also []*Platform
	for _, p := range c.Outlines() {
		switch {
		case is(p.ID) || is(p.Name.String()):
			return []*Platform{c.Platform(p.ID)}
		case slices.ContainsFunc(p.Also, func(l safetext.Line) bool { return is(l.String()) }) || slices.ContainsFunc(p.Sites, is):
			also = append(also, c.Platform(p.ID))
		}
	}
	return also
}

// Near lists the outlines of up to n platforms of which the id or a name is like what was typed, best
// first, none if nothing is near.
func (c *Catalog) Near(typed string, n int) []*Platform {
	var names []string
	of := map[string]*Platform{}
	for _, p := range c.Outlines() {
		for _, also := range append([]safetext.Line{safetext.NewLine(p.ID), p.Name}, p.Also...) {
			if name := also.String(); of[name] == nil {
				names, of[name] = append(names, name), p
			}
		}
	}
	var near []*Platform
	for _, name := range country.Alike(typed, names, len(names)) {
		if p := of[name]; len(near) < n && !slices.Contains(near, p) {
			near = append(near, p)
		}
	}
	return near
}

// siteOf is the site of an address as a browser shows it, or the text if it is none.
func siteOf(text string) string {
	text = strings.TrimSpace(text)
	if _, rest, address := strings.Cut(text, "://"); address {
		text = rest[:strings.IndexAny(rest+"/", "/?#")]
	}
	for _, before := range []string{"www.", "m."} {
		if site, cut := strings.CutPrefix(strings.ToLower(text), before); cut && strings.Contains(site, ".") {
			return site
		}
	}
	return text
}
