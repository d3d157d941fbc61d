package tui

import (
	"cmp"

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
		return []row{textRow(m.present.Missing(s.account), width), s.action(onward, m.words.SeeOverview, width)}
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
		rows = append(rows, s.action(nextLetter, m.words.WriteLetter[string(k)], width))
	}
	text := m.words.SeeOverview
	if next := m.plan.NextAccount(a, s.visited); next != nil {
		text = words.Put(m.words.NextAccount, "account", m.present.Name(next))
	}
	known := spread(styled{m.present.Evidence(a.Way), faint}, styled{m.words.NotOnThePage, faint}, width, 0)
	return append(rows, s.action(onward, text, width), blank(), row{lines: known})
}

// head is who this is about, what is possible, what is taken, and how it stands.
func (s *walk) head(m *Model, a *plan.Account, width int) []words.Text {
	w := m.words
	lines := spread(styled{m.present.Name(a), bold}, styled{m.present.Summary(a.Platform, a.Way), normal}, width, 2)
	switch {
	case m.height < roomy: // what is taken can be read on the next screen
	case a.Way.Kind == catalog.None:
		lines = append(lines, wrap(a.Way.Since.Line().Text(), width, 0)...)
	default:
		lines = append(lines, mapLines(wrap(a.Platform.Uses.Line().Text(), width, 0), faint)...)
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
	lead := words.Put("  {box} {n} ", "box", m.stepBox(a, st), "n", i+1)
	indent := len(lead)
	lines := wrap(st.Title.Text(), width, indent)
	lines[0] = lead + lines[0][indent:]
	if s.id != st.ID {
		return row{st.ID, lines}
	}
	lines[0] = ">" + lines[0][1:]
	mapLines(lines, bold)
	add := func(text words.Text, width int) { lines = append(lines, wrap(text, width, indent)...) }
	readable := min(width, prose)
	add(st.Text.Line().Text(), readable)
	if st.Evidence != "" {
		add(m.words.StepUncertain[string(st.Evidence)], readable)
	}
	if st.Letter != "" {
		add(m.words.TextReady, readable)
	}
	add(safetext.NewLine(st.Link).Text(), width)
	if !st.Opened.IsZero() && !st.Done {
		add(words.Put(m.words.OpenedOn, "date", m.words.Day(st.Opened)), readable)
	}
	if st.Link == "" {
		for _, route := range m.present.Routes(st.Otherwise) {
			add(route, readable)
		}
	}
	return row{st.ID, lines}
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

func (s *walk) keys(m *Model) keys {
	var ks keys
	k := m.words.Keys
	a, st := s.here(m)
	switch {
	case a != nil && s.id == nextLetter && letter.Due(m.plan, a) != "":
		ks.add("enter space t", k.Choose, func() { m.openLetter(a, letter.Due(m.plan, a)) })
	case st == nil:
		ks.add("enter space", k.GoOn, func() { s.goOn(m) })
	default:
		s.stepKeys(m, &ks, a, st)
	}
	if a != nil && a.Way != nil {
		ks.add("tab right l", k.More, func() { m.push(&more{account: a.ID, walk: s}) })
		ks.rare("n", k.Note, func() { m.askNote(a) })
		if len(a.Outcomes()) > 0 {
			ks.rare("x", k.MarkDone, func() { m.markDone(a) })
		}
		ks.rare("a", k.Add, func() { m.addAnother(a.Platform) })
	}
	return ks
}

// stepKeys are the keys of a step. Enter does what the step asks for, and ticks what
// only the person can do.
func (s *walk) stepKeys(m *Model, ks *keys, a *plan.Account, st *plan.Step) {
	k := m.words.Keys
	tick := func() { s.tick(m, a, st) }
	open := func() { m.open(a, st) }
	write := func() { m.openLetter(a, letter.Kind(st.Letter)) }
	switch {
	case st.Link != "":
		ks.add("enter", k.Open, open)
	case st.Letter != "":
		ks.add("enter", k.Text, write)
	case st.Do == catalog.Send:
		ks.add("enter", k.Sent, tick)
	case st.Do == catalog.Check && !st.Optional:
		ks.add("enter", k.Confirmed, tick)
	default:
		ks.add("enter", k.Done, tick)
	}
	if st.Done && a.Status != plan.Again {
		ks.add("space", k.Untick, func() { m.act(m.acts().Untick(a, st), nil) })
	} else {
		ks.add("space", k.Done, tick)
	}
	switch {
	case st.Letter != "" && st.Link == "": // Enter does that
		ks.rare("t", k.Text, write)
	case st.Letter != "":
		ks.add("t", k.Text, write)
	}
	if st.Link != "" {
		ks.add("y", k.CopyLink, func() { m.copyLink(st.Link) })
		ks.add("r", k.QR, func() { m.push(newQR(st.Link, a.Platform.Domains)) })
		ks.rare("o", k.Open, open)
	}
}

// tick records a step and goes to the next one that is open. The text that was
// copied is kept with the step that sends it, if the person says that they sent it.
func (s *walk) tick(m *Model, a *plan.Account, st *plan.Step) {
	m.act(m.acts().Tick(a, st, m.ready[a.ID]), func(act.Step) {
		if st.Do == catalog.Send {
			delete(m.ready, a.ID)
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
	m.home()
}
