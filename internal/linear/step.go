package linear

import (
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// atStep is the question at a step. Enter alone never says that a request was
// sent or confirmed: that takes a d.
func (s *walk) atStep(f *face, a *plan.Account, st *plan.Step) question {
	w := f.Words.Linear.Get()
	done := func() { s.claim(f, a, st) }
	skip := func() { s.arrive(f, s.after(a, st), w.Skipped) }
	open := func() { s.open(f, a, st) }
	show := func() { s.show(f, a, st, f.language) }
	whole := st.Letter != "" && letter.Kind(st.Letter) != letter.Reason
	if whole {
		show = func() { s.shown = st.ID; f.push(&draft{from: s, account: s.account, kind: letter.Kind(st.Letter)}) }
	}
	claims := !st.Optional && (st.Do == catalog.Send || st.Do == catalog.Check)

	var q question
	switch {
	case st.Done && a.Status == plan.Again && claims:
		q.prompt, q.enter = w.AskLook, skip
	case st.Done:
		q.prompt, q.enter = w.AskDone, func() { s.arrive(f, s.after(a, st), "") }
	case st.Link != "" && s.opened != st.ID:
		q.prompt, q.enter = words.Put(w.AskOpen, "host", link.Host(st.Link)), f.later(act.Repeats, open)
	case st.Letter != "" && s.shown != st.ID:
		q.prompt, q.enter = w.AskText, show
	case st.Do == catalog.Send && claims:
		q.prompt, q.enter = w.AskSend, skip
	case claims && a.Way.Kind != catalog.Setting:
		q.prompt, q.enter = w.AskAnswer, skip
	case claims:
		q.prompt, q.enter = w.AskCheck, skip
	case st.Link != "":
		q.prompt, q.enter = w.AskOpened, f.later(act.FirstRepeat, done)
	default:
		q.prompt, q.enter = w.AskPlain, f.later(act.FirstRepeat, done)
	}
	if st.Done && a.Status != plan.Again {
		q.add("r", w.Does.Untick, func() {
			f.act(f.acts().Untick(a, st), func(act.Step) { s.arrive(f, s.at, w.SaidNotDone) })
		})
	}
	q.add("d", w.Does.Done, done)
	q.add("s", w.Does.Skip, skip)
	if st.Link != "" {
		q.add("o", w.Does.Open, open)
	}
	if st.Letter != "" {
		q.add("t", w.Does.Text, show)
	}
	if st.Do == catalog.Set {
		q.add("c", w.Does.CopyCode, func() { f.copyCode(st) })
	}
	if st.Letter != "" && !whole && f.text(a, st, f.language).Language != english {
		q.add(english, w.Does.TextEnglish, func() { s.show(f, a, st, english) })
	}
	q.add("i", w.Does.Info, func() { s.info(f, st) })
	s.addAlways(f, a, &q)
	return q
}

// later is what Enter does, unless it follows another Enter so quickly that the key may only
// be held down.
func (f *face) later(after time.Duration, do func()) func() {
	return func() {
		if f.in.gap < after {
			f.say(f.Words.TooSoon)
			return
		}
		do()
	}
}

// addAlways adds the answers at every step, and at the end: also the number of a step.
func (s *walk) addAlways(f *face, a *plan.Account, q *question) {
	w := f.Words.Linear.Get()
	q.expects = words.Put(w.StepOther, "max", len(a.Steps))
	q.other = f.picks(len(a.Steps), func(i int) { s.arrive(f, i, "") })
	for _, o := range slices.Concat(a.Outcomes(), a.Answers()) {
		key := o
		if o == string(plan.Done) {
			key = "x"
		}
		q.add(key, f.present.Mark(a, o), func() { s.mark(f, a, o) })
	}
	if a.LinkedTo == nil && len(f.plan.Linkable(a)) > 0 {
		q.add("k", w.Does.Link, func() { s.link(f, a) })
	}
	if other := f.plan.Other(a); other != nil {
		key := "object"
		if a.IsObjection() {
			key = "way"
		}
		q.add(key, f.present.Other(a), func() { f.pop(); f.push(newWalk(f, other)) })
	}
	if len(letter.KindsFor(f.plan, a)) > 0 {
		key, does := "t", w.Does.Letter
		if _, st := s.here(f); st != nil && st.Letter != "" { // whose own text t is
			key, does = "letter", w.Does.OtherLetter
		}
		q.add(key, does, func() { f.push(f.letters(s)) })
	}
	q.add("p", w.Does.Proofs, func() { f.push(f.proofs(a.ID)) })
	q.add("n", w.Does.Note, func() {
		f.act(f.acts().Note(a, ""), func(act.Step) { f.say(words.Put(w.NoteKept, "account", f.present.Name(a))) })
	})
	q.add("f", w.Does.Facts, func() { f.push(f.facts(a.Key())) })
	q.add("a", w.Does.Another, func() { f.askLabel(a.Platform) })
	q.add("name", w.Does.Rename, func() { f.act(f.acts().Rename(a), func(done act.Step) { f.say(done.Say) }) })
	q.add("v", w.Does.Overview, f.overall)
	q.add("l", w.Does.Platforms, func() { f.overall(); f.push(&checklist{}) })
	q.add("u", w.Does.Undo, func() { s.undo(f) })
	if s.at > 0 { // else b leaves the steps, as everywhere
		q.add("b", w.Does.Previous, func() { s.arrive(f, s.at-1, "") })
	}
}

// claim ticks a step, and goes to the next one that is open. The text that was shown
// is kept with it if the person says that they sent it.
func (s *walk) claim(f *face, a *plan.Account, st *plan.Step) {
	f.act(f.acts().Tick(a, st, f.shown[a.Key()]), func(act.Step) {
		if st.Do == catalog.Send {
			delete(f.shown, a.Key())
		}
		if now := f.plan.Account(a.Key()); now != nil {
			s.arrive(f, s.after(now, st), f.Words.Linear.Get().SaidDone)
		}
	})
}

// undo undoes the last act, and goes to the step if that was its tick.
func (s *walk) undo(f *face) {
	undone, a := f.undo(), f.plan.Account(s.account)
	if len(undone) == 0 || a == nil || a.Way == nil { // which the next turn says
		return
	}
	at := min(s.at, len(a.Steps))
	if i := index(a, undone[0].Step); undone[0].Account == a.ID && undone[0].Way == a.Way.ID && i < len(a.Steps) {
		at = i
	}
	s.arrive(f, at, "")
}

// open hands a step's link to the browser, and always says it.
func (s *walk) open(f *face, a *plan.Account, st *plan.Step) {
	w := f.Words.Linear.Get()
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
	d := f.text(a, st, language)
	s.shown, f.shown[a.Key()] = st.ID, d.Text
	title := words.Put(f.Words.TextTitle, "language", f.Words.OwnLanguages[d.Language])
	f.say(words.Put(f.Words.Heading, "title", title), d.Text.Text(), f.Words.Linear.Get().TextEnd)
}

// text is the ready text of a step in a language.
func (f *face) text(a *plan.Account, st *plan.Step, language string) letter.Draft {
	return letter.Write(f.plan, a, letter.Kind(st.Letter), language)
}

// copyCode copies the code of a step, and says whether it is known to be copied.
func (f *face) copyCode(st *plan.Step) {
	if err := f.Host.Copy(st.Code.Text.String()); err != nil {
		f.say(f.Words.Linear.Get().NotCopied) // whatever the reason: this face sends nothing to the terminal's clipboard
		return
	}
	f.say(f.Words.Code.Copied)
}

// info says what to know about a step, and the other ways to its page.
func (s *walk) info(f *face, st *plan.Step) {
	f.say(s.text(f, st))
	if st.Link != "" {
		f.say(words.Put(f.Words.CLI.Get().ReportLink, "link", st.Link))
	}
	f.say(f.present.Routes(st.Otherwise)...)
}

// mark records how the whole account stands, or what happened later, by the person's word.
func (s *walk) mark(f *face, a *plan.Account, outcome string) {
	f.act(f.acts().Mark(a, outcome, "", ""), func(done act.Step) {
		s.arrive(f, len(a.Steps), words.Sentences(f.Words.Saved, done.Say))
	})
}

// link says that this account is linked with another one.
func (s *walk) link(f *face, a *plan.Account) {
	f.act(f.acts().Link(a, nil), func(done act.Step) {
		e := done.Events[0]
		f.say(words.Put(f.Words.Linear.Get().Linked, "account", f.present.NameByID(e.Account), "other", f.present.NameByID(e.To)))
		s.arrive(f, len(a.Steps), "")
	})
}
