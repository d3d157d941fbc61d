package tui

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// narrow is how far the text of a step is indented in a narrow window.
const narrow = 5

// step adds the title of a step and, in one pane, what is known about the focused one.
func (s *walk) step(m *Model, p *page, a *plan.Account, i int) {
	st, c := &a.Steps[i], &p.main
	mark := m.stepMark(a, st)
	lead := words.Put(" [ ] {n} ", "n", i+1)
	indent := lead.Width()
	look := style{}
	if a.Passed(st) {
		look = c.theme.quiet
	}
	lines := headed(mark, lead, wrap(st.Title.Text(), c.width-1, indent), look)
	r := row{id: st.ID, lines: lines, titled: len(lines)}
	if s.id == st.ID && !p.layout.beside {
		if m.width < marginal {
			indent = narrow
		}
		r.lines = append(r.lines, s.about(m, a, st, c, indent, p.layout.main.height-len(lines))...)
	}
	c.rows = append(c.rows, r)
}

// about is what to know about a step, its link, and what Enter or Space does there. Where
// that is more than room has lines, the link and the act stay, and texts give way.
func (s *walk) about(m *Model, a *plan.Account, st *plan.Step, c *column, indent, room int) []words.Text {
	set := func(text words.Text) []words.Text { return wrap(text, c.readable, indent) }
	text, doubt := set(st.Text.Line().Text()), set(m.words.StepUncertain[string(st.Evidence)])
	code := slices.Concat(words.Each(m.present.Code(st.Code), set)...)
	var address, opened, routes, does []words.Text
	if st.Link != "" {
		address = linkLines(st.Link, a.Platform.Domains, st.ID, c.width, indent)
	} else {
		routes = slices.Concat(words.Each(m.present.Routes(st.Otherwise), set)...)
	}
	if !st.Opened.IsZero() && !st.Done {
		opened = set(words.Put(m.words.OpenedOn, "date", m.words.Day(st.Opened)))
	}
	do, name := s.does(m, a, st), "enter"
	if do == doesTick {
		name = "space"
	}
	if _, asks := m.top().(*question); !asks && (!st.Done || do != doesTick) {
		does = set(words.Put("{key}  {does}", "key", m.words.KeyNames[name], "does", m.words.Acts[do]))
	}
	parts := []*[]words.Text{&text, &doubt, &code, &address, &opened, &routes, &does}
	over := -room
	for _, part := range parts {
		over += len(*part)
	}
	s.cut = over > 0
	for _, give := range []struct {
		part  *[]words.Text
		least int
	}{{&text, 2}, {&routes, 2}, {&doubt, 0}, {&opened, 0}, {&routes, 0}, {&text, 0}, {&does, 0}} {
		over -= shorten(give.part, give.least, over, c.readable)
	}
	var lines []words.Text
	for _, part := range parts {
		lines = append(lines, *part...)
	}
	return lines
}

// beside fills the right one of two panes: what to know about the focused step or, behind
// the steps, what came of them.
func (s *walk) beside(m *Model, p *page, a *plan.Account) {
	c := &p.side
	if s.ends() {
		c.text(m.present.Outcome(a))
	}
	for i := range a.Steps {
		st := &a.Steps[i]
		if st.ID != s.id {
			continue
		}
		if _, all := a.OpenSteps(); i < all {
			c.quiet(words.Put(m.words.StepOf, "n", i+1, "of", all))
		}
		c.strong(st.Title.Text())
		c.gap()
		c.add("", s.about(m, a, st, c, 0, p.layout.side.height-find(c.rows, "").total)...)
	}
}

// stepMark is the mark of a step. One that is passed has none.
func (m *Model) stepMark(a *plan.Account, st *plan.Step) cell {
	switch {
	case !m.stepSaved(a, st):
		return cell{pending, style{}}
	case st.Done:
		return cell{ticked, m.theme.done}
	case a.Passed(st):
		return cell{text: "   "}
	case !st.Opened.IsZero():
		return cell{"[~]", m.theme.accent}
	}
	return cell{text: unticked}
}
