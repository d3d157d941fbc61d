package cli

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// What people read is laid out for their terminal; what is read by other programs
// is not: there, columns are parted by tabs, and lines are as long as they are.

// helpWidth is the widest that the help and texts in paragraphs get.
const helpWidth = 80

// narrow is the least that a column of text needs; with less, it goes below.
const narrow = 24

// colours says whether the terminal takes colours and the person wants them.
func (a *app) colours() bool {
	if !a.person || a.env(noColour) != "" || a.env("TERM") == "dumb" {
		return false
	}
	return a.env("TERM") != "" || a.env("WT_SESSION") != "" // the latter is Windows Terminal
}

// noColour is the variable that turns colours off (no-color.org).
const noColour = "NO_COLOR"

// withoutColours makes this run one in which NO_COLOR is set.
func (a *app) withoutColours() {
	env := a.env
	a.env = func(name string) string {
		if name == noColour {
			return "1"
		}
		return env(name)
	}
	a.environ = append(slices.Clone(a.environ), noColour+"=1")
}

// colour is one of the terminal's own 16 colours, or bold.
type colour string

const (
	asItIs colour = ""
	strong colour = "1"
	green  colour = "32"
	yellow colour = "33"
)

// paint colours a text, if there are colours.
func (a *app) paint(c colour, s words.Text) words.Text {
	if c == asItIs || s == "" || !a.colours() {
		return s
	}
	return "\x1b[" + words.Text(c) + "m" + s + "\x1b[m"
}

// cell is a text in a table. A line feed in it begins a new line.
type cell struct {
	indent words.Text
	text   words.Text
	colour colour
}

func cells(texts ...words.Text) []cell {
	return each(texts, func(t words.Text) cell { return cell{text: t} })
}

// each makes something of each item.
func each[T, U any](items []T, of func(T) U) []U {
	all := make([]U, len(items))
	for i, item := range items {
		all[i] = of(item)
	}
	return all
}

// table prints rows: aligned on a terminal, parted by tabs elsewhere. The last
// column is wrapped below itself. Where it has no room, all but the first column
// go below each other, and where they have none either, each row is a paragraph.
func (a *app) table(rows [][]cell) {
	if !a.person {
		for _, r := range rows {
			texts := each(r, func(c cell) words.Text { return c.text })
			a.line(trimRight(safetext.Join(texts, "\t"), "\t"))
		}
		return
	}
	a.layOut(rows, columnWidths(rows))
}

// rows prints rows of texts, indented and aligned, for whoever reads them.
func (a *app) rows(rows [][]words.Text) {
	all := indented(rows)
	a.layOut(all, columnWidths(all))
}

func indented(rows [][]words.Text) [][]cell {
	return each(rows, func(r []words.Text) []cell {
		row := cells(r...)
		row[0].indent = "  "
		return row
	})
}

// layOut prints rows, their columns as wide as given if there is room.
func (a *app) layOut(rows [][]cell, widths []int) {
	n := beside(widths, a.width())
	for _, r := range rows {
		a.row(r, widths[:n])
	}
}

// beside is how many columns stand beside each other, before what goes behind
// them: all but the last, or the first, or none.
func beside(widths []int, width int) int {
	last := len(widths) - 1
	if last < 1 {
		return 0
	}
	first, all := widths[0]+2, 0
	for _, w := range widths[:last] {
		all += w + 2
	}
	switch {
	case all+min(narrow, widths[last]) <= width:
		return last
	case first+narrow <= width:
		return 1
	}
	return 0
}

// row prints one row: its first cells beside each other, as wide as given, and
// the others below each other behind them. A word that has no room there, such as
// a path, begins a line of its own.
func (a *app) row(r []cell, widths []int) {
	head := r[0].indent
	n := min(len(widths), len(r))
	for i, c := range r[:n] {
		head += a.paint(c.colour, c.text) + safetext.Spaces(max(0, widths[i]-c.width())+2)
	}
	margin, below := safetext.Spaces(head.Width()), r[0].indent+"  "
	printed := false
	for i, c := range r[n:] {
		if n == 0 && i == 1 {
			margin, head = below, below
		}
		from := margin
		if n > 0 && len(margin)+longestWord(c.text) > a.width() {
			if !printed {
				a.line(trimRight(head, " "))
			}
			from, head = below, below
		}
		for _, text := range c.text.Wrap(max(a.width()-len(from), 1), false) {
			a.line(trimRight(head+a.paint(c.colour, text), " "))
			head, printed = from, true
		}
		if printed {
			head = margin
		}
	}
	if !printed {
		a.line(trimRight(head, " "))
	}
}

