package lang

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/optout-tui/optout-tui/internal/words"
)

// What a translation has exactly as often as the English: names that are filled in, and
// what is typed or names a thing of a computer.
var (
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
	digits      = regexp.MustCompile(`\p{N}+`) // of any script, and powers and fractions
	link        = regexp.MustCompile(`https?://[^\s"<>]+|//\S+|(?i)\b(?:mailto|tel|sms|javascript|data|file):\S+|(?-i)` +
		`[\w.-]+@[\w.-]+\.\w+|\b(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}\b(?:/[\w/.-]*\w)?`)
	fixed = regexp.MustCompile(link.String() + `|\B--[a-z][a-z-]*|~/[\w./]+|/reset-ai\b|state\.json(\.bak)?|` +
		`\b[A-Z]+_[A-Z_]+\b|\b(ACCOUNT|CODE|LABEL|FILE|OUTCOME|OTHER|DIR|COMMAND|BROWSER|TERM|UTF-8|SHA-256)\b|` +
		`optout-tui (country|list|show|add|discover|open|step|mark|status|due|note|attach|letter|export|import|undo|where|join|remove|forget|doctor|report|catalog|completion|version|help|language)\b`)
)

// What stands beside words on a screen.
var (
	page = regexp.MustCompile(`^https?://[^\s/@]+\.[^\s/@]+/\S`)
	day  = regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?|undated)$`)
)

// isDay says that a date is one of the calendar.
func isDay(date string) bool {
	if !day.MatchString(date) {
		return false
	}
	_, err := time.Parse(time.DateOnly, date+"2006-01-01"[min(len(date), 10):])
	return err == nil || date == "undated"
}

// forms are the names of the forms that a slot has in a language.
func (s *Slot) forms(language string) []string {
	if !s.Plural {
		return []string{"text"}
	}
	return words.Forms(language)
}

// faults are where a translation cannot stand for the English: a form too many or too few,
// and names, numbers, links and commands that are not those of the English.
func (s *Slot) faults(language string, e *Entry) []error {
	var faults []error
	said := e.forms()
	if len(said) == 0 {
		return nil // not translated yet
	}
	for _, name := range formNames {
		switch wanted := slices.Contains(s.forms(language), name); {
		case wanted && said[name] == "":
			faults = append(faults, fmt.Errorf("the form %s is missing", name))
		case !wanted && said[name] != "":
			faults = append(faults, fmt.Errorf("the form %s is none of this text", name))
		}
	}
	switch {
	case !s.Fact && e.Source+e.Date+e.Evidence != "":
		faults = append(faults, errors.New("only words on a screen have a source, a date and evidence"))
	case s.Fact && !page.MatchString(e.Source):
		faults = append(faults, errors.New("words on a screen have a source: the address of the page that shows them"))
	case s.Fact && !isDay(e.Date):
		faults = append(faults, errors.New("words on a screen have the date of their source: 2026-10-02, 2026-10, 2026 or undated"))
	case s.Fact && !slices.Contains([]string{"verified", "reported", "unresolved"}, e.Evidence):
		faults = append(faults, errors.New("words on a screen have evidence: verified, reported or unresolved"))
	}
	for name, text := range said {
		english := s.English[name]
		if english == "" {
			english = s.English["other"]
		}
		switch {
		case s.Fact && !slices.Equal(link.FindAllString(english, -1), link.FindAllString(text, -1)):
			faults = append(faults, fmt.Errorf("words on a screen hold a link: %s", text))
		case !s.Fact && s.Key != "cli.keep.yes":
			faults = append(faults, differences(english, text, name == "one" || name == "zero")...)
		}
		faults = append(faults, foreign(english, text)...)
	}
	return faults
}

// differences are the names, numbers, links and commands that stand in one text only.
// A form for one thing may do without its number.
func differences(english, text string, one bool) []error {
	var faults []error
	if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "{}") {
		faults = append(faults, fmt.Errorf("has a brace without its partner: %s", text))
	}
	for what, pattern := range map[string]*regexp.Regexp{"placeholders": placeholder, "numbers": digits, "fixed words": fixed} {
		want, got := pattern.FindAllString(english, -1), pattern.FindAllString(text, -1)
		if what == "numbers" { // how often one is said is a matter of style, which ones is not
			want, got = distinct(want), distinct(got)
		}
		slices.Sort(want)
		slices.Sort(got)
		if one {
			number := func(s string) bool { return s == "{n}" || s == "1" }
			want, got = slices.DeleteFunc(want, number), slices.DeleteFunc(got, number)
		}
		if !slices.Equal(want, got) {
			faults = append(faults, fmt.Errorf("has the %s %q, the English %q: %s", what, got, want, text))
		}
	}
	return faults
}

// foreign is what no text has in a language that is written in Latin letters, as all are so
// far, unless the English has it: letters that look alike, run to the left, or break a line.
func foreign(english, text string) []error {
	for _, r := range text {
		switch {
		case strings.ContainsRune(english, r):
		case r == '\n':
			return []error{fmt.Errorf("has several lines, the English one: %q", text)}
		case unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r):
			return []error{fmt.Errorf("has the letter %q of another script: %s", r, text)}
		}
	}
	return nil
}

func distinct(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}
