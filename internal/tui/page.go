package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// page is what a screen draws on. It is told how much room there is, and fills columns
// with rows; the root puts them where they belong.
type page struct {
	of     screen
	theme  *theme
	shape  shape
	layout layout
	focus  string // the id of the focused row

	title   words.Text
	context words.Text // at the right of the title; it gives way first
	bar     bar
	main    column
	side    column     // about the focused row or, of a text, what can be done with it
	status  words.Text // where no message is
	corner  words.Text // at the right of the status line; the place in the list or text if it is ""
	foot    column     // what is asked in one line; empty if nothing is
	aside   bool       // the side is read: nothing of it is cut off
	anchor  string     // the id of a row that the side is about, while the focus is there
}

// bar is the rule below the title: how much of all is done, and how much was sent.
type bar struct{ done, sent, all int }

// column is a list of rows of one width; the width is 0 if it is not shown.
type column struct {
	theme    *theme
	width    int
	readable int // how wide texts are set at most
	rows     []row
}

func newColumn(th *theme, width, most int) column {
	return column{theme: th, width: width, readable: min(width, most)}
}

// column gives the column that a row is in, nil if it is in none.
func (p *page) column(id string) *column {
	for _, c := range []*column{&p.main, &p.side, &p.foot} {
		if find(c.rows, id).index >= 0 {
			return c
		}
	}
	return nil
}

//go:noinline
func (c *column) add(id string, lines ...words.Text) {
	c.rows = append(c.rows, row{id: id, lines: lines})
}

// text adds a text to read. It cannot be focused.
//
//go:noinline
func (c *column) text(t words.Text) { c.styled(t, style{}) }

// strong adds a text that stands out.
func (c *column) strong(t words.Text) { c.styled(t, c.theme.strong) }

// quiet adds a text that steps back.
func (c *column) quiet(t words.Text) { c.styled(t, c.theme.quiet) }

func (c *column) styled(t words.Text, s style) {
	if t != "" {
		c.add("", s.each(wrap(t, c.readable, 0))...)
	}
}

// air adds an empty line in a tall window.
func (p *page) air(c *column) {
	if p.layout.tall {
		c.gap()
	}
}

// gap adds an empty line.
func (c *column) gap() { c.add("", "") }

// heading adds a heading of the rows below it, with a rule to the end of the column.
func (c *column) heading(t words.Text) {
	line := t.Truncate(c.width, "...")
	if rest := c.width - line.Width() - 1; rest > 0 {
		line += " " + c.theme.rule(rest)
	}
	c.rows = append(c.rows, row{lines: []words.Text{c.theme.quiet.on(line)}, heading: true})
}

// section adds a heading, and texts below it; nothing if there are none.
func (c *column) section(title words.Text, texts ...words.Text) {
	if len(texts) == 0 || texts[0] == "" {
		return
	}
	if len(c.rows) > 0 {
		c.gap()
	}
	c.quiet(title)
	for _, t := range texts {
		c.text(t)
	}
}

// begins adds a heading and the beginning of a text below it, which takes this many lines
// in any case: what is below stays in its place from one text to the next.
func (c *column) begins(title, t words.Text, lines int) {
	c.gap()
	if t == "" {
		title = " "
	}
	c.quiet(title)
	c.firstLines(t, lines)
}

// firstLines adds the beginning of a text, which takes this many lines in any case.
func (c *column) firstLines(t words.Text, lines int) {
	all := wrap(t, c.readable, 0)
	if more := len(all) - lines; more > 0 {
		shorten(&all, lines, more, c.readable)
	}
	c.add("", append(all, make([]words.Text, lines-len(all))...)...)
}

// action adds a row that Enter acts on.
func (c *column) action(id string, t words.Text) {
	lines := wrap(t, max(2, c.width-1), 1)
	if hasMark(" "+t) && c.width > 2*boxed { // its other lines are below its text
		lines = wrap(t[boxed-1:], c.width-1, boxed)
		lines[0] = " " + t[:boxed-1] + lines[0][boxed:]
	}
	wide := leastBand
	for _, line := range lines {
		wide = max(wide, line.Width()+1)
	}
	c.rows = append(c.rows, row{id: id, lines: lines, titled: len(lines), band: min(c.width, wide)})
}

// boxed is how far the text of a row is indented that begins with a box.
const boxed = 5

// leastBand is how much of an action shows the focus at least.
const leastBand = 34

// cell is a part of a row, with its style.
type cell struct {
	text  words.Text
	style style
}

func (c cell) draw() words.Text { return c.style.on(c.text) }

// item adds a row of a list: a mark, a name, and what is said about it at the right. If
// they do not fit, the name is cut, and what is said about it only where it takes over half.
func (c *column) item(id string, mark, name, about cell) {
	room := c.width - 6 // a margin on both sides, the mark, and a space behind it
	if name.text.Width()+2+about.text.Width() > room {
		name.text = name.text.Truncate(max(room-about.text.Width(), room/2)-2, "...")
		about.text = about.text.Truncate(room-name.text.Width()-2, "...")
	}
	gap := safetext.Spaces(room - name.text.Width() - about.text.Width())
	c.add(id, " "+mark.style.on(mark.text)+" "+name.style.on(name.text)+gap+about.style.on(about.text)+" ")
}

