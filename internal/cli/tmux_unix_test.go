//go:build unix

package cli

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// tmux is a real terminal multiplexer with one window, in which a shell runs. Its
// socket is in dir, and named from there: such a path must be short.
type tmux struct {
	t   *testing.T
	dir string
}

func newTmux(t *testing.T, c *computer, width, height int) *tmux {
	t.Helper()
	need(t, "tmux")
	m := &tmux{t, t.TempDir()}
	start := exec.CommandContext(t.Context(), "tmux", "-S", "socket", "-f", "/dev/null", "new-session", "-d",
		"-x", fmt.Sprint(width), "-y", fmt.Sprint(height), "env", "PS1=$ ", "sh", "-i") // not by the shell of this user, which may be none
	start.Dir = m.dir
	for k, v := range c.env {
		start.Env = append(start.Env, k+"="+v)
	}
	if out, err := start.CombinedOutput(); err != nil {
		t.Fatalf("tmux: %v: %s", err, out)
	}
	t.Cleanup(func() { m.run("kill-server") })
	m.run("set-option", "-g", "escape-time", "0")
	return m
}

func (m *tmux) run(args ...string) string {
	m.t.Helper()
	cmd := exec.Command("tmux", append([]string{"-S", "socket"}, args...)...)
	cmd.Dir = m.dir
	out, err := cmd.Output()
	if err != nil {
		m.t.Fatalf("tmux %q: %v", args, err)
	}
	return string(out)
}

func (m *tmux) presses(keys ...string) {
	m.t.Helper()
	for _, k := range keys {
		m.run("send-keys", k)
	}
}

// focused puts a > into the margin of the line that the cursor is on.
func (m *tmux) focused(screen string) string {
	lines := strings.Split(screen, "\n")
	y, err := strconv.Atoi(strings.TrimSpace(m.run("display-message", "-p", "#{cursor_y}")))
	if err == nil && y < len(lines) && strings.HasPrefix(lines[y], " ") {
		lines[y] = ">" + lines[y][1:]
	}
	return strings.Join(lines, "\n")
}

func (m *tmux) reads(texts ...string) {
	m.t.Helper()
	for _, text := range texts {
		var screen string
		eventually(m.t, text, func() bool {
			screen = m.focused(m.run("capture-pane", "-p"))
			return strings.Contains(strings.Join(strings.Fields(screen), " "), text)
		})
	}
}

// answers presses keys after a question has been read for a while, and each of them too.
func (m *tmux) answers(keys ...string) {
	m.t.Helper()
	for _, k := range keys {
		<-time.After(900 * time.Millisecond) // a question takes no answer before
		m.presses(k)
	}
}

func TestTheJourneyInTmux(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			c := newComputer(t)
			c.env["BROWSER"] = c.script("mybrowser", "exit 0")
			path := c.command().Path
			m := newTmux(t, c, size[0], size[1])
			m.run("send-keys", path, "Enter")
			m.reads("Say no to AI training")
			m.presses("Enter")
			m.reads("> [ ] Facebook")
			m.presses("Space")
			m.reads("> [x] Facebook")
			m.presses("Enter")
			m.reads("> [ ] 1 Log in")
			m.presses("Enter")
			m.reads("Handed to your browser at")
			m.answers("Enter")
			m.reads("> [ ] 2 Open")
			m.presses("Space")
			m.reads("> [ ] 3 Fill in")
			m.presses("C-z")
			m.reads("$")
			m.run("send-keys", "fg", "Enter")
			m.reads("> [ ] 3 Fill in")
			m.presses("Space")
			m.reads("> [ ] 4 Send")
			m.presses("Enter")
			m.reads("Have you sent it?")
			m.answers("Down", "Enter")
			m.reads("> See where everything stands")
			m.presses("Up", "Up", "Up", "Up", "Up", "Up")
			m.reads("> [ ] 5 Keep the e-mail")
			m.presses("Enter")
			m.reads("Has it come?")
			m.answers("Down", "Enter")
			m.reads("> See where everything stands")
			m.presses("Enter")
			m.reads("Nothing left to do for now", "[x] 1 confirmed: Facebook", "> Put these dates in my calendar")
			m.presses("Down")
			m.reads("> Where everything stands")
			m.presses("Enter")
			m.reads("[x] Facebook", "confirmed")
			m.presses("C-c")
			m.reads("$")
			m.run("send-keys", path+" status", "Enter")
			m.reads("facebook done")
			want := "country DE,account facebook,opened facebook login,step facebook login,step facebook form,step facebook reason,step facebook send,step facebook confirm"
			if got := strings.Join(c.events(), ","); got != want {
				t.Errorf("recorded %s, want %s", got, want)
			}
		})
	}
}
