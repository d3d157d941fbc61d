package act

import "testing"

// TestDaysAreReadAsTheyAreWritten, whatever a keyboard or a copied text puts around them. What
// names no day, or could be two, is refused.
func TestDaysAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-02":                     "2026-11-02",
		"  2026-11-02 \t":                "2026-11-02",
		"2026-11-02\n":                   "2026-11-02",
		"\ufeff2026-11-02":               "2026-11-02", // a byte order mark
		"\u200e2026-11-02\u200f":         "2026-11-02", // marks of direction
		"2026\u201111\u201102":           "2026-11-02", // hyphens that do not break
		"2026\u201311\u201302":           "2026-11-02", // as a word processor writes them
		"2026\u221211\u221202":           "2026-11-02", // minus signs
		"２０２６－１１－０２":                     "2026-11-02", // from a Japanese keyboard
		"\u00a02026-11-02\u202f":         "2026-11-02", // blanks that do not break
		"2024-02-29":                     "2024-02-29",
		"2026-02-29":                     "",
		"2026-11-31":                     "",
		"2026-00-10":                     "",
		"2026-13-01":                     "",
		"02.11.2026":                     "",
		"11/02/2026":                     "",
		"2026-11-2":                      "",
		"20261102":                       "",
		"26-11-02":                       "",
		"2026-W45-1":                     "",
		"2026-11-02T10:00:00Z":           "",
		"0x7ea-11-02":                    "",
		"-2026-11-02":                    "",
		"yesterday":                      "",
		"2026-11-02 2026-11-03":          "",
		"\u0662\u0660\u0662\u0666-11-02": "", // other digits are asked for again
	} {
		n := now(t)
		s := n.Mark(n.Plan.Account("facebook"), "sent", text, "")
		switch {
		case want == "" && (s.Refuse == nil || s.Refuse.Kind != NoDay):
			t.Errorf("%q is not refused: %s", text, outcome(n, s))
		case want != "" && (s.Refuse != nil || s.Events[0].On != want):
			t.Errorf("%q: %s, want %s", text, outcome(n, s), want)
		}
	}
}
