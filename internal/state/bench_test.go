package state

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// bareSave is the least that a save which lasts can be: read the file, write it
// beside, sync that, rename it, sync the directory. No lock, no backup, no check.
func bareSave(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	tmp, err := os.OpenFile(path+".tmp", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if _, err := tmp.Write(data); err != nil {
		return err
	}
	if err := errors.Join(tmp.Sync(), tmp.Close(), os.Rename(path+".tmp", path)); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// BenchmarkSave saves one event into a file of 200, by turns with a bare atomic
// save of the same bytes, and compares the medians. The Store has read the file
// before, as a command or a session has.
func BenchmarkSave(b *testing.B) {
	var bare, ours []time.Duration
	var s *Store
	for i := 0; b.Loop(); i++ {
		if i%25 == 0 { // a new one, so that it does not grow with the number of turns
			s = &Store{Dir: filepath.Join(b.TempDir(), "state"), Now: time.Now}
			var events []Event
			for len(events) < 200 {
				events = append(events, everyKind(s)[:20]...)
			}
			if _, err := s.Import(b.Context(), events...); err != nil {
				b.Fatal(err)
			}
		}
		e := s.New(Event{Do: Step, Account: "instagram/@anna", Way: "objection-eea", Step: "form"})
		start := time.Now()
		if err := bareSave(s.Path()); err != nil {
			b.Fatal(err)
		}
		between := time.Now()
		if _, err := s.Import(b.Context(), e); err != nil {
			b.Fatal(err)
		}
		bare, ours = append(bare, between.Sub(start)), append(ours, time.Since(between))
	}
	slices.Sort(bare)
	slices.Sort(ours)
	half := len(ours) / 2
	b.ReportMetric(float64(ours[half])/float64(bare[half]), "times-bare")
	b.ReportMetric(float64(bare[half].Nanoseconds()), "ns/bare-save")
	b.ReportMetric(float64(ours[half].Nanoseconds()), "ns/save")
}
