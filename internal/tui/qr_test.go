package tui

import (
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/termtest"
)

// quiet is how many light modules have to be around a code on each side. The
// standard wants four; two are enough on a screen.
const quiet = 2

// TestEveryQRCodeIsReadBack shows the code of every link of the catalogue, and reads
// it off the cells of the screen as a camera would: in both sizes, in colours, without
// colours on a dark background and, swapped, on a light one.
func TestEveryQRCodeIsReadBack(t *testing.T) {
	m := New(newPerson(t).start())
	read, long, links := 0, 0, 0
	for _, p := range m.catalog.Platforms() {
		for _, link := range slices.Compact(linksOf(p)) {
			code := newQR(link, p.Domains)
			m.stack = []screen{code}
			links++
			for kind, c := range []struct {
				name          string
				width, height int
				module        int
				ascii         bool
				eye           eye
			}{
				{"half cells", 57, 60, 1, false, inColours},
				{"two cells", 104, 60, 2, false, inColours},
				{"ASCII", 104, 60, 2, true, inColours},
				{"half cells without colours", 57, 60, 1, false, onDark},
				{"two cells without colours", 104, 60, 2, false, onDark},
				{"half cells without colours on light", 57, 60, 1, false, onLight},
			} {
				if testing.Short() && kind != links%7 {
					continue // one of them for each link
				}
				code.swapped = c.eye == onLight
				m.terminal.ascii = c.ascii
				m.theme = newTheme(m.terminal)
				m.Update(tea.WindowSizeMsg{Width: c.width, Height: c.height})
				if content := m.View().Content; c.ascii && strings.IndexFunc(content, func(r rune) bool { return r > '~' }) >= 0 {
					t.Errorf("the code of %s is not ASCII:\n%s", link, content)
				}
				got, err := scan(photograph(t, m, c.width, c.height, c.eye), c.module)
				switch {
				case errors.Is(err, errLarge):
					long++
				case err != nil || got != link:
					t.Errorf("%s: the code of %s is read as %q: %v", c.name, link, got, err)
				default:
					read++
				}
			}
		}
	}
	t.Logf("codes read back: %d; %d are larger than what is read here", read, long)
	if read*6 < 70*long {
		t.Error("these are too few")
	}
}

func linksOf(p *catalog.Platform) []string {
	var all []string
	for i := range p.Ways {
		for _, st := range p.Ways[i].Steps {
			if st.Link != "" {
				all = append(all, st.Link)
			}
		}
	}
	return all
}

// eye is how a terminal shows a reversed cell, and one that is not.
type eye struct{ noColours, light bool }

var inColours, onDark, onLight = eye{}, eye{noColours: true}, eye{noColours: true, light: true}

// reversed is the attribute of a cell whose two colours change places.
const reversed = 1 << 5

// photograph is what is seen of the screen: true where a half of a cell is dark,
// false where it is light. Where the colours are those of the terminal, which nobody
// knows, there is nothing.
func photograph(t *testing.T, m *Model, width, height int, by eye) map[[2]int]bool {
	t.Helper()
	screen := termtest.Drawn(width, height, m.View().Content)
	seen := map[[2]int]bool{}
	for y := range height {
		for x := range width {
			c := screen.CellAt(x, y)
			fg, bg := c.Style.Fg, c.Style.Bg
			if fg == nil || bg == nil {
				continue
			}
			if by.noColours {
				fg, bg = color.White, color.Black
			}
			if by.light {
				fg, bg = bg, fg
			}
			if c.Style.Attrs&reversed != 0 {
				fg, bg = bg, fg
			}
			for i, half := range map[string][]color.Color{" ": {bg, bg}, "▄": {bg, fg}}[c.Content] {
				switch r, g, b, _ := half.RGBA(); {
				case max(r, g, b) < 0x2000:
					seen[[2]int{x, 2*y + i}] = true
				case min(r, g, b) > 0xd000:
					seen[[2]int{x, 2*y + i}] = false
				}
			}
		}
	}
	return seen
}

var errLarge = errors.New("the code has more than one block")

