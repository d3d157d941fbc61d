package linear

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/words"
)

// asked puts the question that an act asks first. Enter alone gives the answer that
// stands ready, or none.
type asked struct {
	*act.Ask
	then func(act.Step)
}

// acts is what the person's acts are judged by.
func (f *face) acts() act.Now { return act.Now{Presenter: f.present} }

// act asks what an act asks first and records the act, then goes on.
func (f *face) act(s act.Step, then func(done act.Step)) {
	if s.Ask != nil {
		f.push(&asked{s.Ask, then})
	} else if f.did(s) {
		then(s)
	}
}

// did records the events of a step, and says whether that went well. A refusal is
// said.
func (f *face) did(s act.Step) bool {
	if s.Refuse != nil {
		f.say(words.Put(f.Words.Refusals.Refused, "why", s.Refuse.Why, "do", s.Refuse.Do).Trim())
		return false
	}
	return len(s.Events) == 0 || f.do(s.Events...)
}

func (s *asked) enter(f *face, _ bool) {
	switch {
	case s.What == letter.OwnGrounds:
		f.sayGrounds()
		return
	case s.What == act.SentText || s.What == letter.Part || len(s.Picks) == 0:
		return
	}
	f.say(s.Prompt)
	var texts []words.Text
	for _, p := range s.Picks {
		texts = append(texts, p.Text)
	}
	f.sayNumbered(texts)
}

func (s *asked) turn(f *face) error {
	w := f.Words.Linear
	answers := func(text string) func() error { return simply(func() { s.take(f, text) }) }
	q := question{
		prompt: s.Prompt, expects: w.Expects[s.What], typing: true, enter: answers(s.Now),
		other: func(text string) { s.take(f, text) },
	}
	switch {
	case slices.Contains(act.Details(), s.What):
		s.ofDetail(f, &q)
	case s.What == act.SentText:
		q.answers = []answer{{"y", w.Does.Yes, answers(s.Picks[0].Answer)}, {"n", w.Does.No, answers(s.Now)}}
		q.other = func(text string) {
			if f.Words.IsYes(text) {
				s.take(f, s.Picks[0].Answer)
				return
			}
			f.unknown(text)
		}
	case len(s.Picks) > 0:
		q.prompt = w.AskWhichDo
		q.other = f.picks(len(s.Picks), func(i int) { s.take(f, s.Picks[i].Answer) })
	}
	return f.ask(q)
}

// take goes on with an answer. What is refused or cannot be saved is asked again.
func (s *asked) take(f *face, text string) {
	step := s.Then(f.acts(), text)
	if !f.did(step) {
		return
	}
	f.leave()
	switch {
	case step.Ask != nil:
		f.push(&asked{step.Ask, s.then})
	case len(step.Events) == 0:
		f.sayIf(f.Words.Linear.Nothing[s.What])
	default:
		s.then(step)
	}
}
