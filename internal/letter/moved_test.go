package letter

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// movedTo is a plan of a person who sent a request in Germany, under a way, and moved then.
func movedTo(code, platform, way string, more ...state.Event) (*plan.Plan, *plan.Account) {
	ids := state.Store{Now: func() time.Time { return now }}
	events := []state.Event{
		{Do: state.Country, Country: "DE"}, {Do: state.Account, Account: platform, Platform: platform},
		{Do: state.Detail, Key: Name, Text: safetext.NewBlock("Anna Beispiel")}, {Do: state.Detail, Key: Email, Text: safetext.NewBlock("anna@example.org")},
		{Do: state.Detail, Key: OwnGrounds, Text: safetext.NewBlock("works")},
		{Do: state.Outcome, Account: platform, Way: way, Outcome: "sent", On: "2026-08-01"}, {Do: state.Country, Country: code},
	}
	events = append(events, more...)
	for i := range events {
		events[i] = ids.New(events[i])
	}
	p := plan.Build(shipped(), events, "", now)
	return p, p.Accounts[0]
}

// TestWhoMovedObjectsUnderTheLawOfTheNewCountry, and reminds of what was sent under that of
// the old one. Where the new country has no such law, no new letter is offered.
func TestWhoMovedObjectsUnderTheLawOfTheNewCountry(t *testing.T) {
	for _, sent := range [][2]string{{"linkedin", "letter-gdpr"}, {"facebook", "objection-eea"}} {
		for code, want := range map[string]string{"ZA": "POPIA", "FR": "RGPD", "CA-QC": "P-39.1", "GG": "Guernsey", "US": "", "JP": ""} {
			p, a := movedTo(code, sent[0], sent[1])
			if want == "" && sent[0] == "linkedin" {
				want = "Request: please do not use" // what anybody can ask where there is a switch
			}
			track := Track(p, a, Objection)
			if fits := slices.Contains(KindsFor(p, a), Objection); fits != (want != "") {
				t.Errorf("%s, from DE to %s: an objection fits: %v", sent[0], code, fits)
			}
			if text := Write(p, track, Objection, "").Text.String(); want != "" && !strings.Contains(text, want) {
				t.Errorf("%s, from DE to %s: the objection does not name %s:\n%s", sent[0], code, want, text)
			}
			was := p.TrackOf(state.Event{Account: sent[0], Way: sent[1]})
			if d := Write(p, was, Reminder, "en"); !strings.Contains(d.Text.String(), "Art. 21(1) GDPR") {
				t.Errorf("%s, from DE to %s: the reminder is not about what was sent:\n%s", sent[0], code, d.Text)
			}
		}
	}
}

// TestWhatIsSentAfterTheMoveIsUnderTheNewLaw, with its own time and authority.
func TestWhatIsSentAfterTheMoveIsUnderTheNewLaw(t *testing.T) {
	p, a := movedTo("ZA", "linkedin", "letter-gdpr")
	way := Under(p, Track(p, a, Objection), Objection).Way.ID
	if way != "letter-za" {
		t.Fatalf("the new letter is sent under %s", way)
	}
	p, a = movedTo("ZA", "linkedin", "letter-gdpr",
		state.Event{Do: state.Outcome, Account: "linkedin", Way: way, Outcome: "sent", On: "2026-12-01"},
		state.Event{Do: state.Outcome, Account: "linkedin", Way: way, Outcome: "reminded", On: "2026-12-10"})
	o := a.Objection
	if o.Moved || o.Way.ID != way || !slices.Contains(KindsFor(p, a), Complaint) {
		t.Errorf("under %s, moved: %v, letters %v", o.Way.ID, o.Moved, KindsFor(p, a))
	}
	if d := Write(p, o, Complaint, ""); !strings.Contains(d.Text.String(), "Information Regulator") || strings.Contains(d.Text.String(), "August") {
		t.Errorf("the complaint is about what was sent before:\n%s", d.Text)
	}
}

// TestNoLetterNamesALawBeforeItsDay: in Chile, that is 1 December 2026.
func TestNoLetterNamesALawBeforeItsDay(t *testing.T) {
	for day, want := range map[string]bool{"2026-11-30": false, "2026-12-01": true} {
		on, _ := time.Parse(time.DateOnly, day)
		p := plan.Build(shipped(), []state.Event{
			{ID: "1", At: on, Do: state.Country, Country: "CL"}, {ID: "2", At: on, Do: state.Account, Account: "reddit", Platform: "reddit"},
		}, "", on)
		o := p.Account("reddit").Objection
		if got := o != nil; got != want {
			t.Fatalf("on %s: %v", day, got)
		}
		if o == nil {
			continue
		}
		if doubt := o.MayHappen("sent", on.AddDate(0, 0, -1), on); doubt != plan.BeforeLaw {
			t.Errorf("sent on the day before: %q", doubt)
		}
		if doubt := o.MayHappen("sent", on, on); doubt != "" {
			t.Errorf("sent on the first day: %q", doubt)
		}
	}
}
