package plan

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// TestAQuestionStopsTheClockOnlyWhereItMay has an objection of 2 November, whose answer is
// due by 2 December.
func TestAQuestionStopsTheClockOnlyWhereItMay(t *testing.T) {
	for _, c := range []struct {
		name, today string
		happened    []string // outcome and day
		want        string   // status, what is next, the last day for the answer
	}{
		{"nothing", "2026-12-02", nil, "sent answer 2026-12-02"},
		{"they ask who you are", "2026-11-20", []string{"identity 2026-11-16"}, "sent give 2026-12-07"},
		{"and have no answer, long after", "2027-01-20", []string{"identity 2026-11-16"}, "sent give 2027-02-05"},
		{"they have it", "2026-11-30", []string{"identity 2026-11-16", "answered 2026-11-23"}, "sent answer 2026-12-09"},
		{"and stay silent", "2026-12-10", []string{"identity 2026-11-16", "answered 2026-11-23"}, "silent remind 2026-12-09"},
		{"they ask twice", "2026-12-10", []string{"identity 2026-11-16", "answered 2026-11-23", "identity 2026-12-09", "answered 2026-12-10"}, "sent answer 2026-12-10"},
		{"they ask too late", "2026-12-10", []string{"identity 2026-12-03"}, "silent give 2026-12-02"},
		{"they ask for details", "2026-11-20", []string{"details 2026-11-16"}, "sent give 2026-12-02"},
		{"which runs on", "2026-12-03", []string{"details 2026-11-16"}, "silent give 2026-12-02"},
		{"and is answered", "2026-12-03", []string{"details 2026-11-16", "answered 2026-11-17"}, "silent remind 2026-12-02"},
		{"they refuse without waiting", "2026-11-30", []string{"identity 2026-11-16", "refused 2026-11-20"}, "refused reply 2026-12-07"},
		{"they confirm", "2026-11-30", []string{"identity 2026-11-16", "done 2026-11-20"}, "done look-again 2026-12-07"},
		{"they close the account", "2026-12-03", []string{"closed 2026-11-20"}, "silent remind 2026-12-02"},
		{"a question before the request", "2026-11-30", []string{"identity 2026-11-01"}, "sent answer 2026-12-02"},
		{"in the UK they have it", "2026-11-30", []string{"GB", "identity 2026-11-16", "answered 2026-11-23"}, "sent answer 2026-12-28"},
		{"in the UK they ask twice", "2026-12-10", []string{"GB", "identity 2026-11-09", "answered 2026-11-10", "identity 2026-11-16", "answered 2026-11-17"}, "sent answer 2026-12-21"},
		{"in the UK they ask for details", "2026-11-30", []string{"GB", "details 2026-11-16", "answered 2026-11-23"}, "sent answer 2026-12-07"},
		{"only in a newer version", "2026-11-30", []string{"asked-again 2026-11-20"}, "sent answer 2026-12-02"},
	} {
		lines, way := append([]string{}, begin...), "objection-eea"
		if len(c.happened) > 0 && c.happened[0] == "GB" {
			lines, way, c.happened = append(lines, "2026-11-02 country GB"), "objection-gb", c.happened[1:]
		}
		lines = append(lines, "2026-11-02 outcome facebook sent 2026-11-02 "+way)
		for _, h := range c.happened {
			what, on, _ := strings.Cut(h, " ")
			lines = append(lines, fmt.Sprintf("2026-12-10 outcome facebook %s %s %s", what, on, way))
		}
		a := build(t, c.today, lines...).Account("facebook")
		if got := fmt.Sprint(a.Status, " ", a.Next.Do, " ", a.AnswerBy().Format(time.DateOnly)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestAClosedAccountHasNoSwitch leaves the right, where there is one.
func TestAClosedAccountHasNoSwitch(t *testing.T) {
	for country, want := range map[string]string{"DE": "none by-letter left", "US": "none"} {
		p := build(t, "2026-11-20", "2026-11-01 country "+country, "2026-11-01 account linkedin", "2026-11-02 outcome linkedin closed 2026-11-02")
		a := p.Account("linkedin")
		got := string(a.Status)
		if a.ByLetter() {
			got += " by-letter"
		}
		if p.Left(a) {
			got += " left"
		}
		if got != want || a.Way.Kind != catalog.Setting || a.Since.IsZero() {
			t.Errorf("%s: %s (%s), want %s", country, got, a.Since, want)
		}
	}
	done := build(t, "2028-11-20", "2026-11-01 country DE", "2026-11-01 account linkedin", "2026-11-02 outcome linkedin done 2026-11-02", "2026-11-03 outcome linkedin closed 2026-11-03")
	if a := done.Account("linkedin"); a.Status != Done || a.Due(done.Today) {
		t.Errorf("a closed account is %s, next %+v", a.Status, a.Next)
	}
}

func TestAnswersAreOfferedWhereTheyCanCome(t *testing.T) {
	for from, want := range map[string]string{
		"todo": "closed no-form", "started": "closed no-form", "sent": "identity details closed", "silent": "identity details closed",
		"refused": "closed", "done": "", "none": "", "again": "closed no-form", "sent CH": "identity details closed",
	} {
		today := map[string]string{"silent": "2026-12-10", "again": "2028-01-01"}[from]
		if today == "" {
			today = "2026-11-20"
		}
		p := build(t, today, append([]string{begin[0], begin[1]}, starts[from]...)...)
		a := p.Account("facebook")
		if got := strings.Join(a.Answers(), " "); got != want {
			t.Errorf("%s: %q, want %q", from, got, want)
		}
		for _, o := range a.Answers() {
			if d := a.MayHappen(o, p.Today, p.Today); d != "" {
				t.Errorf("%s: %s is offered, and doubted: %s", from, o, d)
			}
		}
	}
}

// TestWhoMovesAwayKeepsTheDayOfTheAnswer: it hangs on the company that was written to.
func TestWhoMovesAwayKeepsTheDayOfTheAnswer(t *testing.T) {
	lines := []string{"2026-11-01 country DE", "2026-11-01 account reddit", "2026-11-20 outcome reddit sent 2026-11-20 letter-gdpr"}
	stayed := build(t, "2026-11-26", lines...).Account("reddit").Objection.AnswerBy()
	moved := build(t, "2026-11-26", append(lines, "2026-11-25 country US")...).Account("reddit").Objection
	if stayed.IsZero() || !moved.AnswerBy().Equal(stayed) || !moved.Moved {
		t.Errorf("due by %s, and after the move by %s", stayed, moved.AnswerBy())
	}
}
