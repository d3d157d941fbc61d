package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAPOFileGoesOutAndComesBack: what a PO editor is given holds all texts, and what comes
// back from it is the same.
func TestAPOFileGoesOutAndComesBack(t *testing.T) {
	all, err := books("../..", "de")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "de.po")
	if err := export(all, path); err != nil {
		t.Fatal(err)
	}
	if msgfmt, err := exec.LookPath("msgfmt"); err == nil {
		if out, err := exec.Command(msgfmt, "-c", "-o", os.DevNull, path).CombinedOutput(); err != nil {
			t.Errorf("msgfmt -c: %v\n%s", err, out)
		}
	}
	before := all[0].Files()
	for _, e := range all[0].Entries {
		if e.Of = strings.Repeat("0", 8); e.Other == "" {
			e.Text = "Nicht das."
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var m message
	for line := range strings.Lines(string(data)) {
		done, err := m.line(strings.TrimSuffix(line, "\n"), []string{"other", "one"})
		if err != nil {
			t.Fatal(err)
		}
		if done {
			m.keep(all)
			m = message{}
		}
	}
	m.keep(all)
	for name, after := range all[0].Files() {
		if missing, stale, _ := all[0].State(); len(stale) == 0 && len(missing) == 0 && !bytes.Equal(after, before[name]) {
			t.Errorf("%s is another one after it went out and came back", name)
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
