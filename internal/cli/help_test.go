package cli

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/words"
)

// runnable are the commands of the table that do something, by their names.
func runnable() map[string]*command {
	all := map[string]*command{}
	for _, c := range commands() {
		if c.name != "" && c.run != nil {
			all[c.name] = c
		}
	}
	return all
}

// flagNames are the names of some flags, sorted.
func flagNames(flags []flag) []string {
	var all []string
	for _, f := range flags {
		all = append(all, f.name)
	}
	slices.Sort(all)
	return all
}

func documented(c words.CommandHelp) []string {
	var all []string
	for _, f := range c.Flags {
		all = append(all, string(f.Name))
	}
	slices.Sort(all)
	return all
}

func TestEveryCommandAndEveryFlagIsInTheHelpAndNoOther(t *testing.T) {
	h := words.English().CLI.Get().Help
	all := runnable()
	for _, c := range h.Commands() {
		name := string(c.Name)
		if all[name] == nil {
			t.Errorf("the help knows %q, which is no command", c.Name)
			continue
		}
		if got, want := documented(c), flagNames(all[name].flags); !slices.Equal(got, want) {
			t.Errorf("%s: the help has the flags %v, the command %v", c.Name, got, want)
		}
		delete(all, name)
		if len(c.Examples) == 0 || len(c.Examples) > 3 || len(c.About) == 0 {
			t.Errorf("%s: %d examples and %d paragraphs", c.Name, len(c.Examples), len(c.About))
		}
		for _, e := range c.Examples {
			if !strings.Contains(string(e.Name), "optout-tui "+name) {
				t.Errorf("%s: its example is %s", c.Name, e.Name)
			}
		}
		for _, brief := range c.Briefs {
			if brief.Width() > 52 {
				t.Errorf("%s: %q is too long", c.Name, brief)
			}
		}
		if len(c.Briefs) != len(commands().find(name).usages()) {
			t.Errorf("%s: the help knows %d forms of it, the table %d", c.Name, len(c.Briefs), len(commands().find(name).usages()))
		}
	}
	for name := range all {
		t.Errorf("the help says nothing of %q", name)
	}
	root := slices.DeleteFunc(documented(h.Root), func(s string) bool { return s == helpFlag.name }) // every line may have it
	if want := flagNames(commands().find("").allFlags()); !slices.Equal(root, want) {
		t.Errorf("without a command the help has the flags %v, the program %v", root, want)
	}
}

func TestEveryPageIsReachedInTwoWaysAndFits(t *testing.T) {
	p := inProcess{t, t.TempDir()}
	overview, code := p.run("help")
	if code != 0 {
		t.Fatalf("help ended with %d", code)
	}
	for _, c := range pagesOf(words.English().CLI.Get().Help.Commands()...) {
		path := strings.Fields(c.name)
		page, code := p.run(append([]string{"help"}, path...)...)
		same, code2 := p.run(append(slices.Clone(path), "--help")...)
		if code != 0 || code2 != 0 || page != same || page == overview {
			t.Errorf("help %s ended with %d, %s --help with %d", c.says.Name, code, c.says.Name, code2)
		}
		parts := []words.Text{c.says.About[0][:20], c.says.Examples[0].Says}
		for _, f := range c.says.Flags {
			parts = append(parts, "  "+c.flagOf(f).longest())
		}
		for _, part := range parts {
			if !strings.Contains(page, string(part)) {
				t.Errorf("the page of %s lacks %q", c.says.Name, part)
			}
		}
		if !strings.Contains(overview, string("  "+c.says.Name)) || !strings.Contains(overview, string(c.says.Briefs[0])) {
			t.Errorf("the overview lacks %s", c.says.Name)
		}
		for line := range strings.Lines(overview + page) {
			if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > helpWidth {
				t.Errorf("%s: %d columns: %s", c.says.Name, n, line)
			}
		}
	}
	for _, args := range [][]string{{"status", "facebook", "--help"}, {"-h", "status"}, {"mark", "--on", "--help"}, {"status", "--jsno", "-h"}} {
		if page, code := p.run(args...); code != 0 || !strings.Contains(page, "Usage:\n  optout-tui "+commandAmong(args)) {
			t.Errorf("%q ended with %d: %s", args, code, page)
		}
	}
	if page, code := p.run("catalog", "--help"); code != 0 || !strings.Contains(page, "catalog schema") {
		t.Errorf("catalog --help ended with %d: %s", code, page)
	}
}

