package letter

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// hostile are texts that a person may give as their grounds, or a company as its reason.
var hostile = map[string]string{
	"10,000 characters": strings.Repeat("mine ", 2000),
	"in other scripts":  "Οι εικόνες μου είναι δικές μου. صوري لي. 我的照片是我的。 Мои фото — мои.",
	"markup":            "<b>Mine</b> & **mine** <script>alert(1)</script> | # ~~no~~ [a](https://evil.example)",
	"places to fill":    "{email} {grounds} {nothing} [if refused: no] [if no refused: yes] ] }",
	"a date of its own": "Il 8 marzo e il 11 aprile, prima del 8 maggio e del 11 giugno.",
	"quotation marks":   `"He said “no”, „nein“, «non»," she wrote.`,
	"controls":          "a\x1b[2Jb\u202ec\u200bd\x00e",
	"a letter": "Sehr geehrte Damen und Herren,\n\nam 1. Mai lehnten wir ab.\n\nMit freundlichen Grüßen\n\n\nMeta\n\nAnlagen:\n1. Vertrag\n" +
		"Dear Sir or Madam,\n\nYours faithfully\n\nSubject: No",
}

// TestWhatIsToldStandsInALetterAsItWasTold and changes nothing else in it: the letter is the
// one with other words, in each language and of each kind.
func TestWhatIsToldStandsInALetterAsItWasTold(t *testing.T) {
	const plain = "Meine Arbeit."
	n := 0
	for _, x := range laws() {
		for _, name := range slices.Sorted(maps.Keys(hostile)) {
			text := hostile[name]
			lines := func(grounds, reason string) recorded {
				return append(slices.Clone(who), "told grounds "+grounds, "sent 2026-09-01", "refused 2026-09-20 "+reason)
			}
			p, a := account(t, x[0], x[1], lines(text, text))
			plainly, same := account(t, x[0], x[1], lines(plain, plain))
			for _, k := range kinds(p, a) {
				for i, language := range Languages() {
					if n++; testing.Short() && (n+i)%4 != 0 {
						continue // a fourth of the languages, others each time
					}
					got, want := Write(p, a, k, language), Write(plainly, same, k, language)
					grounds, reason := safetext.NewBlock(text).String(), strings.Join(strings.Fields(safetext.NewBlock(text).String()), " ")
					replaced := strings.ReplaceAll(strings.ReplaceAll(got.Text.String(), grounds, plain), reason, plain)
					if replaced != want.Text.String() || !slices.Equal(got.Missing, want.Missing) {
						t.Fatalf("%v, %s, %s in %s:\n%s\nwant, with the text in it,\n%s", x, name, k, language, replaced, want.Text)
					}
					if mail := got.MailLink(); mail != "" && link.CheckMail(mail) != nil {
						t.Errorf("%v, %s, %s in %s: %v", x, name, k, language, link.CheckMail(mail))
					}
				}
			}
		}
	}
}

// TestItalianArticlesRunIntoTheDay of what is recorded, also in the list of what is enclosed.
func TestItalianArticlesRunIntoTheDay(t *testing.T) {
	p, a := account(t, "IT", "facebook", append(slices.Clone(who), "told grounds works", "sent 2026-09-08 Mi oppongo.", "reminded 2026-10-11 Sollecito."))
	text := Write(p, a, Complaint, "it").Text.String()
	for _, want := range []string{"L'8 settembre 2026 ho ", "opposizione dell'8 settembre 2026", "sollecito dell'11 ottobre 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
