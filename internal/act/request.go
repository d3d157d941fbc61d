package act

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// SentText is what Tick asks: whether the text that was ready is the one that was
// sent. No answer means no.
const SentText = "sent-text"

// Means is what is asked once a letter is said to be sent: how. It may stay open.
const Means = "means"

// SentLetters is what SentAll asks: how several letters were sent. No answer means that
// they were not.
const SentLetters = "sent-all"

// Tick records that a step is done. One that was ticked before is recorded again
// only when it is time to look again. ready is a text that the person was given to
// send: the step that sends the request asks whether it was sent, and keeps it then.
func (n Now) Tick(a *plan.Account, st *plan.Step, ready safetext.Block) Step {
	tick := func(text safetext.Block) Step {
		e := state.Event{Do: state.Step, Account: a.ID, Way: a.Way.ID, Step: st.ID, Text: text}
		if a.IsObjection() && st.Do == catalog.Send {
			return n.askMeans(func(Now) Step { return record(e) })
		}
		return record(e)
	}
	switch {
	case st.Done && a.Status != plan.Again:
		return refuse(WasDone, words.Put(n.Words.Refusals.Get().WasDone, "account", n.Name(a), "step", st.Title))
	case st.Do != catalog.Send || st.Optional || ready.IsZero():
		return tick(safetext.Block{})
	}
	return Step{Ask: &Ask{
		What: SentText, Prompt: n.asks().SentText, Text: ready.Text(), Picks: []Pick{{Yes, n.Words.ThatText}, {"", n.Words.OtherText}},
		Then: func(_ Now, answer string) Step {
			if answer == "" {
				return tick(safetext.Block{})
			}
			return tick(ready)
		},
	}}
}

// Untick records that a step is not done after all.
func (n Now) Untick(a *plan.Account, st *plan.Step) Step {
	return Step{Events: words.Each(st.Ticks, func(id string) state.Event {
		return state.Event{Do: state.Undo, Undoes: id, Account: a.ID}
	})}
}

// Mark records what happened with a request on a day, such as 2026-10-02. text is
// what the company wrote. Without a day, done is done today; for all else it asks
// for the day, and for a refusal then also for the text.
func (n Now) Mark(a *plan.Account, outcome, on, text string) Step {
	if whole := n.Plan.Account(a.ID); outcome == plan.Closed && whole != nil && whole.Way != nil && whole.Way.Kind != catalog.None {
		a = whole // it is gone on both tracks
	}
	switch {
	case a.Way == nil || a.Way.Kind == catalog.None:
		return refuse(NoWay, words.Put(n.Words.Refusals.Get().NoWay, "account", n.Name(a)))
	case LongerThan(text, MaxText):
		return n.refuseLong(text, MaxText)
	case on != "":
		return n.happened(a, outcome, on, safetext.NewBlock(text))
	case outcome == string(plan.Done):
		return n.askDone(a)
	}
	return n.askDay(a, outcome, func(n Now, on string) Step {
		s := n.Mark(a, outcome, on, "")
		switch {
		case s.Refuse == nil && outcome == string(plan.Refused):
			return Step{Ask: &Ask{
				What: "refusal", Prompt: words.Put(n.asks().Refusal, "account", n.Name(a)), Max: MaxText,
				Then: func(n Now, text string) Step { return n.Mark(a, outcome, on, text) },
			}}
		case outcome == string(plan.Sent) && a.IsObjection():
			return n.askMeans(func(n Now) Step { return n.Mark(a, outcome, on, "") })
		}
		return s
	})
}

// AskAnswer asks which of the answers came that neither grant nor refuse what was asked
// for, or whether the form was not there. No answer changes nothing.
func (n Now) AskAnswer(a *plan.Account) Step {
	marks := words.Each(a.Answers(), func(o string) Pick { return Pick{o, n.Presenter.Mark(a, o)} })
	picks := append([]Pick{{"", n.Words.AnswerNone}}, marks...)
	return ask("answer", words.Put(n.asks().Answer, "account", n.Name(a)), "", func(n Now, outcome string) Step {
		return n.Mark(a, outcome, "", "")
	}, picks...)
}

// By says by which means what a step records was sent, "" if that was not said.
func (s Step) By(means string) Step {
	for i := range s.Events {
		s.Events[i].Means = means
	}
	return s
}

// askMeans asks how a letter was sent, before that is recorded.
func (n Now) askMeans(record func(Now) Step) Step {
	if s := record(n); s.Refuse != nil {
		return s
	}
	q := &Ask{What: Means, Prompt: n.asks().Means, Picks: []Pick{{"", n.Words.MeansOpen}}}
	for _, m := range plan.Means() {
		q.Picks = append(q.Picks, Pick{m, n.Words.Means[m]})
	}
	q.Then = func(n Now, means string) Step { return record(n).By(means) }
	return Step{Ask: q}
}

