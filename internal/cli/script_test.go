package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/optout-tui/optout-tui/internal/site"
	"github.com/optout-tui/optout-tui/internal/termtest"
	"github.com/optout-tui/optout-tui/internal/words"
)

func TestMain(m *testing.M) {
	testscript.Main(cleaner{m}, map[string]func(){"optout-tui": main, "optout-tui-at": mainAt})
}

// main is the program, in the made-up language if that is wanted.
func main() {
	if os.Getenv("PSEUDO") != "" {
		pseudoMain()
	}
	Main()
}

// mainAt is the program at the moment that $NOW names, for outputs that depend on
// the day.
func mainAt() {
	if os.Getenv("PSEUDO") != "" {
		pseudoMain()
	}
	now, err := time.Parse(time.RFC3339, os.Getenv("NOW"))
	if err != nil {
		panic(err)
	}
	a := &app{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, environ: os.Environ(), env: os.Getenv,
		now: func() time.Time { return now }, words: words.English(), language: "en",
	}
	os.Exit(a.run(os.Args[1:]))
}

// buildDir holds the built program, for the tests that run it.
var buildDir string

// cleaner runs the tests and takes the built program away after them.
type cleaner struct{ m *testing.M }

func (c cleaner) Run() int {
	termtest.MoreAtOnce()
	code := c.m.Run()
	_ = os.RemoveAll(buildDir) // empty if nothing was built
	return code
}

// published is v1/catalog.json of the public pages.
var published = sync.OnceValues(func() ([]byte, error) {
	files, err := site.Files("", time.Time{})
	return files["v1/catalog.json"], err
})

// thePublished is the same for a test.
func thePublished(t *testing.T) string {
	t.Helper()
	data, err := published()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestCommands runs the scripts of testdata: the command line as a person uses
// it. `! wrong` and `! damaged` run the program, at the moment of $NOW if there is
// one, and want exit code 2 or 4. `published` writes a file of that name.
func TestCommands(t *testing.T) { testscript.Run(t, scripts()) }

func scripts() testscript.Params {
	exits := func(code int) func(ts *testscript.TestScript, neg bool, args []string) {
		return func(ts *testscript.TestScript, neg bool, args []string) {
			if !neg {
				ts.Fatalf("this command always fails: write ! before it")
			}
			program := "optout-tui"
			if ts.Getenv("NOW") != "" {
				program = "optout-tui-at"
			}
			err := ts.Exec(program, args...)
			failed, ok := err.(*exec.ExitError) //nolint:errorlint // testscript does not wrap it
			if !ok || failed.ExitCode() != code {
				ts.Fatalf("optout-tui %q ended with %v, want exit code %d", args, err, code)
			}
		}
	}
	return testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("OPTOUT_TUI_DIR", filepath.Join(e.WorkDir, "state"))
			e.Setenv("LANG", "de_DE.UTF-8") // the country is Germany, and the language English
			e.Setenv("OPTOUT_TUI_LANG", "en")
			e.Setenv("GORACE", os.Getenv("GORACE"))
			old, err := filepath.Abs("../state/testdata/two-names.json") // of a version that told labels apart by their bytes
			e.Setenv("OLD", old)
			return err
		},
		Condition: func(cond string) (bool, error) {
			if language, ok := strings.CutPrefix(cond, "offered:"); ok { // it is complete
				return slices.Contains(words.Offered(), language), nil
			}
			path, ok := strings.CutPrefix(cond, "exists:")
			if !ok {
				return false, fmt.Errorf("unknown condition %q", cond)
			}
			_, err := os.Stat(path)
			return err == nil, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"wrong": exits(exitUsage), "damaged": exits(exitDamaged),
			"published": func(ts *testscript.TestScript, _ bool, args []string) {
				data, err := published()
				if err == nil {
					err = os.WriteFile(ts.MkAbs(args[0]), data, 0o600)
				}
				ts.Check(err)
			},
		},
	}
}
