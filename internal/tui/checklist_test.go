package tui

import "testing"

// TestTheListSaysWhatKeysDo presses what does not do what one may expect from it on the
// list of platforms.
func TestTheListSaysWhatKeysDo(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("facebook")
	p.GoesTo("Add or remove platforms")
	p.Presses("enter")
	p.Reads("> [x] Facebook")
	p.Presses("down")

	p.Presses("enter")
	p.Reads("Where do you have an account?", "> [ ] Instagram", "Instagram is not ticked. Space ticks it, enter goes on.")
	p.Presses("g")
	p.Reads("Where do you have an account?", "This letter does nothing here. / finds a platform by its name.")

	for _, back := range []string{"left", "esc", "tab"} {
		p.Presses("tab")
		p.Reads("What they take")
		p.Presses(back)
		p.Reads("Where do you have an account?", "> [ ] Instagram", "[x] Facebook")
	}

	p.Presses("/", "t", "h", "r", "e", "a", "d")
	p.Reads("Find:", "> thread", "[ ] Threads")
	p.Presses("esc")
	p.Reads("> [ ] Instagram") // where the focus was

	p.Presses("/", "t", "h", "r", "e", "a", "d", "enter")
	p.Reads("Where do you have an account?", "> [ ] Threads", "1 of 1")
	p.Presses("esc")
	p.Reads("Where do you have an account?", "[x] Facebook", "> [ ] Threads")

	p.Presses("up")
	p.Reads("> [ ] Instagram")
	p.Presses("enter")
	p.Reads("Log in to Facebook") // it says so once a row
}