// longestWord is the width of the longest word of a text: words are not broken.
func longestWord(text words.Text) int {
	longest := 0
	for _, word := range text.Wrap(1, false) {
		longest = max(longest, word.Width())
	}
	return longest
}

// width is that of the widest line of a cell, with its indent.
func (c cell) width() int {
	widest := 0
	for line := range strings.SplitSeq(string(c.text), "\n") {
		widest = max(widest, words.Text(line).Width())
	}
	return len(c.indent) + widest
}

func columnWidths(rows [][]cell) []int {
	var widths []int
	for _, r := range rows {
		for i, c := range r {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], c.width())
		}
	}
	return widths
}

// width is how wide lines may be.
func (a *app) width() int {
	if !a.person {
		return helpWidth
	}
	return host.Width(a.out, helpWidth)
}

// print adds a line to what stdout gets; for a person it is wrapped.
func (a *app) print(text words.Text) {
	if a.person {
		text = flow(text, a.width())
	}
	a.line(text)
}

// paragraph adds a text of the help, wrapped for whoever reads it.
func (a *app) paragraph(text words.Text) { a.line(flow(text, min(a.width(), helpWidth))) }

// heading prints a line that stands above others.
func (a *app) heading(s words.Text) {
	for _, part := range words.Put(a.words.Heading, "title", s).Wrap(a.width(), false) {
		a.line(a.paint(strong, part))
	}
}

// line adds a line to what stdout gets, as it is.
func (a *app) line(s words.Text) { a.text.WriteString(string(s) + "\n") }

// verbatim adds what programs read, or what is to be copied as it is.
func (a *app) verbatim(data []byte) { a.text.Write(data) }

// json prints a value for other programs.
func (a *app) json(v any) error {
	data, err := report.JSON(v)
	a.verbatim(data)
	return err
}

// flow breaks text for a terminal at its spaces, each line with the indent that
// its first one has.
func flow(text words.Text, width int) words.Text {
	var b strings.Builder
	for line := range strings.SplitSeq(string(text), "\n") {
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		if words.Text(line).Width() <= width {
			b.WriteString(line + "\n")
			continue
		}
		for _, part := range words.Text(line).Wrap(max(width-len(indent), 1), false) {
			b.WriteString(indent + string(part) + "\n")
		}
	}
	return words.Text(strings.TrimSuffix(b.String(), "\n"))
}

// safe is a text from outside on one line.
func safe(s string) words.Text { return safetext.NewLine(s).Text() }

// shorten leaves out what is between the first and the last characters of a text.
func shorten(s words.Text, first, last int) words.Text {
	if all := []rune(s); len(all) > first+last {
		return words.Text(all[:first]) + "..." + words.Text(all[len(all)-last:])
	}
	return s
}

// commandLines breaks a command before its flags, so that a shell takes the lines
// as one.
func commandLines(line words.Text, width int) []words.Text {
	var all []words.Text
	var row words.Text
	for i, part := range strings.Split(string(line), " -") {
		if i > 0 {
			part = "-" + part
		}
		next := words.Text(part)
		if row != "" && (row+" "+next).Width() > width {
			all, row = append(all, row+` \`), next
		} else {
			row = (row + " " + next).Trim()
		}
	}
	return append(all, row)
}

func trimRight(s, what words.Text) words.Text {
	return words.Text(strings.TrimRight(string(s), string(what)))
}

// quote shows what the person typed, the beginning of it if it is long.
func quote(s string) words.Text { return `"` + shorten(safe(s), 80, 0) + `"` }
