package plan

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

func shipped(t *testing.T) *catalog.Catalog {
	t.Helper()
	c := catalog.Load("")
	return c
}

// history makes events out of lines such as "2026-11-02 step facebook
// objection-eea form", one id after the other.
func history(t *testing.T, lines ...string) []state.Event {
	t.Helper()
	var events []state.Event
	for i, line := range lines {
		w := append(strings.Fields(line), "", "", "", "")
		at, err := time.Parse(time.DateOnly, w[0])
		if err != nil {
			t.Fatal(err)
		}
		e := state.Event{ID: fmt.Sprintf("e%02d", i+1), At: at.Add(12 * time.Hour), Do: state.Do(w[1])}
		switch e.Do {
		case state.Country:
			e.Country = w[2]
		case state.Account:
			platform, label, _ := strings.Cut(w[2], "/")
			e.Account, e.Platform, e.Label = w[2], platform, safetext.NewLine(label)
		case state.Linked, state.Joined:
			e.Account, e.To = w[2], w[3]
		case state.Outcome:
			e.Account, e.Outcome, e.On, e.Way = w[2], w[3], w[4], cmp.Or(w[5], "objection-eea")
		case state.Note:
			e.Account, e.Text = w[2], safetext.NewBlock(w[3])
		case state.Undo:
			e.Undoes = w[2]
		default:
			e.Account, e.Way, e.Step = w[2], w[3], w[4]
		}
		events = append(events, e)
	}
	return events
}

// begin is a person in Germany with one Facebook account.
var begin = []string{"2026-11-01 country DE", "2026-11-01 account facebook"}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func build(t *testing.T, today string, lines ...string) *Plan {
	t.Helper()
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		t.Fatal(err)
	}
	return Build(shipped(t), history(t, lines...), "FR", now.Add(9*time.Hour))
}

// TestWhoSaysItWasSentHasSentIt: ticking the step later would be another request,
// from which the time to answer runs anew.
func TestWhoSaysItWasSentHasSentIt(t *testing.T) {
	told := slices.Concat(begin, []string{"2026-11-03 outcome facebook sent 2026-10-02", "2026-11-03 account instagram"})
	p := build(t, "2026-11-03", told...)
	send := p.Account("facebook").Step("send")
	if !send.Done || day(send.At) != "2026-10-02" || !slices.Equal(send.Ticks, []string{"e03"}) {
		t.Errorf("the step that sends it: %v on %s by %q", send.Done, day(send.At), send.Ticks)
	}
	if p.Account("instagram").Step("send").Done || p.Account("facebook").Step("form").Done {
		t.Error("other steps are done with it")
	}
	if send := build(t, "2026-11-03", slices.Concat(told, []string{"2026-11-03 undo e03"})...).Account("facebook").Step("send"); send.Done {
		t.Error("taken back, the step is done all the same")
	}
}

