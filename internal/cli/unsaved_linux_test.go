package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhatCannotBeSavedIsNotLostOnLeaving has no room for the file, writes what
// was done to another disk, and takes it in again.
func TestWhatCannotBeSavedIsNotLostOnLeaving(t *testing.T) {
	t.Parallel()
	for name, kind := range tight {
		t.Run(name, func(t *testing.T) {
			c := kind.computer(t)
			other := filepath.Join(t.TempDir(), "mine.json")
			p := c.walk()
			p.Reads("Where everything stands")
			p.Presses("enter")
			p.Reads("> [ ] 1 Log in")
			p.Presses("space")
			p.Reads("NOT SAVED: ", "[.] 1 Log in")
			p.Presses("ctrl+c")
			p.Reads("Not everything is saved", "Changes not saved: 1")
			p.Answers("another file")
			p.Reads("To which file?")
			p.Presses("\x15", other, "enter") // ctrl+u empties the line
			if err := p.Leaves(); err == nil || !strings.Contains(err.Error(), "exit status 1") {
				t.Errorf("the session ended with %v", err)
			}
			p.Reads("optout-tui: not saved: ", "optout-tui import")
			info, err := os.Stat(other)
			if err != nil || info.Mode().Perm() != 0o600 {
				t.Fatalf("the other file: %v, %v", info, err)
			}
			kind.heal(c, c.env["OPTOUT_TUI_DIR"])
			c.runs("import", other, "--yes")
			if got := strings.Join(c.events(), ","); got != "country DE,account facebook,step facebook login" {
				t.Errorf("the file holds %s", got)
			}
		})
	}
}
