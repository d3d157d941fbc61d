package tui

import (
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// has puts accounts on the list of a person in Germany, and sits down.
func (p *person) has(platforms ...string) {
	p.t.Helper()
	events := []state.Event{p.store.New(state.Event{Do: state.Country, Country: "DE"})}
	for _, id := range platforms {
		events = append(events, p.store.New(state.Event{Do: state.Account, Account: id, Platform: id}))
	}
	for key, text := range map[string]string{"name": "Anna Beispiel", "email": "anna@example.org", "grounds": "works"} {
		events = append(events, p.store.New(state.Event{Do: state.Detail, Key: key, Text: safetext.NewBlock(text)}))
	}
	if _, err := p.store.Record(p.t.Context(), events...); err != nil {
		p.t.Fatal(err)
	}
	p.sitDown()
}

// TestAnObjectionBesideASwitch goes from the switch to the letter, sends it by post,
// records its arrival, and finds both in the overview.
func TestAnObjectionBesideASwitch(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("linkedin")
	p.Reads("> [ ] LinkedIn", "to do")
	p.NoLonger("your objection")
	p.Presses("enter")
	p.Reads("a switch in the settings")
	p.GoesTo("Object by letter")
	p.Presses("enter")
	p.Reads("LinkedIn (your objection)", "> [ ] 1 Send the letter", "  What LinkedIn itself offers: a switch in the settings")
	p.Presses("enter")
	p.Reads("The full letter about LinkedIn (your objection), Deutsch", "To: LinkedIn Ireland")
	p.GoesTo("I sent this letter")
	p.Presses("enter")
	p.Reads("Request sent, for LinkedIn (your objection): on which day?")
	p.Presses("\x15", "2026-11-20", "enter") // ctrl+u empties the line
	p.Reads("How did you send it?", "> I leave that open")
	p.GoesTo("by registered post")
	p.Presses("enter")
	p.Reads("sent 20 Nov 2026, no answer yet", "By law due by 28 Dec 2026", "> [ ] 2 Wait for the answer") // the 25th is Christmas
	p.Presses("tab")
	p.Reads("Request sent (by registered post)")
	p.GoesTo("It has arrived")
	p.Presses("enter")
	p.Reads("Delivered, for LinkedIn (your objection): on which day?")
	p.Presses("\x15", "2026-11-19", "enter")
	p.Reads("2026-11-19 is before the day on which it was sent, 20 Nov 2026.")
	p.Presses("\x15", "2026-11-23", "enter")
	p.Reads("By law due by 23 Dec 2026")
	p.Presses("u")
	p.Reads("Undone: the delivery on LinkedIn (your objection)", "By law due by 28 Dec 2026")
	p.GoesTo("What LinkedIn itself offers")
	p.Presses("enter")
	p.Reads("Your objection by letter: sent 20 Nov 2026", "> [ ] 1")
	p.GoesTo("See where everything stands")
	p.Presses("enter")
	p.Reads("[ ] LinkedIn ", "[>] LinkedIn (your objection)", "sent 20 Nov 2026", "answer by 28 Dec 2026")
	p.Presses("ctrl+c")
	p.leaves()
	file, err := p.store.Load()
	if err != nil {
		t.Fatal(err)
	}
	var sent []state.Event
	for _, e := range file.Events {
		if e.Outcome == "sent" {
			sent = append(sent, e)
		}
	}
	if len(sent) != 1 || sent[0].Way != "letter-gdpr" || sent[0].Means != "registered" || !strings.Contains(sent[0].Text.String(), "Art. 21 Abs. 1 DSGVO") {
		t.Errorf("recorded %+v", sent)
	}
}

// TestWhereOnlyTheLawHelpsThePersonLandsAtTheLetter.
func TestWhereOnlyTheLawHelpsThePersonLandsAtTheLetter(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("whatsapp", "dropbox")
	p.Reads("By letter only", "> [ ] WhatsApp", "Send the letter", "Dropbox", "nothing to do")
	if screen := p.Sees(); strings.Contains(screen, "no way known") || strings.Contains(screen, "Dropbox (your") {
		t.Errorf("it is denied, or demanded:\n%s", screen)
	}
	p.Presses("enter")
	p.Reads("> [ ] 1 Send the letter")
	p.Presses("space")
	p.Reads("Have you sent it?")
	p.GoesTo("Yes, today")
	p.Presses("enter")
	p.Reads("How did you send it?")
	p.Presses("esc")
	p.Reads("[ ] 1 Send the letter")
	if got := strings.Join(p.recorded(), "\n"); strings.Contains(got, "step") {
		t.Errorf("going back records:\n%s", got)
	}
	p.Presses("space")
	p.Reads("Have you sent it?")
	p.GoesTo("Yes, today")
	p.Presses("enter")
	p.GoesTo("by e-mail")
	p.Presses("enter")
	p.Reads("[x] 1 Send the letter", "sent 23 Nov 2026, no answer yet")
	p.Presses("up")
	p.Reads("> What WhatsApp itself offers")
	p.Presses("enter")
	p.Reads("Your objection by letter: sent 23 Nov 2026")
	p.Presses("ctrl+c")
	p.leaves()
}

// TestALetterFromTheSwitchLeadsToTheObjection: that is what was sent.
func TestALetterFromTheSwitchLeadsToTheObjection(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("linkedin")
	p.Reads("> [ ] LinkedIn")
	p.Presses("enter")
	p.Reads("a switch in the settings")
	p.Presses("tab")
	p.Reads("More about LinkedIn")
	p.GoesTo("Write the full letter")
	p.Presses("enter")
	p.Reads("The full letter about LinkedIn (your objection)")
	p.GoesTo("I sent this letter")
	p.Presses("enter")
	p.Reads("on which day?")
	p.Presses("enter")
	p.Reads("How did you send it?")
	p.Presses("enter")
	p.Reads("sent 23 Nov 2026, no answer yet", "> [ ] 2 Wait for the answer", "What LinkedIn itself offers")
	p.Presses("ctrl+c")
	p.leaves()
}
