package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// exampled is a computer on which the examples of the help make sense.
func exampled(t *testing.T) *computer {
	t.Helper()
	c := newComputer(t)
	c.env["PATH"] = filepath.Dir(c.command().Path) + ":" + c.env["PATH"]
	c.env["BROWSER"] = c.script("mybrowser", "exit 0")
	for _, args := range [][]string{
		{"country", "DE"}, {"add", "facebook"}, {"add", "instagram", "@anna"}, {"step", "facebook", "login"}, {"mark", "facebook", "sent"}, {"mark", "instagram", "sent"}, {"mark", "instagram", "refused"},
	} {
		if out, code := (inProcess{t, c.env["OPTOUT_TUI_DIR"]}).run(args...); code != 0 {
			t.Fatalf("%q ended with %d: %s", args, code, out)
		}
	}
	c.writesAlike()
	if out, code := (inProcess{t, c.env["OPTOUT_TUI_DIR"]}).run("import", filepath.Join(c.dir, "other", "state.json"), "--yes"); code != 0 {
		t.Fatalf("import ended with %d: %s", code, out)
	}
	for path, text := range map[string]string{"mail.eml": "they confirmed it", "export.csv": "url,username,password\nhttps://x.com,anna,secret\n", "laptop/state.json": "", ".config/optout-tui/platforms/readme.txt": ""} {
		path = filepath.Join(c.dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		data := []byte(text)
		if text == "" {
			data, _ = os.ReadFile(filepath.Join(c.env["OPTOUT_TUI_DIR"], "state.json"))
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// copied is another computer with the same files and settings.
func (c *computer) copied(t *testing.T) *computer {
	t.Helper()
	other := newComputer(t)
	for _, key := range []string{"PATH", "BROWSER"} {
		other.env[key] = c.env[key]
	}
	other.gets(c.all())
	return other
}

// shell runs a line in bash, as a person would.
func (c *computer) shell(line string) (string, error) {
	bash := exec.CommandContext(c.t.Context(), "bash", "-o", "pipefail", "-c", line)
	bash.Dir = c.dir
	for k, v := range c.env {
		bash.Env = append(bash.Env, k+"="+v)
	}
	out, err := bash.CombinedOutput()
	return string(out), err
}

// TestEveryExampleWorks runs each example of the help in a shell.
func TestEveryExampleWorks(t *testing.T) {
	t.Parallel()
	need(t, "bash")
	h, first := words.English().CLI.Get().Help, exampled(t)
	for _, c := range append(h.Commands(), h.Root) {
		for _, e := range c.Examples {
			line := string(e.Name)
			if testing.Short() && strings.HasPrefix(line, "optout-tui catalog site") {
				continue // a site is large; testdata/site.txtar writes one
			}
			t.Run(strings.ReplaceAll(line, "/", "|"), func(t *testing.T) {
				if strings.Contains(line, "man -l") {
					need(t, "man")
				}
				c := first.copied(t)
				if strings.Contains(line, "--restore") {
					if err := os.Remove(filepath.Join(c.env["OPTOUT_TUI_DIR"], "state.json")); err != nil {
						t.Fatal(err)
					}
				}
				if strings.Contains(line, "Downloads") {
					c.gets(map[string]string{"Downloads/catalog.json": thePublished(t)})
				}
				out, err := c.shell(string(safetext.Join(commandLines(e.Name, 60), "\n")))
				if strings.HasPrefix(line, "optout-tui due") && err != nil && err.Error() == "exit status 3" {
					err = nil // a refusal is due to be replied to
				}
				if err != nil || strings.TrimSpace(out) == "" && !strings.HasPrefix(line, "source") {
					t.Errorf("%v: %s", err, out)
				}
			})
		}
	}
}

func TestTheManPageIsReadByMan(t *testing.T) {
	t.Parallel()
	need(t, "bash", "man", "col")
	c := exampled(t)
	out, err := c.shell("optout-tui help --man | MANWIDTH=78 man -l - | col -b")
	if err != nil || !strings.Contains(out, "optout-tui status [ACCOUNT] [--json[=KEYS]]") || !strings.Contains(out, "EXIT STATUS") {
		t.Errorf("%v: %s", err, out)
	}
}

// TestOutputThatCannotBeWrittenIsAnError runs all that prints into a device without
// room, and into a pipe that nobody reads, as after head. The latter ends in silence
// where nothing was recorded.
func TestOutputThatCannotBeWrittenIsAnError(t *testing.T) {
	t.Parallel()
	c := exampled(t)
	path := filepath.Join(c.env["OPTOUT_TUI_DIR"], "state.json")
	c.gets(map[string]string{"catalog.json": thePublished(t)})
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	read, closed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = read.Close()
	looks := []string{
		"help", "help --man", "help status", "help environment", "status --help", "status", "status --json", "status facebook", "list", "list --links", "list --json",
		"show facebook", "show facebook --json", "discover export.csv", "discover export.csv --json", "country", "country --json", "open facebook form --print",
		"due", "due --json", "letter facebook", "export --format json", "export --format csv", "export --format md", "export --format html", "export --format ics",
		"import laptop/state.json --yes", "where", "where --json", "doctor", "doctor --json", "report facebook", "catalog check", "catalog check --json",
		"catalog check --stale", "catalog schema", "catalog table", "completion bash", "version", "version --json", "--version", "catalog use catalog.json", "catalog use --built-in",
	}
	for i, line := range append([]string{
		"discover export.csv --add", "country AT", "add threads", "open facebook form", "step facebook form", "mark facebook sent", "note facebook x",
		"attach facebook mail.eml", "export -o x.csv --force", "catalog site -o pages", "import laptop/state.json --join --yes", "join instagram/@anna", "undo", "remove instagram/@anna",
		"forget facebook --yes", "forget --everything --yes", "--plain",
	}, looks...) {
		for name, out := range map[string]*os.File{"no room": full, "closed": closed} {
			if testing.Short() && ((i%2 == 0) == (name == "closed") || strings.HasPrefix(line, "catalog site")) {
				continue // one of the two for each; a site is large
			}
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, before, 0o600); err != nil {
				t.Fatal(err)
			}
			var said bytes.Buffer
			cmd := c.command()
			cmd.Args = append(cmd.Args, strings.Fields(line)...)
			cmd.Stdout, cmd.Stderr = out, &said
			_ = cmd.Run() // its exit code is looked at below
			if name == "closed" && slices.Contains(looks, line) {
				if cmd.ProcessState.ExitCode() != exitPipe || strings.Contains(said.String(), "cannot write") {
					t.Errorf("%s, %s: ended with %d: %s", line, name, cmd.ProcessState.ExitCode(), said.String())
				}
				continue
			}
			if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(said.String(), "optout-tui: cannot write the output: ") {
				t.Errorf("%s, %s: ended with %d: %s", line, name, cmd.ProcessState.ExitCode(), said.String())
			}
		}
	}
}
