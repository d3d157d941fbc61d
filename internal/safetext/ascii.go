package safetext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// ASCII gives what is written to a terminal in ASCII, for one that shows nothing else.
// Every column stays where it is: a letter becomes the one that it was made of, or that
// sounds most like it, a line one of - = | +, and anything else question marks. Escape
// sequences stay as they are.
func ASCII(s string) string {
	first := strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
	if first < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:first])
	for _, r := range s[first:] {
		switch width := ansi.StringWidth(string(r)); {
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case width == 1:
			b.WriteByte(nearest(r))
		default:
			b.WriteString(strings.Repeat("?", width)) // none for a mark
		}
	}
	return b.String()
}

// nearest is the ASCII character that is most like one of the same width.
func nearest(r rune) byte {
	base, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(r)))
	for _, c := range []rune{r, base} {
		lower := unicode.ToLower(c)
		at := strings.IndexRune(foreign, lower)
		switch {
		case c >= ' ' && c <= '~':
			return byte(c)
		case at < 0:
		case lower == c:
			return ours[utf8.RuneCountInString(foreign[:at])]
		default:
			return strings.ToUpper(ours)[utf8.RuneCountInString(foreign[:at])]
		}
	}
	switch {
	case r >= 0x2500 && r < 0x2580: // corners and crossings of lines
		return '+'
	case r >= 0x2580 && r < 0x25a0: // blocks
		return '#'
	}
	return '?'
}

// The characters of foreign become those of ours at the same place.
const (
	foreign = "ßæœøłđðþıħŋſ" + // Latin
		"αβγδεζηθικλμνξοπρσςτυφχψω" + // Greek
		"абвгдежзиклмнопрстуфхцчшщъыьэюяіјєґљњџђћѕ" + // Cyrillic
		"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2018\u2019\u201a\u201b\u2032\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2039\u203a" +
		"\u2026\u2022\u00b7\u2192\u2190\u2191\u2193\u00d7\u20ac\u00a3\u00a7\u00a9\u00ae\u00b0\u2713\u2714\u00bf\u00a1" +
		"─━│┃┄┅┆┇┈┉┊┋═║╌╍"
	ours = "saoolddtihns" +
		"abgdezitiklmnxoprsstyfhpo" +
		"abvgdezziklmnoprstufhccss'y'euaijegln" + "ddcs" +
		`-------'''''"""""""<>` +
		"." + "**" + "><^vxELScRoxx?!" +
		"-=||-=||-=||=|-="
)
