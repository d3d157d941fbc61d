package plan

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// three is a person with three accounts, of which two are in one center.
var three = slices.Concat(begin, []string{"2026-11-01 account instagram", "2026-11-01 account linkedin"})

func TestWhichAccountIsNext(t *testing.T) {
	silent := "2026-11-02 outcome facebook sent 2026-10-02"
	for _, c := range []struct {
		name           string
		lines          []string
		after, visited string
		want           string
	}{
		{"the first of the list", three, "", "", "facebook"},
		{"the one behind", three, "facebook", "facebook", "instagram"},
		{"round to the front", three, "linkedin", "linkedin", "facebook"},
		{"not twice", three, "linkedin", "facebook instagram linkedin", ""},
		{"past one that was visited", three, "facebook", "facebook instagram", "linkedin"},
		{"never the same", begin, "facebook", "", ""},
		{"past one that is done", append(three, "2026-11-02 outcome facebook done 2026-11-02"), "", "", "instagram"},
		{"past one that waits for an answer", append(three, "2026-11-02 outcome facebook sent 2026-11-02"), "", "", "instagram"},
		{"with a reminder to write", append(three, silent), "", "", "facebook"},
		{"past one that waits for the one it is linked with", append(three, "2026-11-02 linked instagram facebook"), "facebook", "", "linkedin"},
		{"past one that another covers", append(three, silent, "2026-11-02 linked instagram facebook"), "facebook", "", "linkedin"},
		{"what helps where there is no way", append(begin, "2026-11-02 country US"), "", "", "facebook"},
		{"none on the list", begin[:1], "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := build(t, "2026-11-20", c.lines...)
			visited := map[string]bool{}
			for id := range strings.FieldsSeq(c.visited) {
				visited[id] = true
			}
			got := ""
			if a := p.NextAccount(p.Account(c.after), visited); a != nil {
				got = a.ID
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestACoveredAccountNeedsNothing(t *testing.T) {
	for _, outcome := range []string{"sent 2026-10-02", "refused 2026-10-02", "done 2024-10-02"} {
		p := build(t, "2026-11-20", append(three, "2026-11-02 outcome facebook "+outcome, "2026-11-02 linked instagram facebook")...)
		by, covered := p.Account("facebook"), p.Account("instagram")
		if !by.Due(p.Today) || !covered.Covered || covered.Status != by.Status {
			t.Errorf("%s: nothing is due on the account that covers the other", outcome)
		}
		if covered.Due(p.Today) || p.Left(covered) || p.FirstStep(covered) != "" {
			t.Errorf("%s: a covered account has something to do", outcome)
		}
	}
}

func TestWhichStepIsFirst(t *testing.T) {
	for _, c := range []struct{ from, more, want string }{
		{"todo", "", "login"},
		{"todo", "2026-11-02 step facebook objection-eea login", "form"},
		{"todo", "2026-11-02 step facebook objection-eea form", "login"},
		{"sent", "", "confirm"},
		{"refused", "", ""}, // a reply is due
		{"silent", "", ""},  // a reminder is due
		{"silent", "2026-12-08 outcome facebook reminded 2026-12-08", "confirm"}, // until a complaint is
		{"silent", "2026-12-08 outcome facebook complained 2026-12-08", "confirm"},
		{"done", "", ""},
		{"again", "", "confirm"},
		{"none", "", "limit"},
	} {
		account, _ := accountOf(c.from)
		lines := append([]string{begin[0], "2026-11-01 account " + account}, starts[c.from]...)
		if c.more != "" {
			lines = append(lines, c.more)
		}
		p := build(t, settled(c.from), lines...)
		if got := p.FirstStep(p.Account(account)); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.from, c.more, got, c.want)
		}
	}
}

func TestMinutesAreThoseOfTheStepsThatAreLeft(t *testing.T) {
	for _, c := range []struct {
		line string
		want int
	}{
		{"2026-11-02 note facebook hello", 4 + 4 + 2},
		{"2026-11-02 outcome facebook sent 2026-11-02", 4 + 2},
		{"2026-11-02 linked instagram facebook", 4 + 2},
	} {
		if got := build(t, "2026-11-20", append(three, c.line)...).MinutesLeft(); got != c.want {
			t.Errorf("after %q: %d minutes, want %d", c.line, got, c.want)
		}
	}
}

func TestWhatToStartWith(t *testing.T) {
	c := shipped(t)
	names := func(all []*catalog.Platform) string {
		var ids []string
		for _, p := range all {
			ids = append(ids, p.ID)
		}
		return strings.Join(ids, " ")
	}
	if got := names(StartWith(c, "DE")); got != "facebook instagram chatgpt gemini linkedin" {
		t.Errorf("in Germany: %s", got)
	}
	if got := names(StartWith(c, "US")); strings.Contains(got, "facebook") || len(strings.Fields(got)) != 5 {
		t.Errorf("in the United States: %s", got)
	}
}

func TestWhichStepComesAfter(t *testing.T) {
	todo := build(t, "2026-11-20", append(begin, "2026-11-02 step facebook objection-eea form")...).Account("facebook")
	none := build(t, "2026-11-20", append(begin, "2026-11-02 country US")...).Account("facebook")
	last := todo.Steps[len(todo.Steps)-1].ID
	for _, c := range []struct {
		a     *Account
		after string
		extra bool
		want  string
	}{
		{todo, "login", false, "reason"}, // past the one that is ticked
		{todo, "send", false, "confirm"},
		{todo, "confirm", false, ""},
		{todo, "confirm", true, todo.Steps[5].ID},
		{todo, last, true, ""},
		{todo, "unknown", true, ""},
		{none, none.Steps[0].ID, false, none.Steps[1].ID},
	} {
		if got := c.a.StepAfter(c.after, c.extra); got != c.want {
			t.Errorf("after %s, extra %v: %q, want %q", c.after, c.extra, got, c.want)
		}
	}
}
