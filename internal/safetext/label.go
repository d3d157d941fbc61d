package safetext

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NewLabel cleans what a person calls an account, as it is stored: as typed, with
// letters and their marks composed (NFC).
func NewLabel(s string) Line { return Line{norm.NFC.String(NewLine(norm.NFC.String(s)).s)} }

// Fold gives the key by which labels are compared. Two labels have the same key if
// they differ only in case, in Unicode form or in blanks: it is the canonical
// caseless match of the Unicode standard (definition D145, full case folding), and
// knows no language. Full-width letters, and the Turkish i with and without its
// dot, stay different. The key is not for the screen.
func Fold(s string) string {
	s = norm.NFD.String(strings.Join(strings.Fields(NewLabel(s).s), " "))
	s = norm.NFD.String(strings.Map(foldRune, foldSeveral.Replace(s)))
	return clean(s, false) // what is folded can have more marks than before
}

// foldSeveral holds the letters that fold to several ones. All others that do,
// such as U+1F80, come out of the decomposition and foldRune.
// Source: CaseFolding.txt of Unicode, status F.
var foldSeveral = strings.NewReplacer(
	"ß", "ss", "ẞ", "ss", "ŉ", "ʼn", "ẚ", "aʾ", "և", "եւ", "ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl",
	"ﬅ", "st", "ﬆ", "st", "ﬓ", "մն", "ﬔ", "մե", "ﬕ", "մի", "ﬖ", "վն", "ﬗ", "մխ")

// foldRune gives the least of all runes that are the same letter but for its case.
func foldRune(r rune) rune {
	least := r
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		least = min(least, o)
	}
	return least
}
