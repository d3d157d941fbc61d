package safetext

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many columns the text takes on a screen; escape sequences take none. Most
// texts are ASCII with styles and lines, which are counted here: a key measures hundreds.
func (t Text) Width() int {
	width := 0
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c >= 0x20 && c < 0x7f:
			width++
		case isLine(t[i:]):
			width++
			i += lineBytes - 1
		case c == 0x1b && i+1 < len(t) && t[i+1] == '[':
			n := strings.IndexFunc(string(t[i+2:]), func(r rune) bool { return r < '0' || r > ';' })
			if n < 0 || t[i+2+n] != 'm' {
				return ansi.StringWidth(string(t))
			}
			i += 2 + n
		default:
			return ansi.StringWidth(string(t))
		}
	}
	return width
}

// lineBytes is the length in UTF-8 of a character to draw lines with.
const lineBytes = 3

// isLine reports whether a text begins with one: U+2500 to U+257F.
func isLine(t Text) bool {
	return len(t) >= lineBytes && t[0] == 0xe2 && (t[1] == 0x94 || t[1] == 0x95)
}

// Truncate cuts the text to a width, the tail included, which ends it where
// something was cut off.
func (t Text) Truncate(width int, tail Text) Text {
	if t.Width() <= width {
		return t
	}
	return Text(ansi.Truncate(string(t), width, string(tail)))
}

// head is the longest beginning of a word that fits a width. Of a word of megabytes it
// measures no more than it needs: the rest is what the lines after it are cut from.
func (t Text) head(width int) Text {
	if most := 16 * (width + 1); len(t) > most {
		for !utf8.RuneStart(t[most]) {
			most--
		}
		if some := t[:most]; some.Width() > width {
			t = some
		}
	}
	return t.Truncate(width, "")
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
		used, from, next := 0, 0, 0 // columns of the row, where in the line it begins, and the next word
		for field := range strings.SplitSeq(line, " ") {
			at := next
			next += len(field) + 1
			if field == "" {
				continue
			}
			word := Text(field)
			w := word.Width()
			switch fits := row != "" && used+1+w <= width; {
			case fits && from+len(row)+1 == at: // only one space was between them
				row, used = Text(line[from:at+len(field)]), used+1+w
				continue
			case fits:
				row, used = row+" "+word, used+1+w
				continue
			}
			if row != "" {
				lines = append(lines, row)
			}
			for cut && w > width {
				head := word.head(width)
				if head == "" { // a character is wider than the line
					break
				}
				lines, word = append(lines, head), word[len(head):]
				w -= head.Width()
			}
			row, used, from = word, w, at+len(field)-len(word)
		}
		lines = append(lines, row)
	}
	return lines
}
