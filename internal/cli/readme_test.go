package cli

import (
	"os"
	"strings"
	"testing"
)

// TestEveryOutputAndKeyIsShown fails for a key of status, the output that other programs
// read most, that the page for other programs does not show, and for a command with --json
// that it does not name.
func TestEveryOutputAndKeyIsShown(t *testing.T) {
	data, err := os.ReadFile("../../.github/PROGRAMS.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "## JSON\n")
	text, _, _ = strings.Cut(text, "\n## ")
	for name, c := range runnable() {
		for _, f := range c.flags {
			if f.name == "json" && !strings.Contains(text, "    "+name+" ") && !strings.Contains(text, ", "+name+" ") {
				t.Errorf("it does not name %s --json", name)
			}
		}
	}
	p := inProcess{t, t.TempDir()}
	for _, args := range [][]string{{"add", "facebook"}, {"mark", "facebook", "sent"}, {"note", "facebook", "x"}, {"attach", "facebook", "readme_test.go"}} {
		if _, code := p.run(args...); code != 0 {
			t.Fatalf("%q ended with %d", args, code)
		}
	}
	out, _ := p.run("status", "--json")
	for line := range strings.Lines(out) {
		if key, _, ok := strings.Cut(strings.TrimSpace(line), ":"); ok && !strings.Contains(text, key+":") {
			t.Errorf("it does not show the key %s", key)
		}
	}
}
