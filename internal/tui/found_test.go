package tui

import (
	"slices"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

// TestAccountsInAnExportGoOnTheListAsThePersonSays finds them from the checklist, leaves one
// out, adds the others in one act, and takes them back in one.
func TestAccountsInAnExportGoOnTheListAsThePersonSays(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("facebook")
	p.GoesTo("Add or remove platforms")
	p.Presses("enter")
	p.Reads("Where do you have an account?", "Find my accounts in a password manager's export")
	p.Presses("up")
	p.Reads("> Find my accounts")
	p.Presses("enter")
	p.Reads("Which file is the export?")
	p.Presses("letter.txt")
	p.Presses("enter")
	p.Reads("letter.txt is no export", "> letter.txt")
	p.Presses("\x15")
	p.Presses("export.csv")
	p.Presses("enter")
	p.Reads("Accounts in your export", "> [x] Facebook anna@example.org", "on your list", "[x] Instagram @anna", "Put the 2 that are ticked on my list", "3 accounts found")
	p.Presses("space") // it is on the list
	p.Reads("> [x] Facebook anna@example.org")
	p.Presses("down", "space")
	p.Reads("> [ ] Instagram @anna ", "Put the one that is ticked on my list", "Found by: www.instagram.com")
	p.Presses("enter")
	p.Reads("> Put the one that is ticked", "all your passwords are in it, in clear text.", "1 login is for something that the catalogue does not have.")
	p.Presses("enter")
	p.Reads("Saved. Delete the export", "> [x] Instagram @anna.second")
	p.Presses("f")
	p.Reads("Which file is the export?")
	p.Presses("export.csv")
	p.Presses("enter")
	p.Reads("Put the one that is ticked on my list")
	p.GoesTo("The same, each with its user name")
	p.Presses("enter")
	p.Reads("Saved.", "> [x] Instagram @anna ")
	p.Presses("u")
	p.Reads("Undone: Instagram @anna on the list")
	p.Presses("f")
	p.Reads("Which file is the export?")
	p.Presses("esc")
	p.Reads("Where do you have an account?")
	p.Presses("ctrl+c")
	p.leaves()
	file, err := p.store.Load()
	if err != nil {
		t.Fatal(err)
	}
	var on []string
	for _, e := range state.Effective(file.Events) {
		if e.Do == state.Account {
			on = append(on, e.Account)
		}
	}
	if !slices.Equal(on, []string{"facebook", "instagram/@anna.second"}) {
		t.Errorf("on the list are %q", on)
	}
}
