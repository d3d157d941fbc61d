//go:build unix

package state

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/gofrs/flock"
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

// TestALockThatWasForgottenIsNoLock is about one that opened the lock right before
// everything was forgotten, and the lock with it: nobody else can see it then.
func TestALockThatWasForgottenIsNoLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), lockName)
	l := flock.New(path)
	if ok, err := l.TryLock(); !ok || !isFile(l, path) {
		t.Fatalf("taken: %v, %v", ok, err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if isFile(l, path) {
		t.Error("it is gone, and still counts")
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if isFile(l, path) {
		t.Error("another lies there, and it still counts")
	}
	_ = l.Unlock()
}
