package state

import "slices"

// Removed is the outcome of an undo event that took an account off the list. It
// is an act of its own, which undo takes back; any other undo is not.
const Removed = "removed"

// Removal makes the events that take an account off the list, one for each event
// that put it there. All else that was recorded on it stays, and comes back with
// it.
func Removal(account string, added []string) []Event {
	events := make([]Event, len(added))
	for i, id := range added {
		events[i] = Event{Do: Undo, Undoes: id, Account: account, Outcome: Removed}
	}
	return events
}

// LastAct is what undo would take back: the newest event that is not an opened
// link, because that happened, and not an undo. All events of one removal are one
// act. It is empty if there is nothing to take back.
func LastAct(events []Event) []Event {
	all := standing(events)
	for _, e := range slices.Backward(all) {
		switch e.Do {
		case Country, Account, Linked, Step, Outcome, Note, Proof:
			return []Event{e}
		case Undo:
			if e.Outcome == Removed {
				return slices.DeleteFunc(slices.Clone(all), func(o Event) bool {
					return o.Do != Undo || o.Outcome != Removed || o.Account != e.Account
				})
			}
		}
	}
	return nil
}
