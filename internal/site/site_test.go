package site

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

var (
	href = regexp.MustCompile(` href="([^"]*)"`)
	id   = regexp.MustCompile(` id="([^"]*)"`)
)

// somewhere is an address for a site.
const somewhere = "https://example.org/optout/"

// made is the site without an address, or that of somewhere. No test changes it.
func made(t *testing.T, base string) map[string][]byte {
	t.Helper()
	files, err := map[string]func() (map[string][]byte, error){"": withoutAddress, somewhere: withAddress}[base]()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var (
	withoutAddress = sync.OnceValues(func() (map[string][]byte, error) { return Files("", time.Time{}) })
	withAddress    = sync.OnceValues(func() (map[string][]byte, error) { return Files(somewhere, time.Time{}) })
)

func TestTheSameCatalogueGivesTheSameSite(t *testing.T) {
	again, err := Files("", time.Time{})
	if err != nil || !maps.EqualFunc(made(t, ""), again, bytes.Equal) {
		t.Errorf("two sites of one catalogue differ: %v", err)
	}
}

func TestNoLinkWithinTheSiteIsBroken(t *testing.T) {
	for _, base := range []string{"", somewhere} {
		files, links := made(t, base), 0
		for name, data := range files {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			for _, m := range href.FindAllStringSubmatch(string(data), -1) {
				if strings.Contains(m[1], "://") {
					continue
				}
				links++
				file, anchor, _ := strings.Cut(m[1], "#")
				to := name
				if file != "" {
					if to = path.Join(path.Dir(name), file); strings.HasSuffix(file, "/") {
						to = path.Join(to, "index.html")
					}
				}
				page, there := files[to]
				if !there || anchor != "" && !strings.Contains(string(page), ` id="`+anchor+`"`) {
					t.Errorf("%s: %s leads nowhere", name, m[1])
				}
			}
		}
		if links < 500 {
			t.Errorf("there are only %d links", links)
		}
	}
}

func TestPagesRunNothingAndLoadNothingFromElsewhere(t *testing.T) {
	never := []string{"<script", "<img", "<iframe", "<object", "<embed", "<form", "<base", "src=", "@import", "url(", "javascript:"}
	handler, spaces := regexp.MustCompile(` on\w+=`), strings.NewReplacer("\n", " ", "\t", " ", "\f", " ", "\r", " ")
	for name, data := range made(t, "") {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		page := string(data)
		lower := spaces.Replace(strings.ToLower(page))
		for _, text := range append(never, handler.FindString(lower)) {
			if text != "" && strings.Contains(lower, text) {
				t.Errorf("%s holds %q", name, text)
			}
		}
		if !strings.Contains(page, `content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"`) {
			t.Errorf("%s has no policy", name)
		}
		seen := map[string]bool{}
		for _, m := range id.FindAllStringSubmatch(page, -1) {
			if seen[m[1]] {
				t.Errorf("%s: the id %s is there twice", name, m[1])
			}
			seen[m[1]] = true
		}
	}
}

// TestNoRightIsDenied holds the page of a platform to the law: where a way is no right, but
// the law gives one, the page leads there.
func TestNoRightIsDenied(t *testing.T) {
	b, files := builtIn("en", time.Time{}), made(t, "")
	led := 0
	for _, p := range b.platforms {
		page := string(files["p/"+p.ID+"/index.html"])
		for _, r := range b.regions {
			if b.answer(p, r.home()) != byLetter {
				continue
			}
			if led++; !strings.Contains(page, `href="../../r/`+r.ID+`/index.html#law"`) {
				t.Errorf("%s says nothing of the law in %s", p.ID, r.ID)
			}
		}
	}
	if led == 0 {
		t.Error("there is no place where only the law helps")
	}
}

func TestEveryPageIsSmall(t *testing.T) {
	for name, data := range made(t, "") {
		limit := 40_000
		if name == "index.html" {
			limit = 60_000
		}
		if strings.HasSuffix(name, ".html") && len(data) > limit {
			t.Errorf("%s has %d bytes", name, len(data))
		}
	}
}

func TestEachStepOfAPlatformHasAnAnchor(t *testing.T) {
	files := made(t, "")
	for _, p := range catalog.Load("").Platforms() {
		page := string(files["p/"+p.ID+"/index.html"])
		for _, w := range p.Ways {
			for _, st := range w.Steps {
				if !strings.Contains(page, ` id="`+st.ID+`"`) {
					t.Errorf("%s: the step %s has no anchor", p.ID, st.ID)
				}
			}
			for _, s := range w.Sources {
				if !strings.Contains(page, strings.ReplaceAll(s.URL, "&", "&amp;")) {
					t.Errorf("%s: the source %s is not there", p.ID, s.URL)
				}
			}
		}
	}
}

// TestEveryPlaceHasItsAnswer holds the regions to the catalogue: what a region's file says
// is so in each of its places.
func TestEveryPlaceHasItsAnswer(t *testing.T) {
	b := builtIn("en", time.Time{})
	places := map[country.Code]bool{}
	for _, r := range b.regions {
		for _, c := range r.Codes {
			places[c] = true
			for _, p := range b.platforms {
				if p.Way(c) != p.Way(r.home()) || b.answer(p, c) != b.answer(p, r.home()) {
					t.Errorf("%s, %s: not the answer of %s", p.ID, c, r.ID)
				}
			}
			if catalog.ClaimIn(c, b.day) != catalog.ClaimIn(r.home(), b.day) {
				t.Errorf("%s: not the law of %s", c, r.ID)
			}
		}
	}
	if len(places) != len(country.All()) {
		t.Errorf("%d of %d places have an answer", len(places), len(country.All()))
	}
	for _, want := range []string{eea, us, other, "gb", "ch", "br", "us-ca"} {
		if !slices.ContainsFunc(b.regions, func(r region) bool { return r.ID == want }) {
			t.Errorf("the region %s is gone: its address is to stay", want)
		}
	}
}

// hostile is an entry as no check would let it through.
func hostile() *catalog.Platform {
	const evil = "</p><script>alert(1)</script>\u202e&\"'"
	line, block := safetext.NewLine(evil), safetext.NewBlock(evil)
	long := "https://example.org/" + strings.Repeat("a", 2000)
	return &catalog.Platform{
		ID: "evil", Name: line, Owner: line, Category: "social", Also: []safetext.Line{line}, Uses: block, Account: line,
		Changed: catalog.Change{Says: line}, NotCover: []safetext.Line{line},
		Ways: []catalog.Way{{
			ID: "x", Kind: catalog.Setting, Title: line, Expect: block, Sources: []catalog.Source{{URL: "javascript:alert(1)", Date: line, Says: block}},
			Steps: []catalog.Step{{ID: "y", Title: line, Text: block, Link: long, Otherwise: []catalog.Otherwise{{Path: line, Link: "data:text/html,x"}}}},
		}},
	}
}

func TestAHostileEntryIsHarmless(t *testing.T) {
	b := bookOf(catalog.Load(""), []*catalog.Platform{hostile()}, time.Time{})
	files := map[string][]byte{"feed": b.feed("https://example.org/")}
	edition{book: b, language: "en", w: words.English()}.write(files)
	for name, data := range files {
		page := string(data)
		for _, never := range []string{"<script", "\u202e", `href="javascript`, `href="data`} {
			if strings.Contains(page, never) {
				t.Errorf("%s holds %q", name, never)
			}
		}
	}
	if !strings.Contains(string(files["p/evil/index.html"]), "&lt;script&gt;") {
		t.Error("the text of the entry is not shown at all")
	}
}

func TestACustomEntryIsNeverPublished(t *testing.T) {
	own := hostile()
	own.Theirs = true
	if b := bookOf(catalog.Load(""), []*catalog.Platform{own}, time.Time{}); len(b.platforms) != 0 {
		t.Error("it is among the published ones")
	}
	for name, data := range made(t, "") {
		if strings.HasPrefix(name, "v1/") && strings.Contains(string(data), `"theirs"`) {
			t.Errorf("%s speaks of custom entries", name)
		}
	}
}

func TestProgramsFindTheWayForASite(t *testing.T) {
	var s sites
	if err := json.Unmarshal(made(t, "")["v1/sites.json"], &s); err != nil {
		t.Fatal(err)
	}
	found := s.Sites["facebook.com"]
	if len(found) != 1 || found[0].Platform != "facebook" || !slices.Contains(found[0].In["right"], s.Countries["DE"]) {
		t.Errorf("facebook.com in Germany: %+v", found)
	}
	if slices.Contains(found[0].In["right"], "us") {
		t.Error("facebook.com has a right to object in the United States")
	}
}

func TestOnlyASiteWithAnAddressHasAFeed(t *testing.T) {
	if _, there := made(t, "")["v1/changes.atom"]; there {
		t.Error("a feed without addresses")
	}
	feed := string(made(t, somewhere)["v1/changes.atom"])
	if !strings.Contains(feed, "<id>https://example.org/optout/</id>") {
		t.Error(feed)
	}
	days := regexp.MustCompile(`<updated>(.+)</updated>`).FindAllStringSubmatch(feed, -1)
	if len(days) < 10 || strings.Count(feed, "<summary>") != len(days)-1 {
		t.Errorf("the feed has %d days:\n%s", len(days), feed)
	}
	for i := 1; i < len(days); i++ {
		if days[i][1] > days[i-1][1] {
			t.Errorf("the change of %s stands behind an older one", days[i][1])
		}
	}
}

func TestTheCatalogueIsValidByItsSchema(t *testing.T) {
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import jsonschema; jsonschema.Draft202012Validator").Run(); err != nil {
		t.Skip("the Debian package python3-jsonschema is not installed here")
	}
	dir, files := t.TempDir(), made(t, "")
	for _, name := range []string{"schema.json", "catalog.json"} {
		if err := os.WriteFile(filepath.Join(dir, name), files["v1/"+name], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	check := exec.Command(python, "-c", `
import json, jsonschema
schema = json.load(open("schema.json"))
jsonschema.Draft202012Validator.check_schema(schema)
for e in jsonschema.Draft202012Validator(schema).iter_errors(json.load(open("catalog.json"))):
    print("/".join(map(str, e.path)), e.message)
`)
	check.Dir = dir
	if out, err := check.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}
