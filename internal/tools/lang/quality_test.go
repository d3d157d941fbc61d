package lang

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// said is a translation that is shown, with the English that it stands for.
type said struct{ key, english, text string }

// spoken is all that a language says.
type spoken struct {
	texts []said
	books []*Book
}

// read keeps what was read: several tests look at the same texts, one after the other.
var read = map[string]spoken{}

// whole is all that a language says: what is stale or missing is not among it.
func whole(t *testing.T, language string) (texts []said, books []*Book) {
	t.Helper()
	if all, ok := read[language]; ok {
		return all.texts, all.books
	}
	english := &words.Words{}
	data, err := packed.Append(nil, words.English()) // a copy of its own
	if err != nil {
		t.Fatal(err)
	}
	packed.Read(string(data), english)
	SetLanguage(english, language)
	b, err := Words("../../words", language, english)
	if err != nil {
		t.Fatal(err)
	}
	books = append(books, b)
	entries, err := inEnglish()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range entries {
		b, err := OfPlatform("../../catalog/platforms", language, p)
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, b)
	}
	for _, b := range books {
		for i := range b.Slots {
			s := &b.Slots[i]
			for form, text := range b.said(s) {
				of := s.English[form]
				if of == "" {
					of = s.English["other"]
				}
				texts = append(texts, said{s.Key, of, text})
			}
		}
	}
	read[language] = spoken{texts, books}
	return texts, books
}

// inEnglish are the entries of the catalogue, read once.
var inEnglish = sync.OnceValues(func() ([]*catalog.Platform, error) { return Entries("../../catalog") })

// languages are those that there are translations into.
func languages(t *testing.T) []string {
	t.Helper()
	all, err := Languages("../../words")
	if err != nil || !slices.Contains(all, "de") {
		t.Fatalf("%q, %v", all, err)
	}
	return all
}

// TestLanguagesAreComplete fails as soon as an English text changes that a language has
// translated: until it is looked at, the language is not offered any more.
func TestLanguagesAreComplete(t *testing.T) {
	if testing.Short() {
		t.Skip("English may change while others translate; before a release nothing may lack")
	}
	for _, language := range languages(t) {
		_, books := whole(t, language)
		for i, b := range books {
			missing, stale, orphans := b.State()
			if i > 0 { // the catalogue may be partial; what of it is translated may not be stale for long
				missing = nil
			}
			for _, c := range stale {
				t.Errorf("%s: %s changed: %s", language, c.Key, c.Now)
			}
			if len(missing)+len(orphans) > 0 {
				t.Errorf("%s: missing %q, left over %q", language, missing, orphans)
			}
		}
	}
}

// TestALanguageHasItsOwnWords: a copy of the English is no translation.
func TestALanguageHasItsOwnWords(t *testing.T) {
	for _, language := range languages(t) {
		texts, _ := whole(t, language)
		same := 0
		for _, s := range texts {
			if s.text == s.english && !strings.HasPrefix(s.key, "countries.") {
				same++
			}
		}
		if same*10 > len(texts) {
			t.Errorf("%s: %d of %d texts are those of the English", language, same, len(texts))
		}
	}
}

// widths are the columns that texts have, by the beginning or the end of their keys.
var widths = []struct {
	key     *regexp.Regexp
	columns int
}{
	{regexp.MustCompile(`^keys\.`), 16},
	{regexp.MustCompile(`^categories\.`), 30},
	{regexp.MustCompile(`^brief\.(status|offer)\.|^discover\.on-list$`), 16}, // half of a list in 40 columns
	{regexp.MustCompile(`^brief\.since\.`), 36},
	{regexp.MustCompile(`^discover\.row$`), 47},
	{regexp.MustCompile(`^qr-title$`), 26},   // with {host}
	{regexp.MustCompile(`^start-with$`), 41}, // with five names
	{regexp.MustCompile(`^cli\.help\..*\.briefs\[`), 52},
	{regexp.MustCompile(`^ways\.[^.]*\.title$`), 60},
	{regexp.MustCompile(`\.steps\.[^.]*\.title$`), 66},
	{regexp.MustCompile(`^mark\.|^write-letter\.`), 60},
}

func TestTextsFitIntoTheirPlaces(t *testing.T) {
	for _, language := range languages(t) {
		texts, _ := whole(t, language)
		for _, s := range texts {
			text := safetext.NewBlock(s.text).Text()
			for _, w := range widths {
				if w.key.MatchString(s.key) && text.Width() > w.columns {
					t.Errorf("%s: %s has %d columns, and %d are there: %s", language, s.key, text.Width(), w.columns, text)
				}
			}
			for word := range strings.FieldsSeq(s.text) {
				if safetext.NewLine(word).Text().Width() > 36 && !fixed.MatchString(word) && !strings.ContainsAny(word, "/{") {
					t.Errorf("%s: %s has a word that no narrow window shows: %s", language, s.key, word)
				}
			}
		}
	}
}

// TestAnswersDoNotBeginAlike: whoever types the beginning of one means no other, in the
// language or in English.
func TestAnswersDoNotBeginAlike(t *testing.T) {
	for _, language := range languages(t) {
		texts, _ := whole(t, language)
		of := map[string]string{}
		for _, s := range texts {
			if answer, ok := strings.CutPrefix(s.key, "linear.answers."); ok {
				of[answer] = s.text
			}
		}
		for answer, word := range of {
			if len(word) < 2 || strings.ContainsAny(word, " 0123456789") || word != strings.ToLower(word) {
				t.Errorf("%s: %q cannot be told from a letter, a number or a list", language, word)
			}
			for other, begin := range of {
				if other != answer && strings.HasPrefix(word, begin) {
					t.Errorf("%s: %q, for %s, begins like %q, for %s", language, word, answer, begin, other)
				}
			}
			if _, english := of[word]; english && word != answer {
				t.Errorf("%s: %q is the English word for another answer than %s", language, word, answer)
			}
		}
	}
}
