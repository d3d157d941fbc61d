// Package act is what a person can do. Each act is checked once for all faces and gives
// events to record, a question to ask first, or a refusal. The package is pure: the faces
// record the events, ask the questions in their own way and show the refusals.
package act

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The longest answers, in characters. RFC 5321 allows 254 for an e-mail address.
const (
	MaxLabel = 60
	MaxName  = 100
	MaxEmail = 254
	MaxText  = 2000 // a note, or what letters say in the person's own words
)

// Now is what acts are judged by: the plan of the moment, with the words for it.
type Now struct{ present.Presenter }

// Step is what comes of an act: events to record, a question to ask first, or a
// refusal. With none of these, all is as the person wants it.
type Step struct {
	Events []state.Event
	Undone []state.Event // the act that Events undo
	Say    words.Text    // what to say about it, beside that it is saved
	Ask    *Ask
	Refuse *Refusal
}

// Ask is a question to ask before an act.
type Ask struct {
	What   string // what is asked for, such as "day" or "note"
	Prompt words.Text
	Text   words.Text // to be read with the question
	Why    words.Text // why it is asked, "" if that is clear
	Now    string     // the answer that stands ready, "" for none
	Max    int        // the longest answer, in characters
	More   int        // how many questions of this kind follow it
	Picks  []Pick     // the possible answers, nil if any text is one
	// Then goes on with an answer, judged by the moment in which it is given.
	Then func(n Now, answer string) Step
}

// Pick is a possible answer.
type Pick struct {
	Answer string
	Text   words.Text
}

// Refusal is why an act is not done: its kind, the reason, and what to do if that
// is not clear from it.
type Refusal struct {
	Kind    Kind
	Why, Do words.Text
	empty   bool // nothing was typed
}

// Said is what a face that asks says of it: of nothing that was typed, only what to type.
func (r *Refusal) Said(w *words.Words) words.Text {
	if r.empty {
		return r.Do
	}
	return words.Put(w.Refusals.Get().Refused, "why", r.Why, "do", r.Do).Trim()
}

// Kind is the kind of a refusal: one of these, a plan.Doubt, or the key of a detail
// that does not fit.
type Kind string

// The kinds of refusals.
const (
	Taken       Kind = "taken"        // the account is on the list already
	WasDone     Kind = "was-done"     // the step is ticked already
	IsDone      Kind = "is-done"      // the account is done already
	NoWay       Kind = "no-way"       // no way to object is known for the country
	TooLong     Kind = "too-long"     // the answer has too many characters
	NoLabel     Kind = "no-label"     // nothing of the label can be shown
	NoDay       Kind = "no-day"       // the text is not a day
	NoCountry   Kind = "no-country"   // no country is called so
	NoLanguage  Kind = "no-language"  // the program does not speak it
	Needed      Kind = "needed"       // the letter cannot do without it
	NotLinkable Kind = "not-linkable" // the accounts are not in the same center
	LinkedOn    Kind = "linked-on"    // the other account is itself linked with a third
	HadName     Kind = "had-name"     // an account was called so before
	NotAlike    Kind = "not-alike"    // no other account is written like it
	Lacks       Kind = "lacks"        // the letter is not complete
)

// LongerThan says that what a person typed has too many characters, as it would be kept: the
// same in all faces, whichever way the letters and their marks were typed.
func LongerThan(text string, most int) bool {
	return utf8.RuneCountInString(norm.NFC.String(safetext.NewBlock(text).String())) > most
}

// refuseLong refuses a text with too many characters.
func (n Now) refuseLong(text string, most int) Step {
	return refuse(TooLong, n.Words.Refusals.Get().TooLong.Put(most, "text", shown(text)))
}

func refuse(k Kind, why words.Text) Step { return Step{Refuse: &Refusal{Kind: k, Why: why}} }

// asks are the questions as the person takes them in.
func (n Now) asks() *words.Asks {
	if n.Style == present.Heard {
		return &n.Words.Linear.Get().Asks
	}
	return n.Words.Asks.Get()
}

// record is a step with one event.
func record(e state.Event) Step { return Step{Events: []state.Event{e}} }

// shown is a text of the person as a refusal names it: the beginning, on one line.
func shown(text string) safetext.Line {
	const most = 80
	if all := []rune(text); len(all) > most {
		text = string(all[:most]) + "..."
	}
	return safetext.NewLine(text)
}

// Undo undoes the last act: the last of this run, which are in run, or else the last
// one among all events. Say is what that act was. Without any the step is empty.
func (n Now) Undo(run [][]state.Event, events []state.Event) Step {
	last := state.LastAct(events)
	if len(run) > 0 {
		last = run[len(run)-1]
	}
	return Step{Undone: last, Say: n.Act(last), Events: words.Each(last, func(e state.Event) state.Event {
		return state.Event{Do: state.Undo, Undoes: e.ID, Account: e.Account}
	})}
}

// Kept is the newest proof that was kept with an account, as an act to undo.
func Kept(events []state.Event, account string) []state.Event {
	for _, e := range slices.Backward(events) {
		if e.Do == state.Proof && e.Account == account {
			return []state.Event{e}
		}
	}
	return nil
}
