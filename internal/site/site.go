// Package site makes the public form of the catalogue: pages without scripts for people,
// and files at fixed addresses for programs. It is pure: the same catalogue, day and base
// give the same bytes. Custom entries are never in it.
package site

import (
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Mark is a file of every site that this package made.
const Mark = "v1/catalog.json"

// Files are the files of the site by their paths, with slashes. base is the address at
// which it will stand, with a slash at its end, or "" for a site that is read from a disk.
// day is that of the program's commit, or zero: the laws are those of that day, or of the
// newest check if that is later.
func Files(base string, day time.Time) (map[string][]byte, error) {
	b := builtIn("en", day)
	files, err := b.data(base)
	if err != nil {
		return nil, err
	}
	for _, language := range words.Offered() {
		e := edition{book: builtIn(language, day), base: base, language: language, w: words.In(language)}
		e.write(files)
	}
	files["style.css"] = []byte(style)
	return files, nil
}

// book is what the site tells.
type book struct {
	catalog   *catalog.Catalog
	platforms []*catalog.Platform
	day       time.Time // the laws are those of this day
	checked   catalog.Date
	regions   []region
}

// builtIn is the built-in catalogue in a language.
func builtIn(language string, day time.Time) book {
	c := catalog.LoadIn("", language)
	return bookOf(c, c.Platforms(), day)
}

func bookOf(c *catalog.Catalog, all []*catalog.Platform, day time.Time) book {
	b := book{catalog: c, platforms: slices.DeleteFunc(slices.Clone(all), func(p *catalog.Platform) bool { return p.Theirs })}
	for _, p := range b.platforms {
		for _, w := range p.Ways {
			if w.Checked.On.After(b.checked.On) {
				b.checked = w.Checked
			}
		}
	}
	b.day = b.checked.On
	if day.After(b.day) {
		b.day = plan.Day(day)
	}
	b.regions = regionsOf(b.platforms, b.day)
	return b
}

// edition is the pages in one language.
type edition struct {
	book
	base     string
	language string
	w        *words.Words
}

// dir is where the pages of the language are.
func (e edition) dir() string {
	if e.language == "en" {
		return ""
	}
	return e.language + "/"
}

func (e edition) say() present.Presenter {
	return present.Presenter{Words: e.w, Catalog: e.catalog, Plan: &plan.Plan{Today: e.day}}
}

// write adds all pages to the files.
func (e edition) write(files map[string][]byte) {
	files[e.dir()+"index.html"] = e.index()
	for _, p := range e.platforms {
		files[e.dir()+"p/"+p.ID+"/index.html"] = e.platform(p)
	}
	for _, r := range e.regions {
		files[e.dir()+"r/"+r.ID+"/index.html"] = e.region(r)
	}
}
