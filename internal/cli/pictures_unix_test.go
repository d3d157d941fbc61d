//go:build unix

package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// The pictures of the readme, and the screens that they were made of.
const assets, madeOf = "../../.github/assets", "../../.github/assets/made-of"

// screens is a fingerprint of the screens as the tests know them.
func screens(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("../tui/testdata/frames/*x*.txt") // in English, as the pictures are
	if err != nil || len(files) == 0 {
		t.Fatalf("no frames are found: %v", err)
	}
	all := sha256.New()
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return hex.EncodeToString(all.Sum(nil)) + "\n"
}

// TestThePicturesAreAsNewAsTheScreens tells whoever changes a screen to make the pictures
// again. On a build server it only says so: a picture is no reason to hold back a change.
func TestThePicturesAreAsNewAsTheScreens(t *testing.T) {
	if testing.Short() {
		t.Skip("for those who are done with the screens")
	}
	made, err := os.ReadFile(madeOf)
	if err != nil {
		t.Fatal(err)
	}
	const older = "the screens have changed since the pictures of the readme were made. Make them again: .ci/pictures"
	switch {
	case string(made) == screens(t):
	case os.Getenv("CI") != "":
		t.Skip(older)
	default:
		t.Error(older)
	}
}

// TestMakePictures goes through the program and takes the pictures of the readme.
func TestMakePictures(t *testing.T) {
	if os.Getenv("OPTOUT_TUI_PICTURES") == "" {
		t.Skip("this is for .ci/pictures")
	}
	c := newComputer(t)
	c.env["BROWSER"] = c.script("mybrowser", "exit 0")
	c.env["COLORTERM"] = "truecolor"
	const width, height = 104, 28
	p := termtest.Start(t, width, height, c.command())
	var film termtest.Film
	takes := func(lasts time.Duration) { film.Takes(p, width, height, lasts) }
	still := func(name, title string) {
		var one termtest.Film
		one.Takes(p, width, height, time.Second)
		keepPicture(t, name, one.SVG(title))
	}
	short, long := 700*time.Millisecond, 2500*time.Millisecond
	p.Reads("Choose your platforms")
	takes(long)
	p.Presses("enter")
	p.Reads("[ ] Facebook")
	takes(short)
	for _, name := range []string{"Facebook", "Instagram", "Threads", "LinkedIn"} {
		p.GoesTo("] " + name)
		if name != "Threads" {
			p.Presses("space")
			p.Reads("[x] " + name)
		}
		if name == "Instagram" { // in one center with Facebook?
			p.Answers("I do not know")
		}
		takes(short)
	}
	still("checklist", "The checklist of platforms, three of them ticked")
	p.Presses("enter")
	p.Reads("Log in to")
	takes(long)
	p.Presses("space")
	p.Reads("[x] 1 Log in")
	takes(short)
	p.GoesTo("Open the objection form")
	takes(long)
	still("walk", "The steps for one account")
	p.Presses("enter")
	p.Reads("Handed to your browser")
	takes(long)
	keepPicture(t, "journey", film.SVG("From the first screen to the form that says no, step by step"))
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	c.runs("mark", "facebook", "sent", "--on", time.Now().AddDate(0, 0, -40).Format(time.DateOnly))
	c.runs("letter", "facebook", "--kind", "reminder", "--name", "Anna Beispiel", "--email", "anna@example.org")
	p = termtest.Start(t, width, height, c.command())
	p.Reads("Where everything stands")
	still("overview", "Where everything stands")
	p.GoesTo("Facebook")
	p.Presses("enter")
	p.Reads("Write a reminder")
	p.Presses("down", "up", "enter") // which is not the Enter before, held down
	p.Reads("Anna Beispiel", "Copy it")
	still("letter", "The letter that comes next")
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if err := os.WriteFile(madeOf, []byte(screens(t)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// keepPicture writes a picture, which is not to be large.
func keepPicture(t *testing.T, name string, svg []byte) {
	t.Helper()
	if len(svg) > 400_000 || !strings.HasSuffix(string(svg), "</svg>\n") {
		t.Fatalf("%s has %d bytes", name, len(svg))
	}
	if err := os.WriteFile(filepath.Join(assets, name+".svg"), svg, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %d bytes", name, len(svg))
}
