package words

import (
	_ "embed" // the packed texts
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
)

//go:embed de.packed
var german string

// translated gives the packed texts of a language after the number of those that are in
// English for now, and "" for a language that the program does not speak.
func translated(language string) string {
	return map[string]string{"de": german}[language]
}

// Translations lists the languages other than English, by their codes.
func Translations() []string { return []string{"de"} }

// Missing is how many texts of a language are in English, because they are not translated
// or changed after they were; ok says that there is such a language.
func Missing(language string) (n int, ok bool) {
	if language == "en" {
		return 0, true
	}
	number, _, ok := strings.Cut(translated(language), "\n")
	n, _ = strconv.Atoi(number) // the packing tool wrote it
	return n, ok
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

// Country is the name of a country, its English one where the language has none.
func (w *Words) Country(c country.Code) Text {
	if name, ok := w.Countries[string(c)]; ok {
		return name
	}
	return c.Name()
}
