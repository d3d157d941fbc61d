package cli

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// shown lists the command lines of a page: those that stand on lines of their own, and
// those of this program within a sentence.
func shown(t *testing.T, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, m := range regexp.MustCompile("(?m)^    ((?:optout-tui|go|printf|echo|source|strace) .*)$|`(optout-tui [^`]+)`").FindAllStringSubmatch(string(data), -1) {
		line := m[1] + strings.Join(strings.Fields(m[2]), " ")
		line, _, _ = strings.Cut(line, "  #")
		lines = append(lines, strings.TrimSpace(line))
	}
	if len(lines) < 5 {
		t.Fatalf("%s has %d commands", path, len(lines))
	}
	return lines
}

// TestEveryCommandOfThePagesWorks runs what the README and the page for other programs
// show, each line on a computer of its own. Of the lines for a checkout it holds that what
// they name is there: running them would be a test within a test.
func TestEveryCommandOfThePagesWorks(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	t.Parallel()
	need(t, "bash")
	for _, page := range []string{"../../README.md", "../../.github/PROGRAMS.md", "../../.github/PLATFORMS.md"} {
		lines := []string{"optout-tui list --country ZA"}
		if !strings.HasSuffix(page, "PLATFORMS.md") {
			lines = shown(t, page)
		}
		for _, line := range lines {
			t.Run(strings.ReplaceAll(line, "/", "|"), func(t *testing.T) { tryShown(t, line) })
		}
	}
}

// tryShown runs one of these lines.
func tryShown(t *testing.T, line string) {
	t.Helper()
	first, rest, _ := strings.Cut(line, " ")
	switch {
	case first == "go" && !strings.HasPrefix(rest, "list"):
		words := strings.Fields(rest)
		list := exec.CommandContext(t.Context(), "go", "list", words[len(words)-1])
		list.Dir = "../.."
		if out, err := list.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
		return
	case first == "go":
		list := exec.CommandContext(t.Context(), "bash", "-c", line)
		list.Dir = "../.."
		if out, err := list.CombinedOutput(); len(out) > 0 || err == nil || err.Error() != "exit status 1" {
			t.Errorf("%v: %s", err, out)
		}
		return
	case first == "strace":
		need(t, "strace")
	case strings.Contains(line, "man -l"):
		need(t, "man")
	}
	c := exampled(t)
	c.runs("letter", "facebook", "--kind", "objection", "--name", "Anna Beispiel", "--email", "anna@example.org", "--grounds", "works")
	if strings.Contains(line, " forget ") { // there is nobody to ask
		line += " --yes"
	}
	out, err := c.shell(line)
	switch {
	case first == "strace":
		if out != "" || err == nil || err.Error() != "exit status 1" {
			t.Errorf("it talks to somebody: %v: %s", err, out)
		}
	case strings.HasPrefix(line, "optout-tui due") && err != nil && err.Error() == "exit status 3":
	case strings.HasSuffix(line, "| head -n 3") && err != nil && err.Error() == "exit status 141":
	case err != nil, strings.TrimSpace(out) == "" && first != "source" && !strings.Contains(line, " > "):
		t.Errorf("%v: %s", err, out)
	}
}
