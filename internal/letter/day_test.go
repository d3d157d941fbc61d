package letter

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDaysReadAsInALetter(t *testing.T) {
	first, second := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC)
	for language, want := range map[string][2]string{
		"en":    {"1 March 2026", "2 October 2026"},
		"de":    {"1. März 2026", "2. Oktober 2026"},
		"fr":    {"1er mars 2026", "2 octobre 2026"},
		"es":    {"1 de marzo de 2026", "2 de octubre de 2026"},
		"it":    {"1º marzo 2026", "2 ottobre 2026"},
		"nl":    {"1 maart 2026", "2 oktober 2026"},
		"pl":    {"1 marca 2026 r.", "2 października 2026 r."},
		"pt":    {"1 de março de 2026", "2 de outubro de 2026"},
		"pt-br": {"1º de março de 2026", "2 de outubro de 2026"},
	} {
		if got := [2]string{Day(first, language), Day(second, language)}; got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
	if got := Day(time.Time{}, "de"); got != "" {
		t.Errorf("no day is %q", got)
	}
}

func TestEveryLanguageHasTwelveMonths(t *testing.T) {
	for _, language := range Languages() {
		seen := map[string]bool{}
		for m := time.January; m <= time.December; m++ {
			day := Day(time.Date(2026, m, 9, 0, 0, 0, 0, time.UTC), language)
			if strings.ContainsAny(day, "{}") || strings.Contains(day, "  ") || seen[day] {
				t.Errorf("%s, %s: %q", language, m, day)
			}
			seen[day] = true
		}
	}
}

// TestNoTextStumblesOverADay: a full stop after a Polish day would be the second, and
// Italian says l'8 ottobre but il 9 ottobre.
func TestNoTextStumblesOverADay(t *testing.T) {
	never := map[string]*regexp.Regexp{"pl": regexp.MustCompile(`date\}\.`), "it": regexp.MustCompile(` (al|dal|nel|sul) \{[a-z_]*date\}`)}
	for language, n := range never {
		for kind, of := range in(language) {
			for law, text := range of {
				if at := n.FindString(text); at != "" {
					t.Errorf("%s, %s, %s: %q before or after a day", language, kind, law, at)
				}
			}
		}
	}
	for on, want := range map[string]string{
		"2026-09-08": "la mia opposizione dell'8 settembre|L'8 settembre 2026 ho", "2026-09-11": "la mia opposizione dell'11 settembre|L'11 settembre 2026 ho",
		"2026-09-09": "la mia opposizione del 9 settembre|Il 9 settembre 2026 ho",
	} {
		p, a := account(t, "IT", "facebook", append(slices.Clone(who), "sent "+on))
		for w := range strings.SplitSeq(want, "|") {
			if text := Write(p, a, Reminder, "it").Text.String(); !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", on, w, text)
			}
		}
	}
}
