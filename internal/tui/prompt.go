package tui

import (
	"slices"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// prompt asks for one line of text.
type prompt struct {
	list
	question words.Text
	input    textinput.Model

	suggest func(text string) []act.Pick // nil if there is nothing to suggest
	unclear func(text string) bool       // several suggestions fit equally well
	live    func(text string)            // called with each change
	accept  func(text string)            // gets the line, and pops the prompt if the line is good
	cancel  func()                       // called when the person goes back
}

// maxPath is the longest path that a prompt takes, in characters.
const maxPath = 4096

// askLine asks for one line of at most limit characters, with a default. accept gets the
// line, and pops the prompt if the line is good.
func (m *Model) askLine(question words.Text, ready string, limit int, accept func(text string)) *prompt {
	in := textinput.New()
	in.Prompt = "> "
	in.CharLimit = limit
	in.SetStyles(textinput.Styles{})
	in.SetVirtualCursor(false)
	in.SetValue(ready)
	in.CursorEnd()
	in.Focus()
	p := &prompt{question: question, input: in, accept: accept}
	p.focus(inputRow)
	m.push(p)
	return p
}

// askNewFile asks for the path of a new file. The question stays while the path is empty.
func (m *Model) askNewFile(question words.Text, ready string, accept func(path string)) *prompt {
	return m.askLine(question, ready, maxPath, func(path string) {
		if path != "" {
			accept(path)
		}
	})
}

// inputRow is the id of the row with the line.
const inputRow = "input"

func (p *prompt) draw(_ *Model, on *page) {
	p.input.SetWidth(max(1, on.width-4))
	on.heading(p.question)
	on.add(inputRow, safetext.NewLine(p.input.View()).Text())
	on.gap()
	for _, s := range p.suggestions() {
		on.action(s.Answer, s.Text)
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
	var ks keys
	k := m.words.Keys
	ks.add("enter", k.Accept, func() { p.enter(m) })
	ks.add("esc", k.Cancel, func() {
		m.pop()
		if p.cancel != nil {
			p.cancel()
		}
	})
	if p.suggest != nil {
		ks.add("down tab", k.Choose, func() { m.move(1) })
		ks.rare("up shift+tab", "", func() { m.move(-1) })
	}
	return ks
}

// enter accepts the focused suggestion, or else the first one, or else what was typed. If
// several suggestions fit equally well, it only moves the focus to them.
func (p *prompt) enter(m *Model) {
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

// edit applies a key or a paste to the line. It removes characters that are not safe to
// show.
func (p *prompt) edit(m *Model, msg tea.Msg) {
	before := p.input.Value()
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	m.start(cmd)
	if v := p.input.Value(); safetext.Check(v) != nil {
		p.input.SetValue(safetext.NewLine(v).String())
	}
	if p.input.Value() != before {
		m.message = ""
		p.focus(inputRow)
		if p.live != nil {
			p.live(p.text())
		}
	}
}
