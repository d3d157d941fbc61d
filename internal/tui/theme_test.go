package tui

import (
	"image/color"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// palettes are the text and background colours of common terminals and themes.
var palettes = map[string][2]string{
	"xterm dark": {"#e5e5e5", "#000000"}, "Linux console": {"#aaaaaa", "#000000"}, "VTE dark": {"#d0cfcc", "#171421"},
	"Windows Terminal dark": {"#cccccc", "#0c0c0c"}, "Solarized dark": {"#839496", "#002b36"}, "Catppuccin Mocha": {"#cdd6f4", "#1e1e2e"},
	"xterm light": {"#000000", "#ffffff"}, "VTE light": {"#171421", "#ffffff"}, "macOS Basic": {"#000000", "#ffffff"},
	"Solarized light": {"#657b83", "#fdf6e3"}, "Catppuccin Latte": {"#4c4f69", "#eff1f5"}, "Windows Terminal light": {"#383a42", "#fafafa"},
}

func only256(c color.Color) color.Color { return ansi.Convert256(c) }

// TestQuietTextIsLegibleOnEveryPalette measures what quiet text is drawn in: never less
// than legible or, where the theme's own text is less than that, that text.
func TestQuietTextIsLegibleOnEveryPalette(t *testing.T) {
	for name, p := range palettes {
		text, back := lipgloss.Color(p[0]), lipgloss.Color(p[1])
		for colours, convert := range map[string]func(color.Color) color.Color{"true": nil, "256": only256} {
			term := terminal{text: text, back: back, convert: convert}
			quiet := term.quiet()
			drawn := text
			if c := quiet.GetForeground(); c != (lipgloss.NoColor{}) {
				drawn = c
			} else if quiet.GetFaint() {
				drawn = fainter(text)
			}
			if got := contrast(drawn, back); got < min(legible, contrast(text, back)) {
				t.Errorf("%s, %s colours: quiet text has a contrast of %.1f", name, colours, got)
			}
			if light := term.isLight(); light != (strings.Contains(name, "light") || strings.Contains(name, "Latte") || strings.Contains(name, "Basic")) {
				t.Errorf("%s: it counts as light: %v", name, light)
			}
		}
	}
}

// TestOddTerminals keep all text legible: colours that are all the same, 16 colours, or
// no answer.
func TestOddTerminals(t *testing.T) {
	grey, same := lipgloss.Color("#777777"), terminal{}
	same.text, same.back = grey, grey
	if th := newTheme(same); th.quiet != (style{}) {
		t.Errorf("on one colour, quiet is %q", th.quiet.open)
	}
	few := terminal{text: lipgloss.Color("#839496"), back: lipgloss.Color("#002b36"), convert: func(c color.Color) color.Color { return ansi.Convert16(c) }}
	if th := newTheme(few); th.quiet != (style{}) {
		t.Errorf("with 16 colours on Solarized dark, quiet is %q", th.quiet.open)
	}
	if th := newTheme(terminal{}); th.quiet.open != "\x1b[2m" || th.accent.open != "\x1b[36m" {
		t.Errorf("without an answer, quiet is %q and the accent %q", th.quiet.open, th.accent.open)
	}
}

// TestWithoutColoursNothingIsFaint: two weights and the reverse are left.
func TestWithoutColoursNothingIsFaint(t *testing.T) {
	th := newTheme(terminal{plain: true, ascii: true})
	for name, s := range map[string]style{"quiet": th.quiet, "accent": th.accent, "done": th.done} {
		if s != (style{}) {
			t.Errorf("%s is %q", name, s.open)
		}
	}
	if th.selected.open != "\x1b[1;7m" || th.due != th.strong || th.trouble != th.strong || th.heavy != "=" || th.wall != "|" {
		t.Errorf("selected %q, due %q, lines %q %q", th.selected.open, th.due.open, th.heavy, th.wall)
	}
}
