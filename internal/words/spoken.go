package words

import (
	"embed"
	"slices"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

//go:embed */texts.packed
var languages embed.FS

// translated gives the packed texts of a language after the number of those that are in
// English for now, and "" for a language that the program does not speak.
func translated(language string) string {
	data, _ := languages.ReadFile(language + "/texts.packed")
	return string(data)
}

// Translations lists the languages other than English, by their codes.
func Translations() []string {
	all, _ := languages.ReadDir(".")
	codes := make([]string, len(all))
	for i, dir := range all {
		codes[i] = dir.Name()
	}
	return codes
}

// Missing is how many texts of a language are in English, because they are not translated
// or changed after they were; ok says that there is such a language.
func Missing(language string) (n int, ok bool) {
	if language == "en" {
		return 0, true
	}
	file, err := languages.Open(language + "/texts.packed")
	if err != nil {
		return 0, false
	}
	var begin [8]byte // the rest is not read: this is asked of all languages
	_, _ = file.Read(begin[:])
	line, _, ok := strings.Cut(string(begin[:]), "\n")
	n, err = strconv.Atoi(line)
	return n, ok && err == nil
}

// In gives the texts in a language, nil if the program does not speak it.
func In(language string) *Words {
	if language == "en" {
		return English()
	}
	_, form, ok := strings.Cut(translated(language), "\n")
	if !ok {
		return nil
	}
	w := &Words{}
	packed.Read(form, w)
	return w
}

// Offered lists the languages that are complete, English first.
func Offered() []string {
	all := []string{"en"}
	for _, language := range Translations() {
		if n, _ := Missing(language); n == 0 {
			all = append(all, language)
		}
	}
	return all
}

// CountryCalled is the country that a person may mean, by its name in the language, or as
// country.Parse knows it.
func (w *Words) CountryCalled(typed string) (country.Code, bool) {
	return country.Parse(typed, w.Countries)
}

// CountriesNear are up to n countries that a person may have meant, best first, with their
// codes behind their names.
func (w *Words) CountriesNear(typed string, n int) (codes []country.Code, names []Text) {
	codes = country.Near(typed, n, w.Countries)
	return codes, Each(codes, func(c country.Code) Text { return Put("{name} ({code})", "name", w.Country(c), "code", c) })
}

// Country is the name of a country, its English one where the language has none.
//
//go:noinline
func (w *Words) Country(c country.Code) Text {
	if name, ok := w.Countries[string(c)]; ok {
		return name
	}
	return c.Name()
}

// code is a language as its code is written here: pt_BR.UTF-8 becomes pt-br.
func code(locale string) string {
	locale, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(locale)), ".")
	locale, _, _ = strings.Cut(locale, "@")
	return strings.ReplaceAll(locale, "_", "-")
}

// Spoken is the language that somebody means who types a code, such as de or de-CH, or a
// name: in itself, in the language of w or in English. ok says that the program has texts in it.
func (w *Words) Spoken(typed string) (language string, ok bool) {
	all := append(Translations(), "en")
	key := safetext.Unmark(typed)
	for _, language := range all {
		for _, name := range []Text{w.OwnLanguages[language], w.Languages[language], English().Languages[language]} {
			if safetext.Unmark(string(name)) == key {
				return language, true
			}
		}
	}
	language = match(typed, "PT", all)
	return language, language != ""
}

// Match is the first of some locales whose language is complete, in itself or without its
// region; English if there is none.
func Match(locales []string, territory string) string {
	offered := Offered()
	for _, locale := range locales {
		if language := match(locale, territory, offered); language != "" {
			return language
		}
	}
	return "en"
}

// match is the language of a locale among some, or "". Portuguese alone is that of Brazil for
// whoever is there, or nobody knows where.
func match(locale, territory string, among []string) string {
	code := code(locale)
	base, _, _ := strings.Cut(code, "-")
	if code == "pt" && (territory == "BR" || territory == "") {
		code = "pt-br"
	}
	for _, candidate := range []string{code, base} {
		if slices.Contains(among, candidate) {
			return candidate
		}
	}
	return ""
}
