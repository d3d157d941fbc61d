//go:build unix

package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/termtest"
)

// build makes the program once for all tests of this package.
var build = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "optout-tui-test")
	if err != nil {
		return "", err
	}
	buildDir = dir
	path := filepath.Join(dir, "optout-tui")
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", path, "../../cmd/optout-tui") // in anybody's checkout
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")                                           // as it is released
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %w: %s", err, out)
	}
	return path, nil
})

// long asks for the long versions of the attacks: more kills, more commands with
// injected errors, more saves and more power cuts.
//
//	OPTOUT_TUI_LONG=1 go test -timeout 2h -run 'Kill|Error|Power|AtOnce' -v ./internal/cli
var long = os.Getenv("OPTOUT_TUI_LONG") != ""

// upTo is a number of tries: some in every test run, a fourth of them in a short
// one, many in a long one.
func upTo(some, many int) int {
	switch {
	case long:
		return many
	case testing.Short():
		return some/4 + 1
	}
	return some
}

// dice gives the random moments of a test. If it fails, it tells how to have the
// same ones again.
func dice(t *testing.T) *rand.Rand {
	t.Helper()
	seed := rand.Uint64()
	if again, err := strconv.ParseUint(os.Getenv("OPTOUT_TUI_SEED"), 10, 64); err == nil {
		seed = again
	}
	t.Logf("the same moments again: OPTOUT_TUI_SEED=%d go test -count=1 -run '^%s$' ./internal/cli", seed, strings.ReplaceAll(t.Name(), "/", "$/^"))
	return rand.New(rand.NewPCG(seed, 0))
}

// within is a random moment of a time.
func within(r *rand.Rand, d time.Duration) time.Duration {
	return time.Duration(r.Float64() * float64(d))
}

// computer is a place to run the built program in: its own directories, no
// display, no browser. It is the same day there as in the test.
type computer struct {
	t   *testing.T
	dir string
	env map[string]string
}

func newComputer(t *testing.T) *computer {
	t.Helper()
	dir := t.TempDir()
	c := &computer{t, dir, map[string]string{
		"HOME": dir, "OPTOUT_TUI_DIR": filepath.Join(dir, "state"), "LANG": "de_DE.UTF-8", "OPTOUT_TUI_LANG": "en", "TERM": "xterm-256color", "PATH": os.Getenv("PATH"),
	}}
	if zone, set := os.LookupEnv("TZ"); set {
		c.env["TZ"] = zone
	}
	return c
}

// writesAlike writes other/state.json, in which instagram/@anna is instagram/@Anna.
func (c *computer) writesAlike() {
	c.t.Helper()
	if out, code := (inProcess{c.t, filepath.Join(c.dir, "other")}).run("add", "instagram", "@Anna"); code != 0 {
		c.t.Fatalf("add ended with %d: %s", code, out)
	}
}

// raceDetector says that this test binary was built with it.
var raceDetector bool

// command is the built program. It is built as it is released, so that a test of it is left
// out under the race detector, which would see nothing of it.
func (c *computer) command() *exec.Cmd {
	c.t.Helper()
	if raceDetector {
		c.t.Skip("runs the program as it is released, without the race detector")
	}
	path, err := build()
	if err != nil {
		c.t.Fatal(err)
	}
	cmd := exec.CommandContext(context.Background(), path)
	cmd.Dir = c.dir
	for k, v := range c.env {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	return cmd
}

// ending is how a run of the program ended. The code is -1 after a signal.
type ending struct {
	code     int
	out, err string
	log      []string // of strace: the calls, a line each
}

// ends runs a command to its end.
func ends(t *testing.T, cmd *exec.Cmd) ending {
	t.Helper()
	return endsWithin(t, cmd, time.Hour)
}

// endsWithin runs a command to its end, which has to come within a minute, or
// to a kill after the given time.
func endsWithin(t *testing.T, cmd *exec.Cmd, kill time.Duration) ending {
	t.Helper()
	var out, err bytes.Buffer
	cmd.Stderr = &err
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	if failed := cmd.Start(); failed != nil {
		t.Fatal(failed)
	}
	hung := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	killer := time.AfterFunc(kill, func() { _ = cmd.Process.Kill() })
	failed := cmd.Wait()
	killer.Stop()
	if !hung.Stop() {
		t.Fatalf("%q hung: %s%s", cmd.Args, out.String(), err.String())
	}
	if exit := (*exec.ExitError)(nil); failed != nil && !errors.As(failed, &exit) {
		t.Fatal(failed)
	}
	return ending{code: cmd.ProcessState.ExitCode(), out: out.String(), err: err.String()}
}

// runs is the program with these arguments, which must do what they say.
func (c *computer) runs(args ...string) {
	c.t.Helper()
	cmd := c.command()
	cmd.Args = append(cmd.Args, args...)
	if e := ends(c.t, cmd); e.code != 0 {
		c.t.Fatalf("%q ended with %d: %s", args, e.code, e.err)
	}
}

// names lists a directory of the computer; one that is not there is empty.
func (c *computer) names(dir string) []string {
	c.t.Helper()
	entries, err := os.ReadDir(filepath.Join(c.dir, dir))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		c.t.Fatal(err)
	}
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = sinceWhen.ReplaceAllString(e.Name(), "damaged")
	}
	return all
}

