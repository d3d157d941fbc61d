package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/words"
)

// The smallest window in which the screens work.
const minWidth, minHeight = 40, 12

// afterFirstFrame is when the first frame is surely on the screen, so that
// reading the rest does not compete with it.
const afterFirstFrame = 200 * time.Millisecond

// screen is one thing to look at. It draws rows and says which keys do what; the
// root does the rest.
type screen interface {
	rows(m *Model, width int) []row
	keys(m *Model) keys
	at() *list
}

// Model is the root: a session, the stack of screens that show it, and what is the
// same on all of them.
type Model struct {
	*session
	stop  func()              // pauses the program; nil where a shell cannot
	later func() []words.Text // finds out what to say after the start

	stack         []screen
	drawn         []row     // the rows of the top screen, as of the last message
	commands      []tea.Cmd // to be started when Update returns
	message       words.Text
	alarm         bool   // the message is bad news
	wentTo        string // the host that was last handed to the browser
	width, height int
	mouse         bool

	leaving bool // quit as soon as everything is saved
	forced  bool // quit, whether that works or not
	gone    bool // the end has been asked for
}

// New makes the face. A person who comes back lands on the overview, if it is known
// what they can do where they live.
func New(s Start) *Model {
	m := &Model{session: newSession(s), stop: s.Stop, later: s.Later, message: s.Notice, alarm: s.Notice != "", width: 80, height: 24}
	if len(m.plan.Accounts) > 0 && m.plan.Country != "" {
		m.stack = []screen{newOverview(m)}
	} else {
		m.stack = []screen{&intro{}}
	}
	m.draw()
	return m
}

// Init reads, behind the first screen and after it, what later ones need. A
// person who is quicker than that waits for what they ask for, and no more.
func (m *Model) Init() tea.Cmd {
	return tea.Tick(afterFirstFrame, func(time.Time) tea.Msg {
		m.catalog.Platforms()
		if m.later == nil {
			return nil
		}
		more := m.later()
		return result(func() { m.notice(more) })
	})
}

// notice adds to the message what was found to be said after the start.
func (m *Model) notice(more []words.Text) {
	if len(more) > 0 {
		m.warn(words.Sentences(append([]words.Text{m.message}, more...)...))
	}
}

// result is a message to Update: what it does with what a command found out.
type result func()

// run does work in a command, and gives Update what comes of it by then.
func run[T any](m *Model, work func() T, then func(T)) {
	m.start(func() tea.Msg {
		found := work()
		return result(func() { then(found) })
	})
}

// start has a command begin when Update returns.
func (m *Model) start(cmd tea.Cmd) { m.commands = append(m.commands, cmd) }

// Update has one exit: whatever a message led to, the queue is saved and a quit
// waits for that.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.gone { // what is pressed while the program ends does nothing
		return m, tea.Quit
	}
	m.pastMidnight()
	m.handle(msg)
	m.draw()
	m.startSave()
	m.startPoll(msg)
	if m.leaving && m.atRest(m.forced) {
		m.gone = true
		m.commands = []tea.Cmd{tea.Quit}
	}
	cmd := tea.Batch(m.commands...)
	m.commands = nil
	return m, cmd
}

