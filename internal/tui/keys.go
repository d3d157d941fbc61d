package tui

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/paint"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// The times that tell a person who presses keys from a key that is held down and from
// text that comes in as keys.
const (
	// stillness is how long no key may have been pressed before a question takes an answer.
	stillness = 500 * time.Millisecond
	// slowest is longer than the time between the repeats of a key that is held down, also
	// where they come slowly.
	slowest = 120 * time.Millisecond
	// reopen is how long no second link is opened.
	reopen = time.Second
	// late is how long Esc waits: on a slow connection the rest of the sequence of an arrow may
	// come after it.
	late = 100 * time.Millisecond
)

// Pace tells the time between keys, and waits. Tests set both; the zero value is the time
// of the system.
type Pace struct {
	Now  func() time.Time
	Wait func(time.Duration)
}

func (p Pace) orSystem() Pace {
	if p.Now == nil {
		p = Pace{time.Now, time.Sleep}
	}
	return p
}

// typed is what is known about the keys that were pressed.
type typed struct {
	last  string    // the newest key
	at    time.Time // when it was pressed
	since time.Time // when the key before it was pressed
	quick bool      // it is the same as the one before, and follows as quickly as repeats do
	held  bool      // and so did the one before: nobody presses a key three times like that
}

// note notes a key or a click.
func (t *typed) note(name string, now time.Time) {
	before := t.quick
	t.quick = name == t.last && now.Sub(t.at) < act.Repeats
	t.held = t.quick && before
	t.last, t.since, t.at = name, t.at, now
}

// run is the keys that came in so quickly one after the other that they may be text. They
// wait until it is known.
type run struct {
	keys    []tea.KeyPressMsg
	text    []rune // the beginning of the text, once it is known to be one
	isText  bool
	newest  time.Time
	waiting bool   // a command waits for the end of the run
	moving  string // a letter that moves the focus and is held down
	doubted bool   // it begins with a Space that may be the first repeat of one that is held down
}

// most is how much of a text is kept: no line takes as much. crowd is how many keys are kept
// that are none: nobody presses as many at once, and each is compared with those before it.
const most, crowd = maxPath + 1, 1000

// gather takes a key into a run, and reports false if the key can act at once: it moves
// the focus, and nothing waits before it.
func (r *run) gather(k tea.KeyPressMsg, now time.Time) bool {
	r.newest = now
	switch {
	case r.isText:
		r.addText(k)
		return true
	case len(r.keys) == 0 && (moves(k) || k.String() == r.moving):
		return false
	case len(r.keys) == crowd:
		return true
	}
	r.moving = ""
	r.keys = append(r.keys, k)
	if looksLikeText(r.keys) {
		r.isText = true
		n, _, _ := inParts(r.keys)
		n += slices.IndexFunc(r.keys[n:], func(k tea.KeyPressMsg) bool { return k.Text != "" || breaks(k) })
		for _, k := range r.keys[n:] {
			r.addText(k)
		}
		r.keys = slices.DeleteFunc(r.keys[:n], func(k tea.KeyPressMsg) bool { return !edits(k) })
	}
	return true
}

// edits reports whether a key can only edit a line. Before a text it does that: somebody
// may send both at once.
func edits(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+a", "ctrl+e", "backspace", "delete":
		return true
	}
	return false
}

// addText adds what a key types to the text.
func (r *run) addText(k tea.KeyPressMsg) {
	switch {
	case len(r.text) >= most:
	case breaks(k):
		r.text = append(r.text, ' ')
	default:
		r.text = append(r.text, []rune(k.Text)...)
	}
}

// heldMoves is the number of the same letter in a run that is a key held down.
const heldMoves = 4

// heldMove is the letter that the run repeats, if it moves the focus: "" otherwise. Such a
// key acts at once, as arrows do.
func (r *run) heldMove() string {
	if len(r.keys) < heldMoves {
		return ""
	}
	first := r.keys[0].String()
	for _, k := range r.keys {
		if k.String() != first {
			return ""
		}
	}
	if first == "j" || first == "k" {
		return first
	}
	return ""
}

