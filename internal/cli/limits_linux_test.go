package cli

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// shelled runs the program with some words of a shell before and after it.
func (c *computer) shelled(before, args string) ending {
	c.t.Helper()
	cmd := c.command()
	shell := exec.Command("sh", "-c", before+" "+cmd.Path+" "+args)
	shell.Env, shell.Dir = cmd.Env, cmd.Dir
	return ends(c.t, shell)
}

// TestALimitOnFileSizesIsToldInTheSession has a session that may write no file of
// more than some hundred bytes. The signal that comes with that must not end it.
func TestALimitOnFileSizesIsToldInTheSession(t *testing.T) {
	t.Parallel()
	need(t, "prlimit")
	c := newComputer(t)
	c.runs("country", "DE")
	c.runs("add", "facebook")
	c.runs("note", "facebook", strings.Repeat("long ", 100))
	cmd := c.command()
	limited := exec.Command("prlimit", "--fsize=600", cmd.Path)
	limited.Env, limited.Dir = cmd.Env, cmd.Dir
	p := termtest.Start(t, 80, 24, limited)
	p.Reads("Where everything stands")
	p.GoesTo("Facebook")
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in")
	p.Presses("space")
	p.Reads("NOT SAVED", "[.] 1 Log in")
	p.Presses("ctrl+c")
	p.Reads("Not everything is saved")
	p.Answers("Leave, and lose")
	if err := p.Leaves(); err == nil {
		t.Error("the session ended as if all were saved")
	}
	if got := c.events(); len(got) != 3 {
		t.Errorf("the file holds %q", got)
	}
	if got := strings.Join(c.names("state"), " "); got != "state.json state.json.bak state.lock" {
		t.Errorf("there is %s", got)
	}
}

