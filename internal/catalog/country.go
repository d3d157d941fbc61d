package catalog

import (
	_ "embed" // the names that countries give themselves
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed own_names.csv
var ownNamesCSV string

// named is a country by one of its names, folded.
type named struct {
	code Country
	name string
}

// ownNames are the names of countries in their own main languages, and others that
// people write, such as USA: well-known names, as in Unicode's CLDR and Debian's
// iso-codes; and those of the states of the United States. They are read when somebody names a country in another way than by
// its code or its English name.
var ownNames = sync.OnceValue(func() []named {
	var all []named
	for line := range strings.Lines(ownNamesCSV) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), ",")
		for name := range strings.SplitSeq(names, ",") {
			all = append(all, named{Country(code), fold(name)})
		}
	}
	for _, n := range Countries() {
		if _, state, ok := strings.Cut(n.Name, "United States, "); ok {
			all = append(all, named{n.Code, fold(state)})
		}
	}
	return all
})

// plainLetters are letters without their marks, for those who write without them.
var plainLetters = strings.NewReplacer(
	"à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ā", "a", "ă", "a", "æ", "ae", "ç", "c", "č", "c", "ć", "c",
	"đ", "d", "è", "e", "ệ", "e", "é", "e", "ê", "e", "ë", "e", "ē", "e", "ě", "e", "ì", "i", "í", "i", "î", "i", "ï", "i", "ı", "i",
	"ł", "l", "ñ", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o", "œ", "oe", "ř", "r", "š", "s", "ß", "ss",
	"ù", "u", "ú", "u", "û", "u", "ü", "u", "ý", "y", "ž", "z", "ά", "α", "έ", "ε", "ή", "η", "ί", "ι", "ό", "ο", "ύ", "υ", "ώ", "ω", "ё", "е",
	"й", "и", "ї", "і", "ў", "у",
)

// fold is a name by which it is compared: small letters and digits alone, without
// marks.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, plainLetters.Replace(strings.ToLower(s)))
}

// ParseCountry finds a country by its code, its English name, or a name in one of
// its own languages, in any case and with or without marks on the letters. A name
// that two countries have, such as Korea, is none. UK is taken for GB, as people
// write it.
func ParseCountry(s string) (Country, bool) {
	s = strings.TrimSpace(s)
	if strings.EqualFold(s, "UK") {
		s = "GB"
	}
	for _, n := range Countries() {
		if strings.EqualFold(s, string(n.Code)) || strings.EqualFold(s, n.Name) {
			return n.Code, true
		}
	}
	s = fold(s)
	for _, n := range Countries() {
		if s != "" && s == fold(n.Name) {
			return n.Code, true
		}
	}
	found := Country("")
	for _, n := range ownNames() {
		switch {
		case n.name != s || n.code == found:
		case found != "":
			return "", false
		default:
			found = n.code
		}
	}
	return found, found != ""
}

// NearestCountries lists up to n countries with a code or name that begins like s,
// holds it, or is misspelled in fewer than a third of its letters, best first; none
// if nothing is near.
func NearestCountries(s string, n int) []CountryName {
	s = fold(s)
	if s == "" {
		return nil
	}
	own := map[Country][]string{}
	for _, o := range ownNames() {
		own[o.code] = append(own[o.code], o.name)
	}
	type scored struct {
		CountryName
		score int
	}
	var all []scored
	for _, c := range Countries() {
		score, ok := likeness(s, strings.ToLower(strings.ReplaceAll(string(c.Code), "-", "")))
		for _, name := range append(own[c.Code], fold(c.Name)) {
			if l, near := likeness(s, name); near && (!ok || l < score) {
				score, ok = l, true
			}
		}
		if ok {
			all = append(all, scored{c, score})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return a.score - b.score })
	near := make([]CountryName, 0, n)
	for _, c := range all[:min(n, len(all))] {
		near = append(near, c.CountryName)
	}
	return near
}

// likeness is how far what was typed is from a name, both folded, and whether that
// is near: 0 for the name itself, 1 for its beginning, 2 for a part of it, more for
// each letter that is wrong.
func likeness(s, name string) (int, bool) {
	start := []rune(name)
	typed := len([]rune(s))
	start = start[:min(len(start), typed)]
	off := min(distance(s, name), distance(s, string(start))+1)
	switch {
	case s == name:
		return 0, true
	case strings.HasPrefix(name, s):
		return 1, true
	case strings.Contains(name, s):
		return 2, true
	}
	return 2 + off, 3*off < typed
}