func (m *Model) handle(msg tea.Msg) {
	switch msg := msg.(type) {
	case result:
		msg()
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		m.press(msg)
	case tea.PasteMsg:
		if p := m.typing(); p != nil && m.large() {
			p.edit(m, msg)
		}
	case tea.MouseClickMsg:
		m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		m.move(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.FocusMsg:
		m.cameBack()
	}
}

// key is what a key does on a screen. The footer and the help are made of them.
type key struct {
	on   string     // the names of its keys, as Bubble Tea calls them, with a space between
	does words.Text // in a word or two; "" for what needs none
	rare bool       // in the help only, with all its names
	act  func()
}

// name is the key that stands for all of them, or all of a rare one.
func (k *key) name() string {
	if first, _, _ := strings.Cut(k.on, " "); !k.rare {
		return first
	}
	return k.on
}

// keys are those of a screen, in the order of the footer.
type keys []key

func (ks *keys) add(on string, does words.Text, act func()) {
	*ks = append(*ks, key{on, does, false, act})
}
func (ks *keys) rare(on string, does words.Text, act func()) {
	*ks = append(*ks, key{on, does, true, act})
}

// press takes a key: what is global first, then the screen's own.
func (m *Model) press(msg tea.KeyPressMsg) {
	name := msg.String()
	switch name {
	case "ctrl+c", "ctrl+alt+c": // an Esc that comes right before it is taken for Alt
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
	p := m.typing()
	if p == nil || name == "enter" || name == "esc" {
		m.say("")
	}
	for _, k := range m.allKeys() {
		if k.act != nil && slices.Contains(strings.Fields(k.on), name) {
			k.act()
			return
		}
	}
	if p != nil {
		p.edit(m, msg)
	}
}

// allKeys is what can be pressed now: the screen's keys, then those that are the
// same everywhere.
func (m *Model) allKeys() keys {
	ks, k := m.top().keys(m), m.words.Keys
	if m.typing() != nil {
		return ks
	}
	if _, helping := m.top().(*help); !helping {
		ks.add("? f1", k.Help, func() { m.push(&help{of: m.allKeys()}) })
	}
	if len(m.stack) == 1 {
		ks.add("q esc", k.Quit, m.leave)
	} else {
		ks.add("esc q", k.Back, m.pop)
	}
	ks.rare("left h", k.Back, m.pop)
	ks.rare("up k", k.Up, func() { m.move(-1) })
	ks.rare("down j", k.Down, func() { m.move(1) })
	ks.rare("pgup home", "", func() { m.page(-1) })
	ks.rare("pgdown end", "", func() { m.page(1) })
	ks.rare("u", k.Undo, m.undo)
	ks.rare("m", k.Mouse, m.toggleMouse)
	ks.rare("ctrl+z", k.Suspend, nil)
	ks.rare("ctrl+c", k.QuitNow, nil)
	return ks
}

func (m *Model) top() screen { return m.stack[len(m.stack)-1] }

// typing is the top screen where letters are text, nil where they are keys.
func (m *Model) typing() *prompt {
	p, _ := m.top().(*prompt)
	return p
}

func (m *Model) push(s screen) { m.stack = append(m.stack, s) }

// pop leaves the top screen, unless it is the only one.
func (m *Model) pop() {
	if len(m.stack) > 1 {
		m.stack = m.stack[:len(m.stack)-1]
	}
}

func (m *Model) leave() {
	_, asked := m.top().(*unsaved)
	m.leaving, m.retry, m.forced = true, true, m.forced || asked && m.large()
	if len(m.queue) > 0 {
		m.say(m.words.WaitSaving)
	}
}

// leaveNow gives the terminal back at once. What is not saved by then is saved
// without the screen, where another program may be waited for.
func (m *Model) leaveNow() {
	m.leave()
	m.forced = true
	m.saveNoMore()
}

func (m *Model) say(text words.Text) { m.message, m.alarm = text, false }

// warn says bad news.
func (m *Model) warn(text words.Text) { m.message, m.alarm = text, true }

// warnWhy says that something failed, with the reason in the text.
func (m *Model) warnWhy(text words.Text, err error) {
	m.warn(words.Put(text, "why", m.words.Why(err)))
}

func (m *Model) toggleMouse() {
	m.mouse = !m.mouse
	if m.mouse {
		m.say(m.words.MouseOn)
	} else {
		m.say(m.words.MouseOff)
	}
}

func (m *Model) move(by int) {
	if m.large() && by != 0 {
		m.top().at().move(m.drawn, m.bodyHeight(), by)
	}
}

func (m *Model) page(by int) {
	for range max(1, m.bodyHeight()/2) {
		m.move(by)
		m.draw()
	}
}

// click focuses the row under the mouse.
func (m *Model) click(at tea.Mouse) {
	if !m.large() || at.Button != tea.MouseLeft || at.Y >= m.bodyHeight() {
		return
	}
	if id := m.top().at().under(m.drawn, at.Y); id != "" {
		m.top().at().focus(id)
	}
}
