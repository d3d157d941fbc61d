package linear

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/pseudo"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// newPersonIn is somebody who reads a language.
func newPersonIn(t *testing.T, language string) *person {
	t.Helper()
	p := newPerson(t)
	p.words, p.catalog = words.In(language), catalogs[language]()
	return p
}

// TestTheLanguageIsSaidAndCanBeChosen at the first question and in the overview, by its name or
// its number, and what was done before stays.
func TestTheLanguageIsSaidAndCanBeChosen(t *testing.T) {
	p := newPersonIn(t, "en")
	p.language, p.languages = "en", []string{"en", "de"}
	german, english := words.In("de"), words.In("en")
	p.says(p.types("language", "klingon", "3", "deutsch", "", "facebook", "v", "language", "1", "q"),
		"Language: English", "language: other language", string(english.LanguageAsk), "1 English.", "2 Deutsch.", "\"klingon\"", "no number 3",
		"Sprache: Deutsch", "Jetzt auf deiner Liste: Facebook", string(german.LanguageAsk), "Language: English", string(english.Linear.Get().Left))
	if got := p.file(); len(got) == 0 || got[0] != "language" || !slices.Contains(got, "account facebook") {
		t.Errorf("the file holds %q", got)
	}
	p.languages = p.languages[:1]
	p.lacks(p.types("h", "language", "q"), "language: other language")
}

// TestYesAndNoCanBeTypedInEveryLanguage, in English as well, with and without marks.
func TestYesAndNoCanBeTypedInEveryLanguage(t *testing.T) {
	for _, language := range words.Offered() {
		w := words.In(language)
		for _, word := range append([]string{"y", "YES", safetext.Unmark(w.CLI.Get().Keep.Yes[0])}, w.CLI.Get().Keep.Yes...) {
			p := newPersonIn(t, language)
			p.types("", "facebook", "g", "3", "t", "s", "d", word, "q")
			if p.last().Text.IsZero() {
				t.Errorf("%s: %q is no yes", language, word)
			}
		}
		for _, word := range []string{"n", "no", string(w.Claims.No), strings.ToUpper(safetext.Unmark(string(w.Claims.No)))} {
			p := newPersonIn(t, language)
			p.types("", "facebook", "g", "3", "t", "s", "d", word, "q")
			if e := p.last(); e.Step != "send" || !e.Text.IsZero() {
				t.Errorf("%s: %q is no no: %s %s", language, word, e.Do, e.Step)
			}
		}
	}
}

// TestWholeWordsAreAnswersInEveryLanguage: those for help and for leaving, in capital letters
// and without marks, and the English ones.
func TestWholeWordsAreAnswersInEveryLanguage(t *testing.T) {
	for _, language := range words.Offered() {
		w := words.In(language).Linear.Get()
		for _, help := range []string{"help", "?", "h", string(w.Answers["help"]), strings.ToUpper(safetext.Unmark(string(w.Answers["help"])))} {
			p := newPersonIn(t, language)
			p.says(p.types("", help, "q"), string(w.HelpHead))
		}
		for _, quit := range []string{"quit", string(w.Answers["quit"]), safetext.Unmark(string(w.Answers["quit"]))} {
			p := newPersonIn(t, language)
			p.says(p.types("", quit, "facebook"), string(w.Left))
		}
	}
}

// TestNoEnglishIsHeardInAnotherLanguage goes through Facebook, a letter and the overview, with
// all that can be asked on the way. Entries that nobody has translated carry a mark.
func TestNoEnglishIsHeardInAnotherLanguage(t *testing.T) {
	for _, language := range words.Offered()[1:] {
		p := newPersonIn(t, language)
		alone := append(pseudo.Alone(), "Plain mode.")
		for _, answers := range [][]string{
			{"h", "atlantis", "DE", "h", "m", "/meta", "/xyz", "facebook, instagram", "99", "h", "g", "l", "h", "1", "h", "v", "h", "q"},
			{"1", "h", "d", "s", "o", "i", "t", "99", "h", "y", "n", "h", "-", "f", "h", "1", "2", "3", "4", "5", "6", "7", "8", "9", "", "e", "k", "h", "1", "b", "q"},
			{"1", "sent", "h", "2030-01-01", "2026-10-01", "t", "h", "1", "h", "Anna", "anna@example.org", "1", "m", "w", "h", "b", "b", "v", "c", "h", "q"},
		} {
			for line := range strings.Lines(p.types(answers...)) {
				for _, text := range alone {
					line = strings.ReplaceAll(line, text, "")
				}
				if said, _, _ := strings.Cut(line, catalog.InEnglish); pseudo.IsEnglish(said) {
					t.Errorf("%s: %q is in English", language, line)
				}
			}
		}
	}
}

// TestTheReasonsAreListedInTheLanguageThatThePersonReads and not in that of the letter.
func TestTheReasonsAreListedInTheLanguageThatThePersonReads(t *testing.T) {
	for _, language := range []string{"en", "de", "pl"} {
		p := newPersonIn(t, language)
		out := p.types("", "facebook", "g", "t", "2", "Anna", "a@c.de", "9", "c", "", "", "q")
		for _, g := range letter.Grounds(language) {
			p.says(out, g.Text)
		}
	}
}
