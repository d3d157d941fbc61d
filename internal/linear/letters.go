package linear

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// english is the language in which every text is there.
const english = "en"

// letters asks which of the letters that fit an account it is to be.
func (f *face) letters(from *walk) *place {
	w := f.Words.Linear.Get()
	kinds := func() (*plan.Account, []letter.Kind) {
		a := f.plan.Account(from.account)
		return a, letter.KindsFor(f.plan, a)
	}
	return &place{
		says: func() []words.Text {
			a, all := kinds()
			head := words.Put(w.LettersHead, "account", f.present.Name(a))
			return f.numbered(head, words.Each(all, func(k letter.Kind) words.Text { return w.LetterKinds[string(k)] }))
		},
		asks: func() {
			a, all := kinds()
			if len(all) == 0 {
				f.back()
				return
			}
			begin := func(i int) { f.push(&draft{from: from, account: letter.Track(f.plan, a, all[i]).Key(), kind: all[i]}) }
			next := max(0, slices.Index(all, letter.NextKind(a)))
			f.ask(question{
				prompt:  words.Put(w.AskLetter, "n", next+1, "kind", w.LetterKinds[string(all[next])]),
				expects: w.LetterOther, enter: func() { begin(next) }, other: f.picks(len(all), begin),
			})
		},
	}
}

// draft is a letter: what it lacks is asked for, then it is read out.
type draft struct {
	from    screen // that opened it: the walk, or a round of letters
	account string // the key of the track that it is about
	kind    letter.Kind

	said   safetext.Block // as it was read out last
	again  []string       // what the person wants to tell anew
	extras []string       // what else the letter can say, and is still to be asked
}

func (s *draft) enter(*face, bool) { s.again, s.extras = nil, nil }

func (s *draft) turn(f *face) {
	a := f.plan.Account(s.account)
	if a == nil || a.Way == nil {
		f.say(f.present.Missing(s.account))
		f.back()
		return
	}
	d := letter.Write(f.plan, a, s.kind, f.language)
	need := f.acts().Need(a, d)
	if len(s.again) > 0 {
		need = f.acts().Tell(a, s.again[0], "")
		s.again = s.again[1:]
	}
	optional := need.Ask == nil && len(s.extras) > 0
	if optional {
		need = f.acts().Tell(a, s.extras[0], "")
		s.extras = s.extras[1:]
	}
	if need.Ask != nil {
		f.push(&asked{Ask: need.Ask, then: f.sayTold, open: optional})
		return
	}
	if lacks := f.present.Lacks(a, d); lacks != "" {
		f.say(lacks)
		f.back()
		return
	}
	if d.Text != s.said {
		s.read(f, a, d)
	}
	f.ask(s.question(f, a, d))
}

// sayTold says what was told for letters.
func (f *face) sayTold(done act.Step) {
	e, w := done.Events[0], f.Words.Linear.Get().Told
	value := e.Text.String()
	said := w[e.Key]
	switch {
	case letter.IsWish(e.Key):
		said = w["wish-"+value]
	case letter.IsExtra(e.Key) && value == letter.None:
		said = w["none"]
	case letter.IsExtra(e.Key):
		said = w["extra"]
	}
	f.say(words.Put(said, "text", f.toldAs(e.Key, value)), done.Say)
}

// read says a letter, and before it where it goes.
func (s *draft) read(f *face, a *plan.Account, d letter.Draft) {
	w := f.Words.Linear.Get()
	s.said = d.Text
	if d.Kind == letter.Reason || d.Kind == letter.Objection {
		f.shown[a.Key()] = d.Text
	}
	kind, language := w.LetterKinds[string(d.Kind)], f.Words.OwnLanguages[d.Language]
	f.say(words.Put(w.LetterHead, "account", f.present.Name(a), "kind", kind, "language", language))
	f.say(f.present.Recipient(d)...)
	f.say(d.Text.Text(), w.TextEnd)
	f.say(f.present.BeforeSending(a, d)...)
}

func (s *draft) question(f *face, a *plan.Account, d letter.Draft) question {
	w := f.Words.Linear.Get()
	q := question{prompt: w.AskLetterDo, enter: func() { f.popTo(s.from); s.from.enter(f, true) }, other: f.unknown}
	if d.Kind != letter.Reason && d.To.Email != "" {
		q.prompt = w.AskLetterMail
		q.add("m", w.Does.Mail, func() { f.mail(d) })
	}
	q.add("w", w.Does.Write, func() { f.write(d) })
	q.add("sent", w.Does.SentLetter, func() { s.askSent(f, a, d) })
	if all := letter.LanguagesOf(f.plan, a, s.kind); len(all) > 1 {
		q.add("l", w.Does.Language, func() { f.push(f.languages(all, d.Language)) })
	}
	if told := f.acts().Changes(a, s.kind); len(told) > 0 {
		q.add("c", w.Does.Change, func() { s.again = told })
	}
	if extras := f.acts().Extras(d); len(extras) > 0 {
		q.add("a", w.Does.Extras, func() { s.extras = extras })
	}
	return q
}

// mail hands a letter to the mail program.
func (f *face) mail(d letter.Draft) {
	if err := f.Host.Mail(d.MailLink()); err != nil {
		f.say(words.Put(f.Words.Linear.Get().MailNotOpened, "why", f.Words.Why(err)))
		return
	}
	f.say(f.present.Mailed(d))
}

// write asks for a path and writes a letter there.
func (f *face) write(d letter.Draft) {
	w := f.Words.Linear.Get()
	f.askLine(w.AskPath, w.PathOther, w.NothingWritten, func(path string) {
		full, err := f.Host.Write(path, []byte(d.Text.String()+"\n"))
		if err != nil {
			f.say(words.Put(f.Words.NotWritten, "why", f.Words.Why(err)))
			return
		}
		f.pop()
		f.say(words.Put(f.Words.Follow.Get().WrittenTo, "path", safetext.NewLine(full)))
	})
}

// askSent asks when the letter was sent, and records it with its text.
func (s *draft) askSent(f *face, a *plan.Account, d letter.Draft) {
	f.act(f.acts().Sent(a, d.Kind, d.Language, ""), func(act.Step) {
		f.popTo(s.from)
		if w, ok := s.from.(*walk); ok {
			w.account = s.account // which may be the other track
			w.arrive(f, len(a.Steps), f.Words.Saved)
		} else {
			f.say(words.Sentences(f.Words.Saved, f.standing(f.plan.Account(s.account))))
		}
	})
}

// languages asks in which of the languages of a letter it is to be, and those after it.
func (f *face) languages(all []string, now string) *place {
	w, own := f.Words.Linear.Get(), f.Words.OwnLanguages
	choose := func(i int) { f.language = all[i]; f.pop() }
	return &place{
		says: func() []words.Text {
			return f.numbered(w.LanguageHead, words.Each(all, func(l string) words.Text { return own[l] }))
		},
		asks: func() {
			prompt := words.Put(w.AskLanguage, "language", own[now])
			f.ask(question{prompt: prompt, expects: w.LanguageOther, typing: true, enter: f.pop, other: func(text string) {
				i := slices.IndexFunc(all, func(l string) bool {
					names := []string{l, string(f.Words.Languages[l]), string(own[l])}
					return slices.ContainsFunc(names, func(name string) bool { return safetext.Unmark(name) == safetext.Unmark(text) })
				})
				if i >= 0 {
					choose(i)
				} else {
					f.picks(len(all), choose)(text)
				}
			}})
		},
	}
}
