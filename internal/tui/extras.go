package tui

import (
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// extras lists what else a letter can say, which it is whole without: wishes and facts to
// tick, and texts to type.
type extras struct {
	list
	letter *letterScreen
}

// row is the text of an extra, with a box if it is ticked rather than typed.
func (s *extras) row(m *Model, a *plan.Account, key string) words.Text {
	text := words.Put(m.words.Asks.Get().Details[key], "account", m.present.Name(a), "country", m.words.Country(m.plan.Country))
	if letter.IsWish(key) {
		return box(m.acts().Wished(a, key)) + " " + text
	}
	return text
}

func (*extras) shape() shape { return shape{text: true} }

func (s *extras) draw(m *Model, p *page) {
	a := m.plan.Account(s.letter.account)
	if a == nil || a.Way == nil {
		p.main.text(m.present.Missing(s.letter.account))
		return
	}
	p.title = m.words.ExtrasTitle
	p.main.text(m.words.ExtrasText)
	p.main.gap()
	for _, key := range m.acts().Extras(s.letter.write(m, a)) {
		p.side.action(key, s.row(m, a, key))
	}
	p.air(&p.side)
	p.side.action(useThese, m.words.BackToMore)
}

func (s *extras) keys(m *Model) keys {
	var ks keys
	a := m.plan.Account(s.letter.account)
	switch k := m.words.Keys; {
	case a == nil || a.Way == nil:
	case s.id == useThese:
		ks.add("enter", k.Back, m.pop)
	case !letter.IsWish(s.id):
		ks.add("enter", k.Choose, func() { m.act(m.acts().Tell(a, s.id, ""), nil) })
	case m.acts().Wished(a, s.id):
		ks.add("space", k.Untick, func() { m.act(m.acts().Tell(a, s.id, letter.No), nil) })
	default:
		ks.add("space", k.Tick, func() { m.act(m.acts().Tell(a, s.id, letter.Yes), nil) })
	}
	return ks
}
