package tui

import (
	"slices"
	"sort"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// settledScreen says, once the last thing was settled, what the person has done, what that
// does and does not do, and when to come back.
type settledScreen struct{ list }

func (*settledScreen) shape() shape { return shape{text: true} }

// nothingLeft says that nothing is to be done now, and that something was.
func nothingLeft(groups map[plan.Standing][]*plan.Account) bool {
	return len(groups[plan.Now])+len(groups[plan.LetterOnly]) == 0 && len(groups[plan.Waiting])+len(groups[plan.Finished]) > 0
}

func (s *settledScreen) draw(m *Model, p *page) {
	w, c, th := m.words.Settled.Get(), &p.main, p.theme
	groups := m.plan.Overview()
	p.title, p.context, p.bar = w.Title, m.words.Day(m.plan.Today), barOf(groups)
	p.air(c)
	c.strong(w.SaidNo.Put(len(groups[plan.Waiting]) + len(groups[plan.Finished])))
	p.air(c)
	switches, confirmed, said := parted(groups[plan.Finished])
	refused, waiting := split(groups[plan.Waiting], func(t *plan.Account) bool { return t.Status == plan.Refused })
	for _, line := range []struct {
		mark cell
		text words.Count
		of   []*plan.Account
	}{
		{cell{ticked, th.done}, w.Switched, switches}, {cell{ticked, th.done}, w.Confirmed, confirmed}, {cell{ticked, th.done}, w.Said, said},
		{cell{"[>]", th.accent}, w.Refused, refused}, {cell{"[>]", th.accent}, w.Waiting, waiting},
	} {
		if len(line.of) > 0 {
			names := safetext.Join(words.Each(line.of, m.shortName), ", ")
			c.hanging(line.mark, line.text.Put(len(line.of), "names", names))
		}
	}
	p.air(c)
	if p.layout.tall {
		c.text(w.Truth)
	}
	c.section(w.ComeBack, s.dates(m)...)
	c.gap()
	s.options(m).draw(&p.side)
}

// parted gives those that are done with a switch, those that are confirmed, and those of
// which the person says that they are done.
func parted(all []*plan.Account) (switches, confirmed, said []*plan.Account) {
	said, others := split(all, func(t *plan.Account) bool { return t.Said })
	switches, confirmed = split(others, func(t *plan.Account) bool { return t.Way.Kind == catalog.Setting })
	return switches, confirmed, said
}

// split gives those for which is holds, and the others.
func split(all []*plan.Account, is func(*plan.Account) bool) (those, others []*plan.Account) {
	for _, t := range all {
		if is(t) {
			those = append(those, t)
		} else {
			others = append(others, t)
		}
	}
	return those, others
}

// dates are the next days to come back on, and for what.
func (s *settledScreen) dates(m *Model) []words.Text {
	const most = 3
	all := m.plan.Tracks(m.plan.Today)
	all = slices.DeleteFunc(all, func(t *plan.Account) bool { return !t.Next.By.After(m.plan.Today) })
	sort.SliceStable(all, func(i, j int) bool { return all[i].Next.By.Before(all[j].Next.By) })
	var lines []words.Text
	for _, t := range all {
		line := words.Put(m.words.DatedLine, "date", m.words.Day(t.Next.By), "text", m.words.Brief.Next[string(t.Next.Do)])
		if !slices.Contains(lines, line) && len(lines) < most {
			lines = append(lines, line)
		}
	}
	return lines
}

func (s *settledScreen) options(m *Model) options {
	var os options
	if m.calendar != nil && len(s.dates(m)) > 0 {
		os.add(m.words.Settled.Get().Calendar, m.askCalendar)
	}
	os.add(m.words.OverviewTitle, m.pop)
	return os
}

func (s *settledScreen) keys(m *Model) keys { return s.options(m).keys(m, s.id) }
