package tui

import (
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

// TestAnAnswerThatDoesNotFitIsRecordedAsWhatItIs goes from the objection to a question
// about who the person is, and to what is to be done about it.
func TestAnAnswerThatDoesNotFitIsRecordedAsWhatItIs(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	if _, err := p.store.Record(t.Context(), p.store.New(state.Event{Do: state.Account, Account: "linkedin", Platform: "linkedin"}),
		p.store.New(state.Event{Do: state.Outcome, Account: "linkedin", Way: "letter-gdpr", Outcome: "sent", On: "2026-11-10"})); err != nil {
		t.Fatal(err)
	}
	p.has()
	p.Reads("> [ ] LinkedIn", "LinkedIn (your objection)")
	p.Presses("down", "enter")
	p.Reads("LinkedIn (your objection)")
	p.Presses("tab")
	p.GoesTo("They answered something else")
	p.Presses("enter")
	p.Reads("What came of it, on LinkedIn (your objection)?", "> None of these: change nothing", "They ask who I am", "They closed the account")
	p.GoesTo("They ask who I am")
	p.Presses("enter")
	p.Reads("on which day?", "> 2026-11-23")
	p.Presses("enter")
	p.Reads("Saved. A letter that answers them is ready. They may ask only if they have reasonable doubts", "answer what they asked on 23 Nov 2026", "Answer their question who you are")
	p.Presses("tab")
	p.GoesTo("They answered something else")
	p.Presses("enter")
	p.Reads("What came of it, on LinkedIn (your objection)?")
	p.GoesTo("I have answered what they asked")
	p.Presses("enter")
	p.Reads("on which day?")
	p.Presses("enter")
	p.Reads("Saved.", "has the answer come?")
	p.Presses("ctrl+c")
	p.leaves()
}
