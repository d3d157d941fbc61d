package tui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The rows under the steps.
const (
	nextLetter = "letter" // the letter that comes next
	onward     = "onward" // to the next account or the overview
)

// roomy is the height from which on the head of a walk is shown in full.
const roomy = 20

// walk is one account's steps.
type walk struct {
	list
	account string
	visited map[string]bool // the accounts gone through since the overview
}

func newWalk(m *Model, a *plan.Account) *walk {
	s := &walk{visited: map[string]bool{}}
	s.begin(m, a)
	return s
}

// begin goes to an account, and there to what is to be done first.
func (s *walk) begin(m *Model, a *plan.Account) {
	s.account, s.visited[a.ID] = a.ID, true
	s.focus(s.firstRow(m, a))
}

// firstRow is the row to begin with: the letter that is due, the first step, or the
// way onward.
func (s *walk) firstRow(m *Model, a *plan.Account) string {
	if letter.Due(m.plan, a) != "" {
		return nextLetter
	}
	return cmp.Or(m.plan.FirstStep(a), onward)
}

func (s *walk) rows(m *Model, width int) []row {
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return []row{{lines: wrap(m.present.Missing(s.account), width, 0)}, {id: onward, lines: choice(true, m.words.SeeOverview, width)}}
	}
	rows := []row{{lines: s.head(m, a, width)}}
	optional := false
	for i := range a.Steps {
		if a.Steps[i].Optional && !optional && a.Way.Kind != catalog.None {
			optional = true
			rows = append(rows, row{lines: []words.Text{faint("  " + m.words.AlsoHelps)}})
		}
		rows = append(rows, s.step(m, a, i, width))
	}
	if k := letter.Due(m.plan, a); k != "" {
		rows = append(rows, row{id: nextLetter, lines: choice(s.id == nextLetter, m.words.WriteLetter[string(k)], width)})
	}
	text := m.words.SeeOverview
	if next := m.plan.NextAccount(a, s.visited); next != nil {
		text = words.Put(m.words.NextAccount, "account", m.present.Name(next))
	}
	return append(rows,
		row{id: onward, lines: choice(s.id == onward, text, width)},
		row{lines: append([]words.Text{""}, sides(styled{m.present.Evidence(a.Way), faint}, styled{m.words.NotOnThePage, faint}, width, 0)...)},
	)
}

// head is who this is about, what is possible, what is taken, and how it stands.
func (s *walk) head(m *Model, a *plan.Account, width int) []words.Text {
	w := m.words
	lines := sides(styled{m.present.Name(a), bold}, styled{m.present.Summary(a.Platform, a.Way), normal}, width, 2)
	switch {
	case m.height < roomy: // what is taken can be read on the next screen
	case a.Way.Kind == catalog.None:
		lines = append(lines, wrap(a.Way.Since.Line().Text(), width, 0)...)
	default:
		lines = append(lines, each(wrap(a.Platform.Uses.Line().Text(), width, 0), faint)...)
	}
	if who := w.WhoMay[string(a.Way.Who)]; who != "" {
		lines = append(lines, wrap(who, width, 0)...)
	}
	if a.Status != plan.Todo && a.Status != plan.None {
		lines = append(lines, wrap(words.Put(w.StatusLine, "status", m.status(a)), width, 0)...)
		if next := m.present.Next(a); next != "" && a.Status != plan.Started && !a.Covered {
			lines = append(lines, wrap(next, width, 0)...)
		}
	}
	if a.LinkedTo != nil {
		lines = append(lines, wrap(words.Put(w.CoveredBy, "account", m.present.Name(a.LinkedTo)), width, 0)...)
	}
	if a.Moved {
		lines = append(lines, wrap(words.Put(w.MovedWay, "country", m.plan.Country.Name()), width, 0)...)
	}
	return append(lines, "")
}

// step is one line, or the whole of the step where the focus is.
func (s *walk) step(m *Model, a *plan.Account, i, width int) row {
	st := &a.Steps[i]
	line := words.Put("  {mark} {n} ", "mark", m.stepMark(a, st), "n", i+1)
	indent := len(line)
	lines := wrap(st.Title.Text(), width, indent)
	lines[0] = line + lines[0][indent:]
	if s.id != st.ID {
		return row{id: st.ID, lines: lines}
	}
	lines[0] = ">" + lines[0][1:]
	lines = each(lines, bold)
	text := min(width, 78)
	lines = append(lines, wrap(st.Text.Line().Text(), text, indent)...)
	if st.Evidence != "" {
		lines = append(lines, wrap(m.words.StepUncertain[string(st.Evidence)], text, indent)...)
	}
	if st.Letter != "" {
		lines = append(lines, wrap(m.words.TextReady, text, indent)...)
	}
	if st.Link != "" {
		lines = append(lines, wrap(safetext.NewLine(st.Link).Text(), width, indent)...)
	}
	if !st.Opened.IsZero() && !st.Done {
		lines = append(lines, wrap(words.Put(m.words.OpenedOn, "date", m.words.Day(st.Opened)), text, indent)...)
	}
	if st.Link == "" {
		for _, route := range m.present.Routes(st.Otherwise) {
			lines = append(lines, wrap(route, text, indent)...)
		}
	}
	return row{id: st.ID, lines: lines}
}

// stepMark is the box before a step: with a dot while a tick, or its taking back,
// is not on the disk.
func (m *Model) stepMark(a *plan.Account, st *plan.Step) words.Text {
	if saved := m.onDisk.Account(a.ID); !st.Done && saved != nil {
		if was := saved.Step(st.ID); was != nil && was.Done {
			return saving
		}
	}
	return m.mark(st.Ticks, st.Done)
}

