//go:build unix

package host

import (
	"errors"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

// Pause is the signal by which a shell asks a program to stop until it is continued.
var Pause os.Signal = syscall.SIGTSTP

// Stop returns when the shell continues this program. It stops the whole job, as the
// shell's own key would.
func Stop() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	if syscall.Kill(0, syscall.SIGSTOP) == nil {
		<-goesOn // the stop may come a moment after the call
	}
}

// ownSession separates the child from the terminal: none of its signals and none of
// its output reaches the screen.
func ownSession() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

// systemLocale is empty: the environment says everything.
func systemLocale() string { return "" }

// filesNeeded is how many files the program may have open at once, with those
// that Go opens for itself, and some to spare.
const filesNeeded = 12

// EnoughFiles says whether that many files can be opened. Go itself ends with a stack
// trace if it cannot open a file of its own, so this is checked first. All but one are
// copies of the standard input, which take a tenth of the time.
func EnoughFiles() bool {
	for n := range filesNeeded {
		open := func() (int, error) { return unix.FcntlInt(0, unix.F_DUPFD_CLOEXEC, 0) }
		if n == 0 {
			open = func() (int, error) { return unix.Open(os.DevNull, unix.O_RDONLY|unix.O_CLOEXEC, 0) }
		}
		fd, err := open()
		switch {
		case err == nil:
			defer func() { _ = unix.Close(fd) }() // nothing was written
		case errors.Is(err, unix.EMFILE), errors.Is(err, unix.ENFILE):
			return false
		}
	}
	return true
}
