package tui

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The ids of the rows of the checklist.
const (
	goOn     = "go on"
	overall  = "overview"
	platform = "platform:" // + id of the platform
	account  = "account:"  // + id of the account
)

// checklist lists every platform with what is possible in the person's country.
type checklist struct {
	list
	filter string

	// The cached rows of the platforms without focus and accounts, for a country and a
	// width. There may be thousands of them.
	plain   []entry
	country country.Code
	width   int
}

// entry is a platform with its cached row.
type entry struct {
	platform *catalog.Platform
	findable string // in lower case
	row      row
}

func (s *checklist) draw(m *Model, p *page) {
	w := m.words
	p.title(m, w.ChecklistTitle)
	if s.filter != "" {
		p.paragraph(words.Put(w.FilterIs, "text", s.filter))
	} else if first := m.present.StartWith(); first != "" {
		p.paragraph(first)
	}
	s.platforms(m, p)
	p.gap()
	on := w.GoOn
	if minutes := m.plan.MinutesLeft(); minutes > 0 {
		on = w.GoOnMinutes.Put(minutes)
	}
	p.action(goOn, on)
	if len(m.plan.Accounts) > 0 {
		p.action(overall, w.SeeOverview)
	}
}

// platforms adds the rows of the platforms and their accounts.
func (s *checklist) platforms(m *Model, p *page) {
	if s.plain == nil || s.country != m.plan.Country || s.width != p.width {
		s.plain, s.country, s.width = s.entries(m, p.width), m.plan.Country, p.width
	}
	accounts := map[string][]*plan.Account{}
	for _, a := range m.plan.Accounts {
		accounts[a.PlatformID] = append(accounts[a.PlatformID], a)
	}
	p.rows = slices.Grow(p.rows, len(s.plain))
	before, filter := len(p.rows), safetext.Fold(s.filter)
	var category catalog.Category
	for i := range s.plain {
		e := &s.plain[i]
		if !strings.Contains(e.findable, filter) {
			continue
		}
		if e.platform.Category != category {
			category = e.platform.Category
			p.add("", faint(m.words.Categories[string(category)]))
		}
		switch on := accounts[e.platform.ID]; {
		case len(on) > 0:
			for _, a := range on {
				s.line(m, p, e.platform, a)
			}
		case e.row.id == p.focus:
			s.line(m, p, e.platform, nil)
		default:
			p.rows = append(p.rows, e.row)
		}
	}
	if len(p.rows) == before {
		p.text(words.Put(m.words.FilterNone, "text", s.filter))
	}
}

// entries makes the cached rows.
func (s *checklist) entries(m *Model, width int) []entry {
	all, plain := m.catalog.Platforms(), &page{width: width}
	entries := make([]entry, len(all))
	for i, of := range all {
		s.line(m, plain, of, nil)
		entries[i] = entry{of, m.present.Findable(of), plain.rows[i]}
	}
	return entries
}

// line adds the row of a platform, or of an account on it. The focused row also says what
// the platform uses.
func (s *checklist) line(m *Model, p *page, of *catalog.Platform, a *plan.Account) {
	id, left := platform+of.ID, unticked+" "+of.Name.Text()
	if a != nil {
		id, left = account+a.ID, m.accountBox(a)+" "+m.present.Name(a)
	}
	right := m.present.Offer(of, m.plan.Country)
	if id != p.focus {
		p.add(id, spread(styled{"  " + left, normal}, styled{right, faint}, p.width, 6)...)
		return
	}
	lines := spread(styled{"> " + left, bold}, styled{right, normal}, p.width, 6)
	p.add(id, append(lines, wrap(of.Uses.Line().Text(), p.width, 6)...)...)
}

// here gives the focused platform, and the focused account if the row has one.
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
	ks, k := keys{}, m.words.Keys
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
		ks.rare("x", k.MarkDone, func() { m.markAs(a, string(plan.Done)) })
	}
	return ks
}

// added moves the focus to the account that was added, if there is one.
func (s *checklist) added(done act.Step) {
	if len(done.Events) > 0 {
		s.focus(account + done.Events[0].Account)
	}
}

// remove takes an account off the list. What is recorded on it stays in the file, and
// shows again when the account is added again.
func (s *checklist) remove(m *Model, a *plan.Account) {
	m.act(m.acts().Remove(a), func(act.Step) {
		if a.Touched() || a.Objecting() {
			m.say(words.Put(m.words.Removed, "account", m.present.Name(a)))
		}
		s.focus(platform + a.PlatformID)
		if left := m.plan.On(a.PlatformID); len(left) > 0 {
			s.focus(account + left[0].ID)
		}
	})
}

// goOn opens the first account that has something left to do.
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
