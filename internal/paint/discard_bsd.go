//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package paint

import "golang.org/x/sys/unix"

// written is what TIOCFLUSH throws away: FWRITE of <sys/fcntl.h>.
const written = 2

// discard throws away what a terminal has not taken, and wakes who waits for it.
func discard(fd int) { _ = unix.IoctlSetPointerInt(fd, unix.TIOCFLUSH, written) }
