//go:build unix

package durable

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// openNoFollow opens for reading, refuses a symbolic link, and returns at once
// from a pipe that nobody writes to.
func openNoFollow(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if errors.Is(err, syscall.ELOOP) {
		return nil, &os.PathError{Op: "open", Path: path, Err: errors.New("it is a symbolic link")}
	}
	return f, err
}

// hold locks a file, as long as it is not released and this process lives.
func hold(path string) (release func(), err error) {
	f, err := openNoFollow(path)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = errHeld
		}
		return nil, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, nil // which lets go of it; it was only read
}

// Rename replaces one name by another.
func Rename(from, to string) error { return os.Rename(from, to) }

// OpenDir opens a directory, to be synced by SyncOpen.
func OpenDir(dir string) (*os.File, error) { return os.Open(dir) }

// SyncOpen makes a rename last: without it, a power cut can bring the old file
// back. A file system that cannot sync a directory says that the call is
// invalid; nothing more can be done there.
func SyncOpen(dir *os.File) error {
	if err := dir.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

// OpenToOthers says that someone but the owner can read or change a file.
func OpenToOthers(mode fs.FileMode) bool { return mode.Perm()&0o077 != 0 }
