package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

// TestManyLettersAreListedWrittenAndRecordedByTicks ticks nothing beforehand, and records
// only what is ticked, after one question whose first answer changes nothing.
func TestManyLettersAreListedWrittenAndRecordedByTicks(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("facebook", "reddit", "bluesky")
	p.GoesTo("Write all letters that are due or possible now (2)")
	p.Presses("enter")
	p.Reads("The letters to send now", "> [ ] Facebook: the full letter", "  [ ] Reddit (your objection): the full letter", "Bluesky: no letter now")
	p.Presses("tab")
	p.Reads("> Record those that are ticked as sent")
	p.Presses("enter")
	p.Reads("Tick what you have sent first: space.")
	p.Presses("up", "up")
	p.Reads("> [ ] Reddit (your objection)")
	p.Presses("enter")
	p.Reads("The full letter about Reddit (your objection)")
	p.Presses("esc")
	p.Reads("> [ ] Reddit (your objection)")
	p.Presses("space")
	p.Reads("> [x] Reddit (your objection)")
	p.GoesTo("Record those that are ticked")
	p.Presses("enter")
	p.Reads("How did you send these letters: Reddit (your objection)?", "> I have not sent them yet: change nothing")
	p.Presses("enter")
	p.Reads("> Record those that are ticked", "  [x] Reddit (your objection)")
	p.Presses("up")
	p.Reads("> Write them all to a directory")
	p.Presses("enter")
	p.Reads("To which directory?", "> ~/optout-tui-letters")
	p.Presses("enter")
	p.Reads("Written to ~/optout-tui-letters. The page 00-letters.html in it opens them.")
	p.GoesTo("Record those that are ticked")
	p.Presses("enter")
	p.Reads("How did you send these letters")
	p.GoesTo("by e-mail")
	p.Presses("enter")
	p.Reads("On which day did you send them?", "> 2026-11-23")
	p.Presses("enter")
	p.Reads("Saved.", "Reddit (your objection): no letter now (sent 23 Nov 2026")
	p.Presses("esc")
	p.Reads("Where everything stands", "Reddit (your objection)", "sent 23 Nov 2026")
	p.Presses("ctrl+c")
	p.leaves()
	file, err := p.store.Load()
	if err != nil {
		t.Fatal(err)
	}
	sent := slices.DeleteFunc(file.Events, func(e state.Event) bool { return e.Do != state.Outcome })
	if len(sent) != 1 || sent[0].Account != "reddit" || sent[0].Means != "mail" || !strings.Contains(sent[0].Text.String(), "Anna Beispiel") {
		t.Errorf("recorded %+v", sent)
	}
	for _, name := range []string{"00-letters.html", "01-facebook-objection.txt", "02-reddit-objection.txt"} {
		if len(p.written["~/optout-tui-letters/"+name]) == 0 {
			t.Errorf("%s was not written", name)
		}
	}
}

func TestManyLettersAskOnceForWhatTheyLack(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	if _, err := p.store.Record(t.Context(), p.store.New(state.Event{Do: state.Country, Country: "DE"}),
		p.store.New(state.Event{Do: state.Account, Account: "facebook", Platform: "facebook"}),
		p.store.New(state.Event{Do: state.Account, Account: "reddit", Platform: "reddit"})); err != nil {
		t.Fatal(err)
	}
	p.sitDown()
	p.GoesTo("Write all letters that are due")
	p.Presses("enter")
	p.Reads("Your name, as it is to stand")
	p.Presses("Anna Beispiel", "enter")
	p.Reads("The e-mail address with which you log in, or a telephone number")
	p.Presses("anna@example.org", "enter")
	p.Reads("Which reasons of your own do you have?")
	p.Presses("space", "tab", "enter")
	p.Reads("The letters to send now", "> [ ] Facebook: the full letter")
	p.Presses("ctrl+c")
	p.leaves()
}
