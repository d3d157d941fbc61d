package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAReleaseStops prepares a release of a tree that lacks something, or whose change log
// knows nothing of the version: it stops before anything is built, and says why.
func TestAReleaseStops(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed here")
	}
	const log, state = ".github/CHANGELOG.md", "internal/state/testdata/released/1.2.3.json"
	whole := map[string]string{log: "## Unreleased\n\n## 1.2.3\n\n- New.\n", state: "{}", "LICENSE": "MIT", "internal/catalog/LICENSE": "CC0"}
	for _, c := range []struct{ file, text, says string }{
		{log, "## Unreleased\n\n- New.\n", "no release: the change log has no section 1.2.3 with an entry"},
		{log, "## 1.2.3\n\n## 1.2.2\n\n- Old.\n", "no release: the change log has no section 1.2.3 with an entry"},
		{state, "", "no release: there is no state file of this version: " + state},
		{"LICENSE", "", "there is no LICENSE\nno release: a licence is missing"},
		{"internal/catalog/LICENSE", "", "there is no internal/catalog/LICENSE\nno release: a licence is missing"},
	} {
		dir := t.TempDir()
		if err := os.CopyFS(filepath.Join(dir, ".packaging"), os.DirFS("../../.packaging")); err != nil {
			t.Fatal(err)
		}
		for file, text := range whole {
			if file == c.file {
				text = c.text
			}
			path := filepath.Join(dir, file)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		out, err := exec.CommandContext(t.Context(), "bash", filepath.Join(dir, ".packaging", "prepare"), "1.2.3", "1700000000", "false").CombinedOutput()
		if got := strings.TrimSpace(string(out)); err == nil || got != c.says {
			t.Errorf("with %q in %s: %v, %q", c.text, c.file, err, got)
		}
		if _, err := os.Stat(filepath.Join(dir, "release", "completions", "optout-tui.bash")); err == nil {
			t.Errorf("with %q in %s, completions were made", c.text, c.file)
		}
	}
}
