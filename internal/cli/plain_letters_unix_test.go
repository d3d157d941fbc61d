//go:build unix

package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// unwrapped is output in one line, wherever its lines were broken.
func unwrapped(out string) string { return strings.Join(strings.Fields(out), " ") }

// TestALetterThroughAPipe writes the letter of an objection to a file, keeps a
// proof, and hears both again in another run.
func TestALetterThroughAPipe(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	there, mail := filepath.Join(c.dir, "there.txt"), filepath.Join(c.dir, "mail.eml")
	for path, text := range map[string]string{there: "mine", mail: "they confirmed"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := c.says([]string{"--plain"}, "", "facebook", "", "t", "2", "Anna\x1b[31m Beispiel\u202e", "anna@example.org", "1, 3",
		"m", "w", there, "~/there.txt", filepath.Join(c.dir, "no", "such", "place.txt"), "let\x1bter.txt", "sent", "2026-01-15", "2",
		"p", "~/nothing\x07.eml", "~/mail.eml", there, c.dir, "", "n", "called\x1b[2J them\u202e", "refused", "2099-01-01", "", "no \x1breason", "q")
	if err != nil {
		t.Errorf("ended with %v", err)
	}
	inOrder(t, unwrapped(out), "Texts and letters for Facebook: 1 a short reason for a form. 2 the full letter to the company.",
		"Your name in letters: Anna[31m Beispiel. Saved.", "(Deutsch). To: Meta Platforms Ireland Limited By post: ", "Betreff: Widerspruch", "End of the text.",
		"\"m\" is not an answer here.", // Meta names no address
		"Not written: "+there+" is there already.", "Not written: "+there+" is there already.", "Not written: ", "no such file or directory.",
		"Written to "+c.dir, "letter.txt", "Saved. Facebook: no answer in time,", "A letter for that is ready: t.",
		"No file is kept with Facebook yet.", "Not kept: ", "A copy of mail.eml is kept with Facebook as number 1. Saved.",
		"A copy of there.txt is kept with Facebook as number 2. Saved.", "Not kept: ", "is not a regular file.",
		"The note on Facebook is kept. Saved.", "2099-01-01 is yet to come", "What did they write", "Saved. Facebook: refused", "Everything is saved.")
	for l := range strings.Lines(out) {
		if l = strings.TrimSpace(l); len([]rune(l)) > 80 && strings.Contains(l, " ") && !strings.Contains(l, c.dir) {
			t.Errorf("longer than 80 columns: %s", l)
		}
	}
	if data, _ := os.ReadFile(there); string(data) != "mine" {
		t.Errorf("it wrote over a file: %q", data)
	}
	letter := filepath.Join(c.dir, "letter.txt")
	info, err := os.Stat(letter)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the letter: %v, %v", info, err)
	}
	if data, _ := os.ReadFile(letter); !bytes.Contains(data, []byte("\nBetreff: Widerspruch")) || bytes.ContainsAny(data, "\x1b\u202e{}") {
		t.Errorf("the letter is %q", data)
	}
	out, err = c.says([]string{"--plain"}, "1", "f", "1", "2", "3", "4", "", "p", "1", "", "q")
	if err != nil {
		t.Errorf("ended with %v", err)
	}
	inOrder(t, unwrapped(out), "1 Facebook: refused", "Your notes:", ": called[2J them", "What happened: 15 Jan 2026: Request sent (by e-mail). The text is kept: see what was", "Refused: no reason",
		"What was sent: 15 Jan 2026: Request sent (by e-mail), with this text: Anna[31m Beispiel anna@example.org", "Your proofs: mail.eml, 14 bytes, kept on ", "there.txt, 4 bytes, kept on ",
		"Files kept with Facebook: 1 mail.eml, 14 bytes", "mail.eml was not opened: ")
}

