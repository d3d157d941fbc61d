package report

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// List is what `list --json` prints: every platform with all of its ways, and
// which of them holds in Country.
type List struct {
	Country   string     `json:"country"` // ISO 3166-1, "" if not known
	Platforms []Platform `json:"platforms"`
	// Objection is the right to object by letter that holds in Country beside the ways of
	// the platforms; nil where none is known.
	Objection *catalog.Claim `json:"objection,omitempty"`
	// Law is what the law of Country gives where that is no right; nil where nothing is known.
	Law *catalog.Claim `json:"law,omitempty"`
}

// Platform is an entry of the catalogue as its file has it, and the way that
// holds in the country that was asked for.
type Platform struct {
	*catalog.Platform
	Way Way `json:"way"`
	// Objection is the id of the right to object by letter beside the way, "" where
	// there is none and where the way is that right.
	Objection string `json:"objection,omitempty"`
}

// Way is the short of the way that holds; the whole of it is among ways.
type Way struct {
	ID       string           `json:"id"`
	Kind     catalog.Kind     `json:"kind"`
	Title    string           `json:"title"`
	Minutes  int              `json:"minutes,omitzero"`
	Who      catalog.Who      `json:"who"`
	Checked  catalog.Date     `json:"checked"`
	Stale    bool             `json:"stale"` // not checked for more than 180 days, or never on a known day
	Evidence catalog.Evidence `json:"evidence"`
}

// ListOf is the list of some platforms for a country on a day.
func ListOf(platforms []*catalog.Platform, c country.Code, today time.Time) List {
	l := List{Country: string(c)}
	if k := catalog.ClaimIn(c, today); k.Kind == catalog.None && !k.Since.IsZero() {
		l.Law = k
	}
	l.Platforms = words.Each(platforms, func(p *catalog.Platform) Platform {
		w, objection := p.Way(c), ""
		if right := catalog.Objection(c, today); right != nil && w.Kind != catalog.Right {
			l.Objection, objection = right, right.ID
		}
		return Platform{p, Way{w.ID, w.Kind, w.Title.String(), w.Minutes, w.Who, w.Checked, w.Stale(today), w.Evidence}, objection}
	})
	return l
}

// Checked is what `catalog check --json` prints.
type Checked struct {
	Entries int     `json:"entries"` // those without a fault
	Faults  []Fault `json:"faults"`
	Stale   []Stale `json:"stale"`
}

// Fault is one thing wrong with an entry.
type Fault struct {
	File string        `json:"file"`
	Line int           `json:"line"`
	Key  safetext.Line `json:"key"` // such as ways[0].steps[2].link, "" for the whole file
	Says safetext.Line `json:"says"`
}

// Stale is a way that was not checked for more than 180 days, or never on a known day, or
// not since the platform changed it.
type Stale struct {
	Platform string         `json:"platform"`
	Way      string         `json:"way"`
	Checked  catalog.Date   `json:"checked"`
	People   catalog.People `json:"people,omitzero"`  // about how many it concerns; "" if there is no estimate
	Changed  catalog.Date   `json:"changed,omitzero"` // zero if no change is known since it was checked
}

// byRisk orders ways by what can be wrong for how many: known changes first, then the most
// people, then the longest time since the last check.
func byRisk(a, b Stale) int {
	known := func(s Stale) int {
		if s.Changed.On.IsZero() {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(known(a), known(b)), a.People.Compare(b.People), a.Checked.On.Compare(b.Checked.On))
}

// CheckedOf is what was found in some files on a day, in the words of a language.
func CheckedOf(w *words.Words, good []*catalog.Platform, bad []*catalog.FileError, today time.Time) Checked {
	c := Checked{Entries: len(good), Faults: []Fault{}, Stale: []Stale{}}
	for _, file := range bad {
		for _, f := range file.Faults {
			c.Faults = append(c.Faults, Fault{safetext.NewLine(file.File).String(), f.Line, safetext.NewLine(f.Key), safetext.NewLine(string(w.Why(f.Err)))})
		}
	}
	for _, p := range good {
		for i := range p.Ways {
			way := &p.Ways[i]
			found := Stale{Platform: p.ID, Way: way.ID, Checked: way.Checked, People: p.People}
			if way.ChangedSince() {
				found.Changed = way.Changed
			}
			if way.Stale(today) || way.ChangedSince() {
				c.Stale = append(c.Stale, found)
			}
		}
	}
	sort.SliceStable(c.Stale, func(i, j int) bool { return byRisk(c.Stale[i], c.Stale[j]) < 0 })
	return c
}

// Link is a link of the catalogue and where it stands.
type Link struct{ Platform, Way, Step, URL string }

// Links lists every link of some platforms, each once per platform and step.
func Links(platforms []*catalog.Platform) []Link {
	var all []Link
	for _, p := range platforms {
		seen := map[string]bool{}
		add := func(way, step, url string) {
			if url != "" && !seen[step+" "+url] {
				seen[step+" "+url] = true
				all = append(all, Link{p.ID, way, step, url})
			}
		}
		for _, w := range p.Ways {
			for _, s := range w.Steps {
				add(w.ID, s.ID, s.Link)
				for _, o := range s.Otherwise {
					add(w.ID, s.ID, o.Link)
				}
			}
		}
	}
	return all
}

// Table is all platforms as a table in Markdown: what is possible in the EEA, the
// United Kingdom, Switzerland, Brazil, the United States, and elsewhere, on a day.
func Table(platforms []*catalog.Platform, today time.Time) string {
	var b strings.Builder
	b.WriteString("| Platform | Owner | EEA | UK | Switzerland | Brazil | US | elsewhere | checked |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|---|\n")
	for _, p := range platforms {
		fmt.Fprintf(&b, "| %s | %s ", cell(p.Name.String()), cell(p.Owner.String()))
		for _, c := range []country.Code{"DE", "GB", "CH", "BR", "US", ""} {
			way := p.Way(c)
			kind := string(way.Kind)
			switch {
			case way.Kind == catalog.None && !way.Untrained && catalog.Objection(c, today) != nil:
				kind = "letter"
			case way.Kind == catalog.None:
				kind = "-"
			}
			b.WriteString("| " + kind + " ")
		}
		newest := slices.MaxFunc(p.Ways, func(a, b catalog.Way) int { return a.Checked.On.Compare(b.Checked.On) })
		fmt.Fprintf(&b, "| %s |\n", newest.Checked)
	}
	return b.String()
}

// cell keeps a text from ending its cell of a table.
func cell(s string) string { return strings.NewReplacer("|", `\|`, "<", "&lt;").Replace(s) }
