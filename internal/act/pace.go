package act

import (
	"strings"
	"time"
	"unicode"
)

// The times that tell a person who presses keys from a key that is held down and from
// text that was pasted.
const (
	// Repeats is shorter than anybody presses a key twice, and longer than the time
	// between the repeats of a key that is held down: they come 10 to 60 times a second.
	Repeats = 100 * time.Millisecond
	// FirstRepeat is how long the key may still be down that led to a question. It begins to
	// repeat after up to 660 ms on the systems in use (X.Org; others 250 to 600).
	FirstRepeat = 750 * time.Millisecond
	// Together is the longest time between two keys or lines of one pasted text.
	Together = 20 * time.Millisecond
	// PasteTail is how long after text more of the same text is expected.
	PasteTail = 80 * time.Millisecond
)

// fewest is the number of printable characters from which what came together is text.
const fewest = 4

// Pasted reports whether characters that came together are text: enough printable ones that
// are not all the same, whatever blanks stand between them. A key that is held down is none,
// and neither are runs of blanks and line ends.
func Pasted(typed string) bool {
	var first rune
	n, differ := 0, false
	for _, r := range strings.TrimSpace(typed) {
		if unicode.IsSpace(r) {
			continue
		}
		if n++; n == 1 {
			first = r
		}
		differ = differ || r != first
	}
	return n >= fewest && differ
}
