package present

import (
	"slices"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// TestInAWordNothingIsConfirmedThatIsOnlySaid: the word of a person for all of an account is no
// confirmation, and a day a year ahead is not taken for one that is near.
func TestInAWordNothingIsConfirmedThatIsOnlySaid(t *testing.T) {
	ticked := state.Event{Do: state.Step, Account: "facebook", Way: "objection-eea", Step: "confirm"}
	for _, c := range []struct {
		then                 state.Event
		briefly, since, next words.Text
	}{
		{ticked, "confirmed", "confirmed 1 Nov 2026", "again 1 Nov 2027"},
		{outcome("done", "2026-11-02", ""), "done", "done 2 Nov 2026", "again 2 Nov 2027"},
		{outcome("done", "2026-03-02", ""), "done", "done 2 Mar 2026", "again 2 Mar"},
	} {
		p := person(t, Seen, c.then)
		a := p.Plan.Account("facebook")
		if got := []words.Text{p.StatusBriefly(a), p.StatusSince(a), p.NextShortly(a)}; !slices.Equal(got, []words.Text{c.briefly, c.since, c.next}) {
			t.Errorf("%s %s: %q", c.then.Do, c.then.On, got)
		}
	}
}

// TestTheShortestWordSaysWhatIsToBeDone: it follows the status in one line, where "refused, from
// 9 Dec" reads as if they refused on that day.
func TestTheShortestWordSaysWhatIsToBeDone(t *testing.T) {
	p := person(t, Seen, outcome("sent", "2026-10-01", ""), outcome("refused", "2026-11-20", ""), outcome("replied", "2026-11-22", ""))
	a := p.Plan.Account("facebook")
	if got := p.NextShortly(a); got != "complain from 6 Dec" {
		t.Errorf("%s, %s", p.StatusBriefly(a), got)
	}
	short := p.Words.Brief.ShortBy
	for do, text := range short {
		for other, same := range short {
			if do != other && text == same {
				t.Errorf("%s and %s are both %q", do, other, text)
			}
		}
	}
}

func TestADayShortlyHasItsYearWhereItMatters(t *testing.T) {
	p := person(t, Seen, outcome("sent", "2026-10-01", ""))
	a := p.Plan.Account("facebook")
	a.Status = plan.Sent
	for since, want := range map[string]string{"2026-10-01": "sent 1 Oct", "2025-10-01": "sent 1 Oct 2025"} {
		a.Since, _ = time.Parse(time.DateOnly, since)
		if got := p.StatusShortly(a); string(got) != want {
			t.Errorf("since %s: %q", since, got)
		}
	}
}
