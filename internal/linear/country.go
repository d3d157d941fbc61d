package linear

import (
	"strings"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// askCountry asks where the person lives, and goes on with then,
// which says how it went.
type askCountry struct{ then func(said words.Text) }

func (s *askCountry) enter(*face, bool) {}

func (s *askCountry) turn(f *face) error {
	w := f.Words.Linear
	is := f.plan.Country
	prompt, enter := w.AskCountryIs, func() error { return s.set(f, is) }
	switch {
	case is == "":
		prompt, enter = w.AskCountry, func() error { f.say(w.CountryNeeded); return nil }
	case f.plan.Guessed:
		prompt = w.AskCountrySys
	}
	q := question{prompt: words.Put(prompt, "country", is.Name()), enter: enter, typing: true, expects: w.CountryOther}
	q.other = func(text string) error {
		c, ok := country.Parse(text)
		if !ok {
			near := make([]string, 0, 3)
			for _, n := range country.Near(text, cap(near)) {
				near = append(near, n.Name+" ("+string(n.Code)+")")
			}
			said := w.NoSuchCountry
			if len(near) == 0 {
				said = w.NoCountryNear
			}
			f.say(words.Put(said, "text", text, "near", strings.Join(near, ", ")))
			return nil
		}
		return s.set(f, c)
	}
	return f.ask(q)
}

func (s *askCountry) set(f *face, c country.Code) error {
	said := f.Words.Linear.CountryKept
	if c != f.plan.Country || f.plan.Guessed {
		if !f.do(state.Event{Do: state.Country, Country: string(c)}) {
			return nil
		}
		said = f.Words.Linear.CountrySet
	}
	s.then(words.Put(said, "country", c.Name()))
	return nil
}

// changeCountry asks for another country, and comes back.
func (f *face) changeCountry() {
	f.push(&askCountry{then: func(said words.Text) {
		f.say(said)
		f.back()
	}})
}
