// Package host is the world outside the program: directories, the locale, the
// terminal, and the browser, which is the only thing that talks to anybody. It
// decides nothing about accounts and keeps nothing.
package host

import (
	"errors"
	"path/filepath"
	"runtime"
)

const name = "optout-tui"

// Env looks up a variable of the environment, "" if it is not set.
type Env func(string) string

// StateDir is the directory of the state file: $OPTOUT_TUI_DIR, else
// $XDG_STATE_HOME/optout-tui, else the system's own place. A relative
// XDG_STATE_HOME is ignored, as the XDG Base Directory Specification says.
func StateDir(env Env) (string, error) {
	if dir := env("OPTOUT_TUI_DIR"); dir != "" {
		return filepath.Abs(dir)
	}
	return place(env, "XDG_STATE_HOME", ".local/state", "LocalAppData")
}

// EntriesDir is where the person's own catalogue entries are looked for.
func EntriesDir(env Env) (string, error) {
	dir, err := place(env, "XDG_CONFIG_HOME", ".config", "AppData")
	return filepath.Join(dir, "platforms"), err
}

func place(env Env, xdg, home, windows string) (string, error) {
	if dir := env(xdg); filepath.IsAbs(dir) {
		return filepath.Join(dir, name), nil
	}
	if runtime.GOOS == "windows" {
		if dir := env(windows); dir != "" {
			return filepath.Join(dir, name), nil
		}
		return "", errors.New("%" + windows + "% is not set")
	}
	dir := env("HOME")
	if !filepath.IsAbs(dir) {
		return "", errors.New("HOME is not set")
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(dir, "Library", "Application Support", name), nil
	}
	return filepath.Join(dir, home, name), nil
}
