package tui

import (
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The focusable rows of the checklist that are no platforms.
const (
	goOn     = "go on"
	overall  = "overview"
	platform = "platform:" // and the platform's id
	account  = "account:"  // and the account's id
)

// checklist is every platform, with what is possible in the person's country.
type checklist struct {
	list
	filter string

	// The platforms as they look without focus and account: there may be
	// thousands of them.
	plain    []entry
	plainFor plainFor
}

// entry is a platform without focus and account.
type entry struct {
	platform *catalog.Platform
	findable string // in lower case
	row      row
}

// plainFor is what the looks of entries depend on.
type plainFor struct {
	country country.Code
	width   int
}

func (s *checklist) rows(m *Model, width int) []row {
	w := m.words
	rows := []row{m.title(w.ChecklistTitle, width)}
	if s.filter != "" {
		rows = append(rows, paragraph(words.Put(w.FilterIs, "text", s.filter), width))
	} else if first := m.present.StartWith(); first != "" {
		rows = append(rows, paragraph(first, width))
	}
	rows = append(append(rows, s.platforms(m, width)...), blank(), s.action(goOn, s.goOnText(m), width))
	if len(m.plan.Accounts) > 0 {
		rows = append(rows, s.action(overall, w.SeeOverview, width))
	}
	return rows
}

// platforms are the rows of the platforms and their accounts.
func (s *checklist) platforms(m *Model, width int) []row {
	if now := (plainFor{m.plan.Country, width}); s.plain == nil || s.plainFor != now {
		s.plain, s.plainFor = s.entries(m, width), now
	}
	taken := map[string][]*plan.Account{}
	for _, a := range m.plan.Accounts {
		taken[a.PlatformID] = append(taken[a.PlatformID], a)
	}
	rows := make([]row, 0, len(s.plain)+len(m.plan.Accounts)+len(catalog.Categories()))
	filter := strings.ToLower(s.filter)
	var category catalog.Category
	for i := range s.plain {
		e := &s.plain[i]
		if !strings.Contains(e.findable, filter) {
			continue
		}
		if e.platform.Category != category {
			category = e.platform.Category
			rows = append(rows, row{lines: []words.Text{faint(m.words.Categories[string(category)])}})
		}
		accounts := taken[e.platform.ID]
		switch {
		case len(accounts) > 0:
			for _, a := range accounts {
				rows = append(rows, s.line(m, e.platform, a, width, s.id == account+a.ID))
			}
		case s.id == e.row.id:
			rows = append(rows, s.line(m, e.platform, nil, width, true))
		default:
			rows = append(rows, e.row)
		}
	}
	if len(rows) == 0 {
		return []row{textRow(words.Put(m.words.FilterNone, "text", s.filter), width)}
	}
	return rows
}

// entries makes the platforms' rows.
func (s *checklist) entries(m *Model, width int) []entry {
	all := m.catalog.Platforms()
	entries := make([]entry, len(all))
	for i, p := range all {
		entries[i] = entry{p, m.present.Findable(p), s.line(m, p, nil, width, false)}
	}
	return entries
}

// line is one platform or account; the focused one says what is taken.
func (s *checklist) line(m *Model, p *catalog.Platform, a *plan.Account, width int, focused bool) row {
	id, left := platform+p.ID, unticked+" "+p.Name.Text()
	if a != nil {
		id, left = account+a.ID, m.box(a.Added(), true)+" "+m.present.Name(a)
	}
	right := m.present.Summary(p, p.Way(m.plan.Country))
	if !focused {
		return row{id: id, lines: spread(styled{"  " + left, normal}, styled{right, faint}, width, 6)}
	}
	lines := spread(styled{"> " + left, bold}, styled{right, normal}, width, 6)
	return row{id: id, lines: append(lines, wrap(p.Uses.Line().Text(), width, 6)...)}
}

// goOnText sums up the minutes of what is ticked and not settled yet.
func (s *checklist) goOnText(m *Model) words.Text {
	if minutes := m.plan.MinutesLeft(); minutes > 0 {
		return m.words.GoOnMinutes.Put(minutes)
	}
	return m.words.GoOn
}

// here is the platform and the account that the focus is on; nil where there is
// none.
func (s *checklist) here(m *Model) (*catalog.Platform, *plan.Account) {
	if id, ok := strings.CutPrefix(s.id, platform); ok {
		return m.catalog.Platform(id), nil
	}
	if id, ok := strings.CutPrefix(s.id, account); ok {
		if a := m.plan.Account(id); a != nil {
			return a.Platform, a
		}
	}
	return nil, nil
}

func (s *checklist) keys(m *Model) keys {
	var ks keys
	k := m.words.Keys
	p, a := s.here(m)
	switch {
	case a != nil:
		ks.add("space", k.Untick, func() { s.remove(m, a) })
	case p != nil:
		ks.add("space", k.Tick, func() { m.act(m.acts().Add(p, ""), s.added) })
	}
	if s.id == overall {
		ks.add("enter space", k.GoOn, m.home)
	} else {
		ks.add("enter", k.GoOn, func() { s.goOn(m) })
	}
	if p != nil {
		ks.add("a", k.Add, func() { m.act(m.acts().AddAnother(p), s.added) })
	}
	ks.add("/", k.Filter, func() { s.askFilter(m) })
	ks.rare("tab", k.NextPane, func() { s.focus(goOn) })
	if a != nil && len(a.Outcomes()) > 0 {
		ks.rare("x", k.MarkDone, func() { m.markDone(a) })
	}
	return ks
}

// added moves the focus to the account that was put on the list, if one was.
func (s *checklist) added(done act.Step) {
	if len(done.Events) > 0 {
		s.focus(account + done.Events[0].Account)
	}
}

// remove takes an account off the list. Everything recorded on it stays in the
// file, and comes back with it.
func (s *checklist) remove(m *Model, a *plan.Account) {
	m.act(m.acts().Remove(a), func(act.Step) {
		if a.Touched() {
			m.say(words.Put(m.words.Removed, "account", m.present.Name(a)))
		}
		if left := m.plan.On(a.PlatformID); len(left) > 0 {
			s.focus(account + left[0].ID)
		} else {
			s.focus(platform + a.PlatformID)
		}
	})
}

// goOn walks through the first account with something left to do.
func (s *checklist) goOn(m *Model) {
	switch a := m.plan.NextAccount(nil, nil); {
	case len(m.plan.Accounts) == 0:
		m.say(m.words.TickFirst)
	case a == nil:
		m.home()
	default:
		m.push(newWalk(m, a))
	}
}

func (s *checklist) askFilter(m *Model) {
	before := s.filter
	p := m.askLine(m.words.AskFilter, s.filter, 40, func(text string) {
		m.pop()
		s.filter, s.id = text, ""
	})
	p.live = func(text string) { s.filter = text }
	p.cancel = func() { s.filter = before }
}
