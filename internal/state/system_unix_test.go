//go:build unix

package state

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/durable"
)

func TestNoPipeNoDirectoryNoLink(t *testing.T) {
	for name, c := range map[string]struct {
		put  func(path string) error
		want string
	}{
		"pipe":      {func(p string) error { return syscall.Mkfifo(p, 0o600) }, "is not a regular file"},
		"directory": {func(p string) error { return os.Mkdir(p, 0o700) }, "is not a regular file"},
		"link":      {func(p string) error { return os.Symlink("/etc/passwd", p) }, "is a symbolic link"},
		"device":    {func(p string) error { return os.Symlink("/dev/zero", p) }, "is a symbolic link"},
		"huge": {func(p string) error {
			if err := os.WriteFile(p, nil, 0o600); err != nil {
				return err
			}
			return os.Truncate(p, MaxSize+1)
		}, "is larger than 64 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			if err := os.MkdirAll(s.Dir, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := c.put(s.Path()); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Load(); !strings.Contains(told(err), c.want) {
				t.Errorf("Load: %v, want %q", err, c.want)
			}
		})
	}
}

func TestALockThatLeadsElsewhereIsRefused(t *testing.T) {
	for _, target := range []string{"there", "gone"} {
		s := twoSaves(t)
		elsewhere, lock := filepath.Join(t.TempDir(), target), filepath.Join(s.Dir, lockName)
		if target == "there" {
			if err := os.WriteFile(elsewhere, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(os.Remove(lock), os.Symlink(elsewhere, lock)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Import(t.Context(), s.New(Event{Do: Country, Country: "AT"})); told(err) != lock+" is not a regular file" {
			t.Errorf("Record: %v", err)
		}
		if _, err := os.Stat(elsewhere); target == "gone" && err == nil {
			t.Error("a link made a file elsewhere")
		}
	}
}

// TestWhoeverWaitsTooLongIsToldWhy holds the lock for longer than another waits.
func TestWhoeverWaitsTooLongIsToldWhy(t *testing.T) {
	s := twoSaves(t)
	unlock, err := s.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	other := &Store{Dir: s.Dir, Now: time.Now}
	if _, err := other.Import(ctx, other.New(Event{Do: Country, Country: "AT"})); !errors.Is(err, ErrInUse) {
		t.Errorf("Record: %v", err)
	}
	unlock()
	if f := record(t, other, other.New(Event{Do: Country, Country: "AT"})); len(f.Events) != 3 {
		t.Errorf("%d events", len(f.Events))
	}
}

// opened counts how often this process has a file open, one that is gone included.
func opened(t *testing.T, path string) int {
	t.Helper()
	files, err := filepath.Glob("/proc/self/fd/*")
	if err != nil || len(files) == 0 {
		t.Skip("this system has no /proc to look into")
	}
	n := 0
	for _, f := range files {
		if to, err := os.Readlink(f); err == nil && strings.HasPrefix(to, path) {
			n++
		}
	}
	return n
}

// TestWhoeverWaitedForARemovedLockTakesTheNewOne is about one that waits while
// everything is forgotten, and the lock with it: it must not save under a lock
// that nobody else can see.
func TestWhoeverWaitedForARemovedLockTakesTheNewOne(t *testing.T) {
	s := newStore(t)
	record(t, s, s.New(Event{Do: Country, Country: "DE"}))
	held, err := s.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	lock := filepath.Join(s.Dir, lockName)
	got := make(chan func(), 1)
	go func() {
		unlock, err := (&Store{Dir: s.Dir, Now: time.Now}).lock(t.Context())
		if err != nil {
			t.Errorf("the one that waited: %v", err)
		}
		got <- unlock
	}()
	// Until it has this very file open, which it has only now and then: it opens it
	// anew for each attempt. Were it never seen, what follows would hold all the same;
	// it does not wait for longer than lockWait.
	for end := time.Now().Add(lockWait / 5); opened(t, lock) < 2 && time.Now().Before(end); {
		<-time.After(time.Millisecond)
	}
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	held()
	unlock := <-got
	if unlock == nil {
		t.FailNow()
	}
	if h := s.Inspect(); !h.InUse {
		t.Error("it holds a lock that nobody sees")
	}
	unlock()
}

// TestPlantedLinksLeadNowhere has links of somebody else's in a directory that
// everybody can write to, under all names that are written.
func TestPlantedLinksLeadNowhere(t *testing.T) {
	for _, name := range []string{tmpName, bakName, "proofs"} {
		s := twoSaves(t)
		victim := t.TempDir()
		target := filepath.Join(victim, "theirs")
		if name == "proofs" {
			target = victim
		}
		path := filepath.Join(s.Dir, name)
		if err := errors.Join(os.WriteFile(filepath.Join(victim, "theirs"), []byte("theirs"), 0o600), durable.Remove(path), os.Symlink(target, path), os.Chmod(s.Dir, 0o777)); err != nil {
			t.Fatal(err)
		}
		record(t, s, s.New(Event{Do: Country, Country: "AT"}))
		_, _, _, err := s.Attach(t.Context(), "facebook", "mail.eml", []byte("an answer"))
		if refused := told(err) == s.Proofs()+" is not a directory"; refused != (name == "proofs") {
			t.Errorf("%s: Attach: %v", name, err)
		}
		// Somebody who can plant links can also forge what the file says of proofs.
		f := record(t, s, s.New(Event{Do: Proof, Account: "facebook", File: "theirs"}))
		if err := s.CheckProof("theirs"); err == nil {
			t.Errorf("%s: somebody else's file would be opened", name)
		}
		if h := s.CheckProofs(f); (h.Unread != nil) != (name == "proofs") {
			t.Errorf("%s: CheckProofs: %+v", name, h)
		}
		if _, err := s.Forget(t.Context(), "facebook"); (err != nil) != (name == "proofs") {
			t.Errorf("%s: Forget: %v", name, err)
		}
		entries, err := os.ReadDir(victim)
		if data, _ := os.ReadFile(filepath.Join(victim, "theirs")); err != nil || len(entries) != 1 || string(data) != "theirs" {
			t.Errorf("%s led to %v, %q", name, entries, data)
		}
	}
}
