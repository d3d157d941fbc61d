// Command reach counts what the catalogue holds and how well it is known, for whoever
// reviews it.
package main

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

const (
	mostUsed = 30  // entries of which the sources are looked at
	perMin   = 200 // words that people read in a minute
)

func main() {
	if err := write(os.Stdout, measure(catalog.Load("").Platforms())); err != nil {
		fmt.Fprintln(os.Stderr, "reach:", err)
		os.Exit(1)
	}
}

// reach is what was counted.
type reach struct {
	entries, watched, facts, known int
	basis, changed                 int
	ownWays, usedWays              int // of the entries that most people use
	ownSources, usedSources        int
	toAct, toKnow                  most
	over                           []string // entries of which all takes more than two minutes
}

// most is the way that takes most words to read.
type most struct {
	words int
	way   string
}

func (m *most) count(words int, way string) {
	if words > m.words {
		*m = most{words, way}
	}
}

func (m most) minutes() float64 { return float64(m.words) / perMin }

// measure counts. A fact is a way or a legal basis: each has sources, a date and a grade of
// its own.
func measure(all []*catalog.Platform) reach {
	r := reach{entries: len(all)}
	for _, p := range all {
		if p.Watch != nil {
			r.watched++
		}
		r.facts += len(p.Ways) + len(p.Basis)
		r.basis += min(1, len(p.Basis))
		changed := false
		for _, w := range p.Ways {
			if w.Evidence != "" && len(w.Sources) > 0 && !slices.ContainsFunc(w.Sources, func(s catalog.Source) bool { return s.Date.IsZero() }) {
				r.known++
			}
			changed = changed || !w.Changed.On.IsZero()
			act, know := wordsOf(p, &w)
			r.toAct.count(act, p.ID+" "+w.ID)
			r.toKnow.count(know, p.ID+" "+w.ID)
			if know > 2*perMin && !slices.Contains(r.over, p.ID) {
				r.over = append(r.over, p.ID)
			}
		}
		for _, b := range p.Basis {
			if b.Evidence != "" && b.URL != "" && !b.Date.IsZero() {
				r.known++
			}
		}
		if changed {
			r.changed++
		}
	}
	used := slices.Clone(all)
	slices.SortStableFunc(used, func(a, b *catalog.Platform) int { return a.People.Compare(b.People) })
	for _, p := range used[:min(mostUsed, len(used))] {
		r.look(p)
	}
	return r
}

// look counts on which sources the ways of an entry rest.
func (r *reach) look(p *catalog.Platform) {
	for _, w := range p.Ways {
		r.usedWays++
		rests := false
		for _, s := range slices.Concat(w.Sources, p.Sources) {
			r.usedSources++
			if own(p, s.URL) {
				r.ownSources++
				rests = true
			}
		}
		if rests {
			r.ownWays++
		}
	}
}

// own says that a source is a text of the company: on its own domains, or a captured copy.
func own(p *catalog.Platform, source string) bool {
	u, err := url.Parse(source)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	on := func(domain string) bool { return host == domain || strings.HasSuffix(host, "."+domain) }
	copied := host == "github.com" && (strings.HasPrefix(u.Path, "/OpenTermsArchive/") || strings.HasPrefix(u.Path, "/AIAccountabilityLab/gpai-training-transparency/blob/"))
	return copied || slices.ContainsFunc(p.Domains, on) || slices.ContainsFunc(p.Sites, on)
}

// wordsOf is how many words somebody reads who takes a way: to act, its steps and what to
// have ready; to know, all that is said of it, too. What helps when something fails is read
// by those for whom it does.
func wordsOf(p *catalog.Platform, w *catalog.Way) (act, know int) {
	texts := []string{p.Name.String(), w.Title.String()}
	for _, s := range w.Steps {
		if !s.Optional || w.Kind == catalog.None {
			texts = append(texts, s.Title.String(), s.Text.String(), s.Code.Text.String())
		}
	}
	for _, l := range w.Needs {
		texts = append(texts, l.String())
	}
	act = len(strings.Fields(strings.Join(texts, " ")))
	texts = append(texts, p.Uses.String(), w.Since.String(), w.Expect.String(), w.Verify.String(), w.Covers.String())
	for _, l := range slices.Concat(w.NotCover, p.NotCover) {
		texts = append(texts, l.String())
	}
	return act, len(strings.Fields(strings.Join(texts, " ")))
}

func write(out io.Writer, r reach) error {
	_, err := fmt.Fprintf(out, `entries                                        %d
  with a watched document                      %d
  with a day of the last change                %d
  with the legal basis that the company names  %d
facts: ways and legal bases                    %d
  with source, date and grade                  %d
ways of the %d entries that most people use    %d
  resting on the company's own text            %d (%d%%)
  their sources that are the company's text    %d of %d
most to read before a way is taken             %.1f minutes (%s)
most to read of all that is known of a way     %.1f minutes (%s)
entries of which that is more than two         %d %s
`, r.entries, r.watched, r.changed, r.basis, r.facts, r.known, mostUsed, r.usedWays, r.ownWays, percent(r.ownWays, r.usedWays),
		r.ownSources, r.usedSources, r.toAct.minutes(), r.toAct.way, r.toKnow.minutes(), r.toKnow.way, len(r.over), strings.Join(r.over, " "))
	return err
}

func percent(n, of int) int { return 100 * n / max(1, of) }
