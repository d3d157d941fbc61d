//go:build panics

package tui

// trap panics on ctrl+p. A test uses such a build to check that a panic restores the
// terminal.
func trap(key string) {
	if key == "ctrl+p" {
		panic("asked for by a test")
	}
}
