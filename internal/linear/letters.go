package linear

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/words"
)

// letters asks which of the letters that fit an account it is to be.
type letters struct{ walk *walk }

func (s *letters) enter(f *face, back bool) {
	w := f.Words.Linear
	a := f.plan.Account(s.walk.account)
	if back || a == nil {
		return
	}
	f.say(words.Put(w.LettersHead, "account", f.present.Name(a)))
	for i, k := range letter.KindsFor(f.plan, a) {
		f.say(words.Put(w.NumberLine, "n", i+1, "text", w.LetterKinds[string(k)]))
	}
}

func (s *letters) turn(f *face) error {
	w := f.Words.Linear
	a := f.plan.Account(s.walk.account)
	if a == nil || len(letter.KindsFor(f.plan, a)) == 0 {
		return errBack
	}
	kinds := letter.KindsFor(f.plan, a)
	next := max(0, slices.Index(kinds, letter.NextKind(a)))
	begin := func(k letter.Kind) { f.push(&draft{walk: s.walk, kind: k}) }
	return f.ask(question{
		prompt:  words.Put(w.AskLetter, "n", next+1, "kind", w.LetterKinds[string(kinds[next])]),
		expects: w.LetterOther,
		enter:   simply(func() { begin(kinds[next]) }),
		other:   f.picks(len(kinds), func(i int) { begin(kinds[i]) }),
	})
}

// letterLanguage is the language of letters: the one that the person chose, or else
// that of their country.
func (f *face) letterLanguage() string {
	if f.language != "" {
		return f.language
	}
	return letter.Language(f.plan.Country)
}
