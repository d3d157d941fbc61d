package catalog

import (
	"strings"
	"testing"
	"unicode"
)

func TestACountryIsFoundByItsNames(t *testing.T) {
	for in, want := range map[string]Country{
		"DE": "DE", "de": "DE", " Germany ": "DE", "uk": "GB", "United Kingdom": "GB", "us-ca": "US-CA", "Côte d'Ivoire": "CI", "cote d\u2019ivoire": "CI",
		"Deutschland": "DE", "ÖSTERREICH": "AT", "osterreich": "AT", "Oesterreich": "AT", "O\u0308sterreich": "AT", "Suisse": "CH", "svizzera": "CH",
		"España": "ES", "espana": "ES", "Polska": "PL", "Brasil": "BR", "Ελλάδα": "GR", "ΕΛΛΑΔΑ": "GR", "България": "BG", "日本": "JP", "대한민국": "KR",
		"U.S.A.": "US", "england": "GB", "The Netherlands": "NL", "Czech Republic": "CZ", "Türkiye": "TR", "turkiye": "TR", "Ivory Coast": "CI",
		"California": "US-CA", "new york": "US-NY", "Кыргызстан": "KG", "Белоруссия": "BY",
		"Guinea": "GN", "Guinea-Bissau": "GW", "guinea bissau": "GW", "Niger": "NE", "Dominica": "DM", "Ireland": "IE", "Georgia": "GE",
	} {
		if got, ok := ParseCountry(in); !ok || got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	for _, in := range []string{"", " ", "-", "Korea", "Congo", "Xanadu", "D", "EU"} {
		if got, ok := ParseCountry(in); ok {
			t.Errorf("%q is %s", in, got)
		}
	}
}

func TestNearestCountries(t *testing.T) {
	for in, want := range map[string]string{
		"Germoney": "DE", "Deutschlnad": "DE", "Swiss": "CH", "us": "US VI US-AL", "Korea": "KP KR", "Congo": "CG CD", "brazl": "BR",
		"": "", "...": "", "Atlantis": "", "Xanadu": "", "Wakanda": "", "qqqqqq": "",
	} {
		var got []string
		for _, c := range NearestCountries(in, 3) {
			got = append(got, string(c.Code))
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("near %q: %s, want %s", in, got, want)
		}
	}
	if near := NearestCountries("united st", 60); len(near) != 53 { // the country, its 50 states and its capital, and the islands far from the coast
		t.Errorf("%d begin with united st", len(near))
	}
}

// TestOwnNames: each is a name of one country alone, but for those that people do
// share, and none is written twice.
func TestOwnNames(t *testing.T) {
	shared := map[string]bool{"congo": true, "korea": true, "georgia": true}
	names := map[string]Country{}
	for _, c := range Countries() {
		names[fold(c.Name)] = c.Code
	}
	for _, n := range ownNames() {
		switch other, twice := names[n.name]; {
		case n.name == "" || n.code.Name() == string(n.code):
			t.Errorf("%q of %q", n.name, n.code)
		case twice && !shared[n.name]:
			t.Errorf("%q is %s and %s", n.name, other, n.code)
		}
		names[n.name] = n.code
		for _, r := range n.name {
			if unicode.Is(unicode.Latin, r) && r > 'z' && r != 'ʻ' && r != 'ə' {
				t.Errorf("%q keeps its mark on %q", n.name, r)
			}
		}
	}
	if strings.ContainsAny(ownNamesCSV, "\"\r;") || strings.Contains(ownNamesCSV, ",,") {
		t.Error("own_names.csv has more than names and commas")
	}
}
