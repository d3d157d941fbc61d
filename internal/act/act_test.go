package act

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// today is the day of these tests.
var today = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

// now is a person in Germany with a Facebook account and, more lines, what they did:
// a kind of event, the account, and what goes with it.
func now(t *testing.T, lines ...string) Now {
	t.Helper()
	n, _ := after(t, lines...)
	return n
}

// after is now with the events.
func after(t *testing.T, lines ...string) (Now, []state.Event) {
	t.Helper()
	c := catalog.Load("")
	store := state.Store{Now: func() time.Time { return today }}
	events := []state.Event{store.New(state.Event{Do: state.Country, Country: "DE"})}
	for _, line := range append([]string{"account facebook"}, lines...) {
		do, rest, _ := strings.Cut(line, " ")
		account, what, _ := strings.Cut(rest, " ")
		e := state.Event{Do: state.Do(do), Account: account, Way: "objection-eea"}
		switch e.Do {
		case state.Account:
			platform, label, _ := strings.Cut(account, "/")
			e.Platform, e.Label = platform, safetext.NewLine(label)
		case state.Outcome:
			e.Outcome, e.On, _ = strings.Cut(what, " ")
		case state.Linked:
			e.To = what
		case state.Step:
			e.Step = what
		case state.Note:
			e.Text = safetext.NewBlock(what)
		case state.Detail:
			e.Account, e.Key, e.Text = "", account, safetext.NewBlock(what)
		case state.Proof:
			e.Name = safetext.NewLine(what)
		case state.Country:
			e.Account, e.Country = "", account
		default:
			t.Fatalf("what is %s?", line)
		}
		events = append(events, store.New(e))
	}
	p := plan.Build(c, events, "", today)
	return Now{present.Presenter{Words: words.English(), Catalog: c, Plan: p}}, events
}

// outcome writes a step in short: the events, what is asked, or why it is refused.
// Answers are given to what is asked, "-" in place of none.
func outcome(n Now, s Step, answers ...string) string {
	for _, a := range answers {
		if s.Ask == nil {
			return "asks nothing more: " + outcome(n, s)
		}
		s = s.Ask.Then(n, strings.TrimPrefix(a, "-"))
	}
	var all []string
	for _, e := range s.Events {
		what := fmt.Sprint(e.Do, " ", e.Account, " ", e.Country, " ", e.Step, " ", e.Outcome, " ", e.On, " ", e.To, " ", e.Key, " ", e.Text.Line())
		all = append(all, strings.Join(strings.Fields(what), " "))
	}
	switch {
	case s.Refuse != nil:
		return "no: " + string(s.Refuse.Kind)
	case s.Ask != nil:
		picks := make([]string, len(s.Ask.Picks))
		for i, p := range s.Ask.Picks {
			picks[i] = p.Answer
		}
		return strings.TrimSpace(fmt.Sprintf("%s? %s %s", s.Ask.What, s.Ask.Now, strings.Join(picks, ",")))
	}
	return strings.Join(all, "; ")
}

// row is one decision: what was done before, what the person does, and what comes
// of it.
type row struct {
	name    string
	before  []string
	does    func(n Now) Step
	answers []string
	want    string
}

func check(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			n := now(t, r.before...)
			s := r.does(n)
			if got := outcome(n, s, r.answers...); got != r.want {
				t.Errorf("%q, want %q", got, r.want)
			}
		})
	}
}

func TestTheCountryIsSet(t *testing.T) {
	live := func(in string) func(Now) Step { return func(n Now) Step { return n.Live(in) } }
	guessed := func(n Now) Step { n.Plan.Guessed = true; return n.Live("DE") }
	check(t, []row{
		{"by its code", nil, live("ch"), nil, "country CH"},
		{"by its name", nil, live("Schweiz"), nil, "country CH"},
		{"it is so already", nil, live("Germany"), nil, ""},
		{"it was only guessed", nil, guessed, nil, "country DE"},
		{"none", nil, live("Atlantis"), nil, "no: no-country"},
	})
	n := now(t)
	if do := n.Live("Grmany").Refuse.Do; !strings.Contains(string(do), "Germany (DE)") {
		t.Errorf("the nearest is not named: %s", do)
	}
	if said := n.Live(" ").Refuse.Said(n.Words); strings.Contains(string(said), `""`) || !strings.Contains(string(said), "such as DE") {
		t.Errorf("of nothing it says: %s", said)
	}
	if said := n.Live("Grmany").Refuse.Said(n.Words); !strings.HasPrefix(string(said), `"Grmany" is not`) {
		t.Errorf("of a name it says: %s", said)
	}
}

