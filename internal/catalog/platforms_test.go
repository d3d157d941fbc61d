package catalog

import "testing"

func TestShippedEntriesLoad(t *testing.T) {
	c, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.IDs()[:2]; got[0] != "facebook" || got[1] != "instagram" {
		t.Errorf("the checklist begins with %v", got)
	}
}
