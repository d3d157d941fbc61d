package act

import (
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/plan"
)

// TestLimitsAreThoseOfWhatIsKept: nothing is cut, whichever way it is typed. What is too
// long is refused, with and without a question before it.
func TestLimitsAreThoseOfWhatIsKept(t *testing.T) {
	account := func(n Now) *plan.Account { return n.Plan.Account("facebook") }
	acts := map[string]struct {
		most   int
		at     func(n Now, text string) Step
		before []string
	}{
		"a note":        {MaxText, func(n Now, text string) Step { return n.Note(account(n), text) }, nil},
		"an asked note": {MaxText, func(n Now, text string) Step { return n.Note(account(n), "").Ask.Then(n, text) }, nil},
		"a refusal":     {MaxText, func(n Now, text string) Step { return n.Mark(account(n), "refused", "2026-11-03", text) }, []string{"outcome facebook sent 2026-11-02"}},
		"an asked one": {MaxText, func(n Now, text string) Step {
			return n.Mark(account(n), "refused", "", "").Ask.Then(n, "2026-11-03").Ask.Then(n, text)
		}, []string{"outcome facebook sent 2026-11-02"}},
		"a confirmation": {MaxText, func(n Now, text string) Step { return n.Mark(account(n), "done", "2026-11-03", text) }, nil},
		"a label":        {MaxLabel, func(n Now, text string) Step { return n.Add(n.Catalog.Platform("instagram"), text) }, nil},
		"an asked label": {MaxLabel, func(n Now, text string) Step { return n.AddAnother(n.Catalog.Platform("instagram")).Ask.Then(n, text) }, nil},
		"a name":         {MaxName, func(n Now, text string) Step { return n.Tell(account(n), "name", text) }, nil},
		"an asked name":  {MaxName, func(n Now, text string) Step { return n.Tell(account(n), "name", "").Ask.Then(n, text) }, nil},
	}
	for name, a := range acts {
		for form, text := range map[string]func(n int) string{
			"ASCII":       func(n int) string { return strings.Repeat("abcde fgh ", n/10+1)[:n-1] + "x" },
			"composed":    func(n int) string { return strings.Repeat("ö", n) },
			"decomposed":  func(n int) string { return strings.Repeat("o\u0308", n) },
			"Chinese":     func(n int) string { return strings.Repeat("字", n) },
			"with spaces": func(n int) string { return "  " + strings.Repeat("é", n) + " \t " },
			"with marks":  func(n int) string { return "\ufeff" + strings.Repeat("e\u200b", n) }, // which are not kept
		} {
			n := now(t, a.before...)
			if s := a.at(n, text(a.most)); s.Refuse != nil || len(s.Events) != 1 {
				t.Errorf("%s, %s: %d characters are refused: %s", name, form, a.most, outcome(n, s))
			}
			if s := a.at(n, text(a.most+1)); s.Refuse == nil || s.Refuse.Kind != TooLong || len(s.Events) > 0 {
				t.Errorf("%s, %s: %d characters are not refused: %s", name, form, a.most+1, outcome(n, s))
			}
		}
	}
}
