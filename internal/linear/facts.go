package linear

import (
	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// facts is what is known about an account's way, a subject at a time.
type facts struct{ account string }

// subject is one of them.
type subject struct {
	title words.Text
	lines []words.Text
}

func (s *facts) subjects(f *face) []subject {
	a := f.plan.Account(s.account)
	if a == nil || a.Way == nil {
		return nil
	}
	w, way, p := f.Words, a.Way, a.Platform
	var all []subject
	add := func(title words.Text, lines ...words.Text) {
		if len(lines) > 0 && lines[0] != "" {
			all = append(all, subject{title, lines})
		}
	}
	add(w.YourNotes, f.notes(a)...)
	add(w.Follow.ReportHistory, f.happenings(a)...)
	add(w.Follow.Report.Sent, f.sent(a)...)
	add(w.YourProofs, f.proofs(a)...)
	add(w.Linear.WhatTaken, p.Uses.Line().Text())
	add(w.WhatYouNeed, texts(way.Needs)...)
	add(w.Since, way.Since.Line().Text())
	add(w.WhatToExpect, way.Expect.Line().Text())
	add(w.HowToVerify, way.Verify.Line().Text())
	add(w.WhatItCovers, way.Covers.Line().Text())
	add(w.WhatItDoesNot, texts(way.NotCover, p.NotCover)...)
	add(w.IfNoAnswer, way.Late.Line().Text())
	add(w.WhenItFails, troubles(way.Trouble, p.Trouble)...)
	add(w.WhereFrom, f.sources(way.Sources, p.Sources)...)
	return all
}

func texts(lists ...[]safetext.Line) []words.Text {
	var all []words.Text
	for _, list := range lists {
		for _, l := range list {
			all = append(all, l.Text())
		}
	}
	return all
}

func troubles(lists ...[]catalog.Trouble) []words.Text {
	var all []words.Text
	for _, list := range lists {
		for _, t := range list {
			all = append(all, t.When.Text()+": "+t.Try.Line().Text())
		}
	}
	return all
}

func (f *face) sources(lists ...[]catalog.Source) []words.Text {
	var all []words.Text
	for _, list := range lists {
		for _, src := range list {
			said := words.Put(f.Words.Linear.SourceLine, "date", f.present.SourceDate(src.Date), "text", src.Says.Line(), "link", safetext.NewLine(src.URL))
			all = append(all, said)
		}
	}
	return all
}

func (f *face) notes(a *plan.Account) []words.Text {
	all := make([]words.Text, len(a.Notes))
	for i, n := range a.Notes {
		all[i] = words.Put(f.Words.Linear.DatedLine, "date", f.Words.Day(n.At), "text", n.Text.Line())
	}
	return all
}

// happenings are what happened, without the texts that were sent: those are
// read on their own.
func (f *face) happenings(a *plan.Account) []words.Text {
	w := f.Words.Linear
	all := make([]words.Text, len(a.History))
	for i, h := range a.History {
		what := f.Words.Happened(h.What, h.Late)
		shape, text := w.DatedLine, what
		switch {
		case h.Text.IsZero():
		case h.What == string(plan.Refused):
			shape, text = w.TheyWrote, h.Text.Line().Text()
		default:
			shape = w.TextKept
		}
		all[i] = words.Put(shape, "date", f.Words.Day(h.On), "text", text, "what", what)
	}
	return all
}

// sent are the texts that went out, as they were.
func (f *face) sent(a *plan.Account) []words.Text {
	var all []words.Text
	for _, h := range a.History {
		if !h.Text.IsZero() && h.What != string(plan.Refused) {
			all = append(all, words.Put(f.Words.Linear.SentText, "date", f.Words.Day(h.On), "what", f.Words.Happened(h.What, h.Late)),
				h.Text.Text(), f.Words.Linear.TextEnd)
		}
	}
	return all
}

func (f *face) proofs(a *plan.Account) []words.Text {
	all := make([]words.Text, len(a.Proofs))
	for i, p := range a.Proofs {
		all[i] = f.Words.Linear.ProofFact.Put(int(p.Size), "date", f.Words.Day(p.At), "name", p.Name)
	}
	return all
}

func (s *facts) enter(f *face, _ bool) {
	w := f.Words.Linear
	if a := f.plan.Account(s.account); a != nil {
		f.say(words.Put(w.FactsHead, "account", f.present.Name(a)))
	}
	for i, sub := range s.subjects(f) {
		f.say(words.Put(w.NumberLine, "n", i+1, "text", sub.title))
	}
}

func (s *facts) turn(f *face) error {
	w := f.Words.Linear
	all := s.subjects(f)
	return f.ask(question{
		prompt: w.AskFact, expects: w.FactOther,
		enter: func() error { return errBack },
		other: func(text string) error {
			n, ok := number(text, len(all))
			if !ok {
				f.wrongNumber(text, len(all))
				return nil
			}
			f.say(all[n-1].title + ":")
			for _, l := range all[n-1].lines {
				f.say(l)
			}
			return nil
		},
	})
}
