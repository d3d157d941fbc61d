//go:build unix

package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// script puts an executable shell script on the computer and gives its path.
func (c *computer) script(name, body string) string {
	c.t.Helper()
	path := filepath.Join(c.dir, name)
	script(c.t, path, body)
	return path
}

// script makes a program of the shell.
func script(t *testing.T, path, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	writesProgram(t, path, []byte("#!/bin/sh\n"+body+"\n"))
}

// writesProgram writes a file that can be run. No process may begin meanwhile: it would hold
// the file open for writing for a moment, and the system then refuses to run it (ETXTBSY).
func writesProgram(t *testing.T, path string, data []byte) {
	t.Helper()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := os.WriteFile(path, data, 0o755); err != nil {
		t.Fatal(err)
	}
}

// eventually waits until something holds.
func eventually(t *testing.T, what string, good func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	end := time.After(60 * time.Second)
	for !good() {
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("never came: %s", what)
		}
	}
}

func TestTheBrowserOfTheEnvironmentGetsTheLinkAlone(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	got := filepath.Join(c.dir, "got")
	c.env["BROWSER"] = c.script("mybrowser", `printf '%s\n' "$#" "$@" > `+got+`.new; mv `+got+`.new `+got)
	p := c.atTheForm()
	p.Presses("enter")
	p.Reads("Handed to your browser at", ": www.facebook.com")
	data, err := os.ReadFile(got)
	if want := "1\n" + facebookForm + "\n"; err != nil || string(data) != want {
		t.Errorf("the browser got %q (%v), want %q", data, err, want)
	}
}

func TestNeitherANoisyNorAnEndlessBrowserTouchesTheScreen(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	pid := filepath.Join(c.dir, "pid")
	c.env["BROWSER"] = c.script("loud", `echo $$ > `+pid+`.new; mv `+pid+`.new `+pid+`
printf '\033[2J\033[31mNOISE'; printf 'NOISE' >&2; printf 'NOISE' > /dev/tty
while :; do echo NOISE; echo NOISE >&2; sleep 1; done`)
	p := c.atTheForm()
	p.Presses("enter")
	p.Reads("Opening www.facebook.com ...")
	p.Presses("down") // it answers while the browser is being opened
	p.Reads("> [ ] 3 Fill in")
	eventually(t, "the opener's id", func() bool { _, err := os.Stat(pid); return err == nil })
	t.Cleanup(func() {
		data, _ := os.ReadFile(pid)
		if id, err := strconv.Atoi(strings.TrimSpace(string(data))); err == nil {
			_ = syscall.Kill(id, syscall.SIGKILL)
		}
	})
	p.Reads("Handed to your browser at", ": www.facebook.com")
	if strings.Contains(p.Sees(), "NOISE") {
		t.Errorf("the opener wrote into the screen:\n%s", p.Sees())
	}
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
}

func TestALetterGoesToTheMailProgram(t *testing.T) {
	t.Parallel()
	need(t, "xdg-open", "Xvfb")
	c := newComputer(t)
	got := filepath.Join(c.dir, "got")
	c.env["DISPLAY"] = display(t)
	c.handler("x-scheme-handler/mailto", c.script("mymail", `printf '%s' "$1" > `+got+`.new; mv `+got+`.new `+got)+" %u")
	for _, args := range [][]string{{"country", "GB"}, {"add", "claude"}} {
		cmd := c.command()
		cmd.Args = append(cmd.Args, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%q: %v: %s", args, err, out)
		}
	}
	cmd := c.command()
	cmd.Args = append(cmd.Args, "letter", "claude", "--kind", "objection", "--mail", "--name", "Anna", "--email", "a@example.org", "--grounds", "works")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Handed to your mail program, to privacy@anthropic.com") {
		t.Fatalf("%v: %s", err, out)
	}
	eventually(t, "the mail program", func() bool { _, err := os.Stat(got); return err == nil })
	data, _ := os.ReadFile(got)
	if !strings.HasPrefix(string(data), "mailto:privacy@anthropic.com?subject=") {
		t.Errorf("the mail program got %q", data)
	}
}

