package state

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/durable"
)

const nobody = 65534

// asNobody runs f as a user that may do nothing special, also where the test is
// run by root. What f makes on the disk is that user's.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	runtime.LockOSThread() // the kernel knows who asks by thread
	defer runtime.UnlockOSThread()
	setfs := func(id uintptr) {
		_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, id, 0, 0)
		_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSGID, id, 0, 0)
		if now, _, _ := syscall.RawSyscall(syscall.SYS_SETFSUID, ^uintptr(0), 0, 0); now != id {
			t.Errorf("the user is %d, want %d", now, id)
		}
	}
	setfs(nobody)
	defer setfs(0)
	f()
}

// nobodysPlace is a directory of that user, below one that it may not list.
func nobodysPlace(t *testing.T) string {
	t.Helper()
	top := t.TempDir()
	place := filepath.Join(top, "above", "home")
	if err := os.MkdirAll(place, 0o700); err != nil {
		t.Fatal(err)
	}
	for dir := top; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) { // the way there must be open
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(place, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Dir(place), 0o311); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(place), 0o700) }) // so that it can be removed
	return place
}

// TestDirectoriesOfOthersAboveAreNoHindrance saves below a directory that may not
// be opened, and so not be synced either.
func TestDirectoriesOfOthersAboveAreNoHindrance(t *testing.T) {
	s := &Store{Dir: filepath.Join(nobodysPlace(t), "a", "state"), Now: time.Now}
	asNobody(t, func() {
		if _, err := os.ReadDir(filepath.Dir(filepath.Dir(filepath.Dir(s.Dir)))); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("the directory above can be read: %v", err)
		}
		record(t, s, s.New(Event{Do: Country, Country: "DE"}))
		record(t, s, s.New(Event{Do: Country, Country: "AT"}))
	})
}

// TestEveryUmask saves with the most and the least that may be taken away, as a
// user to whom that matters: the next save must still be able to.
func TestEveryUmask(t *testing.T) {
	for _, mask := range []int{0, 0o777} {
		s := &Store{Dir: filepath.Join(nobodysPlace(t), "new", "state"), Now: time.Now}
		asNobody(t, func() {
			defer syscall.Umask(syscall.Umask(mask))
			record(t, s, s.New(Event{Do: Country, Country: "DE"}))
			record(t, s, s.New(Event{Do: Account, Account: "facebook"}))
			for n := range 2 {
				if _, _, added, err := s.Attach(t.Context(), "facebook", "mail.eml", []byte("an answer")); err != nil || added != (n == 0) {
					t.Errorf("umask %03o: Attach: %v, %v", mask, added, err)
				}
			}
			if err := durable.WriteFile(filepath.Join(s.Dir, "mine"), nil, true); err != nil {
				t.Errorf("umask %03o: %v", mask, err)
			}
		})
		err := filepath.WalkDir(s.Dir, func(_ string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if want := map[bool]fs.FileMode{true: 0o700, false: 0o600}[d.IsDir()]; err == nil && info.Mode().Perm() != want {
				t.Errorf("umask %03o: %s is %v, want %v", mask, d.Name(), info.Mode().Perm(), want)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestWhatMayNotBeReadOrWrittenIsSaid is about files of others.
func TestWhatMayNotBeReadOrWrittenIsSaid(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root, to make files of another user")
	}
	for name, c := range map[string]struct {
		hurt func(s *Store) error
		want string
	}{
		"somebody else's file":      {func(s *Store) error { return os.Chown(s.Path(), 0, 0) }, "state.json cannot be read: "},
		"somebody else's directory": {func(s *Store) error { return errors.Join(os.Chown(s.Dir, 0, 0), os.Chmod(s.Dir, 0o755)) }, "permission denied"},
		"somebody else's lock":      {func(s *Store) error { return os.Chown(filepath.Join(s.Dir, lockName), 0, 0) }, "state.lock: permission denied"},
	} {
		t.Run(name, func(t *testing.T) {
			s := &Store{Dir: filepath.Join(nobodysPlace(t), "state"), Now: time.Now}
			asNobody(t, func() { record(t, s, s.New(Event{Do: Country, Country: "DE"})) })
			before, err := os.ReadFile(s.Path())
			if err := errors.Join(err, c.hurt(s)); err != nil {
				t.Fatal(err)
			}
			asNobody(t, func() {
				if _, err := s.Import(t.Context(), s.New(Event{Do: Country, Country: "AT"})); !strings.Contains(told(err), c.want) {
					t.Errorf("Record: %v, want %q", err, c.want)
				}
			})
			if after, err := os.ReadFile(s.Path()); err != nil || string(after) != string(before) {
				t.Errorf("the file is not what it was (%v)", err)
			}
		})
	}
}

// TestFilesOfAnotherAreSeen looks as a user at a file that root has made.
func TestFilesOfAnotherAreSeen(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root, to make files of another user")
	}
	s := &Store{Dir: filepath.Join(nobodysPlace(t), "state"), Now: time.Now}
	asNobody(t, func() { record(t, s, s.New(Event{Do: Country, Country: "DE"})) })
	if err := os.Chown(s.Path(), 0, 0); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setresuid(-1, nobody, -1); err != nil {
		t.Fatal(err)
	}
	h := s.Inspect()
	if err := syscall.Setresuid(-1, 0, -1); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(h.Foreign, []string{s.Path()}) {
		t.Errorf("files of others: %q", h.Foreign)
	}
}

// TestRootLeavesFilesToTheOwnerOfTheDirectory: a person who starts the program once with
// sudo can still read and change their file without it.
func TestRootLeavesFilesToTheOwnerOfTheDirectory(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root")
	}
	home := nobodysPlace(t)
	s := &Store{Dir: filepath.Join(home, ".local", "state"), Now: time.Now}
	for _, e := range []Event{{Do: Account, Account: "facebook", Platform: "facebook"}, {Do: Country, Country: "DE"}} {
		if _, err := s.Record(t.Context(), s.New(e)); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, _, err := s.Attach(t.Context(), "facebook", "mail.eml", []byte("mail")); err != nil {
		t.Fatal(err)
	}
	if err := durable.WriteFile(filepath.Join(home, "dossier.html"), []byte("x"), false); err != nil {
		t.Fatal(err)
	}
	seen := 0
	err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if owner, ok := info.Sys().(*syscall.Stat_t); !ok || owner.Uid != nobody || owner.Gid != nobody {
			t.Errorf("%s belongs to %d", path, owner.Uid)
		}
		seen++
		return nil
	})
	if err != nil || seen < 9 {
		t.Errorf("%d files, %v", seen, err)
	}
	asNobody(t, func() {
		if _, err := s.Record(t.Context(), s.New(Event{Do: Note, Account: "facebook"})); err != nil {
			t.Errorf("its owner cannot save: %v", err)
		}
	})
}
