package tui

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// afterFirstFrame is long enough for the first frame to appear, so that loading the rest
// does not delay it.
const afterFirstFrame = 200 * time.Millisecond

// screen is one page of the face. It draws itself and lists its keys; the root does the
// rest.
type screen interface {
	draw(m *Model, p *page)
	keys(m *Model) keys
	at() *list
	shape() shape
}

// Model is the root: the session, the stack of screens that show it, and everything that
// the screens share.
type Model struct {
	*session
	stop  func()              // suspends the program; nil without job control
	later func() []words.Text // gives notices that take a while to find; may be nil

	stack         []screen
	page          *page      // the top screen, as it is drawn
	drawnFor      *plan.Plan // what it shows
	terminal      terminal
	theme         theme
	view          tea.View  // of what is drawn
	stale         bool      // something was drawn since
	moved         bool      // the focus moved since the page was arranged, and nothing else changed
	commands      []tea.Cmd // start when Update returns
	message       words.Text
	alarm         bool // the message is bad news
	width, height int
	rested        bool // the person was told that nothing is left
	calendar      func(*plan.Plan) []byte
	mouse         bool

	pace    Pace
	typed   typed
	clicked clicked
	scroll  scroll
	run     run
	pastes  pastes
	opening time.Time // when something was last handed over, or the key for it last pressed
	copying bool      // a text is on its way to the clipboard

	escaped bool // the newest key was an Esc that leads no further back
	leaving bool // quit as soon as everything is saved
	forced  bool // quit even if saving fails
	gone    bool // Update has returned tea.Quit
}

// New makes the model. It starts on the overview if accounts and country are known, and
// on the intro otherwise.
func New(s Start) *Model {
	m := &Model{
		session: newSession(s), stop: s.Stop, later: s.Later, calendar: s.Calendar, message: s.Notice, alarm: s.Notice != "",
		width: 80, height: 24, pace: s.Pace.orSystem(),
	}
	m.terminal = terminal{plain: s.NoColor, ascii: s.ASCII}
	m.theme = newTheme(m.terminal)
	m.stack = []screen{&intro{}}
	if m.plan.Country == "" {
		m.top().at().focus(changeCountry)
	}
	if len(m.plan.Accounts) > 0 && m.plan.Country != "" {
		m.home()
	}
	m.draw()
	return m
}

// Init loads what later screens need once the first one has appeared. A person who is
// faster waits for what they ask for, and no longer.
func (m *Model) Init() tea.Cmd {
	load := tea.Tick(afterFirstFrame, func(time.Time) tea.Msg {
		m.catalog.Outlines()
		if m.later == nil {
			return nil
		}
		more := m.later()
		return result(func() { m.notice(more) })
	})
	if m.terminal.plain {
		return load
	}
	return tea.Batch(load, tea.Raw(ansi.RequestForegroundColor+ansi.RequestBackgroundColor))
}

// learns changes the theme if what the terminal tells about itself makes a difference. It
// is asked once, and only its first answers count.
func (m *Model) learns(msg tea.Msg) {
	t := &m.terminal
	switch msg := msg.(type) {
	case tea.ForegroundColorMsg:
		t.text = cmp.Or(t.text, msg.Color)
	case tea.BackgroundColorMsg:
		t.back = cmp.Or(t.back, msg.Color)
	case tea.ColorProfileMsg:
		t.convert = msg.Convert
	}
	m.theme = newTheme(*t)
}

// notice adds notices that were found after the start to the message.
func (m *Model) notice(more []words.Text) {
	if len(more) > 0 {
		m.warn(words.Sentences(append([]words.Text{m.message}, more...)...))
	}
}

// result is the message that ends a command: what Update does with its value.
type result func()

// work does something in a command and then, inside Update, passes its value to then. It
// does nothing if do is nil.
func work[T any](m *Model, do func() T, then func(T)) {
	if do == nil {
		return
	}
	m.start(func() tea.Msg {
		found := do()
		return result(func() { then(found) })
	})
}

