package site

import (
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// region is all places in which the answers are the same: the ways of every platform, and
// what the law gives.
type region struct {
	ID    string
	Codes []country.Code // in the order of their codes
}

// The regions that are not called by the first of their codes.
const (
	eea   = "eea"
	us    = "us"    // the states without an answer of their own
	other = "other" // where nothing holds but what holds everywhere
)

// regionsOf sorts all places into regions, by their ids; the rest of the world is last.
func regionsOf(platforms []*catalog.Platform, day time.Time) []region {
	answers := func(c country.Code) string {
		var b strings.Builder
		for _, p := range platforms {
			b.WriteString(p.Way(c).ID + " ")
		}
		return b.String() + catalog.ClaimIn(c, day).ID
	}
	found := map[string]*region{}
	for _, c := range country.All() {
		key := answers(c.Code)
		if found[key] == nil {
			found[key] = &region{}
		}
		found[key].Codes = append(found[key].Codes, c.Code)
	}
	elsewhere := answers("")
	all := make([]region, 0, len(found))
	for key, r := range found {
		slices.Sort(r.Codes)
		switch {
		case key == elsewhere:
			r.ID = other
		case slices.Contains(r.Codes, "US"):
			r.ID = us
		case slices.Contains(r.Codes, "DE"):
			r.ID = eea
		default:
			r.ID = strings.ToLower(string(r.Codes[0]))
		}
		all = append(all, *r)
	}
	sort.Slice(all, func(i, j int) bool {
		a, b := all[i].ID, all[j].ID
		if a == other || b == other {
			return a != other
		}
		return a < b
	})
	return all
}

// home is a place in the region.
func (r region) home() country.Code {
	if r.ID == other {
		return ""
	}
	return r.Codes[0]
}

// name is what the region is called.
func (e edition) regionName(r region) words.Text {
	if name, ok := e.w.Site.Get().Regions[r.ID]; ok {
		return name
	}
	return safetext.Join(words.Each(r.Codes, e.w.Country), ", ")
}

// places are the places that a way or a fact names, everywhere if it names none.
func (e edition) places(where []string) words.Text {
	if len(where) == 0 {
		return e.w.Site.Get().Everywhere
	}
	return safetext.Join(words.Each(where, func(code string) words.Text {
		if name, ok := e.w.Site.Get().Groups[strings.ToLower(code)]; ok {
			return name
		}
		return e.w.Country(country.Code(code))
	}), ", ")
}

// What the answer of a platform in a place can be, beside the kinds of ways.
const (
	byLetter  = "letter"    // only the law helps
	untrained = "untrained" // the company says that it does not train on this
)

// answer is the kind of what is possible on a platform in a place.
func (b book) answer(p *catalog.Platform, in country.Code) string {
	switch w := p.Way(in); {
	case w.Untrained:
		return untrained
	case w.Kind == catalog.None && catalog.Objection(in, b.day) != nil:
		return byLetter
	default:
		return string(w.Kind)
	}
}
