package host

import (
	"io"

	"github.com/charmbracelet/x/term"
)

// IsTerminal says whether a stream is a terminal.
func IsTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// Width is the width of a terminal in columns, or otherwise.
func Width(out io.Writer, otherwise int) int {
	f, ok := out.(interface{ Fd() uintptr })
	if !ok {
		return otherwise
	}
	if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
		return w
	}
	return otherwise
}

// CanMoveCursor says whether the terminal can do more than append lines. On
// Windows no TERM is set, and it can.
func CanMoveCursor(env Env) bool {
	if env("TERM") == "" {
		return systemConsole
	}
	return env("TERM") != "dumb"
}
