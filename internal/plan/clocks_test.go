package plan

import (
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/state"
)

// happened makes events of lines such as "sent:post 2026-09-01".
func happened(way string, lines ...string) []state.Event {
	var events []state.Event
	for _, line := range lines {
		what, on, _ := strings.Cut(line, " ")
		outcome, means, _ := strings.Cut(what, ":")
		events = append(events, state.Event{Do: state.Outcome, Way: way, Outcome: outcome, On: on, Means: means})
	}
	return events
}

func at(t *testing.T, on string) time.Time {
	t.Helper()
	if on == "" {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, on)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// TestWhatLettersAskOfTheClocks: how a request went out, when it arrived, and what is over
// on a day.
func TestWhatLettersAskOfTheClocks(t *testing.T) {
	tick := state.Event{Do: state.Step, Way: "objection-eea", Step: "send"}
	for _, c := range []struct {
		name             string
		events           []state.Event
		means, delivered string
		month, all       string // the last days of the month and of the longer time
	}{
		{"nothing", nil, "", "", "", ""},
		{"by the person's word", happened("objection-eea", "sent 2026-09-01"), "", "", "2026-10-01", "2026-10-01"},
		{"by the step of the form", []state.Event{tick}, Form, "", "2026-12-28", "2026-12-28"},
		{"by post", happened("objection-eea", "sent:post 2026-09-01"), Post, "", "2026-10-06", "2026-10-06"},
		{"that arrived", happened("objection-eea", "sent:post 2026-09-01", "delivered 2026-09-03"), Post, "2026-09-03", "2026-10-05", "2026-10-05"},
		{"extended", happened("objection-eea", "sent:mail 2026-09-01", "extended 2026-09-20"), Mail, "", "2026-10-01", "2026-12-01"},
		{"sent again", happened("objection-eea", "sent:post 2026-08-01", "delivered 2026-08-05", "sent:mail 2026-09-01"), Mail, "", "2026-10-01", "2026-10-01"},
	} {
		_, a := atHome("DE", "facebook", c.events...)
		if got := a.SentBy(); got != c.means {
			t.Errorf("%s: sent by %q, want %q", c.name, got, c.means)
		}
		if got := a.DeliveredOn(); !got.Equal(at(t, c.delivered)) {
			t.Errorf("%s: delivered on %s, want %q", c.name, got, c.delivered)
		}
		for _, end := range []struct {
			last string
			over func(time.Time) bool
		}{{c.month, a.MonthOver}, {c.all, a.Overdue}} {
			if last := at(t, end.last); end.over(last) || end.over(last.AddDate(0, 0, 1)) == last.IsZero() {
				t.Errorf("%s: the time does not end with %q", c.name, end.last)
			}
		}
	}
}

// TestTheComplaintToABritishCompanyIsTheFirstLetterAfterTheRequest and has 30 days to be
// acknowledged.
func TestTheComplaintToABritishCompanyIsTheFirstLetterAfterTheRequest(t *testing.T) {
	for _, c := range []struct {
		name, code string
		lines      string
		want       string
	}{
		{"none yet", "GB", "sent 2026-07-01", ""},
		{"a reminder", "GB", "sent 2026-07-01, reminded 2026-08-10", "2026-08-10"},
		{"a question after it", "GB", "sent 2026-07-01, reminded 2026-08-10, reminded 2026-09-20", "2026-08-10"},
		{"an answer to a refusal", "GB", "sent 2026-07-01, refused 2026-07-10, replied 2026-07-12, reminded 2026-09-01", "2026-07-12"},
		{"about an earlier request", "GB", "sent 2026-01-01, reminded 2026-03-01, sent 2026-07-01", ""},
		{"after the Commissioner", "GB", "sent 2026-07-01, complained 2026-09-01, reminded 2026-11-01", ""},
		{"elsewhere", "DE", "sent 2026-07-01, reminded 2026-08-10", ""},
	} {
		way := map[string]string{"GB": "objection-gb", "DE": "objection-eea"}[c.code]
		_, a := atHome(c.code, "facebook", happened(way, strings.Split(c.lines, ", ")...)...)
		on := a.CompanyComplaint()
		if !on.Equal(at(t, c.want)) {
			t.Errorf("%s: %s, want %q", c.name, on, c.want)
		}
		if end := on.AddDate(0, 0, 30); !on.IsZero() && (a.AcknowledgeOver(end) || !a.AcknowledgeOver(end.AddDate(0, 0, 1))) {
			t.Errorf("%s: the time to acknowledge does not end on %s", c.name, end)
		}
	}
}
