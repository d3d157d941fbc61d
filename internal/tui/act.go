package tui

import (
	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// act carries out a step: it shows the refusal, asks the question, or records the events
// and then calls then, if there is one.
func (m *Model) act(s act.Step, then func(done act.Step)) {
	switch {
	case s.Refuse != nil:
		m.say(s.Refuse.Said(m.words))
		return
	case s.Ask != nil:
		m.ask(s.Ask, then)
		return
	case len(s.Events) > 0:
		m.record(s.Say, s.Events...)
		m.say(m.words.Saving)
	case s.Say != "":
		m.say(s.Say)
	}
	if then != nil {
		then(s)
	}
}

// ask shows the question of an act. The question stays while the answer is refused.
func (m *Model) ask(q *act.Ask, then func(done act.Step)) {
	answer := func(text string) { m.answer(q.Then(m.acts(), text), then) }
	switch {
	case q.What == letter.OwnGrounds:
		m.push(newGrounds(m, q, answer))
	case len(q.Picks) > 0:
		m.askPicks(q, answer)
	default:
		m.askLine(q.Prompt, q.Now, roomFor(q.Max), answer).more = q.More
	}
}

// roomFor is how many characters a line takes for an answer of at most that many: act
// refuses what is too long, and nothing is cut off before it does, also where letters are
// typed apart from their marks or come with characters that are not kept.
func roomFor(most int) int { return 4*most + 1000 }

// answer closes the question unless its answer is refused, and carries out the step.
func (m *Model) answer(s act.Step, then func(done act.Step)) {
	if s.Refuse == nil {
		m.pop()
	}
	m.act(s, then)
}

// markKey adds the key that says that an account was dealt with before.
func (m *Model) markKey(ks *keys, a *plan.Account, rare bool) {
	done := a.Status == plan.Done
	if len(a.Outcomes()) == 0 && !done {
		return
	}
	does := m.words.Keys.MarkDone
	if done { // the key then says only that
		does, rare = "", true
	}
	*ks = append(*ks, key{on: "x", does: does, rare: rare, act: func() { m.markAs(a, string(plan.Done)) }})
}

// askLinked asks whether the account that was just added is in one center with another.
func (m *Model) askLinked(done act.Step) {
	if a := m.plan.Account(done.Events[0].Account); a != nil {
		m.act(m.acts().AskLinked(a), nil)
	}
}

// markAs records what happened to a request, and moves the walk to what comes next.
func (m *Model) markAs(a *plan.Account, outcome string) {
	m.act(m.acts().Mark(a, outcome, "", ""), func(act.Step) { m.leadOn(a.Key()) })
}

// leadOn moves the walk to what comes next on a track with a key.
func (m *Model) leadOn(key string) {
	now := m.plan.Account(key) // nil if another program has removed it
	if w, ok := m.top().(*walk); ok && now != nil {
		w.begin(m, now)
	}
}

// addAnother asks for the label of another account on a platform, and adds it.
func (m *Model) addAnother(p *catalog.Platform) {
	m.act(m.acts().AddAnother(p), func(done act.Step) {
		if len(done.Events) > 0 {
			m.say(words.Put(m.words.Added, "account", m.present.NameByID(done.Events[0].Account)))
			m.askLinked(done)
		}
	})
}

// rename asks what an account is called from now on.
func (m *Model) rename(a *plan.Account) { m.act(m.acts().Rename(a), nil) }

// renameKey adds the key for that. It is in sight where an account without a name stands
// beside others.
func (m *Model) renameKey(ks *keys, a *plan.Account) {
	rare := !a.Label.IsZero() || len(m.plan.On(a.PlatformID)) < 2
	*ks = append(*ks, key{on: "e", does: m.words.Keys.Rename, rare: rare, act: func() { m.rename(a) }})
}

// askJoin asks whether accounts with similar ids are one account, and which id it keeps.
// The first answer changes nothing.
func (m *Model) askJoin(id string) {
	w, a := m.words, m.plan.Account(id)
	if a == nil {
		return
	}
	s := &question{title: w.AskJoin, text: w.AskJoinText, options: options{{w.JoinNot, m.pop}}}
	for _, o := range m.plan.Alike(a) {
		s.options.add(words.Put(w.JoinAs, "account", m.present.Name(o)), func() {
			m.answer(m.acts().Join(o), func(act.Step) { m.top().at().focus(account + o.ID) })
		})
	}
	m.put(s)
}

// askCountry asks for the country, records it and calls then, which may be nil.
func (m *Model) askCountry(then func(done act.Step)) {
	p := m.askLine(m.words.AskCountry, "", 60, func(text string) { m.answer(m.acts().Live(text), then) })
	p.suggest = func(text string) (near []act.Pick) {
		codes, names := m.words.CountriesNear(text, 4)
		for i, c := range codes {
			near = append(near, act.Pick{Answer: string(c), Text: names[i]})
		}
		return near
	}
	p.unclear = func(text string) bool { return len(country.Called(text, m.words.Countries)) > 1 }
}
