package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// BenchmarkLargeStatus is `status` with 1,000 accounts and 50,000 events; Large
// export is the dossier of the same.
func BenchmarkLargeStatus(b *testing.B) { large(b, 1000, "status") }

// BenchmarkLargeExport is to be ten times BenchmarkTenthExport, not a hundred.
func BenchmarkLargeExport(b *testing.B) { large(b, 1000, "export", "--format", "html") }

// BenchmarkTenthExport is the same with a tenth of everything.
func BenchmarkTenthExport(b *testing.B) { large(b, 100, "export", "--format", "html") }

func large(b *testing.B, accounts int, args ...string) {
	b.Helper()
	dir := b.TempDir()
	s := &state.Store{Dir: filepath.Join(dir, "state"), Now: time.Now}
	var events []state.Event
	for i := range accounts {
		label := safetext.NewLine(fmt.Sprintf("@account%d", i))
		id := state.AccountID("instagram", label)
		events = append(events, s.New(state.Event{Do: state.Account, Account: id, Platform: "instagram", Label: label}))
		for j := range 49 {
			events = append(events, s.New(state.Event{Do: state.Note, Account: id, Text: safetext.NewBlock(fmt.Sprintf("note %d", j))}))
		}
	}
	if _, err := s.Record(b.Context(), events...); err != nil {
		b.Fatal(err)
	}
	vars := map[string]string{"OPTOUT_TUI_DIR": s.Dir, "LANG": "de_DE.UTF-8", "HOME": dir}
	for b.Loop() {
		var out, errs bytes.Buffer
		a := &app{out: &out, err: &errs, env: func(k string) string { return vars[k] }, now: time.Now, words: &words.English}
		if code := a.run(args); code != 0 || out.Len() < 10*accounts {
			b.Fatalf("exit code %d: %s", code, errs.String())
		}
	}
}
