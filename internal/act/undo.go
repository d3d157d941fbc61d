package act

import (
	"slices"

	"github.com/optout-tui/optout-tui/internal/state"
)

// Undo undoes the last act: the last of this run, which are in run, or else the last
// one among all events. Say is what that act was. Without any the step is empty.
func (n Now) Undo(run [][]state.Event, events []state.Event) Step {
	last := state.LastAct(events)
	if len(run) > 0 {
		last = run[len(run)-1]
	}
	s := Step{Undone: last, Say: n.Act(last)}
	for _, e := range last {
		s.Events = append(s.Events, state.Event{Do: state.Undo, Undoes: e.ID, Account: e.Account})
	}
	return s
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
