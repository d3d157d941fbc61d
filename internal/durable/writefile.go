package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// WriteFile writes a file that only its owner can read, anywhere, and returns once
// the disk has it. What is there already stays, with fs.ErrExist, unless over says
// to replace it; then the name is replaced, not what it may be a link to. After an
// error or a crash there is no half-written file, and what was there is whole. Only on
// a file system without hard links, a crash can leave half of a new file. What a crash
// left beside it is removed by the next WriteFile in that directory.
func WriteFile(path string, data []byte, over bool) error {
	info, err := os.Lstat(path)
	switch {
	case err == nil && !over:
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist}
	case err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0:
		return problem.New(ErrNotRegular, "path", path)
	}
	dir := filepath.Dir(path)
	removeLeftovers(dir)
	tmp, release, err := temporary(dir)
	if err == nil {
		defer release()
		err = fill(tmp, data)
	}
	if err != nil {
		return problem.Because(err, problem.ErrAt, "path", path)
	}
	if !over {
		return linkNew(tmp.Name(), path, data)
	}
	if err := Replace(tmp.Name(), path); err != nil {
		return err
	}
	return syncIfPermitted(dir)
}

// linkNew gives a file that is whole its name, if that is free. On a file system
// without hard links it is written again. After an error it is not there, so that the
// same can be tried again.
func linkNew(tmp, path string, data []byte) error {
	err := os.Link(tmp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = Create(path, data)
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

// temporaryName is what files are called while they are written.
const temporaryName = ".optout-tui-*.tmp"

// temporary makes a file that nobody takes for a leftover until it is released. If
// another process is cleaning up and takes it first, it makes a new one.
func temporary(dir string) (f *os.File, release func(), err error) {
	for {
		f, err := os.CreateTemp(dir, temporaryName)
		if err != nil {
			return nil, nil, err
		}
		if release, ours := claim(f); ours {
			return f, release, nil
		}
	}
}

// claim holds a file that was just made, or closes it if a process that is cleaning
// up holds it or has removed it.
func claim(f *os.File) (release func(), ours bool) {
	release, err := holdNew(f.Name())
	switch {
	case errors.Is(err, ErrHeld), errors.Is(err, fs.ErrNotExist):
		_ = f.Close() // nothing is in it
		return nil, false
	case err != nil:
		release = func() {} // a file system without locks is as good: nobody cleans up there
	}
	return release, true
}

// removeLeftovers removes what others were writing when they were killed. It leaves
// alone what cannot be listed and what is still being written.
func removeLeftovers(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if ours, _ := filepath.Match(temporaryName, e.Name()); !ours || !e.Type().IsRegular() {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if release, err := holdNew(path); err == nil {
			_ = Remove(path) // the next one tries again
			release()
		}
	}
}
