package linear

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// draft is a letter: what it lacks is asked for, then it is read out.
type draft struct {
	walk *walk
	kind letter.Kind

	said  safetext.Block // as it was read out last
	again []string       // what the person wants to tell anew
}

func (s *draft) enter(*face, bool) { s.again = nil }

func (s *draft) turn(f *face) error {
	a := f.plan.Account(s.walk.account)
	if a == nil || a.Way == nil {
		return errBack
	}
	d := letter.Write(f.plan, a, s.kind, f.letterLanguage())
	if ask := s.toAsk(f, a, d); ask != nil {
		f.askDetail(ask)
		return nil
	}
	if lacks := f.present.Lacks(a, d); lacks != "" {
		f.say(lacks)
		return errBack
	}
	if d.Text != s.said {
		s.read(f, a, d)
	}
	return f.ask(s.question(f, a, d))
}

// toAsk is what to ask of the person before the letter can be read out, nil if it is
// nothing.
func (s *draft) toAsk(f *face, a *plan.Account, d letter.Draft) *act.Ask {
	if len(s.again) > 0 {
		key := s.again[0]
		s.again = s.again[1:]
		return f.acts().Tell(a, key, "").Ask
	}
	return f.acts().Need(a, d).Ask
}

// read says a letter, and before it where it goes.
func (s *draft) read(f *face, a *plan.Account, d letter.Draft) {
	w := f.Words.Linear
	s.said = d.Text
	f.say(words.Put(w.LetterHead, "account", f.present.Name(a), "kind", w.LetterKinds[string(d.Kind)], "language", f.Words.OwnLanguages[d.Language]))
	for _, line := range f.present.Recipient(d) {
		f.say(line)
	}
	f.say(d.Text.Text())
	f.say(w.TextEnd)
	if d.Kind == letter.Reason || d.Kind == letter.Objection {
		f.shown[a.ID] = d.Text
	}
	for _, line := range f.present.BeforeSending(d.Kind) {
		f.say(line)
	}
}

func (s *draft) question(f *face, a *plan.Account, d letter.Draft) question {
	w := f.Words.Linear
	q := question{prompt: w.AskLetterDo, enter: simply(func() { f.returnTo(s.walk); s.walk.enter(f, true) })}
	if d.Kind != letter.Reason && d.To.Email != "" {
		q.prompt = w.AskLetterMail
		q.answers = append(q.answers, answer{"m", w.Does.Mail, simply(func() { s.mail(f, d) })})
	}
	q.answers = append(q.answers,
		answer{"w", w.Does.Write, simply(func() { s.write(f, d) })},
		answer{"sent", w.Does.SentLetter, simply(func() { s.askSent(f, a, d) })},
		answer{"l", w.Does.Language, simply(func() { f.push(&languages{}) })})
	if told := f.acts().Changes(a, s.kind); len(told) > 0 {
		q.answers = append(q.answers, answer{"c", w.Does.Change, simply(func() { s.again = told })})
	}
	return q
}

// mail hands the letter to the mail program.
func (s *draft) mail(f *face, d letter.Draft) {
	if err := f.Host.Mail(d.MailLink()); err != nil {
		f.say(words.Put(f.Words.Linear.MailNotOpened, "why", f.Words.Why(err)))
		return
	}
	f.say(f.present.Mailed(d))
}

// write asks for a path and writes the letter there.
func (s *draft) write(f *face, d letter.Draft) {
	w := f.Words.Linear
	f.push(&line{
		prompt: w.AskPath, expects: w.PathOther, nothing: w.NothingWritten,
		take: func(path string) bool {
			full, err := f.Host.Write(path, []byte(d.Text.String()+"\n"))
			if err != nil {
				f.say(words.Put(f.Words.NotWritten, "why", f.Words.Why(err)))
				return false
			}
			f.say(words.Put(f.Words.Follow.WrittenTo, "path", safetext.NewLine(full)))
			return true
		},
	})
}

// askSent asks when the letter was sent, and records it with its text.
func (s *draft) askSent(f *face, a *plan.Account, d letter.Draft) {
	f.act(f.acts().Sent(a, d.Kind, d.Language, ""), func(act.Step) {
		f.returnTo(s.walk)
		s.walk.arrive(f, len(a.Steps), f.Words.Saved)
	})
}

// languages asks in which language letters are to be.
type languages struct{}

func (s *languages) enter(f *face, _ bool) {
	f.say(f.Words.Linear.LanguageHead)
	all := letter.Languages()
	names := make([]words.Text, len(all))
	for i, l := range all {
		names[i] = f.Words.OwnLanguages[l]
	}
	f.sayNumbered(names)
}

func (s *languages) turn(f *face) error {
	w := f.Words.Linear
	all := letter.Languages()
	return f.ask(question{
		prompt: words.Put(w.AskLanguage, "language", f.Words.OwnLanguages[f.letterLanguage()]), expects: w.LanguageOther, typing: true,
		enter: simply(func() { f.leave() }),
		other: func(text string) {
			choose := func(i int) {
				f.language = all[i]
				f.leave()
			}
			i := slices.IndexFunc(all, func(l string) bool {
				return strings.EqualFold(l, text) || strings.EqualFold(string(f.Words.Languages[l]), text) ||
					strings.EqualFold(string(f.Words.OwnLanguages[l]), text)
			})
			if i >= 0 {
				choose(i)
				return
			}
			f.picks(len(all), choose)(text)
		},
	})
}
