package tui

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

// TestAMailThatReadsLikeAnAnswerIsOfferedAndNotRecorded keeps the same mail twice, for two
// accounts, and says no once.
func TestAMailThatReadsLikeAnAnswerIsOfferedAndNotRecorded(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	path := filepath.Join(t.TempDir(), "mail.eml")
	data := "From: Facebook <noreply@facebook.com>\nDate: Tue, 17 Nov 2026 08:15:00 +0100\nSubject: Your objection\n\nWe will honor your objection.\n"
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := p.store.Record(t.Context(), p.store.New(state.Event{Do: state.Account, Account: "facebook", Platform: "facebook"}),
		p.store.New(state.Event{Do: state.Outcome, Account: "facebook", Way: "objection-eea", Outcome: "sent", On: "2026-11-10"})); err != nil {
		t.Fatal(err)
	}
	p.has()
	p.Presses("enter")
	p.Reads("sent 10 Nov 2026")
	p.Presses("tab")
	p.GoesTo("Keep a file as a proof")
	p.Presses("enter")
	p.Reads("Which file is to be kept")
	p.Presses(path, "enter")
	p.Reads("Do they follow your objection on Facebook?", "> No: only keep it", "Yes: they confirmed it, on 17 Nov 2026")
	p.Presses("enter")
	p.Reads("sent 10 Nov 2026")
	p.Presses("tab")
	p.GoesTo("mail.eml")
	p.Reads("By its own words from Facebook", "17 Nov 2026")
	p.Presses("ctrl+c")
	p.leaves()
	if n := len(p.recorded()); n == 0 {
		t.Error("nothing is recorded")
	}
	file, err := p.store.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range file.Events {
		if e.Outcome == "done" {
			t.Errorf("it recorded %+v", e)
		}
	}
}
