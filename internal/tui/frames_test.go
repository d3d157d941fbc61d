package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/termtest"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// legend stands at the top of each file of frames.
const legend = `Screens as the terminal shows them: a line of text, and below it how its cells look.
S strong, Q quiet, R the focused row, A accent, D done, U due, T trouble, L a link, o and x the light and dark cells of a QR code
To write this file anew: go test ./internal/tui -run Frames -update
`

// acme is a catalogue of a few platforms that are made up, so that no change of a
// real one changes a frame.
func acme(t *testing.T) *catalog.Catalog {
	t.Helper()
	c := catalog.Load(filepath.Join("testdata", "platforms"))
	for _, fault := range c.OwnFaults() {
		t.Fatal(fault)
	}
	for _, p := range c.Platforms() {
		p.Theirs = false
	}
	return c
}

// busy is somebody whose accounts stand in all the ways there are.
var busy = []state.Event{
	{Do: state.Country, Country: "DE"},
	{Do: state.Account, Account: "acme-photos", Platform: "acme-photos"},
	{Do: state.Account, Account: "acme-photos/@anna", Platform: "acme-photos", Label: safetext.NewLine("@anna")},
	{Do: state.Account, Account: "acme-photos/@shop", Platform: "acme-photos", Label: safetext.NewLine("@shop")},
	{Do: state.Account, Account: "acme-photos/@old", Platform: "acme-photos", Label: safetext.NewLine("@old")},
	{Do: state.Account, Account: "acme-photos/@new", Platform: "acme-photos", Label: safetext.NewLine("@new")},
	{Do: state.Account, Account: "acme-chat", Platform: "acme-chat"},
	{Do: state.Account, Account: "acme-forum", Platform: "acme-forum"},
	{Do: state.Account, Account: "acme-search", Platform: "acme-search"},
	{Do: state.Outcome, Account: "acme-photos", Way: "objection", Outcome: "sent", On: "2026-10-01"},
	{Do: state.Linked, Account: "acme-photos/@anna", To: "acme-photos"},
	{Do: state.Outcome, Account: "acme-photos/@shop", Way: "objection", Outcome: "sent", On: "2026-11-20"},
	{Do: state.Outcome, Account: "acme-photos/@old", Way: "objection", Outcome: "done", On: "2025-10-01"},
	{Do: state.Step, Account: "acme-photos/@new", Way: "objection", Step: "form"},
	{Do: state.Step, Account: "acme-chat", Way: "way", Step: "switch"},
	{Do: state.Step, Account: "acme-chat", Way: "way", Step: "switched"},
	{Do: state.Outcome, Account: "acme-forum", Way: "way", Outcome: "sent", On: "2026-11-02"},
	{Do: state.Outcome, Account: "acme-forum", Way: "way", Outcome: "refused", On: "2026-11-10"},
	{Do: state.Note, Account: "acme-photos/@new", Text: safetext.NewBlock("asked by mail")},
	{Do: state.Detail, Key: "name", Text: safetext.NewBlock("Anna Beispiel")},
	{Do: state.Detail, Key: "email", Text: safetext.NewBlock("anna@example.org")},
}

// frames are the screens, and the keys that lead to them.
var frames = []struct {
	name string
	was  []state.Event
	keys []string
	wide bool // in a wide window as well
}{
	{"intro", nil, nil, true},
	{"country", nil, []string{"down", "enter", "korea"}, false},
	{"checklist", nil, []string{"enter", "/", "acme", "enter", "space", "down"}, true},
	{"checklist, what is known", nil, []string{"enter", "/", "acme", "enter", "tab"}, true},
	{"overview", busy, nil, true},
	{"walk", busy, []string{"down", "down", "down", "down", "enter"}, true},
	{"walk, about to send", busy, []string{"down", "down", "down", "down", "enter", "down"}, false},
	{"more", busy, []string{"down", "down", "down", "down", "enter", "tab"}, false},
	{"note", busy, []string{"down", "down", "down", "down", "n", "they wrote"}, false},
	{"letter", busy, []string{"down", "enter", "enter"}, true},
	{"QR code", busy, []string{"down", "down", "down", "down", "enter", "up", "r"}, false},
	{"nothing left", []state.Event{
		{Do: state.Country, Country: "DE"},
		{Do: state.Account, Account: "acme-photos/@anna", Platform: "acme-photos", Label: safetext.NewLine("@anna")},
		{Do: state.Account, Account: "acme-chat", Platform: "acme-chat"},
		{Do: state.Outcome, Account: "acme-photos/@anna", Way: "objection", Outcome: "sent", On: "2026-11-20"},
		{Do: state.Step, Account: "acme-chat", Way: "way", Step: "switch"},
	}, []string{"enter", "space", "down", "enter", "enter"}, false},
	{"help", busy, []string{"?"}, false},
	{"done already?", busy, []string{"down", "down", "down", "x"}, false},
	{"opened", busy, []string{"down", "down", "down", "enter", "up", "enter"}, true},
	{"the page is not there", busy, []string{"down", "down", "down", "enter", "up", "enter", "down", "down", "enter"}, false},
	{"about to say that it is sent", busy, []string{"down", "down", "down", "enter", "down", "enter"}, true},
	{"a save that fails", busy, []string{"down", "down", "down", "enter", "NO DISK", "space", "ctrl+c"}, false},
}

