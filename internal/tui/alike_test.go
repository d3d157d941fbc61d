package tui

import (
	"reflect"
	"strings"
	"testing"
)

func TestAnAccountThatIsThereIsNotAddedUnderAnotherSpelling(t *testing.T) {
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
		p.Reads("[x] Instagram "+label, "Saved.")
	}
	for _, label := range []string{"@ANNA", "rene\u0301"} {
		p.Presses("a")
		p.Reads("What do you call")
		p.Presses(label, "enter")
		p.Reads("is on your list already.", "What do you call")
		p.Presses("esc")
		p.Reads("Where do you have an account?")
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
