package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// writeNew writes a file that only its owner can read, and says so. It writes
// over nothing without being told to, and follows no link.
func (a *app) writeNew(path string, data []byte, force bool) error {
	if f := a.writeFile(path, data, force); f != nil {
		return f
	}
	a.print(words.Put(a.words.Follow.WrittenTo, "path", safetext.NewLine(path)))
	return nil
}

func (a *app) writeFile(path string, data []byte, force bool) *fault {
	w := a.words.Follow
	if a.keeps(path) {
		return &fault{exitUsage, a.words.CLI.OutputFailed, words.Put(w.OwnPlace, "path", safetext.NewLine(path)), w.OwnPlaceDo}
	}
	err := durable.WriteFile(path, data, force)
	switch {
	case errors.Is(err, fs.ErrExist):
		return &fault{exitUsage, a.words.CLI.OutputFailed, words.Put(w.ThereAlready, "path", safetext.NewLine(path)), w.ThereDo}
	case err != nil:
		return &fault{exitError, a.words.CLI.OutputFailed, a.words.Why(err), ""}
	}
	return nil
}

// keeps says that a path lies in the directory in which what was recorded is kept,
// by whatever links it leads there.
func (a *app) keeps(path string) bool {
	ours, err := os.Stat(a.store.Dir)
	if err != nil {
		return false // nothing is kept yet
	}
	dir, err := filepath.Abs(filepath.Dir(path))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	for up := dir; err == nil; up = filepath.Dir(up) {
		if at, failed := os.Stat(up); failed == nil && os.SameFile(at, ours) {
			return true
		}
		if up == filepath.Dir(up) {
			break
		}
	}
	return false // what is not there cannot be written to
}
