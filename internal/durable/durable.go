// Package durable writes files so that a crash or a power cut at any moment leaves
// the old content or the new, whole: write beside, sync, replace, and hold what is
// being written. It never follows a link, and never waits for a pipe.
package durable

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/gofrs/flock"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// SyncParents syncs the directories above one, as far as they may be opened.
func SyncParents(path string) error {
	for parent := filepath.Dir(path); parent != path; path, parent = parent, filepath.Dir(parent) {
		if err := syncIfPermitted(parent); err != nil {
			return err
		}
	}
	return nil
}

// syncIfPermitted syncs a directory, unless it may not be opened: then it is
// somebody else's, and was there before.
func syncIfPermitted(path string) error {
	if err := SyncDir(path); !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// Create writes a new file that only its owner can read, and returns once the disk has it.
// What is there already stays, with fs.ErrExist. After an error there is no new file.
func Create(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return fill(f, data)
}

// Replace puts the file tmp in the place of path. After an error, path is what it
// was, and tmp is removed. The directory still has to be synced.
func Replace(tmp, path string) error {
	if err := Rename(tmp, path); err != nil {
		return errors.Join(err, Remove(tmp))
	}
	return nil
}

// fill writes a new file, whatever the umask took away from it, and closes it. If it
// may not be whole on the disk, it is removed: a failed sync is not repeated, because
// a second one can succeed without having written anything.
func fill(f *os.File, data []byte) error {
	KeepOwner(f)
	_, err := f.Write(data)
	if err = errors.Join(err, f.Chmod(0o600), f.Sync(), f.Close()); err != nil {
		return errors.Join(err, Remove(f.Name()))
	}
	return nil
}

// MakeDir makes the directory, and those above it, for the owner alone, whatever
// the umask takes away. One that is there already stays as it is.
func MakeDir(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return problem.New(ErrNotDirectory, "path", dir)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := MakeDir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil { // no error if somebody has made it meanwhile
		return err
	}
	giveAway(dir)
	return os.Chmod(dir, 0o700)
}

// KeepOwner leaves a file that was just made to the owner of its directory. It does
// something only for root: a person who once runs the program as root can still read
// their file later.
func KeepOwner(f *os.File) { giveAway(f.Name()) }

// What can be wrong with a file or directory, by its path.
const (
	ErrNotRegular   problem.Kind = "not-regular"
	ErrNotDirectory problem.Kind = "not-directory"
	ErrDirectory    problem.Kind = "a-directory"
	ErrLink         problem.Kind = "symbolic-link"
	ErrTooLarge     problem.Kind = "too-large"  // n is the limit in megabytes
	ErrUnreadable   problem.Kind = "unreadable" // the system says why
	ErrNoLocks      problem.Kind = "no-locks"   // the file system of a directory cannot lock files
)

// Read reads a regular file of at most limit bytes. It follows no link and waits for
// no pipe. Its error is one of the above.
func Read(path string, limit int64) ([]byte, error) {
	f, err := openNoFollow(path)
	return read(path, f, err, limit)
}

// ReadFile is Read for a file that a person names, which may be a link.
func ReadFile(path string, limit int64) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|noWait, 0)
	return read(path, f, err, limit)
}

// Open opens a file as ReadFile does, to be read in pieces, and gives its size.
func Open(path string) (*os.File, int64, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|noWait, 0)
	return regular(path, f, err)
}

// regular gives the size of an open file, if it could be opened and is a regular one, and
// closes it otherwise.
func regular(path string, f *os.File, err error) (*os.File, int64, error) {
	switch {
	case errors.Is(err, ErrLink):
		return nil, 0, err
	case err != nil:
		return nil, 0, problem.Because(err, ErrUnreadable, "path", path)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = problem.Because(err, ErrUnreadable, "path", path)
	case !info.Mode().IsRegular():
		err = problem.New(ErrNotRegular, "path", path)
	default:
		return f, info.Size(), nil
	}
	return nil, 0, errors.Join(err, f.Close())
}

// read reads an open file, if it could be opened, and closes it.
func read(path string, f *os.File, err error, limit int64) ([]byte, error) {
	f, size, err := regular(path, f, err)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // read only: nothing can be lost
	if size > limit {
		return nil, problem.New(ErrTooLarge, "path", path, "n", limit>>20)
	}
	data := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(f, limit+1)); err != nil { // it may grow meanwhile
		return nil, problem.Because(err, ErrUnreadable, "path", path)
	}
	return data.Bytes(), nil
}

// ReadDir lists a directory; one that is not there is empty.
func ReadDir(dir string) ([]os.DirEntry, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return entries, err
}

// Remove removes a file; one that is not there is no error.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// ErrHeld means that another process holds a file.
var ErrHeld = errors.New("another optout-tui holds it")

// Hold locks a file that is there, until release is called or this process ends. It
// does not wait: ErrHeld says that another has it, and fs.ErrNotExist that the file
// was removed or replaced while it was being locked, so that nobody else would see
// the lock. It follows no link.
func Hold(path string) (release func(), err error) {
	lock := flock.New(path, flock.SetFlag(noFollow))
	ok, err := lock.TryLock()
	for errors.Is(err, syscall.EINTR) { // a signal came meanwhile
		ok, err = lock.TryLock()
	}
	switch {
	case cannotLock(err):
		return nil, problem.Because(err, ErrNoLocks, "path", filepath.Dir(path))
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
