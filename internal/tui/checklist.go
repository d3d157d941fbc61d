package tui

import (
	"cmp"
	"slices"
	"sort"
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
	overall  = "overview"
	platform = "platform:" // + id of the platform
	account  = "account:"  // + id of the account
)

// checklist lists every platform with what is possible in the person's country.
type checklist struct {
	list
	filter string
	told   string // the unticked row at which Enter said so

	// The cached rows of the platforms without accounts, and which to start with, for a
	// country and a width. There may be thousands of them.
	plain   []entry
	start   words.Text
	country country.Code
	width   int
	theme   theme
}

// entry is a platform with its cached row.
type entry struct {
	platform *catalog.Platform
	findable string // in lower case
	row      row
}

func (*checklist) shape() shape { return shape{share: 45, strip: 3} }

func (s *checklist) draw(m *Model, p *page) {
	w := m.words
	p.title, p.context = w.ChecklistTitle, m.words.Country(m.plan.Country)
	groups := m.plan.Overview()
	p.bar = barOf(groups)
	s.platforms(m, &p.main)
	p.status = cmp.Or(s.start, w.Brief.NoneChosen)
	if n := len(m.plan.Accounts); n > 0 {
		p.status = m.present.Counts(w.Brief.Chosen.Put(n), groups)
	}
	if of, a := s.here(m); of != nil && p.side.width > 0 {
		s.about(m, p, m.catalog.Platform(of.ID), a)
	}
}

// about says what is known about the focused platform or account; in a strip, only what
// the platform uses.
func (s *checklist) about(m *Model, p *page, of *catalog.Platform, a *plan.Account) {
	c, w := &p.side, m.words
	uses := of.Uses.Line().Text()
	if !p.layout.beside && !s.aside {
		c.add("", wrap(uses, c.width, 0)...)
		return
	}
	name := of.Name.Text()
	if a != nil {
		name = m.present.Name(a)
	}
	way := of.Way(m.plan.Country)
	c.strong(name)
	if s.aside {
		c.text(m.present.Offer(of, m.plan.Country))
		c.section(w.WhatTaken, uses)
		c.section(w.WhatNoDoes, m.doesAndNot(of, way)...)
		c.section(w.Since, way.Since.Line().Text())
	} else {
		c.firstLines(m.present.Offer(of, m.plan.Country), 2)
		c.begins(w.WhatTaken, uses, 3)
		c.begins(w.WhatNoDoes, way.Covers.Line().Text(), 3)
		c.begins(w.Since, way.Since.Line().Text(), 2)
	}
	c.section(w.KnownFrom, m.present.Evidence(way))
	if a == nil {
		return
	}
	c.section(w.WhereItStands, words.Each(a.Tracks(m.plan.Today), func(t *plan.Account) words.Text {
		return marked(m.mark(t), m.status(t))
	})...)
}

// doesAndNot is what a way covers, and what it does not.
func (m *Model) doesAndNot(of *catalog.Platform, way *catalog.Way) []words.Text {
	all := slices.Concat(way.NotCover, of.NotCover)
	lines := append(make([]words.Text, 0, len(all)+1), way.Covers.Line().Text())
	for _, not := range all {
		lines = append(lines, words.Put(m.words.NotCovered, "text", not))
	}
	return slices.DeleteFunc(lines, func(t words.Text) bool { return t == "" })
}

// platforms adds the rows of the platforms and their accounts.
func (s *checklist) platforms(m *Model, c *column) {
	if s.plain == nil || s.country != m.plan.Country || s.width != c.width || s.theme != *c.theme {
		s.plain, s.country, s.width, s.theme = s.entries(m, c), m.plan.Country, c.width, *c.theme
		s.start = m.present.StartWith()
	}
	accounts := map[string][]*plan.Account{}
	for _, a := range m.plan.Accounts {
		accounts[a.PlatformID] = append(accounts[a.PlatformID], a)
	}
	c.rows = slices.Grow(c.rows, len(s.plain)+len(m.plan.Accounts)+len(m.words.Categories)+2)
	filter := safetext.Unmark(s.filter)
	if s.filter == "" {
		c.action(discovers, m.words.Discover.Get().Row.Truncate(c.width-2, "...")) // one line, as all rows
		c.rows[len(c.rows)-1].aloof = true
	}
	above := len(c.rows)
	var category catalog.Category
	for i := range s.plain {
		e := &s.plain[i]
		if !strings.Contains(e.findable, filter) {
			continue
		}
		if e.platform.Category != category {
			category = e.platform.Category
			c.heading(m.words.Categories[string(category)])
		}
		on := accounts[e.platform.ID]
		for _, a := range on {
			c.item(account+a.ID, s.box(m, a), cell{m.present.Name(a), c.theme.strong}, cell{s.stands(m, c, a), c.theme.quiet})
		}
		if len(on) == 0 {
			c.rows = append(c.rows, e.row)
		}
	}
	switch {
	case len(c.rows) == above:
		c.text(words.Put(m.words.FilterNone, "text", s.filter))
	case len(m.plan.Accounts) > 0:
		c.gap()
		c.action(overall, m.words.SeeOverview)
	}
}

