package letter

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
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
			a := plan.Build(c, events, "", now).Account("facebook")
			return a, KindsFor(a)
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
