package plan

import (
	"slices"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

// alike is a person with two accounts whose labels differ in case only, as an old
// version recorded them.
var alike = slices.Concat(begin, []string{"2026-11-01 account instagram/@anna", "2026-11-01 account instagram/@ANNA", "2026-11-01 account instagram/@shop"})

func named(accounts []*Account) []string {
	ids := make([]string, len(accounts))
	for i, a := range accounts {
		ids[i] = a.ID
	}
	return ids
}

func TestANewAccountThatIsThereIsNotAddedAgain(t *testing.T) {
	lines := slices.Concat(begin, []string{"2026-11-01 account instagram/@anna", "2026-11-01 account instagram/Ren\u00e9"})
	p := build(t, "2026-11-03", lines...)
	for label, there := range map[string]string{
		"@ANNA": "instagram/@anna", "@anna\u00a0": "instagram/@anna", "Rene\u0301": "instagram/Ren\u00e9", "RENE\u0301": "instagram/Ren\u00e9",
		"": "", "@anna2": "", "anna": "", "@\u0131": "",
	} {
		e, found := p.NewAccount("instagram", label)
		if got := named(found); there != "" && !slices.Equal(got, []string{there}) || there == "" && len(got) > 0 {
			t.Errorf("%q is %q, want %q", label, got, there)
		}
		if e.Do != state.Account || e.Platform != "instagram" || e.Account != state.AccountID("instagram", e.Label) {
			t.Errorf("%q gives %+v", label, e)
		}
	}
	if e, _ := p.NewAccount("instagram", " Zoe\u0308 "); e.Account != "instagram/Zo\u00eb" {
		t.Errorf("stored as %+q", e.Account)
	}
}

func TestAnAccountComesBackUnderTheNameItHad(t *testing.T) {
	lines := slices.Concat(begin, []string{"2026-11-01 account instagram/@anna", "2026-11-02 note instagram/@anna kept", "2026-11-02 undo e03"})
	e, there := build(t, "2026-11-03", lines...).NewAccount("instagram", "@ANNA")
	if e.Account != "instagram/@anna" || e.Label.String() != "@anna" || len(there) > 0 {
		t.Errorf("%+v, %q", e, named(there))
	}
	lines = lines[:len(lines)-2] // nothing was recorded on it
	lines = append(lines, "2026-11-02 undo e03")
	if e, _ := build(t, "2026-11-03", lines...).NewAccount("instagram", "@ANNA"); e.Account != "instagram/@ANNA" {
		t.Errorf("%+v", e)
	}
}

func TestWhatAnOldFileHoldsAsTwoStaysTwo(t *testing.T) {
	p := build(t, "2026-11-03", alike...)
	for ref, want := range map[string][]string{
		"instagram/@anna": {"instagram/@anna"}, "instagram/@ANNA": {"instagram/@ANNA"},
		"instagram/@Anna": {"instagram/@anna", "instagram/@ANNA"}, "instagram/@SHOP": {"instagram/@shop"}, "instagram": {},
	} {
		if got := named(p.Match(ref)); !slices.Equal(got, want) {
			t.Errorf("%s can mean %q, want %q", ref, got, want)
		}
	}
	doubles := p.Doubles()
	if len(doubles) != 1 || !slices.Equal(named(doubles[0]), []string{"instagram/@anna", "instagram/@ANNA"}) {
		t.Errorf("%d groups may be one account", len(doubles))
	}
}

func TestJoinedAccountsStandAsOne(t *testing.T) {
	lines := slices.Concat(alike, []string{
		"2026-11-02 step instagram/@anna objection-eea form", "2026-11-02 note instagram/@anna first",
		"2026-11-02 outcome instagram/@ANNA sent 2026-11-02", "2026-11-02 note instagram/@ANNA second",
		"2026-11-02 linked facebook instagram/@ANNA", "2026-11-03 joined instagram/@ANNA instagram/@anna", "2026-11-03 note instagram/@anna third",
	})
	p := build(t, "2026-11-04", lines...)
	if got := named(p.Accounts); !slices.Equal(got, []string{"facebook", "instagram/@anna", "instagram/@shop"}) {
		t.Fatalf("the accounts are %q", got)
	}
	a := p.Account("instagram/@anna")
	if p.Account("instagram/@ANNA") != a || !slices.Equal(a.Joined, []string{"instagram/@ANNA"}) || a.Label.String() != "@anna" {
		t.Errorf("%+v", a)
	}
	if a.Status != Sent || !a.Step("form").Done || !a.Step("send").Done || len(a.Notes) != 3 || len(p.Doubles()) > 0 {
		t.Errorf("%s, %d notes, %d doubles", a.Status, len(a.Notes), len(p.Doubles()))
	}
	if f := p.Account("facebook"); f.LinkedTo != a || !f.Covered {
		t.Errorf("linked with %v, covered %v", f.LinkedTo, f.Covered)
	}
	if !slices.Equal(a.Added(), []string{"e03", "e04"}) {
		t.Errorf("taking it off the list undoes %q", a.Added())
	}
	if got := named(p.Match("instagram/@Anna")); !slices.Equal(got, []string{"instagram/@anna"}) {
		t.Errorf("it is found as %q", got)
	}

	p = build(t, "2026-11-04", append(lines, "2026-11-04 undo e11")...)
	one, other := p.Account("instagram/@anna"), p.Account("instagram/@ANNA")
	if one == other || one.Status != Started || other.Status != Sent || len(one.Notes) != 2 || len(other.Notes) != 1 || len(p.Doubles()) != 1 {
		t.Errorf("after undo: %s with %d notes, %s with %d", one.Status, len(one.Notes), other.Status, len(other.Notes))
	}
	if p.Account("facebook").LinkedTo != other {
		t.Error("the link is not as it was")
	}
}

// TestALinkBetweenTwoThatAreJoined leads nowhere, and does not hide an older one.
func TestALinkBetweenTwoThatAreJoined(t *testing.T) {
	p := build(t, "2026-11-04", slices.Concat(alike, []string{
		"2026-11-02 linked instagram/@anna facebook", "2026-11-02 linked instagram/@ANNA instagram/@anna", "2026-11-03 joined instagram/@ANNA instagram/@anna",
	})...)
	if a := p.Account("instagram/@anna"); a.LinkedTo == nil || a.LinkedTo.ID != "facebook" {
		t.Errorf("linked with %v", a.LinkedTo)
	}
}

// TestAJoinOutlivesTheNameOfTheAccount: an older version, which knows no joins, may
// take the account off the list that gave the name.
func TestAJoinOutlivesTheNameOfTheAccount(t *testing.T) {
	p := build(t, "2026-11-04", slices.Concat(alike, []string{"2026-11-03 joined instagram/@ANNA instagram/@anna", "2026-11-03 undo e03"})...)
	if a := p.Account("instagram/@ANNA"); a == nil || a.ID != "instagram/@anna" || a.Label.String() != "@anna" {
		t.Errorf("%+v", a)
	}
}
