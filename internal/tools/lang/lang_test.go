package lang

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/words"
)

// english makes slots as the words have them.
func english(of map[string]Forms) []Slot {
	var all []Slot
	for key, forms := range of {
		all = append(all, Slot{Key: key, English: forms, Plural: forms["other"] != "", fill: func(f Forms) { clear(forms); forms["now"] = f["text"] + f["one"] + f["few"] }})
	}
	slices.SortFunc(all, func(a, b Slot) int { return strings.Compare(a.Key, b.Key) })
	return all
}

func bookOf(t *testing.T, language, data string, of map[string]Forms) (*Book, error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x.yaml"), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return ReadBook(dir, language, english(of), func(string) string { return "x.yaml" })
}

func entry(key string, of Forms, texts string) string {
	return fmt.Sprintf("%s: {of: \"%s\", %s}\n", key, of.Hash(), texts)
}

// TestWhatIsStaleIsShownInEnglish: never an old translation, and never without a mark.
func TestWhatIsStaleIsShownInEnglish(t *testing.T) {
	fresh, changed := Forms{"text": "Open the form"}, Forms{"text": "Send the form"}
	now := map[string]Forms{"fresh": fresh, "changed": changed, "missing": {"text": "Wait"}}
	b, err := bookOf(t, "de", entry("fresh", fresh, `text: "Formular öffnen"`)+
		"# Sign the form\n"+entry("changed", Forms{"text": "Sign the form"}, `text: "Formular unterschreiben"`)+
		entry("gone", Forms{"text": "Gone"}, `text: "Weg"`), now)
	if err != nil {
		t.Fatal(err)
	}
	missing, stale, orphans := b.State()
	if !slices.Equal(missing, []string{"missing"}) || !slices.Equal(orphans, []string{"gone"}) {
		t.Errorf("missing %q, left over %q", missing, orphans)
	}
	if want := (Change{"changed", "Sign the form", "Send the form", "Formular unterschreiben"}); len(stale) != 1 || stale[0] != want {
		t.Errorf("changed: %+v, want %+v", stale, want)
	}
	b.Complete(nil)
	again, err := bookOf(t, "de", string(b.Files()["x.yaml"]), now)
	if err != nil {
		t.Fatalf("what was written is not read: %v", err)
	}
	if _, stale, orphans := again.State(); len(stale) != 1 || stale[0].Was != "Sign the form" || orphans != nil {
		t.Errorf("after it was written: %+v, %q", stale, orphans)
	}
	if n := b.Fill("[en] "); n != 2 || now["fresh"]["now"] != "Formular öffnen" || now["changed"]["now"] != "[en] Send the form" || now["missing"]["now"] != "[en] Wait" {
		t.Errorf("%d are missing, and what is shown is %v", n, now)
	}
}

func TestATranslationThatStillHoldsIsStampedAgain(t *testing.T) {
	now := map[string]Forms{"a": {"text": "Open the  form."}}
	b, err := bookOf(t, "de", entry("a", Forms{"text": "Open a form."}, `text: "Formular öffnen."`), now)
	if err != nil {
		t.Fatal(err)
	}
	b.Keep("a")
	if n := b.Fill("[en] "); n != 0 || now["a"]["now"] != "Formular öffnen." {
		t.Errorf("%d are missing: %v", n, now)
	}
}

// TestHowLinesAreBrokenIsNoChange of the English, and neither is how a letter is composed.
func TestHowLinesAreBrokenIsNoChange(t *testing.T) {
	for _, same := range [][2]string{{"a b", " a\n  b "}, {"caf\u00e9", "cafe\u0301"}} {
		if a, b := (Forms{"text": same[0]}).Hash(), (Forms{"text": same[1]}).Hash(); a != b || len(a) != 8 {
			t.Errorf("%q has the hash %s, %q %s", same[0], a, same[1], b)
		}
	}
	if (Forms{"one": "a", "other": "b"}).Hash() == (Forms{"text": "a b"}).Hash() {
		t.Error("two forms have the hash of one text")
	}
}

// TestATextIsTranslatedOnce: what is translated already is copied to where it is missing.
func TestATextIsTranslatedOnce(t *testing.T) {
	same, brief := Forms{"text": "Log in first."}, Forms{"text": "sent"}
	b, err := bookOf(t, "de", entry("old", same, `text: "Melde dich zuerst an."`)+entry("verb", brief, `text: "gesendet"`),
		map[string]Forms{"a": same, "old": same, "participle": brief, "verb": brief})
	if err != nil {
		t.Fatal(err)
	}
	b.Complete(nil)
	if got := b.Entries["a"].Text; got != "Melde dich zuerst an." {
		t.Errorf("copied: %q", got)
	}
	if got := b.Entries["participle"].Text; got != "" {
		t.Errorf("one word may be two in another language, and was copied: %q", got)
	}
}

