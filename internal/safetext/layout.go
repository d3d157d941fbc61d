package safetext

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many columns the text takes on a screen; escape sequences take
// none. Most texts are plain ASCII, where that is their length.
func (t Text) Width() int {
	for i := range len(t) {
		if t[i] < 0x20 || t[i] >= 0x7f {
			return ansi.StringWidth(string(t))
		}
	}
	return len(t)
}

// Truncate cuts the text to a width, the tail included, which ends it where
// something was cut off.
func (t Text) Truncate(width int, tail Text) Text {
	return Text(ansi.Truncate(string(t), width, string(tail)))
}

// Linked is the text as a link to an address, for terminals that follow links. Texts with
// the same id are one link to them. Of the id, lower-case letters, digits, and hyphens count.
func (t Text) Linked(address Line, id string) Text {
	id = strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, id)
	return Text(ansi.SetHyperlink(address.String(), "id="+id)) + t + Text(ansi.ResetHyperlink())
}

// Spaces is a text of n spaces, none if n is negative.
func Spaces(n int) Text { return Text(strings.Repeat(" ", max(0, n))) }

// Wrap breaks the text into lines of at most width columns: at its line breaks and its
// spaces, which it reduces to one between words. It breaks at no other character: a
// no-break space and a hyphen hold together what they stand between. A word that is wider
// than a line stays whole, so that it can be copied, unless it is to be cut.
func (t Text) Wrap(width int, cut bool) []Text {
	var lines []Text
	for line := range strings.SplitSeq(string(t), "\n") {
		var row Text
		used := 0
		for field := range strings.SplitSeq(line, " ") {
			if field == "" {
				continue
			}
			word := Text(field)
			w := word.Width()
			if row != "" && used+1+w <= width {
				row, used = row+" "+word, used+1+w
				continue
			}
			if row != "" {
				lines = append(lines, row)
			}
			for cut && w > width {
				head := word.Truncate(width, "")
				if head == "" { // a character is wider than the line
					break
				}
				lines, word = append(lines, head), word[len(head):]
				w = word.Width()
			}
			row, used = word, w
		}
		lines = append(lines, row)
	}
	return lines
}