// sinceWhen is the moment in the name of a damaged file.
var sinceWhen = regexp.MustCompile(`damaged-\d+T\d+Z`)

// walk starts the program in a terminal of 80x24.
func (c *computer) walk() *termtest.Terminal {
	c.t.Helper()
	return termtest.Start(c.t, 80, 24, c.command())
}

// atTheChecklist walks to the list of platforms, where Facebook is first. It gives
// the running program as well.
func (c *computer) atTheChecklist() (*termtest.Terminal, *exec.Cmd) {
	c.t.Helper()
	cmd := c.command()
	p := termtest.Start(c.t, 80, 24, cmd)
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	return p, cmd
}

// atTheForm walks to the step that opens Facebook's form.
func (c *computer) atTheForm() *termtest.Terminal {
	c.t.Helper()
	p, _ := c.atTheChecklist()
	p.Presses("space")
	p.Reads("[x] Facebook")
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in")
	p.Presses("down")
	p.Reads("> [ ] 2 Open the objection form")
	return p
}

// file is what the program's surroundings wrote.
func (c *computer) file(name string) string {
	data, err := os.ReadFile(filepath.Join(c.dir, name))
	if err != nil {
		return ""
	}
	return string(data)
}

// events lists what the state file holds, in short.
func (c *computer) events() []string {
	c.t.Helper()
	file, err := (&state.Store{Dir: c.env["OPTOUT_TUI_DIR"], Now: time.Now}).Load()
	if err != nil {
		c.t.Fatal(err)
	}
	return shortly(file.Events)
}

// shortly lists events, a line each.
func shortly(events []state.Event) []string {
	var all []string
	for _, e := range events {
		all = append(all, strings.Join(strings.Fields(fmt.Sprint(e.Do, " ", e.Country, " ", e.Account, " ", e.Step)), " "))
	}
	return all
}

const facebookForm = "https://www.facebook.com/help/contact/6359191084165019"

func TestTheBuiltProgramInARealTerminal(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.atTheForm()
	if !p.Screen.IsAltScreen() {
		t.Error("not on the alternate screen")
	}
	p.Presses("enter")
	p.Reads("Not opened: there is no display here.", facebookForm)
	p.Presses("esc")
	p.Reads("> [ ] 2 Open")
	p.Presses("space")
	p.Reads("[x] 2 Open", "Saved.")
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if p.Screen.IsAltScreen() {
		t.Error("the alternate screen was not left")
	}
	want := []string{"country DE", "account facebook", "step facebook form"}
	if got := c.events(); !slices.Equal(got, want) {
		t.Errorf("recorded %v, want %v", got, want)
	}
	p = c.walk()
	p.Reads("Where everything stands", "[~] Facebook", "begun")
	p.Presses("q")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
}

// TestADamagedFileIsToldAlikeInAllFaces starts each face with a file that cannot be
// used: it says what failed, why and what to do, before it touches the screen, and
// leaves the file alone.
func TestADamagedFileIsToldAlikeInAllFaces(t *testing.T) {
	t.Parallel()
	event := func(e string) string { return `{"format":"optout-tui","version":1,"events":[` + e + `]}` }
	for data, why := range map[string]string{
		"":                  "state.json is empty",
		"{":                 "state.json is cut off: its end is missing",
		"\x00\x00":          "state.json is damaged at byte 1",
		"[]":                "state.json is damaged: it does not hold what a state file holds",
		`{"a":1}`:           "state.json is not a state file of optout-tui",
		event("7"):          "state.json is damaged: event 1 cannot be read",
		event(`{"id":"a"}`): "state.json is damaged: event 1 has no id or does nothing",
		event(`{"id":"a","do":"account","account":"x\u001b[2J"}`): "state.json is damaged: event 1 holds characters that a screen cannot show safely",
	} {
		c := newComputer(t)
		path := filepath.Join(c.env["OPTOUT_TUI_DIR"], "state.json")
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(data), 0o600)); err != nil {
			t.Fatal(err)
		}
		p := c.walk()
		left := p.Leaves()
		p.Reads("cannot read your file", "To start over")
		for _, args := range [][]string{{"status"}, {"--plain"}} {
			out, err := c.says(args)
			if err == nil || err.Error() != "exit status 4" || fmt.Sprint(left) != err.Error() || strings.Count(out, "\n") != 2 ||
				!strings.HasPrefix(out, "optout-tui: cannot read your file: ") || !strings.Contains(out, why+"\nNo backup can replace it. ") {
				t.Errorf("%.20q: %q ended with %v, the screen with %v, and it said %q, want %q", data, args, err, left, out, why)
			}
		}
		if got, _ := os.ReadFile(path); string(got) != data {
			t.Errorf("%.20q: the file was changed to %q", data, got)
		}
	}
}
