package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/words"
)

// option is a row that Enter acts on.
type option struct {
	id   string
	text words.Text
	do   func() tea.Cmd
}

// numbered gives each option an id of its own.
func numbered(acts []option) []option {
	for i := range acts {
		acts[i].id = "act:" + strconv.Itoa(i)
	}
	return acts
}

// simply is an option that takes no time.
func simply(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }

// choose asks a question that has a few answers.
type choose struct {
	list
	title, text words.Text
	acts        []option
}

func newChoose(title, text words.Text, acts ...option) *choose {
	return &choose{title: title, text: text, acts: numbered(acts)}
}

func (s *choose) rows(_ *Model, width int) []row {
	rows := []row{{lines: append(each(wrap(s.title, width, 0), bold), "")}}
	if s.text != "" {
		rows = append(rows, row{lines: append(wrap(s.text, min(width, 78), 0), "")})
	}
	for _, a := range s.acts {
		rows = append(rows, row{id: a.id, lines: choice(s.id == a.id, a.text, width)})
	}
	return rows
}

func (s *choose) keys(m *Model) []key { return optionKeys(m, s.acts, s.id) }

// optionKeys are the keys of the focused option.
func optionKeys(m *Model, acts []option, focused string) []key {
	for _, a := range acts {
		if a.id == focused {
			return []key{{on: []string{"enter", "space"}, show: "enter", does: m.words.Keys.Choose, act: a.do}}
		}
	}
	return nil
}
