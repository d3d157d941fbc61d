package tui

import (
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The ids of the rows of an export.
const (
	discovers   = "discover" // in the checklist: it leads here
	foundRow    = "found:"   // + the number of the account
	addTicked   = "add"
	addLabelled = "labels"
)

// found lists the accounts that an export names. Those that are not on the list are ticked,
// and go on it when the person says so.
type found struct {
	list
	in     *discover.Accounts
	not    map[int]bool // the numbers of those that the person unticked
	all    []plan.Discovered
	ofPlan *plan.Plan // that all is for
}

// unknownLogins says how many logins are for something that the catalogue does not have.
func (m *Model) unknownLogins(in *discover.Accounts) words.Text {
	if in.Unknown == 0 {
		return ""
	}
	return m.words.Discover.Get().Unknown.Put(in.Unknown)
}

// of compares the accounts with the current list.
func (s *found) of(m *Model) []plan.Discovered {
	if s.ofPlan != m.plan {
		s.all, s.ofPlan = m.plan.Discovered(s.in.Found), m.plan
	}
	return s.all
}

// ticked are the accounts that are to go on the list.
func (s *found) ticked(m *Model) []plan.Discovered {
	var some []plan.Discovered
	for i, d := range s.of(m) {
		if d.Listed == nil && !s.not[i] {
			some = append(some, d)
		}
	}
	return some
}

func (*found) shape() shape { return shape{share: 60, strip: 3} }

func (s *found) draw(m *Model, p *page) {
	w, c := m.words.Discover.Get(), &p.main
	p.title, p.context = w.Title, m.words.Country(m.plan.Country)
	for i, d := range s.of(m) {
		about, minutes := m.present.OfferBriefly(d.Platform, m.plan.Country)
		if d.Listed != nil {
			about, minutes = w.OnList, ""
		}
		if c.width >= detailed && minutes != "" {
			about = apart(about, minutesColumn, minutes)
		}
		mark := cell{box(d.Listed != nil || !s.not[i]), c.theme.accent}
		c.item(foundRow+strconv.Itoa(i), mark, cell{m.present.Discovered(d), c.theme.strong}, cell{about, c.theme.quiet})
	}
	c.gap()
	c.action(addTicked, w.AddTicked.Put(len(s.ticked(m))))
	c.action(addLabelled, w.AddLabelled)
	p.status = w.Found.Put(len(s.in.Found))
	if p.side.width == 0 {
		return
	}
	if _, d := s.here(m); d != nil {
		p.side.strong(m.present.Discovered(*d))
		p.side.text(m.present.DiscoveredOffer(*d))
		if !d.Site.IsZero() {
			p.side.text(words.Put(w.FoundBy, "site", d.Site))
		}
		if p.layout.beside || s.aside {
			p.side.begins(m.words.WhatTaken, d.Platform.Uses.Line().Text(), 3)
		}
		return
	}
	p.side.text(w.DeleteIt)
	p.side.text(m.unknownLogins(s.in))
}

// here is the focused account and its number, nil if the row has none.
func (s *found) here(m *Model) (int, *plan.Discovered) {
	number, is := strings.CutPrefix(s.id, foundRow)
	if i, err := strconv.Atoi(number); is && err == nil && i < len(s.of(m)) {
		return i, &s.of(m)[i]
	}
	return 0, nil
}

func (s *found) keys(m *Model) keys {
	var ks keys
	k := m.words.Keys
	switch i, d := s.here(m); {
	case d != nil:
		does := k.Untick
		if s.not[i] {
			does = k.Tick
		}
		if d.Listed == nil {
			ks.add("space", does, func() { s.not[i] = !s.not[i] })
		}
		ks.add("enter", k.GoOn, func() { s.focus(addTicked) })
	case s.id == addTicked || s.id == addLabelled:
		ks.add("enter", k.Choose, func() { s.put(m, s.id == addLabelled) })
	}
	ks.add("tab right", k.Details, func() { s.aside = !s.aside })
	if s.aside {
		ks.rare("esc left h", k.Back, func() { s.aside = false })
	}
	return ks
}

// put puts the accounts that are ticked on the list, and goes back.
func (s *found) put(m *Model, labels bool) {
	some := s.ticked(m)
	if len(some) == 0 {
		m.say(m.words.Discover.Get().TickFirst)
		return
	}
	m.act(m.acts().AddDiscovered(some, labels), func(done act.Step) {
		m.pop()
		if len(done.Events) > 0 {
			m.top().at().focus(account + done.Events[0].Account)
		}
	})
}