func TestAStepIsTickedOnce(t *testing.T) {
	letterText := safetext.NewBlock("I object.")
	tick := func(step string, ready safetext.Block) func(Now) Step {
		return func(n Now) Step {
			a := n.Plan.Account("facebook")
			return n.Tick(a, a.Step(step), ready)
		}
	}
	untick := func(n Now) Step {
		a := n.Plan.Account("facebook")
		return n.Untick(a, a.Step("login"))
	}
	none := safetext.Block{}
	check(t, []row{
		{"a tick", nil, tick("login", none), nil, "step facebook login"},
		{"a second", []string{"step facebook login"}, tick("login", none), nil, "no: was-done"},
		{"when it is to be looked at again", []string{"outcome facebook done 2024-01-01", "step facebook login"}, tick("login", none), nil, "step facebook login"},
		{"sent, without a text", nil, tick("send", none), nil, "step facebook send"},
		{"sent, with a text", nil, tick("send", letterText), nil, "sent-text?  yes,"},
		{"with that one", nil, tick("send", letterText), []string{"yes"}, "step facebook send I object."},
		{"with another", nil, tick("send", letterText), []string{"-"}, "step facebook send"},
		{"what sends nothing asks for no text", nil, tick("login", letterText), nil, "step facebook login"},
		{"not done after all", []string{"step facebook login"}, untick, nil, "undo facebook"},
	})
}

func TestWhatHappenedHasADay(t *testing.T) {
	mark := func(outcome, on string) func(Now) Step {
		return func(n Now) Step { return n.Mark(n.Plan.Account("facebook"), outcome, on, "") }
	}
	sent := []string{"outcome facebook sent 2026-10-05"}
	refused := []string{sent[0], "outcome facebook refused 2026-11-04"}
	check(t, []row{
		{"sent", nil, mark("sent", "2026-11-02"), nil, "outcome facebook sent 2026-11-02"},
		{"on which day", nil, mark("sent", ""), nil, "day? 2026-11-20"},
		{"done is asked first", nil, mark("done", ""), nil, "done-before?  ,yes,another-day"},
		{"it was not done", nil, mark("done", ""), []string{"-"}, ""},
		{"it was done, today", nil, mark("done", ""), []string{"yes"}, "outcome facebook done 2026-11-20"},
		{"it was done, another day", nil, mark("done", ""), []string{"another-day"}, "day? 2026-11-20"},
		{"and on which", nil, mark("done", ""), []string{"another-day", "2026-11-02"}, "outcome facebook done 2026-11-02"},
		{"or the day at once", nil, mark("done", ""), []string{"2026-11-02"}, "outcome facebook done 2026-11-02"},
		{"a day that is none", nil, mark("done", ""), []string{"soon"}, "no: no-day"},
		{"done before", []string{"outcome facebook done"}, mark("done", ""), nil, "no: is-done"},
		{"on that one", nil, mark("sent", ""), []string{"2026-11-02"}, "outcome facebook sent 2026-11-02"},
		{"today", nil, mark("sent", ""), []string{"-"}, "outcome facebook sent 2026-11-20"},
		{"on none", nil, mark("sent", ""), []string{"yesterday"}, "no: no-day"},
		{"tomorrow", nil, mark("sent", "2026-11-21"), nil, "no: ahead"},
		{"a slip of the hand", nil, mark("sent", "0206-11-20"), nil, "no: long-ago"},
		{"refused, nothing sent", nil, mark("refused", "2026-11-20"), nil, "no: not-sent"},
		{"refused before it was sent", sent, mark("refused", "2026-10-04"), nil, "no: before-sent"},
		{"replied before they refused", refused, mark("replied", "2026-11-03"), nil, "no: before-no"},
		{"refused, on which day", sent, mark("refused", ""), nil, "day? 2026-11-20"},
		{"and in which words", sent, mark("refused", ""), []string{"2026-11-05"}, "refusal?"},
		{"in these", sent, mark("refused", ""), []string{"2026-11-05", "They may."}, "outcome facebook refused 2026-11-05 They may."},
		{"in none", sent, mark("refused", ""), []string{"2026-11-05", "-"}, "outcome facebook refused 2026-11-05"},
		{"refused on a bad day asks nothing more", sent, mark("refused", ""), []string{"2026-10-04"}, "no: before-sent"},
		{"delivered", sent, mark("delivered", "2026-10-08"), nil, "outcome facebook delivered 2026-10-08"},
		{"delivered, on which day", sent, mark("delivered", ""), []string{"2026-10-08"}, "outcome facebook delivered 2026-10-08"},
		{"delivered before it was sent", sent, mark("delivered", "2026-10-04"), nil, "no: before-sent"},
		{"delivered tomorrow", sent, mark("delivered", "2026-11-21"), nil, "no: ahead"},
		{"delivered, nothing sent", nil, mark("delivered", "2026-11-20"), nil, "no: not-sent"},
		{"no way is known", []string{"country US"}, mark("done", "2026-11-20"), nil, "no: no-way"},
	})
}

func TestWhoAnnouncesTooLateIsTold(t *testing.T) {
	n := now(t, "outcome facebook sent 2026-10-05")
	a := n.Plan.Account("facebook")
	if said := n.Mark(a, "extended", "2026-11-05", "").Say; said != "" {
		t.Errorf("in time: %s", said)
	}
	if said := n.Mark(a, "extended", "2026-11-06", "").Say; said != n.Words.Follow.Get().LateDo {
		t.Errorf("too late: %q", said)
	}
}