// start queues a command that begins when Update returns.
func (m *Model) start(cmd tea.Cmd) { m.commands = append(m.commands, cmd) }

// Update has one exit: whatever a message causes, what is unsaved is saved, and a quit
// waits for it.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.gone { // keys do nothing while the program ends
		return m, tea.Quit
	}
	m.pastMidnight()
	if m.handle(msg) {
		if _, is := msg.(tea.KeyPressMsg); !is {
			m.moved = false // something else may have changed
		}
		m.draw()
		work(m, m.save(), m.saved)
		m.startPoll(msg)
	}
	if m.leaving && m.atRest(m.forced) {
		m.gone = true
		m.commands = []tea.Cmd{tea.Quit}
	}
	cmd := tea.Batch(m.commands...)
	m.commands = nil
	return m, cmd
}

// handle acts on a message. It reports false if nothing can have changed.
func (m *Model) handle(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case result:
		msg()
	case looked:
		return m.polled(snapshot(msg))
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return m.gather(msg)
	case uv.UnknownEvent: // a letter from a terminal that sends Latin-1
		if r := []rune(string(msg)); len(r) == 1 && unicode.IsPrint(r[0]) && r[0] > unicode.MaxASCII {
			return m.gather(tea.KeyPressMsg{Code: r[0], Text: string(r)})
		}
	case rests:
		return m.mayRest()
	case runEnds:
		return m.runMayEnd()
	case tea.PasteStartMsg:
		m.awaitPaste()
		return false
	case pasteHangs:
		return m.endPaste(msg)
	case tea.PasteMsg:
		m.pastes.open = false
		m.endRun()
		m.paste(msg.Content)
		m.run = run{isText: true, newest: m.pace.Now()} // what ends it too early goes on as keys
		m.awaitEnd()
	case tea.MouseClickMsg:
		m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		m.wheel(msg.Mouse())
	case tea.ForegroundColorMsg, tea.BackgroundColorMsg, tea.ColorProfileMsg:
		m.learns(msg)
	}
	return true
}

// key is what one key, or several, do on a screen. The footer and the help are built from
// these.
type key struct {
	on   string     // the keys as Bubble Tea names them, separated by spaces
	does words.Text // in a word or two; "" if it is in no list
	rare bool       // only in the help, with all its keys
	act  func()
	// again acts also on the repeats of a key that is held down. All others act once.
	again bool
}

// keys are the keys of a screen, in the order of the footer.
type keys []key

//go:noinline
func (ks *keys) add(on string, does words.Text, act func()) {
	*ks = append(*ks, key{on: on, does: does, act: act})
}
func (ks *keys) rare(on string, does words.Text, act func()) {
	*ks = append(*ks, key{on: on, does: does, rare: true, act: act})
}

// move adds a key that only moves, also while it is held down.
func (ks *keys) move(on string, does words.Text, act func()) {
	*ks = append(*ks, key{on: on, does: does, rare: true, act: act, again: true})
}

// press handles a key. A prompt gets the keys that mean nothing else.
func (m *Model) press(msg tea.KeyPressMsg) {
	name := msg.String()
	m.typed.note(name, m.pace.Now())
	sideways := msg.Code == tea.KeyLeft || msg.Code == tea.KeyRight
	if m.large() && (m.drawnFor != m.plan || m.moved && (sideways || !moves(msg))) { // one of keys that come together
		m.arrange()
	}
	m.escaped = m.escaped && name == "esc"
	m.top().at().free = false
	switch name {
	case "ctrl+c", "ctrl+alt+c": // an Esc right before it reads as Alt
		m.leave()
		return
	case "ctrl+z":
		m.pause()
		return
	}
	trap(name)
	if !m.large() {
		if name == "q" || name == "esc" {
			m.leave()
		}
		return
	}
	p, ks := m.typing(), m.allKeys()
	i := slices.IndexFunc(ks, func(k key) bool { return k.act != nil && slices.Contains(strings.Fields(k.on), name) })
	m.scroll.held = m.typed.quick && i >= 0 && ks[i].again
	m.awaitRest()
	if m.typed.held && i >= 0 && !ks[i].again {
		return
	}
	said := m.message
	if p == nil || name == "enter" || name == "esc" {
		m.say("")
	}
	m.moved = false
	switch {
	case i >= 0 && ks[i].again && said == "":
		m.moves(ks[i].act)
	case i >= 0:
		ks[i].act()
	case p != nil:
		p.edit(m, msg)
	}
}

