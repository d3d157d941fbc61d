//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mail is a text that would do a lot if its letters were keys.
const mail = "From: x\nuuu axe xnay, dear all\n\n  yes q\nAnna\n"

// TestKeysThatTmuxSendsAreNoFacts holds Space and Enter in the real program, pastes a mail
// from the buffer of tmux, and looks at what was recorded.
func TestKeysThatTmuxSendsAreNoFacts(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	c.env["BROWSER"] = c.script("mybrowser", "exit 0")
	m := newTmux(t, c, 80, 24)
	m.run("send-keys", c.command().Path, "Enter")
	m.reads("Choose your platforms")
	m.presses("Enter")
	m.reads("[ ] Facebook")
	m.presses("Space")
	m.reads("[x] Facebook")
	m.presses("Enter")
	m.reads("1 Log in")
	before := c.events()
	text := filepath.Join(c.dir, "mail.txt")
	if err := os.WriteFile(text, []byte(mail), 0o600); err != nil {
		t.Fatal(err)
	}
	m.run("load-buffer", text)
	m.run("paste-buffer")
	m.reads("What was pasted did nothing")
	m.answers("Down")
	m.run("paste-buffer", "-p") // with brackets
	m.reads("What was pasted did nothing")
	m.answers("Up")
	if got := c.events(); len(got) != len(before) {
		t.Errorf("a mail that was pasted recorded %q", got[len(before):])
	}
	m.presses("n")
	m.reads("Note on Facebook")
	m.run("paste-buffer")
	m.reads("dear all yes q Anna")
	m.presses("Escape")
	for _, key := range []string{"Space", "Enter", "Space", "x"} {
		for range 60 {
			m.presses(key)
		}
	}
	m.presses("C-c")
	m.reads("Everything is saved")
	for _, e := range c.events()[len(before):] {
		if strings.Contains(e, "outcome") || strings.Contains(e, "send") || strings.Contains(e, "confirm") {
			t.Errorf("keys that were held down recorded %q", e)
		}
	}
}

// TestAPasteWhoseEndIsLostStopsNothing pastes a text in which the beginning of a sequence
// swallows the end of the paste: keys count again after a while.
func TestAPasteWhoseEndIsLostStopsNothing(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.atTheForm()
	before := c.events()
	p.Presses("\x1b[200~x yes \x1b]0;\x1b[201~")
	p.Reads("What was pasted did nothing")
	p.Rests()
	p.Presses("?")
	p.Reads("Keys")
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if got := c.events(); len(got) != len(before) {
		t.Errorf("recorded %q", got[len(before):])
	}
}
