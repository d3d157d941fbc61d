package present

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// today is the day of these tests.
var today = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

// person presents what somebody in Germany did who has accounts on Facebook,
// Instagram, and a platform that is no longer in the catalogue.
func person(t *testing.T, style Style, then ...state.Event) Presenter {
	t.Helper()
	at := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	store := state.Store{Now: func() time.Time { at = at.Add(time.Hour); return at }}
	events := append([]state.Event{
		{Do: state.Country, Country: "DE"},
		{Do: state.Account, Account: "facebook", Platform: "facebook"},
		{Do: state.Account, Account: "instagram/@anna", Platform: "instagram", Label: safetext.NewLine("@anna")},
		{Do: state.Account, Account: "gone/x", Platform: "gone", Label: safetext.NewLine("x")},
	}, then...)
	for i := range events {
		events[i] = store.New(events[i])
	}
	c := catalog.Load("")
	return Presenter{Words: words.English(), Catalog: c, Plan: plan.Build(c, events, "", today), Style: style}
}

func outcome(what, on, text string) state.Event {
	return state.Event{Do: state.Outcome, Account: "facebook", Way: "objection-eea", Outcome: what, On: on, Text: safetext.NewBlock(text)}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		id          string
		seen, typed words.Text
	}{
		{"facebook", "Facebook", "facebook"},
		{"instagram/@anna", "Instagram @anna", "instagram/@anna"},
		{"gone/x", "gone (not in this catalogue) x", "gone/x"},
		{"instagram/@off", "Instagram @off", "instagram/@off"}, // not on the list
		{"never", "never (not in this catalogue)", "never"},
	} {
		for style, want := range map[Style]words.Text{Seen: c.seen, Heard: c.seen, Typed: c.typed} {
			p := person(t, style)
			if got := p.NameByID(c.id); got != want {
				t.Errorf("style %d: %s is called %q, want %q", style, c.id, got, want)
			}
			if a := p.Plan.Account(c.id); a != nil && p.Name(a) != want {
				t.Errorf("style %d: %s on the list is called %q, want %q", style, c.id, p.Name(a), want)
			}
		}
	}
}

func TestWhereAnAccountStandsAndWhatIsNext(t *testing.T) {
	sent := outcome("sent", "2026-11-02", "")
	ticked := state.Event{Do: state.Step, Account: "facebook", Way: "objection-eea", Step: "send"}
	linked := state.Event{Do: state.Linked, Account: "facebook", To: "instagram/@anna"}
	for _, c := range []struct {
		name          string
		style         Style
		then          []state.Event
		status, alone words.Text
		next          words.Text
	}{
		{"nothing", Seen, nil, "to do", "to do", "next: Log in to Facebook in your browser"},
		{"nothing, typed", Typed, nil, "to do", "to do", "next: Log in to Facebook in your browser (login)"},
		{"by the person's word", Seen, []state.Event{sent}, "sent 2 Nov 2026, no answer yet, by your word", "sent 2 Nov 2026, no answer yet",
			"next: has the answer come? By law due by 2 Dec 2026"},
		{"the same, heard", Heard, []state.Event{sent}, "sent 2 Nov 2026, no answer yet, by your word", "sent 2 Nov 2026, no answer yet", "by law due 2 Dec 2026"},
		{"by a tick", Seen, []state.Event{ticked}, "sent 1 Nov 2026, no answer yet", "sent 1 Nov 2026, no answer yet", "next: has the answer come? By law due by 1 Dec 2026"},
		{"silent", Seen, []state.Event{outcome("sent", "2026-10-01", "")}, "no answer in time, since 3 Nov 2026", "no answer in time, since 3 Nov 2026",
			"next: remind them; the answer was due by 2 Nov 2026"},
		{"refused", Seen, []state.Event{sent, outcome("refused", "2026-11-04", "")}, "refused 4 Nov 2026, by your word", "refused 4 Nov 2026", "next: answer the refusal"},
		{"again", Seen, []state.Event{outcome("done", "2024-11-04", "")}, "done, to be looked at again since 4 Nov 2025, by your word",
			"done, to be looked at again since 4 Nov 2025", "look again on 4 Nov 2025"},
		{"linked", Seen, []state.Event{linked}, "to do", "to do", "done as soon as Instagram @anna is"},
		{"linked, typed", Typed, []state.Event{linked}, "to do", "to do", "done as soon as instagram/@anna is"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := person(t, c.style, c.then...)
			a := p.Plan.Account("facebook")
			if got := p.Status(a); got != c.status {
				t.Errorf("the status is %q, want %q", got, c.status)
			}
			if got := p.StatusAlone(a); got != c.alone {
				t.Errorf("alone it is %q, want %q", got, c.alone)
			}
			if got := p.Next(a); got != c.next {
				t.Errorf("next is %q, want %q", got, c.next)
			}
		})
	}
}

