package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/words"
)

// FuzzArguments takes command lines apart. What is judged to be right means the
// same when it is written out plainly, which is what is then run.
func FuzzArguments(f *testing.F) {
	for _, line := range []string{
		"", "status", "status --json facebook", "mark facebook done --on 2026-10-02", "mark facebook refused --text=--no", "note x -- --json", "note x -5 -x",
		"--no-color list", "list --no-color -h", "catalog check --stale dir", "export -o x.csv", "-o", "--country= list", "help catalog check", "-- status",
		"--plain status", "list -country DE", "letter x --name --mail", "- -- -", "status ---json", "note x  y",
	} {
		f.Add(line)
	}
	h := words.English.CLI.Help
	for _, c := range append(h.Commands(), h.Root) {
		for _, e := range c.Examples {
			f.Add(strings.TrimPrefix(string(e.Line), "optout-tui "))
		}
	}
	f.Fuzz(func(t *testing.T, line string) {
		a := &app{words: &words.English, env: func(string) string { return "" }}
		first := a.take(strings.Split(line, " "))
		if a.wrong(first) != nil || first.help {
			return
		}
		plainly := first.plainly()[1:]
		again := a.take(plainly)
		if again.path != first.path || !slices.Equal(again.args, first.args) || len(again.given) != len(first.given) {
			t.Fatalf("%q is read as %q %q, and %q as %q %q", line, first.path, first.args, plainly, again.path, again.args)
		}
		for i, g := range again.given {
			if g.name() != first.given[i].name() || g.value != first.given[i].value {
				t.Errorf("%q: %s=%q became %s=%q", line, first.given[i].name(), first.given[i].value, g.name(), g.value)
			}
		}
		if err := a.wrong(again); err != nil {
			t.Errorf("%q is right, and %q is not: %v", line, plainly, err)
		}
	})
}
