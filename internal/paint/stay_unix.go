//go:build unix

package paint

import (
	"bytes"
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// stay is the time from taking the screen to giving it back. Only the painter's goroutine
// uses it, but for the channels.
type stay struct {
	ready, ends, ended chan struct{}

	asks    string // whether the terminal can do more, if it is sure to understand that
	screen  *uv.TerminalRenderer
	changes bytes.Buffer // where the screen writes
	cells   uv.ScreenBuffer
	seen    scene
	broken  any  // why it cannot be drawn on
	begun   bool // something was drawn
	rich    bool // and some of it was not plain
}

// newStay prepares a stay on a screen of about this size in the background, which takes as
// long as drawing it: ready says when that is done.
func newStay(environ []string, width, height int) *stay {
	s := &stay{ready: make(chan struct{}), ends: make(chan struct{}), ended: make(chan struct{})}
	go func() {
		defer close(s.ready)
		defer func() { s.broken = recover() }()
		s.cells = uv.NewScreenBuffer(width, height)
		s.screen = uv.NewTerminalRenderer(&s.changes, environ)
		s.screen.SetFullscreen(true)
		s.screen.SetScrollOptim(true)
		s.screen.Erase()
		s.screen.Render(s.cells.RenderBuffer) // for the memory that it takes: the first frame begins anew
		_ = s.screen.Flush()                  // into memory
		s.changes.Reset()
		if understands(environ) {
			s.asks = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore
		}
	}()
	return s
}

// understands says whether a terminal can be asked for its modes. Apple's, and what is behind
// an SSH connection, may show the question; it is the rule of Bubble Tea.
func understands(environ []string) bool {
	env := uv.Environ(environ)
	program, named := env.LookupEnv("TERM_PROGRAM")
	_, remote := env.LookupEnv("SSH_TTY")
	_, windows := env.LookupEnv("WT_SESSION")
	if windows || !remote && (!named || !strings.Contains(program, "Apple")) {
		return true
	}
	for _, good := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(env.Getenv("TERM"), good) {
			return true
		}
	}
	return false
}

// draw gives what changes the screen into a scene.
func (s *stay) draw(now scene) []byte {
	if s.begun && now.terminal == s.seen.terminal && alike(&now.view, &s.seen.view) {
		return nil
	}
	first, was := !s.begun, s.seen
	s.begun, s.seen = true, now
	s.fill(now, first || now.resizes != was.resizes)
	s.modes(now, was, first)
	s.screen.Render(s.cells.RenderBuffer)
	shown := now.view.Cursor != nil
	if shown {
		s.screen.MoveTo(now.view.Cursor.X, now.view.Cursor.Y)
	}
	_ = s.screen.Flush() // into memory
	defer s.changes.Reset()

	var out bytes.Buffer
	wasShown := !first && was.view.Cursor != nil
	hides := first || wasShown && (!shown || !now.synced)
	if first {
		out.WriteString(ansi.ResetModifyOtherKeys + ansi.SetModeAltScreenSaveCursor)
	}
	if now.synced {
		out.WriteString(ansi.SetModeSynchronizedOutput)
	}
	if hides {
		out.WriteString(ansi.HideCursor)
	}
	out.Write(s.changes.Bytes())
	if shown && (hides || !wasShown) {
		out.WriteString(ansi.ShowCursor)
	}
	if now.synced {
		out.WriteString(ansi.ResetModeSynchronizedOutput)
	}
	if first {
		out.WriteString(s.asks)
	}
	return out.Bytes()
}

// fill puts the view into the cells. If the terminal may show anything, all is drawn.
func (s *stay) fill(now scene, anything bool) {
	s.screen.SetColorProfile(now.colours.Profile)
	if anything {
		s.screen.Erase()
		s.screen.Resize(now.width, now.height)
		s.cells.Touched = nil
		s.cells.Resize(now.width, now.height)
	}
	s.measure(now)
	s.cells.Clear()
	uv.NewStyledString(now.view.Content).Draw(s.cells, s.cells.Bounds())
}

// measure chooses how text is measured: in the way of the terminal, which for plain text is
// the same in both. To measure by runes, a library first fills 2 MB with the widths of all
// there are; so it does that only once something is shown that needs it.
func (s *stay) measure(now scene) {
	s.rich = s.rich || !plain(now.view.Content)
	s.cells.Method = ansi.WcWidth
	if now.graphemes || !s.rich {
		s.cells.Method = ansi.GraphemeWidth
	}
	if s.rich {
		s.screen.SetWidthMethod(ansi.WcWidth)
	} else {
		s.screen.SetWidthMethod(ansi.GraphemeWidth)
	}
}

// plain says whether a text, with its styles, holds only characters that every terminal shows
// in one column each: Latin letters, the usual punctuation and lines.
func plain(text string) bool {
	for _, r := range text {
		switch {
		case r < 0x7f, r > 0xa0 && r < 0x300 && r != 0xad, r >= 0x2013 && r <= 0x201e, r == 0x2026, r >= 0x2500 && r < 0x2580:
		default:
			return false
		}
	}
	return true
}

// modes switches what differs between two scenes.
func (s *stay) modes(now, was scene, first bool) {
	set := func(text string) { _, _ = s.screen.WriteString(text) } // into memory
	if first {
		set(ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes) + ansi.RequestKittyKeyboard)
		was = scene{}
	}
	if now.graphemes && !was.graphemes {
		set(ansi.SetModeUnicodeCore)
	}
	if now.view.ReportFocus != was.view.ReportFocus {
		set(either(now.view.ReportFocus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent))
	}
	if now.view.MouseMode != was.view.MouseMode {
		set(mouseOff)
		switch now.view.MouseMode {
		case tea.MouseModeNone:
		case tea.MouseModeCellMotion:
			set(ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr)
		case tea.MouseModeAllMotion:
			set(ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr)
		}
	}
	if style := cursorStyle(&now.view); style != cursorStyle(&was.view) {
		set(ansi.SetCursorStyle(style))
	}
}

const mouseOff = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr

func either(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// cursorStyle is the shape of the cursor as terminals number them, 0 for the usual one.
func cursorStyle(v *tea.View) int {
	if v.Cursor == nil {
		return 0
	}
	style := int(v.Cursor.Shape)*2 + 1
	if !v.Cursor.Blink {
		style++
	}
	return style
}

// end gives what sets the terminal as it was before the stay.
func (s *stay) end() []byte {
	if !s.begun {
		return nil
	}
	// In a terminal without an alternate screen, the shell goes on below.
	s.screen.MoveTo(0, s.cells.Height()-1)
	_ = s.screen.Flush() // into memory
	s.changes.WriteString(ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1) + ansi.ResetModeAltScreenSaveCursor + ansi.ShowCursor)
	s.changes.WriteString(ansi.ResetModeBracketedPaste + ansi.ResetModeFocusEvent + mouseOff)
	if cursorStyle(&s.seen.view) != 0 {
		s.changes.WriteString(ansi.SetCursorStyle(0))
	}
	if s.seen.graphemes {
		s.changes.WriteString(ansi.ResetModeUnicodeCore)
	}
	return s.changes.Bytes()
}

// alike says whether two views look the same.
func alike(a, b *tea.View) bool {
	return a.Content == b.Content && a.ReportFocus == b.ReportFocus && a.MouseMode == b.MouseMode &&
		(a.Cursor == nil) == (b.Cursor == nil) && (a.Cursor == nil || a.Cursor.Position == b.Cursor.Position && cursorStyle(a) == cursorStyle(b))
}
