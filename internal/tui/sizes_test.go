package tui

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// sizes are windows of all kinds, from the smallest one.
var sizes = []struct{ width, height int }{{40, 12}, {60, 15}, {80, 24}, {100, 30}, {120, 40}, {200, 50}, {250, 50}}

// focusable are the ids that the arrows go through, in order.
func focusable(m *Model) (ids []string) {
	c := m.page.column(m.top().at().id)
	if c == nil {
		return nil
	}
	for _, r := range c.rows {
		if r.id != "" {
			ids = append(ids, r.id)
		}
	}
	return ids
}

// underCursor is the screen from the hardware cursor on, "" if there is no cursor.
func underCursor(m *Model) string {
	v := m.View()
	if v.Cursor == nil {
		return ""
	}
	lines := strings.Split(v.Content, "\n")
	if v.Cursor.Y < 0 || v.Cursor.Y >= len(lines) {
		return ""
	}
	return strings.TrimSpace(ansi.Strip(ansi.TruncateLeft(lines[v.Cursor.Y], v.Cursor.X, "")))
}

// headline is how the focused row begins.
func headline(m *Model) string {
	id := m.top().at().id
	for _, r := range m.page.column(id).rows {
		if r.id == id {
			text := r.lines[0]
			switch {
			case r.typed: // the cursor is where the next letter comes
				return ""
			case r.inner != "":
				text = r.inner
			}
			return strings.TrimSpace(ansi.Strip(string(text)))
		}
	}
	return ""
}

// TestDownIsOneRowAndTheCursorFollows on every screen and in every window, also after the
// window has become another one: the arrows go from row to row, and the hardware cursor,
// which screen readers and magnifiers follow, is on the row with the focus.
func TestDownIsOneRowAndTheCursorFollows(t *testing.T) {
	const steps = 12
	for _, name := range slices.Sorted(maps.Keys(everyScreen(t))) {
		m := everyScreen(t)[name]
		for _, size := range sizes {
			where := fmt.Sprintf("%s at %dx%d", name, size.width, size.height)
			before := m.top().at().id
			m.Update(tea.WindowSizeMsg{Width: size.width, Height: size.height})
			if before != "" && m.top().at().id != before {
				t.Errorf("%s: the new size moves the focus from %q to %q", where, before, m.top().at().id)
			}
			ids := focusable(m)
			if len(ids) == 0 {
				if m.View().Cursor == nil {
					t.Errorf("%s: there is no cursor", where)
				}
				continue
			}
			for range steps {
				if p := m.typing(); p != nil && p.finds {
					break // Down leaves the line for the list
				}
				if at, want := underCursor(m), headline(m); !strings.HasPrefix(at, want) {
					t.Fatalf("%s: the cursor is on %q, the focus on %q", where, at, want)
				}
				i := slices.Index(ids, m.top().at().id)
				m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
				now := focusable(m)
				if want := ids[min(i+1, len(ids)-1)]; m.top().at().id != want || len(now) != len(ids) {
					t.Fatalf("%s: down goes from %q to %q, not to %q", where, ids[i], m.top().at().id, want)
				}
			}
			m.Update(tea.KeyPressMsg{Code: tea.KeyUp})
		}
	}
}

// inColour finds a text in one of the colours of the terminal.
var inColour = regexp.MustCompile(`\x1b\[(?:1;)?(?:3[0-7]|9[0-7])m([^\x1b]*)`)

// mayHaveColour is what may have one: marks, bars and frames.
var mayHaveColour = regexp.MustCompile(`^(\[[ x~>!.]\]|[ \x{2500}-\x{257f}]*)$`)

