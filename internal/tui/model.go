package tui

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// The smallest window in which the screens work.
const minWidth, minHeight = 40, 12

// afterFirstFrame is when the first frame is surely on the screen, so that
// reading the rest does not compete with it.
const afterFirstFrame = 200 * time.Millisecond

// roomyWidth is the width from which on the keys in the footer stand further
// apart.
const roomyWidth = 60

// maxPage is how wide a page gets at most: further apart, the two ends of a line
// are no longer read together.
const maxPage = 100

// screen is one thing to look at. It draws rows and says which keys do what; the
// root does the rest.
type screen interface {
	rows(m *Model, width int) []row
	keys(m *Model) []key
	at() *list
}

// key is what a key does on a screen. The footer and the help are made of them.
type key struct {
	on   []string   // names of keys, as Bubble Tea calls them
	show words.Text // how the footer names them
	does words.Text // what it does, in a word or two
	rare bool       // in the help only
	act  func() tea.Cmd
}

// Model is the root: what is global, and the stack of screens.
type Model struct {
	host    world.Host
	stop    func() // pauses the program; nil where a shell cannot
	catalog *catalog.Catalog
	words   *words.Words
	guess   country.Code
	later   func() []words.Text

	file    state.File      // as it is on the disk
	taken   int             // by which answer of the disk
	queue   []batch         // what is not on the disk, oldest first
	saving  int             // how many of them are on their way
	looking bool            // a command looks at the disk
	unread  error           // why the file could not be read when it had changed, nil if it could
	hurry   func()          // has them wait no longer for another program
	trying  bool            // there is a reason to save: something new, or a wish to leave
	failed  error           // why the last save failed, nil if it did not
	history [][]state.Event // the person's acts of this run, for undo
	onDisk  *plan.Plan
	plan    *plan.Plan // with what is being saved
	present present.Presenter
	saves   sync.WaitGroup
	disk    sync.Mutex               // held by the command that is at it
	turn    int                      // how many answers it gave; under disk
	result  atomic.Pointer[savedMsg] // of a save whose message may be lost at the end

	stack         []screen
	drawn         []row // the top screen's rows, as of the last message
	message       words.Text
	copied        map[string]safetext.Block // texts copied in this run, by account
	wentTo        string                    // the host that was last handed to the browser
	alarm         bool                      // the message is bad news
	width, height int
	mouse         bool
	leaving       bool   // quit as soon as everything is saved
	forced        bool   // quit, whether that works or not
	gone          bool   // the end has been asked for
	elsewhere     string // the file that holds what could not be saved
	upTo          string // the newest event in it
}

// result is how a command ends: what the screen makes of it.
type result func(m *Model)

// leaveMsg tells that the program is to end: nobody may be there to ask.
type leaveMsg struct{}

// New makes the face. A person who comes back lands on the overview, if it is known
// what they can do where they live.
func New(s Start) *Model {
	m := &Model{
		host: s.Host, stop: s.Stop, copied: map[string]safetext.Block{}, catalog: s.Catalog, words: s.Words, guess: s.Guess, later: s.Later, file: s.File,
		message: s.Notice, alarm: s.Notice != "", width: 80, height: 24,
	}
	m.replan()
	if len(m.plan.Accounts) > 0 && m.plan.Country != "" {
		m.stack = []screen{newOverview(m)}
	} else {
		m.stack = []screen{newIntro()}
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
		return noticeMsg(m.later())
	})
}

// noticeMsg is what was found to be said after the start.
type noticeMsg []words.Text

// Update has one exit: whatever a message led to, saves in line are started and
// a quit waits for them.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.gone { // what is pressed while the program ends does nothing
		return m, tea.Quit
	}
	if !m.plan.Today.Equal(plan.Day(m.host.Now())) { // midnight has passed
		m.replan()
	}
	cmd := m.handle(msg)
	m.draw()
	save := m.save()
	look := m.look(msg)
	if m.leaving && m.saving == 0 && (m.forced || len(m.queue) == 0) {
		m.gone = true
		return m, tea.Quit
	}
	return m, tea.Batch(cmd, save, look)
}

// draw makes the rows of the top screen and settles its window. The focused row
// looks different from the others, so a focus whose row is gone is drawn anew.
func (m *Model) draw() {
	if !m.large() {
		return
	}
	s, width := m.top(), min(m.width, maxPage)
	m.drawn = s.rows(m, width)
	if s.at().refocus(m.drawn) {
		m.drawn = s.rows(m, width)
	}
	if _, typing := s.(*prompt); !typing { // there the cursor is where the next letter goes
		here(m.drawn, s.at().id, m.words.Here, width)
	}
	s.at().settle(m.drawn, m.bodyHeight())
}