// here is the account and the step that the focus is on; the step is nil on the
// row onward.
func (s *walk) here(m *Model) (*plan.Account, *plan.Step) {
	a := m.plan.Account(s.account)
	if a == nil {
		return nil, nil
	}
	return a, a.Step(s.id)
}

func (s *walk) keys(m *Model) []key {
	k := m.words.Keys
	a, st := s.here(m)
	var keys []key
	add := func(does, show words.Text, rare bool, do func() tea.Cmd, on ...string) {
		keys = append(keys, key{on: on, show: show, does: does, rare: rare, act: do})
	}
	switch {
	case a != nil && s.id == nextLetter && letter.Due(m.plan, a) != "":
		add(k.Choose, "enter", false, simply(func() { m.openLetter(a, letter.Due(m.plan, a)) }), "enter", "space", "t")
	case st == nil:
		add(k.GoOn, "enter", false, simply(func() { s.goOn(m) }), "enter", "space")
	default:
		does, do := s.main(m, a, st)
		add(does, "enter", false, do, "enter")
		if st.Done && a.Status != plan.Again {
			add(k.Untick, "space", false, simply(func() { m.act(m.acts().Untick(a, st), nothing) }), "space")
		} else {
			add(k.Done, "space", false, simply(func() { s.tick(m, a, st) }), "space")
		}
		if st.Letter != "" {
			add(k.Text, "t", st.Link == "", simply(func() { m.openLetter(a, letter.Kind(st.Letter)) }), "t")
		}
		if st.Link != "" {
			add(k.CopyLink, "y", false, func() tea.Cmd { return m.copyLink(st.Link) }, "y")
			add(k.QR, "r", false, simply(func() { m.push(newQR(st.Link, a.Platform.Domains)) }), "r")
			add(k.Open, "o", true, func() tea.Cmd { return m.open(a, st) }, "o")
		}
	}
	if a != nil && a.Way != nil {
		add(k.More, "tab", false, simply(func() { m.push(newMore(a, s)) }), "tab", "right", "l")
		add(k.Note, "n", true, simply(func() { m.askNote(a) }), "n")
		if len(a.Outcomes()) > 0 {
			add(k.MarkDone, "x", true, simply(func() { m.markDone(a) }), "x")
		}
		add(k.Add, "a", true, simply(func() { m.addAnother(a.Platform) }), "a")
	}
	return keys
}

// main is what Enter does on a step: the act that the step asks for, and the
// tick for those that only the person can do.
func (s *walk) main(m *Model, a *plan.Account, st *plan.Step) (words.Text, func() tea.Cmd) {
	k := m.words.Keys
	tick := func() tea.Cmd { s.tick(m, a, st); return nil }
	switch {
	case st.Link != "":
		return k.Open, func() tea.Cmd { return m.open(a, st) }
	case st.Letter != "":
		return k.Text, func() tea.Cmd { m.openLetter(a, letter.Kind(st.Letter)); return nil }
	case st.Do == catalog.Send:
		return k.Sent, tick
	case st.Do == catalog.Check && !st.Optional:
		return k.Confirmed, tick
	}
	return k.Done, tick
}

// tick records a step and goes to the next one that is open. The text that was
// copied is kept with the step that sends it, if the person says that they sent it.
func (s *walk) tick(m *Model, a *plan.Account, st *plan.Step) {
	m.act(m.acts().Tick(a, st, m.copied[a.ID]), func(act.Step) {
		if st.Do == catalog.Send {
			delete(m.copied, a.ID)
		}
		if now := m.plan.Account(s.account); now != nil { // else another program has taken it off the list
			s.focus(cmp.Or(now.StepAfter(st.ID, st.Optional), onward))
		}
	})
}

// goOn leads to the next account that has something left to do, or to the
// overview.
func (s *walk) goOn(m *Model) {
	if next := m.plan.NextAccount(m.plan.Account(s.account), s.visited); next != nil {
		*s = walk{visited: s.visited}
		s.begin(m, next)
		return
	}
	m.stack = []screen{newOverview(m)}
}

// addAnother asks what a further account on a platform is called.
func (m *Model) addAnother(p *catalog.Platform) {
	m.act(m.acts().AddAnother(p), func(done act.Step) {
		if len(done.Events) > 0 {
			m.say(words.Put(m.words.Added, "account", m.present.NameByID(done.Events[0].Account)))
		}
	})
}

// askFile asks for a file to keep with an account.
func (m *Model) askFile(a *plan.Account) {
	ask := newPrompt(words.Put(m.words.AskFile, "account", m.present.Name(a)), "", 4096)
	ask.acceptCmd = func(path string) tea.Cmd {
		m.pop()
		if path == "" {
			return nil
		}
		return m.attach(a.ID, path)
	}
	m.push(ask)
}

func (m *Model) askNote(a *plan.Account) { m.act(m.acts().Note(a, ""), nothing) }

// settled says that the disk has where an account stands.
func (m *Model) settled(a *plan.Account) bool {
	saved := m.onDisk.Account(a.ID)
	return saved != nil && saved.Status == a.Status
}

// status is where an account stands, in words; while that is not on the disk
// yet, that it is being saved, or could not be.
func (m *Model) status(a *plan.Account) words.Text {
	switch {
	case !m.settled(a) && m.failed != nil:
		return m.words.Unsaved
	case !m.settled(a):
		return m.words.Saving
	}
	return m.present.Status(a)
}
