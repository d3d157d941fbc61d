package linear

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/pseudo"
)

func TestNothingIsSaidOutsideOfTheTexts(t *testing.T) {
	p := newPerson(t)
	p.words, p.catalog = pseudo.Words(), pseudo.Catalog()
	file := filepath.Join(t.TempDir(), "proof.txt")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	// What was typed, countries, languages in themselves, links, the letters, and
	// errors of the system.
	exempt := strings.Join([]string{
		"Plain mode.", "Germany", `https://\S+|www\.\w+\.com`, "open p: no such file or directory", regexp.QuoteMeta(file) + `(\.txt)?|proof\.txt`, "português do Brasil",
		`anna@example.org|@anna|a note|2030-01-01|1990-01-01|\b(atlantis|xyz|meta|facebook|instagram|Anna)\b`,
		`Nach Art\. 21 Abs\. 1 DSGVO .* Bitte bestätigen Sie mir dies schriftlich\.`,
	}, "|")
	for _, name := range p.words.OwnLanguages {
		exempt += "|" + regexp.QuoteMeta(string(name))
	}
	for _, answers := range [][]string{
		{"h", "atlantis", "de", "h", "", "m", "m", "/meta", "/xyz", "1", "facebook", "facebook, instagram", "99", "a instagram", "h", "@anna", "-3", "a", "h", "x", "instagram", "", "l", "h", "1", "c", "h", "", "v", "h", "b", "q"},
		{"", "h", "", "d", "s", "o", "i", "t", "99", "x", "h", "y", "u", "n", "h", "a note", "p", "h", file, "1", "p", file, "", "f", "h", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "99", "", "e", "k", "h", "1", "b", "q"},
		{"1", "sent", "h", "2030-01-01", "1990-01-01", "2026-10-01", "refused", "h", "2026-10-20", "No.", "t", "h", "1", "h", "Anna", "anna@example.org", "1", "m", "w", "h", file + ".txt", "l", "h", "de", "sent", "", "b", "b", "t", "2", "c", "q"},
	} {
		out := p.types(answers...)
		if words := pseudo.Outside(out, regexp.MustCompile(exempt)); len(words) > 0 {
			t.Errorf("%q in\n%s", words, out)
		}
	}
}
