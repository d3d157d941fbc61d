package act

import (
	"slices"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// TestAnAccountGetsANameAndKeepsWhatWasRecorded under its earlier ones, which still mean it.
func TestAnAccountGetsANameAndKeepsWhatWasRecorded(t *testing.T) {
	n, events := after(t, "account instagram", "step instagram login", "note instagram they wrote", "account instagram/@anna")
	store := state.Store{Now: func() time.Time { return today.Add(time.Hour) }}
	take := func(text string) Step {
		s := n.Rename(n.Plan.Account("instagram")).Ask.Then(n, text)
		for _, e := range s.Events {
			events = append(events, store.New(e))
		}
		c := catalog.Load("")
		p := plan.Build(c, events, "", today)
		n = Now{present.Presenter{Words: words.English(), Catalog: c, Plan: p}}
		return s
	}
	if s := take("@ANNA"); s.Refuse == nil || s.Refuse.Kind != Taken {
		t.Errorf("the name of another account: %+v", s)
	}
	if s := take(""); len(s.Events) > 0 || s.Refuse != nil {
		t.Errorf("no name: %+v", s)
	}
	if s := take("@berta"); len(s.Events) != 2 || s.Say != "It is called Instagram @berta now." {
		t.Fatalf("a name: %+v", s)
	}
	a := n.Plan.Account("instagram")
	if a == nil || a.ID != "instagram/@berta" || n.Name(a) != "Instagram @berta" || len(a.Notes) != 1 || len(n.Plan.Accounts) != 3 {
		t.Fatalf("the account is %+v", a)
	}
	if s := n.Undo(nil, events); s.Say != "the new name of Instagram @berta" || len(s.Events) != 2 {
		t.Errorf("undo: %+v", s)
	}
	if s := take("@Berta"); len(s.Events) != 2 || n.Plan.Account("instagram").ID != "instagram/@Berta" {
		t.Errorf("the same name with another letter: %+v", s)
	}
	for _, earlier := range []string{"@berta", "@Berta"} {
		s := take(earlier)
		if same := n.Plan.Account("instagram").Label.String() == earlier; len(s.Events) > 0 || same != (s.Refuse == nil) {
			t.Errorf("the earlier name %q: %+v", earlier, s)
		}
	}
	if got := n.Plan.Account("instagram").Joined; !slices.Equal(got, []string{"instagram", "instagram/@berta"}) {
		t.Errorf("its earlier names are %q", got)
	}
}

// TestTheNameOfARemovedAccountIsNotTaken: what was recorded on that would come along.
func TestTheNameOfARemovedAccountIsNotTaken(t *testing.T) {
	n, events := after(t, "account instagram", "account instagram/@old", "note instagram/@old mine")
	store := state.Store{Now: func() time.Time { return today.Add(time.Hour) }}
	for _, e := range n.Remove(n.Plan.Account("instagram/@old")).Events {
		events = append(events, store.New(e))
	}
	c := catalog.Load("")
	n = Now{present.Presenter{Words: words.English(), Catalog: c, Plan: plan.Build(c, events, "", today)}}
	s := n.Rename(n.Plan.Account("instagram")).Ask.Then(n, "@OLD")
	if s.Refuse == nil || s.Refuse.Kind != HadName {
		t.Errorf("%+v", s)
	}
}