func TestSeveralAccountsStandEachForThemselves(t *testing.T) {
	p := build(t, "2026-11-03", append(begin,
		"2026-11-01 account instagram/@anna", "2026-11-01 account instagram/@shop", "2026-11-01 account facebook",
		"2026-11-02 step instagram/@shop objection-eea send", "2026-11-02 note instagram/@shop hello")...)
	var got []string
	for _, a := range p.Accounts {
		got = append(got, fmt.Sprintf("%s %s", a.ID, a.Status))
	}
	want := []string{"facebook todo", "instagram/@anna todo", "instagram/@shop sent"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if n := len(p.On("instagram")); n != 2 {
		t.Errorf("%d Instagram accounts", n)
	}
	if a := p.Account("instagram/@shop"); !a.Touched() || len(a.Notes) != 1 || p.Account("facebook").Touched() {
		t.Errorf("touched: %v, notes %v", a.Touched(), a.Notes)
	}
	if added := p.Account("facebook").Added(); !reflect.DeepEqual(added, []string{"e02", "e05"}) {
		t.Errorf("added by %v", added)
	}
}

func TestALinkCoversTheAccountOnWhichNothingWasAsked(t *testing.T) {
	lines := append(slices.Clone(begin), "2026-11-01 account instagram/@anna")
	for _, c := range []struct{ line, covered, by string }{
		{"2026-11-02 note facebook", "instagram/@anna", "facebook"},
		{"2026-11-02 outcome facebook sent", "instagram/@anna", "facebook"},
		{"2026-11-02 outcome instagram/@anna sent", "facebook", "instagram/@anna"},
	} {
		p := build(t, "2026-11-03", append(slices.Clone(lines), c.line)...)
		a, o := p.Account("instagram/@anna"), p.Account("facebook")
		if covered, by := Link(a, o); covered.ID != c.covered || by.ID != c.by {
			t.Errorf("%s: %s is covered by %s", c.line, covered.ID, by.ID)
		}
	}
}

func TestALinkedAccountIsCoveredByTheOther(t *testing.T) {
	lines := append(slices.Clone(begin), "2026-11-01 account instagram/@anna", "2026-11-02 linked instagram/@anna facebook")
	p := build(t, "2026-11-03", lines...)
	anna := p.Account("instagram/@anna")
	if anna.Status != Todo || anna.Next.Do != DoWait || !anna.Settled() || anna.LinkedTo.ID != "facebook" {
		t.Errorf("before: %s, %s, %v", anna.Status, anna.Next.Do, anna.LinkedTo)
	}
	lines = append(lines, "2026-11-03 step facebook objection-eea send")
	if anna = build(t, "2026-11-03", lines...).Account("instagram/@anna"); anna.Status != Sent || !anna.Covered {
		t.Errorf("sent there: %s here", anna.Status)
	}
	lines = append(lines, "2026-11-03 step facebook objection-eea confirm")
	if anna = build(t, "2026-11-03", lines...).Account("instagram/@anna"); anna.Status != Done || !anna.Covered {
		t.Errorf("confirmed there: %s here", anna.Status)
	}
	lines = append(lines, "2026-11-03 outcome instagram/@anna refused 2026-11-03")
	if anna = build(t, "2026-11-03", lines...).Account("instagram/@anna"); anna.Status != Refused || anna.Covered {
		t.Errorf("its own word counts more: %s, covered %v", anna.Status, anna.Covered)
	}
	circle := build(t, "2026-11-03", append(lines[:4:4], "2026-11-03 linked facebook instagram/@anna")...)
	for _, a := range circle.Accounts {
		if a.Status != Todo || a.Covered {
			t.Errorf("linked in a circle: %s is %s", a.ID, a.Status)
		}
	}
}

func TestLinkableAreTheOthersOfTheSameCenter(t *testing.T) {
	p := build(t, "2026-11-03", append(begin, "2026-11-01 account instagram")...)
	if l := p.Linkable(p.Account("instagram")); len(l) != 1 || l[0].ID != "facebook" {
		t.Errorf("linkable with %v", l)
	}
}

func TestTheCountryIsAGuessUntilSaid(t *testing.T) {
	if p := build(t, "2026-11-03", "2026-11-01 account facebook"); !p.Guessed || p.Country != "FR" || p.Account("facebook").Way.ID != "objection-eea" {
		t.Errorf("guessed %v, %s", p.Guessed, p.Country)
	}
	if p := build(t, "2026-11-03", begin...); p.Guessed || p.Country != "DE" {
		t.Errorf("guessed %v, %s", p.Guessed, p.Country)
	}
}

func TestAMovedAccountKeepsItsWayAndSaysSo(t *testing.T) {
	a := build(t, "2026-11-05", append(begin, "2026-11-02 step facebook objection-eea confirm", "2026-11-04 country US")...).Account("facebook")
	if a.Status != Done || !a.Moved || a.Way.ID != "objection-eea" {
		t.Errorf("%s, moved %v, way %s", a.Status, a.Moved, a.Way.ID)
	}
}

func TestAPlatformThatIsGoneIsStillShown(t *testing.T) {
	p := build(t, "2026-11-05", append(begin, "2026-11-02 account myown/x", "2026-11-02 step myown/x a b")...)
	a := p.Account("myown/x")
	if a == nil || a.Platform != nil || a.Status != None || p.Accounts[1] != a {
		t.Errorf("%+v", a)
	}
}

func TestDaysAreThoseOfThePerson(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*3600)
	events := history(t, append(begin, "2026-11-02 step facebook objection-eea send")...)
	events[2].At = time.Date(2026, 11, 2, 20, 0, 0, 0, time.UTC) // the 3rd in Tokyo
	p := Build(shipped(t), events, "", time.Date(2026, 11, 3, 6, 0, 0, 0, tokyo))
	if a := p.Accounts[0]; day(a.Since) != "2026-11-03" || day(p.Today) != "2026-11-03" {
		t.Errorf("since %s, today %s", day(a.Since), day(p.Today))
	}
}

func TestRemovedAndAddedAgainKeepsItsTicks(t *testing.T) {
	lines := append(slices.Clone(begin), "2026-11-02 step facebook objection-eea login", "2026-11-02 undo e02")
	if p := build(t, "2026-11-03", lines...); len(p.Accounts) != 0 {
		t.Errorf("%d accounts after removal", len(p.Accounts))
	}
	if a := build(t, "2026-11-03", append(lines, "2026-11-03 account facebook")...).Account("facebook"); a == nil || a.Status != Started {
		t.Errorf("added again: %+v", a)
	}
}
