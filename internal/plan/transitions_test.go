package plan

import (
	_ "embed" // the table
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// starts are the histories from which the transitions set out, by the status
// that they lead to; where the law is another than in the EEA, it is named.
var starts = map[string][]string{
	"todo":            nil,
	"started":         {"2026-11-02 step facebook objection-eea login"},
	"sent":            {"2026-11-02 step facebook objection-eea send"},
	"done":            {"2026-11-02 step facebook objection-eea confirm"},
	"refused":         {"2026-11-02 step facebook objection-eea send", "2026-11-12 outcome facebook refused 2026-11-12"},
	"silent":          {"2026-11-02 step facebook objection-eea send"},
	"again":           {"2026-11-02 step facebook objection-eea confirm"},
	"none":            {"2026-11-02 country US"},
	"sent GB":         {"2026-11-02 country GB", "2026-11-02 step facebook objection-gb send"},
	"silent GB":       {"2026-11-02 country GB", "2026-11-02 step facebook objection-gb send"},
	"refused GB":      {"2026-11-02 country GB", "2026-11-02 step facebook objection-gb send", "2026-11-12 outcome facebook refused 2026-11-12 objection-gb"},
	"silent GB asked": {"2026-11-02 country GB", "2026-11-02 step facebook objection-gb send", "2026-12-08 outcome facebook reminded 2026-12-08 objection-gb"},
	"sent CH":         {"2026-11-02 country CH", "2026-11-02 step facebook objection-ch send"},
	"refused CH":      {"2026-11-02 country CH", "2026-11-02 step facebook objection-ch send", "2026-11-12 outcome facebook refused 2026-11-12 objection-ch"},
	"sent BR":         {"2026-11-02 country BR", "2026-11-02 step facebook objection-br send"},
	"sent request":    {"2026-11-02 country US", "2026-11-02 step meta-third-party-data request send"},
	"refused request": {"2026-11-02 country US", "2026-11-02 step meta-third-party-data request send", "2026-11-12 outcome meta-third-party-data refused 2026-11-12 request"},
	"refused BR":      {"2026-11-02 country BR", "2026-11-02 step facebook objection-br send", "2026-11-12 outcome facebook refused 2026-11-12 objection-br"},
}

// settled is a day on which each start has its status.
func settled(from string) string {
	switch from {
	case "silent", "silent GB", "silent GB asked":
		return "2026-12-10"
	case "again":
		return "2027-11-20"
	}
	return "2026-11-20"
}

// transitions is the whole table: from a status, what happens, the day of the
// clock, the status after it, what is next and by when. "nothing" is the passing
// of time alone; "changed" is the platform's change of its policy on a day; an
// outcome is followed by the day that the person says it happened on.
//
//go:embed testdata/transitions.txt
var transitions string

// causes are what has to be in the table for every status.
var causes = []string{
	"nothing", "opened", "step login", "step send", "step confirm", "sent", "done", "refused", "extended", "reminded", "replied",
	"complained", "levitated", "note", "changed", "undo", "country",
}

func TestTransitions(t *testing.T) {
	c := shipped(t)
	seen := map[string]bool{}
	for row := range strings.SplitSeq(strings.TrimSpace(transitions), "\n") {
		cells := strings.Split(row, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		from, cause, today, want := cells[0], cells[1], cells[2], cells[3]+" | "+cells[4]
		status, _, _ := strings.Cut(from, " ")
		for _, k := range causes {
			if strings.HasPrefix(cause, k) {
				seen[from+": "+k] = true
			}
		}
		t.Run(from+", "+cause, func(t *testing.T) {
			if got := stand(t, c, from, "nothing", settled(from)); !strings.HasPrefix(got, status+" |") {
				t.Fatalf("the start is not %s, but %s", from, got)
			}
			if got := strings.TrimSpace(stand(t, c, from, cause, today)); got != strings.TrimSpace(want) {
				t.Errorf("on %s\n got %s\nwant %s", today, got, want)
			}
		})
	}
	for _, status := range []Status{Todo, Started, Sent, Done, Refused, Silent, Again, None} {
		for _, k := range causes {
			if !seen[string(status)+": "+k] {
				t.Errorf("no row says what becomes of %s by: %s", status, k)
			}
		}
	}
}

// stand is where the account stands on a day, after something happened to it.
func stand(t *testing.T, c *catalog.Catalog, from, cause, today string) string {
	t.Helper()
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		t.Fatal(err)
	}
	account, way := accountOf(from)
	lines := append([]string{begin[0], "2026-11-01 account " + account}, starts[from]...)
	word, rest, _ := strings.Cut(cause, " ")
	when := min(today, settled(from))
	switch word {
	case "nothing":
	case "changed":
		way := c.Platform("facebook").WayByID("objection-eea")
		before := way.Changed
		defer func() { way.Changed = before }()
		if err := way.Changed.UnmarshalText([]byte(rest)); err != nil {
			t.Fatal(err)
		}
	case "opened", "step":
		lines = append(lines, fmt.Sprintf("%s %s %s %s %s", when, word, account, way, rest))
	case "note":
		lines = append(lines, when+" note "+account+" hello")
	case "country":
		lines = append(lines, when+" country "+rest)
	case "undo":
		lines = append(lines, fmt.Sprintf("%s undo e%02d", when, len(lines)))
	default:
		for outcome := range strings.SplitSeq(cause, ", ") {
			lines = append(lines, fmt.Sprintf("%s outcome %s %s %s", when, account, outcome, way))
		}
	}
	a := Build(c, history(t, lines...), "FR", now.Add(9*time.Hour)).Account(account)
	if a == nil {
		return "gone |"
	}
	next := strings.Join(strings.Fields(fmt.Sprintf("%s %s %s", a.Next.Do, a.Next.Step, day(a.Next.By))), " ")
	return string(a.Status) + " | " + next
}

// accountOf is the account of a start and the way it takes.
func accountOf(from string) (account, way string) {
	switch _, where, _ := strings.Cut(from, " "); where {
	case "":
		return "facebook", "objection-eea"
	case "request":
		return "meta-third-party-data", "request"
	case "setting":
		return "adobe", "content-analysis"
	default:
		return "facebook", "objection-" + strings.ToLower(where)
	}
}
