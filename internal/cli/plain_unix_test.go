//go:build unix

package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// says runs the program with these lines as its input, and gives what it wrote.
func (c *computer) says(args []string, lines ...string) (string, error) {
	c.t.Helper()
	cmd := c.command()
	cmd.Args = append(cmd.Args, args...)
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n"))
	out, err := cmd.CombinedOutput()
	c.onlyText(out)
	return string(out), err
}

// onlyText holds output to what a screen reader and a printer can take.
func (c *computer) onlyText(out []byte) {
	c.t.Helper()
	if i := bytes.IndexFunc(out, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' || r >= 0x7f && r < 0xa0 }); i >= 0 {
		c.t.Errorf("the output holds the control character %q: %q", out[i], out[max(0, i-40):min(len(out), i+40)])
	}
}

func inOrder(t *testing.T, out string, texts ...string) {
	t.Helper()
	rest := out
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Fatalf("%q does not come, or not there:\n%s", text, out)
		}
		rest = after
	}
}

// twoPlatforms is what a person types who deals with two platforms: the page
// of one form is opened by Enter, the mails that confirm have not come yet.
var twoPlatforms = []string{"", "facebook, instagram", "", "d", "", "d", "d", "d", "", "", "d", "d", "d", "d", "", "", "", ""}

var twoPlatformsDone = []string{
	"country DE", "account facebook", "account instagram",
	"step facebook login", "step facebook form", "step facebook reason", "step facebook send",
	"step instagram login", "step instagram form", "step instagram reason", "step instagram send",
}

func TestTwoPlatformsThroughAPipe(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	out, err := c.says([]string{"--plain"}, twoPlatforms...)
	if err != nil {
		t.Errorf("ended with %v", err)
	}
	inOrder(t, out, "Plain mode: ", "without --plain", "Enter alone: yes, or type another.", "Country: Germany. Saved.",
		"On your list now: Facebook, Instagram. Saved.", "about 8 minutes",
		"Step 1 of 5: Log in to Facebook", "Done, saved. Step 2 of 5: Open the objection form.",
		"Opening www.facebook.com: "+facebookForm+"\n", "Not opened: there is no display here.",
		"Is it sent? d: yes. Enter alone: not yet", "Left open. Facebook: sent ", "goes on with Instagram",
		"Left open. Instagram: sent ", "Where everything stands", "1 Facebook: sent", "2 Instagram: sent", "Everything is saved.\n")
	if lines := strings.Split(strings.TrimSpace(out), "\n"); len(lines) > 61 { // one says that the two may be in one Accounts Center, and one which language this is
		t.Errorf("that took %d lines, and is to take no more than 61:\n%s", len(lines), out)
	} else {
		for _, l := range lines {
			if len(l) > 80 {
				t.Errorf("longer than 80 columns: %s", l)
			}
		}
	}
	if strings.Contains(out, "[x]") || strings.Contains(out, "[ ]") {
		t.Errorf("it draws boxes:\n%s", out)
	}
	if got := c.events(); !slices.Equal(got, twoPlatformsDone) {
		t.Errorf("recorded %v", got)
	}
}

// talk is the program in a pseudo-terminal, and all that it wrote there.
type talk struct {
	t      *testing.T
	master *os.File
	wrote  chan []byte
	all    bytes.Buffer
	seen   int
	cmd    *exec.Cmd
}