// over reports whether nothing more can belong to the run.
func (r *run) over(now time.Time) bool { return now.Sub(r.newest) > r.patience() }

// patience is how long after its newest key the run ends.
func (r *run) patience() time.Duration {
	switch {
	case r.isText:
		return act.PasteTail
	case len(r.keys) > 0 && r.keys[0].Code == tea.KeyEscape, cutOff(r.keys) > 0:
		return late
	case r.doubted:
		return slowest
	}
	return act.Together
}

// ticksAgain reports whether a key is a Space that follows one so soon that it may be the
// first repeat of that. Nothing but its own repeats can tell.
func (m *Model) ticksAgain(k tea.KeyPressMsg, now time.Time) bool {
	return k.Code == tea.KeySpace && m.typed.last == k.String() && now.Sub(m.typed.at) < act.FirstRepeat && m.typing() == nil
}

// repeated reports whether a run is a Space that is held down: it does nothing more.
func (r *run) repeated() bool {
	return r.doubted && len(r.keys) > 1 && !slices.ContainsFunc(r.keys, func(k tea.KeyPressMsg) bool { return k.Code != tea.KeySpace })
}

// cutOff gives the length of the beginning of a sequence that came without its rest: an Esc,
// or what reads as a key with Alt. It is 0 for anything else.
func cutOff(keys []tea.KeyPressMsg) int {
	alone := len(keys) > 0 && (keys[0].String() == "alt+[" || keys[0].String() == "alt+shift+o")
	switch {
	case alone:
		return 1
	case len(keys) > 1 && keys[0].Code == tea.KeyEscape && (keys[1].Text == "[" || keys[1].Text == "O"):
		return 2
	}
	return 0
}

// inParts gives the length of a sequence at the beginning of the keys whose rest came late,
// and the key that it is; known is false for one that means nothing here.
func inParts(keys []tea.KeyPressMsg) (length int, code rune, known bool) {
	number, begins := "", cutOff(keys)
	for i, k := range keys[begins:] {
		switch {
		case begins == 0, k.Text == "": // a key of another kind: the rest never came
			return begins + i, 0, false
		case strings.Trim(k.Text, "0123456789;") == "":
			number += k.Text
			continue
		case k.Text == "~":
			code, known = map[string]rune{
				"1": tea.KeyHome, "3": tea.KeyDelete, "4": tea.KeyEnd, "5": tea.KeyPgUp, "6": tea.KeyPgDown, "7": tea.KeyHome, "8": tea.KeyEnd,
			}[number]
		default:
			code, known = map[string]rune{
				"A": tea.KeyUp, "B": tea.KeyDown, "C": tea.KeyRight, "D": tea.KeyLeft, "H": tea.KeyHome, "F": tea.KeyEnd,
			}[k.Text]
		}
		return begins + i + 1, code, known
	}
	return len(keys), 0, false
}

// whole joins the beginning of a sequence with the rest that came late.
func whole(keys []tea.KeyPressMsg) []tea.KeyPressMsg {
	if cutOff(keys) == 0 {
		return keys
	}
	length, code, known := inParts(keys)
	rest := whole(keys[length:])
	if known {
		return append([]tea.KeyPressMsg{{Code: code}}, rest...)
	}
	return rest
}

// empty reports whether nothing waits.
func (r *run) empty() bool { return len(r.keys) == 0 && !r.isText }

// looksLikeText reports whether keys that came together are text, whatever stands between
// them. Runs of arrows, Space and Enter are none.
func looksLikeText(keys []tea.KeyPressMsg) bool {
	var typed strings.Builder
	sequence, _, _ := inParts(keys)
	for _, k := range keys[sequence:] {
		typed.WriteString(k.Text)
	}
	return act.Pasted(typed.String())
}