// Sent records that a letter went out on a day, with its text as it was then. It
// asks for the day if that is "".
func (n Now) Sent(a *plan.Account, k letter.Kind, language, on string) Step {
	if on == "" {
		return n.askDay(a, letter.Outcome(k), func(n Now, on string) Step {
			if k == letter.Reason { // which goes with a form
				return n.Sent(a, k, language, on)
			}
			return n.askMeans(func(n Now) Step { return n.Sent(a, k, language, on) })
		})
	}
	a = letter.Under(n.Plan, a, k)
	s := n.happened(a, letter.Outcome(k), on, safetext.Block{})
	if s.Refuse != nil {
		return s
	}
	then := *n.Plan
	then.Today, _ = readDay(on) // it was read before
	d := letter.Write(&then, a, k, language)
	if why := n.Lacks(a, d); why != "" {
		return refuse(Lacks, why)
	}
	s.Events[0].Text = d.Text
	return s
}

// SentAll records that several letters went out on a day, each with its text as it was
// then: all of them or none. It asks how and when they went out if the day is "", and no
// answer records nothing.
func (n Now) SentAll(tasks []letter.Task, language, on string) Step {
	if on == "" {
		return n.askSentAll(tasks, language)
	}
	var all Step
	for _, t := range tasks {
		s := n.Sent(t.Account, t.Kind, language, on)
		if s.Refuse != nil {
			s.Refuse.Why = words.Put(n.Words.Refusals.Get().OfAccount, "account", n.Name(t.Account), "why", s.Refuse.Why)
			return s
		}
		all.Events = append(all.Events, s.Events...)
	}
	return all
}

// askSentAll asks how letters went out, and then when.
func (n Now) askSentAll(tasks []letter.Task, language string) Step {
	names := n.Names(words.Each(tasks, func(t letter.Task) *plan.Account { return t.Account }))
	prompt := words.Put(n.asks().SentAll, "accounts", safetext.Join(names, ", "))
	q := &Ask{What: SentLetters, Prompt: prompt, Picks: []Pick{{"", n.Words.SentNone}}}
	for _, m := range plan.Means() {
		q.Picks = append(q.Picks, Pick{m, n.Words.Means[m]})
	}
	const open = "open"
	q.Picks = append(q.Picks, Pick{open, n.Words.MeansOpen})
	q.Then = func(n Now, means string) Step {
		switch means {
		case "":
			return Step{}
		case open:
			means = ""
		}
		return n.onDay(n.asks().DayOfAll, func(n Now, on string) Step { return n.SentAll(tasks, language, on).By(means) })
	}
	return Step{Ask: q}
}

// happened records an outcome, unless it cannot have come on that day.
func (n Now) happened(a *plan.Account, outcome, on string, text safetext.Block) Step {
	w := n.Words.Refusals.Get()
	day, err := readDay(on)
	if err != nil {
		return refuse(NoDay, words.Put(w.NoDay, "text", shown(on)))
	}
	on = day.Format(time.DateOnly)
	if doubt := a.MayHappen(outcome, day, n.Plan.Today); doubt != "" {
		return refuse(Kind(doubt), words.Put(w.Doubts[string(doubt)], "text", shown(on), "account", n.Name(a), "today", n.Day(n.Plan.Today),
			"earliest", n.Day(plan.Earliest()), "law", n.Day(catalog.ClaimUnder(a.Way.Law).From.On),
			"sent", n.Day(a.SentOn()), "refused", n.Day(a.Since)))
	}
	s := record(state.Event{Do: state.Outcome, Account: a.ID, Way: a.Way.ID, Outcome: outcome, On: on, Text: text})
	s.Say = n.Advice(a, outcome)
	if a.TooLate(outcome, day) {
		s.Say = n.Words.Follow.Get().LateDo
	}
	return s
}

// askDay asks on which day something happened. No answer means today.
func (n Now) askDay(a *plan.Account, outcome string, then func(n Now, on string) Step) Step {
	return n.onDay(words.Put(n.asks().Day, "what", n.Words.Happened(outcome, false), "account", n.Name(a)), then)
}

// onDay asks for a day. No answer means today.
func (n Now) onDay(prompt words.Text, then func(n Now, on string) Step) Step {
	return Step{Ask: &Ask{
		What: "day", Prompt: prompt, Now: n.Today(), Max: len(time.DateOnly),
		Then: func(n Now, on string) Step {
			if on == "" {
				on = n.Today()
			}
			return then(n, on)
		},
	}}
}

// Today is the day of the plan, as Mark takes it.
func (n Now) Today() string { return n.Plan.Today.Format(time.DateOnly) }

// readDay reads a day, whatever blanks stand around it. Dashes and digits may be those of
// another keyboard, or of a text that was copied.
func readDay(text string) (time.Time, error) {
	dash := func(r rune) rune {
		if unicode.Is(unicode.Pd, r) || r == '\u2212' {
			return '-'
		}
		return r
	}
	return time.Parse(time.DateOnly, strings.Map(dash, norm.NFKC.String(safetext.NewLine(text).String())))
}
