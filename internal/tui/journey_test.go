package tui

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

const (
	facebookForm  = "https://www.facebook.com/help/contact/6359191084165019"
	instagramForm = "https://help.instagram.com/contact/233964459562201"
)

func TestTwoPlatformsThreeAccountsQuitMidwayAndResume(t *testing.T) {
	p := newPerson(t)
	p.sitDown(80, 24)
	p.reads("Say no to AI training", "Country: Germany")
	p.presses("enter")
	p.reads("Where do you have an account?", "right to object, 4 minutes")
	p.goesTo("[ ] Facebook")
	p.presses("space")
	p.reads("[x] Facebook", "Saved.")
	p.goesTo("[ ] Instagram")
	p.presses("a")
	p.reads("What do you call this Instagram account?")
	p.presses("@anna", "enter")
	p.reads("[x] Instagram @anna")
	p.presses("a")
	p.reads("What do you call")
	p.presses("@shop", "enter")
	p.reads("[x] Instagram @shop")
	p.presses("enter")
	p.reads("> [ ] 1 Log in to Facebook in your browser")
	p.presses("enter")
	p.reads("Handed to your browser: www.facebook.com")
	p.presses("space")
	p.reads("[x] 1 Log in", "> [ ] 2 Open the objection form", facebookForm)
	p.presses("enter")
	p.reads("Handed to your browser: www.facebook.com")
	p.presses("space")
	p.reads("> [ ] 3 Fill in")
	p.presses("space")
	p.reads("> [ ] 4 Send the form")
	p.presses("space")
	p.reads("> [ ] 5 Keep the e-mail", "sent 23 Nov 2026, no answer yet")
	p.presses("space")
	p.reads("> Go on with Instagram @anna", "done 23 Nov 2026")
	p.presses("enter")
	p.reads("Instagram @anna", "> [ ] 1 Log in to Instagram")
	p.presses("down", "enter")
	p.reads("Handed to your browser: help.instagram.com")
	p.presses("ctrl+c")
	p.leaves()

	if want := []string{"https://www.facebook.com/", facebookForm, instagramForm}; !reflect.DeepEqual(p.opened(), want) {
		t.Errorf("the browser was given %v, want %v", p.opened(), want)
	}
	want := []string{
		"country DE", "account facebook", "account instagram/@anna", "account instagram/@shop",
		"opened facebook login", "step facebook login", "opened facebook form", "step facebook form",
		"step facebook reason", "step facebook send", "step facebook confirm", "opened instagram/@anna form",
	}
	if got := p.recorded(); !reflect.DeepEqual(got, want) {
		t.Errorf("the state file holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	p.now = p.now.AddDate(0, 0, 7)
	p.sitDown(80, 24)
	p.reads("Where everything stands", "done 23 Nov 2026", "begun", "to do", "next: Log in to Instagram in your browser")
	if !strings.HasPrefix(p.focused(), "> [ ] Instagram @anna") {
		t.Errorf("the focus is on %q, not on the first account with something to do", p.focused())
	}
	p.presses("enter")
	p.reads("> [ ] 1 Log in to Instagram")
	p.presses("down")
	p.reads("Opened on 23 Nov 2026, not ticked yet.")
	p.presses("esc")
	p.reads("Where everything stands")
	p.presses("q")
	p.leaves()
	if got := p.recorded(); !reflect.DeepEqual(got, want) {
		t.Errorf("looking changed the file:\n%s", strings.Join(got, "\n"))
	}
}

func TestOnlyArrowsEnterSpaceTabEscAreNeeded(t *testing.T) {
	p := newPerson(t)
	p.sitDown(80, 24)
	p.goesTo("Choose your platforms")
	p.presses("enter")
	p.goesTo("[ ] Instagram")
	p.presses("space")
	p.reads("[x] Instagram")
	p.presses("enter")
	p.reads("> [ ] 1 Log in to Instagram")
	p.presses("tab")
	p.reads("More about Instagram")
	p.goesTo("Add another Instagram account")
	p.presses("enter")
	p.reads("What do you call")
	p.presses("two", "enter")
	p.reads("Instagram two is on the list.")
	p.presses("tab")
	p.goesTo("Write a note")
	p.presses("enter")
	p.reads("Note on Instagram")
	p.presses("asked by mail", "enter")
	p.reads("Saved.")
	p.presses("tab")
	p.reads("Your notes", "asked by mail")
	p.goesTo("I did this already")
	p.presses("enter")
	p.reads("done 23 Nov 2026, by your word")
	p.presses("tab")
	p.goesTo("Take the last thing back")
	p.presses("enter")
	p.reads("Taken back: Instagram marked as done")
	p.presses("esc")
	p.reads("Where do you have an account?")
	p.goesTo("See where everything stands")
	p.presses("enter")
	p.reads("Where everything stands", "Instagram two")
	p.goesTo("Change the country")
	p.presses("enter")
	p.reads("Which country do you live in?")
	p.presses("braz")
	p.reads("Brazil (BR)")
	p.presses("enter")
	p.reads("Saved.")
	p.nolonger("Germany")
	p.presses("esc")
	p.leaves()
	got := strings.Join(p.recorded(), "\n")
	for _, want := range []string{"note instagram asked by mail", "outcome instagram done", "undo", "country BR"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestEveryLetterDoesWhatTheHelpSays(t *testing.T) {
	p := newPerson(t)
	p.sitDown(80, 24)
	p.reads("Choose your platforms")
	p.presses("enter")
	p.reads("> [ ] Facebook")
	p.presses("/")
	p.reads("Show only names with:")
	p.presses("insta", "enter")
	p.nolonger("Facebook")
	p.reads("> [ ] Instagram", `Only names with "insta"`)
	p.presses(" ")
	p.reads("[x] Instagram")
	p.presses("\r")
	p.reads("> [ ] 1 Log in")
	p.presses("j", "j")
	p.reads("> [ ] 3 Fill in")
	p.presses("t")
	p.reads("A text to copy", "Under Art. 21(1) GDPR I object")
	p.presses("y")
	p.reads("The text was sent to the clipboard.")
	p.presses("h")
	p.reads("> [ ] 3 Fill in")
	p.presses("k")
	p.reads("> [ ] 2 Open")
	p.presses("o")
	p.reads("Handed to your browser: help.instagram.com")
	p.presses("y")
	p.reads("The link was sent to the clipboard.")
	p.presses("r")
	p.reads("Open help.instagram.com on a telephone", instagramForm, "▀▀▀▀▀▀▀")
	p.presses("q")
	p.reads("> [ ] 2 Open")
	p.presses("n")
	p.reads("Note on Instagram:")
	p.presses("q? all letters are text here", "enter")
	p.reads("Saved.")
	p.presses("x")
	p.reads("done 23 Nov 2026, by your word")
	p.presses("u")
	p.reads("Taken back: Instagram marked as done")
	p.nolonger("by your word")
	p.presses("m")
	p.reads("Use the mouse")
	p.presses("m")
	p.reads("Stop using the mouse")
	p.presses("?")
	p.reads("Keys on this screen", "all done already", "add account", "pause")
	p.presses("q")
	p.nolonger("Keys on this screen")
	p.presses("ctrl+c")
	p.leaves()
}

func TestATickIsTakenBackWithTheReasonWhenSavingFails(t *testing.T) {
	p := newPerson(t)
	saving := make(chan struct{})
	broken := false
	p.sitDown(80, 24)
	p.reads("Choose your platforms")
	p.presses("enter")
	p.reads("> [ ] Facebook")
	p.presses("space")
	p.reads("[x] Facebook")
	p.presses("ctrl+c")
	p.leaves()
	before := p.recorded()

	p.record = func(e ...state.Event) (state.File, error) {
		<-saving
		if broken {
			return state.File{}, errRefuses
		}
		return p.store.Record(t.Context(), e...)
	}
	p.sitDown(80, 24)
	p.reads("Where everything stands")
	p.presses("enter")
	p.reads("> [ ] 1 Log in")
	broken = true
	p.presses("space")
	p.reads("[.] 1 Log in", "Saving ...") // not ticked before the disk has it
	if strings.Contains(p.sees(), "[x] 1") {
		t.Error("ticked before it was saved")
	}
	saving <- struct{}{}
	p.reads("[ ] 1 Log in", "NOT SAVED, taken back: the disk is full")
	broken = false
	p.presses("space")
	p.reads("[.] 2")
	p.presses("q") // to the overview, and out, while it is being saved
	p.reads("Where everything stands", "Saving ...")
	p.presses("q")
	p.reads("Leaving as soon as everything is saved")
	close(saving)
	p.leaves()
	if got := p.recorded(); len(got) != len(before)+1 || got[len(got)-1] != "step facebook form" {
		t.Errorf("the file holds %v", got)
	}
}

func TestALinkThatCannotBeOpenedIsShownWithTheReason(t *testing.T) {
	p := newPerson(t)
	p.open = func(string) error { return errors.New("there is no display here.") }
	p.sitDown(80, 24)
	p.reads("Choose your platforms")
	p.presses("enter")
	p.reads("> [ ] Facebook")
	p.presses("space", "enter")
	p.reads("> [ ] 1 Log in")
	p.presses("down")
	p.reads("> [ ] 2 Open")
	p.presses("enter")
	p.reads("Not opened: there is no display here.", facebookForm, "▀▀▀▀▀▀▀")
	p.presses("esc")
	p.reads("> [ ] 2 Open")
	p.presses("ctrl+c")
	p.leaves()
	if got := strings.Join(p.recorded(), "\n"); strings.Contains(got, "opened") {
		t.Errorf("recorded as opened:\n%s", got)
	}
}

func TestTakingAnAccountOffTheListAndBack(t *testing.T) {
	p := newPerson(t)
	p.sitDown(80, 24)
	p.reads("Choose your platforms")
	p.presses("enter")
	p.reads("> [ ] Facebook")
	p.presses("space", "enter")
	p.reads("> [ ] 1 Log in")
	p.presses("space")
	p.reads("[x] 1 Log in", "Saved.")
	p.presses("esc")
	p.reads("[x] Facebook")
	p.goesTo("[x] Facebook")
	p.presses("space")
	p.reads("[ ] Facebook", "Facebook is off the list. What you ticked is kept; u brings it back.")
	p.presses("u")
	p.reads("[x] Facebook")
	p.goesTo("Go through the steps")
	p.presses("enter")
	p.reads("[x] 1 Log in")
	p.presses("ctrl+c")
	p.leaves()
}

func TestNoWayIsSaidPlainlyWithWhatHelps(t *testing.T) {
	p := newPerson(t)
	p.sitDown(80, 24)
	p.reads("Country: Germany")
	p.goesTo("Country: Germany")
	p.presses("enter")
	p.reads("Which country")
	p.presses("US", "enter")
	p.reads("Country: United States")
	p.goesTo("Choose your platforms")
	p.presses("enter")
	p.reads("no objection offered")
	p.presses("space", "enter")
	p.reads("At the last check Meta offered people in the EU", "> [ ] 1 Limit who sees your older posts")
	p.presses("x")
	p.presses("tab")
	p.reads("More about Facebook")
	if strings.Contains(p.sees(), "mark it as done") {
		t.Error("offers to mark as done what cannot be done")
	}
	p.presses("ctrl+c")
	p.leaves()
	if got := strings.Join(p.recorded(), "\n"); strings.Contains(got, "outcome") {
		t.Errorf("marked although there is no way:\n%s", got)
	}
}
