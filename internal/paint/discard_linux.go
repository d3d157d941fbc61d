package paint

import "golang.org/x/sys/unix"

// discard throws away what a terminal has not taken, and wakes who waits for it.
func discard(fd int) {
	for _, do := range [][2]int{{unix.TCFLSH, unix.TCOFLUSH}, {unix.TCXONC, unix.TCOOFF}, {unix.TCXONC, unix.TCOON}} {
		_ = unix.IoctlSetInt(fd, uint(do[0]), do[1]) // without success, the terminal stays as it is
	}
}
