package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/words"
)

// act is a row that Enter acts on.
type act struct {
	id   string
	text words.Text
	do   func() tea.Cmd
}

// numbered gives each act an id of its own.
func numbered(acts []act) []act {
	for i := range acts {
		acts[i].id = "act:" + strconv.Itoa(i)
	}
	return acts
}

// simply is an act that takes no time.
func simply(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }

// choose asks a question that has a few answers.
type choose struct {
	list
	title, text words.Text
	acts        []act
}

func newChoose(title, text words.Text, acts ...act) *choose {
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

func (s *choose) keys(m *Model) []key { return actKeys(m, s.acts, s.id) }

// actKeys are the keys of the focused act.
func actKeys(m *Model, acts []act, focused string) []key {
	for _, a := range acts {
		if a.id == focused {
			return []key{{on: []string{"enter", "space"}, show: "enter", does: m.words.Keys.Choose, act: a.do}}
		}
	}
	return nil
}