// TestFrames compares the main screens, cell by cell and with their looks, with
// those that somebody has looked at.
func TestFrames(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {40, 12}, {120, 40}} {
		name := fmt.Sprintf("%dx%d.txt", size.width, size.height)
		var all strings.Builder
		all.WriteString(legend)
		for _, f := range frames {
			if size.width > 100 && !f.wide {
				continue
			}
			h := newHand(acme(t), "DE", f.was)
			h.presses(f.keys...)
			h.gets(tea.WindowSizeMsg{Width: size.width, Height: size.height})
			all.WriteString("\n== " + f.name + "\n" + h.frame(t, size.width, size.height))
		}
		path := filepath.Join("testdata", "frames", name)
		if *update {
			if err := os.WriteFile(path, []byte(all.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		differ(t, name, all.String(), string(want))
	}
}

// differ shows each frame that is not as it was.
func differ(t *testing.T, file, got, want string) {
	t.Helper()
	was := strings.Split(want, "\n== ")
	for i, frame := range strings.Split(got, "\n== ") {
		if i >= len(was) || frame != was[i] {
			t.Errorf("%s: this frame has changed. If it is right so, see the top of the file.\n== %s", file, frame)
		}
	}
}

// presses sends keys by their names; any other text is typed. NO DISK has the
// next save fail.
func (h *hand) presses(keys ...string) {
	names := map[string]rune{"enter": 'E', "space": 'S', "down": 'D', "up": 'U', "tab": 'T', "esc": 'B', "ctrl+c": 'Q'}
	for _, k := range keys {
		if k == "NO DISK" {
			h.fails = append(h.fails, errNothing, errNothing)
		} else if op, ok := names[k]; ok {
			h.plays(op, nil)
		} else {
			for _, r := range k {
				h.gets(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
	}
}

// frame is what the terminal shows.
func (h *hand) frame(t *testing.T, width, height int) string {
	t.Helper()
	view := h.m.View()
	screen := termtest.Drawn(width, height, view.Content)
	var all strings.Builder
	for y := range height {
		var text, looks strings.Builder
		for x := range width {
			c := screen.CellAt(x, y)
			text.WriteString(c.Content)
			looks.WriteByte(look(t, fmt.Sprint(c.Style.Attrs, c.Style.Underline, c.Style.Fg, c.Style.Bg)))
		}
		fmt.Fprintf(&all, "|%s\n", strings.TrimRight(text.String(), " "))
		if l := strings.TrimRight(looks.String(), " "); l != "" {
			fmt.Fprintf(&all, ":%s\n", l)
		}
	}
	if view.Cursor != nil {
		fmt.Fprintf(&all, "cursor at column %d of line %d\n", view.Cursor.X+1, view.Cursor.Y+1)
	}
	return all.String()
}

// look gives the letter of the legend for a style: attributes, underline, and the two
// colours.
func look(t *testing.T, style string) byte {
	t.Helper()
	letter, known := map[string]byte{
		"0 0 <nil> <nil>": ' ', "1 0 <nil> <nil>": 'S', "2 0 <nil> <nil>": 'Q', "33 0 <nil> <nil>": 'R', "0 0 6 <nil>": 'A', "0 0 2 <nil>": 'D',
		"1 0 3 <nil>": 'U', "1 0 9 <nil>": 'T', "0 1 <nil> <nil>": 'L', "32 0 231 16": 'o', "0 0 231 16": 'x', "64 0 231 16": 'x',
	}[style]
	if !known {
		t.Fatalf("the legend has no letter for the style %s", style)
	}
	return letter
}
