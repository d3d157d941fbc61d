package tui

import (
	"slices"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// suggestion is what could be meant by what was typed.
type suggestion struct {
	value string
	shown words.Text
}

// prompt asks for one line.
type prompt struct {
	list
	question words.Text
	input    textinput.Model

	suggest func(text string) []suggestion // nil if there is nothing to choose from
	unclear func(text string) bool         // Enter alone would be a guess among the suggestions
	live    func(text string)              // called with each change
	accept  func(text string)              // takes what was entered, and pops the prompt if it is good
	cancel  func()                         // called when the person goes back
}

// maxPath is how long a path may be, in characters.
const maxPath = 4096

// askLine asks for one line of at most so many characters, with an answer that
// stands ready. accept takes it, and pops the prompt if it is good.
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

// askNewFile asks for the path of a file to write. Without one the question stays.
func (m *Model) askNewFile(question words.Text, ready string, accept func(path string)) *prompt {
	return m.askLine(question, ready, maxPath, func(path string) {
		if path != "" {
			accept(path)
		}
	})
}

// inputRow is the row with the line.
const inputRow = "input"

func (p *prompt) rows(_ *Model, width int) []row {
	p.input.SetWidth(max(1, width-4))
	line := row{inputRow, []words.Text{safetext.NewLine(p.input.View()).Text()}}
	near := p.suggestions()
	rows := append(make([]row, 0, 3+len(near)), heading(p.question, width), line, blank())
	for _, s := range near {
		rows = append(rows, p.action(s.value, s.shown, width))
	}
	return rows
}

func (p *prompt) suggestions() []suggestion {
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

// enter accepts the focused suggestion, or what was typed: as the first suggestion
// means it, unless that would be a guess.
func (p *prompt) enter(m *Model) {
	text, near := p.text(), p.suggestions()
	i := slices.IndexFunc(near, func(s suggestion) bool { return s.value == p.id })
	switch {
	case i >= 0:
		text = near[i].value
	case p.unclear != nil && p.unclear(text):
		p.focus(near[0].value)
		m.say(m.words.SeveralFit)
		return
	case len(near) > 0:
		text = near[0].value
	}
	p.accept(text)
}

// edit takes a key or a paste into the line. What a screen could not show safely
// does not stay.
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

// cursor is where the next letter goes, or the mark of a chosen suggestion.
func (p *prompt) cursor(line int) *tea.Cursor {
	if p.id != inputRow {
		return tea.NewCursor(0, line)
	}
	c := p.input.Cursor()
	if c != nil {
		c.Y = line
		c.Blink = false
	}
	return c
}
