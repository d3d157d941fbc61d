//go:build unix

package host

import (
	"os"
	"syscall"
)

// filesNeeded is how many files the program may have open at once, with those
// that Go opens for itself, and some to spare.
const filesNeeded = 12

// EnoughFiles says whether that many can be opened. Go itself ends with a stack
// trace where it cannot open a file of its own, so this is asked first.
func EnoughFiles() bool {
	for range filesNeeded {
		fd, err := syscall.Open(os.DevNull, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		switch err {
		case nil:
			defer func() { _ = syscall.Close(fd) }() // nothing was written
		case syscall.EMFILE, syscall.ENFILE:
			return false
		}
	}
	return true
}
