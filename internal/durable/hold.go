package durable

import (
	"errors"
	"io/fs"
	"os"

	"github.com/gofrs/flock"
)

// ErrHeld means that another process holds a file.
var ErrHeld = errors.New("another optout-tui holds it")

// Hold locks a file that is there, until release is called or this process ends. It
// does not wait: ErrHeld says that another has it, and fs.ErrNotExist that the file
// was removed or replaced while it was being locked, so that nobody else would see
// the lock. It follows no link.
func Hold(path string) (release func(), err error) {
	lock := flock.New(path, flock.SetFlag(noFollow))
	switch ok, err := lock.TryLock(); {
	case err != nil:
		return nil, err
	case !ok:
		return nil, ErrHeld
	}
	release = func() { _ = lock.Unlock() } // the system lets go of it in any case
	if err := liesAt(lock, path); err != nil {
		release()
		return nil, err
	}
	return release, nil
}

// liesAt checks that the file which is locked still lies at this path.
func liesAt(lock *flock.Flock, path string) error {
	held, err := lock.Stat()
	if err != nil {
		return err
	}
	there, err := os.Lstat(path)
	if err == nil && !os.SameFile(held, there) {
		err = &fs.PathError{Op: "lock", Path: path, Err: fs.ErrNotExist}
	}
	return err
}
