package act

import (
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// What is asked before something is recorded as fact. The first answer to each is "",
// which records nothing.
const (
	HasSent    = "has-sent"    // whether the request went out
	HasCome    = "has-come"    // whether the company has answered
	IsOff      = "is-off"      // whether a switch is still off
	DoneBefore = "done-before" // whether all was done before this program was used
	IsLinked   = "is-linked"   // whether two accounts are in one center
	TakeBack   = "take-back"   // whether a step that counts as a fact is not done after all
)

// The other answers.
const (
	Yes        = "yes"         // it is so; where a day belongs to it, today
	AnotherDay = "another-day" // it is so, and the day is asked for
	No         = "no"          // it is not so: a refusal, or two accounts that are not linked
	Other      = "other"       // they answered, and neither agreed nor refused
)

// Claim records that a step is done, as Tick does. Of a step that says that the request
// went out or that an answer came, it first asks whether that is so: such a claim must
// not come from a key that was pressed once too often.
func (n Now) Claim(a *plan.Account, st *plan.Step, ready safetext.Block) Step {
	first := n.Tick(a, st, ready)
	if first.Refuse != nil || !n.Claims(st) {
		return first
	}
	w := n.Words.Claims
	tick := func(n Now) Step { return n.Tick(a, st, ready) }
	notYet, today := Pick{"", w.NotYet}, Pick{Yes, w.Today}
	if st.Do == catalog.Send {
		return ask(HasSent, w.HasSent, "", func(n Now, answer string) Step {
			if answer == AnotherDay {
				return n.askDay(a, string(plan.Sent), func(n Now, on string) Step { return n.TickOn(a, st, ready, on) })
			}
			return tick(n)
		}, notYet, today, Pick{AnotherDay, w.AnotherDay})
	}
	if a.Way.Kind == catalog.Setting {
		return ask(IsOff, w.IsOff, "", func(n Now, _ string) Step { return tick(n) }, notYet, Pick{Yes, w.Off})
	}
	var by words.Text
	if !a.Next.By.IsZero() && a.Next.Do == plan.DoAnswer {
		by = words.Put(w.AnswerBy, "date", n.Day(a.Next.By))
	}
	picks := []Pick{notYet, {Yes, w.Accepted}, {No, w.RefusedIt}}
	if !a.SentOn().IsZero() {
		picks = append(picks, Pick{Other, n.Words.OtherAnswer})
	}
	return ask(HasCome, w.HasCome, by, func(n Now, answer string) Step {
		switch answer {
		case No:
			return n.Mark(a, string(plan.Refused), "", "")
		case Other:
			return n.AskAnswer(a)
		}
		return tick(n)
	}, picks...)
}

// Claims reports whether ticking a step says that the request went out, or that it was
// answered.
func (n Now) Claims(st *plan.Step) bool {
	return !st.Optional && (st.Do == catalog.Send || st.Do == catalog.Check)
}

// TickOn is Tick for a step that sends the request, with the day on which it went out,
// such as 2026-10-02.
func (n Now) TickOn(a *plan.Account, st *plan.Step, ready safetext.Block, on string) Step {
	if s := n.happened(a, string(plan.Sent), on, safetext.Block{}); s.Refuse != nil {
		return s
	}
	return n.Tick(a, st, ready).on(on)
}

// on is a step whose events happened on a day, also if they come of a question.
func (s Step) on(day string) Step {
	for i := range s.Events {
		s.Events[i].On = day
	}
	if s.Ask != nil {
		q := *s.Ask
		then := q.Then
		q.Then = func(n Now, answer string) Step { return then(n, answer).on(day) }
		s.Ask = &q
	}
	return s
}

// Unclaim records that a step is not done after all, as Untick does. It asks first if the
// account then no longer counts as sent or as done.
func (n Now) Unclaim(a *plan.Account, st *plan.Step) Step {
	if !n.Claims(st) {
		return n.Untick(a, st)
	}
	w := n.Words.Claims
	return ask(TakeBack, words.Put(w.TakeBack, "step", st.Title), "",
		func(n Now, _ string) Step { return n.Untick(a, st) }, Pick{"", w.No}, Pick{Yes, w.TakeBackYes})
}

// askDone asks whether an account was dealt with before.
func (n Now) askDone(a *plan.Account) Step {
	done := string(plan.Done)
	if a.Status == plan.Done {
		return refuse(IsDone, words.Put(n.Words.Refusals.Get().IsDone, "account", n.Name(a), "status", n.Status(a)))
	}
	w := n.Words.Claims
	return ask(DoneBefore, words.Put(w.WasDone, "account", n.Name(a)), "", func(n Now, answer string) Step {
		on := func(n Now, day string) Step { return n.happened(a, done, day, safetext.Block{}) }
		switch answer {
		case Yes:
			return on(n, n.Today())
		case AnotherDay:
			return n.askDay(a, done, on)
		}
		return on(n, answer) // where the day can be typed at once
	}, Pick{"", w.No}, Pick{Yes, w.Today}, Pick{AnotherDay, w.AnotherDay})
}

// AskLinked asks whether an account that was just added is in one center with another one
// on the list. Without such an account, and where no objection is possible, it is empty.
func (n Now) AskLinked(a *plan.Account) Step {
	if a == nil || a.Way == nil || a.Way.Kind != catalog.Right || a.LinkedTo != nil {
		return Step{}
	}
	with := n.Plan.Linkable(a)
	if len(with) == 0 {
		return Step{}
	}
	w := n.Words.Claims
	picks := []Pick{{"", w.NotKnown}, {Yes, w.Yes}, {No, w.No}}
	return Step{Ask: &Ask{
		What: IsLinked, Prompt: words.Put(w.IsLinked, "account", n.Name(with[0])), Text: w.IsLinkedText, Picks: picks,
		Then: func(n Now, answer string) Step {
			if answer != Yes {
				return Step{Say: w.NotLinked}
			}
			return n.Link(a, with[0])
		},
	}}
}

// ask is a question whose answer "" records nothing.
func ask(what string, prompt, text words.Text, then func(n Now, answer string) Step, picks ...Pick) Step {
	return Step{Ask: &Ask{What: what, Prompt: prompt, Text: text, Picks: picks, Then: func(n Now, answer string) Step {
		if answer == "" {
			return Step{}
		}
		return then(n, answer)
	}}}
}
