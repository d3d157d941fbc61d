package durable

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// WriteFile writes a file that only its owner can read, anywhere, and returns once
// the disk has it. What is there already stays, with fs.ErrExist, unless over says
// to replace it; then the name is replaced, not what it may be a link to. After an
// error or a crash there is no half-written file, and what was there is whole. Only on
// a file system without hard links, a crash can leave half of a new file. What a crash
// left beside it is removed by the next WriteFile in that directory.
func WriteFile(path string, data []byte, over bool) error {
	return WriteFiles(map[string][]byte{path: data}, over)
}

// WriteFiles is WriteFile for several files, by their paths: after an error none of those
// that are new is there. What over replaced by then stays replaced, but what has no room
// on the disk replaces nothing.
func WriteFiles(files map[string][]byte, over bool) error {
	paths := slices.Sorted(maps.Keys(files))
	for _, path := range paths {
		if err := mayWrite(path, over); err != nil {
			return err
		}
	}
	staged, placed, err := writeAll(paths, files, over)
	for _, path := range staged {
		_ = Remove(path) // the next one tries again
	}
	if err != nil && !over {
		for _, path := range placed {
			err = errors.Join(err, Remove(path))
		}
	}
	return err
}

// writeAll writes all files beside where they go, and then gives each its name. It says
// which it wrote, and which of them have their names.
func writeAll(paths []string, files map[string][]byte, over bool) (staged, placed []string, err error) {
	above := map[string]bool{}
	for _, path := range paths {
		above[filepath.Dir(path)] = true
	}
	dirs := slices.Sorted(maps.Keys(above))
	for _, dir := range dirs { // once, and not for each file: there can be thousands in it
		removeLeftovers(dir)
	}
	for _, path := range paths {
		tmp, release, err := stage(filepath.Dir(path), files[path])
		if err != nil {
			return staged, nil, problem.Because(err, problem.ErrAt, "path", path)
		}
		defer release()
		staged = append(staged, tmp)
	}
	for i, path := range paths {
		if err := place(staged[i], path, files[path], over); err != nil {
			return staged, placed, err
		}
		placed = append(placed, path)
	}
	for _, dir := range dirs {
		if err := syncIfPermitted(dir); err != nil {
			return staged, placed, err
		}
	}
	return staged, placed, nil
}

// mayWrite says why a path cannot be written to, if that can be seen.
func mayWrite(path string, over bool) error {
	info, err := os.Lstat(path)
	switch {
	case err == nil && info.IsDir(), strings.HasSuffix(path, string(filepath.Separator)):
		return problem.New(ErrDirectory, "path", path)
	case err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0:
		return problem.New(ErrNotRegular, "path", path)
	case err == nil && !over:
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrExist}
	}
	return nil
}

// stage writes data to a file beside those that are to be written, and holds it.
func stage(dir string, data []byte) (path string, release func(), err error) {
	tmp, release, err := temporary(dir)
	if err != nil {
		return "", nil, err
	}
	if err := fill(tmp, data); err != nil {
		release()
		return "", nil, err
	}
	return tmp.Name(), release, nil
}

// place gives a file that is whole its name. On a file system without hard links a new one
// is written again.
func place(tmp, path string, data []byte, over bool) error {
	if over {
		return Rename(tmp, path)
	}
	err := os.Link(tmp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = Create(path, data)
	}
	return err
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
