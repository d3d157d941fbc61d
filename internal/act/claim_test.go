package act

import (
	"testing"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

func TestWhatCountsAsAFactIsAskedFirst(t *testing.T) {
	claim := func(account, step string, ready safetext.Block) func(Now) Step {
		return func(n Now) Step {
			a := n.Plan.Account(account)
			return n.Claim(a, a.Step(step), ready)
		}
	}
	unclaim := func(step string) func(Now) Step {
		return func(n Now) Step {
			a := n.Plan.Account("facebook")
			return n.Unclaim(a, a.Step(step))
		}
	}
	none, letterText := safetext.Block{}, safetext.NewBlock("I object.")
	sent := []string{"step facebook send"}
	check(t, []row{
		{"a step that only opens a page", nil, claim("facebook", "login", none), nil, "step facebook login"},
		{"sent?", nil, claim("facebook", "send", none), nil, "has-sent?  ,yes,another-day"},
		{"not yet", nil, claim("facebook", "send", none), []string{"-"}, ""},
		{"today", nil, claim("facebook", "send", none), []string{"yes"}, "step facebook send"},
		{"another day", nil, claim("facebook", "send", none), []string{"another-day"}, "day? 2026-11-20"},
		{"that one", nil, claim("facebook", "send", none), []string{"another-day", "2026-11-02"}, "step facebook send 2026-11-02"},
		{"none", nil, claim("facebook", "send", none), []string{"another-day", "2027-11-02"}, "no: ahead"},
		{"with a text", nil, claim("facebook", "send", letterText), []string{"yes"}, "sent-text?  yes,"},
		{"with a text, another day", nil, claim("facebook", "send", letterText), []string{"another-day", "2026-11-02", "yes"}, "step facebook send 2026-11-02 I object."},
		{"ticked before", sent, claim("facebook", "send", none), nil, "no: was-done"},
		{"come?", sent, claim("facebook", "confirm", none), nil, "has-come?  ,yes,no,other"},
		{"something else", sent, claim("facebook", "confirm", none), []string{Other}, "answer?  ,identity,details,closed"},
		{"not come", sent, claim("facebook", "confirm", none), []string{"-"}, ""},
		{"accepted", sent, claim("facebook", "confirm", none), []string{"yes"}, "step facebook confirm"},
		{"refused", sent, claim("facebook", "confirm", none), []string{"no"}, "day? 2026-11-20"},
		{"and what they said", sent, claim("facebook", "confirm", none), []string{"no", "2026-11-20", "No."}, "outcome facebook refused 2026-11-20 No."},
		{"a switch", []string{"account linkedin"}, claim("linkedin", "check", none), nil, "is-off?  ,yes"},
		{"taken back?", sent, unclaim("send"), nil, "take-back?  ,yes"},
		{"not taken back", sent, unclaim("send"), []string{"-"}, ""},
		{"taken back", sent, unclaim("send"), []string{"yes"}, "undo facebook"},
		{"what claims nothing", []string{"step facebook login"}, unclaim("login"), nil, "undo facebook"},
	})
}

// TestASendStepOfAnotherDay: the time to answer runs from the day that was said.
func TestASendStepOfAnotherDay(t *testing.T) {
	n, events := after(t)
	a := n.Plan.Account("facebook")
	s := n.Claim(a, a.Step("send"), safetext.Block{}).Ask.Then(n, AnotherDay).Ask.Then(n, "2026-11-02")
	for _, e := range s.Events {
		e.ID, e.At = "9", today
		events = append(events, e)
	}
	p := plan.Build(n.Catalog, events, "", today)
	if got := p.Account("facebook").SentOn().Format("2006-01-02"); got != "2026-11-02" {
		t.Errorf("sent on %s", got)
	}
}

func TestASecondAccountInACenterIsAskedAbout(t *testing.T) {
	linked := func(account string) func(Now) Step {
		return func(n Now) Step { return n.AskLinked(n.Plan.Account(account)) }
	}
	both := []string{"account instagram"}
	check(t, []row{
		{"asked", both, linked("instagram"), nil, "is-linked?  ,yes,no"},
		{"not known", both, linked("instagram"), []string{"-"}, ""},
		{"yes", both, linked("instagram"), []string{"yes"}, "linked instagram facebook"},
		{"no", both, linked("instagram"), []string{"no"}, ""},
		{"in no center", []string{"account linkedin"}, linked("linkedin"), nil, ""},
		{"linked already", []string{both[0], "linked instagram facebook"}, linked("instagram"), nil, ""},
	})
	if s := now(t).AskLinked(nil); s.Ask != nil {
		t.Error("asks about an account that is gone")
	}
}
