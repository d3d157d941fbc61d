package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/tools/lang"
	"github.com/optout-tui/optout-tui/internal/words"
)

// TestAPOFileGoesOutAndComesBack: of every language, what a PO editor is given holds all texts
// and passes gettext's own check, and what comes back from it is the same.
func TestAPOFileGoesOutAndComesBack(t *testing.T) {
	languages, err := lang.Languages("../../words")
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() { // one with two forms, and the one with three
		languages = slices.DeleteFunc(languages, func(l string) bool { return l != "de" && l != "pl" })
	}
	for _, language := range languages {
		t.Run(language, func(t *testing.T) { goesOutAndComesBack(t, language) })
	}
}

func goesOutAndComesBack(t *testing.T, language string) {
	t.Helper()
	all, err := books("../..", language)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), language+".po")
	if err := export(all, path); err != nil {
		t.Fatal(err)
	}
	if msgfmt, err := exec.LookPath("msgfmt"); err == nil {
		if out, err := exec.Command(msgfmt, "-c", "-o", os.DevNull, path).CombinedOutput(); err != nil {
			t.Errorf("msgfmt -c: %v\n%s", err, out)
		}
	}
	before, staleBefore, _ := all[0].State()
	files := all[0].Files()
	for _, e := range all[0].Entries {
		if e.Text, e.Of = "", strings.Repeat("0", 8); e.Other+e.Many == "" {
			e.Text = "x"
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var m message
	forms := words.Forms(language)
	for line := range strings.Lines(string(data)) {
		done, err := m.line(strings.TrimSuffix(line, "\n"), forms)
		if err != nil {
			t.Fatal(err)
		}
		if done {
			m.keep(all)
			m = message{}
		}
	}
	m.keep(all)
	missing, stale, _ := all[0].State()
	if len(stale) != len(staleBefore) || !slices.Equal(missing, before) {
		t.Fatalf("missing %q, and before %q; stale %d, and before %d", missing, before, len(stale), len(staleBefore))
	}
	for name, after := range all[0].Files() {
		if len(stale) == 0 && !bytes.Equal(after, files[name]) {
			t.Errorf("%s is another one after it went out and came back", name)
		}
	}
}

// TestGettextKnowsThePluralForms: the formula of each language that can be translated counts
// as the program does.
func TestGettextKnowsThePluralForms(t *testing.T) {
	for language, header := range pluralForms {
		want := fmt.Sprintf("nplurals=%d; ", len(words.Forms(language)))
		if !strings.HasPrefix(header, want) {
			t.Errorf("%s: %s, want %s", language, header, want)
		}
	}
	languages, err := lang.Languages("../../words")
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range languages {
		if pluralForms[language] == "" {
			t.Errorf("%s: nothing is known of its plural forms in gettext", language)
		}
	}
}

func TestWhatIsNoPOFileIsSaid(t *testing.T) {
	for _, line := range []string{"msgid", "msgid x", "nonsense \"x\"", "msgstr[7] \"x\"", "\"alone\""} {
		var m message
		if _, err := m.line(line, []string{"other", "one"}); err == nil {
			t.Errorf("%q is read", line)
		}
	}
}
