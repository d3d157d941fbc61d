package linear

import (
	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// proofs is the files that are kept with an account, and where another is kept.
type proofs struct{ account string }

func (s *proofs) enter(f *face, _ bool) {
	w := f.Words.Linear
	a := f.plan.Account(s.account)
	if a == nil || len(a.Proofs) == 0 {
		f.say(words.Put(w.ProofsNone, "account", f.present.NameByID(s.account)))
		return
	}
	f.say(words.Put(w.ProofsHead, "account", f.present.Name(a)))
	for i, p := range a.Proofs {
		f.say(words.Put(w.NumberLine, "n", i+1, "text", f.present.Proof(p)))
	}
}

func (s *proofs) turn(f *face) error {
	w := f.Words.Linear
	a := f.plan.Account(s.account)
	if a == nil {
		return errBack
	}
	q := question{
		prompt: w.AskProof, expects: w.ProofOther, typing: true,
		enter: func() error { return errBack },
		other: func(text string) {
			switch n, ok := number(text, len(a.Proofs)); {
			case ok:
				s.open(f, a.Proofs[n-1])
			case isNumber(text) && len(a.Proofs) > 0:
				f.wrongNumber(text, len(a.Proofs))
			default:
				s.keep(f, a, text)
			}
		},
	}
	if len(a.Proofs) > 0 {
		q.prompt = w.AskProofs
	}
	return f.ask(q)
}

// keep keeps a copy of a file, and says under which number.
func (s *proofs) keep(f *face, a *plan.Account, path string) {
	w := f.Words.Linear
	file, err := f.Host.Attach(a.ID, path)
	if err != nil {
		f.say(words.Put(w.NotKept, "why", f.Words.Why(err)))
		return
	}
	before := len(a.Proofs)
	f.failed = nil
	f.take(file)
	if a = f.plan.Account(a.ID); a == nil { // another program took it off the list meanwhile
		f.history = append(f.history, act.Kept(file.Events, s.account))
		f.say(f.present.Missing(s.account))
		return
	}
	kept := a.Proofs
	if len(kept) == before {
		f.say(words.Put(f.Words.Follow.AttachedThen, "name", safetext.NewLine(path), "account", f.present.Name(a)))
		return
	}
	f.history = append(f.history, act.Kept(file.Events, a.ID))
	f.say(words.Put(w.ProofKept, "name", kept[len(kept)-1].Name, "account", f.present.Name(a), "n", len(kept)))
}

func (s *proofs) open(f *face, p plan.Proof) {
	w := f.Words.Linear
	if err := f.Host.OpenProof(p.File); err != nil {
		f.say(words.Put(w.ProofShut, "name", p.Name, "why", f.Words.Why(err)))
		return
	}
	f.say(words.Put(w.ProofOpen, "name", p.Name))
}
