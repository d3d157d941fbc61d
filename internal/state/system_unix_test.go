//go:build unix

package state

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestNoPipeNoDirectoryNoLink(t *testing.T) {
	for name, c := range map[string]struct {
		put  func(path string) error
		want string
	}{
		"pipe":      {func(p string) error { return syscall.Mkfifo(p, 0o600) }, "is not a regular file"},
		"directory": {func(p string) error { return os.Mkdir(p, 0o700) }, "is not a regular file"},
		"link":      {func(p string) error { return os.Symlink("/etc/passwd", p) }, "it is a symbolic link"},
		"device":    {func(p string) error { return os.Symlink("/dev/zero", p) }, "it is a symbolic link"},
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
			if _, err := s.Load(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Load: %v, want %q", err, c.want)
			}
		})
	}
}

func TestUmaskDoesNoHarm(t *testing.T) {
	s := newStore(t)
	old := syscall.Umask(0o777)
	_, err := s.Record(t.Context(), s.New(Event{Do: Country, Country: "DE"}))
	syscall.Umask(old)
	if err != nil {
		t.Fatalf("with umask 777: %v", err)
	}
	for _, name := range []string{fileName, lockName} {
		info, err := os.Stat(filepath.Join(s.Dir, name))
		if err != nil || info.Mode().Perm()&0o177 != 0 {
			t.Errorf("%s: %v, %v", name, info.Mode().Perm(), err)
		}
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
	// anew for each attempt. Were it never seen, what follows would hold all the same.
	for tries := 0; opened(t, lock) < 2 && tries < 500; tries++ {
		<-time.After(time.Millisecond)
	}
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	held()
	unlock := <-got
	if h := s.Inspect(); !h.InUse {
		t.Error("it holds a lock that nobody sees")
	}
	unlock()
}
