package present

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Happened is what happened with a request, with its day.
func (p Presenter) Happened(h plan.Happening) words.Text {
	return words.Put(p.Words.DatedLine, "date", p.Day(h.On), "text", p.What(h))
}

// What is what happened with a request and, of a letter, how it was sent.
func (p Presenter) What(h plan.Happening) words.Text {
	what := p.Words.Happened(h.What, h.Late)
	if means := p.Words.Means[h.Means]; means != "" {
		return words.Put(p.Words.Follow.Get().SentBy, "what", what, "means", means)
	}
	return what
}

// Apart says that the text of what happened is read on its own: it is too long for a
// list or, by ear, it is a letter that was sent.
func (p Presenter) Apart(h plan.Happening) bool {
	if p.Style == Heard {
		return !h.Text.IsZero() && h.Outgoing()
	}
	return utf8.RuneCountInString(h.Text.String()) > 160
}

func (p Presenter) history(h plan.Happening) words.Text {
	shape := p.Words.DatedSaid
	switch {
	case h.Text.IsZero():
		return p.Happened(h)
	case p.Apart(h) && p.Style == Heard:
		shape = p.Words.Linear.Get().TextKept
	case p.Apart(h):
		shape = p.Words.TextKept
	}
	return words.Put(shape, "date", p.Day(h.On), "what", p.What(h), "text", h.Text.Line())
}

// sent are the texts that went out, as they were, where they are read apart by ear.
func (p Presenter) sent(a *plan.Account) (texts []words.Text) {
	for _, h := range a.History {
		if w := p.Words.Linear.Get(); p.Style == Heard && p.Apart(h) {
			head := words.Put(w.SentText, "date", p.Day(h.On), "what", p.What(h))
			texts = append(texts, head, h.Text.Text(), w.TextEnd)
		}
	}
	return texts
}

// Note is a note, with its day.
func (p Presenter) Note(n plan.Note) words.Text {
	return words.Put(p.Words.DatedLine, "date", p.Day(n.At), "text", n.Text.Line())
}

// Proof is a file that was kept, whether it is here and, of a mail, what it says of itself.
func (p Presenter) Proof(x plan.Proof) words.Text {
	text := p.Words.ProofFact
	if x.Missing {
		text = p.Words.ProofLost
	}
	fact := text.Put(int(x.Size), "name", x.Name, "date", p.Day(x.At))
	if x.Mail == nil {
		return fact
	}
	return words.Put(p.Words.ProofMail, "proof", fact, "mail", p.Mail(x.Mail))
}

// Mail is what a mail says of itself, "" for none.
func (p Presenter) Mail(m *plan.KeptMail) words.Text {
	if m == nil {
		return ""
	}
	w := p.Words
	text := w.MailSays["unsigned"]
	if m.Signed {
		text = w.MailSays["signed"]
	}
	date, subject := w.MailUndated, w.MailNoSubject
	if !m.On.IsZero() {
		date = p.Day(m.On)
	}
	if !m.Subject.IsZero() {
		subject = m.Subject.Text()
	}
	return words.Put(text, "from", m.From, "date", date, "subject", subject)
}

// Mark is the choice to say that an outcome came. It may have been the authority that was
// reminded, or the company of a complaint.
func (p Presenter) Mark(a *plan.Account, outcome string) words.Text {
	switch {
	case outcome == "reminded" && a.Next.Do == plan.DoAsk:
		outcome = "asked"
	case outcome == "reminded" && a.Next.Do == plan.DoChase:
		outcome = "chased"
	}
	if p.Style == Heard {
		return p.Words.Linear.Get().Does.Mark[outcome]
	}
	return p.Words.Mark[outcome]
}

// Advice is what to do about an outcome that neither grants nor refuses what was asked
// for, and whether the time to answer runs on; "" for any other outcome.
func (p Presenter) Advice(a *plan.Account, outcome string) words.Text {
	w, kind := p.Words.Follow.Get().Advice, ""
	if r := a.Right(); outcome == plan.Closed && r != nil && !r.SentOn().IsZero() {
		a = r
	}
	switch {
	case outcome == plan.Identity && a.Way.Law == catalog.UKGDPR && !a.AnswerBy().IsZero():
		kind = "-uk"
	case !a.AnswerBy().IsZero() && slices.Contains([]catalog.Law{catalog.GDPR, catalog.UKGDPR}, a.Way.Law):
		kind = "-timed"
	case a.SentOn().IsZero() && a.Right() != nil:
		kind = "-right"
	}
	return cmp.Or(w[outcome+kind], w[outcome])
}

// advised is Advice with the steps that it takes, where it takes several.
//
// Sources of the steps: recitals 57 and 64 GDPR; EDPB Guidelines 01/2022, version 2.1,
// section 3.3, which also says that an identity card may be asked for only where that is
// necessary, and what may be covered on it; ICO, "What to expect after making a subject
// access request". They are about access; nothing else is known for an objection.
func (p Presenter) advised(a *plan.Account, outcome string) []words.Text {
	all := []words.Text{p.Advice(a, outcome)}
	if outcome == plan.Identity {
		all = append(all, p.Words.Follow.Get().IdentitySteps...)
	}
	return all
}

// Missing is why an account has no steps: its platform is gone, though it is listed;
// it was taken off the list, and what was recorded is kept; or nothing is kept.
func (p Presenter) Missing(account string) words.Text {
	switch {
	case p.Plan.Account(account) != nil:
		return p.Words.GoneFromList
	case p.Plan.Recorded(account):
		return p.Words.NotOnList
	}
	return p.Words.ForgottenNow
}

// Act is what an act was, for undoing it: what each of its events recorded, said once.
func (p Presenter) Act(events []state.Event) words.Text {
	var texts []words.Text
	for i, e := range events {
		if e.Do == state.Account && slices.ContainsFunc(events[i:], func(o state.Event) bool { return o.Do == state.Joined && o.To == e.Account }) {
			continue // it is only the new name of an account
		}
		if text := p.event(e); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return safetext.Join(texts, ", ")
}

func (p Presenter) event(e state.Event) words.Text {
	said := *p.Words.Events.Get()
	text, ok := said[e.Outcome] // of an undo, that it removed an account
	if !ok {
		text = said[string(e.Do)]
	}
	if e.Do == state.Joined && state.Key(e.Account) != state.Key(e.To) {
		text = said["renamed"]
	}
	step, name := safetext.NewLine(e.Step), p.NameByID(e.Account)
	if a := p.Plan.TrackOf(e); a != nil {
		name = p.Name(a)
		if st := a.Step(e.Step); st != nil {
			step = st.Title
		}
	}
	return words.Put(text, "account", name, "step", step, "country", p.Words.Country(country.Code(e.Country)), "language", p.Words.OwnLanguages[e.Language])
}