// box is the box of an account: whether it is on the list.
func (s *checklist) box(m *Model, a *plan.Account) cell {
	return cell{m.accountBox(a), m.theme.accent}
}

// minutesColumn is how wide the minutes of an offer are, with the gap before them.
const minutesColumn = 8

// detailed is the width of a list from which it says more than a word.
const detailed = 44

// stands is where an account stands, on the more urgent of its tracks.
func (s *checklist) stands(m *Model, c *column, a *plan.Account) words.Text {
	t := m.present.Urgent(a)
	switch brief := m.present.StatusBriefly(t); {
	case !m.settled(t):
		return m.status(t)
	case c.width < detailed:
		return brief
	case t.Minutes() > 0:
		return m.present.StatusSince(t)
	case t.Status == plan.Done || t.Next.Do == plan.DoHelp || t.Next.Do == "":
		return brief
	default:
		return safetext.Join([]words.Text{brief, m.present.NextShortly(t)}, ", ")
	}
}

// entries makes the cached rows. In each category, platforms with a way come first.
func (s *checklist) entries(m *Model, c *column) []entry {
	all, plain := m.catalog.Outlines(), &column{theme: c.theme, width: c.width}
	entries := make([]entry, len(all))
	for i, of := range all {
		offer, minutes := m.present.OfferBriefly(of, m.plan.Country)
		name := cell{text: of.Name.Text()}
		if minutes == "" {
			name.style = c.theme.quiet
		} else if c.width >= detailed {
			offer = apart(offer, minutesColumn, minutes)
		}
		plain.item(platform+of.ID, cell{text: unticked}, name, cell{offer, c.theme.quiet})
		entries[i] = entry{of, m.present.Findable(of), plain.rows[i]}
	}
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to].platform.Category == entries[from].platform.Category {
			to++
		}
		group := entries[from:to]
		sort.SliceStable(group, func(i, j int) bool { return s.wayless(m, group[i].platform) < s.wayless(m, group[j].platform) })
		from = to
	}
	return entries
}

func (s *checklist) wayless(m *Model, of *catalog.Platform) int {
	if _, minutes := m.present.OfferBriefly(of, m.plan.Country); minutes == "" {
		return 1
	}
	return 0
}

// here gives the outline of the focused platform, and the focused account if the row has one.
func (s *checklist) here(m *Model) (*catalog.Platform, *plan.Account) {
	if id, ok := strings.CutPrefix(s.id, platform); ok {
		return m.catalog.Outline(id), nil
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
	added := func(done act.Step) { s.added(m, done) }
	switch {
	case a != nil:
		ks.add("space", k.Untick, func() { m.remove(a) })
	case p != nil: // as wide as the other word: the keys behind it stay in their place
		ks.add("space", pad(k.Tick, k.Untick.Width()), func() { m.act(m.acts().Add(p, ""), added) })
	}
	switch {
	case s.id == overall:
		ks.add("enter", k.GoOn, m.home)
	case s.id == discovers:
		ks.add("enter", k.Choose, m.askExport)
	case p != nil && a == nil && len(m.plan.Accounts) > 0 && s.told != s.id:
		ks.add("enter", k.GoOn, func() {
			s.told = s.id
			m.say(words.Put(m.words.NotTicked, "platform", p.Name))
		})
	default:
		ks.add("enter", k.GoOn, func() { s.goOn(m) })
	}
	ks.add("/", k.Filter, func() { s.askFilter(m) })
	if a != nil {
		m.renameKey(&ks, a)
	}
	if p != nil {
		ks.add("a", k.Add, func() { m.act(m.acts().AddAnother(p), added) })
	}
	ks.add("tab right", k.Details, func() { s.aside = !s.aside })
	switch {
	case s.aside:
		ks.rare("esc left h", k.Back, func() { s.aside = false })
	case s.filter != "":
		ks.add("esc", k.ShowAll, func() { s.filter = "" })
	}
	if a != nil {
		m.markKey(&ks, a, true)
	}
	ks.rare("f", k.Discover, m.askExport)
	ks.rare("b c d e g i l n o p r s t v w x y z", "", func() { m.say(m.words.SlashFinds) })
	return ks
}

// added moves the focus to the account that was added, if there is one, and asks whether
// it is in one center with another.
func (s *checklist) added(m *Model, done act.Step) {
	if len(done.Events) > 0 {
		s.focus(account + done.Events[0].Account)
		m.askLinked(done)
	}
}

// remove takes an account off the list. What is recorded on it stays in the file, and
// shows again when the account is added again.
func (m *Model) remove(a *plan.Account) {
	m.act(m.acts().Remove(a), func(act.Step) {
		if a.Touched() || a.Objecting() {
			m.say(words.Put(m.words.Removed, "account", m.present.Name(a)))
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
	before, from := s.filter, s.id
	p := m.askLine(m.words.AskFilter, s.filter, 40, func(text string) {
		m.pop()
		s.filter, s.id = text, ""
	})
	p.finds, p.live = true, func(text string) { s.filter = text }
	p.cancel = func() {
		s.filter = before
		s.focus(from)
	}
}
