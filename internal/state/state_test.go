package state

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// fixed is a clock that stands still.
func fixed() time.Time { return time.Date(2026, 11, 23, 15, 40, 14, 0, time.UTC) }

// told is an error as people read it, "" for none.
func told(err error) string { return string(words.English().Why(err)) }

func newStore(t *testing.T) *Store {
	t.Helper()
	return &Store{Dir: filepath.Join(t.TempDir(), "state"), Now: time.Now}
}

func record(t *testing.T, s *Store, events ...Event) File {
	t.Helper()
	f, err := s.Import(t.Context(), events...)
	if err != nil {
		t.Fatalf("Record: %v", err)
	}
	return f
}

func sample(s *Store) []Event {
	return []Event{
		s.New(Event{Do: Country, Country: "DE"}),
		s.New(Event{Do: Account, Account: "instagram/@anna", Platform: "instagram", Label: safetext.NewLine("@anna")}),
		s.New(Event{Do: Opened, Account: "instagram/@anna", Way: "objection-eea", Step: "form", Link: "https://help.instagram.com/contact/233964459562201"}),
		s.New(Event{Do: Step, Account: "instagram/@anna", Way: "objection-eea", Step: "form"}),
		s.New(Event{Do: Note, Account: "instagram/@anna", Text: safetext.NewBlock("a <b> & \"c\"\nsecond row")}),
	}
}

func idsOf(events []Event) []string {
	var all []string
	for _, e := range events {
		all = append(all, e.ID)
	}
	return all
}

// hasMode looks at who may read a path, on systems that have modes for that.
func hasMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != want && runtime.GOOS != "windows" {
		t.Errorf("%s: %v, %v, want %v", path, info, err, want)
	}
}

func TestWhatWasRecordedIsThere(t *testing.T) {
	s := newStore(t)
	events := sample(s)
	record(t, s, events[:2]...)
	record(t, s, events[2:]...)
	f, err := (&Store{Dir: s.Dir, Now: time.Now}).Load()
	if err != nil || f.Changed || f.Newer {
		t.Fatalf("Load: %v, changed %v, newer %v", err, f.Changed, f.Newer)
	}
	if !slices.Equal(idsOf(f.Events), idsOf(events)) {
		t.Errorf("events %v, want %v", idsOf(f.Events), idsOf(events))
	}
	if got := f.Events[4].Text.String(); got != "a <b> & \"c\"\nsecond row" {
		t.Errorf("the note came back as %q", got)
	}
	data, _ := os.ReadFile(s.Path())
	if lines := strings.Count(string(data), "\n"); lines != len(events)+2 {
		t.Errorf("%d lines for %d events:\n%s", lines, len(events), data)
	}
	for path, want := range map[string]os.FileMode{s.Dir: 0o700, s.Path(): 0o600, s.Backup(): 0o600} {
		hasMode(t, path, want)
	}
	if _, err := os.Stat(filepath.Join(s.Dir, tmpName)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the temporary file is still there: %v", err)
	}
}

func TestASaveThatChangesNothingWritesNothing(t *testing.T) {
	s := newStore(t)
	events := sample(s)
	record(t, s, events...)
	before, _ := os.Stat(s.Path())
	f := record(t, s, events[1], events[3])
	after, _ := os.Stat(s.Path())
	if !os.SameFile(before, after) || len(f.Events) != len(events) {
		t.Errorf("the file was replaced, or holds %d events", len(f.Events))
	}
}

func TestTheBackupIsTheFileBefore(t *testing.T) {
	s := newStore(t)
	events := sample(s)
	record(t, s, events[0])
	before, _ := os.ReadFile(s.Path())
	record(t, s, events[1])
	if bak, _ := os.ReadFile(s.Backup()); string(bak) != string(before) {
		t.Errorf("backup %q, want %q", bak, before)
	}
}

