//go:build unix

package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// many is a state file with so many accounts, and 50 events for each.
type many struct {
	accounts int
	vars     map[string]string
}

func newMany(b *testing.B, accounts int) many {
	b.Helper()
	dir := b.TempDir()
	s := &state.Store{Dir: filepath.Join(dir, "state"), Now: time.Now}
	var events []state.Event
	for i := range accounts {
		label := safetext.NewLine(fmt.Sprintf("@account%d", i))
		id := state.AccountID("instagram", label)
		events = append(events,
			s.New(state.Event{Do: state.Account, Account: id, Platform: "instagram", Label: label}),
			s.New(state.Event{Do: state.Outcome, Account: id, Way: "objection", Outcome: "sent", On: "2026-11-23"}))
		for j := range 48 {
			events = append(events, s.New(state.Event{Do: state.Note, Account: id, Text: safetext.NewBlock(fmt.Sprintf("note %d", j))}))
		}
	}
	if _, err := s.Record(b.Context(), events...); err != nil {
		b.Fatal(err)
	}
	return many{accounts, map[string]string{"OPTOUT_TUI_DIR": s.Dir, "LANG": "de_DE.UTF-8", "OPTOUT_TUI_LANG": "en", "HOME": dir}}
}

// run runs a command that names every account, and tells how much time of a
// processor it took.
func (m many) run(b *testing.B, args ...string) time.Duration {
	b.Helper()
	var out, errs bytes.Buffer
	start := busy(b)
	a := &app{out: &out, err: &errs, env: func(k string) string { return m.vars[k] }, now: time.Now, words: words.English()}
	if code := a.run(args); code != 0 || out.Len() < 10*m.accounts {
		b.Fatalf("exit code %d: %s", code, errs.String())
	}
	return busy(b) - start
}

// busy is how much time of a processor this process has taken.
func busy(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// BenchmarkLargeStatus is `status` with 1,000 accounts and 50,000 events. It is to
// stay under 200 ms.
func BenchmarkLargeStatus(b *testing.B) {
	m := newMany(b, 1000)
	var all []time.Duration
	for b.Loop() {
		all = append(all, m.run(b, "status"))
	}
	b.ReportMetric(float64(median(all).Microseconds())/1000, "cpu-ms/op")
}

// BenchmarkExport is the time of a processor, per account, that an export takes in
// each format, with 100 accounts and with 1,000. Where it grows in line with the
// accounts, the ratio of the two is 1.
//
//	go test -run '^$' -bench Export -benchtime 10x ./internal/cli
func BenchmarkExport(b *testing.B) {
	few, lots := newMany(b, 100), newMany(b, 1000)
	for _, format := range formats() {
		b.Run(format, func(b *testing.B) {
			var a, z []time.Duration
			for b.Loop() {
				a = append(a, few.run(b, "export", "--format", format))
				z = append(z, lots.run(b, "export", "--format", format))
			}
			one, other := median(a)/time.Duration(few.accounts), median(z)/time.Duration(lots.accounts)
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(one.Nanoseconds())/1000, "µs/account-of-100")
			b.ReportMetric(float64(other.Nanoseconds())/1000, "µs/account-of-1000")
			b.ReportMetric(float64(other)/float64(one), "ratio")
		})
	}
}
