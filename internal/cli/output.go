package cli

import (
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// What people read is laid out for their terminal; what is read by other programs
// is not: there, columns are separated by tabs, and lines are as long as they are.

// helpWidth is the widest that the help and texts in paragraphs get.
const helpWidth = 80

// narrow is the least that a column of text needs; with less, it goes below.
const narrow = 24

// colours says whether the terminal takes colours and the person wants them (no-color.org).
func (a *app) colours() bool {
	if host.ForcesColours(a.env) && !a.colourless {
		return true
	}
	if !a.person || a.colourless || !host.CanMoveCursor(a.env) {
		return false
	}
	return a.env("TERM") != "" || a.env("WT_SESSION") != "" // the latter is Windows Terminal
}

// asciiTerminal is a terminal that shows no more than ASCII.
type asciiTerminal struct{ *os.File }

func (t asciiTerminal) Write(b []byte) (int, error) {
	if _, err := t.File.WriteString(safetext.ASCII(string(b))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// WriteString and ReadFrom keep what is written from going around Write.

func (t asciiTerminal) WriteString(s string) (int, error) { return t.Write([]byte(s)) }
func (t asciiTerminal) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(struct{ io.Writer }{t}, r)
}

// inASCII makes what goes to a terminal ASCII. What goes elsewhere is UTF-8 always: other
// programs read it.
func inASCII(out io.Writer) io.Writer {
	if f, ok := out.(*os.File); ok && host.IsTerminal(f) {
		return asciiTerminal{f}
	}
	return out
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

// each makes something of each item.
func each[T, U any](items []T, of func(T) U) []U {
	all := make([]U, len(items))
	for i, item := range items {
		all[i] = of(item)
	}
	return all
}

// table prints rows: aligned on a terminal, separated by tabs elsewhere. On a
// terminal, a line feed in a text begins a new line.
func (a *app) table(rows [][]words.Text) {
	if a.person {
		a.layOut("", rows, columnWidths(rows))
		return
	}
	for _, r := range rows {
		a.line(trimRight(safetext.Join(r, "\t"), "\t"))
	}
}

// rows prints rows, indented and aligned, for whoever reads them.
func (a *app) rows(rows [][]words.Text) { a.layOut("  ", rows, columnWidths(rows)) }

// layOut prints rows, their columns as wide as given if there is room. The last
// column is wrapped below itself. Where it has no room, all but the first column
// go below each other, and where they have none either, each row is a paragraph.
func (a *app) layOut(indent words.Text, rows [][]words.Text, widths []int) {
	n := beside(widths, a.width()-len(indent))
	for _, r := range rows {
		a.row(indent, r, widths[:n])
	}
}

// beside is how many columns stand beside each other, before what goes behind
// them: all but the last, or the first, or none.
func beside(widths []int, width int) int {
	last, all := len(widths)-1, 0
	for i := range last {
		all += widths[i] + 2
	}
	switch {
	case last < 1:
		return 0
	case all+min(narrow, widths[last]) <= width:
		return last
	case widths[0]+2+narrow <= width:
		return 1
	}
	return 0
}

// row prints one row: its first texts beside each other, as wide as given, and
// the others below each other behind them. A word that has no room there, such as
// a path, begins a line nearer to the margin.
func (a *app) row(indent words.Text, r []words.Text, widths []int) {
	head, below := indent, indent+"  "
	n := min(len(widths), len(r))
	for i, text := range r[:n] {
		head += text + safetext.Spaces(widths[i]-text.Width()+2)
	}
	lines, behind := []words.Text{head}, safetext.Spaces(head.Width())
	for i, text := range r[n:] {
		margin := behind
		if n == 0 && i > 0 || n > 0 && len(behind)+widest(text, 1) > a.width() {
			margin = below
		}
		for j, line := range text.Wrap(max(a.width()-len(margin), 1), false) {
			if i+j == 0 && margin == behind {
				lines[0] += line
			} else {
				lines = append(lines, margin+line)
			}
		}
	}
	for _, line := range lines {
		a.line(trimRight(line, " "))
	}
}

// widest is the width of a text that is wrapped: words are not broken.
func widest(text words.Text, wrapped int) int {
	widest := 0
	for _, line := range text.Wrap(wrapped, false) {
		widest = max(widest, line.Width())
	}
	return widest
}

func columnWidths(rows [][]words.Text) []int {
	widths := make([]int, 0, 8) // more columns than any table here has
	for _, r := range rows {
		widths = append(widths, make([]int, max(0, len(r)-len(widths)))...)
		for i, text := range r {
			widths[i] = max(widths[i], widest(text, math.MaxInt))
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

// print adds texts to what stdout gets, each on a line of its own; those that are
// empty it leaves out. For a person they are wrapped.
func (a *app) print(texts ...words.Text) {
	for _, text := range texts {
		switch {
		case text == "":
		case a.person:
			a.line(flow(text, a.width()))
		default:
			a.line(text)
		}
	}
}

// printIf prints a text where it is so.
//
//go:noinline
func (a *app) printIf(so bool, text words.Text) {
	if so {
		a.print(text)
	}
}

// paragraph adds a text of the help, wrapped for whoever reads it.
func (a *app) paragraph(text words.Text) { a.line(flow(text, min(a.width(), helpWidth))) }

// heading prints a line that stands above others.
func (a *app) heading(s words.Text) {
	for _, part := range a.titled(s).Wrap(a.width(), false) {
		a.line(a.paint(strong, part))
	}
}

// titled is a heading as a text.
func (a *app) titled(s words.Text) words.Text { return words.Put(a.words.Heading, "title", s) }

// line adds a line to what stdout gets, as it is.
//
//go:noinline
func (a *app) line(s words.Text) { a.text.WriteString(string(s) + "\n") }

// verbatim adds what programs read, or what is to be copied as it is.
func (a *app) verbatim(data []byte, err error) error {
	a.text.Write(data)
	return err
}

// json prints a value for other programs, with --json=KEYS only these keys of it.
func (a *app) json(c *invocation, v any) error {
	return a.verbatim(report.JSON(v, listOf(c, "json")...))
}

// jsonOr prints a value for other programs if --json was given, and else a text.
func (a *app) jsonOr(c *invocation, v any, text func()) error {
	if c.has("json") {
		return a.json(c, v)
	}
	text()
	return nil
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
//
//go:noinline
func safe(s string) words.Text { return safetext.NewLine(s).Text() }

// shorten leaves out what is between the first and the last characters of a text.
func shorten(s words.Text, first, last int) words.Text {
	if all := []rune(s); len(all) > first+last {
		return words.Text(all[:first]) + "..." + words.Text(all[len(all)-last:])
	}
	return s
}

// commandLines breaks a command before its flags, so that a shell takes the lines as one.
func commandLines(line words.Text, width int) []words.Text {
	const held = "\u00a0" // a no-break space
	breakable := strings.ReplaceAll(strings.ReplaceAll(string(line), " ", held), held+"-", " -")
	lines := words.Text(breakable).Wrap(width, false)
	for i, part := range lines {
		lines[i] = words.Text(strings.ReplaceAll(string(part), held, " "))
		if i < len(lines)-1 {
			lines[i] += ` \`
		}
	}
	return lines
}

func trimRight(s, what words.Text) words.Text {
	return words.Text(strings.TrimRight(string(s), string(what)))
}

// quote shows what the person typed, the beginning of it if it is long, in the quotation
// marks of the language.
func quote(w *words.Words, s string) words.Text {
	return words.Put(w.CLI.Get().Quoted, "text", shorten(safe(s), 80, 0))
}

// paths are file names on one line, safe to print.
func paths(all []string) words.Text { return safe(strings.Join(all, ", ")) }

// shellWords are file names as a command line takes them.
func shellWords(all ...string) words.Text {
	return safetext.Join(each(all, func(path string) words.Text {
		switch shown := safetext.NewLine(path).String(); {
		case path != shown:
			return safe(spelled(path))
		case path != "" && !strings.ContainsAny(path, " \u00a0\u3000'\"\\$`&;()<>|*?[]{}~#!^="):
		case strings.ContainsAny(path, "\"\\$`!"): // which mean something in double quotes, too
			path = "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
		default: // which the shells of Windows know as well
			path = `"` + path + `"`
		}
		return safe(path)
	}), " ")
}

// spelled is a word for a shell that cannot be shown as it is: it holds control characters, or
// bytes that are no text, or letters whose marks stand apart. The shell puts it together.
func spelled(word string) string {
	var b strings.Builder
	for i := range len(word) {
		switch c := word[i]; {
		case c == '%':
			b.WriteString("%%")
		case c > ' ' && c <= '~' && c != '\'' && c != '\\':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, `\%03o`, c)
		}
	}
	return `"$(printf '` + b.String() + `')"`
}
