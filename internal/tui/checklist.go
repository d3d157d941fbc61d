package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The focusable rows of the checklist that are no platforms.
const (
	goOn     = "go on"
	overall  = "overview"
	platform = "platform:" // and the platform's id
	account  = "account:"  // and the account's id
)

// maxLabel is the longest label of an account, in characters: that of a long
// e-mail address.
const maxLabel = 60

// checklist is every platform, with what is possible in the person's country.
type checklist struct {
	list
	filter string
}

func newChecklist(m *Model) *checklist {
	s := &checklist{}
	return s
}

func (s *checklist) rows(m *Model, width int) []row {
	w := m.words
	rows := []row{{lines: append(sides(styled{w.ChecklistTitle, bold}, styled{m.plan.Country.Name(), faint}, width, 0), "")}}
	if s.filter != "" {
		rows = append(rows, row{lines: append(wrap(words.Put(w.FilterIs, "text", s.filter), width, 0), "")})
	}
	var category catalog.Category
	shown := 0
	for _, p := range m.catalog.Platforms() {
		if !strings.Contains(strings.ToLower(p.Name.String()), strings.ToLower(s.filter)) {
			continue
		}
		if shown++; p.Category != category {
			category = p.Category
			rows = append(rows, row{lines: []string{faint(w.Categories[string(category)])}})
		}
		rows = append(rows, s.platformRows(m, p, width)...)
	}
	if shown == 0 {
		rows = append(rows, row{lines: wrap(words.Put(w.FilterNone, "text", s.filter), width, 0)})
	}
	rows = append(rows, row{lines: []string{""}}, row{id: goOn, lines: choice(s.id == goOn, w.GoOn, width)})
	if len(m.plan.Accounts) > 0 {
		rows = append(rows, row{id: overall, lines: choice(s.id == overall, w.SeeOverview, width)})
	}
	return rows
}

func (s *checklist) platformRows(m *Model, p *catalog.Platform, width int) []row {
	what := m.summary(p.Way(m.plan.Country))
	if p.Theirs {
		what += ", " + m.words.Theirs
	}
	accounts := m.plan.On(p.ID)
	if len(accounts) == 0 {
		return []row{s.line(m, platform+p.ID, "[ ] "+p.Name.String(), what, width, p)}
	}
	rows := make([]row, len(accounts))
	for i, a := range accounts {
		rows[i] = s.line(m, account+a.ID, m.mark(a.Added(), true)+" "+accountName(m.words, a), what, width, p)
	}
	return rows
}

// line is one platform or account; the focused one says what is taken.
func (s *checklist) line(_ *Model, id, left, right string, width int, p *catalog.Platform) row {
	if s.id != id {
		return row{id: id, lines: sides(styled{"  " + left, normal}, styled{right, faint}, width, 6)}
	}
	lines := sides(styled{"> " + left, bold}, styled{right, normal}, width, 6)
	return row{id: id, lines: append(lines, wrap(p.Uses.Line().String(), width, 6)...)}
}

// summary is what is possible and how long it takes.
func (m *Model) summary(w *catalog.Way) string {
	if w.Minutes == 0 {
		return w.Title.String()
	}
	return words.Put(m.words.WaySummary, "title", w.Title, "minutes", m.words.Minutes(w.Minutes))
}

// accountName is the platform's name and the account's label.
func accountName(w *words.Words, a *plan.Account) string {
	name := words.Put(w.Unknown, "platform", safetext.NewLine(a.PlatformID))
	if a.Platform != nil {
		name = a.Platform.Name.String()
	}
	if a.Label.IsZero() {
		return name
	}
	return name + " " + a.Label.String()
}

// mark is the box before something that was recorded: full when the disk has
// it, with a dot while it is being saved.
func (m *Model) mark(events []string, done bool) string {
	if !done {
		return "[ ]"
	}
	for _, b := range m.queue {
		for _, e := range b.events {
			if slices.Contains(events, e.ID) {
				return "[.]"
			}
		}
	}
	return "[x]"
}