// TestHowALetterWasSentIsAskedOnce: about the objection, and about every letter, and it
// may stay open. A form asks for nothing.
func TestHowALetterWasSentIsAskedOnce(t *testing.T) {
	n := now(t, "account linkedin", "detail name Anna", "detail email anna@example.org", "detail grounds works")
	a, o := n.Plan.Account("facebook"), n.Plan.Account("linkedin").Objection
	for _, c := range []struct {
		name    string
		s       Step
		answers []string
		means   string
	}{
		{"an objection marked as sent", n.Mark(o, "sent", "", ""), []string{"2026-11-18", "post"}, "post"},
		{"a step that sends it", n.Tick(o, o.Step("send"), safetext.Block{}), []string{"registered"}, "registered"},
		{"with its text", n.Tick(o, o.Step("send"), safetext.NewBlock("I object.")), []string{"yes", "mail"}, "mail"},
		{"a letter", n.Sent(o, letter.Objection, "en", ""), []string{"2026-11-18", "mail"}, "mail"},
		{"left open", n.Sent(o, letter.Objection, "en", ""), []string{"2026-11-18", ""}, ""},
		{"a letter about a form", n.Sent(a, letter.Objection, "en", ""), []string{"2026-11-18", "form"}, "form"},
		{"the text of a form", n.Sent(a, letter.Reason, "en", ""), []string{"2026-11-18"}, ""},
		{"a form marked as sent", n.Mark(a, "sent", "", ""), []string{"2026-11-18"}, ""},
	} {
		s := c.s
		for _, answer := range c.answers {
			if s.Ask == nil {
				t.Fatalf("%s: %q is not asked for", c.name, answer)
			}
			s = s.Ask.Then(n, answer)
		}
		if s.Ask != nil || len(s.Events) != 1 || s.Events[0].Means != c.means {
			t.Errorf("%s: %s, by %q", c.name, outcome(n, s), c.means)
		}
	}
	if got := outcome(n, n.Sent(o, letter.Objection, "en", ""), "2026-11-21"); got != "no: ahead" {
		t.Errorf("after a bad day it asks how: %s", got)
	}
	if s := n.Sent(o, letter.Objection, "en", "2026-11-18").By("post"); s.Events[0].Means != "post" || s.Events[0].Way != "letter-gdpr" {
		t.Errorf("what is given is not asked for: %+v", s.Events)
	}
}

// TestASentLetterBearsItsDay: it is kept as it was written on the day on which it
// went out.
func TestASentLetterBearsItsDay(t *testing.T) {
	n := now(t, "detail name Anna Beispiel", "detail email anna@example.org", "detail grounds works")
	a := n.Plan.Account("facebook")
	s := n.Sent(a, letter.Objection, "en", "2026-11-02")
	if got := outcome(n, s); !strings.HasPrefix(got, "outcome facebook sent 2026-11-02 ") || !strings.Contains(got, "2 November 2026") || strings.Contains(got, "20 November") {
		t.Errorf("recorded: %s", got)
	}
	sent := func(k letter.Kind, on string) func(Now) Step {
		return func(n Now) Step { return n.Sent(n.Plan.Account("facebook"), k, "en", on) }
	}
	check(t, []row{
		{"on which day", nil, sent(letter.Reason, ""), nil, "day? 2026-11-20"},
		{"not yet", nil, sent(letter.Reason, "2026-11-21"), nil, "no: ahead"},
		{"on none", nil, sent(letter.Reason, "soon"), nil, "no: no-day"},
		{"it lacks something", nil, sent(letter.Objection, "2026-11-02"), nil, "no: lacks"},
		{"a reminder of nothing", []string{"detail name Anna", "detail email a@example.org"}, sent(letter.Reminder, "2026-11-02"), nil, "no: not-sent"},
	})
}

func TestUndoSaysWhatItUndoes(t *testing.T) {
	for line, want := range map[string]string{
		"country CH":                       "the country Switzerland",
		"account instagram/@anna":          "Instagram @anna on the list",
		"step facebook login":              `the tick for "Log in to Facebook in your browser" on Facebook`,
		"outcome facebook sent 2026-11-02": "Facebook marked as sent",
		"note facebook they want proof":    "the note on Facebook",
		"proof facebook mail.eml":          "the file kept with Facebook",
	} {
		n, events := after(t, line)
		s, last := n.Undo(nil, events), events[len(events)-1]
		if string(s.Say) != want || len(s.Events) != 1 || s.Events[0].Undoes != last.ID || s.Events[0].Account != last.Account {
			t.Errorf("%s: %q, %+v", line, s.Say, s.Events)
		}
	}
	n, events := after(t, "account instagram")
	run := [][]state.Event{{events[1], events[2], events[2]}, n.Remove(n.Plan.Account("facebook")).Events}
	if said := n.Undo(run, events).Say; said != "taking Facebook off the list" {
		t.Errorf("a removal is %q", said)
	}
	if s := n.Undo(run[:1], events); s.Say != "Facebook on the list, Instagram on the list" || len(s.Events) != 3 {
		t.Errorf("several accounts are %q", s.Say)
	}
	if s := (Now{}).Undo(nil, nil); len(s.Events) > 0 || len(s.Undone) > 0 {
		t.Errorf("nothing to undo: %+v", s)
	}
}
