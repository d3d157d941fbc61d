package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/gofrs/flock"
)

// empty makes an empty file.
func empty(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOneAtATimeHoldsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	if _, err := Hold(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("not there: %v", err)
	}
	empty(t, path)
	release, err := Hold(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Hold(path); !errors.Is(err, ErrHeld) {
		t.Errorf("held: %v", err)
	}
	release()
	release, err = Hold(path)
	if err != nil {
		t.Fatalf("released: %v", err)
	}
	release()
}

func TestNoLinkIsHeld(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows opens what a link leads to")
	}
	dir := t.TempDir()
	path, link := filepath.Join(dir, "theirs"), filepath.Join(dir, "link")
	empty(t, path)
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if release, err := Hold(link); err == nil {
		release()
		t.Error("it held what a link leads to")
	}
}

func TestALockThatIsGoneOrReplacedIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	empty(t, path)
	lock := flock.New(path)
	if ok, err := lock.TryLock(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	defer func() { _ = lock.Unlock() }()
	if err := liesAt(lock, path); err != nil {
		t.Errorf("in place: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Skip("an open file cannot be removed here: ", err)
	}
	if err := liesAt(lock, path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("gone: %v", err)
	}
	empty(t, path)
	if err := liesAt(lock, path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("replaced: %v", err)
	}
}
