package cli

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// breaks are the characters at which bash breaks words, unless it is told others.
const breaks = " \t\n\"'@><=;|&(:"

// inProcess is the program in this process, with its own directory.
type inProcess struct {
	t   *testing.T
	dir string
}

func (p inProcess) run(args ...string) (out string, code int) {
	p.t.Helper()
	env := map[string]string{"OPTOUT_TUI_DIR": p.dir, "LANG": "de_DE.UTF-8", "OPTOUT_TUI_LANG": "en", "HOME": p.dir}
	out, said, code := inside(env, args...)
	if said != "" {
		p.t.Logf("%q: %s", args, said)
	}
	return out, code
}

// offers are the candidates for a line, as bash gets them.
func (p inProcess) offers(line string) []string {
	p.t.Helper()
	out, code := p.run(completeCommand, "bash", breaks, line)
	if code != 0 {
		p.t.Errorf("%q: exit code %d", line, code)
	}
	return strings.Fields(out)
}

func TestWhatIsOffered(t *testing.T) {
	p := inProcess{t, t.TempDir()}
	for _, args := range [][]string{{"add", "facebook"}, {"add", "instagram", "@anna"}, {"add", "instagram", "@my shop"}, {"add", "claude"}, {"remove", "claude"}} {
		if _, code := p.run(args...); code != 0 {
			t.Fatalf("%q ended with %d", args, code)
		}
	}
	steps, _ := p.run("status", "facebook", "--json")
	for line, want := range map[string]string{
		"optout-tui st":                                 "status step",
		"optout-tui help st":                            "status step",
		"optout-tui catalog ":                           "check schema site table use",
		"optout-tui catalog check ":                     ":files",
		"optout-tui status ":                            "facebook instagram/@anna instagram/@my\\ shop",
		"optout-tui status FACE":                        "facebook",
		"optout-tui remove cla":                         "", // it is off the list
		"optout-tui forget cla":                         "claude",
		"optout-tui add cla":                            "claude",
		"optout-tui add twit":                           "twitch",  // a platform comes before another name of one
		"optout-tui add twitt":                          "twitter", // of X
		"optout-tui show jir":                           "jira",
		"optout-tui step faceb":                         "facebook",
		"optout-tui step instagram/@":                   "@anna @my\\ shop", // bash keeps what stands before the @
		"optout-tui step instagram/@m":                  "@my\\ shop",
		"optout-tui step 'instagram/@m":                 "instagram/@my shop",
		"optout-tui step instagram/@my\\ ":              "@my\\ shop",
		"optout-tui step facebook se":                   "send",
		"optout-tui open facebook ":                     "login form third-party",
		"optout-tui step threads lo":                    "login", // not on the list yet
		"optout-tui mark facebook ":                     "sent done refused delivered extended reminded replied complained identity details answered closed no-form linked",
		"optout-tui mark facebook linked --to ":         "instagram/@anna instagram/@my\\ shop",
		"optout-tui mark facebook done --on ":           time.Now().Format(time.DateOnly),
		"optout-tui mark --on 2026-01-01 facebook do":   "done",
		"optout-tui mark facebook --o":                  "--on --objection",
		"optout-tui mark facebook sent --means ":        "mail form post registered",
		"optout-tui export --format ":                   "json csv md html ics",
		"optout-tui export -o ":                         ":files",
		"optout-tui attach facebook ":                   ":files",
		"optout-tui letter facebook --kind rem":         "reminder",
		"optout-tui letter facebook --lang p":           "pl pt-br pt",
		"optout-tui letter facebook --name An":          "",
		"optout-tui letter facebook fac":                "",
		"optout-tui letter --all --sent facebook ins":   "instagram/@anna instagram/@my\\ shop",
		"optout-tui mark facebook --on 2026-01-01 --":   "--to --text --means --objection --no-color",
		"optout-tui country de":                         "DE",
		"optout-tui list --country=AT":                  "AT", // bash keeps what stands before the =
		"optout-tui completion ":                        "bash zsh fish powershell",
		"optout-tui completion bash ":                   "",
		"optout-tui report facebook se":                 "send",
		"optout-tui forget --":                          "--everything --yes --no-color",
		"optout-tui undo ":                              "",
		"optout-tui no-such ":                           "",
		"optout-tui step no-such ":                      "",
		"optout-tui note facebook \"quoted\" and then ": "",
		"optout-tui status -- fa":                       "facebook",
		"optout-tu":                                     "",
		"":                                              "",
	} {
		if got := strings.Join(p.offers(line), " "); got != want {
			t.Errorf("%q offers %q, want %q", line, got, want)
		}
	}
	for _, id := range p.offers("optout-tui step facebook ") {
		if !strings.Contains(steps, `"id": "`+id+`"`) {
			t.Errorf("the step %q is offered, and facebook has none such", id)
		}
	}
	if out, _ := p.run(completeCommand, "powershell", "status", ".instagram/@m"); !strings.HasPrefix(out, "'instagram/@my shop'\tto do") {
		t.Errorf("to PowerShell: %q", out)
	}
}

func TestNothingIsWrittenOrSaidWhileCompleting(t *testing.T) {
	for _, args := range [][]string{{}, {"bash"}, {"bash", "x"}, {"fish"}, {"fish", "step", "facebook", "."}, {"bash", breaks, `optout-tui step "`}, {"zsh", "--", "--", ".\x1b[2J"}} {
		dir := t.TempDir() + "/state"
		if _, code := (inProcess{t, dir}).run(append([]string{completeCommand}, args...)...); code != 0 {
			t.Errorf("%q: exit code %d", args, code)
		}
		if h := (inProcess{t, dir}); len(h.offers("optout-tui status ")) != 0 {
			t.Errorf("%q put something on the list", args)
		}
	}
}

func TestWhatIsEscapedForBashIsReadBack(t *testing.T) {
	for _, text := range []string{"plain", "a b", `it's "so"`, `back\slash`, "$HOME `x` !$", "~/#?*[]{}", "é ü"} {
		for _, quote := range []byte{0, '"', '\''} {
			line := escapeBash(text, quote)
			if quote != 0 {
				line = string(quote) + line
			}
			if quote == '\'' && strings.Contains(text, "'") {
				continue // nothing can stand for it there
			}
			if got := splitBash("x "+line, breaks); got.current != text || !slices.Equal(got.words, []string{"x"}) {
				t.Errorf("%q in %q is read as %q after %q", text, line, got.current, got.words)
			}
		}
	}
}
