// Package host is the world outside the program: directories, the locale, the terminal,
// and the browser, which alone talks to anybody. It decides nothing about accounts and
// stores nothing.
package host

import (
	"io"
	"path/filepath"
	"runtime"

	"github.com/charmbracelet/x/term"

	"github.com/optout-tui/optout-tui/internal/problem"
)

const name = "optout-tui"

// Env looks up a variable of the environment, "" if it is not set.
type Env func(string) string

// StateDir is the directory of the state file: $OPTOUT_TUI_DIR, else
// $XDG_STATE_HOME/optout-tui, else the system's own place. A relative
// XDG_STATE_HOME is ignored, as the XDG Base Directory Specification says. The former may
// begin with ~/, which a file of variables leaves as it is.
func StateDir(env Env) (string, error) {
	if dir := env("OPTOUT_TUI_DIR"); dir != "" {
		return filepath.Abs(atHome(env, dir))
	}
	return place(env, "XDG_STATE_HOME", ".local/state", "LocalAppData")
}

// UpdateFile is where an update of the catalogue is kept that the person took.
func UpdateFile(env Env) (string, error) {
	dir, err := place(env, "XDG_CONFIG_HOME", ".config", "AppData")
	return filepath.Join(dir, "catalog.update"), err
}

// EntriesDir is where the person's own catalogue entries are looked for.
func EntriesDir(env Env) (string, error) {
	dir, err := place(env, "XDG_CONFIG_HOME", ".config", "AppData")
	return filepath.Join(dir, "platforms"), err
}

func place(env Env, xdg, home, windows string) (string, error) {
	switch {
	case filepath.IsAbs(env(xdg)):
		return filepath.Join(env(xdg), name), nil
	case runtime.GOOS == "windows" && env(windows) == "":
		return "", problem.New("not-set", "name", "%"+windows+"%")
	case runtime.GOOS == "windows":
		return filepath.Join(env(windows), name), nil
	case !filepath.IsAbs(env("HOME")):
		return "", problem.New("not-set", "name", "HOME")
	case runtime.GOOS == "darwin":
		home = "Library/Application Support"
	}
	return filepath.Join(env("HOME"), home, name), nil
}

// IsTerminal says whether a stream is a terminal.
func IsTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// Width is the width of a terminal in columns, or otherwise.
func Width(out io.Writer, otherwise int) int {
	if f, ok := out.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return w
		}
	}
	return otherwise
}

// CanMoveCursor says whether the terminal can do more than append lines. One that logins
// know nothing of is called unknown. On Windows no TERM is set, and it can.
func CanMoveCursor(env Env) bool {
	switch env("TERM") {
	case "dumb", "unknown":
		return false
	case "":
		return runtime.GOOS == "windows"
	}
	return true
}