// TestFilesOfOthersAreToldAndLeftAlone runs the program as a user who may not
// read or write what is there.
func TestFilesOfOthersAreToldAndLeftAlone(t *testing.T) {
	t.Parallel()
	needRoot(t)
	const nobody = 65534
	for name, kind := range map[string]struct {
		theirs string
		code   int
		says   string
	}{
		"file":      {"state.json", 4, "state.json cannot be read: "},
		"directory": {".", 1, "not saved: "},
		"lock":      {"state.lock", 1, "state.lock: permission denied"},
	} {
		t.Run(name, func(t *testing.T) {
			c := newComputer(t)
			c.runs("add", "facebook")
			dir := c.env["OPTOUT_TUI_DIR"]
			for _, file := range []string{".", "state.json", "state.lock"} {
				if err := os.Chown(filepath.Join(dir, file), nobody, nobody); err != nil {
					t.Fatal(err)
				}
			}
			cmd := c.command()
			for at := dir; at != os.TempDir() && at != "/"; at = filepath.Dir(at) { // the way there is open
				if err := os.Chmod(at, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if err := errors.Join(os.Chmod(filepath.Dir(cmd.Path), 0o755), os.Chown(filepath.Join(dir, kind.theirs), 0, 0)); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(filepath.Join(dir, "state.json"))
			cmd.Args = append(cmd.Args, "country", "FR")
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			e := ends(t, cmd)
			if e.code != kind.code || e.out != "" || !strings.Contains(e.err, kind.says) || !strings.Contains(e.err, "permission denied") || strings.Count(e.err, "\n") < 2 {
				t.Errorf("it ended with %d and said %q, %q", e.code, e.out, e.err)
			}
			if strings.Contains(e.err, "--restore") { // the backup lacks what was saved last
				t.Errorf("rights are what is missing, and it names the backup: %q", e.err)
			}
			after, _ := os.ReadFile(filepath.Join(dir, "state.json"))
			if string(after) != string(before) || len(c.names("state")) != 2 {
				t.Errorf("there is %q, and the file holds %q", c.names("state"), after)
			}
		})
	}
}

// TestWhatIsClosedIsNotWrittenInto starts the program without its streams: the
// first file that it opens must not be taken for one of them.
func TestWhatIsClosedIsNotWrittenInto(t *testing.T) {
	t.Parallel()
	for _, closed := range []string{">&-", "2>&-", "<&-", "<&- >&- 2>&-"} {
		c := newComputer(t)
		c.runs("add", "facebook")
		for _, args := range []string{"note facebook hello ", "list ", "mark nobody sent "} {
			if e := c.shelled("", args+closed); e.code < 0 || strings.Contains(e.err, "goroutine ") {
				t.Errorf("%s%s: %d %q", args, closed, e.code, e.err)
			}
		}
		if got := c.events(); !slices.Equal(got, []string{"account facebook", "note facebook"}) {
			t.Errorf("%s: the file holds %q", closed, got)
		}
		if lock, err := os.ReadFile(filepath.Join(c.env["OPTOUT_TUI_DIR"], "state.lock")); err != nil || len(lock) > 0 {
			t.Errorf("%s: the lock holds %q, %v", closed, lock, err)
		}
	}
}

// TestTheUmaskDoesNotDecide looks at the rights of all that is made.
func TestTheUmaskDoesNotDecide(t *testing.T) {
	t.Parallel()
	for _, mask := range []string{"000", "777"} {
		c := newComputer(t)
		mail := filepath.Join(c.dir, "mail.eml")
		if err := os.WriteFile(mail, []byte("an answer"), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range []string{"add facebook", "note facebook hello", "attach facebook mail.eml"} {
			if e := c.shelled("umask "+mask+";", args); e.code != 0 {
				t.Errorf("umask %s: %s: %d %s", mask, args, e.code, e.err)
			}
		}
		dir := c.env["OPTOUT_TUI_DIR"]
		proofs, _ := filepath.Glob(filepath.Join(dir, "proofs", "*"))
		for want, all := range map[os.FileMode][]string{
			0o700: {dir, filepath.Join(dir, "proofs")},
			0o600: append(proofs, filepath.Join(dir, "state.json"), filepath.Join(dir, "state.json.bak"), filepath.Join(dir, "state.lock")),
		} {
			for _, path := range all {
				if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
					t.Errorf("umask %s: %s is %v, want %v (%v)", mask, path, info.Mode().Perm(), want, err)
				}
			}
		}
		if len(proofs) != 1 {
			t.Errorf("umask %s: proofs %q", mask, proofs)
		}
	}
}

// TestADirectoryThatEverybodyCanWriteToIsUsedAndSaid is about one that somebody
// made so: it works, and doctor says what to do.
func TestADirectoryThatEverybodyCanWriteToIsUsedAndSaid(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	dir := c.env["OPTOUT_TUI_DIR"]
	victim := filepath.Join(c.dir, "victim")
	if err := errors.Join(os.Mkdir(dir, 0o700), os.Chmod(dir, 0o777), os.WriteFile(victim, []byte("theirs"), 0o600),
		os.Symlink(victim, filepath.Join(dir, "state.json.tmp")), os.Symlink(victim, filepath.Join(dir, "state.json.bak"))); err != nil {
		t.Fatal(err)
	}
	e := c.shelled("", "add facebook") // a backup without its file is damage, and stays so
	if e.code != 4 || !strings.Contains(e.err, "is missing, though its backup is there") {
		t.Errorf("with a link for a backup: %d %s", e.code, e.err)
	}
	if err := os.Remove(filepath.Join(dir, "state.json.bak")); err != nil {
		t.Fatal(err)
	}
	c.runs("add", "facebook")
	if data, err := os.ReadFile(victim); err != nil || string(data) != "theirs" {
		t.Errorf("the file of somebody else holds %q, %v", data, err)
	}
	if e := c.shelled("", "doctor"); e.code != 1 || !strings.Contains(e.out, dir) || !strings.Contains(e.out, "chmod") {
		t.Errorf("doctor: %d %s %s", e.code, e.out, e.err)
	}
}
