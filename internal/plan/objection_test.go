package plan

import (
	"slices"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
)

// atHome is a plan of 26 November 2026 for one account in a country, with what was
// recorded on it.
func atHome(code, platform string, events ...state.Event) (*Plan, *Account) {
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	ids := state.Store{Now: func() time.Time { return now }}
	all := []state.Event{
		ids.New(state.Event{Do: state.Country, Country: code}),
		ids.New(state.Event{Do: state.Account, Account: platform, Platform: platform}),
	}
	for _, e := range events {
		e.Account = platform
		all = append(all, ids.New(e))
	}
	p := Build(catalog.Load(""), all, "", now)
	return p, p.Account(platform)
}

func sent(way, on string) state.Event {
	return state.Event{Do: state.Outcome, Way: way, Outcome: "sent", On: on}
}

// TestWhoHasARightToObject: wherever the law gives it, every entry has it, on the
// way or beside it, and nowhere else.
func TestWhoHasARightToObject(t *testing.T) {
	c := catalog.Load("")
	for code, law := range map[string]catalog.Law{"DE": catalog.GDPR, "IS": catalog.GDPR, "GP": catalog.GDPR, "GB": catalog.UKGDPR, "CH": catalog.FADP} {
		for _, id := range c.IDs() {
			_, a := atHome(code, id)
			if right := a.Right(); right == nil || right.Way.Law != law {
				t.Errorf("%s has no right to object in %s", id, code)
			}
		}
	}
	for _, code := range []string{"US", "US-CA", "JP", ""} {
		if _, a := atHome(code, "linkedin"); a.Objection != nil {
			t.Errorf("in %q, a letter is promised to work", code)
		}
	}
}

// TestASwitchAndAnObjectionStandBesideEachOther: neither says anything of the other.
func TestASwitchAndAnObjectionStandBesideEachOther(t *testing.T) {
	p, a := atHome("DE", "linkedin", state.Event{Do: state.Outcome, Way: "switch-eea", Outcome: "done", On: "2026-11-01"}, sent("letter-gdpr", "2026-09-01"))
	if a.Way.Kind != catalog.Setting || a.Status != Done {
		t.Errorf("the switch is %s (%s)", a.Status, a.Way.ID)
	}
	if o := a.Objection; o.Status != Silent || o.Next.Do != DoRemind {
		t.Errorf("the objection is %s, next %s", o.Status, o.Next.Do)
	}
	if tracks := a.Tracks(p.Today); len(tracks) != 2 || tracks[0] != a.Objection {
		t.Error("what is due does not stand first")
	}
	if due := p.Due(p.Today); len(due) != 1 || due[0] != a.Objection {
		t.Errorf("due: %d", len(due))
	}
	if a.Settled() || !p.Left(a) {
		t.Error("nothing is left, though an answer is missing")
	}
}

// TestWhatOldFilesSayIsNotReinterpreted: a letter that was recorded on a switch stays
// there.
func TestWhatOldFilesSayIsNotReinterpreted(t *testing.T) {
	_, a := atHome("DE", "linkedin", sent("switch-eea", "2026-09-01"))
	if a.Status != Sent || a.Objection.Status != Todo || a.Objecting() {
		t.Errorf("%s, and the objection %s", a.Status, a.Objection.Status)
	}
}

// TestNobodyIsNaggedToObject: an objection beside a switch, or where the company says
// that it does not train, is left only once it has begun.
func TestNobodyIsNaggedToObject(t *testing.T) {
	p, a := atHome("DE", "linkedin", state.Event{Do: state.Outcome, Way: "switch-eea", Outcome: "done", On: "2026-11-01"})
	if p.Left(a) || !a.Settled() || len(a.Tracks(p.Today)) != 1 {
		t.Error("an objection is demanded beside a switch")
	}
	if p, a := atHome("DE", "discord"); p.Left(a) && a.Way.Untrained {
		t.Error("an objection is demanded though the company says that it does not train")
	}
}

// TestWhereOnlyTheLawHelpsTheLetterIsNext.
func TestWhereOnlyTheLawHelpsTheLetterIsNext(t *testing.T) {
	p, a := atHome("DE", "whatsapp")
	if tracks := a.Tracks(p.Today); !a.ByLetter() || len(tracks) != 2 || tracks[0] != a.Objection || tracks[0].Next.Step != "send" || !p.Left(a) {
		t.Errorf("by letter: %v, %d tracks, next %+v", a.ByLetter(), len(tracks), a.Objection.Next)
	}
	if _, a := atHome("US", "whatsapp"); a.ByLetter() || a.Status != None {
		t.Errorf("in the US: %s", a.Status)
	}
}

// TestWhoMovesKeepsTheObjectionOfTheOldCountry: it was made under its law.
func TestWhoMovesKeepsTheObjectionOfTheOldCountry(t *testing.T) {
	p, a := atHome("US", "linkedin", sent("letter-gdpr", "2026-11-20"))
	o := a.Objection
	if o == nil || o.Status != Sent || o.Way.Law != catalog.GDPR {
		t.Fatalf("%+v", o)
	}
	if !slices.Contains(a.Tracks(p.Today), o) {
		t.Error("it is not shown")
	}
}

