package safetext

import (
	"testing"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

func TestLabelsAreStoredAsTypedAndComposed(t *testing.T) {
	for in, want := range map[string]string{
		"@Anna":               "@Anna",
		"  @Anna\t ":          "@Anna",
		"Rene\u0301":          "Ren\u00e9",
		"Rene\u200d\u0301":    "Ren\u00e9", // composed after the joiner is dropped
		"two  blanks":         "two  blanks",
		"\u212aelvin":         "Kelvin",
		"\u1112\u1161\u11ab":  "\ud55c", // Hangul
		"stra\u00dfe":         "stra\u00dfe",
		"a\u0323\u0307\u0301": "\u1ea1\u0307\u0301",
	} {
		if got := NewLabel(in).String(); got != want {
			t.Errorf("%+q is stored as %+q, want %+q", in, got, want)
		}
	}
}

func TestWhichLabelsAreTheSame(t *testing.T) {
	for _, c := range []struct {
		what, a, b string
		same       bool
	}{
		{"case", "@anna", "@ANNA", true},
		{"other letters", "@anna", "@hanna", false},
		{"composed and decomposed", "Ren\u00e9", "Rene\u0301", true},
		{"composed and decomposed, in another case", "REN\u00c9", "rene\u0301", true},
		{"marks in another order", "a\u0323\u0307", "a\u0307\u0323", true},
		{"with and without a mark", "Ren\u00e9", "Rene", false},
		{"surrounding blanks", " @anna ", "@anna", true},
		{"a no-break space at the end", "@anna\u00a0", "@anna", true},
		{"a run of blanks", "Anna  \t Shop", "anna shop", true},
		{"an ideographic space", "Anna\u3000Shop", "anna shop", true},
		{"a blank and none", "anna shop", "annashop", false},
		{"sharp s", "stra\u00dfe", "STRASSE", true},
		{"capital sharp s", "STRA\u1e9eE", "strasse", true},
		{"long s", "\u017fusan", "Susan", true},
		{"a ligature", "\ufb03ce", "OFFICE"[1:], true},
		{"final sigma", "\u03c3\u03bf\u03c6\u03cc\u03c2", "\u03a3\u039f\u03a6\u038c\u03a3", true},
		{"iota subscript", "\u1f80", "\u1f08\u0399", true},
		{"Turkish dotless i", "\u0131rmak", "Irmak", false},
		{"Turkish dotted I", "\u0130rmak", "irmak", false},
		{"the i of all others", "IRMAK", "irmak", true},
		{"the Kelvin sign", "\u212aelvin", "kelvin", true},
		{"the Angstrom sign", "\u212bngstr\u00f6m", "\u00c5NGSTR\u00d6M", true},
		{"full-width letters, in another case", "\uff21\uff22", "\uff41\uff42", true},
		{"full-width letters and others", "\uff41", "a", false},
		{"Cyrillic and Latin letters that look alike", "\u0430nna", "anna", false},
		{"Cyrillic", "\u0410\u041d\u041d\u0410", "\u0430\u043d\u043d\u0430", true},
		{"Cherokee", "\u13a0", "\uab70", true},
		{"Hangul", "\ud55c", "\u1112\u1161\u11ab", true},
		{"what nobody sees", "an\u200bna", "anna", true},
	} {
		if got := Fold(c.a) == Fold(c.b); got != c.same {
			t.Errorf("%s: %+q and %+q: %v, want %v", c.what, c.a, c.b, got, c.same)
		}
	}
}

// TestMarksOnLettersAreNotMissed: what is typed without them is the same, and nothing else is.
func TestMarksOnLettersAreNotMissed(t *testing.T) {
	for typed, text := range map[string]string{
		"spolecznosciowe": "Społecznościowe", "strasse": "STRAßE", "oevre": "Œvre", "si": "S\u0131", "francais": "fran\u00e7ais", "bjorn": "Bjørn", "e": "e\u0301", "a b": " A  b\n",
	} {
		if got := Unmark(text); got != typed || Unmark(typed) != typed {
			t.Errorf("%q is compared as %q, want %q", text, got, typed)
		}
	}
	if Unmark("n") == Unmark("m") || Unmark("\u0430") == Unmark("a") {
		t.Error("letters that only look alike are the same")
	}
}

// TestEveryLetterFoldsAsUnicodeSays compares with the full case folding of the
// library that is too large to link. Of Cherokee, that leaves the small letters
// as they are.
func TestEveryLetterFoldsAsUnicodeSays(t *testing.T) {
	full := cases.Fold()
	as := map[string]string{} // what the standard folds to, by key
	for r := rune(0x21); r <= unicode.MaxRune; r++ {
		if unsafe(r) || unicode.IsSpace(r) || unicode.In(r, unicode.Cherokee, unicode.Han, unicode.Hangul) {
			continue
		}
		s := string(r)
		said := norm.NFD.String(full.String(norm.NFD.String(s)))
		key := Fold(s)
		if Fold(said) != key {
			t.Errorf("U+%04X is %+q, and what it folds to is %+q", r, key, Fold(said))
		}
		if other, seen := as[key]; seen && other != said {
			t.Errorf("U+%04X, which folds to %+q, has the key of %+q", r, said, other)
		}
		as[key] = said
	}
	if len(as) < 10_000 {
		t.Errorf("only %d letters were compared", len(as))
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"@Anna", "Rene\u0301", "\u1e97\u0300\u0300\u0300", "a\u0344\u0344\u0344", "\u0130\u200d\u0300\u0300\u0300", " \u00df\u0149 ", "\u1f80\u0345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key, label := Fold(s), NewLabel(s).String()
		if again := Fold(key); again != key {
			t.Errorf("%+q folds to %+q, and that to %+q", s, key, again)
		}
		for _, same := range []string{norm.NFD.String(s), norm.NFC.String(s), label, " \t" + s + "\u00a0"} {
			if Fold(same) != key {
				t.Errorf("%+q and %+q: %+q and %+q", s, same, key, Fold(same))
			}
		}
		if NewLabel(label).String() != label || NewLine(label).String() != label || !norm.NFC.IsNormalString(label) {
			t.Errorf("the label %+q of %+q is not clean", label, s)
		}
	})
}