// allKeys lists the keys of the top screen, and then those of all screens.
func (m *Model) allKeys() keys {
	ks, k := m.top().keys(m), m.words.Keys
	if m.typing() != nil {
		return ks
	}
	_, asks := m.top().(*question)
	if _, helping := m.top().(*help); !helping {
		ks.add("? f1", k.Help, func() { m.push(&help{of: m.allKeys(), says: m.words.HelpOn[helpKey(m.top())]}) })
	}
	own := slices.IndexFunc(ks, func(k key) bool { return k.on == "esc" }) // it stands where Esc is on all screens
	switch {
	case asks:
		ks.add("esc q", k.NotNow, m.pop)
	case own >= 0:
		ks = append(slices.Delete(slices.Clone(ks), own, own+1), ks[own])
		ks.rare("q", k.Back, m.pop)
	case len(m.stack) == 1:
		ks.add("q", k.Quit, m.leave)
		ks.rare("esc", k.Quit, m.escapes)
	default:
		ks.add("esc q", k.Back, m.pop)
	}
	ks.rare("left h", k.Back, m.pop)
	ks.move("up k", k.Up, func() { m.move(-1) })
	ks.move("down j", k.Down, func() { m.move(1) })
	l := m.top().at()
	ks.move("pgup", "", func() { l.page(m.page, -1) })
	ks.move("pgdown", "", func() { l.page(m.page, 1) })
	ks.move("home", "", func() { l.end(m.page, -1) })
	ks.move("end", "", func() { l.end(m.page, 1) })
	if !asks {
		ks.rare("u", k.Undo, m.undo)
	}
	ks.rare("m", k.Mouse, m.toggleMouse)
	ks.rare("ctrl+z", k.Suspend, nil)
	ks.rare("ctrl+c", k.QuitNow, nil)
	return ks
}

func (m *Model) top() screen { return m.stack[len(m.stack)-1] }

// typing gives the prompt if it is on top, where letters are text; nil where they are keys.
func (m *Model) typing() *prompt {
	p, _ := m.top().(*prompt)
	return p
}

func (m *Model) push(s screen) { m.stack = append(m.stack, s) }

// pop closes the top screen, unless it is the only one.
func (m *Model) pop() {
	if len(m.stack) > 1 {
		m.stack = m.stack[:len(m.stack)-1]
	}
}

// escapes leaves at the second Esc: the first one was maybe pressed once too often.
func (m *Model) escapes() {
	if m.escaped {
		m.leave()
		return
	}
	m.escaped = true
	m.say(m.words.EscAgain)
}

func (m *Model) leave() {
	m.leaving, m.retry, m.forced = true, true, m.forced || m.askedUnsaved() && m.large()
	if len(m.queue) > 0 {
		m.say(m.words.WaitSaving)
	}
}

// leaveNow gives the terminal back at once. What is unsaved then is saved without the
// screen, where waiting for another program does no harm.
func (m *Model) leaveNow() {
	m.leave()
	m.forced, m.retry = true, false
	if m.saving {
		m.hurry()
	}
}

//go:noinline
func (m *Model) say(text words.Text) { m.message, m.alarm = text, false }

// warn shows bad news.
func (m *Model) warn(text words.Text) { m.message, m.alarm = text, true }

// warnWhy shows a failure, with the reason in the text.
func (m *Model) warnWhy(text words.Text, err error) {
	m.warn(words.Put(text, "why", m.words.Why(err)))
}

func (m *Model) move(by int) {
	if m.large() && by != 0 {
		m.top().at().move(m.page, by)
	}
}
