package tui

import (
	"strings"

	"github.com/optout-tui/optout-tui/internal/plan"
)

// steady keeps all screens on what they are about when the list has changed since they were
// drawn: on an account that has another name, and in the checklist on the platform of one
// that was added or removed.
func (m *Model) steady() {
	before := m.drawnFor
	if before == m.plan {
		return
	}
	m.drawnFor = m.plan
	if before == nil {
		return
	}
	moved := func(key string) string {
		if a := m.plan.Became(before.Account(key)); a != nil {
			return a.Key()
		}
		return key
	}
	for _, s := range m.stack {
		l := s.at()
		if key, is := strings.CutPrefix(l.id, account); is {
			l.id = account + moved(key)
		}
		switch s := s.(type) {
		case *checklist:
			s.stay(m, before)
		case *walk:
			s.account = moved(s.account)
			s.visited[s.account] = true
		case *more:
			s.account = moved(s.account)
		case *letterScreen:
			s.account = moved(s.account)
		}
	}
}

// stay keeps the focus on the platform when its row has become that of an account, or the
// other way round.
func (s *checklist) stay(m *Model, before *plan.Plan) {
	id, of := strings.CutPrefix(s.id, platform)
	if key, is := strings.CutPrefix(s.id, account); is && m.plan.Account(key) == nil {
		if was := before.Account(key); was != nil {
			id, of = was.PlatformID, true
		}
	}
	if !of {
		return
	}
	s.id = platform + id
	if on := m.plan.On(id); len(on) > 0 {
		s.id = account + on[0].ID
	}
}
