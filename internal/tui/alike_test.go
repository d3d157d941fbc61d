package tui

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

func TestAnAccountThatIsThereIsNotAddedUnderAnotherSpelling(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("Where do you have an account?")
	p.GoesTo("[ ] Instagram")
	for _, label := range []string{"@anna", "Ren\u00e9"} {
		p.Presses("a")
		p.Reads("What do you call")
		p.Presses(label, "enter")
		p.Reads("[x] Instagram " + label)
		if label != "@anna" {
			p.Reads("Is it in the same Accounts Center as Instagram @anna?", "> I do not know")
			p.Presses("enter")
			p.NoLonger("Accounts Center")
		}
	}
	for _, label := range []string{"@ANNA", "rene\u0301"} {
		p.Presses("a")
		p.Reads("What do you call")
		p.Presses(label, "enter")
		p.Reads("is on your list already.", "What do you call")
		p.Presses("esc")
		p.NoLonger("What do you call")
	}
	p.GoesTo("See where everything stands")
	p.Presses("enter")
	p.Reads("Where everything stands")
	p.GoesTo("Instagram @anna")
	p.Presses("n")
	p.Reads("Note on Instagram @anna")
	p.Presses("for the one that is there", "enter")
	p.Reads("Saved.")
	p.Presses("ctrl+c")
	p.leaves()
	want := []string{"country DE", "account instagram/@anna", "account instagram/Ren\u00e9", "note instagram/@anna for the one that is there"}
	if got := p.recorded(); !reflect.DeepEqual(got, want) {
		t.Errorf("the state file holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// old gives a person the file of a version that told labels apart by their bytes.
func (p *person) old() {
	p.t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "state", "testdata", "two-names.json"))
	if err == nil {
		err = os.Mkdir(p.store.Dir, 0o700)
	}
	if err == nil {
		err = os.WriteFile(p.store.Path(), data, 0o600)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

func TestTwoThatAnOldFileHoldsAreShownAndCanBeJoined(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.old()
	before := p.recorded()
	p.sitDown()
	p.Reads("Where everything stands", "Instagram @anna", "begun", "Instagram @ANNA", "no answer since", "These may be one account: Instagram @anna, Instagram @ANNA")
	p.GoesTo("These may be one account: Instagram")
	p.Presses("enter")
	p.Reads("Are these one account?", "> No: leave them as they are")
	p.Presses("enter") // a held key joins nothing
	p.Reads("Where everything stands", "> These may be one account: Instagram @anna, Instagram @ANNA")
	p.Presses("enter")
	p.Reads("Are these one account?")
	p.GoesTo("Yes: join them, called Instagram @ANNA")
	p.Presses("enter")
	p.Reads("Where everything stands", "Instagram @ANNA", "no answer since", "Saved.")
	p.NoLonger("@anna")
	p.Presses("u")
	p.Reads("Instagram @anna", "Instagram @ANNA", "These may be one account: Instagram @anna, Instagram @ANNA", "Undone: the join of Instagram @ANNA")
	p.Presses("ctrl+c")
	p.leaves()
	want := append(slices.Clip(before), "joined instagram/@anna instagram/@ANNA", "undo instagram/@anna")
	if got := p.recorded(); !reflect.DeepEqual(got, want) {
		t.Errorf("the state file holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestAnotherProgramJoinsWhatIsOpenHere: the session goes on with the account that
// is left, and what is recorded lands there.
func TestAnotherProgramJoinsWhatIsOpenHere(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.old()
	p.sitDown()
	p.Reads("Where everything stands")
	p.GoesTo("] Instagram @ANNA")
	p.Presses("enter")
	p.Reads("Instagram @ANNA", "4 Send the form")
	other := &state.Store{Dir: p.store.Dir, Now: p.clock}
	if _, err := other.Load(); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Record(t.Context(), other.New(state.Event{Do: state.Joined, Account: "instagram/@ANNA", To: "instagram/@anna"})); err != nil {
		t.Fatal(err)
	}
	p.Presses("n")
	p.Reads("Note on Instagram")
	p.Presses("it goes on", "enter")
	p.Reads("Instagram @anna", "Saved.")
	p.Presses("tab")
	p.Reads("More about Instagram @anna")
	p.Reads("asked by letter in May", "the shop's own", "it goes on")
	p.Presses("ctrl+c")
	p.leaves()
}
