//go:build unix

package host

import (
	"os"
	"os/signal"
	"syscall"
)

// Pause is the signal by which a shell asks a program to stop until it lets it go
// on.
var Pause os.Signal = syscall.SIGTSTP

// Stop returns when the shell lets this program go on. It stops the whole job, as
// the shell's own key would.
func Stop() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	if syscall.Kill(0, syscall.SIGSTOP) == nil {
		<-goesOn // the stop may come a moment after it was asked for
	}
}

// ownSession parts the child from the terminal: no signal and no output of its
// reaches the screen.
func ownSession() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

// systemConsole says that a terminal without a TERM can still move its cursor.
const systemConsole = false

// systemLocale is told by the environment alone.
func systemLocale() string { return "" }
