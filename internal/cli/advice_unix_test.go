//go:build unix

package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// aCommand is a command line of the program in a text, up to where the sentence goes on.
var aCommand = regexp.MustCompile(`optout-tui ((?:catalog )?[a-z]+)((?: [^ :;.,)"]+)*)`)

// TestEveryCommandThatIsNamedExists looks at all texts: whatever follows the name of the
// program as a command is one, with the flags that it takes.
func TestEveryCommandThatIsNamedExists(t *testing.T) {
	data, err := os.ReadFile("../words/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	all, named := runnable(), 0
	// After these, the name of the program is that of the program, in a sentence.
	prose := regexp.MustCompile(`(?i)(another|other|newer|newest|made by|of|the|what|because|where|outside|that) optout-tui`)
	for line := range strings.Lines(string(data)) {
		_, text, found := strings.Cut(line, `"`)
		if !found || strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		for _, m := range aCommand.FindAllStringSubmatch(prose.ReplaceAllString(text, "it"), -1) {
			c := all[m[1]]
			if c == nil && m[1] == "catalog" {
				c = all["catalog check"]
			}
			if c == nil {
				t.Errorf("there is no command %q: %s", m[1], strings.TrimSpace(line))
				continue
			}
			named++
			for word := range strings.FieldsSeq(m[2]) {
				if flag, dashed := strings.CutPrefix(word, "--"); dashed && flag != "help" && c.flag(flag) == nil {
					t.Errorf("%s has no flag --%s: %s", m[1], flag, strings.TrimSpace(line))
				}
			}
		}
	}
	if named < 40 {
		t.Errorf("only %d commands were found in the texts", named)
	}
}

// advised is a mishap and what has to be so once the advice was followed to the letter.
type advised struct {
	before [][]string // commands
	files  map[string]string
	fails  []string
	then   []string // a command that has to work
	says   string   // what it has to say
}

// TestAdviceWorksAsItIsWritten does what the program advises, in a shell.
func TestAdviceWorksAsItIsWritten(t *testing.T) {
	t.Parallel()
	odd := []string{"my shop", "O'Brien", `the "real" one`, "$(touch evil)", "`touch evil`", "a;touch evil", "a&b", "50% off!", "*", "~", "#1", "日本 語", `back\slash`, "$HOME"}
	all := map[string]advised{}
	for i, label := range odd {
		id := "instagram/" + label
		there := [][]string{{"add", "instagram", label}}
		for j, c := range []advised{
			{fails: []string{"status", id}, then: []string{"status", id}, says: "instagram/"},
			{before: there, fails: []string{"mark", id, "refused"}, then: []string{"status", id}, says: "sent"},
			{before: there, fails: []string{"open", id, "--proof", "1"}, then: []string{"status", id}, says: "mail.txt"},
			{before: there, fails: []string{"forget", id}, then: []string{"status"}, says: "No account is on your list"},
			{files: map[string]string{label + ".json": other}, fails: []string{"import", label + ".json"}, then: []string{"status"}, says: "facebook"},
		} {
			if !testing.Short() || j == i%5 {
				all[c.fails[0]+" "+label] = c
			}
		}
	}
	for _, name := range []string{"jo\u0308rg", "a\nb", "100%\tsure", "\xff\xfe", "\u202eevil", "zero\u200bwidth", "it's\x01", `back\slash'\x7f`, " ends with a blank "} {
		all["import of "+strconv.Quote(name)] = advised{files: map[string]string{name: other}, fails: []string{"import", "./" + name}, then: []string{"status"}, says: "facebook"}
	}
	all["import of a dash"] = advised{files: map[string]string{"-x": other}, fails: []string{"import", "--", "-x"}, then: []string{"status"}, says: "facebook"}
	all["no country"] = advised{fails: []string{"country"}, then: []string{"country"}, says: "Germany"}
	all["no account"] = advised{fails: []string{"status"}, then: []string{"status"}, says: "facebook"}
	all["two at a time"] = advised{fails: []string{"add", "facebook", "threads"}, then: []string{"status"}, says: "threads"}
	all["a damaged file"] = advised{before: [][]string{{"add", "facebook"}, {"add", "threads"}}, files: map[string]string{"state/state.json": "{"}, fails: []string{"status"}, then: []string{"status"}, says: "facebook"}
	all["a link"] = advised{before: [][]string{{"add", "facebook"}}, files: map[string]string{"state/state.json -> elsewhere it.json": ""}, fails: []string{"status"}, then: []string{"status"}, says: "facebook"}
	all["copies"] = advised{before: [][]string{{"add", "threads"}}, files: map[string]string{"state/state (conflicted copy).json": other}, fails: []string{"doctor"}, then: []string{"status"}, says: "facebook"}
	all["a slip in an entry"] = advised{files: map[string]string{".config/optout-tui/platforms/a.yaml": "id: a"}, fails: []string{"list"}}
	all["slips in entries"] = advised{files: map[string]string{".config/optout-tui/platforms/a.yaml": "id: a", ".config/optout-tui/platforms/b.yaml": "id: b"}, fails: []string{"doctor"}}
	all["a command without its argument"] = advised{fails: []string{"mark"}}
	all["a guess"] = advised{fails: []string{"country", "--json", "--csv"}}
	all["all dates"] = advised{before: [][]string{{"add", "facebook"}}, fails: []string{"export", "--format", "ics"}}
	for name, c := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.try(t)
		})
	}
}

