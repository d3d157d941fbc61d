package tui

import (
	"flag"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/termtest"
	"github.com/optout-tui/optout-tui/internal/words"
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
	c := loadAcme()
	for _, fault := range c.OwnFaults() {
		t.Fatal(fault)
	}
	return c
}

var loadAcme = sync.OnceValue(func() *catalog.Catalog {
	c := catalog.Load(filepath.Join("testdata", "platforms"))
	for _, p := range c.Platforms() {
		p.Theirs = false
	}
	return c
})

// catalogs are the catalogue of the program in each language, which no test changes.
var catalogs = func() map[string]func() *catalog.Catalog {
	all := map[string]func() *catalog.Catalog{}
	for _, language := range words.Offered() {
		all[language] = sync.OnceValue(func() *catalog.Catalog { return catalog.LoadIn("", language) })
	}
	return all
}()

// shipped is that in English.
func shipped() *catalog.Catalog { return catalogs["en"]() }

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
}{
	{"intro", nil, nil},
	{"country", nil, []string{"down", "enter", "korea"}},
	{"checklist", nil, []string{"enter", "/", "acme", "enter", "space", "down"}},
	{"checklist, finding", nil, []string{"enter", "/", "acme"}},
	{"checklist, nothing found", nil, []string{"enter", "/", "acmee", "enter"}},
	{"checklist, in one center?", begun, []string{">Add or remove", "enter", "/", "acme", "enter", "a", "@two", "enter"}},
	{"checklist, what is known", nil, []string{"enter", "/", "acme", "enter", "tab"}},
	{"overview", busy, nil},
	{"overview, an action", busy, []string{">Add or remove"}},
	{"walk", busy, []string{">Photos @new", "enter", ">1 Open"}},
	{"walk, about to send", busy, []string{">Photos @new", "enter", ">3 Send"}},
	{"walk, what came of it", begun, []string{"enter", ">3 Send", "enter", ">Yes, today", "enter"}},
	{"walk, a letter is due", busy, []string{">Photos  ", "enter"}},
	{"opened", busy, []string{">Photos @new", "enter", ">1 Open", "enter"}},
	{"the page is not there", busy, []string{">Photos @new", "enter", ">1 Open", "enter", ">No, or", "enter"}},
	{"about to say that it is sent", busy, []string{">Photos @new", "enter", ">3 Send", "enter"}},
	{"about to say what came", busy, []string{">Photos @shop", "enter", ">4 Keep", "enter"}},
	{"more", busy, []string{">Photos @new", "enter", ">1 Open", "tab"}},
	{"note", busy, []string{">Photos @new", "n", "they wrote"}},
	{"letter", busy, []string{">Photos  ", "enter", "enter"}},
	{"letter, what else it can say", busy, []string{">Photos  ", "enter", "enter", ">What else", "enter"}},
	{"reasons", busy, []string{">Write all", "enter", "space"}},
	{"all letters", busy, []string{">Write all", "enter", "space", "tab", "enter"}},
	{"QR code", busy, []string{">Photos @new", "enter", ">1 Open", "r"}},
	{"nothing left", []state.Event{
		{Do: state.Country, Country: "DE"},
		{Do: state.Account, Account: "acme-photos/@anna", Platform: "acme-photos", Label: safetext.NewLine("@anna")},
		{Do: state.Account, Account: "acme-chat", Platform: "acme-chat"},
		{Do: state.Outcome, Account: "acme-photos/@anna", Way: "objection", Outcome: "sent", On: "2026-11-20"},
		{Do: state.Step, Account: "acme-chat", Way: "way", Step: "switch"},
	}, []string{"enter", "space", "down", "enter", "enter"}},
	{"help", busy, []string{"?"}},
	{"done already?", busy, []string{">Photos @new", "x"}},
	{"a save that fails", busy, []string{">Photos @new", "enter", "NO DISK", "space", "ctrl+c"}},
}

// TestFrames compares the main screens, cell by cell and with their looks, with
// those that somebody has looked at.
func TestFrames(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {40, 12}, {120, 40}} {
		name := fmt.Sprintf("%dx%d.txt", size.width, size.height)
		var all strings.Builder
		all.WriteString(legend)
		for _, f := range frames {
			h := newHand(acme(t), "DE", f.was)
			h.presses(f.keys...)
			h.gets(tea.WindowSizeMsg{Width: size.width, Height: size.height})
			frame := h.frame(t, size.width, size.height, dark)
			all.WriteString("\n== " + f.name + "\n" + frame)
			h.lookAt(terminal{text: color.Black, back: color.White})
			if got := h.frame(t, size.width, size.height, light); got != frame {
				t.Errorf("%s: this frame is another one on a light background:\n%s", f.name, got)
			}
			h.lookAt(terminal{plain: true})
			if got := h.frame(t, size.width, size.height, dark); got != uncoloured(frame) {
				t.Errorf("%s: this frame is another one without colours:\n%s", f.name, got)
			}
		}
		asKept(t, name, all.String())
	}
}

