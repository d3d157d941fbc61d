package catalog

import (
	"regexp"
	"testing"
)

// TestASourceIsAPage finds sources that name a site or a repository only: nobody can look
// there for what is said.
func TestASourceIsAPage(t *testing.T) {
	site := regexp.MustCompile(`^https?://[^/]+/?$|^https?://(www\.)?github\.com/[^/]+(/[^/]+)?/?$`)
	check := func(at, url string) {
		if site.MatchString(url) {
			t.Errorf("%s: %s", at, url)
		}
	}
	for _, p := range Load("").Platforms() {
		for _, s := range p.Sources {
			check(p.ID, s.URL)
		}
		for _, w := range p.Ways {
			for _, s := range w.Sources {
				check(p.ID+" "+w.ID, s.URL)
			}
		}
		for _, b := range p.Basis {
			check(p.ID+" basis", b.URL)
		}
	}
	for _, k := range Claims() {
		for _, s := range k.Sources {
			check("objections.yaml "+k.ID, s.URL)
		}
	}
	for _, k := range Controllers() {
		check("controllers.yaml "+k.Name, k.Source)
	}
}
