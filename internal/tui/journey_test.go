package tui

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const (
	facebookForm  = "https://www.facebook.com/help/contact/6359191084165019"
	instagramForm = "https://help.instagram.com/contact/233964459562201"
)

func TestTwoPlatformsThreeAccountsQuitMidwayAndResume(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.sitDown()
	p.Reads("Say no to AI training", "Country: Germany")
	p.Presses("enter")
	p.Reads("Where do you have an account?", "by law 4 min")
	p.GoesTo("[ ] Facebook")
	p.Presses("space")
	p.Reads("[x] Facebook", "Saved.")
	p.GoesTo("[ ] Instagram")
	p.Presses("a")
	p.Reads("What do you call this Instagram account?")
	p.Presses("@anna", "enter")
	p.Reads("[x] Instagram @anna")
	p.Presses("a")
	p.Reads("What do you call")
	p.Presses("@shop", "enter")
	p.Reads("[x] Instagram @shop")
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in to Facebook in your browser")
	p.Presses("enter")
	p.Reads("Handed to your browser: www.facebook.com")
	p.Presses("space")
	p.Reads("[x] 1 Log in", "> [ ] 2 Open the objection form", facebookForm)
	p.Presses("enter")
	p.Reads("Handed to your browser: www.facebook.com")
	p.Presses("\x1b[O", "\x1b[I") // the terminal loses the focus, and gets it back
	p.Reads("Back again. If that is done, space ticks: Open the objection form")
	p.Presses("space")
	p.Reads("> [ ] 3 Fill in")
	p.Presses("space")
	p.Reads("> [ ] 4 Send the form")
	p.Presses("space")
	p.Reads("> [ ] 5 Keep the e-mail", "sent 23 Nov 2026, no answer yet")
	p.Presses("space")
	p.Reads("> Go on with Instagram @anna", "done 23 Nov 2026")
	p.Presses("enter")
	p.Reads("Instagram @anna", "> [ ] 1 Log in to Instagram")
	p.Presses("down", "enter")
	p.Reads("Handed to your browser: help.instagram.com")
	p.Presses("ctrl+c")
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
	p.sitDown()
	p.Reads("Where everything stands", "confirmed 23 Nov 2026", "begun", "to do", "Log in to Instagram in")
	if !strings.HasPrefix(p.Focused(), "> [~] Instagram @anna") {
		t.Errorf("the focus is on %q, not on the first account with something to do", p.Focused())
	}
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in to Instagram")
	p.Presses("down")
	p.Reads("Opened on 23 Nov 2026, not ticked yet.")
	p.Presses("esc")
	p.Reads("Where everything stands")
	p.Presses("q")
	p.leaves()
	if got := p.recorded(); !reflect.DeepEqual(got, want) {
		t.Errorf("looking changed the file:\n%s", strings.Join(got, "\n"))
	}
}

