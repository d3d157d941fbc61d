package termtest

import (
	"fmt"
	"html"
	"image/color"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Film is what a screen showed, frame by frame.
type Film struct {
	frames [][]string // each line of a frame, drawn
	times  []time.Duration
	lines  map[string]int // the drawn lines, numbered
	order  []string
	width  int
}

// The size of a cell, and of what is around the screen, in pixels.
const cellWidth, cellHeight, edge = 8.4, 18, 14

// The colours of a terminal, of its text and its background.
const textColour, backColour = "#d0d4da", "#16181d"

var palette = []string{
	"#16181d", "#e06c75", "#8fce7e", "#e5c07b", "#61afef", "#c678dd", "#5cc8d0", "#c8ccd4",
	"#7f848e", "#ff7b85", "#a5e295", "#f0d08b", "#7dbdff", "#d68aec", "#73dbe3", "#ffffff",
}

// Takes adds the screen as it is now to the film, for a time.
func (f *Film) Takes(p *Terminal, width, height int, lasts time.Duration) {
	if f.lines == nil {
		f.lines, f.width = map[string]int{}, width
	}
	frame := make([]string, height)
	cursor := p.Screen.CursorPosition()
	for y := range height {
		at := -1
		if y == cursor.Y {
			at = cursor.X
		}
		frame[y] = p.drawLine(y, width, at)
		if _, known := f.lines[frame[y]]; !known {
			f.lines[frame[y]] = len(f.order)
			f.order = append(f.order, frame[y])
		}
	}
	f.frames, f.times = append(f.frames, frame), append(f.times, lasts)
}

// look is how a run of cells is drawn.
type look struct{ text, back, more string }

// drawLine draws a line of the screen as SVG.
func (p *Terminal) drawLine(y, width, cursor int) string {
	var rects, texts, run strings.Builder
	var now look
	start := 0
	flush := func(end int) {
		left, wide := float64(start)*cellWidth, float64(end-start)*cellWidth
		if now.back != "" {
			fmt.Fprintf(&rects, `<rect x="%.1f" width="%.1f" height="%d" fill="%s"/>`, left, wide, cellHeight, now.back)
		}
		if text := run.String(); strings.TrimSpace(text) != "" {
			lead := len(text) - len(strings.TrimLeft(text, " "))
			text = strings.TrimSpace(text)
			n := ansi.StringWidth(text)
			fmt.Fprintf(&texts, `<text x="%.1f" y="13.5" textLength="%.1f"%s%s>%s</text>`,
				left+float64(lead)*cellWidth, float64(n)*cellWidth, now.text, now.more, html.EscapeString(text))
		}
		run.Reset()
		start = end
	}
	for x := range width {
		content, l := p.drawCell(x, y)
		if l != now {
			flush(x)
			now = l
		}
		run.WriteString(content)
	}
	flush(width)
	if cursor >= 0 {
		fmt.Fprintf(&rects, `<rect x="%.1f" width="2" height="%d" fill="%s"/>`, float64(cursor)*cellWidth, cellHeight, textColour)
	}
	return rects.String() + texts.String()
}

// drawCell is a cell's text and look.
func (p *Terminal) drawCell(x, y int) (string, look) {
	const bold, faint, reverse = 1, 2, 32
	c := p.Screen.CellAt(x, y)
	if c == nil || c.Content == "" {
		return " ", look{}
	}
	fg, bg := hex(c.Style.Fg), hex(c.Style.Bg)
	if c.Style.Attrs&reverse != 0 {
		fg, bg = bg, fg
		if fg == "" {
			fg = backColour
		}
		if bg == "" {
			bg = textColour
		}
	}
	l := look{back: bg}
	if fg != "" {
		l.text = fmt.Sprintf(` fill="%s"`, fg)
	}
	if c.Style.Attrs&bold != 0 {
		l.more += ` font-weight="bold"`
	}
	if c.Style.Attrs&faint != 0 {
		l.more += ` fill-opacity=".66"`
	}
	if c.Style.Underline != 0 {
		l.more += ` text-decoration="underline"`
	}
	return c.Content, l
}

// hex is a colour as SVG writes it, "" for that of the terminal.
func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	if basic, ok := c.(ansi.BasicColor); ok && int(basic) < len(palette) {
		return palette[basic]
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// SVG is the film as a picture: a still if it has one frame, else one that moves and begins
// anew. title says in words what it shows.
func (f *Film) SVG(title string) []byte {
	var b strings.Builder
	high := cellHeight*len(f.frames[0]) + 2*edge
	wide := cellWidth*float64(f.width) + 2*edge
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 %.0f %d" role="img" font-family="`+
		`ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="%s"><title>%s</title>`+"\n", wide, high, textColour, html.EscapeString(title))
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n<defs>\n", backColour)
	for i, line := range f.order {
		if line != "" {
			fmt.Fprintf(&b, `<g id="l%d">%s</g>`+"\n", i, line)
		}
	}
	b.WriteString("</defs>\n")
	var total, begin time.Duration
	for _, d := range f.times {
		total += d
	}
	for i, frame := range f.frames {
		b.WriteString(`<g`)
		if i > 0 {
			b.WriteString(` visibility="hidden"`)
		}
		b.WriteString(`>`)
		if len(f.frames) > 1 {
			f.animate(&b, begin, begin+f.times[i], total)
		}
		begin += f.times[i]
		for y, line := range frame {
			if line != "" {
				fmt.Fprintf(&b, `<use href="#l%d" x="%d" y="%d"/>`, f.lines[line], edge, edge+y*cellHeight)
			}
		}
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// animate shows a frame from begin to end of each round.
func (f *Film) animate(b *strings.Builder, begin, end, total time.Duration) {
	values, times := "visible;hidden", fmt.Sprintf("0;%.4f", end.Seconds()/total.Seconds())
	switch {
	case begin > 0 && end < total:
		values, times = "hidden;visible;hidden", fmt.Sprintf("0;%.4f;%.4f", begin.Seconds()/total.Seconds(), end.Seconds()/total.Seconds())
	case begin > 0:
		values, times = "hidden;visible", fmt.Sprintf("0;%.4f", begin.Seconds()/total.Seconds())
	}
	fmt.Fprintf(b, `<animate attributeName="visibility" calcMode="discrete" dur="%.1fs" repeatCount="indefinite" values="%s" keyTimes="%s"/>`, total.Seconds(), values, times)
}
