package catalog

import (
	"os"
	"testing"
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
