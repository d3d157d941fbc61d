//go:build unix

package durable

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// The flags for opening: noWait returns at once from a pipe that nobody writes to, and
// noFollow refuses a symbolic link as well.
const (
	noWait   = syscall.O_NONBLOCK
	noFollow = os.O_RDONLY | noWait | syscall.O_NOFOLLOW
)

func openNoFollow(path string) (*os.File, error) {
	f, err := os.OpenFile(path, noFollow, 0)
	if errors.Is(err, syscall.ELOOP) {
		return nil, problem.New(ErrLink, "path", path)
	}
	return f, err
}

// holdNew holds a file that is being written, or may be.
func holdNew(path string) (release func(), err error) { return Hold(path) }

// Rename replaces one name by another.
func Rename(from, to string) error { return os.Rename(from, to) }

// SyncDir flushes a directory so that renames and removals in it survive a power cut. A
// file system that cannot do that says that the call is invalid; nothing more can be
// done there.
func SyncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }() // read only: nothing can be lost
	if err := dir.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

// OpenToOthers says that someone but the owner can read or change a file.
func OpenToOthers(mode fs.FileMode) bool { return mode.Perm()&0o077 != 0 }
