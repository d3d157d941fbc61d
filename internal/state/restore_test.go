package state

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/durable"
)

// twoSaves records a country, then an account: the backup holds the first alone.
func twoSaves(t *testing.T) *Store {
	t.Helper()
	s := newStore(t)
	record(t, s, s.New(Event{Do: Country, Country: "DE"}))
	record(t, s, s.New(Event{Do: Account, Account: "facebook", Platform: "facebook"}))
	return s
}

// kept lists what restored backups replaced.
func kept(t *testing.T, s *Store) []string {
	t.Helper()
	all, err := s.Replaced()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheBackupComesBackAndTheDamageIsKept(t *testing.T) {
	at := time.Date(2026, 11, 24, 4, 0, 0, 0, time.UTC)
	for name, damage := range map[string]func(path string, whole []byte) error{
		"cut off":    func(p string, w []byte) error { return os.Truncate(p, int64(len(w)/2)) },
		"empty":      func(p string, _ []byte) error { return os.Truncate(p, 0) },
		"zeros":      func(p string, w []byte) error { return os.WriteFile(p, make([]byte, len(w)), 0o600) },
		"other text": func(p string, _ []byte) error { return os.WriteFile(p, []byte("hello"), 0o600) },
		"changed by hand": func(p string, w []byte) error {
			return os.WriteFile(p, []byte(strings.Replace(string(w), `"DE"`, `"XX"`, 1)), 0o600)
		},
		"a directory": func(p string, _ []byte) error { return errors.Join(os.Remove(p), os.Mkdir(p, 0o700)) },
		"a link":      func(p string, _ []byte) error { return errors.Join(os.Remove(p), os.Symlink("/etc/passwd", p)) },
	} {
		t.Run(name, func(t *testing.T) {
			s := twoSaves(t)
			s.Now = func() time.Time { return at }
			whole, _ := os.ReadFile(s.Path())
			if err := damage(s.Path(), whole); err != nil {
				t.Fatal(err)
			}
			before, _ := os.Lstat(s.Path())
			as, f, err := s.Restore(t.Context())
			if err != nil || len(f.Events) != 1 {
				t.Fatalf("Restore: %v, %d events", err, len(f.Events))
			}
			if want := s.Path() + ".damaged-20261124T040000Z"; as != want {
				t.Errorf("kept as %q, want %q", as, want)
			}
			if after, err := os.Lstat(as); err != nil || !os.SameFile(before, after) {
				t.Errorf("what was replaced is not what is kept: %v", err)
			}
			if f, err := s.Load(); err != nil || f.Changed || len(f.Events) != 1 {
				t.Errorf("afterwards: %v, changed %v, %d events", err, f.Changed, len(f.Events))
			}
			hasMode(t, s.Path(), 0o600)
			record(t, s, s.New(Event{Do: Country, Country: "AT"}))
			// The same again in the same second takes a name of its own.
			if err := os.Truncate(s.Path(), 3); err != nil {
				t.Fatal(err)
			}
			if again, _, err := s.Restore(t.Context()); err != nil || again != as+"-2" || len(kept(t, s)) != 2 {
				t.Errorf("a second time: %q, %v, kept %v", again, err, kept(t, s))
			}
		})
	}
}

func TestAMissingFileIsRestoredWithNothingToKeep(t *testing.T) {
	s := twoSaves(t)
	if err := os.Remove(s.Path()); err != nil {
		t.Fatal(err)
	}
	if kept, f, err := s.Restore(t.Context()); err != nil || kept != "" || len(f.Events) != 1 {
		t.Errorf("%q, %d events, %v", kept, len(f.Events), err)
	}
	if _, err := s.Load(); err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeRestoredIsLeftAsItIs(t *testing.T) {
	for name, c := range map[string]struct {
		damage func(s *Store) error
		want   func(error) bool
	}{
		"a good file": {func(*Store) error { return nil }, func(err error) bool { return errors.Is(err, ErrGood) }},
		"no backup": {
			func(s *Store) error { return errors.Join(os.Truncate(s.Path(), 3), os.Remove(s.Backup())) },
			func(err error) bool { return errors.Is(err, ErrNoBackup) },
		},
		"no directory": {
			func(s *Store) error { return os.RemoveAll(s.Dir) },
			func(err error) bool { return errors.Is(err, ErrNoBackup) },
		},
		"a damaged backup": {
			func(s *Store) error { return errors.Join(os.Truncate(s.Path(), 3), os.Truncate(s.Backup(), 5)) },
			func(err error) bool { return strings.Contains(told(err), "state.json.bak is cut off") },
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := twoSaves(t)
			if err := c.damage(s); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(s.Path())
			if _, _, err := s.Restore(t.Context()); err == nil || !c.want(err) {
				t.Errorf("Restore: %v", err)
			}
			if after, _ := os.ReadFile(s.Path()); string(after) != string(before) || len(kept(t, s)) > 0 {
				t.Errorf("something was changed: %q, kept %v", after, kept(t, s))
			}
		})
	}
}

func TestRestoreWaitsForTheOther(t *testing.T) {
	s := twoSaves(t)
	unlock, err := s.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := (&Store{Dir: s.Dir, Now: time.Now}).Restore(ended); err == nil {
		t.Error("it did not wait")
	}
	if h := s.Inspect(); !h.InUse {
		t.Error("the lock is held, and Inspect does not say so")
	}
}

func TestInspectNamesWhatIsWrongAndChangesNothing(t *testing.T) {
	s := newStore(t)
	if h := s.Inspect(); !h.Missing {
		t.Errorf("%+v", h)
	}
	if _, err := os.Lstat(s.Dir); err == nil {
		t.Error("it made the directory")
	}
	s = twoSaves(t)
	if h := s.Inspect(); h.Damage != nil || h.NoBackup || h.BackupDamage != nil || len(h.File.Events) != 2 || len(h.Backup.Events) != 1 ||
		h.InUse || h.None || h.Leftover != "" || len(h.Open)+len(h.Shut) != 0 || h.StateSize == 0 {
		t.Errorf("all is well, and it says %+v", h)
	}
	tmp := filepath.Join(s.Dir, tmpName)
	if err := errors.Join(os.Truncate(s.Path(), 9), os.Truncate(s.Backup(), 9), os.WriteFile(tmp, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if h := s.Inspect(); h.Damage == nil || h.BackupDamage == nil || h.Leftover != tmp {
		t.Errorf("%+v", h)
	}
}

// TestWhatKeepsSavesFromWritingIsNamed puts a directory with something in it where each
// file goes: no save can be made, and nothing of it is removed.
func TestWhatKeepsSavesFromWritingIsNamed(t *testing.T) {
	for _, name := range []string{lockName, tmpName, bakName} {
		s := twoSaves(t)
		path := filepath.Join(s.Dir, name)
		if err := errors.Join(durable.Remove(path), os.MkdirAll(filepath.Join(path, "theirs"), 0o700)); err != nil {
			t.Fatal(err)
		}
		if h := s.Inspect(); !slices.Equal(h.InTheWay, []string{path}) || h.Leftover != "" {
			t.Errorf("%s: %q, left over %q", name, h.InTheWay, h.Leftover)
		}
		_, err := s.Record(t.Context(), s.New(Event{Do: Country, Country: "PL"}))
		if !errors.Is(err, durable.ErrNotRegular) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(filepath.Join(path, "theirs")); err != nil {
			t.Error(err)
		}
	}
}

func TestAFileInThePlaceOfTheDirectory(t *testing.T) {
	s := newStore(t)
	if err := os.WriteFile(s.Dir, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if h := s.Inspect(); !errors.Is(h.Unusable, durable.ErrNotDirectory) {
		t.Errorf("Inspect: %+v", h)
	}
	if _, err := s.Import(t.Context(), s.New(Event{Do: Country, Country: "DE"})); told(err) != s.Dir+" is not a directory" {
		t.Errorf("Record: %v", err)
	}
	if data, err := os.ReadFile(s.Dir); err != nil || string(data) != "mine" {
		t.Errorf("it holds %q, %v", data, err)
	}
}

func TestWrongRightsAreSeen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no modes there")
	}
	s := twoSaves(t)
	link := filepath.Join(s.Dir, lockName)
	if err := errors.Join(os.Chmod(s.Path(), 0o644), os.Chmod(s.Backup(), 0o400), os.Remove(link), os.Symlink(s.Path(), link)); err != nil {
		t.Fatal(err)
	}
	if h := s.Inspect(); !slices.Equal(h.Open, []string{s.Path()}) || !slices.Equal(h.Shut, []string{s.Backup()}) {
		t.Errorf("open to others: %q, shut: %q", h.Open, h.Shut)
	}
}

// TestCopiesAndWhatCanBeRestoredAreSeen has the copy of a synchronised folder beside a
// damaged file.
func TestCopiesAndWhatCanBeRestoredAreSeen(t *testing.T) {
	s := &Store{Dir: elsewhere(t), Now: time.Now}
	if s.Restorable() {
		t.Error("there is no backup yet")
	}
	record(t, s, s.New(Event{Do: Country, Country: "DE"}))
	copied := filepath.Join(s.Dir, "state (conflicted copy).json")
	if err := os.WriteFile(copied, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if h := s.Inspect(); !slices.Equal(h.Copies, []string{copied}) {
		t.Errorf("the copies are %q", h.Copies)
	}
	if !s.Restorable() {
		t.Error("the backup can be read")
	}
}
