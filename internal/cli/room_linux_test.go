package cli

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"
)

// mounts puts a file system in memory under a directory.
func (c *computer) mounts(dir, options string) {
	c.t.Helper()
	needRoot(c.t)
	need(c.t, "mount", "umount")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		c.t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "mode=0700,"+options, "none", dir).CombinedOutput(); err != nil {
		c.t.Skipf("mount does not work here: %s", out)
	}
	c.t.Cleanup(func() { // -l, since a process that another test has just begun may still hold it
		if out, err := exec.Command("umount", "-l", dir).CombinedOutput(); err != nil {
			c.t.Errorf("umount: %v: %s", err, out)
		}
	})
}

// fills takes all the room, by size and by number of files.
func (c *computer) fills(dir string) {
	c.t.Helper()
	for size := 1 << 16; size > 0; size /= 2 {
		for n := 0; ; n++ {
			err := os.WriteFile(filepath.Join(dir, fmt.Sprint("full", size, n)), make([]byte, size), 0o600)
			if errors.Is(err, syscall.ENOSPC) {
				break
			}
			if err != nil {
				c.t.Fatal(err)
			}
		}
	}
}

// tightness is a way of leaving no room for a save, and a way to give it back.
type tightness struct {
	options string
	hurt    func(c *computer, dir string)
	heal    func(c *computer, dir string)
	why     string
}

// computer is one on which Facebook is on the list, and nothing more can be saved.
func (k tightness) computer(t *testing.T) *computer {
	t.Helper()
	c := newComputer(t)
	dir := c.env["OPTOUT_TUI_DIR"]
	c.mounts(dir, k.options)
	c.runs("country", "DE")
	c.runs("add", "facebook")
	k.hurt(c, dir)
	return c
}

var tight = map[string]tightness{
	"no bytes":  {"size=128k", (*computer).fills, (*computer).clears, "no space left on device"},
	"no inodes": {"size=1m,nr_inodes=40", (*computer).fills, (*computer).clears, "no space left on device"},
	"read-only": {"size=1m", remount("ro"), remount("rw"), "read-only file system"},
	"immutable": {"size=1m", attribute("+i", "state.json"), attribute("-i", "state.json"), "operation not permitted"},
	// In such a directory no file can be made, renamed or removed.
	"immutable directory": {"size=1m", attribute("+i", "."), attribute("-i", "."), "operation not permitted"},
}

func (c *computer) clears(dir string) {
	c.t.Helper()
	full, _ := filepath.Glob(filepath.Join(dir, "full*"))
	for _, name := range full {
		if err := os.Remove(name); err != nil {
			c.t.Fatal(err)
		}
	}
}

func remount(how string) func(c *computer, dir string) {
	return func(c *computer, dir string) {
		c.t.Helper()
		if out, err := exec.Command("mount", "-o", "remount,"+how, dir).CombinedOutput(); err != nil {
			c.t.Skipf("remount: %s", out)
		}
	}
}

func attribute(how, name string) func(c *computer, dir string) {
	return func(c *computer, dir string) {
		c.t.Helper()
		if out, err := exec.Command("chattr", how, filepath.Join(dir, name)).CombinedOutput(); err != nil {
			c.t.Skipf("chattr: %s", out)
		}
	}
}

func TestWithoutRoomItSaysSoAndLosesNothing(t *testing.T) {
	t.Parallel()
	for name, kind := range tight {
		t.Run(name, func(t *testing.T) {
			c := kind.computer(t)
			cmd := c.command()
			cmd.Args = append(cmd.Args, "step", "facebook", "form")
			e := ends(t, cmd)
			if e.code != 1 || e.out != "" || !strings.HasPrefix(e.err, "optout-tui: not saved: ") || !strings.Contains(e.err, kind.why) {
				t.Errorf("it ended with %d and said %q, %q", e.code, e.out, e.err)
			}
			p := c.walk()
			p.Reads("Where everything stands")
			p.GoesTo("Facebook")
			p.Presses("enter")
			p.Reads("> [ ] 1 Log in")
			p.Presses("space")
			p.Reads("NOT SAVED", "[.] 1 Log in")
			kind.heal(c, c.env["OPTOUT_TUI_DIR"])
			p.GoesTo("2 Open")
			p.Presses("space")
			p.Reads("[x] 2 Open", "Saved.")
			p.Presses("ctrl+c")
			if err := p.Leaves(); err != nil {
				t.Errorf("the session ended with %v", err)
			}
			if got := strings.Join(c.events(), ","); got != "country DE,account facebook,step facebook login,step facebook form" {
				t.Errorf("the file holds %s", got)
			}
		})
	}
}

