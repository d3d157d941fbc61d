//go:build unix

package cli

import (
	"bytes"
	"io"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"github.com/optout-tui/optout-tui/internal/termtest"
	"github.com/optout-tui/optout-tui/internal/words"
)

// theDay is the moment at which these tests take place.
var theDay = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// inside runs the program in this process, on that day.
func (c *computer) inside(out io.Writer, args ...string) int {
	a := &app{
		in: strings.NewReader(""), out: out, err: out, env: func(k string) string { return c.env[k] },
		now: func() time.Time { return theDay }, words: words.English(),
	}
	return a.run(args)
}

// onTerminal runs the program in a terminal of so many columns, and gives all the
// bytes that it wrote there.
func (c *computer) onTerminal(width int, args ...string) string {
	c.t.Helper()
	master, terminal, err := pty.Open()
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = master.Close() }()
	if err := pty.Setsize(terminal, &pty.Winsize{Cols: uint16(width), Rows: 24}); err != nil {
		c.t.Fatal(err)
	}
	all := make(chan string)
	go func() {
		out, _ := io.ReadAll(master) // ends with an error on Linux when the other end is closed
		all <- string(out)
	}()
	c.inside(terminal, args...) // some commands end with 3 or more, and that is well
	_ = terminal.Close()
	return strings.ReplaceAll(<-all, "\r\n", "\n")
}

// withAccounts is a computer on which something was recorded.
func withAccounts(t *testing.T) *computer {
	t.Helper()
	c := newComputer(t)
	proof := c.dir + "/mail.eml"
	if err := os.WriteFile(proof, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"country", "DE"}, {"add", "facebook"}, {"add", "instagram", "@anna"}, {"add", "threads"}, {"add", "linkedin", "名前の長いアカウント"},
		{"mark", "facebook", "done", "--on", "2026-10-02"}, {"mark", "instagram", "sent", "--on", "2026-01-15"},
		{"mark", "threads", "sent", "--on", "2026-10-01"},
		{"mark", "threads", "refused", "--on", "2026-10-02", "--text", "They say that they may, and that they will go on as they did before."},
		{"note", "threads", "This is a longer note, so that it has to be broken in two, or in more lines than that."}, {"attach", "threads", proof},
	} {
		var out bytes.Buffer
		if code := c.inside(&out, args...); code != 0 {
			t.Fatalf("%q ended with %d: %s", args, code, out.String())
		}
	}
	return c
}

// commandsForPeople are the commands whose output is laid out for a terminal.
var commandsForPeople = []string{
	"help", "help letter", "letter --help", "catalog --help", "status", "status threads", "status linkedin", "list", "list --all", "list --links", "show facebook",
	"show clearview", "due", "country", "where", "doctor", "version", "catalog check", "catalog check --stale", "undo", "status nobody", "status --jsn",
	"mark facebook linked", "country Germoney", "open facebook form",
}

var sgr = regexp.MustCompile(`\x1b\[(1|32|33)?m`)

func TestOutputFitsTheTerminal(t *testing.T) {
	c := withAccounts(t)
	for _, width := range []int{80, 40, 20} {
		for _, line := range commandsForPeople {
			if width < 40 && strings.Contains(line, "letter") {
				continue // its examples are broken before flags only
			}
			out := c.onTerminal(width, strings.Fields(line)...)
			for row := range strings.Lines(out) {
				row = strings.TrimSuffix(row, "\n")
				// A link, a path or a hash is left in one piece: the terminal breaks it
				// where it likes, and it can be copied.
				if ansi.StringWidth(row) > width && len(strings.Fields(row)) > 1 {
					t.Errorf("%s: at %d columns: %q", line, width, row)
				}
			}
			if rest := sgr.ReplaceAllString(out, ""); strings.Contains(rest, "\x1b") || rest == "" {
				t.Errorf("%s: at %d columns: %q", line, width, rest)
			}
		}
	}
}