func (c *computer) talk(size pty.Winsize, args ...string) *talk {
	c.t.Helper()
	cmd := c.command()
	cmd.Args = append(cmd.Args, args...)
	blocking, err := pty.StartWithSize(cmd, &size)
	if err != nil {
		c.t.Fatal(err)
	}
	// Closing a file in blocking mode would wait for the read below.
	fd, err := syscall.Dup(int(blocking.Fd()))
	if err == nil {
		err = errors.Join(syscall.SetNonblock(fd, true), blocking.Close())
	}
	if err != nil {
		c.t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	master := os.NewFile(uintptr(fd), "terminal")
	k := &talk{t: c.t, master: master, wrote: make(chan []byte, 64), cmd: cmd}
	go func() {
		defer close(k.wrote)
		for {
			b := make([]byte, 4096)
			n, err := master.Read(b)
			if err != nil {
				return // the program has ended
			}
			k.wrote <- b[:n]
		}
	}()
	c.t.Cleanup(func() {
		_ = cmd.Process.Kill() // no harm if it has ended
		_ = master.Close()
		c.onlyText(k.all.Bytes())
	})
	return k
}

// hears waits for a text that was not heard before.
func (k *talk) hears(text string) {
	k.t.Helper()
	for {
		if i := strings.Index(k.all.String()[k.seen:], text); i >= 0 {
			k.seen += i + len(text)
			return
		}
		select {
		case b, more := <-k.wrote:
			if !more {
				k.t.Fatalf("it ended before it said: %s\n%s", text, k.all.String())
			}
			k.all.Write(b)
		case <-time.After(20 * time.Second):
			k.t.Fatalf("never said: %s\n%s", text, k.all.String())
		}
	}
}

func (k *talk) types(line string) {
	k.t.Helper()
	if _, err := io.WriteString(k.master, line+"\n"); err != nil {
		k.t.Fatal(err)
	}
}

func (k *talk) ends() error {
	for b := range k.wrote {
		k.all.Write(b)
	}
	return k.cmd.Wait()
}

func TestTheWholeJourneyInAPlainTerminal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		set, to, first string
		args           []string
	}{
		"flag":       {"", "", "start without --plain", []string{"--plain"}},
		"accessible": {"ACCESSIBLE", "1", "unset ACCESSIBLE", nil},
		"dumb":       {"TERM", "dumb", "that can move its cursor", nil},
		"unknown":    {"TERM", "unknown", "that can move its cursor", nil},
		"no TERM":    {"TERM", "", "that can move its cursor", nil},
	} {
		t.Run(name, func(t *testing.T) {
			on := newComputer(t)
			on.env[c.set] = c.to
			delete(on.env, "")
			on.env["BROWSER"] = on.script("mybrowser", `printf '\033[2JNOISE'; printf '%s' "$1" > `+filepath.Join(on.dir, "got"))
			k := on.talk(pty.Winsize{Cols: 60, Rows: 20}, c.args...)
			k.hears(c.first)
			k.types("")
			k.hears("Germany. Saved.")
			k.types("instagram")
			k.hears("On your list now: Instagram. Saved.")
			k.types("")
			k.hears("Step 1 of 5: Log in to Instagram")
			k.hears("Enter alone opens ")
			k.types("d")
			k.hears("Step 2 of 5: Open the objection form.")
			k.types("")
			k.hears("https://help.instagram.com/contact/233964459562201")
			k.hears("Handed to your browser.")
			eventually(t, "the link at the browser", func() bool {
				got, _ := os.ReadFile(filepath.Join(on.dir, "got"))
				return string(got) == "https://help.instagram.com/contact/233964459562201"
			})
			k.types("d") // Enter alone says so only a moment after the one that opened it
			k.hears("Done, saved.")
			k.types("t")
			k.hears("Art. 21 Abs. 1")
			k.types("en")
			k.hears("Art. 21(1) GDPR")
			k.types("q")
			k.hears("Everything is saved.")
			if err := k.ends(); err != nil {
				t.Errorf("ended with %v", err)
			}
			for l := range strings.Lines(k.all.String()) {
				if l = strings.TrimPrefix(strings.TrimSpace(l), "> "); len([]rune(l)) > 60 && !strings.Contains(l, "https://") {
					t.Errorf("longer than the terminal is wide: %s", l)
				}
			}
			want := []string{"country DE", "account instagram", "step instagram login", "opened instagram form", "step instagram form"}
			if got := on.events(); !slices.Equal(got, want) {
				t.Errorf("recorded %v, want %v", got, want)
			}
			k = on.talk(pty.Winsize{Cols: 80, Rows: 24}, c.args...)
			k.hears("1 Instagram: begun")
			k.hears("Enter alone goes on with Instagram.")
			k.types("")
			k.hears("Step 3 of 5")
			k.types("\x04") // ctrl+d: the end of input
			k.hears("The input has ended. Everything is saved.")
			if err := k.ends(); err != nil {
				t.Errorf("ended with %v", err)
			}
		})
	}
}

func TestATerminalThatGoesAwayLosesNothing(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	k := c.talk(pty.Winsize{Cols: 80, Rows: 24}, "--plain")
	k.hears("Enter alone")
	k.types("")
	k.hears("Saved.")
	k.types("facebook")
	k.hears("On your list now: Facebook. Saved.")
	_ = k.master.Close()
	_ = k.ends() // whatever it says, it ends
	if got := c.events(); !slices.Equal(got, []string{"country DE", "account facebook"}) {
		t.Errorf("recorded %v", got)
	}
}

func TestASaveThatFailsIsSaidAndCountsForNothing(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	k := c.talk(pty.Winsize{Cols: 300, Rows: 24}, "--plain")
	k.hears("Enter alone")
	k.types("")
	k.hears("Saved.")
	k.types("facebook")
	k.hears("Saved.")
	k.types("")
	k.hears("Step 1 of 5")
	dir := c.env["OPTOUT_TUI_DIR"]
	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k.types("d")
	k.hears("Not saved, so it does not count:")
	k.hears("is not a directory")
	k.hears("Move away what lies in the place of it: ")
	k.hears("Enter alone opens ") // still at the same step
	if err := errors.Join(os.Remove(dir), os.Rename(dir+".away", dir)); err != nil {
		t.Fatal(err)
	}
	k.types("d")
	k.hears("Done, saved. Step 2 of 5")
	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k.types("d")
	k.hears("Not saved")
	k.types("q")
	k.hears("The last thing you did is not.")
	if err := k.ends(); fmt.Sprint(err) != "exit status 1" {
		t.Errorf("ended with %v, want exit status 1", err)
	}
	if strings.Count(k.all.String(), "Done, saved.") != 1 {
		t.Errorf("it said saved of what was not:\n%s", k.all.String())
	}
}

func TestAnOutputThatTakesNothingIsAnError(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer func() { _ = full.Close() }()
	c := newComputer(t)
	cmd := c.command()
	cmd.Args = append(cmd.Args, "--plain")
	cmd.Stdin = strings.NewReader(strings.Join(twoPlatforms, "\n"))
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = full, &said
	if err := cmd.Run(); fmt.Sprint(err) != "exit status 1" || !strings.Contains(said.String(), "cannot write the output: ") {
		t.Errorf("ended with %v: %s", err, said.String())
	}
	if _, err := os.Stat(c.env["OPTOUT_TUI_DIR"]); err == nil {
		t.Error("it recorded what the person could not read the question of")
	}
}