// TestATranslationSaysNoMoreThanTheEnglish: what it adds is refused with file, line and key.
func TestATranslationSaysNoMoreThanTheEnglish(t *testing.T) {
	text := Forms{"text": "By {date} they answer (Art. 21(1)), within 30 days: optout-tui due --within 7d"}
	count := Forms{"one": "{n} file of {name}", "other": "{n} files of {name}"}
	for texts, want := range map[string]string{
		`text: "Bis {date} antworten sie (Art. 21 Abs. 1), binnen 30 Tagen: optout-tui due --within 7d"`:          "",
		`text: "Bis {datum} antworten sie (Art. 21 Abs. 1), binnen 30 Tagen: optout-tui due --within 7d"`:         "placeholders",
		`text: "Bis {date antworten sie (Art. 21 Abs. 1), binnen 30 Tagen: optout-tui due --within 7d"`:           "brace",
		`text: "Bis {date} antworten sie (Art. 21 Abs. 2), binnen 30 Tagen: optout-tui due --within 7d"`:          "numbers",
		`text: "Bis {date} antworten sie (Art. 21 Abs. 1), binnen 60 Tagen: optout-tui due --within 7d"`:          "numbers",
		`text: "Bis {date} antworten sie (Art. 21 Abs. 1), binnen 30 Tagen: optout-tui due --binnen 7d"`:          "fixed words",
		`text: "Bis {date} (Art. 21 Abs. 1), 30 Tage: optout-tui due --within 7d, https://example.org"`:           "fixed words",
		`text: "Bis {date} antworten sie (Art. 21 Abs. 1, Art. 17), binnen 30 Tagen: optout-tui due --within 7d"`: "numbers",
		`text: "Bis {date} (Art. 21 Abs. 1), 30 Tage: optout-tui due --within 7d, siehe hilfe.example.org/x"`:     "fixed words",
		`text: "Bis {date} (Art. 21 Abs. 1), 30 Tage: optout-tui due --within 7d, siehe www.example.shop"`:        "fixed words",
		`text: "Bis {date} (Art. 21 Abs. 1), 30 Tage: optout-tui due --within 7d, mailto:anna"`:                   "fixed words",
		`text: "Bis {date} antworten sie (Art. 21 Abs. 1), binnen 30 (٣٠) Tagen: optout-tui due --within 7d"`:     "numbers",
		`text: "Bis {date} antworten sie (Art. 21 Abs. 1²), binnen 30 Tagen: optout-tui due --within 7d"`:         "numbers",
		`text: "Bis {date} аntworten sie (Art. 21 Abs. 1), binnen 30 Tagen: optout-tui due --within 7d"`:          "another script",
		`text: "Bis {date} antworten sie (Art. 21 Abs. 1),\nbinnen 30 Tagen: optout-tui due --within 7d"`:         "several lines",
		`one: "x", other: "y"`: "the form text is missing",
		`text: "Bis {date} antworten sie (Art. 21 Abs. 1), 30: optout-tui due --within 7d", source: "https://example.org/a"`: "source",
	} {
		if _, err := bookOf(t, "de", "\n"+entry("a", text, texts), map[string]Forms{"a": text}); want == "" != (err == nil) || !strings.Contains(fmt.Sprint(err), want) || want != "" && !strings.Contains(err.Error(), "x.yaml:2: a: ") {
			t.Errorf("%s: %v, want %q", texts, err, want)
		}
	}
	for texts, want := range map[string]string{
		`one: "eine Datei von {name}", other: "{n} Dateien von {name}"`: "",
		`one: "{n} Datei von {name}", other: "Dateien von {name}"`:      "placeholders",
		`one: "{n} Datei von {name}"`:                                   "the form other is missing",
		`one: "{n} {name}", few: "{n} {name}", other: "{n} {name}"`:     "the form few is none",
		`text: "{n} {name}"`: "the form one is missing",
	} {
		if _, err := bookOf(t, "de", entry("a", count, texts), map[string]Forms{"a": count}); want == "" != (err == nil) || !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%s: %v, want %q", texts, err, want)
		}
	}
	if _, err := bookOf(t, "pl", entry("a", count, `one: "{n} {name}", few: "{n} {name}", many: "{n} {name}"`), map[string]Forms{"a": count}); err != nil {
		t.Errorf("three forms in Polish: %v", err)
	}
}

