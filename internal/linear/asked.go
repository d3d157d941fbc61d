package linear

import (
	"github.com/optout-tui/optout-tui/internal/act"
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
	if s.What == act.SentText || len(s.Picks) == 0 {
		return
	}
	f.say(s.Prompt)
	for i, p := range s.Picks {
		f.say(words.Put(f.Words.Linear.NumberLine, "n", i+1, "text", p.Text))
	}
}

func (s *asked) turn(f *face) error {
	w := f.Words.Linear
	answers := func(text string) func() error { return func() error { s.take(f, text); return nil } }
	q := question{prompt: s.Prompt, expects: w.Expects[s.What], typing: true, enter: answers(s.Now)}
	switch {
	case s.What == act.SentText:
		q.answers = []answer{{"y", w.Does.Yes, answers(s.Picks[0].Answer)}, {"n", w.Does.No, answers(s.Now)}}
		q.other = func(text string) error {
			if f.Words.IsYes(text) {
				return answers(s.Picks[0].Answer)()
			}
			f.unknown(text)
			return nil
		}
	case len(s.Picks) > 0:
		q.prompt = w.AskWhichDo
		q.other = func(text string) error {
			if n, ok := number(text, len(s.Picks)); ok {
				return answers(s.Picks[n-1].Answer)()
			}
			f.wrongNumber(text, len(s.Picks))
			return nil
		}
	default:
		q.other = func(text string) error { return answers(text)() }
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
