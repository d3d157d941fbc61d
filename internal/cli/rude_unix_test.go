//go:build unix

package cli

import (
	"bytes"
	"io"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/creack/pty"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// silent is an emulated terminal that answers nothing by itself. What a program wrote to
// it is kept, byte by byte.
type silent struct {
	*termtest.Terminal
	mu      sync.Mutex
	written bytes.Buffer
}

// runsSilently starts a command in such a terminal, with a shell around it that notes the
// settings of the terminal before and after.
func (c *computer) runsSilently(width, height int, args ...string) *silent {
	c.t.Helper()
	path := c.command().Path
	cmd := exec.CommandContext(c.t.Context(), c.script("inside", "stty -g > before\n"+path+` "$@"`+"\necho $? > code\nstty -g > after"), args...)
	cmd.Dir = c.dir
	for k, v := range c.env {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err == nil {
		err = syscall.SetNonblock(int(master.Fd()), true)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	s := &silent{Terminal: termtest.New(c.t, width, height, io.Discard)}
	s.Keyboard = master
	go func() {
		_, _ = io.Copy(io.MultiWriter(s, s.Terminal), master) // ends when the program does
		s.Ended(cmd.Wait())
	}()
	c.t.Cleanup(func() {
		_ = cmd.Process.Kill() // no harm if it has ended
		_ = master.Close()
	})
	return s
}

func (s *silent) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.written.Write(b)
}

// wrote is all that the program wrote.
func (s *silent) wrote() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.written.String()
}

// TestATerminalThatAnswersBadly has terminals that tell their colours late, wrongly,
// twice, in part or at length, or never. The screen works, nothing is recorded that the
// person did not do, and the terminal is as it was afterwards.
func TestATerminalThatAnswersBadly(t *testing.T) { // beside no other: noise that comes in slowly is taken for a paste
	const white, black = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]10;rgb:0000/0000/0000\x1b\\"
	noise := strings.Repeat(" x\r\x1b[B y u", 10_000)
	for name, says := range map[string][2]string{ // at the first screen, and at the list
		"never":                         {"", ""},
		"late":                          {"", black + white},
		"twice":                         {black + white + black + white, "\x1b]11;rgb:0000/0000/0000\a\x1b]10;rgb:ffff/ffff/ffff\a"},
		"wrongly":                       {"\x1b]11;rgb:zz/gg/qq\x1b\\\x1b]10;nothing\a\x1b]11;?\a\x1b]11;\a\x1b]10\x1b\\", "\x1b]4;0;rgb:12/34/56\a\x1b]4;x\a"},
		"one colour for all":            {"\x1b]11;rgb:8080/8080/8080\a\x1b]10;rgb:8080/8080/8080\a", ""},
		"what nobody asked":             {"\x1b[?62;1;6c\x1b[>41;379;0c\x1bP>|XTerm(379)\x1b\\\x1b[24;80R\x1b[?2026;2$y\x1bP1+r524742=38\x1b\\", "\x1b[?1;2c\x1b[I\x1b[O\x1b[I"},
		"100 kB":                        {"\x1b]11;" + strings.ReplaceAll(noise, "\x1b", "") + "\a", ""},
		"100 kB of another kind":        {"", "\x1bP" + strings.ReplaceAll(noise, "\x1b", "") + "\x1b\\"},
		"in part, the rest comes later": {"\x1b]11;rgb:ffff/ff", "\x1b\\"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newComputer(t)
			s := c.runsSilently(80, 24)
			s.Reads("Choose your platforms")
			s.Presses(says[0])
			if name == "in part, the rest comes later" {
				s.Presses(says[1])
			}
			s.Presses("enter")
			s.Reads("[ ] Facebook")
			s.Presses(says[1], "space")
			s.Reads("[x] Facebook", "Saved.")
			s.Presses("ctrl+c")
			if err := s.Leaves(); err != nil {
				t.Errorf("ended with %v", err)
			}
			if c.file("code") != "0\n" || c.file("before") == "" || c.file("before") != c.file("after") || s.Screen.IsAltScreen() {
				t.Errorf("the code is %q, the terminal was %q and is %q", c.file("code"), c.file("before"), c.file("after"))
			}
			if got := c.events(); !slices.Equal(got, []string{"country DE", "account facebook"}) {
				t.Errorf("recorded %q", got)
			}
		})
	}
}

// TestATerminalThatIsNotUTF8 gets ASCII only, in the full screen, in the linear one, and
// from commands; what goes elsewhere than to a terminal stays UTF-8.
func TestATerminalThatIsNotUTF8(t *testing.T) {
	t.Parallel()
	for _, locale := range []string{"de_DE.ISO-8859-1", "de_DE@euro", "C"} {
		c := newComputer(t)
		c.env["LC_ALL"] = "de_DE.UTF-8"
		c.runs("country", "DE")
		c.runs("add", "instagram", "Zoë Łęcka")
		c.env["LC_ALL"] = locale
		for _, args := range [][]string{
			{}, {"--plain"}, {"status"}, {"letter", "instagram", "--kind", "reason", "--lang", "de"}, {"list", "--all"}, {"show", "facebook"},
			{"help", "letter"}, {"export", "--format", "md"}, {"export", "--format", "csv"}, {"status", "--json"}, {"country", "CI"}, {"country", "DE"},
			{"add", "Жанна"}, {"note", "instagram", "½ “Größe” → 😀"}, {"undo"}, {"doctor"}, {"catalog", "table"}, {"import", "日本.zip"},
		} {
			s := c.runsSilently(80, 24, args...)
			switch {
			case len(args) == 0:
				s.Reads("Zoe Lecka")
				s.Presses("ctrl+c")
			case args[0] == "--plain":
				s.Reads("Zoe Lecka")
				s.Presses("q\r")
			}
			if err := s.Leaves(); err != nil {
				t.Errorf("%s, %q: ended with %v", locale, args, err)
			}
			wrote := s.wrote()
			if at := strings.IndexFunc(wrote, func(r rune) bool { return r > '~' }); at >= 0 || wrote == "" {
				t.Errorf("%s, %q: was sent %q", locale, args, wrote[max(0, at):min(len(wrote), at+20)])
			}
		}
		if out, err := c.says([]string{"letter", "instagram", "--kind", "reason", "--lang", "de"}); err != nil || !strings.Contains(out, "ü") {
			t.Errorf("%s: through a pipe it is %v: %s", locale, err, out)
		}
	}
}