func TestALeftoverOfACrashIsReplaced(t *testing.T) {
	s := newStore(t)
	record(t, s, s.New(Event{Do: Country, Country: "DE"}))
	if err := os.WriteFile(filepath.Join(s.Dir, tmpName), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	if f := record(t, s, s.New(Event{Do: Country, Country: "FR"})); len(f.Events) != 2 {
		t.Errorf("%d events", len(f.Events))
	}
}

func TestAFileChangedByHandIsUsedAndSaidSo(t *testing.T) {
	s := newStore(t)
	record(t, s, sample(s)...)
	data, _ := os.ReadFile(s.Path())
	if err := os.WriteFile(s.Path(), []byte(strings.ReplaceAll(string(data), `"DE"`, `"FR"`)), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := s.Load()
	if err != nil || !f.Changed || f.Events[0].Country != "FR" {
		t.Fatalf("%v, changed %v, country %v", err, f.Changed, f.Events[0].Country)
	}
	if f = record(t, s, s.New(Event{Do: Country, Country: "AT"})); f.Changed {
		t.Error("still said to be changed after our own save")
	}
}

func TestANewerFileIsShownAndNeverWritten(t *testing.T) {
	s := newStore(t)
	record(t, s, sample(s)...)
	data, _ := os.ReadFile(s.Path())
	newer := strings.Replace(string(data), `"version":1`, `"version":2`, 1)
	if err := os.WriteFile(s.Path(), []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	if f, err := s.Load(); err != nil || !f.Newer || len(f.Events) != 5 {
		t.Errorf("%v, newer %v, %d events", err, f.Newer, len(f.Events))
	}
	if _, err := s.Import(t.Context(), s.New(Event{Do: Country, Country: "AT"})); !errors.Is(err, ErrNewer) {
		t.Errorf("Record: %v", err)
	}
	if data, _ := os.ReadFile(s.Path()); string(data) != newer {
		t.Error("it was written")
	}
}

// TestANewerFileIsNoWayAroundTheDoor has one with an event that this version may
// not understand, and one that would act on a terminal.
func TestANewerFileIsNoWayAroundTheDoor(t *testing.T) {
	f, err := Parse("state.json", []byte(`{"format":"optout-tui","version":2,"events":[
{"id":"1","at":"2026-01-02T03:04:05Z","do":"sing","song":"la"},
{"id":"2","at":"2026-01-02T03:04:05Z","do":"account","account":"facebook/\u001b[2J","platform":"facebook"},
{"id":"3","at":["no","time"],"do":"outcome","account":"facebook","outcome":"\u202esent"}]}`))
	if err != nil || !f.Newer || len(f.Events) != 1 || f.Events[0].ID != "1" {
		t.Errorf("%v, newer %v: %q", err, f.Newer, f.Encode())
	}
}

func TestWhatANewerVersionAddsIsKept(t *testing.T) {
	s := newStore(t)
	record(t, s, s.New(Event{Do: Country, Country: "DE"}))
	data, _ := os.ReadFile(s.Path())
	added := strings.Replace(string(data), `"events":[`, `"mood":{"a":[1]},"events":[
{"id":"01900000-0000-7000-8000-000000000000","at":"2026-01-02T03:04:05Z","do":"sing","song":"la"},`, 1)
	if err := os.WriteFile(s.Path(), []byte(added), 0o600); err != nil {
		t.Fatal(err)
	}
	record(t, s, s.New(Event{Do: Country, Country: "AT"}))
	after, _ := os.ReadFile(s.Path())
	for _, want := range []string{`"do":"sing","song":"la"`, `"mood":{"a":[1]}`} {
		if !strings.Contains(string(after), want) {
			t.Errorf("%s is gone:\n%s", want, after)
		}
	}
}

func TestAMissingFileWithABackupIsNotAnEmptyOne(t *testing.T) {
	s := newStore(t)
	record(t, s, s.New(Event{Do: Country, Country: "DE"}))
	record(t, s, s.New(Event{Do: Country, Country: "AT"}))
	if err := os.Remove(s.Path()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(); !strings.Contains(told(err), "is missing, though its backup is there") {
		t.Errorf("Load: %v", err)
	}
}

func TestUndo(t *testing.T) {
	s := newStore(t)
	events := sample(s)
	last := LastAct(events)
	if len(last) != 1 || last[0].Do != Note {
		t.Fatalf("undo would take back %v", last)
	}
	events = append(events, s.New(Event{Do: Undo, Undoes: last[0].ID}))
	if last = LastAct(events); len(last) != 1 || last[0].Do != Step {
		t.Errorf("a second undo would take back %v, want the step", last)
	}
	events = append(events, s.New(Event{Do: Undo, Undoes: events[len(events)-1].ID}))
	if got := Effective(events); len(got) != 5 || got[4].Do != Note {
		t.Errorf("after undoing the undo: %v", idsOf(got))
	}
	circle := []Event{{ID: "a", Do: Undo, Undoes: "b"}, {ID: "b", Do: Undo, Undoes: "a"}, {ID: "c", Do: Note}}
	if got := Effective(circle); len(got) != 1 {
		t.Errorf("a circle of undos: %v", idsOf(got))
	}
}

func TestMergeIsAUnion(t *testing.T) {
	s := newStore(t)
	a, b := sample(s), sample(s)
	b = append(b, a[1], a[3])
	want := idsOf(Merge(a, b))
	for name, got := range map[string][]Event{
		"other order": Merge(b, a), "again": Merge(Merge(a, b), b), "parts": Merge(Merge(a[:2], b[3:]), Merge(b[:3], a[2:])),
	} {
		if !slices.Equal(idsOf(got), want) || len(got) != len(a)+len(b)-2 {
			t.Errorf("%s: %v, want %v", name, idsOf(got), want)
		}
	}
	x, y := Event{ID: "x", Do: Note, Text: safetext.NewBlock("one")}, Event{ID: "x", Do: Note, Text: safetext.NewBlock("two")}
	if p, q := Merge([]Event{x}, []Event{y}), Merge([]Event{y}, []Event{x}); len(p) != 1 || p[0].Text != q[0].Text {
		t.Errorf("one id with two contents: %v and %v", p, q)
	}
}

func TestIDsGoUpWhateverTheClockDoes(t *testing.T) {
	now := time.Date(2026, 11, 23, 15, 40, 14, 0, time.UTC)
	s := &Store{Dir: filepath.Join(t.TempDir(), "s"), Now: func() time.Time { return now }}
	var all []string
	for i := range 100 {
		if i == 50 {
			now = now.Add(-48 * time.Hour)
		}
		all = append(all, s.New(Event{Do: Note}).ID)
	}
	if !slices.IsSorted(all) || len(slices.Compact(all)) != 100 {
		t.Errorf("not in order: %v", all)
	}
	record(t, s, s.New(Event{Do: Country, Country: "DE"}))
	other := &Store{Dir: s.Dir, Now: func() time.Time { return now.Add(-time.Hour) }}
	f, _ := other.Load()
	if e := other.New(Event{Do: Country, Country: "AT"}); e.ID <= f.Events[0].ID {
		t.Errorf("%s does not sort after %s", e.ID, f.Events[0].ID)
	}
	merged := record(t, other, Event{ID: "0fffffff-ffff-7fff-bfff-ffffffffffff", Do: Note}) // from a machine whose clock is ahead
	if e := other.New(Event{Do: Country, Country: "AT"}); e.ID <= merged.Events[1].ID {
		t.Errorf("%s does not sort after %s", e.ID, merged.Events[1].ID)
	}
}

// TestAnIDAtTheEndOfTimeDoesNotStopTheClock has one after which no id can come.
func TestAnIDAtTheEndOfTimeDoesNotStopTheClock(t *testing.T) {
	s := newStore(t)
	record(t, s, Event{ID: "ffffffff-ffff-7fff-bfff-ffffffffffff", At: time.Now(), Do: Note})
	e := s.New(Event{Do: Note})
	if _, ok := stampOf(e.ID); !ok || e.ID > "02" {
		t.Errorf("the next id is %s", e.ID)
	}
}

func TestWhatWouldStandAboveAllElseIsNotTakenOver(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		want string
		e    Event
	}{
		{"", Event{ID: "01a00000-0000-7000-8000-000000000001", At: now}},
		{"event 1 in theirs.json is from the future", Event{ID: "ffffffff-ffff-7fff-bfff-ffffffffffff", At: now}},
		{"event 1 in theirs.json is from the future", Event{ID: "02000000-0000-7000-8000-000000000001", At: now}},
		{"event 1 in theirs.json is from the future", Event{ID: "01a00000-0000-7000-8000-000000000001", At: now.AddDate(2, 0, 0)}},
		{"the id of event 1 in theirs.json is not one", Event{ID: "zzz", At: now}},
		{"the id of event 1 in theirs.json is not one", Event{ID: "01A00000-0000-7000-8000-000000000001", At: now}},
		{"the id of event 1 in theirs.json is not one", Event{ID: "01a00000-0000-4000-8000-000000000001", At: now}},
		{"the id of event 1 in theirs.json is not one", Event{ID: "01a00000-0000-7000-8000-00000000000001", At: now}},
	} {
		err := CheckForeign("theirs.json", File{Events: []Event{c.e}}, now)
		if (err == nil) != (c.want == "") || !strings.Contains(told(err), c.want) {
			t.Errorf("%s at %s: %v, want %q", c.e.ID, c.e.At, err, c.want)
		}
	}
	if err := CheckForeign("theirs.json", File{Newer: true}, now); told(err) != "theirs.json was written by a newer optout-tui; update this one first" {
		t.Errorf("of a newer version: %v", err)
	}
}

// TestWhatWasForgottenIsNotBroughtBack has a program go on that knew an account
// which another one has forgotten meanwhile.
func TestWhatWasForgottenIsNotBroughtBack(t *testing.T) {
	s := newStore(t)
	other := &Store{Dir: s.Dir, Now: s.Now}
	record(t, s, s.New(Event{Do: Account, Account: "facebook"}), s.New(Event{Do: Account, Account: "instagram"}))
	refused := func(when string) {
		t.Helper()
		_, err := s.Record(t.Context(), s.New(Event{Do: Account, Account: "tiktok"}), s.New(Event{Do: Step, Account: "facebook", Step: "form"}))
		_, _, _, failed := s.Attach(t.Context(), "facebook", "mail.eml", nil)
		for _, err := range []error{err, failed} {
			if gone, ok := errors.AsType[*ForgottenError](err); !ok || !slices.Equal(gone.Accounts, []string{"facebook"}) || told(err) != "your file no longer holds facebook" {
				t.Errorf("%s: %v", when, err)
			}
		}
	}
	if _, err := other.Forget(t.Context(), "facebook"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Record(t.Context(), s.New(Event{Do: Linked, Account: "instagram", To: "facebook"})); err == nil {
		t.Error("it is named again by a link")
	}
	refused("forgotten")
	refused("asked again")
	if f, err := s.Record(t.Context(), s.New(Event{Do: Step, Account: "instagram", Step: "form"})); err != nil || len(f.Events) != 2 {
		t.Errorf("the other account: %v, %v", f.Events, err)
	}
	if _, _, err := other.ForgetEverything(t.Context()); err != nil {
		t.Fatal(err)
	}
	refused("all forgotten")
	if _, err := os.Stat(s.Dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the directory is back: %v", err)
	}
	if _, err := s.Record(t.Context(), s.New(Event{Do: Account, Account: "facebook"}), s.New(Event{Do: Step, Account: "facebook"})); err != nil {
		t.Errorf("put on the list anew: %v", err)
	}
}

func TestManyAtOnceLoseNothing(t *testing.T) {
	dir := newStore(t).Dir
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s := &Store{Dir: dir, Now: time.Now}
			for range 10 {
				if _, err := s.Import(t.Context(), s.New(Event{Do: Note, Account: "facebook"})); err != nil {
					t.Errorf("Record: %v", err)
				}
			}
		})
	}
	all.Wait()
	if f, err := (&Store{Dir: dir, Now: time.Now}).Load(); err != nil || len(f.Events) != 80 {
		t.Errorf("%d events, %v", len(f.Events), err)
	}
}

// TestAFileTooLargeToBeReadIsNotWritten fills the file past what is read.
func TestAFileTooLargeToBeReadIsNotWritten(t *testing.T) {
	s := newStore(t)
	record(t, s, s.New(Event{Do: Country, Country: "DE"}))
	long := safetext.NewBlock(strings.Repeat("long ", MaxSize/5+1))
	if _, err := s.Import(t.Context(), s.New(Event{Do: Note, Account: "facebook", Text: long})); !errors.Is(err, ErrTooLarge) {
		t.Errorf("it was taken: %v", err)
	}
	if f, err := s.Load(); err != nil || len(f.Events) != 1 {
		t.Errorf("the file holds %d events: %v", len(f.Events), err)
	}
}
