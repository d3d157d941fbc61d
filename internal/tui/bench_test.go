package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"

	"time"
)

// BenchmarkChecklistKey is what a key costs in the whole checklist, without the
// terminal.
func BenchmarkChecklistKey(b *testing.B) {
	m := New(Start{Catalog: catalog.Load(""), Guess: "DE", Words: &words.English, Host: Host{
		New: func(e state.Event) state.Event { return e }, Now: time.Now,
	}})
	m.push(newChecklist(m))
	for b.Loop() {
		m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		_ = m.View()
	}
}