// TestWithoutRoomNoProofIsHalfKept attaches a file that no longer fits.
func TestWithoutRoomNoProofIsHalfKept(t *testing.T) {
	t.Parallel()
	for name, kind := range tight {
		t.Run(name, func(t *testing.T) {
			c := kind.computer(t)
			if err := os.WriteFile(filepath.Join(c.dir, "mail.eml"), make([]byte, 50_000), 0o600); err != nil {
				t.Fatal(err)
			}
			attach := func() ending {
				cmd := c.command()
				cmd.Args = append(cmd.Args, "attach", "facebook", "mail.eml")
				return ends(t, cmd)
			}
			if e := attach(); e.code != 1 || e.out != "" || !strings.HasPrefix(e.err, "optout-tui: not saved: ") || !strings.Contains(e.err, kind.why) {
				t.Errorf("it ended with %d and said %q, %q", e.code, e.out, e.err)
			}
			if got := c.names("state/proofs"); len(got) > 0 || len(c.events()) != 2 {
				t.Errorf("proofs %q, events %q", got, c.events())
			}
			kind.heal(c, c.env["OPTOUT_TUI_DIR"])
			if e := attach(); e.code != 0 || len(c.names("state/proofs")) != 1 || len(c.events()) != 3 {
				t.Errorf("with room it ended with %d: %s", e.code, e.err)
			}
		})
	}
}

// TestWithoutRoomNoExportIsHalfWritten writes to a place with no room, beside an
// older export, and over it.
func TestWithoutRoomNoExportIsHalfWritten(t *testing.T) {
	t.Parallel()
	for name, kind := range tight {
		if strings.HasPrefix(name, "immutable") && name != "immutable directory" {
			continue // that is about the state file
		}
		t.Run(name, func(t *testing.T) {
			c := newComputer(t)
			c.runs("add", "facebook")
			out := filepath.Join(c.dir, "out")
			c.mounts(out, kind.options)
			c.runs("export", "-o", "out/old.json")
			old, err := os.ReadFile(filepath.Join(out, "old.json"))
			if err != nil {
				t.Fatal(err)
			}
			kind.hurt(c, out)
			before := c.names("out")
			for _, args := range [][]string{{"-o", "out/new.json"}, {"--force", "-o", "out/old.json"}} {
				cmd := c.command()
				cmd.Args = append(append(cmd.Args, "export"), args...)
				e := ends(t, cmd)
				if e.code != 1 || e.out != "" || !strings.Contains(e.err, kind.why) {
					t.Errorf("%q ended with %d and said %q, %q", args, e.code, e.out, e.err)
				}
			}
			if got := c.names("out"); !slices.Equal(got, before) {
				t.Errorf("there is %q, and was %q", got, before)
			}
			if now, err := os.ReadFile(filepath.Join(out, "old.json")); err != nil || !slices.Equal(now, old) {
				t.Errorf("the older export now holds %d bytes, %v", len(now), err)
			}
			kind.heal(c, out)
			c.runs("export", "-o", "out/new.json")
			c.runs("export", "--force", "-o", "out/old.json")
		})
	}
}

// TestFewDescriptors has the program run with room for only so many open files:
// it works, or says what is missing.
func TestFewDescriptors(t *testing.T) {
	t.Parallel()
	need(t, "prlimit")
	for n := 3; n < 16; n++ {
		c := newComputer(t)
		cmd := c.command()
		limited := exec.Command("prlimit", fmt.Sprint("--nofile=", n), cmd.Path, "add", "facebook")
		limited.Env, limited.Dir = cmd.Env, cmd.Dir
		e := ends(t, limited)
		if strings.Contains(e.err, "prlimit") {
			continue // not enough even to start anything
		}
		if strings.Contains(e.err, "goroutine ") || (e.code == 0) != (len(c.events()) == 1) || e.code != 0 && !strings.HasPrefix(e.err, "optout-tui: ") {
			t.Errorf("with %d open files it ended with %d and said %q", n, e.code, e.err)
		}
	}
}

func TestOddDirectories(t *testing.T) {
	t.Parallel()
	for name, dir := range map[string]string{
		"spaces": "my  state ", "newline": "a\nb", "not UTF-8": "\xff\xfe", "escape": "\x1b[31mred", "quotes": `"'$(id)`,
	} {
		t.Run(name, func(t *testing.T) {
			c := newComputer(t)
			c.env["OPTOUT_TUI_DIR"] = filepath.Join(c.dir, dir)
			c.runs("add", "facebook")
			c.runs("note", "facebook", "hello")
			if got := strings.Join(c.events(), ","); got != "account facebook,note facebook" {
				t.Errorf("the file holds %s", got)
			}
			cmd := c.command()
			cmd.Args = append(cmd.Args, "where")
			if e := ends(t, cmd); e.code != 0 || strings.Contains(e.out, "\x1b") || !utf8.ValidString(e.out) || strings.Count(e.out, "\n") > 4 {
				t.Errorf("where: %d %q", e.code, e.out)
			}
		})
	}
}

func TestASymlinkedStateDirectoryIsUsed(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	behind := filepath.Join(c.dir, "elsewhere")
	if err := errors.Join(os.Mkdir(behind, 0o700), os.Symlink(behind, c.env["OPTOUT_TUI_DIR"])); err != nil {
		t.Fatal(err)
	}
	c.runs("add", "facebook")
	c.runs("note", "facebook", "hello")
	if got := c.names("elsewhere"); strings.Join(got, " ") != "state.json state.json.bak state.lock" {
		t.Errorf("the directory behind the link holds %q", got)
	}
}
