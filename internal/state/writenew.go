package state

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteNew writes a file that only its owner can read, anywhere, and returns once
// the disk has it. What is there already stays, with fs.ErrExist, unless over says
// to replace it; then the name is replaced, not what it may be a link to. After an
// error no half file is there, and what was there is whole.
func WriteNew(path string, data []byte, over bool) error {
	if over {
		return plain(writeOver(path, data))
	}
	if err := writeSynced(path, data); err != nil {
		return plain(err)
	}
	if err := syncIfPermitted(filepath.Dir(path)); err != nil {
		return plain(errors.Join(err, removeIfThere(path))) // not saved, so that it can be asked for again
	}
	return nil
}

// writeOver writes under a name of its own beside the file, which is nobody
// else's, and puts it in the place of the file when it is whole.
func writeOver(path string, data []byte) error {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0 {
		return &fs.PathError{Op: "write", Path: path, Err: errors.New("it is not a regular file")}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".optout-tui-*.tmp")
	if err != nil {
		return err
	}
	if err := fill(f, data); err != nil {
		return err
	}
	if err := rename(f.Name(), path); err != nil {
		return errors.Join(err, removeIfThere(f.Name()))
	}
	return syncIfPermitted(filepath.Dir(path))
}