// asKept compares frames with those that are kept under a name, or keeps them.
func asKept(t *testing.T, name, frames string) {
	t.Helper()
	path := filepath.Join("testdata", "frames", name)
	if *update {
		if err := os.WriteFile(path, []byte(frames), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	differ(t, name, frames, string(want))
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

// presses sends keys by their names; any other text is typed. A text behind > is a row to
// go to, and NO DISK has the next save fail.
func (h *hand) presses(keys ...string) {
	names := map[string]rune{"enter": 'E', "space": 'S', "down": 'D', "up": 'U', "tab": 'T', "esc": 'B', "ctrl+c": 'Q'}
	for _, k := range keys {
		op, named := names[k]
		row, there := strings.CutPrefix(k, ">")
		switch {
		case k == "NO DISK":
			h.fails = append(h.fails, errNothing, errNothing)
		case named:
			h.plays(op, nil)
		case there:
			h.goesTo(row)
		default:
			for _, r := range k {
				h.gets(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
	}
}

// goesTo goes to a row with a text in it, from the first row on.
func (h *hand) goesTo(text string) {
	h.gets(tea.KeyPressMsg{Code: tea.KeyHome})
	for before := ""; !strings.Contains(headline(h.m), text); h.plays('D', nil) {
		if before == h.m.top().at().id {
			panic("there is no row with " + text)
		}
		before = h.m.top().at().id
	}
}

// frame is what the terminal shows.
func (h *hand) frame(t *testing.T, width, height int, looks map[string]byte) string {
	t.Helper()
	view := h.m.View()
	screen := termtest.Drawn(width, height, view.Content)
	var all strings.Builder
	for y := range height {
		var text, roles strings.Builder
		for x := range width {
			c := screen.CellAt(x, y)
			text.WriteString(c.Content)
			roles.WriteByte(look(t, looks, fmt.Sprint(c.Style.Attrs, c.Style.Underline, c.Style.Fg, c.Style.Bg)))
		}
		fmt.Fprintf(&all, "|%s\n", strings.TrimRight(text.String(), " "))
		if l := strings.TrimRight(roles.String(), " "); l != "" {
			fmt.Fprintf(&all, ":%s\n", l)
		}
	}
	if view.Cursor != nil {
		fmt.Fprintf(&all, "cursor at column %d of line %d\n", view.Cursor.X+1, view.Cursor.Y+1)
	}
	return all.String()
}

// lookAt is another terminal with the same screen.
func (h *hand) lookAt(t terminal) {
	h.m.terminal, h.m.theme = t, newTheme(t)
	h.m.draw()
}

// Where the roles are, the letters of the legend by the styles of a terminal: attributes,
// underline, and the two colours.
var (
	dark  = looks("2 0 <nil>", "0 0 6", "1 0 3", "1 0 9")
	light = looks("0 0 {102 102 102 255}", "0 0 4", "1 0 5", "1 0 1")
)

// looks are the letters where these styles are quiet, the accent, what is due, and trouble.
func looks(quiet, accent, due, trouble string) map[string]byte {
	all := map[string]byte{
		"0 0 <nil> <nil>": ' ', "1 0 <nil> <nil>": 'S', "33 0 <nil> <nil>": 'R', "0 0 2 <nil>": 'D', "0 1 <nil> <nil>": 'L',
		"32 0 231 16": 'o', "0 0 231 16": 'x', "64 0 231 16": 'x',
	}
	for letter, style := range map[byte]string{'Q': quiet, 'A': accent, 'U': due, 'T': trouble} {
		all[style+" <nil>"] = letter
	}
	return all
}

func look(t *testing.T, looks map[string]byte, style string) byte {
	t.Helper()
	letter, known := looks[style]
	if !known {
		t.Fatalf("the legend has no letter for the style %s", style)
	}
	return letter
}

// uncoloured is a frame where only weights and the reverse are left.
func uncoloured(frame string) string {
	lines := strings.Split(frame, "\n")
	lines = slices.DeleteFunc(lines, func(line string) bool {
		return strings.HasPrefix(line, ":") && strings.Trim(line, ":QAD ") == ""
	})
	for i, line := range lines {
		if roles, ok := strings.CutPrefix(line, ":"); ok {
			lines[i] = ":" + strings.TrimRight(strings.NewReplacer("Q", " ", "A", " ", "D", " ", "U", "S", "T", "S").Replace(roles), " ")
		}
	}
	return strings.Join(lines, "\n")
}
