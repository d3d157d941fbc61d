package linear

import "github.com/optout-tui/optout-tui/internal/words"

// askCountry asks where the person lives, and goes on with then,
// which says how it went.
type askCountry struct{ then func(said words.Text) }

func (s *askCountry) enter(*face, bool) {}

func (s *askCountry) turn(f *face) error {
	w := f.Words.Linear
	is := f.plan.Country
	prompt, enter := w.AskCountryIs, simply(func() { s.set(f, string(is)) })
	switch {
	case is == "":
		prompt, enter = w.AskCountry, simply(func() { f.say(w.CountryNeeded) })
	case f.plan.Guessed:
		prompt = w.AskCountrySys
	}
	return f.ask(question{
		prompt: words.Put(prompt, "country", is.Name()), typing: true, expects: w.CountryOther, enter: enter,
		other: func(text string) { s.set(f, text) },
	})
}

func (s *askCountry) set(f *face, in string) {
	step, said := f.acts().Live(in), f.Words.Linear.CountryKept
	if len(step.Events) > 0 {
		said = f.Words.CLI.CountrySet
	}
	if f.did(step) {
		s.then(words.Put(said, "country", f.plan.Country.Name()))
	}
}

// changeCountry asks for another country, and comes back.
func (f *face) changeCountry() {
	f.push(&askCountry{then: func(said words.Text) {
		f.say(said)
		f.back()
	}})
}
