package tui

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The ids of the rows around the letters.
const writeAll, recordSent = "write", "sent"

// round lists the letters that are to be written now. The person reads each, writes them
// all to a directory, and ticks those that they sent: nothing is ticked beforehand, and
// one question at the end records them.
type round struct {
	list
	ticked []string // keys of accounts

	letters present.Round
	plan    *plan.Plan // that they were drafted for
}

// openRound asks once for what the letters lack, and lists them.
func (m *Model) openRound() {
	s := &round{}
	if need := m.acts().NeedAll(s.of(m).Drafts); need.Ask != nil {
		m.act(need, func(act.Step) { m.openRound() })
		return
	}
	m.push(s)
}

// of gives the letters for the current plan.
func (s *round) of(m *Model) present.Round {
	if s.plan != m.plan {
		s.plan, s.letters = m.plan, m.present.Round("")
	}
	return s.letters
}

func (*round) shape() shape { return shape{text: true} }

func (s *round) draw(m *Model, p *page) {
	w, r, c := m.words, s.of(m), &p.side
	p.title = w.RoundTitle
	if len(r.Tasks) == 0 {
		p.main.text(w.Follow.Get().RoundNone)
	} else {
		p.main.text(w.RoundText)
	}
	p.main.gap()
	for i, t := range r.Tasks {
		key := t.Account.Key()
		c.action(account+key, box(slices.Contains(s.ticked, key))+" "+m.present.Task(t, r.Drafts[i]))
	}
	p.air(c)
	if len(r.Tasks) > 0 {
		c.action(writeAll, w.RoundWrite)
		c.action(recordSent, w.RoundSent)
	}
	p.main.section(w.RoundOut, words.Each(r.Out, func(o present.Out) words.Text { return o.Text })...)
	if len(r.Out) > 0 {
		p.main.gap()
	}
}

func (s *round) keys(m *Model) keys {
	var ks keys
	k, r := m.words.Keys, s.of(m)
	i := slices.IndexFunc(r.Tasks, func(t letter.Task) bool { return s.id == account+t.Account.Key() })
	switch {
	case s.id == writeAll:
		ks.add("enter", k.Choose, func() { m.askWriteAll(r) })
	case s.id == recordSent:
		ks.add("enter", k.Choose, func() { s.record(m, r) })
	case i >= 0:
		t := r.Tasks[i]
		does := k.Tick
		if slices.Contains(s.ticked, t.Account.Key()) {
			does = k.Untick
		}
		ks.add("space", does, func() { s.toggle(t.Account.Key()) })
		ks.add("enter", k.Read, func() { m.openLetter(t.Account, t.Kind) })
	}
	if s.id != recordSent {
		ks.add("tab", k.Sent, func() { s.focus(recordSent) })
	}
	return ks
}

// toggle ticks a letter, or unticks it.
func (s *round) toggle(key string) {
	if i := slices.Index(s.ticked, key); i >= 0 {
		s.ticked = slices.Delete(s.ticked, i, i+1)
		return
	}
	s.ticked = append(s.ticked, key)
}

// record asks how and when the letters that are ticked were sent, and records that.
func (s *round) record(m *Model, r present.Round) {
	some := slices.DeleteFunc(slices.Clone(r.Tasks), func(t letter.Task) bool { return !slices.Contains(s.ticked, t.Account.Key()) })
	if len(some) == 0 {
		m.say(m.words.RoundTickFirst)
		return
	}
	m.act(m.acts().SentAll(some, r.Language, ""), func(done act.Step) {
		if len(done.Events) > 0 {
			s.ticked = nil
		}
	})
}
