package tui

import (
	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
)

// astray shows what to do when the page of a step did not come up as it should: other
// routes to it, what is known to go wrong, and the link again.
type astray struct {
	list
	walk *walk
	step string
}

func (*astray) shape() shape { return shape{fixed: readable, text: true} }

// here gives the account and the step; the step is nil if another program has changed them.
func (s *astray) here(m *Model) (*plan.Account, *plan.Step) {
	a := m.plan.Account(s.walk.account)
	if a == nil {
		return nil, nil
	}
	return a, a.Step(s.step)
}

func (s *astray) draw(m *Model, p *page) {
	w, c := m.words, &p.main
	a, st := s.here(m)
	if st == nil {
		c.text(m.present.Missing(s.walk.account))
		return
	}
	p.title, p.context = w.AstrayTitle, m.present.Name(a)
	c.section(w.IfLinkDead, m.present.Routes(st.Otherwise)...)
	for _, sec := range m.present.Facts(a) {
		if sec.Kind == present.Trouble {
			c.section(sec.Title, sec.Items...)
		}
	}
	if len(c.rows) == 0 {
		c.text(w.AstrayUnknown)
	}
	c.gap()
	s.options(m, a, st).draw(&p.side)
}

func (s *astray) options(m *Model, a *plan.Account, st *plan.Step) options {
	w := m.words
	os := options{{w.BackToStep, m.pop}}
	os.add(w.OpenAgain, func() { m.pop(); m.open(a, st) })
	os.add(w.CopyLink, func() { m.copyLink(st.Link) })
	os.add(w.ShowQR, func() { m.push(newQR(st.Link, a.Platform.Domains)) })
	if len(a.Answers()) > 0 && a.SentOn().IsZero() {
		os.add(w.DidNotWork, func() {
			m.pop()
			m.act(m.acts().AskAnswer(a), func(act.Step) { m.leadOn(a.Key()) })
		})
	}
	return os
}

func (s *astray) keys(m *Model) keys {
	a, st := s.here(m)
	if st == nil {
		return nil
	}
	return s.options(m, a, st).keys(m, s.id)
}
