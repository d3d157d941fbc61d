package words

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// samples are the forms of whole numbers in Unicode CLDR, as its plurals.xml and
// the ICU library of a browser give them: "one 1 21..31" and so on, to 130.
var samples = []struct{ languages, forms string }{
	{"bg da de el en es et fi hu it nb nl nn pt sv tr", "one 1; other 0 2..130"},
	{"fr pt-br", "one 0 1; other 2..130"},
	{"cs sk", "one 1; few 2..4; other 0 5..130"},
	{"ga", "one 1; two 2; few 3..6; many 7..10; other 0 11..130"},
	{"hr", "one 1 21 31 41 51 61 71 81 91 101 121; few 2..4 22..24 32..34 42..44 52..54 62..64 72..74 82..84 92..94 102..104 122..124; " +
		"other 0 5..20 25..30 35..40 45..50 55..60 65..70 75..80 85..90 95..100 105..120 125..130"},
	{"is", "one 1 21 31 41 51 61 71 81 91 101 121; other 0 2..20 22..30 32..40 42..50 52..60 62..70 72..80 82..90 92..100 102..120 122..130"},
	{"lt", "one 1 21 31 41 51 61 71 81 91 101 121; few 2..9 22..29 32..39 42..49 52..59 62..69 72..79 82..89 92..99 102..109 122..129; " +
		"other 0 10..20 30 40 50 60 70 80 90 100 110..120 130"},
	{"lv", "zero 0 10..20 30 40 50 60 70 80 90 100 110..120 130; one 1 21 31 41 51 61 71 81 91 101 121; " +
		"other 2..9 22..29 32..39 42..49 52..59 62..69 72..79 82..89 92..99 102..109 122..129"},
	{"mt", "one 1; two 2; few 0 3..10 103..110; many 11..19 111..119; other 20..102 120..130"},
	{"pl", "one 1; few 2..4 22..24 32..34 42..44 52..54 62..64 72..74 82..84 92..94 102..104 122..124; " +
		"many 0 5..21 25..31 35..41 45..51 55..61 65..71 75..81 85..91 95..101 105..121 125..130"},
	{"ro", "one 1; few 0 2..19 101..119; other 20..100 120..130"},
	{"sl", "one 1 101; two 2 102; few 3 4 103 104; other 0 5..100 105..130"},
	{"uk", "one 1 21 31 41 51 61 71 81 91 101 121; few 2..4 22..24 32..34 42..44 52..54 62..64 72..74 82..84 92..94 102..104 122..124; " +
		"many 0 5..20 25..30 35..40 45..50 55..60 65..70 75..80 85..90 95..100 105..120 125..130"},
}

func TestPluralsAreThoseOfCLDR(t *testing.T) {
	for _, s := range samples {
		for language := range strings.FieldsSeq(s.languages) {
			want := formsOf(t, s.forms)
			var names []string
			for n := range 131 {
				if got := form(language, n); got != want[n] {
					t.Errorf("%s: %d is %q, want %q", language, n, got, want[n])
				}
				if !slices.Contains(names, want[n]) {
					names = append(names, want[n])
				}
			}
			if got := Forms(language); !slices.Equal(got, names) {
				t.Errorf("%s has the forms %q, want %q", language, got, names)
			}
		}
	}
	if got := Forms("xx"); got != nil {
		t.Errorf("a language that is not known has the forms %q", got)
	}
}

// formsOf reads "one 1; few 2..4" as the form of each number.
func formsOf(t *testing.T, samples string) map[int]string {
	t.Helper()
	forms := map[int]string{}
	for part := range strings.SplitSeq(samples, "; ") {
		name, numbers, _ := strings.Cut(part, " ")
		for r := range strings.FieldsSeq(numbers) {
			first, last, several := strings.Cut(r, "..")
			if !several {
				last = first
			}
			from, err := strconv.Atoi(first)
			to, err2 := strconv.Atoi(last)
			if err != nil || err2 != nil {
				t.Fatal(err, err2)
			}
			for n := from; n <= to; n++ {
				forms[n] = name
			}
		}
	}
	return forms
}

func TestACountPutsItsNumberIn(t *testing.T) {
	c := Count{Language: "pl", One: "{n} plik w {dir}", Few: "{n} pliki w {dir}", Many: "{n} plików w {dir}"}
	for n, want := range map[int]Text{1: "1 plik w x", 3: "3 pliki w x", 12: "12 plików w x", 22: "22 pliki w x"} {
		if got := c.Put(n, "dir", "x"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// TestNumbersAreWrittenAsTheLanguageDoes: what stands between thousands.
func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	for language, want := range map[string][4]Text{
		"en": {"999", "1234", "12,345", "1,234,567"}, "de": {"999", "1234", "12.345", "1.234.567"}, "fr": {"999", "1234", "12\u202f345", "1\u202f234\u202f567"},
		"es": {"999", "1234", "12\u00a0345", "1\u00a0234\u00a0567"}, "pl": {"999", "1234", "12\u00a0345", "1\u00a0234\u00a0567"}, "pt": {"999", "1234", "12\u00a0345", "1\u00a0234\u00a0567"},
		"pt-br": {"999", "1234", "12.345", "1.234.567"}, "it": {"999", "1234", "12.345", "1.234.567"}, "nl": {"999", "1234", "12.345", "1.234.567"},
	} {
		c := Count{Language: language, One: "{n}", Many: "{n}", Few: "{n}", Other: "{n}"}
		for i, n := range []int{999, 1234, 12345, 1234567} {
			if got := c.Put(n); got != want[i] {
				t.Errorf("%s: %q, want %q", language, got, want[i])
			}
		}
	}
}
