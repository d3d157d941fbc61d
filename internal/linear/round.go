package linear

import (
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// round is the letters that are to be written now: what they lack is asked for once, then
// they are listed, read, written to a directory, and recorded as sent by their numbers.
type round struct{ said []words.Text } // as they were listed last

func (s *round) enter(*face, bool) { s.said = nil }

func (s *round) turn(f *face) {
	r := f.present.Round(f.language)
	if need := f.acts().NeedAll(r.Drafts); need.Ask != nil {
		f.act(need, f.sayTold)
		return
	}
	w := f.Words.Linear.Get()
	if len(r.Tasks) == 0 {
		f.say(f.Words.Follow.Get().RoundNone)
		f.back()
		return
	}
	s.list(f, r)
	q := question{prompt: w.AskRound, expects: w.RoundOther, enter: f.back}
	q.other = f.picks(len(r.Tasks), func(i int) { s.read(f, r.Tasks[i]) })
	q.add("w", w.Does.WriteAll, func() { f.writeAll(r) })
	q.add("sent", w.Does.SentSome, func() {
		f.askLine(w.AskSentSome, w.SentSomeOther, w.NoneSent, func(text string) { f.sent(r, text) })
	})
	f.ask(q)
}

// list says the letters, and which accounts get none, unless that was said before.
func (s *round) list(f *face, r present.Round) {
	tasks := make([]words.Text, len(r.Tasks))
	for i, t := range r.Tasks {
		tasks[i] = f.present.Task(t, r.Drafts[i])
	}
	if slices.Equal(tasks, s.said) {
		return
	}
	s.said = tasks
	f.say(f.numbered(words.Put(f.Words.Heading, "title", f.Words.RoundTitle), tasks)...)
	for _, o := range r.Out {
		f.say(words.Put(f.Words.Sentence, "why", o.Text))
	}
}

// read reads out one letter.
func (s *round) read(f *face, t letter.Task) {
	f.push(&draft{from: s, account: t.Account.Key(), kind: t.Kind})
}

// sent takes the numbers of letters that were sent.
func (f *face) sent(r present.Round, text string) {
	var some []letter.Task
	for part := range strings.FieldsSeq(strings.ReplaceAll(text, ",", " ")) {
		n, ok := number(part, len(r.Tasks))
		if !ok {
			f.wrongNumber(part, len(r.Tasks))
			return
		}
		if t := r.Tasks[n-1]; !slices.Contains(some, t) {
			some = append(some, t)
		}
	}
	f.pop()
	f.act(f.acts().SentAll(some, r.Language, ""), func(act.Step) {
		f.say(f.Words.Saved)
		for _, t := range some {
			f.say(f.standing(f.plan.Account(t.Account.Key())))
		}
	})
}

// writeAll asks for a directory and writes the letters there.
func (f *face) writeAll(r present.Round) {
	w := f.Words.Linear.Get()
	f.askLine(w.AskDirectory, w.DirectoryOther, w.NothingWritten, func(dir string) {
		full, err := f.Host.WriteAll(dir, f.present.Files(r))
		if err != nil {
			f.say(words.Put(f.Words.NotWritten, "why", f.Words.Why(err)))
			return
		}
		f.pop()
		f.say(words.Put(f.Words.Follow.Get().WrittenTo, "path", safetext.NewLine(full)))
	})
}