// other is another state file.
const other = `{"format":"optout-tui","version":1,"events":[
{"id":"01a14aff-e2d4-78e4-8df1-f0b995208210","at":"2026-10-17T17:54:06Z","do":"account","account":"facebook","platform":"facebook"}]}`

func (c advised) try(t *testing.T) {
	t.Helper()
	computer := newComputer(t)
	if len(c.fails) == 1 && c.fails[0] == "country" {
		computer.env["LANG"] = "C" // of which no country can be guessed
	}
	computer.env["PATH"] = filepath.Dir(computer.command().Path) + ":" + computer.env["PATH"]
	run := func(args ...string) (string, int) {
		e := ends(t, func() *exec.Cmd { cmd := computer.command(); cmd.Args = append(cmd.Args, args...); return cmd }())
		return e.out + e.err, e.code
	}
	for _, args := range c.before {
		if out, code := run(args...); code != 0 {
			t.Fatalf("%q ended with %d: %s", args, code, out)
		}
	}
	if err := os.WriteFile(filepath.Join(computer.dir, "mail.txt"), []byte("mail"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, data := range c.files {
		computer.puts(path, data)
	}
	out, _ := run(c.fails...)
	out = strings.NewReplacer("FILE", "mail.txt", "ACCOUNT...", "facebook").Replace(out)
	did := 0
	for line := range strings.Lines(out) {
		for _, command := range commandsIn(strings.TrimSpace(line)) {
			if strings.Contains(command, " import ") && !strings.Contains(command, "--yes") {
				command += " --yes" // as a person answers
			}
			cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c", command)
			cmd.Env, cmd.Dir = computer.command().Env, computer.dir
			said, err := cmd.CombinedOutput()
			if strings.Contains(string(said), "wrong use") || err != nil && !strings.Contains(command, "catalog check") {
				t.Errorf("%q advises %s, which ends with %v: %s", c.fails, command, err, said)
			}
			did++
		}
	}
	if did == 0 {
		t.Errorf("%q advises nothing: %s", c.fails, out)
	}
	if _, err := os.Stat(filepath.Join(computer.dir, "evil")); err == nil {
		t.Errorf("what %q advises runs what is in a name: %s", c.fails, out)
	}
	if c.then != nil {
		if out, _ := run(c.then...); !strings.Contains(out, c.says) {
			t.Errorf("after that, %q says %s", c.then, out)
		}
	}
}

// puts makes a file, or a link to another one with its contents.
func (c *computer) puts(path, data string) {
	c.t.Helper()
	path, target, linked := strings.Cut(filepath.Join(c.dir, path), " -> ")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		c.t.Fatal(err)
	}
	var err error
	if target = filepath.Join(c.dir, target); linked {
		if err = os.Rename(path, target); err == nil {
			err = os.Symlink(target, path)
		}
	} else {
		err = os.WriteFile(path, []byte(data), 0o600)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// commandsIn are the commands that a line advises: they end the line, or a sentence.
func commandsIn(line string) []string {
	if before, after, two := strings.Cut(line, ", then optout-tui "); two {
		return append(commandsIn(before), "optout-tui "+after)
	}
	for _, start := range []string{": optout-tui ", ": mv ", "\tsudo chown ", "\tchmod "} {
		at := strings.LastIndex(line, start)
		if at < 0 {
			continue
		}
		command := strings.TrimLeft(line[at:], ":\t ")
		command, _, _ = strings.Cut(command, ". ")
		return []string{strings.TrimRight(command, ".")}
	}
	return nil
}
