package linear

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/words"
)

// speaks is the answer that leads to the choice of a language. It is the same in all of them.
const speaks = "language"

// reading says in which language the face speaks, and how to choose another one; nothing if
// there is only one.
func (f *face) reading() []words.Text {
	if len(f.Languages) < 2 {
		return nil
	}
	sentence := func(t words.Text) words.Text { return words.Put(f.Words.Sentence, "why", t) }
	return []words.Text{words.Sentences(
		sentence(words.Put(f.Words.LanguageIs, "language", f.Words.OwnLanguages[f.Language])),
		sentence(words.Put(f.Words.Linear.Get().AnswerLine, "answer", speaks, "does", f.Words.Keys.Language)),
	)}
}

// offerLanguages makes the choice of a language an answer.
func (f *face) offerLanguages(q *question) {
	if len(f.Languages) > 1 {
		q.add(speaks, f.Words.Keys.Language, func() { f.push(f.chooseLanguage()) })
	}
}

// chooseLanguage asks in which language the person wants to read, and goes on in it.
func (f *face) chooseLanguage() *place {
	speak := func(language string) {
		if !f.did(f.acts().Speak(language)) {
			return
		}
		f.Language = language
		f.Words, f.Catalog = f.Speak(language)
		f.replan()
		f.say(words.Sentences(words.Put(f.Words.CLI.Get().LanguageSet, "language", f.Words.OwnLanguages[language])))
		f.back()
	}
	return &place{
		says: func() []words.Text {
			own := f.Words.OwnLanguages
			return f.numbered(f.Words.LanguageAsk, words.Each(f.Languages, func(l string) words.Text { return own[l] }))
		},
		asks: func() {
			w := f.Words.Linear.Get()
			q := question{prompt: words.Put(w.AskLanguage, "language", f.Words.OwnLanguages[f.Language]), expects: w.LanguageOther, typing: true, enter: f.back}
			q.other = func(text string) {
				if language, ok := f.Words.Spoken(text); ok && slices.Contains(f.Languages, language) {
					speak(language)
					return
				}
				f.picks(len(f.Languages), func(i int) { speak(f.Languages[i]) })(text)
			}
			f.ask(q)
		},
	}
}