func TestOnlyArrowsEnterSpaceTabEscAreNeeded(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.sitDown()
	p.GoesTo("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.GoesTo("[ ] Instagram")
	p.Presses("space")
	p.Reads("[x] Instagram")
	p.Presses("enter")
	p.Reads("> [ ] 1 Log in to Instagram")
	p.Presses("tab")
	p.Reads("More about Instagram")
	p.GoesTo("Add another Instagram account")
	p.Presses("enter")
	p.Reads("What do you call")
	p.Presses("two", "enter")
	p.Reads("Instagram two is on the list.")
	p.Presses("tab")
	p.Reads("More about Instagram")
	p.GoesTo("Write a note")
	p.Presses("enter")
	p.Reads("Note on Instagram")
	p.Presses("asked by mail", "enter")
	p.Reads("Saved.")
	p.Presses("tab")
	p.Reads("Your notes", "asked by mail")
	p.GoesTo("I did this already")
	p.Presses("enter")
	p.Reads("done 23 Nov 2026, by your word")
	p.Presses("tab")
	p.Reads("More about Instagram")
	p.GoesTo("Undo the last change")
	p.Presses("enter")
	p.Reads("Undone: Instagram marked as done")
	p.Presses("esc")
	p.Reads("Where do you have an account?")
	p.GoesTo("See where everything stands")
	p.Presses("enter")
	p.Reads("Where everything stands", "Instagram two", "> [ ] Instagram")
	p.GoesTo("Change the country")
	p.Presses("enter")
	p.Reads("Which country do you live in?")
	p.Presses("braz")
	p.Reads("Brazil (BR)")
	p.Presses("enter")
	p.Reads("Saved.")
	p.NoLonger("Germany")
	p.Presses("esc")
	p.leaves()
	got := strings.Join(p.recorded(), "\n")
	for _, want := range []string{"note instagram asked by mail", "outcome instagram done", "undo", "country BR"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestEveryLetterDoesWhatTheHelpSays(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("/")
	p.Reads("Show only names with:")
	p.Presses("INSta", "enter") // in any case
	p.NoLonger("LinkedIn")
	p.Reads("> [ ] Instagram")
	p.Presses(" ")
	p.Reads("[x] Instagram")
	p.Presses("\r")
	p.Reads("> [ ] 1 Log in")
	p.Presses("j", "j")
	p.Reads("> [ ] 3 Fill in")
	p.Presses("t")
	p.Reads("about Instagram, Deutsch", "Art. 21 Abs. 1 DSGVO")
	p.Presses("tab")
	p.Reads("about Instagram, English", "Under Art. 21(1) GDPR I object")
	p.Presses("y")
	p.Reads("The text is copied.")
	p.Presses("h")
	p.Reads("> [ ] 3 Fill in")
	p.Presses("k")
	p.Reads("> [ ] 2 Open")
	p.Presses("o")
	p.Reads("Handed to your browser: help.instagram.com")
	p.Presses("y")
	p.Reads("The link is copied.")
	p.Presses("r")
	p.Reads("Open help.instagram.com on a telephone", instagramForm, "▄▄▄▄▄▄▄")
	p.Presses("q")
	p.Reads("> [~] 2 Open")
	p.Presses("n")
	p.Reads("Note on Instagram:")
	p.Presses("q? all letters are text here", "enter")
	p.Reads("Saved.")
	p.Presses("x")
	p.Reads("done 23 Nov 2026, by your word")
	p.Presses("u")
	p.Reads("Undone: Instagram marked as done")
	p.NoLonger("by your word")
	p.Presses("m")
	p.Reads("Use the mouse")
	p.Presses("m")
	p.Reads("Stop using the mouse")
	p.Presses("?")
	p.Reads("Keys on this screen", "done already", "add account", "pause")
	p.Presses("q")
	p.NoLonger("Keys on this screen")
	p.Presses("ctrl+c")
	p.leaves()
}

func TestALinkThatCannotBeOpenedIsShownWithTheReason(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.open = func(string) error { return errors.New("there is no display here.") }
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("space", "enter")
	p.Reads("> [ ] 1 Log in")
	p.Presses("down")
	p.Reads("> [ ] 2 Open")
	p.Presses("enter")
	p.Reads("Not opened: there is no display here.", facebookForm, "▄▄▄▄▄▄▄")
	p.Presses("esc")
	p.Reads("> [ ] 2 Open")
	p.Presses("ctrl+c")
	p.leaves()
	if got := strings.Join(p.recorded(), "\n"); strings.Contains(got, "opened") {
		t.Errorf("recorded as opened:\n%s", got)
	}
}

func TestTakingAnAccountOffTheListAndBack(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("space", "enter")
	p.Reads("> [ ] 1 Log in")
	p.Presses("space")
	p.Reads("[x] 1 Log in", "Saved.")
	p.Presses("esc")
	p.Reads("[x] Facebook")
	p.GoesTo("[x] Facebook")
	p.Presses("space")
	p.Reads("[ ] Facebook", "Facebook is off the list. What you ticked is kept; u brings it back.")
	p.Presses("u")
	p.Reads("[x] Facebook")
	p.Presses("enter")
	p.Reads("[x] 1 Log in")
	p.Presses("ctrl+c")
	p.leaves()
}

func TestACountryIsFoundByItsOwnName(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.sitDown()
	p.GoesTo("Country: Germany")
	p.Presses("enter")
	p.Reads("Which country")
	p.Presses("Xanadu", "enter")
	p.Reads(`"Xanadu" is not the name or code of a country.`, "in its own language")
	p.Presses("\x15", "Korea", "enter") // ctrl+u empties the line
	p.Reads("More than one could be meant.", "> North Korea (KP)", "South Korea (KR)")
	p.Presses("\x15", "UK", "enter")
	p.Reads("Country: United Kingdom")
	p.GoesTo("Country: United Kingdom")
	p.Presses("enter")
	p.Reads("Which country")
	p.Presses("osterr")
	p.Reads("Austria (AT)")
	p.Presses("enter")
	p.Reads("Country: Austria")
	p.Presses("ctrl+c")
	p.leaves()
	if got := p.recorded(); !slices.Contains(got, "country AT") {
		t.Errorf("recorded %q", got)
	}
}

func TestNoWayIsSaidPlainlyWithWhatHelps(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.sitDown()
	p.Reads("Country: Germany")
	p.GoesTo("Country: Germany")
	p.Presses("enter")
	p.Reads("Which country")
	p.Presses("US", "enter")
	p.Reads("Country: United States")
	p.GoesTo("Choose your platforms")
	p.Presses("enter")
	p.Reads("no way known")
	p.GoesTo("[ ] Facebook")
	p.Presses("space", "enter")
	p.Reads("At the last check Meta offered people in the EU", "> [ ] 1 Limit who sees your older posts")
	p.Presses("x")
	p.Presses("tab")
	p.Reads("More about Facebook")
	if strings.Contains(p.Sees(), "mark it as done") {
		t.Error("offers to mark as done what cannot be done")
	}
	p.Presses("ctrl+c")
	p.leaves()
	if got := strings.Join(p.recorded(), "\n"); strings.Contains(got, "outcome") {
		t.Errorf("marked although there is no way:\n%s", got)
	}
}
