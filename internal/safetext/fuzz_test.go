package safetext

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestEveryCharacterThereIs puts each code point of Unicode through the door.
func TestEveryCharacterThereIs(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		in := "a" + string(r) + "b"
		out := NewBlock(in).String()
		if why := danger(out); why != "" {
			t.Errorf("U+%04X is let through: %s", r, why)
		}
		if shown(out) != shown(in) {
			t.Errorf("U+%04X is lost", r)
		}
	}
}

// FuzzClean judges what comes through the door by the tables of the Unicode
// standard.
func FuzzClean(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		l, b := NewLine(s).String(), NewBlock(s).String()
		for _, out := range []string{l, b} {
			if why := danger(out); why != "" {
				t.Fatalf("let through, with %s: %+q", why, out)
			}
			if err := Check(out); err != nil {
				t.Fatalf("Check refuses what was let through: %v in %+q", err, out)
			}
			if len(out) > len(s)+invalid(s)*(utf8.RuneLen(utf8.RuneError)-1) {
				t.Fatalf("longer than it was: %+q", out)
			}
			if shown(out) != shown(s) {
				t.Fatalf("letters are lost: %+q of %+q", out, s)
			}
		}
		if strings.Contains(l, "\n") {
			t.Fatalf("a line of several rows: %+q", l)
		}
		if NewLine(l).String() != l || NewBlock(b).String() != b || NewBlock(l).String() != l || NewBlock(b).Line().String() != l {
			t.Fatalf("cleaned twice, and different: %+q %+q", l, b)
		}
		if Check(s) == nil && strings.TrimSpace(s) != b {
			t.Fatalf("accepted, and changed all the same: %+q to %+q", s, b)
		}
	})
}

// danger says what in a text could act on a terminal or deceive a reader.
func danger(s string) string {
	if !utf8.ValidString(s) {
		return "bytes that are not UTF-8"
	}
	marks := 0
	for _, r := range s {
		if r >= ' ' && r < 0x7f {
			marks = 0
			continue
		}
		switch {
		case r == '\n':
		case unicode.IsControl(r):
			return "a control character"
		case unicode.In(r, unicode.Cf, unicode.Bidi_Control):
			return "a format character"
		case unicode.Is(unicode.Variation_Selector, r):
			return "a variation selector"
		case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
			return "a character that nobody sees"
		case unicode.In(r, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs, unicode.Noncharacter_Code_Point):
			return "what is no character"
		}
		if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) {
			marks = 0
		} else if marks++; marks > 3 {
			return "a pile of marks"
		}
	}
	return ""
}

// shown is what nobody may lose of a text: its letters, digits and signs.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		blank := r == 0x2800 || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
		if r > ' ' && r < 0x7f || unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) && !blank {
			return r
		}
		return -1
	}, s)
}

// invalid is how many bytes of a text belong to no character.
func invalid(s string) int {
	n := 0
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		s = s[size:]
	}
	return n
}
