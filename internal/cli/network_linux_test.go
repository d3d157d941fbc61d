package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// inet is a system call that has to do with the internet.
var inet = regexp.MustCompile(`AF_INET|AF_PACKET|AF_NETLINK|socket\(0x`)

// TestTheJourneyUsesNoNetwork watches every network call of the program and of
// all that it starts, on the screen and on the command line.
func TestTheJourneyUsesNoNetwork(t *testing.T) {
	t.Parallel()
	needStrace(t)
	c := newComputer(t)
	c.env["BROWSER"] = c.script("mybrowser", "exit 0")
	c.writesAlike()
	logs := 0
	watched := func(args ...string) *exec.Cmd {
		cmd := c.command()
		logs++
		log := filepath.Join(c.dir, "net"+strings.Repeat("+", logs))
		traced := exec.Command("strace", slices.Concat([]string{"-f", "-q", "-e", "trace=%network", "-o", log, "--", cmd.Path}, args)...)
		traced.Env, traced.Dir = cmd.Env, cmd.Dir
		t.Cleanup(func() {
			data, err := os.ReadFile(log)
			if err != nil || len(data) == 0 {
				t.Errorf("%q was not watched: %v", args, err)
			}
			for line := range strings.Lines(string(data)) {
				if inet.MatchString(line) {
					t.Errorf("%q: %s", args, line)
				}
			}
		})
		return traced
	}
	p := termtest.Start(t, 80, 24, watched())
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("space")
	p.Reads("[x] Facebook")
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in")
	p.Presses("enter")
	p.Reads("Handed to your browser", "Did it work?")
	p.Presses("esc")
	p.NoLonger("Did it work?")
	p.Presses("r")
	p.Reads("telephone")
	p.Presses("esc")
	p.Reads("> [~] 1 Log in")
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	for _, args := range everyCommand {
		if e := ends(t, watched(strings.Fields(args)...)); e.code != 0 {
			t.Errorf("%s ended with %d: %s", args, e.code, e.err)
		}
	}
}

// everyCommand is the command line in one journey.
var everyCommand = []string{
	"country DE", "list", "list --json", "show facebook", "add instagram @anna", "open facebook form", "open facebook form --print",
	"step facebook form", "mark facebook sent --on 2026-10-02", "note facebook hello", "mark instagram linked --to facebook",
	"status", "status --json", "undo", "report facebook form", "catalog check", "where", "version", "help",
	"letter facebook --kind objection --name Anna --email anna@example.org --grounds audience", "export --format html", "export -o mine.md", "attach facebook mine.md", "import state/state.json.bak --join --yes", "import other/state.json --yes", "join instagram/@anna", "remove instagram/@anna",
	"forget instagram/@anna --yes",
}

// moment is when something was recorded: it differs from one run to the next.
var moment = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`)

// TestTheSameWithEveryNetworkCallRefused compares what the program says with what
// it says where the system refuses it every call that has to do with a network.
func TestTheSameWithEveryNetworkCallRefused(t *testing.T) {
	needStrace(t)
	same(t, []string{"strace", "-f", "-qq", "-o", os.DevNull, "-e", "inject=%network:error=EACCES", "--"})
}

// TestTheSameWithoutANetwork compares what the program says with and without
// any network.
func TestTheSameWithoutANetwork(t *testing.T) {
	need(t, "unshare")
	without := []string{"unshare", "-n"}
	if os.Geteuid() != 0 {
		without = []string{"unshare", "-r", "-n"}
	}
	if err := exec.Command(without[0], append(without[1:], "true")...).Run(); err != nil {
		t.Skipf("unshare does not work here: %v", err)
	}
	same(t, without)
}

// same runs every command as it is, and through another program: both say the same.
func same(t *testing.T, without []string) {
	t.Helper()
	said := func(through []string) []string {
		c := newComputer(t)
		c.env["BROWSER"] = "/bin/true"
		c.writesAlike()
		all := make([]string, len(everyCommand))
		for i, args := range everyCommand {
			cmd := c.command()
			line := slices.Concat(through, []string{cmd.Path}, strings.Fields(args))
			run := exec.Command(line[0], line[1:]...)
			run.Env, run.Dir = cmd.Env, cmd.Dir
			e := ends(t, run)
			all[i] = moment.ReplaceAllString(strings.ReplaceAll(args+": "+e.out+e.err, c.dir, "~"), "now")
		}
		return all
	}
	with, out := said(nil), said(without)
	for i := range with {
		if with[i] != out[i] {
			t.Errorf("with a network:\n%s\nwithout:\n%s", with[i], out[i])
		}
	}
}