// moves reports whether a key can only move: text has none of these, and they wait for
// nothing.
func moves(k tea.KeyPressMsg) bool {
	switch k.Code {
	case tea.KeyUp, tea.KeyDown, tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyPgUp, tea.KeyPgDown:
		return true
	}
	return false
}

// breaks reports whether a key is a line end or a tab.
func breaks(k tea.KeyPressMsg) bool {
	return k.Code == tea.KeyEnter || k.Code == tea.KeyTab || k.String() == "ctrl+j"
}

// gather acts on a key, or holds it back while it may be part of a text. It reports
// whether any key has acted.
func (m *Model) gather(k tea.KeyPressMsg) bool {
	now, acted := m.pace.Now(), false
	if m.run.over(now) {
		acted = m.endRun()
	}
	if !m.run.gather(k, now) {
		m.press(k)
		return true
	}
	m.run.doubted = m.run.doubted || len(m.run.keys) == 1 && m.ticksAgain(k, now)
	if held := m.run.heldMove(); held != "" {
		acted = m.endRun()
		m.run.moving = held
	} else {
		m.awaitEnd()
	}
	return acted
}

// awaitEnd waits in a command for the end of the run.
func (m *Model) awaitEnd() {
	if m.run.waiting {
		return
	}
	m.run.waiting = true
	rest := m.run.patience() - m.pace.Now().Sub(m.run.newest)
	m.start(func() tea.Msg {
		m.pace.Wait(rest)
		return runEnds{}
	})
}

// runEnds is the message that a run may have ended.
type runEnds struct{}

// runMayEnd ends the run, or waits again if more has come in. It reports whether it ended.
func (m *Model) runMayEnd() bool {
	m.run.waiting = false
	switch now := m.pace.Now(); {
	case m.run.empty():
	case now.Sub(m.run.newest) >= m.run.patience():
		return m.endRun()
	default:
		m.awaitEnd()
	}
	return false
}

// endRun acts on the keys of a run, or puts its text into the open line. It reports
// whether there was anything.
func (m *Model) endRun() bool {
	was := m.run
	m.run = run{waiting: was.waiting, newest: was.newest}
	if was.repeated() {
		m.typed.at = was.newest
		return false
	}
	p := m.typing()
	for _, k := range whole(was.keys) {
		switch {
		case !was.isText:
			m.press(k)
		case p != nil:
			p.edit(m, k)
		}
	}
	if len(was.text) > 0 {
		m.paste(string(was.text))
	}
	return !was.empty()
}

// unended is how long a paste with brackets may take. Without its end, no key would count.
const unended = 3 * time.Second

// pastes tells one paste from the next.
type pastes struct {
	n    int
	open bool // the beginning has come, and the end has not
}

// pasteHangs is the message that the end of a paste, by its number, may never come.
type pasteHangs int

// awaitPaste waits in a command for the end of a paste.
func (m *Model) awaitPaste() {
	m.pastes = pastes{m.pastes.n + 1, true}
	hangs := pasteHangs(m.pastes.n)
	m.start(func() tea.Msg {
		m.pace.Wait(unended)
		return hangs
	})
}

// endPaste begins to read the keys anew if a paste has no end: a sequence in it may have
// taken it away.
func (m *Model) endPaste(of pasteHangs) bool {
	if !m.pastes.open || int(of) != m.pastes.n {
		return false
	}
	m.pastes.open = false
	m.run = run{isText: true, newest: m.pace.Now()}
	m.awaitEnd()
	m.say(m.words.PasteNowhere)
	m.start(paint.Lend(func() {}))
	return true
}

// paste puts a text into the open line, with spaces for its line ends and without what is
// unsafe to show. Where no line is open it does nothing.
func (m *Model) paste(text string) {
	m.typed.note("paste", m.pace.Now())
	p := m.typing()
	if p == nil || !m.large() {
		m.say(m.words.PasteNowhere)
		return
	}
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most])
	}
	space := func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}
	p.edit(m, tea.PasteMsg{Content: safetext.Piece(strings.Map(space, text))})
}
