package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/link"
)

var (
	idShape     = pattern(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	sourceDate  = pattern(`^(\d{4}(-\d{2}(-\d{2})?)?|undated)$`)
	sourceShape = pattern(`^https?://[^\s/]+\.[^\s]+$`)
	yamlMessage = pattern(`(?s)^(?:yaml: )?(?:line (\d+): )?(.*)$`)
)

// pattern is a regular expression that is compiled on first use: few runs of the program
// need one.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// checkRest validates what could be decoded. It drops faults of a key for which the
// decoder has already reported one, or of a way with such a key: they would only repeat
// it.
func (d *decoder) checkRest(p *Platform, id string) {
	known := d.faults
	d.faults = nil
	d.check(p, id)
	keys, faulty := make([]string, len(known)), map[string]bool{}
	for i, k := range known {
		keys[i] = k.Key
		faulty[wayOf(k.Key)] = true
	}
	slices.Sort(keys)
	d.faults = slices.DeleteFunc(d.faults, func(f Fault) bool {
		i, _ := slices.BinarySearch(keys, f.Key) // the first that could begin with it
		return i < len(keys) && strings.HasPrefix(keys[i], f.Key) || wayOf(f.Key) != "" && faulty[wayOf(f.Key)]
	})
	d.faults = append(known, d.faults...)
}

// wayOf is the way that a key belongs to, as in ways[2], or "".
func wayOf(key string) string {
	way, _, _ := strings.Cut(key, ".")
	if !strings.HasPrefix(way, "ways[") {
		return ""
	}
	return way
}

// check validates a decoded platform as a whole and puts shared steps in place.
func (d *decoder) check(p *Platform, id string) {
	if p.ID != id {
		d.at("id", "id-not-file-name", "text", p.ID, "id", id)
	}
	d.checkID("id", p.ID)
	for i, domain := range p.Domains {
		if err := link.CheckHost(domain); err != nil {
			d.add(d.line(key("domains", i)), key("domains", i), err)
		}
	}
	d.checkSteps(p, "steps", p.Steps)
	d.checkSources("sources", p.Sources)
	d.checkWays(p)
	for i, s := range p.Steps {
		if first(p.Ways, func(w *Way) bool { return w.Step(s.ID) != nil }) == nil {
			d.at(key("steps", i), "step-unused", "text", s.ID)
		}
	}
}

func (d *decoder) checkWays(p *Platform) {
	seen := map[string]bool{}
	for i := range p.Ways {
		w, path := &p.Ways[i], key("ways", i)
		d.checkID(path+".id", w.ID)
		if seen[w.ID] {
			d.at(path+".id", "way-twice", "text", w.ID)
		}
		seen[w.ID] = true
		for j, code := range w.Where {
			if !isRegion(code) {
				d.at(key(path+".where", j), "bad-region", "text", code)
			}
		}
		if last := i == len(p.Ways)-1; last != (len(w.Where) == 0) {
			d.at(path, "last-way")
		}
		d.placeShared(p, w, path)
		d.checkSteps(p, path+".steps", w.Steps)
		d.checkSources(path+".sources", w.Sources)
		d.checkKind(w, path)
	}
}

// checkKind checks that a way has what its kind promises: a request can be told from a
// form that was only opened, and a result from a request.
func (d *decoder) checkKind(w *Way, path string) {
	does := func(do Do) bool {
		return slices.ContainsFunc(w.Steps, func(s Step) bool { return s.Do == do && !s.Optional })
	}
	switch {
	case (w.Kind == Right) != (w.Law != ""):
		d.at(path+".law", "law-of-right")
	case !w.Deadline.IsZero() && w.Kind != Right:
		d.at(path+".deadline", "deadline-of-right")
	case w.Kind == None && (does(Send) || does(Check)):
		d.at(path+".steps", "none-but-needed")
	case w.Kind != None && w.Minutes == 0:
		d.at(path+".minutes", "key-missing")
	case w.Kind != None && !does(Check):
		d.at(path+".steps", "no-check")
	case (w.Kind == Right || w.Kind == Request) && !does(Send):
		d.at(path+".steps", "no-send")
	}
}

// placeShared puts the platform's steps where the way takes them with use.
func (d *decoder) placeShared(p *Platform, w *Way, path string) {
	for j := range w.Steps {
		s := &w.Steps[j]
		if s.Use == "" {
			continue
		}
		at := key(path+".steps", j) + ".use"
		if s.ID != "" || s.Do != "" || !s.Title.IsZero() || !s.Text.IsZero() || s.Link != "" || s.Letter != "" || s.Otherwise != nil {
			d.at(at, "use-alone")
		}
		shared := first(p.Steps, func(o *Step) bool { return o.ID == s.Use })
		if shared == nil {
			ids := make([]string, len(p.Steps))
			for k := range p.Steps {
				ids[k] = p.Steps[k].ID
			}
			d.at(at, "unknown-use", "text", s.Use, "near", country.Nearest(s.Use, ids, 3))
			continue
		}
		*s = *shared
	}
}

func (d *decoder) checkSteps(p *Platform, path string, steps []Step) {
	seen := map[string]bool{}
	for i, s := range steps {
		at := key(path, i)
		if s.Use != "" {
			if path == "steps" {
				d.at(at+".use", "use-of-shared")
			}
			continue // reported by placeShared
		}
		d.checkID(at+".id", s.ID)
		if seen[s.ID] {
			d.at(at+".id", "step-twice", "text", s.ID)
		}
		seen[s.ID] = true
		if s.Title.IsZero() {
			d.at(at+".title", "key-missing")
		}
		switch {
		case s.Do == "":
			d.at(at+".do", "key-missing")
		case s.Do == Open && s.Link == "":
			d.at(at+".link", "link-missing")
		case s.Do == Copy && s.Letter == "":
			d.at(at+".letter", "letter-missing")
		}
		d.checkLink(p, at+".link", s.Link)
		for j, o := range s.Otherwise {
			d.checkLink(p, key(at+".otherwise", j)+".link", o.Link)
			if o.Path.IsZero() && o.Link == "" && o.Post.IsZero() {
				d.at(key(at+".otherwise", j), "otherwise-empty")
			}
		}
	}
}

func (d *decoder) checkLink(p *Platform, path, address string) {
	if err := link.Check(address, p.Domains); address != "" && err != nil {
		d.add(d.line(path), path, err)
	}
}

func (d *decoder) checkSources(path string, sources []Source) {
	for i, s := range sources {
		if !sourceShape().MatchString(s.URL) {
			d.at(key(path, i)+".url", "bad-address", "text", s.URL)
		}
		if !sourceDate().MatchString(s.Date.String()) {
			d.at(key(path, i)+".date", "bad-date", "text", s.Date)
		}
	}
}

func (d *decoder) checkID(path, id string) {
	if !idShape().MatchString(id) {
		d.at(path, "bad-id", "text", id)
	}
	// Many YAML readers take these for something other than text.
	if slices.Contains([]string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"}, id) {
		d.at(path, "id-is-truth", "text", id)
	}
}

func isRegion(code string) bool {
	c, ok := country.Parse(code)
	return code == "EU" || code == "EEA" || ok && string(c) == code
}

func key(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