// TestWhatHelpsStaysOnTheWay: where no way is known, its steps are ticked as ever.
func TestWhatHelpsStaysOnTheWay(t *testing.T) {
	_, a := atHome("DE", "spotify", state.Event{Do: state.Step, Way: "none", Step: "privacy"})
	if a.Way.ID != "none" || a.Objecting() || !a.Step("privacy").Done {
		t.Fatalf("%s, objection %s", a.Way.ID, a.Objection.Status)
	}
	if a.Objection.Way.Kind != catalog.Right || a.Status != None {
		t.Errorf("the objection is %s, the account %s", a.Objection.Way.ID, a.Status)
	}
	if _, us := atHome("US", "spotify", state.Event{Do: state.Step, Way: "none", Step: "privacy"}); us.Objection != nil {
		t.Error("a step that helps gave a right to object")
	}
}

// TestKeysNameTracks: a key leads to its track, and to the account once that has no
// objection any more.
func TestKeysNameTracks(t *testing.T) {
	p, a := atHome("DE", "linkedin", sent("letter-gdpr", "2026-11-20"))
	if p.Account(a.Key()) != a || p.Account(a.Objection.Key()) != a.Objection || p.Account("objection:nobody") != nil {
		t.Error("a key leads elsewhere")
	}
	if p.Other(a) != a.Objection || p.Other(a.Objection) != a {
		t.Error("the other track is not the other track")
	}
	us, b := atHome("US", "linkedin")
	if us.Account("objection:linkedin") != b || us.Other(b) != nil {
		t.Error("an objection that is gone does not lead to its account")
	}
}

// TestBothTracksComeOneAfterTheOther: after the one, the other is next, each once.
func TestBothTracksComeOneAfterTheOther(t *testing.T) {
	p, a := atHome("DE", "linkedin", sent("letter-gdpr", "2026-09-01"))
	first := p.NextAccount(nil, nil)
	if first != a.Objection {
		t.Fatal("what is due is not first")
	}
	second := p.NextAccount(first, map[string]bool{first.Key(): true})
	if second != a {
		t.Fatal("the switch is not next")
	}
	if p.NextAccount(second, map[string]bool{first.Key(): true, second.Key(): true}) != nil {
		t.Error("something is next for ever")
	}
}

// TestWhenDeliveryCanBeTold: after a letter by post, and after one of which it is not
// known how it went.
func TestWhenDeliveryCanBeTold(t *testing.T) {
	for means, want := range map[string]bool{"": true, Post: true, Registered: true, Mail: false, Form: false} {
		e := sent("letter-gdpr", "2026-11-20")
		e.Means = means
		_, a := atHome("DE", "linkedin", e)
		if slices.Contains(a.Objection.Outcomes(), Delivered) != want {
			t.Errorf("sent by %q: not %v", means, want)
		}
		_, a = atHome("DE", "linkedin", e, state.Event{Do: state.Outcome, Way: "letter-gdpr", Outcome: Delivered, On: "2026-11-23"})
		if o := a.Objection; slices.Contains(o.Outcomes(), Delivered) || o.AnswerBy().Format(time.DateOnly) != "2026-12-23" {
			t.Errorf("delivered on the 23rd, answer by %s", o.AnswerBy())
		}
	}
}

// TestWhereNoLawSetsATimeTheLetterDoes: until its day the answer is waited for, then comes
// the reminder. A form asks for no day, and neither does the letter to Brazil.
func TestWhereNoLawSetsATimeTheLetterDoes(t *testing.T) {
	for _, c := range []struct {
		country, platform, way, on string
		do                         NextDo
		by                         string
	}{
		{"ZA", "linkedin", "letter-za", "2026-10-27", DoAnswer, "2026-11-26"},
		{"ZA", "linkedin", "letter-za", "2026-10-26", DoRemind, "2026-11-25"},
		{"IM", "linkedin", "letter-im", "2026-09-30", DoRemind, "2026-10-30"},
		{"CH", "linkedin", "letter-ch", "2026-10-01", DoRemind, "2026-10-31"},
		{"CH", "facebook", "objection-ch", "2026-10-01", DoAnswer, ""},
		{"BR", "linkedin", "letter-br", "2026-10-01", DoAnswer, ""},
		{"DE", "linkedin", "letter-gdpr", "2026-11-02", DoAnswer, "2026-12-02"},
	} {
		_, a := atHome(c.country, c.platform, sent(c.way, c.on))
		if r := a.Right(); r.Next.Do != c.do || c.by == "" != r.Next.By.IsZero() || c.by != "" && r.Next.By.Format(time.DateOnly) != c.by {
			t.Errorf("%s in %s, sent on %s: %s by %s", c.platform, c.country, c.on, r.Next.Do, r.Next.By)
		}
	}
}
