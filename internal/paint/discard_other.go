//go:build unix && !linux && !darwin && !dragonfly && !freebsd && !netbsd && !openbsd

package paint

// discard does nothing: it is not known how.
func discard(int) {}
