package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

func benchmarkModel(c *catalog.Catalog) *Model {
	return New(Start{Catalog: c, Guess: "DE", Words: words.English(), Host: Host{
		New: func(e state.Event) state.Event { return e }, Now: time.Now,
	}})
}

// BenchmarkChecklistKey is what a key costs in the checklist, without the
// terminal.
func BenchmarkChecklistKey(b *testing.B) {
	m := benchmarkModel(catalog.Load(""))
	m.push(newChecklist())
	m.draw()
	for b.Loop() {
		m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		_ = m.View()
	}
}

// manyEntries writes n entries of a person's own.
func manyEntries(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	data, err := os.ReadFile("../catalog/platforms/linkedin.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for i := range n {
		id := fmt.Sprintf("own-%05d", i)
		entry := strings.NewReplacer("id: linkedin", "id: "+id, "name: LinkedIn", "name: Platform "+id).Replace(string(data))
		if err := os.WriteFile(filepath.Join(dir, id+".yaml"), []byte(entry), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// BenchmarkTenThousandKeys is the dearest keystroke over 10,000 entries: each
// letter of a filter, and moving.
func BenchmarkTenThousandKeys(b *testing.B) {
	m := benchmarkModel(catalog.Load(manyEntries(b, 10000-95)))
	m.catalog.Platforms()
	m.push(newChecklist())
	m.draw()
	worst := time.Duration(0)
	press := func(k tea.KeyPressMsg) {
		start := time.Now()
		m.Update(k)
		_ = m.View()
		worst = max(worst, time.Since(start))
	}
	for b.Loop() {
		press(tea.KeyPressMsg{Code: '/', Text: "/"})
		for _, r := range "own-09999" {
			press(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		press(tea.KeyPressMsg{Code: tea.KeyEnter})
		press(tea.KeyPressMsg{Code: '/', Text: "/"})
		for range "own-09999" {
			press(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		press(tea.KeyPressMsg{Code: tea.KeyEnter})
		press(tea.KeyPressMsg{Code: tea.KeyDown})
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
}

// BenchmarkTenThousandStart is the time to the first screen with 10,000 entries,
// to be compared with BenchmarkStart's.
func BenchmarkTenThousandStart(b *testing.B) {
	dir := manyEntries(b, 10000-95)
	for b.Loop() {
		_ = benchmarkModel(catalog.Load(dir)).View()
	}
}

// BenchmarkStart is the time to the first screen.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		_ = benchmarkModel(catalog.Load("")).View()
	}
}
