package words

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
)

// TestTheLanguageOfALocale goes through what systems are set to.
func TestTheLanguageOfALocale(t *testing.T) {
	all := []string{"en", "de", "es", "fr", "it", "nl", "pl", "pt", "pt-br"}
	for _, c := range []struct{ locales, territory, want string }{
		{"de_CH.UTF-8", "CH", "de"}, {"de_AT@euro", "AT", "de"}, {"DE", "", "de"}, {"de-DE", "DE", "de"}, {"en_DE.UTF-8", "DE", "en"},
		{"pt", "", "pt-br"}, {"pt", "BR", "pt-br"}, {"pt", "PT", "pt"}, {"pt_PT", "BR", "pt"}, {"pt_AO", "", "pt"}, {"pt_BR.UTF-8", "PT", "pt-br"},
		{"fr_BE", "BE", "fr"}, {"es_419", "", "es"}, {"nl_BE", "BE", "nl"}, {"pl_PL.ISO-8859-2", "PL", "pl"}, {"it_CH", "CH", "it"},
		{"nb_NO", "NO", ""}, {"nn_NO", "NO", ""}, {"zh_Hant_TW", "TW", ""}, {"sr@latin", "RS", ""}, {"C", "", ""}, {"POSIX", "", ""},
		{"", "", ""}, {"-", "", ""}, {"_", "", ""}, {".", "", ""}, {"dee_DE", "DE", ""}, {"d", "", ""}, {"../de", "", ""}, {"de/texts", "", ""}, {"\x00", "", ""},
	} {
		if got := match(c.locales, c.territory, all); got != c.want {
			t.Errorf("%q in %q is %q, want %q", c.locales, c.territory, got, c.want)
		}
	}
	if got := match("pt_PT", "PT", []string{"en", "pt-br"}); got != "" {
		t.Errorf("Portuguese of Brazil is taken for that of Portugal: %q", got)
	}
}

// TestTheFirstLanguageThatThereIsIsSpoken looks through lists; what is on them and unknown
// stands in no one's way.
func TestTheFirstLanguageThatThereIsIsSpoken(t *testing.T) {
	hundred := strings.Split(strings.Repeat("xx yy_YY C ", 40)+"de_LI fr", " ")
	for _, c := range []struct {
		locales []string
		want    string
	}{{hundred, "de"}, {[]string{"nn", "en_GB", "de"}, "en"}, {[]string{"", "de"}, "de"}, {nil, "en"}, {[]string{"", "C", "tlh"}, "en"}} {
		if got := Match(c.locales, "CH"); got != c.want {
			t.Errorf("%q: %q, want %q", c.locales, got, c.want)
		}
	}
}

// TestALanguageIsFoundByItsNames goes through all languages, in their own words and in those
// of each other.
func TestALanguageIsFoundByItsNames(t *testing.T) {
	languages := append(Translations(), "en")
	for _, in := range languages {
		w := In(in)
		for _, of := range languages {
			for _, typed := range []string{of, strings.ToUpper(of), " " + string(w.OwnLanguages[of]) + " ", strings.ToUpper(string(w.Languages[of]))} {
				if got, ok := w.Spoken(typed); !ok || got != of {
					t.Errorf("in %s, %q is %q, want %q", in, typed, got, of)
				}
			}
		}
		for _, typed := range []string{"", "-", "xx", "klingon", "../de", "de/texts.packed", "d"} {
			if got, ok := w.Spoken(typed); ok {
				t.Errorf("in %s, %q is %q", in, typed, got)
			}
		}
	}
}

// TestYesAndNoAreUnderstood in English and in each language, with and without marks.
func TestYesAndNoAreUnderstood(t *testing.T) {
	for _, language := range append(Translations(), "en") {
		w := In(language)
		yes, no := append([]string{"y", "Yes"}, w.CLI.Get().Keep.Yes...), []string{"n", " NO ", string(w.Claims.No)}
		for _, word := range yes {
			if !w.IsYes(word) || !w.IsYes(strings.ToUpper(word)) || w.IsNo(word) {
				t.Errorf("%s: %q does not mean yes alone", language, word)
			}
		}
		for _, word := range no {
			if !w.IsNo(word) || w.IsYes(word) {
				t.Errorf("%s: %q does not mean no alone", language, word)
			}
		}
		if w.IsYes("") || w.IsNo("") {
			t.Errorf("%s: silence is an answer", language)
		}
	}
	spanish := *English()
	spanish.CLI = packed.Later[CLI]{}
	spanish.CLI.Value().(*CLI).Keep.Yes = []string{"sí"}
	if !spanish.IsYes("SI") {
		t.Error("a mark is missed")
	}
}

// TestCountriesAreKnownByTheNamesOfTheLanguage: each is found by the name that is shown, and
// lists are in the order of these.
func TestCountriesAreKnownByTheNamesOfTheLanguage(t *testing.T) {
	for _, language := range Translations() {
		w := In(language)
		sorted := w.Countries.Sorted()
		for i, c := range sorted {
			if testing.Short() && i%5 != 0 {
				continue
			}
			if got, ok := w.CountryCalled(string(w.Country(c))); !ok || got != c {
				t.Errorf("%s: %s is %q", language, w.Country(c), got)
			}
		}
		if language == "de" {
			at := func(code string) int {
				return slices.IndexFunc(sorted, func(c country.Code) bool { return string(c) == code })
			}
			if at("EG") > at("AT") || at("AT") > at("PL") { // Ägypten, Österreich, Polen
				t.Error("a country with a mark on its first letter stands behind all others")
			}
			if _, names := w.CountriesNear("Osterr", 4); len(names) == 0 || names[0] != "Österreich (AT)" {
				t.Errorf("near Österreich: %q", names)
			}
		}
	}
}
