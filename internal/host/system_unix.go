//go:build unix

package host

import "syscall"

// ownSession parts the child from the terminal: no signal and no output of its
// reaches the screen.
func ownSession() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

// systemConsole says that a terminal without a TERM can still move its cursor.
const systemConsole = false

// systemLocale is told by the environment alone.
func systemLocale() string { return "" }
