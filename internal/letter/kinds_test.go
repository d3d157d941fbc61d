package letter

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// Where no law sets a time to answer, no account ever falls silent: the complaint
// is there once the request went out, and comes after a reminder.
func TestTheComplaintIsThereWithoutADeadline(t *testing.T) {
	c, now := catalog.Load(""), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for country, way := range map[string]string{"CH": "objection-ch", "BR": "objection-br"} {
		events := []state.Event{
			{ID: "1", At: now, Do: state.Country, Country: country},
			{ID: "2", At: now, Do: state.Account, Account: "facebook", Platform: "facebook"},
		}
		kinds := func(outcome string) (*plan.Account, []Kind) {
			if outcome != "" {
				id := strconv.Itoa(len(events) + 1)
				events = append(events, state.Event{ID: id, At: now, Do: state.Outcome, Account: "facebook", Way: way, Outcome: outcome, On: "2026-10-01"})
			}
			p := plan.Build(c, events, "", now)
			return p.Account("facebook"), KindsFor(p, p.Account("facebook"))
		}
		if _, all := kinds(""); slices.Contains(all, Complaint) {
			t.Errorf("%s: a complaint before anything was sent", country)
		}
		if a, all := kinds("sent"); !slices.Contains(all, Complaint) || NextKind(a) == Complaint {
			t.Errorf("%s, sent: %v", country, all)
		}
		if a, all := kinds("reminded"); !slices.Contains(all, Complaint) || NextKind(a) != Complaint {
			t.Errorf("%s, reminded: %v, next %s", country, all, NextKind(a))
		}
	}
}

// TestWhoMovedComplainsToNoAuthorityOfTheNewCountry: the request was made under the
// law of the old one, to the company there.
func TestWhoMovedComplainsToNoAuthorityOfTheNewCountry(t *testing.T) {
	c, now := catalog.Load(""), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	way := c.Platform("facebook").Way("DE").ID
	for _, code := range []string{"DE", "GB", "US", "JP"} {
		events := []state.Event{
			{ID: "1", At: now, Do: state.Country, Country: "DE"},
			{ID: "2", At: now, Do: state.Account, Account: "facebook", Platform: "facebook"},
			{ID: "3", At: now, Do: state.Detail, Key: Part, Text: safetext.NewBlock("DE-BE")},
			{ID: "4", At: now, Do: state.Outcome, Account: "facebook", Way: way, Outcome: "sent", On: "2026-05-01"},
			{ID: "5", At: now, Do: state.Country, Country: code},
		}
		p := plan.Build(c, events, "", now)
		a := p.Account("facebook")
		if got, want := slices.Contains(KindsFor(p, a), Complaint), code == "DE"; got != want {
			t.Errorf("in %s, a complaint is offered: %v", code, got)
		}
		to := Write(p, a, Reminder, "en").To
		if got, want := to.Name == "Meta Platforms Ireland Limited", code == "DE"; got != want {
			t.Errorf("in %s, the reminder goes to %s", code, to.Name)
		}
		if at, ok := AuthorityFor(country.Code(code), "DE-BE"); ok && at.Country != code && at.Country != "DE-BE" {
			t.Errorf("in %s, %s decides", code, at.Name)
		}
	}
	if at, ok := AuthorityFor("US", ""); ok {
		t.Errorf("in the US, without a state, %s decides", at.Name)
	}
}

func TestGroundsAreKeysOrOnesOwnWords(t *testing.T) {
	for text, want := range map[string]string{
		"works": "", "works,others": "", "works, others": "", "I draw.": "", "Art": "Art", "my work, my life": "",
		"vanity": "vanity", "artist, health": "artist", "works,vanity": "vanity",
	} {
		if got := UnknownGround(text); got != want {
			t.Errorf("%q: unknown %q, want %q", text, got, want)
		}
	}
}

// TestACoveredAccountNeedsNoLetters: one objection holds for both, and so does what
// comes of it.
func TestACoveredAccountNeedsNoLetters(t *testing.T) {
	c, now := catalog.Load(""), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	events := []state.Event{
		{ID: "1", At: now, Do: state.Country, Country: "DE"},
		{ID: "2", At: now, Do: state.Account, Account: "facebook", Platform: "facebook"},
		{ID: "3", At: now, Do: state.Account, Account: "instagram", Platform: "instagram"},
		{ID: "4", At: now, Do: state.Linked, Account: "instagram", To: "facebook"},
		{ID: "5", At: now, Do: state.Outcome, Account: "facebook", Way: "objection-eea", Outcome: "sent", On: "2026-10-01"},
	}
	p := plan.Build(c, events, "", now)
	if k := Due(p, p.Account("facebook")); k != Reminder {
		t.Errorf("due on the account that covers the other: %q", k)
	}
	covered := p.Account("instagram")
	if k := Due(p, covered); !covered.Covered || k != "" || len(KindsFor(p, covered)) > 0 {
		t.Errorf("the covered account has letters: %q, due %q", KindsFor(p, covered), k)
	}
}

// TestEveryObjectionEndsInAComplaint: Art. 77 GDPR, and what corresponds to it, do not
// ask whether the company offers a switch. The letters are about the objection.
func TestEveryObjectionEndsInAComplaint(t *testing.T) {
	c, now := catalog.Load(""), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for _, code := range []country.Code{"DE", "FR", "IE", "IS", "GB", "CH", "BR", "ZA", "GI", "PE", "CA-QC", "GG"} {
		for _, id := range c.IDs() {
			way := c.Platform(id).Way(code)
			if way.Kind != catalog.Right {
				way = &catalog.Objection(code, now).Way
			}
			p := plan.Build(c, []state.Event{
				{ID: "1", At: now, Do: state.Country, Country: string(code)},
				{ID: "2", At: now, Do: state.Account, Account: id, Platform: id},
				{ID: "3", At: now, Do: state.Outcome, Account: id, Way: way.ID, Outcome: "sent", On: "2026-08-01"},
			}, "", now)
			a := p.Account(id)
			for _, k := range []Kind{Objection, Reminder, Complaint} {
				if !slices.Contains(KindsFor(p, a), k) || Track(p, a, k) != a.Right() {
					t.Errorf("%s in %s: no %s about the objection", id, code, k)
				}
			}
			if a.Way.Kind != catalog.None && Track(p, a, Reason) != a {
				t.Errorf("%s in %s: the reason for a form is about the letter", id, code)
			}
		}
	}
}

// TestAFollowingLetterStaysWithItsRequest: what an old file recorded as sent on a
// switch is reminded of there, as long as nothing was sent by letter.
func TestAFollowingLetterStaysWithItsRequest(t *testing.T) {
	c, now := catalog.Load(""), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	events := []state.Event{
		{ID: "1", At: now, Do: state.Country, Country: "DE"},
		{ID: "2", At: now, Do: state.Account, Account: "linkedin", Platform: "linkedin"},
		{ID: "3", At: now, Do: state.Outcome, Account: "linkedin", Way: "switch-eea", Outcome: "sent", On: "2026-08-01"},
	}
	p := plan.Build(c, events, "", now)
	if a := p.Account("linkedin"); Track(p, a, Reminder) != a || Track(p, a, Objection) != a.Objection {
		t.Error("a reminder of the request on the switch goes elsewhere")
	}
	p = plan.Build(c, append(events, state.Event{ID: "4", At: now, Do: state.Outcome, Account: "linkedin", Way: "letter-gdpr", Outcome: "sent", On: "2026-08-02"}), "", now)
	if a := p.Account("linkedin"); Track(p, a, Reminder) != a.Objection {
		t.Error("a reminder of the objection goes elsewhere")
	}
}
