package catalog

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// FuzzUpdate reads published catalogues that were made to do harm: what is kept of one is
// what was checked, holds what the rest of the program relies on, and leads to no host that
// a built-in entry does not have.
func FuzzUpdate(f *testing.F) {
	for _, p := range []*Platform{added(f), fresh(f, "facebook"), fresh(f, "github-copilot")} {
		f.Add(publish(f, p))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			t.Skip("long files are tested by TestHostileCataloguesAreRefused")
		}
		u, faults, err := ReadUpdate(data, later)
		for _, fault := range faults {
			if fault.Error() == "" || safetext.Check(fault.Error()) != nil {
				t.Errorf("faults that a screen cannot show: %q", fault.Error())
			}
		}
		if err != nil {
			return
		}
		kept, err := OpenUpdate(u.Bytes())
		if err != nil || !reflect.DeepEqual(kept.entries, withBreaks(u.entries)) {
			t.Fatalf("what was kept is not what was read: %v", err)
		}
		c := LoadUpdated("", "en", kept)
		for _, id := range kept.ids {
			p, before := c.Platform(id), builtIn().byID[id]
			checkEntry(t, p, id)
			again := &Platform{}
			if err := json.Unmarshal([]byte(u.entries[id]), again); err != nil {
				t.Fatal(err)
			}
			if again.Start, again.FromFile, again.overridden = p.Start, p.FromFile, p.overridden; !reflect.DeepEqual(p, again) {
				t.Errorf("%s is read as\n%+v\nand was\n%+v", id, p, again)
			}
			if before != nil && !reflect.DeepEqual(p.Domains, before.Domains) {
				t.Errorf("%s has the domains %v", id, p.Domains)
			}
		}
	})
}

// withBreaks ends each entry as its line does.
func withBreaks(entries map[string]string) map[string]string {
	lines := map[string]string{}
	for id, form := range entries {
		lines[id] = form + "\n"
	}
	return lines
}
