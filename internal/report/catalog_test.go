package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/words"
)

// TestWhatToCheckFirst lists ways by risk: changed since they were checked, then by people,
// then by age. What was checked not long ago and did not change is left out.
func TestWhatToCheckFirst(t *testing.T) {
	var all []*catalog.Platform
	for _, e := range []struct{ id, people, checked, changed string }{
		{"own", "", "undated", ""},
		{"fresh", "billion", "2026-10-02", ""},
		{"fresh-and-changed-before", "billion", "2026-10-02", "2026-09-30"},
		{"few-old", "fewer", "2024", ""},
		{"many-old", "billion", "2026-01", ""},
		{"many-never", "billion", "undated", ""},
		{"some-changed", "million", "2026-10-02", "2026-11"},
		{"many-changed", "billion", "2026-10-02", "2026-10-03"},
		{"changed-in-the-year-of-the-check", "hundred-million", "2026", "2026-03-19"},
		{"changed-after-the-month-of-the-check", "hundred-million", "2026-09", "2026-10-01"},
		{"few-older", "fewer", "2023-05-01", ""},
	} {
		w := catalog.Way{ID: "way"}
		if err := w.Checked.UnmarshalText([]byte(e.checked)); err != nil {
			t.Fatal(err)
		}
		if err := w.Changed.UnmarshalText([]byte(e.changed)); err != nil && e.changed != "" {
			t.Fatal(err)
		}
		all = append(all, &catalog.Platform{ID: e.id, People: catalog.People(e.people), Ways: []catalog.Way{w}})
	}
	var got []string
	for _, s := range CheckedOf(words.English(), all, nil, time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)).Stale {
		line := s.Platform
		if !s.Changed.On.IsZero() {
			line += fmt.Sprint(" ", s.Changed)
		}
		got = append(got, line)
	}
	want := "many-changed 2026-10-03, changed-after-the-month-of-the-check 2026-10-01, some-changed 2026-11, many-never, many-old, " +
		"changed-in-the-year-of-the-check, few-older, few-old, own"
	if strings.Join(got, ", ") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, ", "), want)
	}
}
