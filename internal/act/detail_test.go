package act

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/letter"
)

func TestDetailsHaveLimits(t *testing.T) {
	tell := func(key, value string) func(Now) Step {
		return func(n Now) Step { return n.Tell(n.Plan.Account("facebook"), key, value) }
	}
	address := func(length int) string { return strings.Repeat("x", length-len("@example.org")) + "@example.org" }
	check(t, []row{
		{"a name", nil, tell("name", " Anna Beispiel "), nil, "detail name Anna Beispiel"},
		{"a long one", nil, tell("name", strings.Repeat("ä", 100)), nil, "detail name " + strings.Repeat("ä", 100)},
		{"too long", nil, tell("name", strings.Repeat("ä", 101)), nil, "no: too-long"},
		{"no letter in it", nil, tell("name", "12345"), nil, "no: name"},
		{"known already", []string{"detail name Anna"}, tell("name", "Anna"), nil, ""},
		{"asked for", nil, tell("name", ""), nil, "name?"},
		{"with what is known", []string{"detail name Anna"}, tell("name", ""), nil, "name? Anna"},
		{"and not given", nil, tell("name", ""), []string{"-"}, "no: needed"},
		{"and given", nil, tell("name", ""), []string{"Anna"}, "detail name Anna"},

		{"an address", nil, tell("email", "anna@example.org"), nil, "detail email anna@example.org"},
		{"a long address", nil, tell("email", address(254)), nil, "detail email " + address(254)},
		{"a longer one", nil, tell("email", address(255)), nil, "no: too-long"},
		{"none", nil, tell("email", "anna"), nil, "no: email"},
		{"another one for this account", []string{"detail email a@example.org"}, tell("email", "b@example.org"), nil, "detail facebook email b@example.org"},

		{"grounds", nil, tell("grounds", "works, others"), nil, "detail grounds works,others"},
		{"in their own words", nil, tell("grounds", "I write for a living."), nil, "detail grounds I write for a living."},
		{"unknown ones", nil, tell("grounds", "works,vanity"), nil, "no: grounds"},
		{"no letter in them", nil, tell("grounds", ", ,"), nil, "no: grounds"},
		{"why they refused", nil, tell("refusal_reason", "They may."), nil, "detail facebook refusal_reason They may."},
		{"a part of the country", nil, tell("part", "de-be"), nil, "detail part DE-BE"},
		{"none of its parts", nil, tell("part", "DE-XX"), nil, "no: part"},
		{"of another country", nil, tell("part", "US-CA"), nil, "no: part"},
	})
}

func TestALetterAsksForWhatItLacksInOrder(t *testing.T) {
	var known []string
	for _, want := range []string{"name?", "email?", "grounds?", ""} {
		n := now(t, known...)
		a := n.Plan.Account("facebook")
		if got := outcome(n, n.Need(a, letter.Write(n.Plan, a, letter.Objection, "en"))); got != want {
			t.Errorf("after %q it asks %q, want %q", known, got, want)
		}
		known = append(known, map[string]string{"name?": "detail name Anna", "email?": "detail email a@example.org", "grounds?": "detail grounds works"}[want])
	}
	n := now(t, "outcome facebook sent 2026-10-05", "outcome facebook refused 2026-11-04", "detail name Anna", "detail email a@example.org",
		"detail grounds works", "detail refusal_reason They may.")
	a := n.Plan.Account("facebook")
	if s := n.Need(a, letter.Write(n.Plan, a, letter.Complaint, "en")); s.Ask == nil || s.Ask.What != letter.Part || len(s.Ask.Picks) < 16 {
		t.Errorf("a complaint in Germany asks for %s", outcome(n, s))
	}
}

