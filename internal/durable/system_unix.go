//go:build unix

package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// cannotLock says that a file system has no locks.
func cannotLock(err error) bool {
	code, _ := errors.AsType[syscall.Errno](err)
	return slices.Contains([]syscall.Errno{syscall.ENOLCK, syscall.ENOSYS, syscall.ENOTSUP, syscall.EOPNOTSUPP}, code)
}

// giveAway gives what root has just made to the owner of the directory that it lies in.
// Where that is not possible, as on a file system without owners, it stays with root.
func giveAway(path string) {
	if dir, err := os.Stat(filepath.Dir(path)); err == nil {
		if owner, ok := dir.Sys().(*syscall.Stat_t); ok && owner.Uid != 0 && os.Geteuid() == 0 {
			_ = os.Lchown(path, int(owner.Uid), int(owner.Gid))
		}
	}
}

// OfAnother says that a file belongs to another user than the one who runs this.
func OfAnother(info fs.FileInfo) bool {
	owner, ok := info.Sys().(*syscall.Stat_t)
	return ok && os.Geteuid() != 0 && int(owner.Uid) != os.Geteuid()
}

// OpenToOthers says that someone but the owner can read or change a file.
func OpenToOthers(mode fs.FileMode) bool { return mode.Perm()&0o077 != 0 }
