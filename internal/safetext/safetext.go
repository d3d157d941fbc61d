// Package safetext is the one door for text from outside: catalogue files, the
// state file, arguments, environment, file names, error messages and the output
// of other programs. What comes through it can be written to a terminal: it
// moves no cursor, starts no escape sequence, reorders nothing and hides
// nothing. It never changes what is stored, only what is shown.
package safetext

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// maxMarks is how many combining marks one character may carry. Living scripts
// need at most three; more only pile up over the neighbouring lines.
const maxMarks = 3

// Line is text for a single row: it holds no control character at all, no line
// break included. The zero value is the empty text.
type Line struct{ cleaned }

// Block is text of several rows, separated by "\n". It holds no other control
// character. The zero value is the empty text.
type Block struct{ cleaned }

// cleaned is what came through the door.
type cleaned struct{ s string }

// Text is what may be written to a screen: a constant of this program, or what came
// through the door. What a variable holds does not pass for it at compile time; a
// conversion is for code that only cuts and joins what was a Text before.
type Text string

// NewLine cleans s; line breaks and tabs become spaces.
func NewLine(s string) Line { return Line{cleaned{strings.TrimSpace(clean(s, false))}} }

// NewBlock cleans s; line breaks stay, tabs become spaces.
func NewBlock(s string) Block { return Block{cleaned{strings.TrimSpace(clean(s, true))}} }

// Piece cleans a piece of a line that is being written, as NewLine does, but leaves the blanks
// around it.
func Piece(s string) string { return clean(s, false) }

// String gives the text, safe to print; the rows of a Block are separated by "\n".
func (c cleaned) String() string { return c.s }

// Text is the line or block as a face shows it.
func (c cleaned) Text() Text { return Text(c.s) }

// IsZero says that the text is empty.
func (c cleaned) IsZero() bool { return c.s == "" }

// MarshalText gives the bytes of the text.
func (c cleaned) MarshalText() ([]byte, error) { return []byte(c.s), nil }

// Trim is the text without the spaces around it.
func (t Text) Trim() Text { return Text(strings.TrimSpace(string(t))) }

// Repeat is the text n times, or none if n is negative.
func (t Text) Repeat(n int) Text { return Text(strings.Repeat(string(t), max(0, n))) }

// Join puts texts behind each other.
func Join(all []Text, between Text) Text {
	parts := make([]string, len(all))
	for i, t := range all {
		parts[i] = string(t)
	}
	return Text(strings.Join(parts, string(between)))
}

// Line is the block on one row.
//
//go:noinline
func (b Block) Line() Line { return NewLine(b.s) }

// UnmarshalText cleans what was read.
func (l *Line) UnmarshalText(b []byte) error { *l = NewLine(string(b)); return nil }

// UnmarshalText cleans what was read.
func (b *Block) UnmarshalText(t []byte) error { *b = NewBlock(string(t)); return nil }

// Check reports the first character of s that Block would not let through, or nil. Files
// that people edit are refused with it rather than cleaned in silence.
func Check(s string) error {
	if plain(s, true) {
		return nil
	}
	if !utf8.ValidString(s) {
		return problem.New("not-utf-8")
	}
	marks := 0
	for _, r := range s {
		marks = countMarks(marks, r)
		if r != '\n' && (unsafe(r) || marks > maxMarks) {
			return problem.New("unsafe-character", "code", fmt.Sprintf("U+%04X", r))
		}
	}
	return nil
}

func clean(s string, breaks bool) string {
	if plain(s, breaks) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	for _, r := range s { // invalid bytes arrive as U+FFFD
		switch {
		case r == '\n' && breaks:
		case r == '\n', r == '\t', r == '\r', r == '\u2028', r == '\u2029':
			r = ' '
		case unsafe(r):
			continue // what is dropped parts no marks from their letter
		}
		if marks = countMarks(marks, r); marks <= maxMarks {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain says that s holds nothing but printable ASCII, and line breaks if these
// are allowed: most text does, and there is nothing to clean in it.
func plain(s string, breaks bool) bool {
	for i := range len(s) {
		if c := s[i] - ' '; c > '~'-' ' && (s[i] != '\n' || !breaks) { // below ' ', it wraps around
			return false
		}
	}
	return true
}

func countMarks(before int, r rune) int {
	if unicode.Is(unicode.M, r) {
		return before + 1
	}
	return 0
}

// unsafe names what can act on a terminal or deceive a reader: C0 and C1 controls, format
// characters (bidirectional overrides, zero-width joiners, tags, the byte order mark), line
// and paragraph separators, variation selectors, letters and marks that are never seen (the
// Hangul fillers and the like), private use, and code points that are no characters.
func unsafe(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r < 0x300: // Latin, the usual case
		return r == 0xad
	case r == 0x2800: // the Braille pattern without a dot
		return true
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// NewLabel cleans what a person calls an account, as it is stored: as typed, with
// letters and their marks composed (NFC).
func NewLabel(s string) Line { return Line{cleaned{norm.NFC.String(NewLine(norm.NFC.String(s)).s)}} }

// Fold gives the key by which labels are compared. Two labels have the same key if
// they differ only in case, in Unicode form or in blanks: it is the canonical
// caseless match of the Unicode standard (definition D145, full case folding), and
// knows no language. Full-width letters, and the Turkish i with and without its
// dot, stay different. The key is not for the screen.
func Fold(s string) string {
	if plain(s, false) { // as most names are: what follows would change nothing else
		return strings.ToUpper(strings.Join(strings.Fields(s), " "))
	}
	s = norm.NFD.String(strings.Join(strings.Fields(NewLabel(s).s), " "))
	s = norm.NFD.String(strings.Map(foldRune, foldSeveral.Replace(s)))
	return clean(s, false) // what is folded can have more marks than before
}

// Unmark gives the key by which a text is compared with what somebody types who has no key
// for its marks: as Fold, without marks on letters, and with the letters that Unicode does
// not take apart written as such people do.
func Unmark(s string) string {
	if s = strings.ToLower(Fold(s)); plain(s, false) {
		return s
	}
	return unmarked.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, s))
}

var unmarked = strings.NewReplacer(
	"đ", "d", "ð", "d", "ə", "e", "ħ", "h", "ı", "i", "ł", "l", "ŋ", "n", "ø", "o", "ŧ", "t", "æ", "ae", "œ", "oe", "þ", "th")

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
