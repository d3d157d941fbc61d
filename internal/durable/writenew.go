package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteNew writes a file that only its owner can read, anywhere, and returns once
// the disk has it. What is there already stays, with fs.ErrExist, unless over says
// to replace it; then the name is replaced, not what it may be a link to. After an
// error or a crash no half file is there, and what was there is whole; only where the
// file system knows no second name for a file, a crash can leave half of a new one.
// What a crash left beside it is removed by the next WriteNew in that directory.
func WriteNew(path string, data []byte, over bool) error {
	info, err := os.Lstat(path)
	switch {
	case err == nil && !over:
		return Bare(&fs.PathError{Op: "write", Path: path, Err: fs.ErrExist})
	case err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0:
		return Bare(&fs.PathError{Op: "write", Path: path, Err: errors.New("it is not a regular file")})
	}
	removeLeftovers(filepath.Dir(path))
	tmp, release, err := temporary(filepath.Dir(path))
	if err != nil {
		return Bare(err)
	}
	defer release()
	if err := fill(tmp, data); err != nil {
		return Bare(err)
	}
	if over {
		return Bare(putOver(tmp.Name(), path))
	}
	return Bare(putNew(tmp.Name(), path, data))
}

// putOver puts a file that is whole in the place of another.
func putOver(tmp, path string) error {
	if err := Rename(tmp, path); err != nil {
		return errors.Join(err, Remove(tmp))
	}
	return syncIfPermitted(filepath.Dir(path))
}

// putNew gives a file that is whole its name, if nothing has that. Where the file
// system knows no second name for a file, it is written again. After an error it
// is not there, so that it can be asked for again.
func putNew(tmp, path string, data []byte) error {
	err := os.Link(tmp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = Write(path, data)
	}
	if err != nil {
		return errors.Join(err, Remove(tmp))
	}
	_ = Remove(tmp) // it is written all the same, and the next one tries again
	if err := syncIfPermitted(filepath.Dir(path)); err != nil {
		return errors.Join(err, Remove(path))
	}
	return nil
}

// temporaryName is how files are called while they are written.
const temporaryName = ".optout-tui-*.tmp"

// temporary makes a file that nobody takes for a leftover until it is released.
// Whoever is just clearing up can be quicker; then it makes another.
func temporary(dir string) (f *os.File, release func(), err error) {
	for {
		f, err := os.CreateTemp(dir, temporaryName)
		if err != nil {
			return nil, nil, err
		}
		if release, ours := keep(f); ours {
			return f, release, nil
		}
	}
}

// keep holds a file that was just made, or closes it if somebody who clears up has
// it, or has removed it.
func keep(f *os.File) (release func(), ours bool) {
	release, err := hold(f.Name())
	if err != nil {
		release = func() {} // a file system without locks is as good: nobody clears up there
	}
	if _, gone := os.Lstat(f.Name()); errors.Is(err, errHeld) || errors.Is(gone, fs.ErrNotExist) {
		release()
		_ = f.Close() // nothing is in it
		return nil, false
	}
	return release, true
}

// errHeld means that another optout-tui is writing a file.
var errHeld = errors.New("another optout-tui is writing it")

// removeLeftovers removes what others were writing when they were killed. What
// cannot be listed, or is still being written, is left alone.
func removeLeftovers(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if ours, _ := filepath.Match(temporaryName, e.Name()); !ours || !e.Type().IsRegular() {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if release, err := hold(path); err == nil {
			_ = Remove(path) // the next one tries again
			release()
		}
	}
}
