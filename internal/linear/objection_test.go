package linear

import (
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

// TestAnObjectionBesideASwitch goes from the switch to the letter, sends it by post,
// records its arrival, undoes that, and goes back.
func TestAnObjectionBesideASwitch(t *testing.T) {
	p := newPerson(t)
	p.types("", "linkedin", "q")
	out := p.types("1", "x", "y", "object", "", "Anna Beispiel", "anna@example.org", "1", "sent", "2026-11-20", "4", "h",
		"delivered", "2026-11-19", "2026-11-23", "u", "way", "v", "q")
	p.says(out, "1 LinkedIn: to do", "Saved. LinkedIn: done", "You can also object by letter: answer object.",
		"LinkedIn (your objection): your right to object, by letter, 10 minutes", "Step 1 of 2: Send the letter.",
		"For LinkedIn (your objection): the full letter to the company (Deutsch).\nTo: LinkedIn Ireland",
		"How was it sent?\n1 I leave that open.", "4 by post.", "Enter alone leaves that open.",
		"Saved. LinkedIn (your objection): sent 20 Nov 2026, no answer yet, by your word; by law due 28 Dec 2026.",
		"delivered: it has arrived, and you know the day", "way: What LinkedIn itself offers: a switch in the settings",
		"2026-11-19 is before the day on which it was sent, 20 Nov 2026.", "by law due 23 Dec 2026",
		"Undone: the delivery on LinkedIn (your objection). Saved.", "by law due 28 Dec 2026",
		"LinkedIn: a switch in the settings", "1 LinkedIn: done", "LinkedIn (your objection): sent 20 Nov 2026")
	if strings.Contains(out[strings.LastIndex(out, "LinkedIn: a switch"):], "You can also object") {
		t.Errorf("it offers again what was begun:\n%s", out)
	}
}

// TestWhereOnlyTheLawHelpsThePersonBeginsWithTheLetter.
func TestWhereOnlyTheLawHelpsThePersonBeginsWithTheLetter(t *testing.T) {
	p := newPerson(t)
	out := p.types("", "/whatsapp", "whatsapp", "dropbox", "v", "", "d", "", "f", "q")
	p.says(out, "WhatsApp: by letter, 10 minutes.", "1 WhatsApp: by letter", "WhatsApp (your objection): to do; next: Send the letter.",
		"2 Dropbox: nothing to do, the company says", "WhatsApp (your objection): your right to object, by letter", "Step 1 of 2: Send the letter.",
		"How was it sent?", "Done, saved. Step 2 of 2: Wait for the answer.")
	if strings.Contains(out, "no way known") || strings.Contains(out, "Dropbox (your objection)") {
		t.Errorf("it is denied, or demanded:\n%s", out)
	}
}

// TestAnObjectionIsUndoneThoughItsPlatformIsGone undoes the only thing that was recorded on
// an account whose platform the catalogue lacks, at the steps and in what is known.
func TestAnObjectionIsUndoneThoughItsPlatformIsGone(t *testing.T) {
	for _, answers := range [][]string{{"1", "u", "q"}, {"1", "f", "u", "q"}, {"1", "t", "u", "q"}} {
		p := newPerson(t)
		_, err := p.store.Record(t.Context(), p.store.New(state.Event{Do: state.Country, Country: "DE"}),
			p.store.New(state.Event{Do: state.Account, Account: "gone", Platform: "gone"}),
			p.store.New(state.Event{Do: state.Outcome, Account: "gone", Way: "letter-gdpr", Outcome: "sent", On: "2026-11-02"}))
		if err != nil {
			t.Fatal(err)
		}
		p.says(p.types(answers...), "gone (your objection): sent 2 Nov 2026", "Undone: gone (your objection) marked as sent. Saved.",
			"This platform is no longer in the catalogue. What you recorded is kept.", "Everything is saved.")
	}
}
