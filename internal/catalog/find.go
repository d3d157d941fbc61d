package catalog

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Find lists the platforms that a person can mean by a name, in any case and Unicode form:
// the one with this id or name, or else all that are also known by it or whose accounts are
// at the site of this name.
func (c *Catalog) Find(name string) []*Platform {
	typed := safetext.Fold(name)
	is := func(s string) bool { return safetext.Fold(s) == typed }
	var also []*Platform
	for _, p := range c.Platforms() {
		switch {
		case is(p.ID) || is(p.Name.String()):
			return []*Platform{p}
		case slices.ContainsFunc(p.Also, func(l safetext.Line) bool { return is(l.String()) }) || slices.ContainsFunc(p.Sites, is):
			also = append(also, p)
		}
	}
	return also
}

// Near lists up to n platforms of which the id or a name is like what was typed, best
// first, none if nothing is near.
func (c *Catalog) Near(typed string, n int) []*Platform {
	var names []string
	of := map[string]*Platform{}
	for _, p := range c.Platforms() {
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
