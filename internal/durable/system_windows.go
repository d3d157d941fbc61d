package durable

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// The flags for opening: there are none here that refuse a link or a pipe.
const noWait, noFollow = 0, os.O_RDONLY

// openNoFollow opens for reading and refuses a symbolic link.
func openNoFollow(path string) (*os.File, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		return nil, problem.New(ErrLink, "path", path)
	}
	return os.Open(path)
}

// holdNew does nothing: Windows removes no file that is open, and lets nobody write to
// one that is locked.
func holdNew(string) (release func(), err error) { return func() {}, nil }

// Rename tries again for two seconds while a virus scanner or an indexer holds the file.
func Rename(from, to string) error {
	var err error
	for range 40 {
		if err = os.Rename(from, to); err == nil || errors.Is(err, fs.ErrNotExist) {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}

// SyncDir does nothing: Windows writes a rename through by itself, and cannot sync a
// directory.
func SyncDir(string) error { return nil }

// cannotLock is always false: every file system here has locks.
func cannotLock(error) bool { return false }

// giveAway does nothing: what an administrator makes belongs to the owner of the directory.
func giveAway(string) {}

// OfAnother is always false: the access list decides here.
func OfAnother(fs.FileInfo) bool { return false }

// OpenToOthers is always false: the access list of the directory decides here, and
// the mode does not show it.
func OpenToOthers(fs.FileMode) bool { return false }