// TestWordsOnAScreenNeedASource: the page that shows them, its day and a grade.
func TestWordsOnAScreenNeedASource(t *testing.T) {
	path := Forms{"text": "Settings > Privacy > AI"}
	slot := Slot{Key: "x.path", English: path, Fact: true}
	for texts, want := range map[string]string{
		`text: "Einstellungen > KI", source: "https://a.example/b", date: "2025-05-26", evidence: reported`: "",
		`text: "Einstellungen > KI", source: "https://a.example/b", date: undated, evidence: unresolved`:    "",
		`text: "Einstellungen > KI"`: "have a source",
		`text: "Einstellungen > KI", source: "dpa", date: "2025", evidence: reported`:                       "have a source",
		`text: "Einstellungen > KI", source: "https://a.example", date: "2025", evidence: reported`:         "the address of the page",
		`text: "Einstellungen > KI", source: "https://a@b.example/c", date: "2025", evidence: reported`:     "the address of the page",
		`text: "Einstellungen > KI", source: "https://a.example/b", date: "May 2025", evidence: reported`:   "the date",
		`text: "Einstellungen > KI", source: "https://a.example/b", date: "2025-02-30", evidence: reported`: "the date",
		`text: "c.example/d > KI", source: "https://a.example/b", date: "2025", evidence: reported`:         "hold a link",
		`text: "Einstellungen > KI", source: "https://a.example/b", date: "2025-05"`:                        "evidence",
		`text: "Einstellungen > KI", source: "https://a.example/b", date: "2025-05", evidence: certain`:     "evidence",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "x.yaml"), []byte(entry("x.path", path, texts)), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadBook(dir, "de", []Slot{slot}, func(string) string { return "x.yaml" })
		if want == "" != (err == nil) || !strings.Contains(fmt.Sprint(err), want) || err != nil && !strings.Contains(err.Error(), "/x.yaml:1: x.path: ") {
			t.Errorf("%s: %v, want %q", texts, err, want)
		}
	}
}

// TestUnknownWordsOnAScreenAreNoWorkForATranslator: they need somebody who saw them.
func TestUnknownWordsOnAScreenAreNoWorkForATranslator(t *testing.T) {
	slots := []Slot{{Key: "x.path", English: Forms{"text": "Settings > AI"}, Fact: true}, {Key: "x.text", English: Forms{"text": "Turn it off"}}}
	b, err := ReadBook(t.TempDir(), "de", slots, func(string) string { return "x.yaml" })
	if err != nil {
		t.Fatal(err)
	}
	if missing, _, _ := b.State(); !slices.Equal(missing, []string{"x.text"}) || !slices.Equal(b.Unsourced(), []string{"x.path"}) {
		t.Errorf("missing %q, without a source %q", missing, b.Unsourced())
	}
}

// TestAKeyStandsInItsFile: in another it could be there twice.
func TestAKeyStandsInItsFile(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", "b.yaml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(entry("a", Forms{"text": "x"}, `text: "y"`)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err := ReadBook(dir, "de", []Slot{{Key: "a", English: Forms{"text": "x"}}, {Key: "b", English: Forms{"text": "z"}}}, func(key string) string { return key + ".yaml" })
	if err == nil || !strings.Contains(err.Error(), "/b.yaml:1: a: belongs in a.yaml") || strings.Contains(err.Error(), "/a.yaml") {
		t.Errorf("%v", err)
	}
}

func TestAFileIsReadStrictly(t *testing.T) {
	for data, want := range map[string]string{
		"a: {of: \"00000000\", text: x}\na: {of: \"00000000\", text: y}\n": "x.yaml:2: a: key twice",
		"a: {of: \"00000000\", says: x}\n":                                 "a.says: unknown key",
		"a: {text: x}\n":                                                   "a.of: key missing",
		"a: [x]\n":                                                         "a: keys expected",
		"a: {of: \"00000000\", text: \"x\\u202ey\"}\n":                     "a.text: unsafe character",
		"a: &b {of: \"00000000\", text: x}\n":                              "a: yaml alias",
		"a: {of: \"00000000\", text: x}\n---\nb: 1\n":                      "second document",
	} {
		if _, err := bookOf(t, "de", data, one()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", data, err, want)
		}
	}
	if _, err := Words(t.TempDir(), "xx", &words.Words{}); err == nil || !strings.Contains(err.Error(), "xx: ") {
		t.Errorf("a language that is not known: %v", err)
	}
}

// one is a slot alone.
func one() map[string]Forms { return map[string]Forms{"a": {"text": "x"}} }
