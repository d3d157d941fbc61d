package letter

import (
	"slices"
	"strconv"
	"strings"
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
	c, now := shipped(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
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
	c, now := shipped(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
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
	both := GroundsText("works,others", "en")
	for _, text := range []string{"works,,others", "works, others,", ", works ,others", "works,works,others"} {
		if got := GroundsText(text, "en"); UnknownGround(text) != "" || got != both {
			t.Errorf("%q: a letter says %q", text, got)
		}
		if e, _ := Tell(&plan.Plan{}, nil, OwnGrounds, text); e.Text.String() != "works,others" {
			t.Errorf("%q is kept as %q", text, e.Text)
		}
	}
	for text, want := range map[string]bool{"audience": true, "false, audience,": true, "audience,works": false, ",": false, "": false, "I draw.": false} {
		if WeakGrounds(text) != want {
			t.Errorf("%q: weak is %v", text, !want)
		}
	}
}

// TestACoveredAccountNeedsNoLetters: one objection holds for both, and so does what
// comes of it.
func TestACoveredAccountNeedsNoLetters(t *testing.T) {
	c, now := shipped(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
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
	c, now := shipped(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
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
	c, now := shipped(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
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

// TestABritishCompanyIsAskedOnceHowTheComplaintStands: after silence and after a refusal, by
// the day of the complaint; that it was not acknowledged is said only once 30 days are over.
func TestABritishCompanyIsAskedOnceHowTheComplaintStands(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines recorded
		want  string // words of the letter, "" if there is none
		not   string
	}{
		{"no complaint", recorded{"sent 2026-09-01"}, "This is a complaint under section 164A", "how my complaint stands"},
		{"after silence", recorded{"sent 2026-09-01", "reminded 2026-10-20"}, "On 20 October 2026 I complained to you", "acknowledged"},
		{"not acknowledged", recorded{"sent 2026-09-01", "reminded 2026-10-20", "told unacknowledged yes"}, "You have not acknowledged my complaint within 30 days", "{"},
		{"too early for that", recorded{"sent 2026-09-01", "reminded 2026-12-01", "told unacknowledged yes"}, "On 1 December 2026 I complained", "acknowledged"},
		{"after a refusal", recorded{"sent 2026-08-01", "refused 2026-08-20 No.", "replied 2026-10-01"}, "On 1 October 2026 I complained to you", "{"},
		{"a refusal just answered", recorded{"sent 2026-08-01", "refused 2026-12-01 No."}, "", "{"},
	} {
		p, a := account(t, "GB", "facebook", append(slices.Clone(who), append(c.lines, "told grounds works")...))
		if got := slices.Contains(KindsFor(p, a), Reminder); got != (c.want != "") {
			t.Errorf("%s: a letter to the company is offered: %v", c.name, got)
			continue
		}
		if text := Write(p, a, Reminder, "en").Text.String(); c.want != "" && (!strings.Contains(text, c.want) || strings.Contains(text, c.not)) {
			t.Errorf("%s: the letter is\n%s", c.name, text)
		}
	}
	p, a := account(t, "GB", "facebook", append(slices.Clone(who), "told grounds works", "sent 2026-07-01", "reminded 2026-08-10 Please.", "reminded:mail 2026-09-15"))
	text := Write(p, a, Complaint, "en").Text.String()
	for _, want := range []string{
		"On 10 August 2026 I complained to the company.", "10 August 2026: complaint to the company sent (enclosure 1)",
		"15 September 2026: question to the company about the complaint sent by e-mail\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestAComplaintSaysWhatItsAuthorityAsksForAndItLacks: an address and the text that was
// sent can be in the letter, a signature and a proof of identity cannot.
func TestAComplaintSaysWhatItsAuthorityAsksForAndItLacks(t *testing.T) {
	for _, c := range []struct{ code, lines, want string }{
		{"HR", "sent 2026-09-01", "address"},
		{"HR", "sent 2026-09-01|told address Ulica 1, Zagreb", ""},
		{"AT", "sent 2026-09-01", "request"},
		{"AT", "sent 2026-09-01 I object.", ""},
		{"BE", "sent 2026-09-01 I object.", "signature"},
		{"IE", "sent 2026-09-01", ""},
	} {
		p, a := account(t, c.code, "facebook", append(slices.Clone(who), strings.Split(c.lines, "|")...))
		if d := Write(p, a, Complaint, "en"); strings.Join(d.Needs, " ") != c.want {
			t.Errorf("%s, %s: needs %v, want %q", c.code, c.lines, d.Needs, c.want)
		}
		if d := Write(p, a, Reminder, "en"); len(d.Needs) > 0 {
			t.Errorf("%s: a reminder needs %v", c.code, d.Needs)
		}
	}
}
