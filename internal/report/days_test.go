package report

import (
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// TestADateForDoingIsNeverInThePast: whatever is due since long is for the day of the
// export, with an alarm that is still to come.
func TestADateForDoingIsNeverInThePast(t *testing.T) {
	for name, c := range map[string]struct {
		outcomes []string
		now      string
		want     string
	}{
		"an answer that is late":       {[]string{"sent 2026-09-20"}, "2026-11-26T12:00:00Z", "20261126 PT13H"},
		"a refusal":                    {[]string{"sent 2026-09-20", "refused 2026-10-01"}, "2026-11-26T06:59:00Z", "20261126 PT9H"},
		"a look that was due":          {[]string{"done 2024-09-20"}, "2026-11-26T23:30:00Z", "20261126 PT23H"},
		"a complaint":                  {[]string{"sent 2026-09-20", "reminded 2026-10-22"}, "2026-11-26T08:59:00Z", "20261126 PT9H"},
		"silence of the authority":     {[]string{"sent 2025-09-20", "complained 2026-01-01"}, "2026-11-26T09:00:00Z", "20261126 PT10H"},
		"an answer due tomorrow, late": {[]string{"sent 2026-10-27"}, "2026-11-26T18:00:00Z", "20261127 PT9H"},
		"an answer due tomorrow, soon": {[]string{"sent 2026-10-27"}, "2026-11-26T08:00:00Z", "20261127 -PT15H"},
		"an answer due next month":     {[]string{"sent 2026-11-20"}, "2026-11-26T18:00:00Z", "20261221 -PT15H"},
		"in the evening in America":    {[]string{"sent 2026-09-20"}, "2026-11-25T20:00:00-08:00", "20261125 PT21H"},
		"in the morning in Japan":      {[]string{"sent 2026-09-20"}, "2026-11-26T07:00:00+09:00", "20261126 PT9H"},
	} {
		d := german()
		facebook := d.account("facebook", "")
		for _, o := range c.outcomes {
			what, on, _ := strings.Cut(o, " ")
			d.outcome(facebook, what, on, "")
		}
		now, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		events := eventsIn(t, ics(plan.Build(shipped(), d.events, "", now), now))
		if len(events) != 1 || events[0]["DTSTART;VALUE=DATE"]+" "+events[0]["trigger"] != c.want {
			t.Errorf("%s: %q, want %s", name, events, c.want)
		}
	}
}

// TestADocumentHasOneCalendar: a request, a step, a note and a proof of one evening bear
// the same day, that of the person, and the document says whose it is.
func TestADocumentHasOneCalendar(t *testing.T) {
	for _, c := range []struct{ at, now, day, zone string }{
		{"2026-11-23T02:30:00Z", "2026-11-22T20:00:00-08:00", "22 Nov 2026", "UTC-08:00"},
		{"2026-11-22T23:30:00Z", "2026-11-23T09:00:00+09:00", "23 Nov 2026", "UTC+09:00"},
		{"2026-11-22T18:45:00Z", "2026-11-23T00:20:00+05:30", "23 Nov 2026", "UTC+05:30"},
		{"2026-11-22T11:00:00Z", "2026-11-23T01:00:00+14:00", "23 Nov 2026", "UTC+14:00"},
		{"2026-11-23T11:00:00Z", "2026-11-22T23:30:00-12:00", "22 Nov 2026", "UTC-12:00"},
		{"2026-11-23T00:10:00Z", "2026-11-23T00:20:00+00:00", "23 Nov 2026", "UTC+00:00"},
		{"2026-12-31T23:10:00Z", "2027-01-01T00:20:00+01:00", "1 Jan 2027", "UTC+01:00"},
		{"2027-01-01T03:10:00Z", "2026-12-31T22:20:00-05:00", "31 Dec 2026", "UTC-05:00"},
		{"2028-02-29T23:30:00Z", "2028-03-01T08:40:00+09:00", "1 Mar 2028", "UTC+09:00"},
	} {
		at, _ := time.Parse(time.RFC3339, c.at)
		now, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		d := german()
		facebook := d.account("facebook", "")
		d.add(state.Event{Do: state.Step, Account: facebook, Way: "objection-eea", Step: "login"})
		d.add(state.Event{Do: state.Step, Account: facebook, Way: "objection-eea", Step: "send"})
		d.note(facebook, "A note of mine.")
		d.proof(facebook, "mail.eml")
		for i := range d.events {
			d.events[i].At = at
		}
		p := plan.Build(shipped(), d.events, "", now)
		for format, text := range map[string]string{"md": string(Markdown(words.English(), p)), "html": string(HTML(words.English(), p))} {
			recorded, _, _ := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(text, "&#43;", "+"), "\\", ""), "Sources")
			for _, other := range []string{at.AddDate(0, 0, -1).Format("2 Jan 2006"), at.Format("2 Jan 2006"), at.AddDate(0, 0, 1).Format("2 Jan 2006")} {
				if n := strings.Count(recorded, " "+other) + strings.Count(recorded, ">"+other); n > 0 && other != c.day || n < 5 && other == c.day {
					t.Errorf("%s of %s: %s is there %d times", format, c.now, other, n)
				}
			}
			if !strings.Contains(recorded, c.zone) {
				t.Errorf("%s of %s does not say %s", format, c.now, c.zone)
			}
		}
		data, err := JSON(StatusOf(p, p.Accounts))
		if err != nil || !strings.Contains(string(data), `"at": "`+safetext.NewLine(c.at).String()+`"`) {
			t.Errorf("the JSON has moments in another form than %s: %v", c.at, err)
		}
	}
}
