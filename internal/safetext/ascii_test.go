package safetext

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestWhatATerminalInASCIIShows(t *testing.T) {
	for text, want := range map[string]string{
		"Say no.\n":                 "Say no.\n",
		"Grüße aus Łódź":            "Gruse aus Lodz",
		"Jo\u0308rg, Ørsted, Æsir":  "Jorg, Orsted, Asir",
		"\u201eNein\u201c \u2013 …": `"Nein" - .`,
		"Αθήνα, Москва":             "Atina, Moskva",
		"a\u00a0b\u202fc":           "a b c",
		"日本 anna":                   "???? anna",
		"━━──│╭─╮█":                 "==--|+-+#",
		"\x1b[1mé\x1b[m":            "\x1b[1me\x1b[m",
		"\xff":                      "?",
	} {
		if got := ASCII(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// TestEveryCharacterKeepsItsColumn puts each code point of Unicode through, so that no
// line of a full screen moves.
func TestEveryCharacterKeepsItsColumn(t *testing.T) {
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) || unsafe(r) {
			continue
		}
		got := ASCII(string(r))
		for i := range len(got) {
			if got[i] < ' ' || got[i] > '~' {
				t.Fatalf("U+%04X becomes %q", r, got)
			}
		}
		if width := ansi.StringWidth(string(r)); len(got) != width {
			t.Errorf("U+%04X becomes %q, which is not %d wide", r, got, width)
		}
	}
}
