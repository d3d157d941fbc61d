package tui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// option is a row that Enter acts on.
type option struct {
	text words.Text
	do   func()
}

// options are the options of a screen, in order.
type options []option

func (os *options) add(text words.Text, do func()) { *os = append(*os, option{text, do}) }

// optionID is the id of the row of an option.
func optionID(i int) string { return "act:" + strconv.Itoa(i) }

func (os options) draw(c *column) {
	for i, o := range os {
		c.action(optionID(i), o.text)
	}
}

// keys are the keys of the focused option.
func (os options) keys(m *Model, focused string) keys {
	var ks keys
	for i, o := range os {
		if focused == optionID(i) {
			ks.add("enter", m.words.Keys.Choose, o.do)
		}
	}
	return ks
}

// reading shows a text to read, and then the options.
type reading struct {
	list
	title, text words.Text
	options     options
}

func (*reading) shape() shape { return shape{text: true} }

func (s *reading) draw(_ *Model, p *page) {
	p.title = s.title
	if s.text != "" {
		p.main.text(s.text)
		p.main.gap()
	}
	s.options.draw(&p.side)
}

func (s *reading) keys(m *Model) keys { return s.options.keys(m, s.id) }

// The ids of the rows below the grounds.
const useThese, ownWords = "use", "own"

// grounds asks for the person's reasons: some of a list, or their own words. None is
// picked beforehand.
type grounds struct {
	list
	prompt words.Text
	why    words.Text
	lang   string
	picked []string // keys
	own    string   // the person's own words instead
	answer func(string)
}

func newGrounds(m *Model, q *act.Ask, answer func(string)) *grounds {
	s := &grounds{prompt: q.Prompt, why: q.Why, lang: letter.Language(m.plan), own: q.Now, answer: answer}
	if letter.GroundsText(q.Now, "en") != q.Now {
		s.own, s.picked = "", strings.Split(strings.ReplaceAll(q.Now, " ", ""), ",")
	}
	return s
}

func (*grounds) shape() shape { return shape{text: true} }

func (s *grounds) draw(m *Model, p *page) {
	w, c := m.words, &p.side
	p.title = s.prompt
	p.main.text(s.why)
	p.main.gap()
	for _, g := range letter.Grounds(s.lang) {
		c.action(g.Key, box(slices.Contains(s.picked, g.Key))+" "+safetext.NewLine(g.Text).Text())
	}
	own := w.GroundsOwn
	if s.own != "" {
		own = words.Put(w.GroundsOwnIs, "text", s.own)
	}
	p.air(c)
	c.action(ownWords, own)
	c.action(useThese, w.GroundsUse)
}

func (s *grounds) keys(m *Model) keys {
	var ks keys
	switch k := m.words.Keys; {
	case s.id == useThese:
		ks.add("enter", k.GoOn, s.use)
	case s.id == ownWords:
		ks.add("enter", k.Choose, func() { s.write(m) })
	case slices.Contains(s.picked, s.id):
		ks.add("space enter", k.Untick, s.toggle)
	default:
		ks.add("space enter", k.Tick, s.toggle)
	}
	if s.id != useThese {
		ks.add("tab", m.words.Keys.UseThese, func() { s.focus(useThese) })
	}
	return ks
}

// toggle picks the focused ground, or drops it. Either drops the person's own words.
func (s *grounds) toggle() {
	s.own = ""
	if i := slices.Index(s.picked, s.id); i >= 0 {
		s.picked = slices.Delete(s.picked, i, i+1)
		return
	}
	s.picked = append(s.picked, s.id)
}

func (s *grounds) write(m *Model) {
	m.askLine(m.words.AskOwnGrounds, s.own, roomFor(act.MaxText), func(text string) {
		m.pop()
		if s.own = text; text != "" {
			s.picked = nil
			s.focus(useThese)
		}
	})
}

// use answers with the person's own words, or with the picked keys in the order of the
// list.
func (s *grounds) use() {
	if s.own != "" {
		s.answer(s.own)
		return
	}
	var keys []string
	for _, g := range letter.Grounds(s.lang) {
		if slices.Contains(s.picked, g.Key) {
			keys = append(keys, g.Key)
		}
	}
	s.answer(strings.Join(keys, ","))
}

