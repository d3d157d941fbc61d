package linear

import (
	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// english is the language in which every text is there.
const english = "en"

// atStep is the question at a step. Enter alone never says that a request was
// sent or confirmed: that takes a d.
func (s *walk) atStep(f *face, a *plan.Account, st *plan.Step) question {
	w := f.Words.Linear
	done := simply(func() { s.claim(f, a, st) })
	skip := simply(func() { s.arrive(f, s.after(a), w.Skipped) })
	open := simply(func() { s.open(f, a, st) })
	language := f.letterLanguage()
	show := simply(func() { s.show(f, a, st, language) })
	claims := !st.Optional && (st.Do == catalog.Send || st.Do == catalog.Check)

	q := question{expects: words.Put(w.StepOther, "max", len(a.Steps)), other: s.goTo(f, a)}
	switch {
	case st.Done && a.Status == plan.Again && claims:
		q.prompt, q.enter = w.AskLook, skip
	case st.Done:
		q.prompt, q.enter = w.AskDone, simply(func() { s.arrive(f, s.after(a), "") })
	case st.Link != "" && s.opened != st.ID:
		q.prompt, q.enter = w.AskOpen, open
	case st.Letter != "" && s.shown != st.ID:
		q.prompt, q.enter = w.AskText, show
	case st.Do == catalog.Send && claims:
		q.prompt, q.enter = w.AskSend, skip
	case st.Do == catalog.Check && claims && a.Way.Kind != catalog.Setting:
		q.prompt, q.enter = w.AskAnswer, skip
	case st.Do == catalog.Check && claims:
		q.prompt, q.enter = w.AskCheck, skip
	case st.Link != "":
		q.prompt, q.enter = w.AskOpened, done
	default:
		q.prompt, q.enter = w.AskPlain, done
	}
	if st.Done && a.Status != plan.Again {
		q.answers = append(q.answers, answer{"r", w.Does.Untick, simply(func() { s.untick(f, a, st) })})
	}
	q.answers = append(q.answers, answer{"d", w.Does.Done, done}, answer{"s", w.Does.Skip, skip})
	if st.Link != "" {
		q.answers = append(q.answers, answer{"o", w.Does.Open, open})
	}
	if st.Letter != "" {
		q.answers = append(q.answers, answer{"t", w.Does.Text, show})
		if language != english {
			q.answers = append(q.answers, answer{english, w.Does.TextEnglish, simply(func() { s.show(f, a, st, english) })})
		}
	}
	q.answers = append(q.answers, answer{"i", w.Does.Info, simply(func() { s.info(f, st) })})
	q.answers = append(q.answers, s.always(f, a)...)
	q.answers = append(q.answers, s.back(f)...)
	return q
}

// always are the answers at every step, and at the end.
func (s *walk) always(f *face, a *plan.Account) []answer {
	w := f.Words.Linear
	var all []answer
	for _, o := range a.Outcomes() {
		key := safetext.NewLine(o).Text()
		if o == string(plan.Done) {
			key = "x"
		}
		all = append(all, answer{key, f.present.Mark(a, o), simply(func() { s.mark(f, a, o) })})
	}
	if a.LinkedTo == nil && len(f.plan.Linkable(a)) > 0 {
		all = append(all, answer{"k", w.Does.Link, simply(func() { s.link(f, a) })})
	}
	if len(letter.KindsFor(f.plan, a)) > 0 {
		write := answer{"t", w.Does.Letter, simply(func() { f.push(&letters{walk: s}) })}
		if _, st := s.here(f); st != nil && st.Letter != "" { // whose own text t is
			write.key, write.does = "letter", w.Does.OtherLetter
		}
		all = append(all, write)
	}
	return append(all,
		answer{"p", w.Does.Proofs, simply(func() { f.push(&proofs{account: a.ID}) })},
		answer{"n", w.Does.Note, simply(func() { s.note(f, a) })},
		answer{"f", w.Does.Facts, simply(func() { f.push(&facts{account: a.ID}) })},
		answer{"a", w.Does.Another, simply(func() { f.askLabel(a.Platform) })},
		answer{"v", w.Does.Overview, simply(func() { f.restart(&overview{}) })},
		answer{"l", w.Does.Platforms, simply(func() { f.restart(&overview{}); f.push(&checklist{}) })},
		answer{"u", w.Does.Undo, simply(func() { s.undo(f) })},
	)
}

// claim ticks a step, and goes to the next one that is open. The text that was shown
// is kept with it if the person says that they sent it.
func (s *walk) claim(f *face, a *plan.Account, st *plan.Step) {
	f.act(f.acts().Tick(a, st, f.shown[a.ID]), func(act.Step) {
		if st.Do == catalog.Send {
			delete(f.shown, a.ID)
		}
		s.moveOn(f, f.Words.Linear.SaidDone)
	})
}

// moveOn goes to the next open step of the account as it is now.
func (s *walk) moveOn(f *face, happened words.Text) {
	if a := f.plan.Account(s.account); a != nil && a.Way != nil {
		s.arrive(f, s.after(a), happened)
	}
}

func (s *walk) untick(f *face, a *plan.Account, st *plan.Step) {
	f.act(f.acts().Untick(a, st), func(act.Step) { s.arrive(f, s.at, f.Words.Linear.SaidNotDone) })
}

// undo takes the last thing back, and goes to the step if that was its tick.
func (s *walk) undo(f *face) {
	last, ok := f.undo()
	a := f.plan.Account(s.account)
	if !ok || a == nil || a.Way == nil {
		return
	}
	at := s.at
	for i := range a.Steps {
		if last.Account == a.ID && last.Step == a.Steps[i].ID {
			at = i
		}
	}
	s.arrive(f, min(at, len(a.Steps)), "")
}

// open hands a step's link to the browser, and always says it.
func (s *walk) open(f *face, a *plan.Account, st *plan.Step) {
	w := f.Words.Linear
	f.say(words.Put(w.Opening, "host", link.Host(st.Link), "link", st.Link))
	s.opened = st.ID
	if err := f.Host.Open(st.Link, a.Platform.Domains); err != nil {
		f.say(words.Put(w.NotOpened, "why", f.Words.Why(err)))
		return
	}
	f.say(w.HandedOver)
	f.record([]state.Event{{Do: state.Opened, Account: a.ID, Way: a.Way.ID, Step: st.ID, Link: st.Link}})
}

// show says the ready text of a step under the law of its way, in a language.
func (s *walk) show(f *face, a *plan.Account, st *plan.Step, language string) {
	text := safetext.NewBlock(letter.Template(letter.Kind(st.Letter), a.Way.Law, language))
	s.shown, f.shown[a.ID] = st.ID, text
	f.say(words.Put(f.Words.Heading, "title", words.Put(f.Words.TextTitle, "language", f.Words.OwnLanguages[language])))
	f.say(text.Text())
	f.say(f.Words.Linear.TextEnd)
}

// info says what to know about a step, and the other ways to its page.
func (s *walk) info(f *face, st *plan.Step) {
	w := f.Words
	f.sayIf(s.text(f, st))
	if st.Link != "" {
		f.say(words.Put(w.Linear.LinkLine, "link", st.Link))
	}
	for _, route := range f.present.Routes(st.Otherwise) {
		f.say(route)
	}
}

// mark records how the whole account stands, or what happened later, by the
// person's word.
func (s *walk) mark(f *face, a *plan.Account, outcome string) {
	f.act(f.acts().Mark(a, outcome, "", ""), func(done act.Step) {
		s.arrive(f, len(a.Steps), words.Sentences(f.Words.Saved, done.Say))
	})
}

// link says that this account is linked with another one.
func (s *walk) link(f *face, a *plan.Account) {
	f.act(f.acts().Link(a, nil), func(done act.Step) {
		e := done.Events[0]
		f.say(words.Put(f.Words.Linear.Linked, "account", f.present.NameByID(e.Account), "other", f.present.NameByID(e.To)))
		s.arrive(f, len(a.Steps), "")
	})
}

func (s *walk) note(f *face, a *plan.Account) {
	f.act(f.acts().Note(a, ""), func(act.Step) { f.say(words.Put(f.Words.Linear.NoteKept, "account", f.present.Name(a))) })
}
