package catalog

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/strict"
)

var (
	idShape     = pattern(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	sourceDate  = pattern(`^(\d{4}(-\d{2}(-\d{2})?)?|undated)$`)
	sourceShape = pattern(`^https?://[^\s/]+\.[^\s]+$`)
	appShape    = pattern(`^[A-Za-z][\w-]*(\.[A-Za-z0-9][\w-]*)+$`)
	repoShape   = pattern(`^[A-Za-z0-9][A-Za-z0-9-]*/\.?[\w-][\w.-]*$`)
	commitShape = pattern(`^[0-9a-f]{7,40}$`)
	// A line that somebody pastes runs one program, redirects nothing, and expands nothing.
	commandShape  = pattern(`^[\w./-]+( [\w./:=,@-]+)*$`)
	variableShape = pattern(`^[A-Z][A-Z0-9_]*=[\w./:,-]+$`)
	linesShape    = pattern(`^\S+( \S+)*(\n\S+( \S+)*)*$`) // spaces that a screen may join change nothing
)

// pattern is a regular expression that is compiled on first use: few runs of the program
// need one.
//
//go:noinline
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// checker adds to the faults of a file what is wrong with the entry as a whole.
type checker struct{ *strict.Reader }

// checkRest validates what could be decoded. It drops faults of a key for which the reader
// has already reported one, or of a way with such a key: they would only repeat it.
func (c checker) checkRest(p *Platform, id string) {
	known := c.Faults
	c.Faults = nil
	c.check(p, id)
	keys, faulty := make([]string, len(known)), map[string]bool{}
	for i, k := range known {
		keys[i] = k.Key
		faulty[wayOf(k.Key)] = true
	}
	slices.Sort(keys)
	c.Faults = slices.DeleteFunc(c.Faults, func(f strict.Fault) bool {
		i, _ := slices.BinarySearch(keys, f.Key) // the first that could begin with it
		return i < len(keys) && strings.HasPrefix(keys[i], f.Key) || wayOf(f.Key) != "" && faulty[wayOf(f.Key)]
	})
	c.Faults = append(known, c.Faults...)
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
func (c checker) check(p *Platform, id string) {
	if p.ID != id {
		c.At("id", "id-not-file-name", "text", p.ID, "id", id)
	}
	c.checkID("id", p.ID, map[string]bool{}, "")
	for i, domain := range p.Domains {
		if err := link.CheckHost(domain); err != nil {
			c.Add(strict.Item("domains", i), err)
		}
	}
	c.checkNames(p)
	c.checkSteps(p, "steps", p.Steps)
	c.checkSources("sources", p.Sources)
	for i, b := range p.Basis {
		path := strict.Item("basis", i)
		c.checkWhere(path, b.Where)
		c.checkSource(path, b.URL, b.Date.String())
	}
	c.checkWays(p)
	for i, s := range p.Steps {
		if first(p.Ways, func(w *Way) bool { return w.Step(s.ID) != nil }) == nil {
			c.At(strict.Item("steps", i), "step-unused", "text", s.ID)
		}
	}
}

// checkNames checks by what the platform is found, and what it is watched by.
func (c checker) checkNames(p *Platform) {
	seen := map[string]bool{safetext.Fold(p.ID): true, safetext.Fold(p.Name.String()): true}
	once := func(path, name string) {
		if seen[safetext.Fold(name)] {
			c.At(path, "name-twice", "text", name)
		}
		seen[safetext.Fold(name)] = true
	}
	for i, name := range p.Also {
		once(strict.Item("also", i), name.String())
	}
	clear(seen)
	for i, site := range p.Sites {
		if err := link.CheckHost(site); err != nil {
			c.Add(strict.Item("sites", i), err)
		}
		once(strict.Item("sites", i), site)
	}
	for i, app := range p.Apps {
		if !appShape().MatchString(app) {
			c.At(strict.Item("apps", i), "bad-app", "text", app)
		}
		once(strict.Item("apps", i), app)
	}
	for i, w := range p.Watch {
		path := strict.Item("watch", i)
		if !repoShape().MatchString(w.Repository) {
			c.At(path+".repository", "bad-repository", "text", w.Repository)
		}
		if !filepath.IsLocal(w.Path) {
			c.At(path+".path", "bad-path", "text", w.Path)
		}
		if !commitShape().MatchString(w.Read) {
			c.At(path+".read", "bad-commit", "text", w.Read)
		}
	}
}

func (c checker) checkWays(p *Platform) {
	seen := map[string]bool{}
	for i := range p.Ways {
		w, path := &p.Ways[i], strict.Item("ways", i)
		c.checkID(path+".id", w.ID, seen, "way-twice")
		c.checkWhere(path, w.Where)
		if last := i == len(p.Ways)-1; last != (len(w.Where) == 0) {
			c.At(path, "last-way")
		}
		c.placeShared(p, w, path)
		c.checkSteps(p, path+".steps", w.Steps)
		c.checkSources(path+".sources", w.Sources)
		c.checkKind(w, path)
	}
}

func (c checker) checkWhere(path string, where []string) {
	for i, code := range where {
		if region, ok := country.Parse(code, nil); code != "EU" && code != "EEA" && (!ok || string(region) != code) {
			c.At(strict.Item(path+".where", i), "bad-region", "text", code)
		}
	}
}

// checkKind checks that a way has what its kind promises: a request can be told from a
// form that was only opened, and a result from a request.
func (c checker) checkKind(w *Way, path string) {
	does := func(do Do) bool {
		return slices.ContainsFunc(w.Steps, func(s Step) bool { return s.Do == do && !s.Optional })
	}
	switch {
	case w.Kind == Right && w.Law == "" || w.Kind != Right && w.Kind != Request && w.Law != "":
		c.At(path+".law", "law-of-right")
	case !w.Deadline.IsZero() && w.Kind != Right:
		c.At(path+".deadline", "deadline-of-right")
	case w.Kind == None && (does(Send) || does(Check)):
		c.At(path+".steps", "none-but-needed")
	case w.Kind != None && w.Minutes == 0:
		c.At(path+".minutes", "key-missing")
	case w.Kind != None && !does(Check):
		c.At(path+".steps", "no-check")
	case (w.Kind == Right || w.Kind == Request) && !does(Send):
		c.At(path+".steps", "no-send")
	}
}

// placeShared puts the platform's steps where the way takes them with use.
func (c checker) placeShared(p *Platform, w *Way, path string) {
	for j := range w.Steps {
		s := &w.Steps[j]
		if s.Use == "" {
			continue
		}
		at := strict.Item(path+".steps", j) + ".use"
		if s.ID != "" || s.Do != "" || !s.Title.IsZero() || !s.Text.IsZero() || s.Link != "" || s.Letter != "" || s.Code != (Code{}) || s.Otherwise != nil {
			c.At(at, "use-alone")
		}
		shared := first(p.Steps, func(o *Step) bool { return o.ID == s.Use })
		if shared == nil {
			ids := make([]string, len(p.Steps))
			for k := range p.Steps {
				ids[k] = p.Steps[k].ID
			}
			c.At(at, "unknown-use", "text", s.Use, "near", country.Nearest(s.Use, ids, 3))
			continue
		}
		*s = *shared
	}
}

func (c checker) checkSteps(p *Platform, path string, steps []Step) {
	seen := map[string]bool{}
	for i, s := range steps {
		at := strict.Item(path, i)
		if s.Use != "" {
			if path == "steps" {
				c.At(at+".use", "use-of-shared")
			}
			continue // reported by placeShared
		}
		c.checkID(at+".id", s.ID, seen, "step-twice")
		if s.Title.IsZero() {
			c.At(at+".title", "key-missing")
		}
		switch {
		case s.Do == "":
			c.At(at+".do", "key-missing")
		case s.Do == Open && s.Link == "":
			c.At(at+".link", "link-missing")
		case s.Do == Copy && s.Letter == "":
			c.At(at+".letter", "letter-missing")
		case (s.Do == Set) != (s.Code != Code{}):
			c.At(at+".code", "code-of-set")
		}
		c.checkCode(at+".code", s.Code)
		c.checkLink(p, at+".link", s.Link)
		for j, o := range s.Otherwise {
			c.checkLink(p, strict.Item(at+".otherwise", j)+".link", o.Link)
			if o.Path.IsZero() && o.Link == "" && o.Post.IsZero() {
				c.At(strict.Item(at+".otherwise", j), "otherwise-empty")
			}
		}
	}
}

// checkCode checks that a code says where it goes, and that it does nothing else than what
// it says when somebody pastes it.
func (c checker) checkCode(path string, code Code) {
	if code == (Code{}) {
		return
	}
	if (code.As == Variable) == !code.Into.IsZero() {
		c.At(path+".into", "code-into")
	}
	shape, problem := linesShape(), problem.Kind("bad-code")
	switch code.As {
	case Variable:
		shape, problem = variableShape(), "bad-variable"
	case Command:
		shape, problem = commandShape(), "bad-command"
	}
	if text := code.Text.String(); !shape.MatchString(text) {
		c.At(path+".text", problem, "text", text)
	}
}

func (c checker) checkLink(p *Platform, path, address string) {
	if err := link.Check(address, p.Domains); address != "" && err != nil {
		c.Add(path, err)
	}
}

func (c checker) checkSources(path string, sources []Source) {
	for i, s := range sources {
		c.checkSource(strict.Item(path, i), s.URL, s.Date.String())
	}
}

func (c checker) checkSource(path, url, date string) {
	if !sourceShape().MatchString(url) {
		c.At(path+".url", "bad-address", "text", url)
	}
	if !sourceDate().MatchString(date) {
		c.At(path+".date", "bad-date", "text", date)
	}
}

// checkID checks one of several ids; twice is the problem if it was seen before.
func (c checker) checkID(path, id string, seen map[string]bool, twice problem.Kind) {
	if !idShape().MatchString(id) {
		c.At(path, "bad-id", "text", id)
	}
	// Many YAML readers take these for something other than text.
	if slices.Contains([]string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"}, id) {
		c.At(path, "id-is-truth", "text", id)
	}
	if seen[id] {
		c.At(path, twice, "text", id)
	}
	seen[id] = true
}