// table adds a row of a list in columns of these widths: a mark, a name, and more.
func (c *column) table(id string, mark cell, cells []cell, widths ...int) {
	line := " " + mark.draw() + " "
	left := c.width - 6
	for i, of := range cells {
		width := left
		if i < len(widths) {
			width = widths[i]
		}
		line += pad(cell{of.text.Truncate(width-1, "..."), of.style}.draw(), width)
		left -= width
	}
	c.add(id, line)
}

// marked is a text with a mark before it.
func marked(mark cell, t words.Text) words.Text { return mark.draw() + " " + t }

// hanging adds a text behind a mark, its other lines below its first one.
func (c *column) hanging(mark cell, t words.Text) {
	lines := wrap(t, c.readable, 4)
	if len(lines) > 0 {
		lines[0] = mark.draw() + lines[0][3:]
	}
	c.add("", lines...)
}

// headed puts a mark and what follows it, in all as wide as lead, into the margin of a text.
func headed(mark cell, lead words.Text, lines []words.Text, look style) []words.Text {
	lines[0] = lead[1+len(mark.text):] + lines[0][lead.Width():]
	lines = look.each(lines)
	lines[0] = " " + mark.draw() + lines[0]
	return lines
}

// shorten takes up to over lines from a text, but leaves the least number of them. It
// returns how many it took. What is left of the text ends in three dots after a whole word.
func shorten(text *[]words.Text, least, over, width int) (taken int) {
	all := *text
	taken = min(over, len(all)-least)
	if taken <= 0 {
		return 0
	}
	*text = all[:len(all)-taken]
	if left := *text; len(left) > 0 {
		left[len(left)-1] = dotted(left[len(left)-1], width)
	}
	return taken
}

// dotted ends a line that goes on elsewhere in three dots, after a whole sentence if there is
// one in it, since the beginning of the next may say the opposite of its end, or else after a
// whole word.
func dotted(line words.Text, width int) words.Text {
	kept := line
	for short := kept; short != "" && short.Width()+len(" ...") > width; {
		if short = withoutLastWord(short); short != "" {
			kept = short
		}
	}
	if end := sentenceEnd(string(kept)); end > 0 {
		kept = kept[:end]
	}
	return (line.Truncate(kept.Width(), "") + " ...").Truncate(width, "...") // with the end of a style that is in it
}

// sentenceEnd is where the last sentence ends that another one follows, 0 for none. The full
// stop of a short word may be that of an abbreviation.
func sentenceEnd(line string) int {
	const long = 5
	parts := strings.Fields(line)
	for end := len(line); len(parts) > 1; parts = parts[:len(parts)-1] {
		next, before := parts[len(parts)-1], parts[len(parts)-2]
		end = strings.LastIndex(line[:end], next)
		first, _ := utf8.DecodeRuneInString(next)
		ends := len(before) > long && strings.ContainsAny(before[len(before)-1:], ".?!")
		if ends && unicode.IsUpper(first) {
			return len(strings.TrimRight(line[:end], " "))
		}
	}
	return 0
}

// withoutLastWord is empty if a line has one word only.
func withoutLastWord(line words.Text) words.Text {
	return line[:len(strings.TrimRight(string(line[:max(0, strings.LastIndexByte(string(line), ' '))]), " "))]
}

// apart puts a text behind another one, so that it ends after a width.
func apart(t words.Text, width int, right words.Text) words.Text {
	return t + safetext.Spaces(width-right.Width()) + right
}

// rule is a rule of light cells.
func (th *theme) rule(width int) words.Text { return first(th.light, th.lights, width) }

// first gives the first cells of a row of the same ones.
func first(cell, row words.Text, n int) words.Text {
	if n = max(0, n) * len(cell); n <= len(row) {
		return row[:n]
	}
	return row
}

// draw draws the bar: its full part is heavy, with and without colours.
func (b bar) draw(th *theme, width int) words.Text {
	if b.all == 0 {
		return th.quiet.on(th.rule(width))
	}
	done := width * b.done / b.all
	sent := width*(b.done+b.sent)/b.all - done
	return th.done.on(first(th.heavy, th.heavies, done)) + th.accent.on(first(th.heavy, th.heavies, sent)) + th.quiet.on(th.rule(width-done-sent))
}

// each draws all lines in the style.
func (s style) each(lines []words.Text) []words.Text {
	for i := range lines {
		lines[i] = s.on(lines[i])
	}
	return lines
}

// wrap breaks a text into indented lines of at most width columns; an empty text has no
// lines. It cuts words that are wider than a line.
func wrap(text words.Text, width, indent int) []words.Text {
	if text == "" {
		return nil
	}
	lines := text.Wrap(max(1, width-indent), true)
	margin := safetext.Spaces(min(indent, max(0, width-1)))
	for i, line := range lines {
		if line != "" {
			lines[i] = margin + line
		}
	}
	return lines
}

// spread puts one text at the left and one at the right of a line. The one at the right
// gives way, and then the other one is cut.
func spread(left, right cell, width int) words.Text {
	left.text = left.text.Truncate(width, "...")
	gap := width - left.text.Width() - right.text.Width()
	if right.text == "" || gap < 2 {
		return left.style.on(left.text)
	}
	return left.style.on(left.text) + safetext.Spaces(gap) + right.style.on(right.text)
}

// pad fills a line up to a width.
func pad(t words.Text, width int) words.Text { return t + safetext.Spaces(width-t.Width()) }