// scan reads a QR code of one block at level L, by ISO/IEC 18004: it finds it, looks
// for its margin, and takes its bytes. A module is so many halves of cells wide and high.
// It needs no correction: nothing is blurred.
func scan(halves map[[2]int]bool, module int) (string, error) {
	seen := map[[2]int]bool{}
	for at, dark := range halves {
		if other, known := seen[[2]int{at[0] / module, at[1] / module}]; known && other != dark {
			return "", fmt.Errorf("the module at half %v is dark and light", at)
		}
		seen[[2]int{at[0] / module, at[1] / module}] = dark
	}
	left, top, right, bottom := 1<<20, 1<<20, -1, -1
	for at, dark := range seen {
		if dark {
			left, top, right, bottom = min(left, at[0]), min(top, at[1]), max(right, at[0]), max(bottom, at[1])
		}
	}
	n := right - left + 1
	if n != bottom-top+1 || n < 21 || (n-17)%4 != 0 {
		return "", fmt.Errorf("no code is seen, but %d modules by %d", n, bottom-top+1)
	}
	for y := top - quiet; y <= bottom+quiet; y++ {
		for x := left - quiet; x <= right+quiet; x++ {
			if _, known := seen[[2]int{x, y}]; !known {
				return "", fmt.Errorf("it is neither dark nor light at column %d, row %d of the code", x-left, y-top)
			}
		}
	}
	if n > 37 { // version 5
		return "", errLarge
	}
	return decode(n, func(x, y int) bool { return seen[[2]int{left + x, top + y}] })
}

// decode takes the bytes out of a code of n modules by n.
func decode(n int, dark func(x, y int) bool) (string, error) {
	format := 0
	for _, at := range [][2]int{ // along line 8 and up column 8, past the timing patterns
		{0, 8}, {1, 8}, {2, 8}, {3, 8}, {4, 8}, {5, 8}, {7, 8}, {8, 8}, {8, 7}, {8, 5}, {8, 4}, {8, 3}, {8, 2}, {8, 1}, {8, 0},
	} {
		format <<= 1
		if dark(at[0], at[1]) {
			format |= 1
		}
	}
	format ^= 0x5412
	if format>>13 != 1 {
		return "", fmt.Errorf("the level is %d, not L", format>>13)
	}
	inverted := masks[format>>10&7]
	var bits []bool
	for column := n - 1; column > 0; column -= 2 {
		if column == 6 {
			column--
		}
		for i := range n {
			y := i
			if (column+1)&2 == 0 {
				y = n - 1 - i
			}
			for _, x := range []int{column, column - 1} {
				if !fixed(n, x, y) {
					bits = append(bits, dark(x, y) != inverted(x, y))
				}
			}
		}
	}
	take := func(count int) (value int) {
		for _, bit := range bits[:count] {
			value <<= 1
			if bit {
				value |= 1
			}
		}
		bits = bits[count:]
		return value
	}
	if mode := take(4); mode != 4 {
		return "", fmt.Errorf("the mode is %d, not bytes", mode)
	}
	text := make([]byte, take(8))
	for i := range text {
		if len(bits) < 8 {
			return "", errors.New("the code ends before its text")
		}
		text[i] = byte(take(8))
	}
	return string(text), nil
}

// fixed says that a module is part of the pattern and carries nothing.
func fixed(n, x, y int) bool {
	corner := x < 9 && y < 9 || x >= n-8 && y < 9 || x < 9 && y >= n-8
	aligns := n > 21 && max(x-(n-7), n-7-x, y-(n-7), n-7-y) <= 2
	return corner || aligns || x == 6 || y == 6
}

// masks say by their number which modules are inverted.
var masks = []func(x, y int) bool{
	func(x, y int) bool { return (x+y)%2 == 0 },
	func(_, y int) bool { return y%2 == 0 },
	func(x, _ int) bool { return x%3 == 0 },
	func(x, y int) bool { return (x+y)%3 == 0 },
	func(x, y int) bool { return (x/3+y/2)%2 == 0 },
	func(x, y int) bool { return x*y%2+x*y%3 == 0 },
	func(x, y int) bool { return (x*y%2+x*y%3)%2 == 0 },
	func(x, y int) bool { return ((x+y)%2+x*y%3)%2 == 0 },
}
