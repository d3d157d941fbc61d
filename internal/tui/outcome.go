package tui

import (
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// markDone records that the whole account is done, by the person's word.
func (m *Model) markDone(a *plan.Account) { m.markAs(a, string(plan.Done), m.today(), "") }

func (m *Model) today() string { return m.plan.Today.Format(time.DateOnly) }

// askOutcome asks on which day something happened with a request, and records it.
func (m *Model) askOutcome(a *plan.Account, outcome string) {
	m.askDay(a, outcome, func(on string) { m.markAs(a, outcome, on, "") })
}

// askRefusal asks when they refused and what they said, and records it.
func (m *Model) askRefusal(a *plan.Account) {
	m.askDay(a, string(plan.Refused), func(on string) {
		ask := newPrompt(words.Put(m.words.AskRefusal, "account", m.present.Name(a)), "", 2000)
		ask.accept = func(text string) {
			m.pop()
			m.markAs(a, string(plan.Refused), on, text)
		}
		m.push(ask)
	})
}

// askDay asks on which day an outcome came, today if Enter is all that is pressed.
func (m *Model) askDay(a *plan.Account, outcome string, then func(on string)) {
	w := m.words
	ask := newPrompt(words.Put(w.AskDay, "what", w.Follow.Outcomes[outcome], "account", m.present.Name(a)), m.today(), len(time.DateOnly))
	ask.accept = func(text string) {
		on, err := time.Parse(time.DateOnly, text)
		if err != nil {
			m.say(words.Put(w.NoSuchDay, "text", text))
			return
		}
		if d := a.MayHappen(outcome, on, m.plan.Today); d != "" {
			m.say(words.Put(w.Follow.Doubts[string(d)], "outcome", w.Follow.Outcomes[outcome], "account", m.present.Name(a), "date", w.Day(on), "sent", m.present.Day(a.SentOn()), "refused", m.present.Day(a.Since)) + ".")
			return
		}
		m.pop()
		then(text)
	}
	m.push(ask)
}

// markAs records an outcome, and leads the walk to what comes next. text is what
// the company said.
func (m *Model) markAs(a *plan.Account, outcome, on, text string) {
	if a.Way == nil || a.Way.Kind == catalog.None {
		m.say(m.words.NothingToMark)
		return
	}
	var also words.Text
	if day, _ := time.Parse(time.DateOnly, on); a.TooLate(outcome, day) { // it was checked
		also = m.words.Follow.LateDo
	}
	m.doAnd(also, state.Event{Do: state.Outcome, Account: a.ID, Way: a.Way.ID, Outcome: outcome, On: on, Text: safetext.NewBlock(text)})
	now := m.plan.Account(a.ID) // another program may have taken it off the list
	if w, ok := m.top().(*walk); ok && now != nil {
		w.focus(w.firstRow(m, now))
	}
}
