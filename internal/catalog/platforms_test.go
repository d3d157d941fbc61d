package catalog

import (
	"os"
	"slices"
	"testing"

	"github.com/optout-tui/optout-tui/internal/country"
)

func TestShippedEntriesLoad(t *testing.T) {
	all, faults, err := ReadDir(os.DirFS("platforms"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
	c := Load("")
	if len(c.Platforms()) != len(all) {
		t.Errorf("%d of %d entries are shown", len(c.Platforms()), len(all))
	}
	if got := c.Platforms(); got[0].ID != "facebook" || got[1].ID != "instagram" {
		t.Errorf("the checklist begins with %s and %s", got[0].ID, got[1].ID)
	}
}

// TestEveryEntrySaysHowManyItConcerns holds entries to the estimate that orders old checks.
func TestEveryEntrySaysHowManyItConcerns(t *testing.T) {
	for _, p := range Load("").Platforms() {
		if p.People == "" {
			t.Errorf("%s: how many people, about?", p.ID)
		}
	}
}

// TestEveryWayIsWalkable goes through each entry in the countries that most people are in:
// a way with something to do says where to do it, and every step says what it is.
func TestEveryWayIsWalkable(t *testing.T) {
	for _, p := range Load("").Platforms() {
		for _, place := range []country.Code{"DE", "FR", "GB", "CH", "BR", "US", "JP"} {
			w := p.Way(place)
			at := p.ID + " in " + string(place)
			if w.Verify.IsZero() && w.Kind != None || w.Covers.IsZero() && w.Kind != None {
				t.Errorf("%s: it does not say how to check it, or what it covers", at)
			}
			led := w.Kind == None // where there is nothing to do, nothing has to lead there
			for _, s := range w.Steps {
				led = led || !s.Optional && (s.Link != "" || slices.ContainsFunc(s.Otherwise, func(o Otherwise) bool { return !o.Path.IsZero() }))
				led = led || s.Do == Send && w.Kind == Request // by e-mail
				if s.Text.IsZero() && s.Link == "" {
					t.Errorf("%s: the step %s says nothing", at, s.ID)
				}
			}
			if !led {
				t.Errorf("%s: nothing leads to the place", at)
			}
		}
	}
}
