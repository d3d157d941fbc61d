package catalog

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"runtime/metrics"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// The memory that reading an entry may take, in bytes: what any takes, and what
// each byte of it may add. The hungriest are lists of empty mappings, of which
// every needed key is told to be missing.
const (
	memoryAtAll   = 2 << 20
	memoryPerByte = 4 << 10
)

// FuzzLoad reads entries that people could write, or that were made to do harm:
// what loads holds what the rest of the program relies on, and nothing takes
// more than its share of memory, which is most of the time it takes.
func FuzzLoad(f *testing.F) {
	shipped, err := os.ReadFile("platforms/bluesky.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(strings.Replace(string(shipped), "id: bluesky", "id: good", 1)))
	f.Add([]byte(good))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 32<<10 {
			t.Skip("long files are tested by TestHostileFilesEndSoon")
		}
		before := allocated()
		p, fault := Parse(data, "good.yaml")
		if used := allocated() - before; used > memoryAtAll+memoryPerByte*uint64(len(data)) {
			t.Errorf("%d bytes took %d bytes of memory", len(data), used)
		}
		again, faultAgain := Parse(data, "good.yaml")
		if !reflect.DeepEqual(p, again) || !reflect.DeepEqual(fault, faultAgain) {
			t.Errorf("read twice, and different: %v, %v", fault, faultAgain)
		}
		switch {
		case (p == nil) != (fault != nil):
			t.Errorf("an entry %v and the faults %v", p, fault)
		case fault == nil:
			checkEntry(t, p, "good")
		case fault.Error() == "" || safetext.Check(fault.Error()) != nil:
			t.Errorf("faults that a screen cannot show: %q", fault.Error())
		}
	})
}

// allocated is how much memory was asked for so far, in bytes.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

var fuzzID = regexp.MustCompile(`\A[a-z0-9-]+\z`)

// checkEntry holds an entry that was let in to what everything else relies on.
func checkEntry(t *testing.T, p *Platform, id string) {
	t.Helper()
	if p.ID != id || p.Name.IsZero() || p.Owner.IsZero() || p.Uses.IsZero() || len(p.Domains) == 0 || len(p.Ways) == 0 || p.Theirs {
		t.Errorf("something is missing: %+v", p)
	}
	ways := map[string]bool{}
	for i := range p.Ways {
		w := &p.Ways[i]
		if ways[w.ID] || !fuzzID.MatchString(w.ID) || p.WayByID(w.ID) != w {
			t.Errorf("the way %q is not to be found", w.ID)
		}
		ways[w.ID] = true
		if len(w.Sources) == 0 || w.Title.IsZero() || (w.Kind == Right) != (w.Law != "") {
			t.Errorf("the way %q has no source, title or law", w.ID)
		}
		steps := map[string]bool{}
		for _, s := range w.Steps {
			if steps[s.ID] || !fuzzID.MatchString(s.ID) || s.Title.IsZero() || s.Do == "" || s.Use != "" {
				t.Errorf("the step %q of %q cannot be shown or ticked", s.ID, w.ID)
			}
			steps[s.ID] = true
			links := []string{s.Link}
			for _, o := range s.Otherwise {
				links = append(links, o.Link)
			}
			for _, l := range links {
				if l != "" && link.Check(l, p.Domains) != nil {
					t.Errorf("the step %q leads to %q", s.ID, l)
				}
			}
			if s.Do == Open && s.Link == "" {
				t.Errorf("the step %q opens nothing", s.ID)
			}
		}
	}
	for _, c := range []country.Code{"", "DE", "GB", "US-CA", "XX"} {
		if p.Way(c) == nil {
			t.Errorf("no way for %q", c)
		}
	}
	out, err := json.Marshal(p)
	if err != nil || safetext.Check(string(out)) != nil {
		t.Errorf("what is printed of it is not safe: %v %q", err, out)
	}
}