func (m *Model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		if p, ok := m.top().(*prompt); ok && m.large() {
			return p.type_(m, msg)
		}
	case tea.MouseClickMsg:
		return m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		m.move(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case savedMsg:
		m.saved(msg)
	case lookedMsg:
		m.looked(msg)
	case attachedMsg:
		m.attached(msg)
	case result:
		msg(m)
	case tea.FocusMsg:
		m.cameBack()
	case noticeMsg:
		if len(msg) > 0 {
			m.message, m.alarm = words.Sentences(append([]words.Text{m.message}, msg...)...), true
		}
	case pauseMsg:
		return m.pause()
	case leaveMsg:
		m.leaveNow()
	}
	return nil
}

// press takes a key: what is global first, then the screen's own.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	switch name {
	case "ctrl+c", "ctrl+alt+c": // an Esc that comes right before it is taken for Alt
		m.leave()
		return nil
	case "ctrl+z":
		return m.pause()
	}
	trap(name)
	if !m.large() {
		if name == "q" || name == "esc" {
			m.leave()
		}
		return nil
	}
	p, typing := m.top().(*prompt)
	if !typing || name == "enter" || name == "esc" {
		m.message, m.alarm = "", false
	}
	for _, k := range m.allKeys() {
		if slices.Contains(k.on, name) && k.act != nil {
			return k.act()
		}
	}
	if typing {
		return p.type_(m, msg)
	}
	return nil
}

// allKeys is what can be pressed now: the screen's keys, then those that are the
// same everywhere.
func (m *Model) allKeys() []key {
	s := m.top()
	keys := s.keys(m)
	if _, typing := s.(*prompt); typing {
		return keys
	}
	k := m.words.Keys
	var show words.Text = "esc"
	back := k.Back
	if len(m.stack) == 1 {
		back, show = k.Quit, "q"
	}
	if _, helping := s.(*help); !helping {
		keys = append(keys, key{on: []string{"?", "f1"}, show: "?", does: k.Help, act: simply(func() { m.push(newHelp(m)) })})
	}
	keys = append(keys,
		key{on: []string{"esc", "q"}, show: show, does: back, act: simply(m.back)},
		key{on: []string{"left", "h"}, show: "left h", does: k.Back, rare: true, act: simply(func() {
			if len(m.stack) > 1 {
				m.back()
			}
		})},
		key{on: []string{"up", "k"}, show: "up k", does: k.Up, rare: true, act: simply(func() { m.move(-1) })},
		key{on: []string{"down", "j"}, show: "down j", does: k.Down, rare: true, act: simply(func() { m.move(1) })},
		key{on: []string{"pgup", "home"}, show: "", rare: true, act: simply(func() { m.page(-1) })},
		key{on: []string{"pgdown", "end"}, show: "", rare: true, act: simply(func() { m.page(1) })},
		key{on: []string{"u"}, show: "u", does: k.Undo, rare: true, act: simply(m.undo)},
		key{on: []string{"m"}, show: "m", does: k.Mouse, rare: true, act: simply(m.toggleMouse)},
		key{on: []string{"ctrl+z"}, show: "ctrl+z", does: k.Suspend, rare: true},
		key{on: []string{"ctrl+c"}, show: "ctrl+c", does: k.QuitNow, rare: true},
	)
	return keys
}

func (m *Model) top() screen { return m.stack[len(m.stack)-1] }

func (m *Model) push(s screen) { m.stack = append(m.stack, s) }

// pop leaves the top screen, unless it is the only one.
func (m *Model) pop() {
	if len(m.stack) > 1 {
		m.stack = m.stack[:len(m.stack)-1]
	}
}

func (m *Model) back() {
	if len(m.stack) == 1 {
		m.leave()
		return
	}
	m.pop()
}

func (m *Model) leave() {
	_, asked := m.top().(*unsaved)
	m.leaving, m.trying, m.forced = true, true, m.forced || asked && m.large()
	if len(m.queue) > 0 {
		m.say(m.words.WaitSaving)
	}
}

// leaveNow gives the terminal back at once. What is not saved by then is saved
// without the screen, where another program may be waited for.
func (m *Model) leaveNow() {
	m.leave()
	m.forced, m.trying = true, false
	if m.saving > 0 {
		m.hurry()
	}
}

func (m *Model) say(s words.Text) { m.message, m.alarm = s, false }

// warn says bad news.
func (m *Model) warn(s words.Text) { m.message, m.alarm = s, true }

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
func (m *Model) click(at tea.Mouse) tea.Cmd {
	if !m.large() || at.Button != tea.MouseLeft || at.Y >= m.bodyHeight() {
		return nil
	}
	line := m.top().at().top + at.Y
	for _, r := range m.drawn {
		if line < len(r.lines) {
			if r.id != "" {
				m.top().at().focus(r.id)
			}
			return nil
		}
		line -= len(r.lines)
	}
	return nil
}

func (m *Model) large() bool { return m.width >= minWidth && m.height >= minHeight }