// prompt asks for one line of text.
type prompt struct {
	list
	question words.Text
	input    textinput.Model

	suggest func(text string) []act.Pick // nil if there is nothing to suggest
	unclear func(text string) bool       // several suggestions fit equally well
	live    func(text string)            // called with each change
	more    int                          // how many questions follow
	accept  func(text string)            // gets the line, and pops the prompt if the line is good
	finds   bool                         // it narrows the list above it
	cancel  func()                       // called when the person goes back

	asked  time.Time
	opener string // the key that led here
	edited bool   // the person has typed or chosen something
}

// maxPath is the longest path that a prompt takes, in characters.
const maxPath = 4096

// askLine asks for one line of at most limit characters, with a default.
func (m *Model) askLine(question words.Text, ready string, limit int, accept func(text string)) *prompt {
	in := textinput.New()
	in.Prompt = "> "
	in.CharLimit = limit
	in.SetStyles(textinput.Styles{})
	in.SetVirtualCursor(false)
	in.SetValue(ready)
	in.CursorEnd()
	in.Focus()
	p := &prompt{
		question: question, input: in, accept: accept, live: func(string) {}, cancel: func() {},
		asked: m.pace.Now(), opener: m.typed.last,
	}
	p.focus(inputRow)
	m.push(p)
	return p
}

// inputRow is the id of the row with the line.
const inputRow = "input"

// column is where the cursor is on the line. As a function of its own it keeps the stack of
// drawing small, every time: Bubbles copies its whole input, 8 kB, to tell it.
//
//go:noinline
func (p *prompt) column() int { return p.input.Cursor().X }

func (p *prompt) draw(m *Model, on *page) {
	c := &on.foot
	p.input.SetWidth(max(1, c.width-4))
	c.strong(p.question)
	if p.more > 0 {
		c.quiet(m.words.MoreFollow.Put(p.more))
	}
	c.rows = append(c.rows, row{id: inputRow, lines: []words.Text{safetext.NewLine(p.input.View()).Text()}, typed: true})
	for _, s := range p.suggestions() {
		c.action(s.Answer, s.Text)
	}
}

func (p *prompt) suggestions() []act.Pick {
	if p.suggest == nil {
		return nil
	}
	return p.suggest(p.text())
}

func (p *prompt) text() string { return safetext.NewLine(p.input.Value()).String() }

func (p *prompt) keys(m *Model) keys {
	k := m.words.Keys
	var ks keys
	ks.add("enter", k.Accept, func() { p.enter(m) })
	ks.add("esc", k.Cancel, func() { m.pop(); p.cancel() })
	if p.finds {
		ks.rare("down", "", func() { p.accept(p.text()) })
	}
	if p.suggest != nil {
		ks = append(ks, key{on: "down tab", does: k.Choose, act: func() { m.move(1) }, again: true})
		ks.move("up shift+tab", "", func() { m.move(-1) })
	}
	return ks
}

// enter accepts the focused suggestion, or else the first one, or else what was typed. If
// several suggestions fit equally well, it only moves the focus to them. Before anything
// was typed, it accepts no sooner than a question takes an answer.
func (p *prompt) enter(m *Model) {
	if !p.edited && !m.typed.still(p.asked, p.opener) {
		m.say(m.words.TooSoon)
		return
	}
	text, near := p.text(), p.suggestions()
	i := slices.IndexFunc(near, func(s act.Pick) bool { return s.Answer == p.id })
	switch {
	case i >= 0:
		text = near[i].Answer
	case p.unclear != nil && p.unclear(text):
		p.focus(near[0].Answer)
		m.say(m.words.SeveralFit)
		return
	case len(near) > 0:
		text = near[0].Answer
	}
	p.accept(text)
}

// edit applies a key or a paste to the line, without characters that are unsafe to show.
func (p *prompt) edit(m *Model, msg tea.Msg) {
	before := p.input.Value()
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	m.start(cmd)
	if v := p.input.Value(); safetext.Check(v) != nil {
		p.input.SetValue(safetext.Piece(v))
	}
	if p.input.Value() != before {
		p.edited = true
		m.message = ""
		p.focus(inputRow)
		p.live(p.text())
	}
}
