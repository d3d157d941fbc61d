package cli

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/termtest"
)

// TestSixteenAtOnceLoseNothing has 16 processes, each a shell that runs the
// program again and again, save into one file. In the long version that is 500
// times each.
func TestSixteenAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	c.runs("add", "facebook")
	path, each := c.command().Path, upTo(12, 500)
	// One that waited too long for the others says so, and is asked again.
	loop := fmt.Sprintf(`i=0; t=0; while [ $i -lt %d ]; do i=$((i+1))
		until %s note facebook "$0 $i" >/dev/null; do t=$((t+1)); [ $t -lt 100 ] || exit 1; done
		echo "$0 $i"; done`, each, path)
	said := make([]string, 16)
	var all sync.WaitGroup
	for n := range said {
		all.Go(func() {
			cmd := exec.Command("sh", "-c", loop, fmt.Sprint("process ", n))
			cmd.Env = c.command().Env
			out, err := cmd.Output()
			if err != nil {
				t.Errorf("process %d: %v", n, err)
			}
			said[n] = string(out)
		})
	}
	all.Wait()
	file, err := (&state.Store{Dir: c.env["OPTOUT_TUI_DIR"], Now: time.Now}).Load()
	if err != nil {
		t.Fatal(err)
	}
	var there []string
	for _, e := range file.Events {
		there = append(there, e.Text.String())
	}
	saved := strings.Fields(strings.ReplaceAll(strings.Join(said, ""), " ", "_"))
	for _, note := range saved {
		if !slices.Contains(there, strings.ReplaceAll(note, "_", " ")) {
			t.Errorf("%s was saved, and is lost", note)
		}
	}
	if len(saved) != 16*each {
		t.Errorf("%d of %d saves were made", len(saved), 16*each)
	}
}

// TestASessionShowsWhatTheCommandLineChanged has both at work on one file. The next
// key shows it, whatever it does.
func TestASessionShowsWhatTheCommandLineChanged(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.atTheForm()
	c.runs("step", "facebook", "reason")
	p.Presses("down")
	p.Reads("> [x] 3 Fill in", "Another optout-tui has changed something.")
	p.Presses("up")
	p.NoLonger("Another optout-tui")
	c.runs("add", "linkedin")
	p.Presses("space")
	p.Reads("[x] 2 Open", "Saved.")
	p.Presses("q")
	p.Reads("LinkedIn")
	c.runs("remove", "linkedin")
	p.Presses("?") // a screen over it
	p.Presses("esc")
	p.NoLonger("LinkedIn")
	p.Presses("q", "ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	got := c.events()
	for _, want := range []string{"step facebook reason", "account linkedin", "step facebook form"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is lost; there is %q", want, got)
		}
	}
}

// TestASessionTellsOfDamageAtOnce has the file damaged, and brought back, while a
// session stands on it.
func TestASessionTellsOfDamageAtOnce(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.atTheForm()
	c.runs("step", "facebook", "reason")
	if err := os.Truncate(filepath.Join(c.env["OPTOUT_TUI_DIR"], "state.json"), 20); err != nil {
		t.Fatal(err)
	}
	p.Presses("down")
	p.Reads("Shown is how it was before", "is cut off", "> [ ] 3 Fill in")
	p.Presses("down")
	p.NoLonger("how it was before")
	c.runs("doctor", "--restore")
	p.Presses("space")
	p.Answers("Yes, today")
	p.Reads("[x] 4", "Saved.")
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if got, want := c.events(), []string{"country DE", "account facebook", "step facebook send"}; !slices.Equal(got, want) {
		t.Errorf("the file holds %q, want %q", got, want)
	}
}