// under is the platform and the account that the focus is on; the account is nil
// where there is none.
func (s *checklist) under(m *Model) (*catalog.Platform, *plan.Account) {
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

func (s *checklist) keys(m *Model) []key {
	k := m.words.Keys
	p, a := s.under(m)
	var keys []key
	add := func(does, show string, rare bool, act func(), on ...string) {
		keys = append(keys, key{on: on, show: show, does: does, rare: rare, act: func() tea.Cmd { act(); return nil }})
	}
	switch {
	case a != nil:
		add(k.Untick, "space", false, func() { s.remove(m, a) }, "space")
	case p != nil:
		add(k.Tick, "space", false, func() { s.tick(m, p, safetext.Line{}) }, "space")
	}
	if s.id == overall {
		add(k.GoOn, "enter", false, func() { m.stack = []screen{newOverview(m)} }, "enter", "space")
	} else {
		add(k.GoOn, "enter", false, func() { s.goOn(m) }, "enter")
	}
	if p != nil {
		add(k.Add, "a", false, func() { m.askLabel(p, func(l safetext.Line) { s.tick(m, p, l) }) }, "a")
	}
	add(k.Filter, "/", false, func() { s.askFilter(m) }, "/")
	add(k.NextPane, "tab", true, func() { s.focus(goOn) }, "tab")
	if a != nil && a.Status != plan.None {
		add(k.MarkDone, "x", true, func() { m.markAccount(a, plan.Done) }, "x")
	}
	return keys
}

// tick puts an account on the list.
func (s *checklist) tick(m *Model, p *catalog.Platform, label safetext.Line) {
	id := state.AccountID(p.ID, label)
	m.do(state.Event{Do: state.Account, Account: id, Platform: p.ID, Label: label})
	s.focus(account + id)
}

// remove takes an account off the list. Everything recorded on it stays in the
// file, and comes back with it.
func (s *checklist) remove(m *Model, a *plan.Account) {
	events := make([]state.Event, 0, 1)
	for _, id := range a.Added() {
		events = append(events, state.Event{Do: state.Undo, Undoes: id, Account: a.ID})
	}
	touched := a.Touched()
	m.do(events...)
	if touched {
		m.say(words.Put(m.words.Removed, "account", accountName(m.words, a)))
	}
	if left := m.plan.On(a.PlatformID); len(left) > 0 {
		s.focus(account + left[0].ID)
	} else {
		s.focus(platform + a.PlatformID)
	}
}

// goOn walks through the first account with something left to do.
func (s *checklist) goOn(m *Model) {
	if len(m.plan.Accounts) == 0 {
		m.say(m.words.TickFirst)
		return
	}
	if a := m.nextAccount(nil); a != nil {
		m.push(newWalk(m, a))
		return
	}
	m.stack = []screen{newOverview(m)}
}

func (s *checklist) askFilter(m *Model) {
	before := s.filter
	p := newPrompt(m.words.AskFilter, s.filter, 40)
	p.live = func(text string) { s.filter = text }
	p.accept = func(text string) {
		m.pop()
		s.filter = text
		s.id = ""
	}
	p.cancel = func() { s.filter = before }
	m.push(p)
}

// askLabel asks what an account is called.
func (m *Model) askLabel(p *catalog.Platform, add func(safetext.Line)) {
	ask := newPrompt(words.Put(m.words.AskLabel, "platform", p.Name), "", maxLabel)
	ask.accept = func(text string) {
		label := safetext.NewLine(text)
		if a := m.plan.Account(state.AccountID(p.ID, label)); a != nil {
			m.say(words.Put(m.words.LabelTaken, "account", accountName(m.words, a)))
			return
		}
		m.pop()
		add(label)
	}
	m.push(ask)
}

// nextAccount is the first account after this one with something left to do, nil
// if there is none. After nil means from the first one.
func (m *Model) nextAccount(after *plan.Account) *plan.Account {
	start := 0
	for i, a := range m.plan.Accounts {
		if after != nil && a.ID == after.ID {
			start = i + 1
		}
	}
	for i := range m.plan.Accounts {
		a := m.plan.Accounts[(start+i)%len(m.plan.Accounts)]
		if after != nil && a.ID == after.ID {
			continue
		}
		if a.Status == plan.Todo && !a.Settled() || a.Status == plan.Started && !a.Settled() || a.Status == plan.None && a.Next.Do == plan.DoHelp {
			return a
		}
	}
	return nil
}

// markAccount records how the whole account stands, by the person's word.
func (m *Model) markAccount(a *plan.Account, status plan.Status) {
	if a.Way == nil || a.Way.Kind == catalog.None {
		m.say(m.words.NothingToMark)
		return
	}
	m.do(state.Event{
		Do: state.Outcome, Account: a.ID, Way: a.Way.ID, Outcome: string(status),
		On: m.plan.Today.Format("2006-01-02"),
	})
}