// TestEachFormHasItsOwnFlags reads the usage of the commands that are called in two
// ways.
func TestEachFormHasItsOwnFlags(t *testing.T) {
	p := inProcess{t, t.TempDir()}
	for command, want := range map[string][]string{
		"open":   {"optout-tui open ACCOUNT [STEP] [--print]", "optout-tui open ACCOUNT --proof N [--print]"},
		"mark":   {"optout-tui mark ACCOUNT OUTCOME [--on DATE] [--text WORDS] [--means MEANS]\n      [--objection]", "optout-tui mark ACCOUNT linked --to OTHER"},
		"forget": {"optout-tui forget ACCOUNT [--yes]", "optout-tui forget --everything [--yes]"},
	} {
		if page, _ := p.run("help", command); !strings.HasPrefix(page, "Usage:\n  "+strings.Join(want, "\n  ")+"\n\n") {
			t.Errorf("help %s begins with\n%s", command, page)
		}
	}
}

// commandAmong is the command among some arguments.
func commandAmong(args []string) string {
	for _, a := range args {
		if !strings.HasPrefix(a, "-") {
			return a
		}
	}
	return ""
}

// TestTheHelpNamesWhatCanBeGiven fails for a new kind of letter, language, ground,
// format, outcome or shell until the help has it.
func TestTheHelpNamesWhatCanBeGiven(t *testing.T) {
	p := inProcess{t, t.TempDir()}
	for command, all := range map[string][]string{"letter": letter.Languages(), "export": formats(), "mark": outcomes(), "completion": shells()} {
		if command == "letter" {
			for _, k := range letter.Kinds() {
				all = append(all, string(k))
			}
			for _, g := range letter.Grounds("en") {
				all = append(all, g.Key)
			}
		}
		page, _ := p.run("help", command)
		overview, _ := p.run("help") // names the shells
		page += overview
		words := strings.FieldsFunc(page, func(r rune) bool { return strings.ContainsRune(" ,.;:()\n", r) })
		for _, want := range all {
			if !slices.Contains(words, want) {
				t.Errorf("help %s does not name %q", command, want)
			}
		}
	}
}

func TestTheManPageIsFaultless(t *testing.T) {
	p := inProcess{t, t.TempDir()}
	page, code := p.run("help", "--man")
	if code != 0 {
		t.Fatalf("help --man ended with %d", code)
	}
	for _, c := range commands() {
		for _, form := range c.usages() {
			if line := inRoff(safe("optout-tui " + c.name + " " + form)); c.run != nil && !strings.Contains(page, line) {
				t.Errorf("the man page lacks %s", line)
			}
		}
	}
	// A bare hyphen is shown as one of another kind, which no shell takes.
	_, body, _ := strings.Cut(page, "\n") // the first line has the date
	if before, _, bare := strings.Cut(strings.ReplaceAll(body, `\-`, ""), "-"); bare {
		t.Errorf("a bare hyphen after %q", before[max(0, len(before)-40):])
	}
	if _, err := exec.LookPath("mandoc"); err != nil {
		t.Skip("the Debian package mandoc is not installed here")
	}
	lint := exec.CommandContext(t.Context(), "mandoc", "-Tlint", "-Wwarning")
	lint.Stdin = strings.NewReader(page)
	if out, err := lint.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("mandoc -Tlint -Wwarning: %v\n%s", err, out)
	}
	read := exec.CommandContext(t.Context(), "mandoc", "-Tascii", "-Owidth=78")
	read.Stdin = strings.NewReader(page)
	out, err := read.Output()
	if err != nil {
		t.Fatal(err)
	}
	text := ansi.Strip(strings.NewReplacer("_\b", "").Replace(string(out)))
	for {
		i := strings.Index(text, "\b") // bold is typed twice
		if i < 1 {
			break
		}
		text = text[:i-1] + text[i+1:]
	}
	for _, want := range []string{"optout-tui status [ACCOUNT] [--json[=KEYS]]", "-o, --output FILE", `%LocalAppData%\optout-tui`, "~/.config/optout-tui/platforms", `--text "They say that they may."`} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
			t.Errorf("as read, it lacks %q", want)
		}
	}
}
