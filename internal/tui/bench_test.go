package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

func benchmarkModel(c *catalog.Catalog) *Model {
	return New(Start{Catalog: c, Guess: "DE", Words: words.English(), Host: world.Host{
		New: func(e state.Event) state.Event { return e }, Now: time.Now,
	}})
}

// BenchmarkKey is what a key costs in two panes, without the renderer: at most 300 us.
func BenchmarkKey(b *testing.B) {
	screens := map[string]func(m *Model) screen{
		"checklist": func(*Model) screen { return &checklist{} },
		"overview":  func(m *Model) screen { return newOverview(m) },
		"walk":      func(m *Model) screen { return newWalk(m, m.plan.Accounts[0]) },
	}
	for name, of := range screens {
		b.Run(name, func(b *testing.B) {
			m := letterModel(15)
			m.push(of(m))
			m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
			for b.Loop() {
				for _, key := range []rune{tea.KeyDown, tea.KeyUp} {
					m.Update(tea.KeyPressMsg{Code: key})
					_ = m.View()
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(2*b.N), "us/key")
		})
	}
}

// BenchmarkLetterKey is what a key costs on the screen of a letter with 15 events and
// with 20,000 by turns, and how much more the latter is: a letter is written once for
// a change, not for a key.
func BenchmarkLetterKey(b *testing.B) {
	few, many := letterModel(15), letterModel(20_000)
	var spent [2]time.Duration
	for b.Loop() {
		for i, m := range []*Model{few, many} {
			start := time.Now()
			m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			_ = m.View()
			spent[i] += time.Since(start)
		}
	}
	b.ReportMetric(float64(spent[0].Microseconds())/float64(b.N), "few-us")
	b.ReportMetric(float64(spent[1])/float64(spent[0]), "many/few")
}

// letterModel shows the full letter of a person with n events.
func letterModel(n int) *Model {
	events := []state.Event{
		{Do: state.Country, Country: "DE"},
		{Do: state.Account, Account: "facebook", Platform: "facebook"},
		{Do: state.Detail, Key: letter.Name, Text: safetext.NewBlock("Anna Beispiel")},
		{Do: state.Detail, Key: letter.Email, Text: safetext.NewBlock("anna@example.org")},
		{Do: state.Detail, Key: letter.OwnGrounds, Text: safetext.NewBlock("works")},
	}
	for len(events) < n {
		events = append(events, state.Event{Do: state.Note, Account: "facebook", Text: safetext.NewBlock("A note.")})
	}
	ids := state.Store{Now: time.Now}
	for i := range events {
		events[i] = ids.New(events[i])
	}
	m := New(Start{Catalog: catalog.Load(""), File: state.File{Events: events}, Words: words.English(), Host: world.Host{New: ids.New, Now: time.Now}})
	m.openLetter(m.plan.Account("facebook"), letter.Objection)
	m.draw()
	return m
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

// BenchmarkTenThousandKeys is the middle and the dearest keystroke over 10,000 entries:
// each letter of a filter, and moving.
func BenchmarkTenThousandKeys(b *testing.B) {
	m, clock := benchmarkModel(catalog.Load(manyEntries(b, 10_000))), time.Now()
	m.pace = Pace{Now: func() time.Time { return clock }, Wait: func(time.Duration) {}}
	m.catalog.Platforms()
	m.push(&checklist{})
	m.draw()
	var took []time.Duration
	press := func(k tea.KeyPressMsg) { // slowly, so that it is no text that comes as keys
		start := time.Now()
		m.Update(k)
		clock = clock.Add(time.Second)
		m.Update(runEnds{})
		_ = m.View()
		took = append(took, time.Since(start))
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
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "worst-ms")
}

// BenchmarkTenThousandStart is the time to the first screen with 10,000 entries,
// to be compared with BenchmarkStart's.
func BenchmarkTenThousandStart(b *testing.B) {
	dir := manyEntries(b, 10000-162)
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