// TestNoFaceCallsADamagedFileSaved has the file damaged, and the person leave then.
func TestNoFaceCallsADamagedFileSaved(t *testing.T) {
	t.Parallel()
	for _, face := range []struct {
		args, keys []string
	}{
		{nil, []string{"down", "ctrl+c"}},
		{[]string{"--plain"}, []string{"q", "enter"}},
	} {
		c := newComputer(t)
		c.runs("country", "DE")
		c.runs("add", "facebook")
		p := c.at(face.args...)
		p.Reads("Where everything stands")
		if err := os.Truncate(filepath.Join(c.env["OPTOUT_TUI_DIR"], "state.json"), 20); err != nil {
			t.Fatal(err)
		}
		p.Presses(face.keys[0])
		if face.args == nil {
			p.Reads("Shown is how it was before")
		}
		p.Presses(face.keys[1:]...)
		err := p.Leaves()
		if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitDamaged {
			t.Errorf("%q ended with %v", face.args, err)
		}
		if said := p.Sees(); strings.Contains(said, "is saved") || !strings.Contains(said, "optout-tui doctor --restore") {
			t.Errorf("%q said:\n%s", face.args, said)
		}
	}
}

// TestTheLinearFaceSaysWhatTheCommandLineChanged has both at work on one file.
func TestTheLinearFaceSaysWhatTheCommandLineChanged(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	c.runs("country", "DE")
	c.runs("add", "facebook")
	c.runs("add", "linkedin")
	p := c.at("--plain")
	p.Reads("Where everything stands")
	p.Presses("1", "enter")
	p.Reads("Step 1")
	c.runs("step", "facebook", "login")
	p.Presses("i", "enter")
	p.Reads("Another optout-tui has changed something.")
	p.Presses("n", "enter")
	p.Reads("note")
	c.runs("forget", "facebook", "--yes")
	p.Presses("mine", "enter")
	p.Reads("your file no longer holds facebook", "Nothing that you recorded on it", "1 LinkedIn")
}

// atTheSteps adds Facebook to the list of somebody in Germany, and walks to its steps.
func (c *computer) atTheSteps() *termtest.Terminal {
	c.t.Helper()
	c.runs("add", "facebook")
	c.runs("country", "DE")
	p := c.walk()
	p.Reads("Where everything stands")
	p.GoesTo("Facebook")
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in")
	return p
}

// TestASessionDoesNotBringBackWhatWasForgotten has a session stand on an account
// that the command line forgets, and then everything.
func TestASessionDoesNotBringBackWhatWasForgotten(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	c.runs("add", "linkedin")
	p := c.atTheSteps()
	c.runs("forget", "facebook", "--yes")
	p.Presses("space")
	p.Reads("This account is no longer in your file: facebook")
	p.NoLonger("Log in")
	p.Reads("Nothing that you recorded on it is kept")
	p.Presses("q")
	p.Reads("Where everything stands")
	p.GoesTo("LinkedIn")
	p.Presses("enter")
	p.Reads("> [ ] 1")
	p.Presses("space")
	p.Reads("[x] 1", "Saved.")
	if got := strings.Join(c.events(), ","); strings.Contains(got, "facebook") || !strings.Contains(got, "step linkedin") {
		t.Errorf("the file holds %s", got)
	}
	c.runs("forget", "--everything", "--yes")
	p.Presses("space")
	p.Reads("This account is no longer in your file: linkedin")
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if got := c.names("state"); len(got) > 0 {
		t.Errorf("there is %q", got)
	}
}

// TestNobodyIsSaidToHaveForgottenWhatAPersonDeleted removes the state directory by hand
// under an open account: no other program had a part in that.
func TestNobodyIsSaidToHaveForgottenWhatAPersonDeleted(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.atTheSteps()
	if err := os.RemoveAll(c.env["OPTOUT_TUI_DIR"]); err != nil {
		t.Fatal(err)
	}
	p.Presses("space")
	p.Reads("This account is no longer in your file: facebook", "Nothing that you recorded on it is kept")
	if said := p.Sees(); strings.Contains(said, "nother optout-tui") || strings.Contains(said, "forgotten") {
		t.Errorf("somebody is said to have done it:\n%s", said)
	}
}
