// Command smallest is the smallest checklist in Bubble Tea: ten items, no
// styling. The benchmarks measure the program against it.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type model struct {
	cursor int
	ticked [10]bool
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "up":
			m.cursor = max(0, m.cursor-1)
		case "down":
			m.cursor = min(len(m.ticked)-1, m.cursor+1)
		case "space":
			m.ticked[m.cursor] = !m.ticked[m.cursor]
		case "q", "ctrl+c":
			return m, tea.Quit
		}
	}
	return m, nil
}

func (m model) View() tea.View {
	var b strings.Builder
	for i, ticked := range m.ticked {
		focus, mark := " ", " "
		if i == m.cursor {
			focus = ">"
		}
		if ticked {
			mark = "x"
		}
		fmt.Fprintf(&b, "%s [%s] item %d\n", focus, mark, i+1)
	}
	b.WriteString("q quit")
	v := tea.NewView(b.String())
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(model{}).Run(); err != nil {
		os.Exit(1)
	}
}
