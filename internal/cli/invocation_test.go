package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/words"
)

// canonical writes a command line out so that it can be read in one way only: every
// flag as --name=value, then --, then the arguments.
func canonical(c *invocation) []string {
	all := strings.Fields(c.command.name)
	for _, g := range c.given {
		flag := "--" + g.name()
		if g.flag.value != "" && (g.assigned || !g.flag.listed) {
			flag += "=" + g.value
		}
		all = append(all, flag)
	}
	return append(append(all, "--"), c.args...)
}

// FuzzArguments parses command lines. What is valid means the same when it is
// written out canonically.
func FuzzArguments(f *testing.F) {
	for _, line := range []string{
		"", "status", "status --json facebook", "list --json=id,name", "mark facebook done --on 2026-10-02", "mark facebook refused --text=--no", "note x -- --json", "note x -5 -x",
		"--no-color list", "list --no-color -h", "catalog check --stale dir", "export -o x.csv", "-o", "--country= list", "help catalog check", "-- status",
		"--plain status", "list -country DE", "letter x --name --mail", "- -- -", "status ---json", "note x  y",
	} {
		f.Add(line)
	}
	h := words.English().CLI.Get().Help
	for _, c := range append(h.Commands(), h.Root) {
		for _, e := range c.Examples {
			f.Add(strings.TrimPrefix(string(e.Name), "optout-tui "))
		}
	}
	f.Fuzz(func(t *testing.T, line string) {
		a := &app{words: words.English(), env: func(string) string { return "" }}
		first := commands().parse(strings.Split(line, " "))
		if a.validate(first) != nil || first.help {
			return
		}
		plain := canonical(first)
		again := commands().parse(plain)
		if again.command.name != first.command.name || !slices.Equal(again.args, first.args) || len(again.given) != len(first.given) {
			t.Fatalf("%q is read as %q %q, and %q as %q %q", line, first.command.name, first.args, plain, again.command.name, again.args)
		}
		for i, g := range again.given {
			if g.name() != first.given[i].name() || g.value != first.given[i].value {
				t.Errorf("%q: %s=%q became %s=%q", line, first.given[i].name(), first.given[i].value, g.name(), g.value)
			}
		}
		if err := a.validate(again); err != nil {
			t.Errorf("%q is valid, and %q is not: %v", line, plain, err)
		}
	})
}
