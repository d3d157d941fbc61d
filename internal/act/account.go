package act

import (
	"cmp"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Add puts an account on the list, without a label if that is "".
func (n Now) Add(p *catalog.Platform, label string) Step {
	e, there := n.Plan.NewAccount(p.ID, label)
	switch w := n.Words.Refusals.Get(); {
	case LongerThan(label, MaxLabel):
		return n.refuseLong(label, MaxLabel)
	case label != "" && e.Label.IsZero():
		return refuse(NoLabel, words.Put(w.NoLabel, "text", shown(label)))
	case len(there) > 0:
		taken := make([]words.Text, len(there))
		for i, name := range n.Names(there) {
			if taken[i] = words.Put(w.Taken, "account", name); i < len(there)-1 { // the face ends the last one
				taken[i] = words.Put(n.Words.Sentence, "why", taken[i])
			}
		}
		return refuse(Taken, safetext.Join(taken, "\n"))
	}
	return record(e)
}

// AddAnother asks what a further account on a platform is called. No answer adds none.
func (n Now) AddAnother(p *catalog.Platform) Step {
	prompt := words.Put(n.asks().Label, "platform", p.Name)
	return line("label", prompt, MaxLabel, func(n Now, label string) Step { return n.Add(p, label) })
}

// Rename asks what an account is to be called from now on. All that was recorded on it
// stays with it, and its earlier names still mean it.
func (n Now) Rename(a *plan.Account) Step {
	a = cmp.Or(n.Plan.Account(a.ID), a) // not its objection
	s := line("label", words.Put(n.asks().Rename, "account", n.Name(a)), MaxLabel, func(n Now, label string) Step {
		return n.renameTo(a, label)
	})
	s.Ask.Now = a.Label.String()
	return s
}

func (n Now) renameTo(a *plan.Account, label string) Step {
	e, there := n.Plan.NewAccount(a.PlatformID, label)
	switch w := n.Words.Refusals.Get(); {
	case LongerThan(label, MaxLabel):
		return n.refuseLong(label, MaxLabel)
	case e.Label.IsZero():
		return refuse(NoLabel, words.Put(w.NoLabel, "text", shown(label)))
	case safetext.NewLabel(label) == a.Label:
		return Step{}
	case n.Plan.WasOn(e.Account) || slices.Contains(a.Joined, e.Account):
		return refuse(HadName, words.Put(w.HadName, "text", e.Label))
	case len(there) > 0 && there[0].ID != a.ID:
		return refuse(Taken, words.Put(w.Taken, "account", n.Name(there[0])))
	}
	return Step{
		Events: []state.Event{e, {Do: state.Joined, Account: a.ID, To: e.Account}},
		Say:    words.Put(n.Words.Renamed, "account", n.NameByID(e.Account)),
	}
}

// line asks for a line of text. No answer changes nothing.
func line(what string, prompt words.Text, most int, then func(n Now, text string) Step) Step {
	return Step{Ask: &Ask{What: what, Prompt: prompt, Max: most, Then: func(n Now, text string) Step {
		if text == "" {
			return Step{}
		}
		return then(n, text)
	}}}
}

// Remove takes an account off the list, and asks which if there are several on the
// platform. All else that was recorded on it stays in the file, and comes back with it.
func (n Now) Remove(of ...*plan.Account) Step {
	if len(of) == 1 {
		return Step{Events: state.Removal(of[0].ID, of[0].Added())}
	}
	prompt := words.Put(n.asks().Remove, "platform", of[0].Platform.Name)
	return n.choose("remove", prompt, of, func(a *plan.Account) Step { return n.Remove(a) })
}

// Join makes one account of those whose ids differ from this one only in case, in
// Unicode form or in blanks. It gives the name.
func (n Now) Join(a *plan.Account) Step {
	var s Step
	for _, o := range n.Plan.Alike(a) {
		if o.ID != a.ID { // a may be of an older plan
			s.Events = append(s.Events, state.Event{Do: state.Joined, Account: o.ID, To: a.ID})
		}
	}
	if len(s.Events) == 0 {
		return refuse(NotAlike, words.Put(n.Words.Refusals.Get().NotAlike, "account", n.Name(a)))
	}
	return s
}

// Link says that two accounts are in one center, where what was asked for on one of
// them holds for both. It asks which if there is no other.
func (n Now) Link(a, other *plan.Account) Step {
	with, w := n.Plan.Linkable(a), n.Words.Refusals.Get()
	switch {
	case other == nil && len(with) > 0:
		return n.choose("link", n.asks().Link, with, func(o *plan.Account) Step { return n.Link(a, o) })
	case other != nil && slices.ContainsFunc(with, func(o *plan.Account) bool { return o.ID == other.ID }): // maybe of an earlier plan
	case other != nil && other.LinkedTo != nil:
		return refuse(LinkedOn, words.Put(w.LinkedOn, "account", n.Name(other), "other", n.Name(other.LinkedTo)))
	default:
		return refuse(NotLinkable, words.Put(w.NotLinkable, "account", n.Name(a)))
	}
	covered, by := plan.Link(a, other)
	return record(state.Event{Do: state.Linked, Account: covered.ID, To: by.ID})
}

// choose asks for one of several accounts. No answer changes nothing.
func (n Now) choose(what string, prompt words.Text, of []*plan.Account, then func(*plan.Account) Step) Step {
	picks := words.Each(of, func(a *plan.Account) Pick { return Pick{a.ID, n.Name(a)} })
	return Step{Ask: &Ask{What: what, Prompt: prompt, Picks: picks, Then: func(_ Now, answer string) Step {
		i := slices.IndexFunc(of, func(a *plan.Account) bool { return a.ID == answer })
		if i < 0 {
			return Step{}
		}
		return then(of[i])
	}}}
}

// Note writes a note on an account. It asks for the text if that is "". No answer
// writes none.
func (n Now) Note(a *plan.Account, text string) Step {
	if LongerThan(text, MaxText) {
		return n.refuseLong(text, MaxText)
	}
	if text != "" {
		return record(state.Event{Do: state.Note, Account: a.ID, Text: safetext.NewBlock(text)})
	}
	prompt := words.Put(n.asks().Note, "account", n.Name(a))
	return line("note", prompt, MaxText, func(n Now, text string) Step { return n.Note(a, text) })
}

// Live sets the country that the person lives in, by its name or code.
func (n Now) Live(in string) Step {
	c, ok := n.Words.CountryCalled(in)
	switch {
	case !ok:
		return n.NoCountry(in)
	case c == n.Plan.Country && !n.Plan.Guessed:
		return Step{}
	}
	s := record(state.Event{Do: state.Country, Country: string(c)})
	s.Say = n.Place(c)
	return s
}

// Speak sets the language of the program, by its code or name.
func (n Now) Speak(typed string) Step {
	language, ok := n.Words.Spoken(typed)
	if !ok {
		w := n.Words.Refusals.Get()
		return refuseName(NoLanguage, w.NoLanguage, typed, words.Put(w.LanguageDo, "words", strings.Join(words.Offered(), ", ")))
	}
	if language == n.Plan.Language {
		return Step{}
	}
	return record(state.Event{Do: state.Language, Language: language})
}

// NoCountry refuses a text that names no country, with those that it may mean.
func (n Now) NoCountry(text string) Step {
	w := n.Words.Refusals.Get()
	do := w.CountryDo
	if _, near := n.Words.CountriesNear(text, 3); len(near) > 0 {
		do = words.Put(w.Nearest, "words", safetext.Join(near, ", "))
	}
	return refuseName(NoCountry, w.NoCountry, text, do)
}

// refuseName refuses a text that is none of the names of something.
func refuseName(k Kind, why words.Text, text string, do words.Text) Step {
	name := shown(text)
	return Step{Refuse: &Refusal{Kind: k, Why: words.Put(why, "text", name), Do: do, empty: name.String() == ""}}
}