func TestColumnsLineUpAndGoBelowWhereThereIsNoRoom(t *testing.T) {
	c := withAccounts(t)
	for width, want := range map[int]string{
		80: `facebook                       done 2 Oct 2026, by your word
                               look again on 2 Oct 2027
instagram/@anna                no answer in time, since 17 Feb 2026
                               next: remind them; the answer was due by 16 Feb
                               2026
threads                        refused 2 Oct 2026, by your word
                               next: answer the refusal
linkedin/名前の長いアカウント  to do
                               next: Open the switch for AI training (open)
`,
		40: `facebook
  done 2 Oct 2026, by your word
  look again on 2 Oct 2027
instagram/@anna
  no answer in time, since 17 Feb 2026
  next: remind them; the answer was due
  by 16 Feb 2026
threads
  refused 2 Oct 2026, by your word
  next: answer the refusal
linkedin/名前の長いアカウント
  to do
  next: Open the switch for AI training
  (open)
`,
	} {
		if got := ansi.Strip(c.onTerminal(width, "status")); got != want {
			t.Errorf("at %d columns:\n%s", width, got)
		}
	}
}

func TestColoursAreTheTerminalsOwnAndCanBeHadWithout(t *testing.T) {
	c := withAccounts(t)
	coloured := c.onTerminal(80, "status")
	for _, want := range []string{"\x1b[32mdone 2 Oct 2026, by your word\x1b[m", "\x1b[33mno answer in time", "\x1b[33mrefused 2 Oct 2026"} {
		if !strings.Contains(coloured, want) {
			t.Errorf("no %q in %q", want, coloured)
		}
	}
	for name, without := range map[string]struct {
		env  map[string]string
		args []string
	}{
		"NO_COLOR":                        {map[string]string{"NO_COLOR": "1"}, []string{"status"}},
		"--no-color before the command":   {nil, []string{"--no-color", "status"}},
		"--no-color after the command":    {nil, []string{"status", "--no-color"}},
		"a terminal that knows no colour": {map[string]string{"TERM": "dumb"}, []string{"status"}},
		"a terminal of no known kind":     {map[string]string{"TERM": "unknown"}, []string{"status"}},
		"a terminal that nobody names":    {map[string]string{"TERM": ""}, []string{"status"}},
	} {
		maps.Copy(c.env, without.env)
		if got := c.onTerminal(80, without.args...); got != ansi.Strip(coloured) {
			t.Errorf("%s: %q", name, got)
		}
		c.env["NO_COLOR"], c.env["TERM"] = "", "xterm-256color" // an empty NO_COLOR means nothing
	}
	if got := c.onTerminal(80, "status"); got != coloured {
		t.Errorf("with an empty NO_COLOR: %q", got)
	}
}

// TestTheWalkIsWithoutColoursWhenAsked looks at the screen of the full face.
func TestTheWalkIsWithoutColoursWhenAsked(t *testing.T) {
	shade := regexp.MustCompile(`\x1b\[[0-9;]*\b(3[0-8]|4[0-8]|9[0-7])\b[0-9;]*m`)
	pictures := map[string]string{}
	for name, how := range map[string]struct{ noColor, flag string }{"set": {"1", ""}, "asked": {"", "--no-color"}} {
		c := withAccounts(t)
		c.env["NO_COLOR"] = how.noColor
		cmd := c.command()
		if how.flag != "" {
			cmd.Args = append(cmd.Args, how.flag)
		}
		p := termtest.Start(t, 80, 24, cmd)
		p.Reads("Where everything stands", "refused")
		pictures[name] = p.Screen.Render()
		if shade.MatchString(pictures[name]) {
			t.Errorf("%s: there is a colour in %q", name, pictures[name])
		}
		p.Presses("q")
		if err := p.Leaves(); err != nil {
			t.Error(err)
		}
	}
	if pictures["set"] != pictures["asked"] {
		t.Errorf("--no-color does not do as NO_COLOR does:\n%s\n%s", pictures["asked"], pictures["set"])
	}
}

// TestOutputForProgramsIsPartedByTabs holds what a script may rely on.
func TestOutputForProgramsIsPartedByTabs(t *testing.T) {
	c := withAccounts(t)
	for args, want := range map[string]string{
		"status":       "facebook\tdone 2 Oct 2026, by your word\tlook again on 2 Oct 2027\n",
		"list":         "facebook\tFacebook\tright to object, 4 minutes\n",
		"list --links": "facebook\tobjection-eea\tlogin\thttps://www.facebook.com/\n",
	} {
		var out bytes.Buffer
		c.inside(&out, strings.Fields(args)...)
		if got := out.String(); !strings.HasPrefix(got, want) || strings.Contains(got, "\x1b") {
			t.Errorf("%s: %.200q", args, got)
		}
	}
}
