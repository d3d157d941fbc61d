// Package country knows the countries: ISO codes, names, groups, and which one
// somebody means who types a name.
package country

import (
	_ "embed" // the list of countries, and the names that they give themselves
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Code is an ISO 3166-1 code such as DE, or the ISO 3166-2 code of a part that has laws of
// its own: a state of the United States such as US-CA, or CA-QC. The zero value means that
// it is not known.
type Code string

//go:embed countries.csv
var countriesCSV string

// eu are the member states, with the parts of France and Finland that carry
// codes of their own and where Union law holds (TFEU, Art. 349 and 355(1), and
// protocol 2 of the accession of Finland for the Åland Islands).
var eu = strings.Fields("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK" +
	" AX GF GP MF MQ RE YT")

// efta are the states that joined the European Economic Area from outside the
// Union; the GDPR holds there (EEA Joint Committee decision 154/2018).
var efta = strings.Fields("IS LI NO")

// In says whether the country is code, or belongs to it: EU, EEA, or US for a state.
func (c Code) In(code string) bool {
	switch code {
	case string(c):
		return c != ""
	case "EU":
		return slices.Contains(eu, string(c))
	case "EEA":
		return slices.Contains(eu, string(c)) || slices.Contains(efta, string(c))
	}
	of, _, part := strings.Cut(string(c), "-")
	return part && of == code
}

// Country pairs a code with its English name.
type Country struct {
	Code Code
	Name string
}

// All lists all countries by name, in the order of countries.csv. Every start needs
// them, so the lines are split by hand: no name holds a quote.
var All = sync.OnceValue(func() []Country {
	all := make([]Country, 0, strings.Count(countriesCSV, "\n"))
	for line := range strings.Lines(countriesCSV) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), ",")
		all = append(all, Country{Code(code), strings.Trim(name, `"`)})
	}
	return all
})

// Known says that it is one of the countries of All.
func (c Code) Known() bool {
	return slices.ContainsFunc(All(), func(n Country) bool { return n.Code == c })
}

// Name is the country's English name, or its code if there is none.
func (c Code) Name() safetext.Text {
	name := string(c)
	if i := slices.IndexFunc(All(), func(n Country) bool { return n.Code == c }); i >= 0 {
		name = All()[i].Name
	}
	return safetext.NewLine(name).Text()
}

// Nearest lists up to n of the words that are most like s, best first.
func Nearest(s string, words []string, n int) []string {
	near := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == s }) // which did not help
	s = strings.ToLower(s)
	score := func(w string) int {
		w = strings.ToLower(w)
		if s != "" && strings.HasPrefix(w, s) {
			return 0
		}
		return distance(s, w)
	}
	sort.SliceStable(near, func(i, j int) bool { return score(near[i]) < score(near[j]) })
	return near[:min(n, len(near))]
}

// Alike is Nearest of those words only that may be meant by s: it begins them, or at most
// two of its letters are wrong, or one of three where it is longer.
func Alike(s string, words []string, n int) []string {
	typed := strings.ToLower(s)
	letters := len(compared(typed))
	allowed := max(min(2, letters/2), letters/3)
	return Nearest(s, slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		w = strings.ToLower(w)
		return (typed == "" || !strings.HasPrefix(w, typed)) && distance(typed, w) > allowed
	}), n)
}

// distance is how many letters have to be inserted, deleted or changed to turn a into b
// (Levenshtein), of those that are compared.
func distance(a, b string) int {
	x, y := compared(a), compared(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}

// compared are the letters of a word that count: the first 64.
func compared(s string) []rune {
	letters := 0
	for i := range s {
		if letters == 64 {
			s = s[:i]
			break
		}
		letters++
	}
	return []rune(s)
}

//go:embed own_names.csv
var ownNamesCSV string

//go:embed alpha3.csv
var alpha3CSV string // the codes of three letters of ISO 3166-1

// alias is a country by one of its names, folded.
type alias struct {
	code  Code
	name  string // its words, with spaces between
	key   string // without
	shown bool   // it is the name that is shown
}

func newAlias(code Code, name string, shown bool) alias {
	words := foldWords(name)
	return alias{code, strings.Join(words, " "), strings.Join(words, ""), shown}
}

// aliases are all names of countries: the English ones; those in their own languages, and
// others that people write, such as Holland: codes of three letters, well-known names, as
// in Unicode's CLDR and Debian's iso-codes; and those of the parts of countries. They are read when
// somebody names a country in another way than by its code.
var aliases = sync.OnceValue(func() []alias {
	var all []alias
	for _, n := range All() {
		all = append(all, newAlias(n.Code, n.Name, true))
		if _, part, ok := strings.Cut(n.Name, ", "); ok && strings.Contains(string(n.Code), "-") {
			all = append(all, newAlias(n.Code, part, false))
		}
	}
	for line := range strings.Lines(ownNamesCSV + alpha3CSV) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), ",")
		for name := range strings.SplitSeq(names, ",") {
			all = append(all, newAlias(Code(code), name, false))
		}
	}
	return all
})