// TestColourIsOnMarksBarsAndFramesOnly, never on words: no colour is legible on all
// backgrounds. What announces a failure is bold and may have one, and so may, on a light
// background that is known without the text colour, what steps back.
func TestColourIsOnMarksBarsAndFramesOnly(t *testing.T) {
	dark, light := terminal{}, terminal{text: lipgloss.Color("#000000"), back: lipgloss.Color("#ffffff")}
	coloured := 0
	for name, m := range everyScreen(t) {
		for kind, term := range map[string]terminal{"dark": dark, "light": light, "plain": {plain: true}} {
			if _, is := m.top().(*qrCode); is {
				continue
			}
			m.terminal, m.theme = term, newTheme(term)
			for _, size := range sizes[:5] {
				m.Update(tea.WindowSizeMsg{Width: size.width, Height: size.height})
				for _, of := range inColour.FindAllStringSubmatch(m.View().Content, -1) {
					coloured++
					if !mayHaveColour.MatchString(of[1]) && !strings.HasPrefix(of[0], string(m.theme.trouble.open)) {
						t.Errorf("%s, %s: a colour is on %q", name, kind, of[1])
					}
					if kind == "plain" {
						t.Errorf("%s: there is a colour without colours: %q", name, of[0])
					}
				}
			}
		}
	}
	if coloured < 100 {
		t.Errorf("only %d texts have a colour", coloured)
	}
}

// TestTwoClicksAtOnePlaceAreOnOneRow also where the first one moves the rows or opens another
// screen: what comes below the pointer within a second takes no click.
func TestTwoClicksAtOnePlaceAreOnOneRow(t *testing.T) {
	moved := 0
	for _, size := range sizes[:3] {
		for _, begins := range [][]string{{">Photos @new", "enter"}, {">Photos @new", "enter", ">3 Send"}, {">Photos @new"}} {
			for y := headRows; y < size.height-1; y++ {
				for _, x := range []int{1, 10} { // on the mark and on the name
					h := newHand(acme(t), "DE", busy)
					h.gets(tea.WindowSizeMsg{Width: size.width, Height: size.height})
					h.presses(begins...)
					at := tea.MouseClickMsg{X: h.m.page.layout.main.x + x, Y: y, Button: tea.MouseLeft}
					if h.clicksTwice(t, at) {
						moved++
					}
				}
			}
		}
	}
	if moved < 10 {
		t.Errorf("only %d clicks move the rows", moved)
	}
}

// clicksTwice clicks at one place several times, and reports whether the first click brings
// another row below the pointer.
func (h *hand) clicksTwice(t *testing.T, at tea.MouseClickMsg) bool {
	t.Helper()
	on := h.m.top()
	r, _, _ := h.m.page.at(on.at(), at.X, at.Y)
	h.gets(at)
	top := h.m.top()
	again, _, _ := h.m.page.at(top.at(), at.X, at.Y)
	if r == nil || again == nil || top == on && r.id == again.id {
		return false
	}
	focus, before := top.at().id, len(h.disk)
	acts := func() bool {
		h.gets(at)
		return h.m.top() != top || top.at().id != focus || len(h.disk) != before
	}
	h.gap = 300 * time.Millisecond
	for range 2 {
		if acts() {
			t.Errorf("at %v, the second click, meant for %q, acts on %q:\n%s", at.Mouse(), r.id, again.id, h.m.View().Content)
		}
	}
	h.gap = time.Second
	if again.id != focus && !acts() {
		t.Errorf("at %v, a click after a second does nothing", at.Mouse())
	}
	return true
}

// TestAClickAtOnePlaceTwiceIsOneRow on lists, whose rows have one line: what is below the
// pointer stays there.
func TestAClickAtOnePlaceTwiceIsOneRow(t *testing.T) {
	for _, size := range sizes {
		h := newHand(acme(t), "DE", busy)
		h.m.stack = []screen{newOverview(h.m), &checklist{}}
		h.gets(tea.WindowSizeMsg{Width: size.width, Height: size.height})
		for range 3 {
			h.presses("down")
		}
		for y := headRows; y < h.m.page.layout.main.y+h.m.page.layout.main.height; y++ {
			l := h.m.top().at()
			r, _, _ := h.m.page.at(l, h.m.page.layout.main.x+8, y)
			if r == nil {
				continue
			}
			id := r.id
			h.gets(tea.MouseClickMsg{X: h.m.page.layout.main.x + 8, Y: y, Button: tea.MouseLeft})
			again, _, _ := h.m.page.at(l, h.m.page.layout.main.x+8, y)
			if again == nil || l.id != id || again.id != id {
				t.Fatalf("%v, line %d: the click is on %q, the focus on %q, and below the pointer is %+v", size, y, id, l.id, again)
			}
		}
	}
}
