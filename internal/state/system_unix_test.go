//go:build unix

package state

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
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

func TestNeitherUmaskNorFullDiskDoHarm(t *testing.T) {
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
	before, _ := os.ReadFile(s.Path())
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	small := limit
	small.Cur = uint64(len(before)) + 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		t.Fatal(err)
	}
	_, err = s.Record(t.Context(), s.New(Event{Do: Country, Country: "AT"}))
	if restore := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); restore != nil {
		t.Fatal(restore)
	}
	if err == nil || !strings.Contains(err.Error(), "file too large") {
		t.Errorf("with no room: %v", err)
	}
	if after, _ := os.ReadFile(s.Path()); string(after) != string(before) {
		t.Errorf("the file was harmed: %q", after)
	}
	if f := record(t, s, s.New(Event{Do: Country, Country: "AT"})); len(f.Events) != 2 {
		t.Errorf("with room again: %d events", len(f.Events))
	}
}
