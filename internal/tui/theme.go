package tui

import (
	"image/color"
	"math"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/words"
)

// style is a way to draw text: the sequences that begin and end it. Lip Gloss makes them
// once for a theme, since it takes microseconds for each text.
type style struct{ open, end words.Text }

// newStyle takes the sequences from a drawn example, with a stack of its own like newColour.
//
//go:noinline
func newStyle(s lipgloss.Style) style {
	const text = "x"
	open, end, _ := strings.Cut(s.Render(text), text)
	return style{words.Text(open), words.Text(end)}
}

// newColour is that of a style in a colour. As a function of its own it keeps the stack of newTheme
// small: a style of Lip Gloss takes half a kilobyte.
//
//go:noinline
func newColour(s lipgloss.Style, c color.Color) style { return newStyle(s.Foreground(c)) }

// on draws a text in the style.
func (s style) on(t words.Text) words.Text {
	if t == "" || s.open == "" {
		return t
	}
	return s.open + t + s.end
}

// theme is how the roles of the interface look in one terminal. Colours are only on marks,
// bars, and frames, never on words, and nothing is said by colour alone. The colours are
// those of the terminal.
type theme struct {
	strong   style // titles, chosen names, keys, counts
	quiet    style // headings, rules, what is passed or has no way
	selected style // the focused row, without the styles inside it
	accent   style // marks of what has begun or was sent, their part of the bar, the frame
	done     style // marks of what is done, and their part of the bar
	due      style // marks of what needs the person
	trouble  style // the word that announces a failure
	link     style
	border   lipgloss.Border // of a question
	heavy    words.Text      // a filled cell of the bar
	light    words.Text      // an empty cell of the bar, and of a rule
	wall     words.Text      // between two panes
	heavies  words.Text      // a row of filled cells as wide as the widest page
	lights   words.Text      // the same of empty ones
}

// terminal is what is known about the terminal and about what the person wants from it.
type terminal struct {
	text, back color.Color // nil until the terminal has told them
	// convert gives the nearest colour that the terminal can show; nil until that is known.
	convert func(color.Color) color.Color
	plain   bool // no colours, and nothing faint
	ascii   bool // no lines beyond ASCII
}

// newTheme chooses the looks for a terminal. One that does not tell its colours gets those
// for a dark background, which are legible on a light one too.
func newTheme(t terminal) theme {
	plain := lipgloss.NewStyle()
	bold := plain.Bold(true)
	th := theme{strong: newStyle(bold), selected: newStyle(bold.Reverse(true)), link: newStyle(plain.Underline(true))}
	th.lines(t.ascii)
	if t.plain {
		th.due, th.trouble = th.strong, th.strong
		return th
	}
	th.quiet, th.done = newStyle(t.quiet()), newColour(plain, lipgloss.Green)
	if t.isLight() {
		th.accent, th.due = newColour(plain, lipgloss.Blue), newColour(bold, lipgloss.Magenta)
		th.trouble = newColour(bold, lipgloss.Red)
		return th
	}
	th.accent, th.due = newColour(plain, lipgloss.Cyan), newColour(bold, lipgloss.Yellow)
	th.trouble = newColour(bold, lipgloss.BrightRed)
	return th
}

func (th *theme) lines(ascii bool) {
	th.border, th.heavy, th.light, th.wall = lipgloss.RoundedBorder(), "━", "─", "│"
	if ascii {
		th.border, th.heavy, th.light, th.wall = lipgloss.ASCIIBorder(), "=", "-", "|"
	}
	th.heavies, th.lights = th.heavy.Repeat(maxPage), th.light.Repeat(maxPage)
}

// lightest is the luminance from which a background counts as light.
const lightest = 0.18

func (t terminal) isLight() bool { return t.back != nil && luminance(t.back) >= lightest }

// quiet is the style of what steps back. Where the terminal tells its colours, that never
// costs legibility: the contrast is at least that of legible, or that of all its text.
func (t terminal) quiet() lipgloss.Style {
	plain := lipgloss.NewStyle()
	known := t.text != nil && t.back != nil
	light := t.isLight()
	if known && !light && contrast(fainter(t.text), t.back) >= legible {
		return plain.Faint(true)
	}
	if known {
		convert := t.convert
		if convert == nil {
			convert = func(c color.Color) color.Color { return c }
		}
		tone, few := shade(t.text, t.back, convert)
		switch {
		case tone == nil, few && !light:
			return plain
		case !few:
			return plain.Foreground(tone)
		}
	}
	if light {
		return plain.Foreground(lipgloss.BrightBlack)
	}
	return plain.Faint(true)
}

// legible is the contrast that the Web Content Accessibility Guidelines ask for (1.4.3,
// level AA).
const legible = 4.5

// shade mixes background into the text colour, as much as leaves it legible: 40 % down to
// 5 %. The result is nil if nothing does. few says that the terminal has no such colours.
func shade(text, back color.Color, convert func(color.Color) color.Color) (tone color.Color, few bool) {
	for part := 40; part >= 5; part -= 5 {
		c := convert(mix(text, back, float64(part)/100))
		if _, basic := c.(ansi.BasicColor); basic {
			few, c = true, mix(text, back, float64(part)/100)
		}
		if c != nil && contrast(c, back) >= legible {
			return c, few
		}
	}
	return nil, few
}

// fainter is what most terminals draw faint text in: two thirds of its colour.
func fainter(c color.Color) color.Color { return mix(c, color.Black, 1.0/3) }

// mix gives a colour with a part of another one in it.
func mix(a, b color.Color, part float64) color.Color {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	one := func(x, y uint32) uint8 { return uint8(math.Round(((1-part)*float64(x) + part*float64(y)) / 257)) }
	return color.RGBA{one(ar, br), one(ag, bg), one(ab, bb), 255}
}

// contrast is the contrast ratio of two colours by the Web Content Accessibility
// Guidelines: 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of a colour by the same guidelines.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(x uint32) float64 {
		v := float64(x) / 0xffff
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// strip is a text without its styles.
func strip(t words.Text) words.Text {
	if !strings.Contains(string(t), "\x1b") {
		return t
	}
	return words.Text(ansi.Strip(string(t)))
}

// glyph is a part of a frame.
func (*theme) glyph(part string) words.Text { return words.Text(part) }
