package act

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Undo undoes the last act: the last of this run, which are in run, or else the last
// one among all events. Say is what that act was. Without any the step is empty.
func (n Now) Undo(run [][]state.Event, events []state.Event) Step {
	last := state.LastAct(events)
	if len(run) > 0 {
		last = run[len(run)-1]
	}
	s := Step{Undone: last, Say: n.acts(last)}
	for _, e := range last {
		s.Events = append(s.Events, state.Event{Do: state.Undo, Undoes: e.ID, Account: e.Account})
	}
	return s
}

// acts says what events were, each thing once.
func (n Now) acts(events []state.Event) words.Text {
	var all []words.Text
	for _, e := range events {
		do, step := string(e.Do), e.Step
		if e.Outcome == state.Removed {
			do = state.Removed
		}
		if a := n.Plan.Account(e.Account); a != nil && a.Step(step) != nil {
			step = a.Step(step).Title.String()
		}
		said := n.Words.Event(do, n.NameByID(e.Account), step, country.Code(e.Country).Name(), e.Outcome)
		if !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return safetext.Join(all, ", ")
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
