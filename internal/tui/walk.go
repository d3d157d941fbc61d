package tui

import (
	"cmp"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The ids of the rows below the steps.
const (
	nextLetter = "letter" // the letter that is due
	other      = "other"  // to the other track of the account
	onward     = "onward" // to the next account or, if there is none, to the overview
	ending     = "ending" // to the overview, where there is a next account
)

// walk leads through the steps of one account after another.
type walk struct {
	list
	account string
	visited map[string]bool       // the accounts seen since the overview
	opened  map[string]words.Text // by step, when its link was handed over in this visit
	cut     bool                  // not all of what is known about the focused step is shown
}

func newWalk(m *Model, a *plan.Account) *walk {
	s := &walk{visited: map[string]bool{}}
	s.begin(m, a)
	return s
}

// begin moves to an account, and focuses what to do first.
func (s *walk) begin(m *Model, a *plan.Account) {
	s.visited[a.Key()] = true
	*s = walk{list: list{id: s.firstRow(m, a)}, account: a.Key(), visited: s.visited, opened: map[string]words.Text{}}
}

// firstRow is the row to start with: a due letter, the first open step, or onward.
func (s *walk) firstRow(m *Model, a *plan.Account) string {
	if letter.Due(m.plan, a) != "" {
		return nextLetter
	}
	return cmp.Or(m.plan.FirstStep(a), onward)
}

func (*walk) shape() shape { return shape{share: 42} }

func (s *walk) draw(m *Model, p *page) {
	c := &p.main
	a := m.plan.Account(s.account)
	if a == nil || a.Way == nil {
		c.text(m.present.Missing(s.account))
		c.action(onward, m.words.SeeOverview)
		return
	}
	s.cut = false
	s.head(m, p, a)
	optional := false
	for i := range a.Steps {
		if a.Steps[i].Optional && !optional && a.Way.Kind != catalog.None {
			optional = true
			p.air(c)
			c.heading(m.words.AlsoHelps)
		}
		s.step(m, p, a, i)
	}
	p.air(c)
	if !p.layout.beside && s.ends() {
		c.text(m.present.Outcome(a))
	}
	if k := letter.Due(m.plan, a); k != "" {
		c.action(nextLetter, m.words.WriteLetter[string(k)])
	}
	if text := m.present.Other(a); text != "" {
		c.action(other, text)
	}
	if next := m.plan.NextAccount(a, s.visited); next != nil {
		c.action(onward, words.Put(m.words.NextAccount, "account", m.present.Name(next)))
		c.action(ending, m.words.SeeOverview)
	} else {
		c.action(onward, m.words.SeeOverview)
	}
	if p.layout.beside {
		s.beside(m, p, a)
	}
	s.accounts(m, p)
	p.corner = m.present.Evidence(a.Way)
}

// head adds what is possible and the status.
func (s *walk) head(m *Model, p *page, a *plan.Account) {
	w, c := m.words, &p.main
	open, all := a.OpenSteps()
	p.title, p.bar = m.present.Name(a), bar{done: all - open, all: all}
	p.context = words.Put(w.Brief.StepsOf, "n", all-open, "of", all)
	if p.layout.tall {
		c.quiet(m.present.Possible(a))
	}
	if a.Way.Kind == catalog.None && p.layout.tall {
		c.text(a.Way.Since.Line().Text())
	}
	c.text(w.WhoMay[string(a.Way.Who)])
	if a.Status != plan.Todo && a.Status != plan.None {
		c.text(words.Put(w.StatusLine, "status", m.status(a)))
		if a.Status != plan.Started && !a.Covered {
			c.text(m.present.Next(a))
		}
	}
	if a.LinkedTo != nil {
		c.text(words.Put(w.CoveredBy, "account", m.present.Name(a.LinkedTo)))
	}
	if a.Moved {
		c.text(words.Put(w.MovedWay, "country", m.words.Country(m.plan.Country)))
	}
	p.air(c)
}

// theirAccounts is the height from which the other accounts stand below the steps.
const theirAccounts = 28

// accounts lists where all accounts stand.
func (s *walk) accounts(m *Model, p *page) {
	if m.height < theirAccounts || len(m.plan.Accounts) < 2 {
		return
	}
	c := &p.main
	c.gap()
	c.heading(m.words.YourAccounts)
	for _, a := range m.plan.Accounts {
		t := m.present.Urgent(a)
		c.item("", m.mark(t), cell{text: m.present.Name(a)}, cell{m.present.StatusBriefly(t), c.theme.quiet})
	}
}

// ends reports whether the focus is behind the steps.
func (s *walk) ends() bool { return s.id == onward || s.id == ending }

// here gives the account and the focused step; the step is nil on other rows.
func (s *walk) here(m *Model) (*plan.Account, *plan.Step) {
	a := m.plan.Account(s.account)
	if a == nil {
		return nil, nil
	}
	return a, a.Step(s.id)
}

func (s *walk) keys(m *Model) keys {
	ks, k := keys{}, m.words.Keys
	a, st := s.here(m)
	switch {
	case a != nil && s.id == nextLetter && letter.Due(m.plan, a) != "":
		ks.add("enter t", k.Choose, func() { m.openLetter(a, letter.Due(m.plan, a)) })
	case a != nil && s.id == other && m.plan.Other(a) != nil:
		ks.add("enter", k.GoOn, func() { s.begin(m, m.plan.Other(a)) })
	case s.id == ending:
		ks.add("enter", k.GoOn, m.home)
	case st == nil:
		ks.add("enter", k.GoOn, func() { s.goOn(m) })
	default:
		s.stepKeys(m, &ks, a, st)
	}
	if a != nil && a.Way != nil {
		does := k.More
		if s.cut {
			does = k.ReadOn
		}
		ks.add("tab right l", does, func() { m.push(&more{account: a.Key(), walk: s}) })
		ks.rare("n", k.Note, func() { m.act(m.acts().Note(a, ""), nil) })
		m.markKey(&ks, a, true)
		ks.rare("a", k.Add, func() { m.addAnother(a.Platform) })
		ks.rare("e", k.Rename, func() { m.rename(a) })
	}
	if st != nil && st.Link != "" {
		ks.add("y", k.CopyLink, func() { m.copyLink(st.Link) })
		ks.add("r", k.QR, func() { m.push(newQR(st.Link, a.Platform.Domains)) })
		ks.rare("o", k.Open, func() { m.open(a, st) })
	}
	return ks
}

// What Enter does on a step.
const (
	doesOpen   = "open"   // opens its page
	doesText   = "text"   // shows the text that it sends
	doesSend   = "sent"   // asks whether the request is sent
	doesCheck  = "check"  // asks whether the answer has come
	doesOpened = "opened" // asks whether the page came up
	doesCopy   = "copy"   // copies its code
	doesTick   = "tick"   // nothing: Space ticks it
)

// does is what Enter does on a step. It never ticks one by itself.
func (s *walk) does(m *Model, a *plan.Account, st *plan.Step) string {
	claims := m.acts().Claims(st) && (!st.Done || a.Status == plan.Again)
	opened := s.opened[st.ID] != ""
	switch {
	case st.Link != "" && !opened:
		return doesOpen
	case st.Letter != "" && m.ready[a.Key()].IsZero():
		return doesText
	case claims && st.Do == catalog.Send:
		return doesSend
	case claims:
		return doesCheck
	case opened:
		return doesOpened
	case st.Do == catalog.Set:
		return doesCopy
	}
	return doesTick
}

// stepKeys adds the keys of a step.
func (s *walk) stepKeys(m *Model, ks *keys, a *plan.Account, st *plan.Step) {
	k := m.words.Keys
	claim := func() { s.claim(m, a, st) }
	open := func() { m.open(a, st) }
	write := func() { m.openLetter(a, letter.Kind(st.Letter)) }
	switch s.does(m, a, st) {
	case doesOpen:
		ks.add("enter", k.Open, open)
	case doesText:
		ks.add("enter", k.Text, write)
	case doesSend:
		ks.add("enter", k.Sent, claim)
	case doesCheck:
		ks.add("enter", k.Confirmed, claim)
	case doesOpened:
		ks.add("enter", k.Opened, func() { s.askOpened(m, st) })
	case doesCopy:
		ks.add("enter", k.CopyText, func() { m.copyCode(st) })
	default:
		ks.rare("enter", "", func() { m.say(m.words.SpaceTicks) })
	}
	if st.Done && a.Status != plan.Again {
		ks.add("space", k.Untick, func() { m.act(m.acts().Unclaim(a, st), nil) })
	} else {
		ks.add("space", k.Done, claim)
	}
	if st.Do == catalog.Set {
		ks.rare("c", k.CopyText, func() { m.copyCode(st) })
	}
	if st.Letter != "" { // without a link, Enter already does that
		*ks = append(*ks, key{on: "t", does: k.Text, rare: st.Link == "", act: write})
	}
}

// claim records a step and moves to the next open one, once the person has said that it
// is so. The step that sends a text keeps the copied letter, if the person says that they
// sent that.
func (s *walk) claim(m *Model, a *plan.Account, st *plan.Step) {
	m.act(m.acts().Claim(a, st, m.ready[a.Key()]), func(done act.Step) {
		now := m.plan.Account(s.account)
		if len(done.Events) > 0 && st.Do == catalog.Send {
			delete(m.ready, a.Key())
		}
		switch {
		case now == nil: // another program has removed the account
		case len(done.Events) == 0 && !now.SentOn().IsZero(): // no answer yet
			s.focus(onward)
		case len(done.Events) == 0:
		case letter.Due(m.plan, now) != "":
			s.focus(nextLetter)
		case m.acts().Claims(st):
			s.focus(onward)
		default:
			s.focus(cmp.Or(now.StepAfter(st.ID, st.Optional), onward))
		}
	})
}

// askOpened asks whether the page came up, and where the person goes from there.
func (s *walk) askOpened(m *Model, st *plan.Step) {
	w, id := m.words, st.ID
	q := &question{title: w.DidItWork, text: s.opened[id]}
	with := func(do func(a *plan.Account, st *plan.Step)) func() {
		return func() {
			m.pop()
			if a := m.plan.Account(s.account); a != nil && a.Step(id) != nil {
				do(a, a.Step(id))
			}
		}
	}
	q.options.add(w.PageThere, with(func(a *plan.Account, st *plan.Step) { s.arrived(m, a, st) }))
	q.options.add(w.OpenAgain, with(m.open))
	q.options.add(w.PageNotThere, with(func(*plan.Account, *plan.Step) { m.push(&astray{walk: s, step: id}) }))
	m.put(q)
}

// arrived ticks a step that only opens a page. All others are not done by that.
func (s *walk) arrived(m *Model, a *plan.Account, st *plan.Step) {
	if st.Do != catalog.Open || m.acts().Claims(st) || st.Done && a.Status != plan.Again {
		m.say(m.words.SpaceTicks)
		return
	}
	s.claim(m, a, st)
}

// goOn moves to the next account that has something left to do, or to the overview.
func (s *walk) goOn(m *Model) {
	if next := m.plan.NextAccount(m.plan.Account(s.account), s.visited); next != nil {
		s.begin(m, next)
		return
	}
	m.home()
}
