package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/site"
)

// published writes v1/sites.json into a directory of its own.
func published(t *testing.T) string {
	t.Helper()
	files, err := site.Files("", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sites.json")
	if err := os.WriteFile(path, files["v1/sites.json"], 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnotherProgramFindsTheWay(t *testing.T) {
	path := published(t)
	for asked, want := range map[string]string{
		"facebook.com DE": "facebook: right\n",
		"facebook.com ZA": "facebook: letter\n",
		"facebook.com US": "",
		"facebook.com AQ": "",
		"linkedin.com AQ": "linkedin: setting\n",
		"nowhere.test DE": "",
	} {
		host, country, _ := strings.Cut(asked, " ")
		var out bytes.Buffer
		if err := run([]string{path, host, country}, &out); err != nil || out.String() != want {
			t.Errorf("%s: %q, %v; want %q", asked, out.String(), err, want)
		}
	}
}

// TestTheDocumentedLineWorks runs the line for jq of the documentation as it stands there.
func TestTheDocumentedLineWorks(t *testing.T) {
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("jq is not installed here")
	}
	doc, err := os.ReadFile("../../../.github/DATA.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(doc), "\n    jq ")
	line, _, _ := strings.Cut(after, "\n")
	cmd := exec.Command("sh", "-c", "jq "+line)
	cmd.Dir = filepath.Dir(published(t))
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "facebook: right\n" {
		t.Errorf("%v: %s", err, out)
	}
}
