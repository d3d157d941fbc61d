package act

import (
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// TestAccountsOfAnExportAreComparedWithTheList says of each account that an export names
// whether it is on the list, by a star, and which are then added.
func TestAccountsOfAnExportAreComparedWithTheList(t *testing.T) {
	long := strings.Repeat("a", 70) + "@example.org"
	for _, c := range []struct{ list, export, found, added, labelled string }{
		{"", "facebook.com anna", "anna", "facebook", "facebook/anna"},
		{"", "facebook.com anna, facebook.com ben", "anna ben", "facebook/anna facebook/ben", "facebook/anna facebook/ben"},
		{"", "facebook.com -", "", "facebook", "facebook"},
		{"facebook", "facebook.com anna", "anna*", "", ""},
		{"facebook", "facebook.com anna, facebook.com ben", "anna* ben", "facebook/ben", "facebook/ben"},
		{"facebook, facebook/ben", "facebook.com ben, facebook.com anna", "ben* anna*", "", ""},
		{"facebook, facebook/ben", "facebook.com carl, facebook.com ben, facebook.com anna", "carl* ben* anna", "facebook/anna", "facebook/anna"},
		{"instagram/@anna", "instagram.com anna", "anna*", "", ""},
		{"instagram/@Anna", "instagram.com @anna", "@anna*", "", ""},
		{"instagram/@anna", "instagram.com ben", "ben", "instagram/ben", "instagram/ben"},
		{"instagram/@anna", "instagram.com -", "*", "", ""},
		{"facebook", "instagram.com anna", "anna", "instagram", "instagram/anna"},
		{"", "facebook.com " + long, long, "facebook", "facebook/" + strings.Repeat("a", 37) + "...aaaaaaaa@example.org"},
	} {
		cat, store := catalog.Load(""), state.Store{Now: func() time.Time { return today }}
		var events []state.Event
		for _, id := range strings.FieldsFunc(c.list, func(r rune) bool { return r == ',' || r == ' ' }) {
			platform, label, _ := strings.Cut(id, "/")
			events = append(events, store.New(state.Event{Do: state.Account, Account: id, Platform: platform, Label: safetext.NewLine(label)}))
		}
		n := Now{present.Presenter{Words: words.English(), Catalog: cat, Plan: plan.Build(cat, events, "DE", today)}}
		export := "url,username,password\n"
		for row := range strings.SplitSeq(c.export, ", ") {
			site, user, _ := strings.Cut(row, " ")
			export += site + "," + strings.TrimPrefix(user, "-") + ",SECRET\n"
		}
		in, err := discover.Read("x", strings.NewReader(export), int64(len(export)), cat)
		if err != nil {
			t.Fatal(err)
		}
		all := n.Plan.Discovered(in.Found)
		var found []string
		for _, d := range all {
			star := ""
			if d.Listed != nil {
				star = "*"
			}
			found = append(found, d.User.String()+star)
		}
		if got := strings.Join(found, " "); got != c.found {
			t.Errorf("%s and %s: found %q, want %q", c.list, c.export, got, c.found)
		}
		for labels, want := range map[bool]string{false: c.added, true: c.labelled} {
			if got := strings.Join(added(n, all, labels), " "); got != want {
				t.Errorf("%s and %s, labels %v: added %q, want %q", c.list, c.export, labels, got, want)
			}
		}
	}
}

// added are the accounts that go on the list.
func added(n Now, all []plan.Discovered, labels bool) []string {
	var ids []string
	for _, e := range n.AddDiscovered(all, labels).Events {
		ids = append(ids, e.Account)
	}
	return ids
}
