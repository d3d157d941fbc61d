package state

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// syncParents syncs the directories above one, as far as they may be opened.
func syncParents(path string) error {
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
	if err := syncDir(path); !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// syncDir makes what was renamed or removed in a directory last.
func syncDir(path string) error {
	dir, err := openDir(path)
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }() // read only: nothing can be lost
	return syncOpen(dir)
}

// writeSynced makes a new file that only its owner can read, and returns once
// the disk has it. After an error there is none.
func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return fill(f, data)
}

// fill writes a new file, whatever the umask took away from it, and closes it.
// What may not be whole on the disk is removed: a file whose sync failed is not
// synced again, because a second one can succeed without having written anything.
func fill(f *os.File, data []byte) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(0o600)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, removeIfThere(f.Name()))
	}
	return nil
}

// makeDir makes the directory, and those above it, for the owner alone, whatever
// the umask takes away. One that is there already stays as it is.
func makeDir(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return &fs.PathError{Op: "use", Path: dir, Err: errors.New("it is not a directory")}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := makeDir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil { // which is content if another has made it meanwhile
		return err
	}
	return os.Chmod(dir, 0o700)
}

// readRegular reads a regular file of at most MaxSize bytes. It follows no link
// and waits for no pipe.
func readRegular(path string) ([]byte, error) {
	f, err := openNoFollow(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", plain(err))
	}
	defer func() { _ = f.Close() }() // read only: nothing can be lost
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %w", plain(err))
	case !info.Mode().IsRegular():
		return nil, errors.New("is not a regular file")
	case info.Size() > MaxSize:
		return nil, fmt.Errorf("is larger than %d MB", MaxSize>>20)
	}
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(f, MaxSize+1)); err != nil { // it may grow meanwhile
		return nil, fmt.Errorf("cannot be read: %w", plain(err))
	}
	return data.Bytes(), nil
}

// readDirIfThere lists a directory; one that is not there is empty.
func readDirIfThere(dir string) ([]os.DirEntry, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return entries, err
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// plain takes the operation out of a system error: the caller says in words
// what was tried.
func plain(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return fmt.Errorf("%s: %w", l.New, l.Err)
	}
	return err
}