// Names are the names of countries in a language, by their codes.
type Names map[string]safetext.Text

// aliases are the names as they are compared, in no order.
func (n Names) aliases() []alias {
	all := make([]alias, 0, len(n))
	for code, name := range n {
		all = append(all, newAlias(Code(code), string(name), true))
	}
	return all
}

// Called lists the countries of a code, a name in the person's language, an English name,
// or another name, in any case and with or without marks on the letters. There is more than
// one only if several countries share a name that is shown for none of them, as with Korea.
func Called(s string, in Names) []Code {
	s = norm.NFKC.String(safetext.NewLine(s).String()) // also from a keyboard with wide letters
	for _, n := range All() {
		if strings.EqualFold(s, string(n.Code)) {
			return []Code{n.Code}
		}
	}
	key := fold(s)
	if key == "" {
		return nil
	}
	var found []Code
	for _, a := range slices.Concat(in.aliases(), aliases()) {
		switch {
		case a.key != key:
		case a.shown:
			return []Code{a.code}
		case !slices.Contains(found, a.code):
			found = append(found, a.code)
		}
	}
	return found
}

// Parse finds the one country of a code or a name, as Called does.
func Parse(s string, in Names) (Code, bool) {
	if found := Called(s, in); len(found) == 1 {
		return found[0], true
	}
	return "", false
}

// Near lists up to n countries with a code or name that begins like s,
// has a word that does, stands in s among other words, or is misspelled there, best
// first, and then in the order of the names; none if nothing is near.
func Near(s string, n int, in Names) []Code {
	typed := newAlias("", norm.NFKC.String(s), false)
	if typed.key == "" {
		return nil
	}
	off := map[Code]int{}
	near := func(c Code, far int, ok bool) {
		if best, seen := off[c]; ok && (!seen || far < best) {
			off[c] = far
		}
	}
	for _, c := range Called(s, in) {
		near(c, 0, true)
	}
	for _, a := range slices.Concat(in.aliases(), aliases()) {
		far, ok := typed.likeness(a)
		near(a.code, far, ok)
	}
	var all []Code
	for _, c := range in.Sorted() {
		near(c, 2, strings.HasPrefix(fold(string(c)), typed.key))
		if _, ok := off[c]; ok {
			all = append(all, c)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return off[all[i]] < off[all[j]] })
	return all[:min(n, len(all))]
}

// likeness is how far what was typed is from a name, and whether that is near: 1 for the
// name itself, 2 for its beginning, 3 for the beginning of a later word or a word among
// others, more for each letter that is wrong. A short name allows no mistake, and only a
// long one that begins right allows two: names that merely share letters are not near.
func (typed alias) likeness(a alias) (int, bool) {
	switch {
	case typed.key == a.key:
		return 1, true
	case strings.HasPrefix(a.key, typed.key):
		return 2, true
	case len([]rune(typed.key)) >= 3 && strings.Contains(a.name, " "+typed.name),
		len([]rune(a.key)) >= 4 && strings.Contains(" "+typed.name+" ", " "+a.name+" "):
		return 3, true
	}
	x, y := []rune(typed.key), []rune(a.key)
	most := 0
	switch {
	case len(x) >= 8 && slices.Equal(x[:3], y[:min(3, len(y))]):
		most = 2
	case len(x) >= 4 && len(y) >= 5:
		most = 1
	}
	wrong := distance(typed.key, a.key)
	return 3 + wrong, wrong <= most
}

// Sorted lists all countries by their names in the language, as somebody looks for them who
// minds no marks on letters.
func (n Names) Sorted() []Code {
	all, keys := make([]Code, 0, len(All())), map[Code]string{}
	for _, c := range All() {
		name := c.Name
		if own, ok := n[string(c.Code)]; ok {
			name = string(own)
		}
		all = append(all, c.Code)
		keys[c.Code] = safetext.Unmark(name)
	}
	if len(n) > 0 {
		sort.SliceStable(all, func(i, j int) bool { return keys[all[i]] < keys[all[j]] })
	}
	return all
}

// plainSigns leaves out signs that look like letters, and writes the forms of a letter alike.
var plainSigns = strings.NewReplacer(
	"ς", "σ", "ٱ", "ا", "ی", "ي", "ى", "ي", "ک", "ك", "ة", "ه", "ـ", "", "ʻ", "", "ʼ", "", "'", "", "’", "", "‘", "", "&", " and ")

// fold is a name by which it is compared: small letters and digits alone, without marks.
func fold(s string) string { return strings.Join(foldWords(s), "") }

// foldWords are the words of a name, folded: "the" is left out, and "St." at its
// beginning written out.
func foldWords(s string) []string {
	letters := safetext.Unmark(plainSigns.Replace(strings.ToLower(s)))
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	words := slices.DeleteFunc(strings.FieldsFunc(norm.NFC.String(letters), apart), func(word string) bool { return word == "the" })
	if len(words) > 0 && words[0] == "st" {
		words[0] = "saint"
	}
	return words
}
