package linear

import (
	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// facts tells what is known about an account and its way, a subject at a time.
func (f *face) facts(account string) *place {
	w := f.Words.Linear.Get()
	return &place{
		says: func() []words.Text {
			a := f.plan.Account(account)
			head := words.Put(w.FactsHead, "account", f.present.Name(a))
			return f.numbered(head, words.Each(f.present.Facts(a), func(s present.Section) words.Text { return s.Title }))
		},
		asks: func() {
			all := f.present.Facts(f.plan.Account(account))
			f.ask(question{prompt: w.AskFact, expects: w.FactOther, enter: f.back, other: f.picks(len(all), func(i int) {
				f.say(words.Put(f.Words.Heading, "title", all[i].Title))
				f.say(all[i].Items...)
			})})
		},
	}
}

// proofs is the files that are kept with an account, and where another is kept.
func (f *face) proofs(account string) *place {
	w := f.Words.Linear.Get()
	return &place{
		says: func() []words.Text {
			a := f.plan.Account(account)
			head := w.ProofsHead
			if len(a.Proofs) == 0 {
				head = w.ProofsNone
			}
			return f.numbered(words.Put(head, "account", f.present.Name(a)), words.Each(a.Proofs, f.present.Proof))
		},
		asks: func() {
			a, prompt := f.plan.Account(account), w.AskProofs
			if len(a.Proofs) == 0 {
				prompt = w.AskProof
			}
			f.ask(question{prompt: prompt, expects: w.ProofOther, typing: true, enter: f.back, other: func(text string) {
				if isNumber(text) && len(a.Proofs) > 0 {
					f.picks(len(a.Proofs), func(i int) { f.openProof(a.Proofs[i]) })(text)
				} else {
					f.keep(a, text)
				}
			}})
		},
	}
}

// keep keeps a copy of a file, and says under which number.
func (f *face) keep(a *plan.Account, path string) {
	w := f.Words.Linear.Get()
	file, err := f.Host.Attach(a.ID, path)
	if err != nil {
		f.say(words.Put(w.NotKept, "why", f.Words.Why(err)))
		return
	}
	f.failed = nil
	f.take(file)
	now := f.plan.Account(a.ID)
	if now != nil && len(now.Proofs) == len(a.Proofs) {
		f.say(words.Put(f.Words.Follow.Get().AttachedThen, "name", safetext.NewLine(path), "account", f.present.Name(a)))
		return
	}
	f.history = append(f.history, act.Kept(file.Events, a.ID))
	if now == nil { // another program took it off the list meanwhile
		f.say(f.present.Missing(a.ID))
		return
	}
	n := len(now.Proofs)
	f.say(words.Put(w.ProofKept, "name", now.Proofs[n-1].Name, "account", f.present.Name(a), "n", n))
	if mail := now.Proofs[n-1].Mail; mail != nil {
		f.say(words.Put(f.Words.Sentence, "why", f.present.Mail(mail)))
	}
	if offer := f.acts().Offer(now, now.Proofs[n-1]); offer.Ask != nil {
		f.act(offer, func(done act.Step) { f.say(words.Sentences(f.Words.Saved, done.Say)) })
	}
}

func (f *face) openProof(p plan.Proof) {
	w := f.Words.Linear.Get()
	if err := f.Host.OpenProof(p.File); err != nil {
		f.say(words.Put(w.ProofShut, "name", p.Name, "why", f.Words.Why(err)))
		return
	}
	f.say(words.Put(w.ProofOpen, "name", p.Name))
}
