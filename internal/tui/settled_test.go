package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/state"
)

// TestTheSettledScreenSaysWhoseWordItIs: what the person says is done is not called confirmed,
// and what was refused and answered does not wait for a first answer.
func TestTheSettledScreenSaysWhoseWordItIs(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	outcome := func(account, what, on string) state.Event {
		return state.Event{Do: state.Outcome, Account: account, Way: "objection-eea", Outcome: what, On: on}
	}
	events := []state.Event{
		{Do: state.Country, Country: "DE"},
		{Do: state.Account, Account: "facebook", Platform: "facebook"},
		{Do: state.Account, Account: "instagram", Platform: "instagram"},
		{Do: state.Account, Account: "threads", Platform: "threads"},
		outcome("facebook", "done", "2026-11-01"), outcome("threads", "sent", "2026-11-02"),
		outcome("instagram", "sent", "2026-11-02"), outcome("instagram", "refused", "2026-11-20"), outcome("instagram", "replied", "2026-11-21"),
	}
	for i := range events {
		events[i] = p.store.New(events[i])
	}
	if _, err := p.store.Record(t.Context(), events...); err != nil {
		t.Fatal(err)
	}
	m := New(p.start())
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m.push(newOverview(m))
	m.draw()
	if overview := ansi.Strip(m.View().Content); !strings.Contains(overview, "1 done, 1 sent, 1 refused") {
		t.Errorf("the overview counts what was refused otherwise:\n%s", overview)
	}
	m.push(&settledScreen{})
	m.draw()
	screen := ansi.Strip(m.View().Content)
	for _, says := range []string{"1 done, by your word: Facebook", "1 refused: Instagram", "1 sent, no answer yet: Threads"} {
		if !strings.Contains(screen, says) {
			t.Errorf("%q is missing:\n%s", says, screen)
		}
	}
	if strings.Contains(screen, "confirmed") {
		t.Errorf("the word of a person is called a confirmation:\n%s", screen)
	}
}