// TestWhatElseALetterCanSayIsOffered: what it is whole without, as far as what is recorded
// leaves room for it, and none of it is asked for as what a letter lacks.
func TestWhatElseALetterCanSayIsOffered(t *testing.T) {
	told := []string{"detail name Anna", "detail email a@example.org", "detail grounds works"}
	refused := append(slices.Clone(told), "outcome facebook sent 2026-10-01", "outcome facebook refused 2026-10-09")
	for _, c := range []struct {
		name  string
		lines []string
		kind  letter.Kind
		want  string
	}{
		{"the short text", told[:2], letter.Reason, "grounds child no_account"},
		{"the letter", told, letter.Objection, "address place reference login child datasets no_account"},
		{"what was told", append(slices.Clone(told), "detail address Weg 1", "detail datasets yes"), letter.Objection, "place reference login child datasets no_account"},
		{"what was taken back", append(slices.Clone(told), "detail address -", "detail datasets no"), letter.Objection, "address place reference login child datasets no_account"},
		{"a reminder", append(slices.Clone(told), "outcome facebook sent 2026-10-01"), letter.Reminder, "address place reference login child"},
		{"while the time is extended", append(slices.Clone(told), "outcome facebook sent 2026-11-01", "outcome facebook extended 2026-11-09"), letter.Reminder,
			"address place reference login child unexplained"},
		{"a complaint", refused, letter.Complaint, "address place reference login child may_name only_here"},
	} {
		n := now(t, c.lines...)
		a := n.Plan.Account("facebook")
		d := letter.Write(n.Plan, a, c.kind, "en")
		if got := strings.Join(n.Extras(d), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if need := n.Need(a, d); need.Ask != nil && c.kind != letter.Complaint && c.name != "the short text" {
			t.Errorf("%s asks for %s", c.name, need.Ask.What)
		}
	}
}

// TestWishesAreToldAndTakenBack with yes and no, texts with a line.
func TestWishesAreToldAndTakenBack(t *testing.T) {
	tell := func(key, value string) func(n Now) Step {
		return func(n Now) Step { return n.Tell(n.Plan.Account("facebook"), key, value) }
	}
	check(t, []row{
		{"a wish", nil, tell("may_name", ""), nil, "may_name?  yes,no"},
		{"granted", nil, tell("may_name", ""), []string{"yes"}, "detail may_name yes"},
		{"not granted", nil, tell("may_name", ""), []string{"no"}, ""},
		{"granted before", []string{"detail may_name yes"}, tell("may_name", ""), []string{"yes"}, ""},
		{"taken back", []string{"detail may_name yes"}, tell("may_name", "no"), nil, "detail facebook may_name no"},
		{"neither", nil, tell("may_name", "perhaps"), nil, "no: may_name"},
		{"a fact of one account", nil, tell("only_here", "yes"), nil, "detail facebook only_here yes"},
		{"an address", nil, tell("address", "Weg 1, 10115 Berlin"), nil, "detail address Weg 1, 10115 Berlin"},
		{"no address", nil, tell("address", "-"), nil, ""},
		{"an address that goes", []string{"detail address Weg 1"}, tell("address", "-"), nil, "detail facebook address -"},
		{"a long address", nil, tell("address", strings.Repeat("x", 301)), nil, "no: too-long"},
	})
	n := now(t)
	for grounds, hint := range map[string]bool{"irreversible": true, "false, audience": true, "works": false, "irreversible,minor": false, "I draw for a living.": false} {
		if s := tell("grounds", grounds)(n); (s.Say != "") != hint {
			t.Errorf("%s: %q", grounds, s.Say)
		}
	}
}

// TestTheLawSaysWhetherGroundsAreNeeded: it is not said where no law asks for them.
func TestTheLawSaysWhetherGroundsAreNeeded(t *testing.T) {
	for country, why := range map[string]string{"DE": "grounds", "GB": "grounds", "CH": "grounds-free", "BR": "grounds-free"} {
		n := now(t, "country "+country)
		if s := n.Tell(n.Plan.Account("facebook"), letter.OwnGrounds, ""); s.Ask.Why != n.Words.Asks.Get().Why[why] {
			t.Errorf("%s: %q", country, s.Ask.Why)
		}
	}
}
