package tui

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// maxScript is how many letters of a script are played.
const maxScript = 200

// FuzzKeys plays scripts of keys, pastes, clicks, window sizes, failing saves and
// late results to the real face, and looks at it after each letter. The first
// digit says who sits there.
func FuzzKeys(f *testing.F) {
	c := catalog.Load("")
	c.Platforms()
	f.Fuzz(func(t *testing.T, script string) {
		script = strings.ToValidUTF8(script, "")
		if utf8.RuneCountInString(script) > maxScript {
			t.Skip("longer than a person has patience")
		}
		h := newHand(c, "DE", nil)
		rest := []rune(script)
		if len(rest) > 0 {
			switch rest[0] {
			case '1':
				h = newHand(c, "US-CA", nil)
			case '2':
				h = newHand(c, "", nil)
			case '3':
				h = newHand(c, "FR", comesBack)
			}
		}
		h.isWell(t)
		for len(rest) > 0 && !h.quit {
			rest = h.plays(rest[0], rest[1:])
			h.isWell(t)
		}
		h.losesNothing(t)
	})
}

// isWell says what must be so after every message.
func (h *hand) isWell(t *testing.T) {
	t.Helper()
	m := h.m
	h.looksWell(t)
	all := m.events()
	if want := plan.Build(h.catalog, all, m.guess, m.plan.Today); !reflect.DeepEqual(m.plan, want) {
		t.Errorf("the plan is not that of the file and what is in line")
	}
	if want := plan.Build(h.catalog, m.file.Events, m.guess, m.plan.Today); !reflect.DeepEqual(m.onDisk, want) {
		t.Errorf("the plan of the disk is not that of the file")
	}
	known := idsOf(all)
	for _, id := range slices.Concat(h.done, h.told) {
		if !known[id] {
			t.Errorf("the event %s is neither in the file nor in line", id)
		}
	}
	onDisk := idsOf(h.disk)
	for id := range idsOf(m.file.Events) {
		if !onDisk[id] {
			t.Errorf("the event %s is taken for saved, and is not", id)
		}
	}
	if len(h.refused) > 0 {
		t.Errorf("links that nobody may open: %q", h.refused)
	}
	if said := m.message == m.words.Saved; said && (len(m.queue) > 0 || m.saving) {
		t.Errorf("it says %q, with %d in line", m.message, len(m.queue))
	}
	if h.quit && len(m.queue) > 0 && !m.forced {
		t.Errorf("it leaves unasked, with %d in line", len(m.queue))
	}
}

// linkSequence begins or ends a link.
var linkSequence = regexp.MustCompile(`\x1b\]8;(id=[a-z0-9-]+)?;(https://[!-~]+)?\a`)

// looksWell says what must be so of what is on the screen.
func (h *hand) looksWell(t *testing.T) {
	t.Helper()
	m := h.m
	view := m.View()
	lines := strings.Split(view.Content, "\n")
	if len(lines) != max(1, m.height) {
		t.Errorf("%d lines in a window of %dx%d", len(lines), m.width, m.height)
	}
	for _, l := range lines {
		if w := ansi.StringWidth(l); w > m.width {
			t.Errorf("a line of %d columns in a window of %dx%d: %q", w, m.width, m.height, l)
		}
		plain := ansi.Strip(l)
		escapes := strings.Count(l, "\x1b[") + len(linkSequence.FindAllString(l, -1))
		if safetext.Check(plain) != nil || strings.Count(l, "\x1b") != escapes {
			t.Errorf("what a terminal could act on: %q", l)
		}
	}
	if c := view.Cursor; c != nil && (c.X < 0 || c.X > m.width || c.Y < 0 || c.Y >= m.height) {
		t.Errorf("the cursor is at %d, %d in a window of %dx%d", c.X, c.Y, m.width, m.height)
	}
	if again := m.View(); again.Content != view.Content || !reflect.DeepEqual(again.Cursor, view.Cursor) {
		t.Errorf("drawn twice, and different:\n%s\n%s", view.Content, again.Content)
	}
	if !m.large() {
		return
	}
	can := func(r row) bool { return r.id != "" }
	if slices.ContainsFunc(slices.Concat(m.page.main.rows, m.page.side.rows), can) && m.page.column(m.top().at().id) == nil {
		t.Errorf("the focus is on %q, which is not there", m.top().at().id)
	}
}

// losesNothing ends the face as Run does, with a disk that works again: what was
// done is on it, or in the file that the person was told of.
func (h *hand) losesNothing(t *testing.T) {
	t.Helper()
	h.fails = nil
	for len(h.commands) > 0 {
		h.runs()
	}
	if !h.quit && len(h.results) == 0 {
		h.holding = false
		h.gets(result(h.m.leaveNow))
		if !h.quit {
			t.Errorf("the disk works, and it does not leave")
		}
	}
	err := h.m.finish()
	kept := h.disk
	if elsewhere, ok := errors.AsType[*ElsewhereError](err); ok {
		file, err := state.Parse("state.json", h.files[elsewhere.Path])
		if err != nil {
			t.Errorf("what was written elsewhere cannot be read: %v", err)
		}
		kept = state.Merge(h.disk, file.Events)
	} else if err != nil {
		t.Errorf("the disk works, and the end is %v", err)
	}
	if _, err := state.Parse("state.json", state.File{Events: h.disk}.Encode()); err != nil {
		t.Errorf("what was saved cannot be read again: %v", err)
	}
	ids := idsOf(kept)
	for _, id := range h.done {
		if !ids[id] {
			t.Errorf("the event %s is lost", id)
		}
	}
}

func idsOf(events []state.Event) map[string]bool {
	ids := make(map[string]bool, len(events))
	for _, e := range events {
		ids[e.ID] = true
	}
	return ids
}
