package tui

import (
	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// acts is what the person's acts are judged by.
func (m *Model) acts() act.Now { return act.Now{Presenter: m.present} }

// act records an act and goes on with then. It asks first what the act asks, or says
// why it is refused.
func (m *Model) act(s act.Step, then func(done act.Step)) {
	switch {
	case s.Refuse != nil:
		m.say(words.Put(m.words.Refusals.Refused, "why", s.Refuse.Why, "do", s.Refuse.Do).Trim())
		return
	case s.Ask != nil:
		m.ask(s.Ask, then)
		return
	case len(s.Events) > 0:
		m.doAnd(s.Say, s.Events...)
	}
	then(s)
}

// nothing is what follows where nothing does.
func nothing(act.Step) {}

// ask puts the question that an act asks first. One whose answer is refused stays.
func (m *Model) ask(q *act.Ask, then func(done act.Step)) {
	answer := func(text string) {
		s := q.Then(m.acts(), text)
		if s.Refuse == nil {
			m.pop()
		}
		m.act(s, then)
	}
	switch {
	case q.What == letter.OwnGrounds:
		m.push(newGrounds(m, q, answer))
	case len(q.Picks) > 0:
		options := make([]option, len(q.Picks))
		for i, p := range q.Picks {
			options[i] = option{text: p.Text, do: simply(func() { answer(p.Answer) })}
		}
		m.push(newChoose(q.Prompt, q.Text.Text(), options...))
	default:
		p := newPrompt(q.Prompt, q.Now, q.Max+1) // what is too long is refused, and not cut
		p.accept = answer
		m.push(p)
	}
}

// markDone records that the whole account is done, by the person's word.
func (m *Model) markDone(a *plan.Account) { m.markAs(a, string(plan.Done)) }

// markAs records what happened with a request, and leads the walk to what comes
// next.
func (m *Model) markAs(a *plan.Account, outcome string) {
	m.act(m.acts().Mark(a, outcome, "", ""), func(act.Step) { m.leadOn(a.ID) })
}

// leadOn moves the focus of the walk to what comes next on an account.
func (m *Model) leadOn(account string) {
	now := m.plan.Account(account) // another program may have taken it off the list
	if w, ok := m.top().(*walk); ok && now != nil {
		w.focus(w.firstRow(m, now))
	}
}
