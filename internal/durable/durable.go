// Package durable writes files so that a crash or a power cut at any moment leaves
// the old content or the new, whole: write beside, sync, replace, and hold what is
// being written. It never follows a link, and never waits for a pipe.
package durable

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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

// SyncDir flushes a directory so that renames and removals in it survive a power cut.
func SyncDir(path string) error {
	dir, err := OpenDir(path)
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }() // read only: nothing can be lost
	return SyncOpen(dir)
}

// Create writes a new file that only its owner can read, and returns once the disk
// has it. What is there already stays, with fs.ErrExist. After an error there is no
// new file.
func Create(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return fill(f, data)
}

// Recreate is Create after removing what a crash may have left under the name.
func Recreate(path string, data []byte) error {
	if err := Remove(path); err != nil {
		return err
	}
	return Create(path, data)
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
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(0o600)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
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
		return &fs.PathError{Op: "use", Path: dir, Err: errors.New("it is not a directory")}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := MakeDir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil { // no error if another has made it meanwhile
		return err
	}
	return os.Chmod(dir, 0o700)
}

// Read reads a regular file of at most limit bytes. It follows no link and waits
// for no pipe. Its error is a predicate, such as "is not a regular file".
func Read(path string, limit int64) ([]byte, error) {
	f, err := openNoFollow(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", Bare(err))
	}
	defer func() { _ = f.Close() }() // read only: nothing can be lost
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %w", Bare(err))
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a regular file")
	case info.Size() > limit:
		return nil, fmt.Errorf("is larger than %d MB", limit>>20)
	}
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(f, limit+1)); err != nil { // it may grow meanwhile
		return nil, fmt.Errorf("cannot be read: %w", Bare(err))
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

// Bare takes the operation out of a system error: the caller says in words
// what was tried.
func Bare(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return fmt.Errorf("%s: %w", l.New, l.Err)
	}
	return err
}
