package words

import (
	"fmt"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Text is what a face may show.
type Text = safetext.Text

// Sentences puts whole sentences behind each other, those that are not empty.
func Sentences(all ...Text) Text {
	return safetext.Join(slices.DeleteFunc(all, func(t Text) bool { return t == "" }), " ")
}

// Each is what say makes of each of several things, in their order.
func Each[T, U any](all []T, say func(T) U) []U {
	said := make([]U, len(all))
	for i, of := range all {
		said[i] = say(of)
	}
	return said
}

// Put fills the {names} of a text: Put("Opened {host}", "host", h). What is put
// in passes safetext, wherever it is from, and is not looked at for names again.
func Put(text Text, pairs ...any) Text {
	var b strings.Builder
	for left := string(text); ; {
		before, rest, open := strings.Cut(left, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !open || !closed {
			b.WriteString(left[len(before):])
			return Text(b.String())
		}
		known := false
		for i := 0; i+1 < len(pairs) && !known; i += 2 {
			if known = pairs[i] == any(name); known {
				b.WriteString(safetext.NewBlock(fmt.Sprint(pairs[i+1])).String())
			}
		}
		if !known {
			b.WriteString("{" + name + "}")
		}
		left = after
	}
}

// firstBriefly is the shape of the first of a month without its year: what stands before
// the month is that of DayFirst, such as 1er in French.
func (w *Words) firstBriefly() Text {
	day, _, _ := strings.Cut(string(w.DayFirst), "{month}")
	_, rest, _ := strings.Cut(string(w.DayBrief), "{month}")
	return Text(day + "{month}" + rest)
}
