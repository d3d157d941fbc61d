package site

import (
	"cmp"
	"encoding/json"
	"slices"
	"sort"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
)

// head is what each file says of itself.
type head struct {
	Version int          `json:"version"` // of the shape: fields are added, and never change their meaning
	Licence string       `json:"licence"`
	Checked catalog.Date `json:"checked"` // the newest day on which a source found something so
}

// entry is a built-in platform as it is published.
type entry struct {
	*catalog.Platform

	Theirs bool `json:"theirs,omitempty"` // hides the field of that name: nothing of a person's own is published
}

// whole is v1/catalog.json.
type whole struct {
	head

	Platforms []entry `json:"platforms"`
}

// answers is v1/regions/ID.json.
type answers struct {
	head

	ID        string         `json:"id"`
	Countries []country.Code `json:"countries"`
	Law       *catalog.Claim `json:"law"` // what it gives against every company; of the kind none where that is no right
	Platforms []answer       `json:"platforms"`
}

// answer is what is possible on a platform in a region.
type answer struct {
	ID     string `json:"id"`
	Answer string `json:"answer"` // right, setting, request, letter, untrained or none
	Way    string `json:"way"`    // the id of the way that holds
}

// sites is v1/sites.json.
type sites struct {
	head

	Countries map[country.Code]string `json:"countries"` // to the region; those that are not in it are in other
	Sites     map[string][]atSite     `json:"sites"`     // by host name
}

// atSite is a platform on which people have an account at a site.
type atSite struct {
	Platform string `json:"platform"`
	// In lists the regions by what is possible there: right, setting, request or letter.
	// Where nothing is, the region is in none of them.
	In map[string][]string `json:"in"`
}

// data are the files for programs.
func (b book) data(base string) (map[string][]byte, error) {
	h := head{1, "CC0-1.0", b.checked}
	all := whole{head: h}
	values := map[string]any{"v1/sites.json": b.sites(h)}
	for _, p := range b.platforms {
		all.Platforms = append(all.Platforms, entry{Platform: p})
		values["v1/platforms/"+p.ID+".json"] = entry{Platform: p}
	}
	values[Mark] = all
	for _, r := range b.regions {
		values["v1/regions/"+r.ID+".json"] = b.answers(h, r)
	}
	files := make(map[string][]byte, len(values))
	for path, v := range values {
		data, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		files[path] = append(data, '\n')
	}
	schema, err := catalog.PublishedSchema()
	files["v1/schema.json"] = schema
	if base != "" {
		files["v1/changes.atom"] = b.feed(base)
	}
	return files, err
}

func (b book) answers(h head, r region) answers {
	a := answers{head: h, ID: r.ID, Countries: r.Codes, Law: catalog.ClaimIn(r.home(), b.day)}
	for _, p := range b.platforms {
		a.Platforms = append(a.Platforms, answer{p.ID, b.answer(p, r.home()), p.Way(r.home()).ID})
	}
	return a
}

func (b book) sites(h head) sites {
	s := sites{h, map[country.Code]string{}, map[string][]atSite{}}
	for _, r := range b.regions {
		for _, c := range r.Codes {
			if r.ID != other {
				s.Countries[c] = r.ID
			}
		}
	}
	for _, p := range b.platforms {
		at := atSite{p.ID, map[string][]string{}}
		for _, r := range b.regions {
			if kind := b.answer(p, r.home()); kind != untrained && kind != string(catalog.None) {
				at.In[kind] = append(at.In[kind], r.ID)
			}
		}
		for _, site := range p.Sites {
			s.Sites[site] = append(s.Sites[site], at)
		}
	}
	return s
}

// changed lists the platforms with a change that is told, the newest first.
func (b book) changed() []*catalog.Platform {
	all := slices.DeleteFunc(slices.Clone(b.platforms), func(p *catalog.Platform) bool { return p.Changed.Says.IsZero() })
	sort.SliceStable(all, func(i, j int) bool {
		x, y := all[i], all[j]
		return cmp.Or(y.Changed.Date.On.Compare(x.Changed.Date.On), strings.Compare(x.ID, y.ID)) < 0
	})
	return all
}