func TestAKeptFileOpensIfItOnlyShowsSomething(t *testing.T) {
	t.Parallel()
	need(t, "xdg-open", "Xvfb")
	c := newComputer(t)
	got := filepath.Join(c.dir, "got")
	c.env["DISPLAY"] = display(t)
	c.env["BROWSER"] = filepath.Join(c.dir, "none") // which is for links
	c.handler("text/plain", c.script("viewer", `printf '%s' "$1" > `+got+`.new; mv `+got+`.new `+got)+" %f")
	for name, data := range map[string]string{"answer.txt": "they confirmed", "page.html": "<script>1</script>"} {
		if err := os.WriteFile(filepath.Join(c.dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	runs := func(args ...string) (string, error) {
		cmd := c.command()
		cmd.Args = append(cmd.Args, args...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	for _, args := range [][]string{{"attach", "facebook", "answer.txt"}, {"attach", "facebook", "page.html"}} {
		if out, err := runs(args...); err != nil {
			t.Fatalf("%q: %v: %s", args, err, out)
		}
	}
	if out, err := runs("open", "facebook", "--proof", "1"); err != nil || !strings.Contains(out, "answer.txt") {
		t.Fatalf("%v: %s", err, out)
	}
	eventually(t, "the viewer", func() bool { _, err := os.Stat(got); return err == nil })
	path, _ := os.ReadFile(got)
	if data, err := os.ReadFile(string(path)); err != nil || string(data) != "they confirmed" {
		t.Errorf("the viewer got %q: %v", path, err)
	}
	out, err := runs("open", "facebook", "--proof", "2")
	if err == nil || !strings.Contains(out, "only pictures, PDF, plain text and mails are opened from here") || !strings.Contains(out, ".html") {
		t.Errorf("%v: %s", err, out)
	}
	if out, err := runs("open", "facebook", "--proof", "2", "--print"); err != nil || !strings.HasSuffix(strings.TrimSpace(out), ".html") {
		t.Errorf("%v: %s", err, out)
	}
	if out, err := runs("open", "facebook", "--proof", "3"); err == nil || !strings.Contains(out, `there is no proof "3" of facebook`) {
		t.Errorf("%v: %s", err, out)
	}
	// Something else in its place is not opened, and neither is a directory of
	// somebody else in the place of all.
	proofs, text := filepath.Join(c.env["OPTOUT_TUI_DIR"], "proofs"), string(path)
	for _, tamper := range []struct {
		does func() error
		says string
	}{
		{func() error { return os.WriteFile(text, []byte("forged"), 0o600) }, "it is no longer what was kept"},
		{func() error { return os.Remove(text) }, "the file is not here"},
		{func() error {
			return errors.Join(os.WriteFile(text, []byte("they confirmed"), 0o600), os.Rename(proofs, proofs+"x"), os.Symlink(proofs+"x", proofs))
		}, "is not a directory"},
	} {
		if err := errors.Join(os.Remove(got), tamper.does()); err != nil {
			t.Fatal(err)
		}
		if out, err := runs("open", "facebook", "--proof", "1"); err == nil || !strings.Contains(out, "not opened: ") || !strings.Contains(out, tamper.says) {
			t.Errorf("%v: %s, want %q", err, out, tamper.says)
		}
		if err := os.WriteFile(got, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAFileIsKeptFromTheWalk(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	if err := os.WriteFile(filepath.Join(c.dir, "mail.eml"), []byte("they confirmed"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := c.atTheForm()
	keep := func(path string) {
		p.Presses("tab")
		p.Reads("More about Facebook")
		p.GoesTo("Keep a file as a proof")
		p.Presses("enter")
		p.Reads("Which file is to be kept")
		p.Presses(path)
		p.Rests() // the path stands in the question, too
		p.Presses("enter")
	}
	keep("~/nothing.eml")
	p.Reads("NOT KEPT: ", "nothing.eml cannot be", "no such file or directory")
	keep("~/mail.eml")
	p.Reads("A copy of ~/mail.eml is kept. Saved.")
	p.Presses("tab")
	p.Reads("More about Facebook")
	p.GoesTo("Open mail.eml")
	p.Presses("enter")
	p.Reads("Not opened: there is no display here.")
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	kept, _ := filepath.Glob(filepath.Join(c.env["OPTOUT_TUI_DIR"], "proofs", "*.eml"))
	if len(kept) != 1 {
		t.Fatalf("kept %v", kept)
	}
	if data, _ := os.ReadFile(kept[0]); string(data) != "they confirmed" {
		t.Errorf("kept %q", data)
	}
}

func TestWithoutAnyBrowserTheReasonAndTheLinkAreShown(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	c.env["DISPLAY"], c.env["PATH"] = ":99", c.dir
	p := c.atTheForm()
	p.Presses("enter")
	p.Reads("Not opened: no browser was found.", facebookForm)
}

func TestABrowserThatFailsIsQuoted(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	c.env["BROWSER"] = c.script("broken", `printf 'no \033[31mprofile\n' >&2; exit 1`)
	p := c.atTheForm()
	p.Presses("enter")
	p.Reads("Not opened: the browser could not be started (no [31mprofile).")
}

func TestOverSSHNothingIsOpened(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	c.env["DISPLAY"], c.env["SSH_CONNECTION"] = ":99", "10.0.0.1 1 10.0.0.2 22"
	p := c.atTheForm()
	p.Presses("enter")
	p.Reads("Not opened: this is a remote session", facebookForm)
}

func TestTheTerminalIsRestoredAfterSignals(t *testing.T) {
	t.Parallel()
	for name, sig := range map[string]syscall.Signal{"TERM": syscall.SIGTERM, "INT": syscall.SIGINT, "HUP": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			c := newComputer(t)
			p, cmd := c.atTheChecklist()
			p.Presses("space")
			p.Reads("[x] Facebook", "Saved.")
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if err := p.Leaves(); err != nil {
				t.Errorf("ended with %v", err)
			}
			if p.Screen.IsAltScreen() {
				t.Error("the alternate screen was not left")
			}
			if got := c.events(); len(got) != 2 {
				t.Errorf("recorded %v", got)
			}
		})
	}
}

func TestAClosedTerminalEndsTheProgram(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p, _ := c.atTheChecklist()
	p.Presses("space")
	p.Reads("[x] Facebook")
	_ = p.Master().Close()
	_ = p.Leaves() // whatever it says, it ends
	if got := c.events(); len(got) != 2 {
		t.Errorf("recorded %v", got)
	}
}

func TestAKillAfterSavedLosesNothing(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p, cmd := c.atTheChecklist()
	p.Presses("space")
	p.Reads("[x] Facebook")
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.Leaves()
	if got := c.events(); len(got) != 2 || got[1] != "account facebook" {
		t.Errorf("ticked on the screen, and the file holds %v", got)
	}
}

func TestResizedToNothingAndBack(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.atTheForm()
	resize := func(columns, rows uint16) {
		t.Helper()
		if err := pty.Setsize(p.Master(), &pty.Winsize{Cols: columns, Rows: rows}); err != nil {
			t.Fatal(err)
		}
	}
	resize(1, 1)
	resize(39, 11)
	p.Reads("Please make the window")
	resize(80, 24)
	p.NoLonger("Please make the window")
	p.Presses("down")
	p.Reads("> [ ] 3 Fill in")
	for range 3 {
		p.Rests() // a key that comes again at once is held down
		p.Presses("q")
	}
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
}