func TestWhyAnAccountHasNoSteps(t *testing.T) {
	p := person(t, Seen, state.Event{Do: state.Note, Account: "threads", Text: safetext.NewBlock("off the list")})
	w := p.Words
	for id, want := range map[string]words.Text{"gone/x": w.GoneFromList, "threads": w.NotOnList, "never": w.ForgottenNow} {
		if got := p.Missing(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestWhereALetterGoesAndWhatItLacks(t *testing.T) {
	p := person(t, Seen, outcome("sent", "2026-10-01", ""))
	a := p.Plan.Account("facebook")
	write := func(k letter.Kind) letter.Draft { return letter.Write(p.Plan, a, k, "en") }
	if to := p.Recipient(write(letter.Reason)); len(to) > 0 || !slices.Equal(p.BeforeSending(a, write(letter.Reason)), []words.Text{p.Words.Follow.Get().NoGrounds}) {
		t.Errorf("a text for a form goes to %q", to)
	}
	company := safetext.Join(p.Recipient(write(letter.Reminder)), "\n")
	if !strings.HasPrefix(string(company), "To: Meta Platforms Ireland Limited\nBy post: ") || strings.Contains(string(company), "Known from") {
		t.Errorf("a reminder goes %s", company)
	}
	authority := string(safetext.Join(p.Recipient(write(letter.Complaint)), "\n"))
	for _, want := range []string{"To: Die Bundesbeauftragte", " (Federal Commissioner", "Online: https://", "Languages: German", "Known from: https://", ", 8 Mar 2026", "First: For a private company"} {
		if !strings.Contains(authority, want) {
			t.Errorf("a complaint goes %s, without %q", authority, want)
		}
	}
	german := p
	german.Words = words.In("de")
	if to := string(safetext.Join(german.Recipient(write(letter.Complaint)), "\n")); !strings.Contains(to, string((*german.Words.AuthorityFirst.Get())["DE"])) || strings.Contains(to, "private company") {
		t.Errorf("to somebody who reads German a complaint goes %s", to)
	}
	if slices.Contains(p.BeforeSending(a, write(letter.Complaint)), p.Words.Follow.Get().Attachments) {
		t.Error("the wrong letters speak of attachments")
	}
	d := letter.Draft{Kind: letter.Complaint, Needs: []string{"address", "signature"}, Enclosed: []string{"scan.pdf"}}
	if to := safetext.Join(p.Recipient(d), "\n"); !strings.HasSuffix(string(to), string(p.Words.Follow.Get().Needs["address"]+"\n"+p.Words.Follow.Get().Needs["signature"])) {
		t.Errorf("what the authority asks for is told as %q", to)
	}
	if !slices.Contains(p.BeforeSending(a, d), p.Words.Follow.Get().Attachments) {
		t.Error("nobody says that something is to be enclosed")
	}
	for missing, want := range map[string]words.Text{
		"": "", "refusal_date email": p.Words.Follow.Get().LetterLacks["refusal_date"], "email name": p.Words.Follow.Get().LetterLacks["email"],
	} {
		d := letter.Draft{Text: safetext.NewBlock("x"), Missing: strings.Fields(missing)}
		if got := p.Lacks(a, d); got != want {
			t.Errorf("without %q: %q, want %q", missing, got, want)
		}
	}
	if got := p.Lacks(a, letter.Draft{}); !strings.Contains(string(got), "no complaint letter for Facebook") {
		t.Errorf("without a text: %q", got)
	}
}

func TestOnlyWhoHasNotBegunIsToldWhatToStartWith(t *testing.T) {
	p := person(t, Seen)
	if got := p.StartWith(); got != "" {
		t.Errorf("with accounts on the list: %q", got)
	}
	p.Plan = plan.Place(nil, "DE", today)
	if got := p.StartWith(); got != "In a hurry? Start with: Facebook, Instagram, ChatGPT, Gemini, LinkedIn." {
		t.Errorf("at the beginning: %q", got)
	}
}

func TestWhatAnActWas(t *testing.T) {
	tick := state.Event{Do: state.Step, Account: "facebook", Way: "objection-eea", Step: "login"}
	for want, events := range map[words.Text][]state.Event{
		"":                                   nil,
		"Facebook marked as sent":            {outcome("sent", "2026-11-02", "")},
		"the extension on Facebook":          {outcome("extended", "2026-11-02", "")},
		"the last entry on Facebook":         {outcome("levitated", "2026-11-02", "")}, // by a newer version
		"taking Instagram @off off the list": state.Removal("instagram/@off", []string{"a", "b"}),
		"the last change to Facebook":        {{Do: state.Undo, Account: "facebook"}},
		`the tick for "Log in to Facebook in your browser" on Facebook`: {tick},
		`the tick for "gone" on Facebook`:                               {{Do: state.Step, Account: "facebook", Step: "gone"}},
		"the country Switzerland, Facebook marked as done":              {{Do: state.Country, Country: "CH"}, outcome("done", "2026-11-02", "")},
		"what you told for the letters":                                 {{Do: state.Detail, Key: letter.Name}, {Do: state.Detail, Key: letter.Email}},
	} {
		if got := person(t, Seen).Act(events); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := person(t, Typed).Act([]state.Event{outcome("sent", "2026-11-02", "")}); got != "facebook marked as sent" {
		t.Errorf("typed: %q", got)
	}
}

// TestBothTracksAreSaid: what each is called, where it stands, and how to get from one
// to the other.
func TestBothTracksAreSaid(t *testing.T) {
	at := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	store := state.Store{Now: func() time.Time { at = at.Add(time.Hour); return at }}
	build := func(platform string, then ...state.Event) (Presenter, *plan.Account) {
		events := append([]state.Event{{Do: state.Country, Country: "DE"}, {Do: state.Account, Account: platform, Platform: platform}}, then...)
		for i := range events {
			events[i] = store.New(events[i])
		}
		c := catalog.Load("")
		p := Presenter{Words: words.English(), Catalog: c, Plan: plan.Build(c, events, "", today)}
		return p, p.Plan.Account(platform)
	}
	sent := state.Event{Do: state.Outcome, Account: "linkedin", Way: "letter-gdpr", Outcome: "sent", On: "2026-11-18", Means: "registered"}
	p, a := build("linkedin", sent)
	if n, s := p.Name(a.Objection), p.Status(a.Objection); n != "LinkedIn (your objection)" || s != "sent 18 Nov 2026, no answer yet, by your word" {
		t.Errorf("%q is %q", n, s)
	}
	if to, back := p.Other(a), p.Other(a.Objection); to != "Your objection by letter: sent 18 Nov 2026, no answer yet, by your word" ||
		back != "What LinkedIn itself offers: a switch in the settings" {
		t.Errorf("from one to the other: %q, %q", to, back)
	}
	if got := p.What(a.Objection.History[0]); got != "Request sent (by registered post)" {
		t.Errorf("it happened: %q", got)
	}
	for platform, want := range map[string][2]words.Text{
		"linkedin": {"to do", "Object by letter"},
		"amazon":   {"by letter", "Object by letter"},
		"dropbox":  {"nothing to do, the company says", "Object by letter"},
		"facebook": {"to do", ""},
	} {
		p, a := build(platform)
		if got := [2]words.Text{p.Status(a), p.Other(a)}; got != want {
			t.Errorf("%s: %q, want %q", platform, got, want)
		}
	}
}
