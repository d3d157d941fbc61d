package linear

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// walk is one account's steps, one after the other.
type walk struct {
	account string
	at      int  // the step that the person is at; len(steps) is the end
	extra   bool // the steps that also help are gone through, too
	told    bool // that texts said before are not said again

	opened, shown string // the step whose page or text the person was just given
}

// newWalk begins with the first step, or with the end if what comes next is none.
func newWalk(f *face, a *plan.Account) *walk {
	return &walk{account: a.Key(), at: index(a, f.plan.FirstStep(a))}
}

// index is where a step stands, the end for none.
func index(a *plan.Account, step string) int {
	for i, st := range a.Steps {
		if st.ID == step {
			return i
		}
	}
	return len(a.Steps)
}

// after is where to go after a step, the end if there is nothing more to do.
func (s *walk) after(a *plan.Account, st *plan.Step) int {
	return index(a, a.StepAfter(st.ID, s.extra))
}

// here is the account and the step that the person is at. The step is nil at the
// end; the account is nil if it is gone, and its way if the platform is.
func (s *walk) here(f *face) (*plan.Account, *plan.Step) {
	a := f.plan.Account(s.account)
	if a == nil || a.Way == nil || s.at >= len(a.Steps) {
		return a, nil
	}
	return a, &a.Steps[s.at]
}

func (s *walk) enter(f *face, back bool) {
	a, _ := s.here(f)
	f.visited[s.account] = true
	if a == nil || a.Way == nil { // which the turn says
		return
	}
	if !back {
		s.head(f, a)
	}
	f.say(s.line(f, ""))
}

// head says who this is about, what is possible, how well that is known, and how it stands.
func (s *walk) head(f *face, a *plan.Account) {
	w := f.Words
	f.say(words.Put(w.Linear.Get().Head, "account", f.present.Name(a), "way", f.present.Possible(a), "evidence", f.present.Evidence(a.Way)))
	if a.Way.Kind == catalog.None {
		f.say(a.Way.Since.Line().Text())
	}
	f.say(w.WhoMay[string(a.Way.Who)])
	if a.Status != plan.Todo && a.Status != plan.None && s.at < len(a.Steps) { // the end says it, too
		f.say(words.Put(w.Sentence, "why", words.Put(w.StatusLine, "status", f.present.Status(a))))
	}
	if a.LinkedTo != nil {
		f.say(words.Put(w.CoveredBy, "account", f.present.Name(a.LinkedTo)))
	}
	if a.Moved {
		f.say(words.Put(w.MovedWay, "country", f.Words.Country(f.plan.Country)))
	}
}

// arrive goes to a step and says it, after what happened to the last one.
func (s *walk) arrive(f *face, at int, happened words.Text) {
	s.at, s.opened, s.shown = at, "", ""
	f.say(s.line(f, happened))
}

// line is the step that the person is at and, unless it was said before, what to
// know about it; at the end it is how the account stands.
func (s *walk) line(f *face, happened words.Text) words.Text {
	w := f.Words.Linear.Get()
	a, st := s.here(f)
	if a == nil { // which the next turn says
		return happened
	}
	if st == nil {
		said := words.Sentences(happened, f.standing(a))
		switch {
		case letter.Due(f.plan, a) != "":
			said = words.Sentences(said, w.LetterReady)
		case a.Objection != nil && a.Objection.Status == plan.Todo && !a.Way.Untrained:
			said = words.Sentences(said, w.CanObject[f.present.Gives(a.Objection)])
		}
		return said
	}
	shape := w.Step
	if st.Optional && a.Way.Kind != catalog.None {
		shape = w.Extra
	}
	is := "todo"
	switch {
	case st.Done:
		is = "done"
	case !st.Opened.IsZero():
		is = "opened"
	}
	said := words.Sentences(happened, words.Put(shape[is], "n", s.at+1, "of", count(a, st), "title", st.Title))
	text := string(s.text(f, st))
	switch {
	case st.Done || text == "" || f.heard[text] && s.told:
		return said
	case f.heard[text]:
		s.told = true
		return words.Sentences(said, w.SameText)
	}
	f.heard[text] = true
	return said + "\n" + s.text(f, st)
}

// count is how many steps there are: for one that is needed, up to the last that is.
func count(a *plan.Account, st *plan.Step) int {
	n := len(a.Steps)
	for n > 0 && a.Steps[n-1].Optional && !st.Optional {
		n--
	}
	return n
}

// text is what to know about a step.
func (s *walk) text(f *face, st *plan.Step) words.Text {
	text := words.Sentences(st.Text.Line().Text(), f.Words.StepUncertain[string(st.Evidence)])
	return safetext.Join(append([]words.Text{text}, f.present.Code(st.Code)...), "\n")
}

// turn asks about the step, or at the end where to go on.
func (s *walk) turn(f *face) {
	a, st := s.here(f)
	switch {
	case a == nil || a.Way == nil:
		f.say(f.present.Missing(s.account))
		f.overall()
	case st == nil:
		f.ask(s.atEnd(f, a))
	default:
		f.ask(s.atStep(f, a, st))
	}
}

func (s *walk) atEnd(f *face, a *plan.Account) question {
	w := f.Words.Linear.Get()
	q, withExtra := question{prompt: w.AskEndLast, enter: f.overall}, w.AskEndLastMore
	if next := f.plan.NextAccount(a, f.visited); next != nil {
		name := f.present.Name(next)
		q.prompt, withExtra = words.Put(w.AskEndNext, "account", name), words.Put(w.AskEndExtra, "account", name)
		q.enter = func() { f.pop(); f.push(newWalk(f, next)) }
	}
	extra := slices.IndexFunc(a.Steps, func(st plan.Step) bool { return st.Optional && !st.Done })
	if extra >= 0 {
		q.prompt = withExtra
		q.add("e", w.Does.Extra, func() {
			s.extra = true
			s.arrive(f, extra, "")
		})
	}
	s.addAlways(f, a, &q)
	return q
}