func TestALetterGoesToTheMailProgramFromAPlainTerminal(t *testing.T) {
	t.Parallel()
	need(t, "xdg-open", "Xvfb")
	c := newComputer(t)
	got := filepath.Join(c.dir, "got")
	k := c.talk(pty.Winsize{Cols: 80, Rows: 24}, "--plain")
	atTheLetter(k, "claude")
	k.hears("m: mail, ")
	k.types("m")
	k.hears("The mail program was not opened: there is no display here.")
	k.types("q")
	k.hears("Everything is saved.")
	if err := k.ends(); err != nil {
		t.Errorf("ended with %v", err)
	}
	c.env["DISPLAY"] = display(t)
	c.handler("x-scheme-handler/mailto", c.script("mymail", `printf '%s' "$1" > `+got+`.new; mv `+got+`.new `+got)+" %u")
	k = c.talk(pty.Winsize{Cols: 80, Rows: 24}, "--plain")
	k.hears("Enter alone goes on with Claude.")
	k.types("1")
	k.hears("Step 1 of 3")
	k.types("t")
	k.hears("Which number?")
	k.types("2")
	k.hears("m: mail, ") // all that it needs was told in the other run
	k.types("m")
	k.hears("Handed to your mail program, to privacy@anthropic.com")
	eventually(t, "the mail program", func() bool { _, err := os.Stat(got); return err == nil })
	if data, _ := os.ReadFile(got); !strings.HasPrefix(string(data), "mailto:privacy@anthropic.com?subject=") {
		t.Errorf("the mail program got %q", data)
	}
	k.types("sent")
	k.hears("Enter alone: today.")
	k.types("")
	k.hears("How was it sent?")
	k.types("2")
	k.hears("Saved. Claude (your objection): sent ")
	k.types("\x04")
	k.hears("Everything is saved.")
	if err := k.ends(); err != nil {
		t.Errorf("ended with %v", err)
	}
	want := []string{"country DE", "account claude", "detail", "detail", "detail", "outcome claude"}
	if got := c.events(); !slices.Equal(got, want) {
		t.Errorf("recorded %v, want %v", got, want)
	}
}

// atTheLetter goes to the full letter about a platform.
func atTheLetter(k *talk, platform string) {
	k.t.Helper()
	for _, turn := range [][2]string{
		{"Enter alone: yes, or type another.", ""}, {"Germany. Saved.", platform}, {"On your list now: ", ""}, {"Step 1 of ", "t"}, {"Which number?", "2"},
		{"Your name, as", "Anna"}, {"log in with, or a number?", "anna@example.org"}, {"your own reason?", "My work is mine."},
	} {
		k.hears(turn[0])
		k.types(turn[1])
	}
	k.hears("End of the text.")
}

func TestWhatCannotBeSavedOfALetterCountsForNothing(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	dir := c.env["OPTOUT_TUI_DIR"]
	away := func() {
		t.Helper()
		if err := errors.Join(os.Rename(dir, dir+".away"), os.WriteFile(dir, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	again := func() {
		t.Helper()
		if err := errors.Join(os.Remove(dir), os.Rename(dir+".away", dir)); err != nil {
			t.Fatal(err)
		}
	}
	k := c.talk(pty.Winsize{Cols: 300, Rows: 24}, "--plain")
	atTheLetter(k, "facebook")
	k.hears("w: to a file")
	k.types("c")
	k.hears("Your name is Anna.")
	away()
	k.types("Annette")
	k.hears("Not saved, so it does not count:")
	k.hears("Your name is Anna.") // asked again
	again()
	k.types("")
	k.hears("Your e-mail address or number is anna@example.org.")
	k.types("b")
	k.hears("w: to a file")
	k.types("sent")
	k.hears("On which day?")
	away()
	k.types("2026-01-15")
	k.hears("Enter alone leaves that open.")
	k.types("")
	k.hears("Not saved, so it does not count:")
	k.hears("Enter alone leaves that open.") // asked again
	k.types("b")
	k.hears("w: to a file")
	k.types("")
	k.hears("Enter alone opens ")
	k.types("p")
	k.hears("Keep which file?")
	again()
	mail := filepath.Join(c.dir, "mail.eml")
	if err := os.WriteFile(mail, []byte("they confirmed"), 0o600); err != nil {
		t.Fatal(err)
	}
	away()
	k.types(mail)
	k.hears("Not kept: ")
	k.hears("Keep which file?")
	k.types("q")
	k.hears("The last thing you did is not.")
	if err := k.ends(); fmt.Sprint(err) != "exit status 1" {
		t.Errorf("ended with %v, want exit status 1", err)
	}
	again()
	want := []string{"country DE", "account facebook", "detail", "detail", "detail"}
	if got := c.events(); !slices.Equal(got, want) {
		t.Errorf("recorded %v, want %v", got, want)
	}
}
