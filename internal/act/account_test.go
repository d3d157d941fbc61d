package act

import (
	"fmt"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
)

func TestAccountsAreAddedUnderLabelsOfTheirOwn(t *testing.T) {
	add := func(label string) func(Now) Step {
		return func(n Now) Step { return n.Add(n.Catalog.Platform("instagram"), label) }
	}
	another := func(n Now) Step { return n.AddAnother(n.Catalog.Platform("instagram")) }
	anna := []string{"account instagram/@anna"}
	check(t, []row{
		{"the first", nil, add(""), nil, "account instagram"},
		{"with a label", nil, add("@anna"), nil, "account instagram/@anna"},
		{"spaces around it", nil, add("  @anna "), nil, "account instagram/@anna"},
		{"a second", anna, add("@shop"), nil, "account instagram/@shop"},
		{"none beside one with a label", anna, add(""), nil, "account instagram"},
		{"taken", anna, add("@anna"), nil, "no: taken"},
		{"taken in other letters", anna, add("@ANNA"), nil, "no: taken"},
		{"as long as can be", nil, add(strings.Repeat("ä", 60)), nil, "account instagram/" + strings.Repeat("ä", 60)},
		{"too long", nil, add(strings.Repeat("ä", 61)), nil, "no: too-long"},
		{"nothing that can be shown", nil, add("\u202e"), nil, "no: no-label"},
		{"asked for", nil, another, nil, "label?"},
		{"and given", anna, another, []string{"@shop"}, "account instagram/@shop"},
		{"and taken", anna, another, []string{"@Anna"}, "no: taken"},
		{"and not given", nil, another, []string{"-"}, ""},
	})
}

func TestAccountsAreRemovedLinkedAndNoted(t *testing.T) {
	two := []string{"account instagram/@a", "account instagram/@b"}
	on := func(id string, do func(Now, *plan.Account) Step) func(Now) Step {
		return func(n Now) Step { return do(n, n.Plan.Account(id)) }
	}
	link := func(id, other string) func(Now) Step {
		return on(id, func(n Now, a *plan.Account) Step { return n.Link(a, n.Plan.Account(other)) })
	}
	note := func(text string) func(Now) Step {
		return on("facebook", func(n Now, a *plan.Account) Step { return n.Note(a, text) })
	}
	one := func(n Now) Step { return n.Remove(n.Plan.On("instagram")...) }
	sent := append([]string{"outcome facebook sent 2026-11-03"}, two...)
	check(t, []row{
		{"removed", nil, func(n Now) Step { return n.Remove(n.Plan.Account("facebook")) }, nil, "undo facebook removed"},
		{"which", two, one, nil, "remove?  instagram/@a,instagram/@b"},
		{"that one", two, one, []string{"instagram/@b"}, "undo instagram/@b removed"},
		{"none of them", two, one, []string{"-"}, ""},

		{"linked with which", two, link("facebook", ""), nil, "link?  instagram/@a,instagram/@b"},
		{"with that one", two, link("facebook", ""), []string{"instagram/@b"}, "linked facebook instagram/@b"},
		{"with none", two, link("facebook", ""), []string{"-"}, ""},
		{"what was asked for covers the other", sent, link("facebook", "instagram/@b"), nil, "linked instagram/@b facebook"},
		{"whichever is named first", sent, link("instagram/@b", "facebook"), nil, "linked instagram/@b facebook"},
		{"with itself", two, link("facebook", "facebook"), nil, "no: not-linkable"},
		{"with another company's", []string{"account linkedin"}, link("facebook", "linkedin"), nil, "no: not-linkable"},
		{"with one that is linked", append(two, "linked instagram/@a instagram/@b"), link("facebook", "instagram/@a"), nil, "no: linked-on"},
		{"with nothing", nil, link("facebook", ""), nil, "no: not-linkable"},

		{"a note", nil, note("they want proof"), nil, "note facebook they want proof"},
		{"asked for", nil, note(""), nil, "note?"},
		{"and written", nil, note(""), []string{"they want proof"}, "note facebook they want proof"},
		{"and not written", nil, note(""), []string{"-"}, ""},
	})
}

// TestAnAnswerAboutTheCenterHoldsForALaterPlan: between the question and its answer the
// account that was added is saved, and all accounts are other values.
func TestAnAnswerAboutTheCenterHoldsForALaterPlan(t *testing.T) {
	lines := []string{"account facebook", "account instagram/@a"}
	asked, later := now(t, lines...), now(t, lines...)
	s := asked.AskLinked(asked.Plan.Account("instagram/@a")).Ask.Then(later, Yes)
	if s.Refuse != nil || len(s.Events) != 1 || s.Events[0].Do != state.Linked || s.Events[0].To != "facebook" {
		t.Errorf("%+v, %+v", s.Events, s.Refuse)
	}
}

func TestAccountsThatAreWrittenAlikeAreJoined(t *testing.T) {
	lines := []string{"account instagram/@anna", "account instagram/@ANNA", "account instagram/@Anna", "account instagram/@shop"}
	n, earlier := now(t, lines...), now(t, lines...)
	var got []string
	for _, e := range n.Join(earlier.Plan.Account("instagram/@ANNA")).Events {
		got = append(got, fmt.Sprint(e.Do, " ", e.Account, " to ", e.To))
	}
	if want := "joined instagram/@anna to instagram/@ANNA, joined instagram/@Anna to instagram/@ANNA"; strings.Join(got, ", ") != want {
		t.Errorf("joined by %q", got)
	}
	if s := n.Join(n.Plan.Account("instagram/@shop")); s.Refuse == nil || s.Refuse.Kind != NotAlike || len(s.Events) > 0 {
		t.Errorf("joined with nothing: %+v", s)
	}
}

func TestAClosedAccountIsMarkedThoughItsPlatformIsGone(t *testing.T) {
	n, events := after(t, "account gone")
	events = append(events, state.Event{
		ID: "z", At: today, Do: state.Outcome, Account: "gone", Way: "letter-gdpr", Outcome: "sent", On: "2026-11-02",
	})
	n.Plan = plan.Build(n.Catalog, events, "", today)
	objection := n.Plan.Account("gone").Objection
	if got := outcome(n, n.Mark(objection, plan.Closed, "2026-11-10", "")); got != "outcome gone closed 2026-11-10" {
		t.Errorf("closed, on an objection whose platform the catalogue lacks: %s", got)
	}
}
