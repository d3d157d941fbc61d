package country

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestACountryIsFoundByItsNames(t *testing.T) {
	for in, want := range map[string]Code{
		"DE": "DE", "de": "DE", " Germany ": "DE", "uk": "GB", "United Kingdom": "GB", "us-ca": "US-CA", "Côte d'Ivoire": "CI", "cote d\u2019ivoire": "CI",
		"Deutschland": "DE", "St. Lucia": "LC", "ΕΛΛΑΣ": "GR", "الاردن": "JO", "ÖSTERREICH": "AT", "osterreich": "AT", "Oesterreich": "AT", "O\u0308sterreich": "AT", "Suisse": "CH", "svizzera": "CH",
		"España": "ES", "espana": "ES", "Polska": "PL", "Brasil": "BR", "Ελλάδα": "GR", "ΕΛΛΑΔΑ": "GR", "България": "BG", "日本": "JP", "대한민국": "KR",
		"U.S.A.": "US", "england": "GB", "The Netherlands": "NL", "Czech Republic": "CZ", "Türkiye": "TR", "turkiye": "TR", "Ivory Coast": "CI",
		"California": "US-CA", "Quebec": "CA-QC", "ca-qc": "CA-QC", "new york": "US-NY", "Кыргызстан": "KG", "Белоруссия": "BY",
		"ＤＥ": "DE", "Ｆｒａｎｃｅ": "FR", "D\u200bE": "DE", "\ufeffDE": "DE", "DE\u00a0": "DE", "Ger\u00admany": "DE", "de\n": "DE",
		"Guinea": "GN", "Guinea-Bissau": "GW", "guinea bissau": "GW", "Niger": "NE", "Dominica": "DM", "Ireland": "IE", "Georgia": "GE",
	} {
		if got, ok := Parse(in, nil); !ok || got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	for _, in := range []string{"", " ", "-", "Korea", "Congo", "Xanadu", "D", "EU", "D\u0415", "\u0405E"} {
		if got, ok := Parse(in, nil); ok {
			t.Errorf("%q is %s", in, got)
		}
	}
}

func TestNearestCountries(t *testing.T) {
	for in, want := range map[string]string{
		"Germoney": "DE", "Deutschlnad": "DE", "Swiss": "CH", "us": "US VI UM", "UK": "GB UA", "eu": "", "Asia": "", "Sealand": "", "Alemania": "", "Republic of Slovenia": "SI", "Berlin, Germany": "DE", "Korea": "KP KR", "Congo": "CG CD", "brazl": "BR",
		"": "", "...": "", "Atlantis": "", "Xanadu": "", "Wakanda": "", "qqqqqq": "",
	} {
		var got []string
		for _, c := range Near(in, 3, nil) {
			got = append(got, string(c))
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("near %q: %s, want %s", in, got, want)
		}
	}
	if near := Near("united st", 60, nil); len(near) != 54 { // the country, its 50 states and its capital, and two groups of islands
		t.Errorf("%d begin with united st", len(near))
	}
}

// TestNamesInTheLanguageOfThePersonGoFirst: they are found with and without marks, and what is
// as near as others stands in their order.
func TestNamesInTheLanguageOfThePersonGoFirst(t *testing.T) {
	names := Names{"DE": "Niemcy", "IT": "Włochy", "GB": "Wielka Brytania", "GE": "Gruzja", "US-GA": "Georgia", "AT": "Österreich", "OM": "Oman"}
	for in, want := range map[string]Code{"niemcy": "DE", "WLOCHY": "IT", "Georgia": "US-GA", "Germany": "DE", "Österreich": "AT"} {
		if got, ok := Parse(in, names); !ok || got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"Wlo": "IT", "Brytania": "GB", "Niemci": "DE", "Osterr": "AT"} {
		var got []string
		for _, c := range Near(in, 2, names) {
			got = append(got, string(c))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("near %q: %q, want %q", in, got, want)
		}
	}
	at := func(c Code) int { return slices.Index(names.Sorted(), c) }
	if at("DE") > at("OM") || at("OM") > at("AT") || at("AT") > at("PK") || len(names.Sorted()) != len(All()) {
		t.Error("countries are not in the order of their names")
	}
}

// TestOwnNames: each is a name of one country alone, but for those that people do
// share, and none is written twice.
func TestOwnNames(t *testing.T) {
	shared := map[string]bool{"congo": true, "korea": true, "georgia": true}
	of := map[string]alias{}
	for _, a := range aliases() {
		other, twice := of[a.key]
		if a.key == "" || string(a.code.Name()) == string(a.code) || twice && (other.code == a.code || !shared[a.key]) {
			t.Errorf("%q is of %q, and of %q", a.name, a.code, other.code)
		}
		of[a.key] = a
		for _, r := range a.key {
			if unicode.Is(unicode.Latin, r) && r > 'z' {
				t.Errorf("%q keeps its mark on %q", a.name, r)
			}
		}
		if got, ok := Parse(a.name, nil); !shared[a.key] && (!ok || got != a.code) {
			t.Errorf("%q is %q, want %s", a.name, got, a.code)
		}
	}
	if strings.ContainsAny(ownNamesCSV, "\"\r;") || strings.Contains(ownNamesCSV, ",,") {
		t.Error("own_names.csv has more than names and commas")
	}
}

// TestOnlyWhatIsNearIsAlike types words of all lengths: what nobody can have meant is not
// suggested.
func TestOnlyWhatIsNearIsAlike(t *testing.T) {
	words := []string{"status", "step", "show", "list", "letter", "remove"}
	for typed, want := range map[string]string{
		"st": "status step", "stauts": "status", "LETER": "letter", "sttep": "step", "x": "", "": "", "update": "", "qqqqqqqqqqqq": "",
		strings.Repeat("qz", 200): "", strings.Repeat("日", 70): "", "lists of everything": "",
	} {
		if got := strings.Join(Alike(typed, words, 3), " "); got != want {
			t.Errorf("%.20q is like %q, want %q", typed, got, want)
		}
	}
}
