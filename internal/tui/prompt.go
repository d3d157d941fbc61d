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
	live    func(text string)              // told at each change
	accept  func(text string)              // takes what was entered, and pops the prompt if it is good
	// acceptCmd takes what was entered in place of accept, where that takes a while.
	acceptCmd func(text string) tea.Cmd
	cancel    func() // told when the person goes back
}

func newPrompt(question words.Text, value string, limit int) *prompt {
	in := textinput.New()
	in.Prompt = "> "
	in.CharLimit = limit
	in.SetStyles(textinput.Styles{})
	in.SetVirtualCursor(false)
	in.SetValue(value)
	in.CursorEnd()
	in.Focus()
	p := &prompt{question: question, input: in}
	p.focus("input")
	return p
}

func (p *prompt) rows(_ *Model, width int) []row {
	p.input.SetWidth(max(1, width-4))
	rows := []row{
		{lines: append(each(wrap(p.question, width, 0), bold), "")},
		{id: "input", lines: []words.Text{safetext.NewLine(p.input.View()).Text()}},
		{lines: []words.Text{""}},
	}
	near := p.suggestions()
	rows = slices.Grow(rows, len(near))
	for _, s := range near {
		rows = append(rows, row{id: s.value, lines: choice(p.id == s.value, s.shown, width)})
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

func (p *prompt) keys(m *Model) []key {
	k := m.words.Keys
	keys := []key{
		{on: []string{"enter"}, show: "enter", does: k.Accept, act: func() tea.Cmd {
			text := p.text()
			near := p.suggestions()
			if i := slices.IndexFunc(near, func(s suggestion) bool { return s.value == p.id }); i >= 0 {
				text = near[i].value
			} else if p.unclear != nil && p.unclear(text) {
				p.focus(near[0].value)
				m.say(m.words.SeveralFit)
				return nil
			} else if len(near) > 0 {
				text = near[0].value
			}
			if p.acceptCmd != nil {
				return p.acceptCmd(text)
			}
			p.accept(text)
			return nil
		}},
		{on: []string{"esc"}, show: "esc", does: k.Cancel, act: func() tea.Cmd {
			m.pop()
			if p.cancel != nil {
				p.cancel()
			}
			return nil
		}},
	}
	if p.suggest != nil {
		keys = append(keys,
			key{on: []string{"down", "tab"}, show: "down", does: k.Choose, act: func() tea.Cmd { m.move(1); return nil }},
			key{on: []string{"up", "shift+tab"}, show: "up", rare: true, act: func() tea.Cmd { m.move(-1); return nil }})
	}
	return keys
}

// type_ takes a key or a paste into the line. What a screen could not show
// safely does not stay.
func (p *prompt) type_(m *Model, msg tea.Msg) tea.Cmd {
	before := p.input.Value()
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	if v := p.input.Value(); safetext.Check(v) != nil {
		p.input.SetValue(safetext.NewLine(v).String())
	}
	if p.input.Value() != before {
		m.message = ""
		p.focus("input")
		if p.live != nil {
			p.live(p.text())
		}
	}
	return cmd
}

// cursor is where the next letter goes, or the mark of a chosen suggestion.
func (p *prompt) cursor(line int) *tea.Cursor {
	if p.id != "input" {
		return tea.NewCursor(0, line)
	}
	c := p.input.Cursor()
	if c != nil {
		c.Y = line
		c.Blink = false
	}
	return c
}
