//go:build unix

package cli

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// inShell starts a shell in a terminal, with our completions and the program in
// its path. PowerShell is not among Debian's packages, and not tested so.
func (c *computer) inShell(shell string) *termtest.Terminal {
	c.t.Helper()
	need(c.t, shell)
	start := map[string][]string{"bash": {"--norc", "--noprofile", "-i"}, "zsh": {"-f", "-i"}, "fish": {"--no-config", "-i"}}
	load := map[string]string{
		"bash": "source <(optout-tui completion bash)",
		"zsh":  "autoload -U compinit; compinit -u; source <(optout-tui completion zsh)",
		"fish": "optout-tui completion fish | source",
	}
	cmd := c.command()
	path, err := exec.LookPath(shell)
	if err != nil {
		c.t.Fatal(err)
	}
	c.env["PATH"] = filepath.Dir(cmd.Path) + ":" + c.env["PATH"]
	c.env["PS1"], c.env["BASH_SILENCE_DEPRECATION_WARNING"] = "$ ", "1"
	sh := exec.CommandContext(c.t.Context(), path, start[shell]...)
	sh.Dir = c.dir
	for k, v := range c.env {
		sh.Env = append(sh.Env, k+"="+v)
	}
	p := termtest.Start(c.t, 100, 30, sh)
	p.Presses(load[shell]+"; echo rea''dy", "enter")
	p.Reads("ready")
	return p
}

func TestCompletionsInRealShells(t *testing.T) {
	t.Parallel()
	for _, shell := range []string{"bash", "zsh", "fish"} {
		t.Run(shell, func(t *testing.T) {
			c := newComputer(t)
			for _, args := range [][]string{{"add", "facebook"}, {"add", "instagram", "@anna"}, {"add", "linkedin", "my shop"}} {
				cmd := c.command()
				cmd.Args = append(cmd.Args, args...)
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%q: %v: %s", args, err, out)
				}
			}
			p := c.inShell(shell)
			for _, typed := range []struct{ keys, line string }{
				{"optout-tui und\t", "optout-tui undo"},
				{"optout-tui show tumb\t", "optout-tui show tumblr"},
				{"optout-tui status inst\t", "optout-tui status instagram/@anna"},
				{"optout-tui status instagram/@a\t", "optout-tui status instagram/@anna"},
				{"optout-tui step instagram/@anna confi\t", "optout-tui step instagram/@anna confirm"},
				{"optout-tui mark facebook ref\t", "optout-tui mark facebook refused"},
				{"optout-tui status linkedin/my\t", `optout-tui status linkedin/my\ shop`},
				{"optout-tui status linkedin/my\t--js\t", `optout-tui status linkedin/my\ shop --json`},
				{"optout-tui list --coun\tGerm", "optout-tui list --country Germ"},
				{"optout-tui list --country nz\t", "optout-tui list --country NZ"},
				{"optout-tui forget --every\t", "optout-tui forget --everything"},
			} {
				p.Presses(typed.keys)
				p.Reads(typed.line)
				p.Presses("\x15") // ctrl+u: a new line
				p.NoLonger(typed.line)
			}
			// What was completed is what the program is given.
			p.Presses("optout-tui status linkedin/my\t")
			p.Reads(`linkedin/my\ shop`)
			p.Presses("enter")
			p.Reads("Open the switch for AI training (open)")
			// Several are listed, with what they are where the shell shows it.
			p.Presses("optout-tui step facebook \t\t")
			p.Reads("login", "third-party")
			if shell != "bash" {
				p.Reads("Log in to Facebook in your browser")
			}
			p = c.inShell(shell)
			p.Presses("optout-tui mark facebook \t\t")
			p.Reads("sent", "done", "refused", "linked")
			if got := strings.Join(c.events(), "\n"); strings.Count(got, "\n") != 2 {
				t.Errorf("completing recorded something: %s", got)
			}
		})
	}
}
