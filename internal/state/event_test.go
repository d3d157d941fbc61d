package state

import (
	"slices"
	"testing"
)

func TestUndoBringsARemovedAccountBack(t *testing.T) {
	s := newStore(t)
	country := s.New(Event{Do: Country, Country: "DE"})
	first := s.New(Event{Do: Account, Account: "facebook", Platform: "facebook"})
	second := s.New(Event{Do: Account, Account: "facebook", Platform: "facebook"}) // from another machine
	events := []Event{country, first, second}
	for _, e := range Removal("facebook", []string{first.ID, second.ID}) {
		events = append(events, s.New(e))
	}
	if got := Effective(events); len(got) != 1 {
		t.Fatalf("after removal: %v", idsOf(got))
	}
	act := LastAct(events)
	if len(act) != 2 || act[0].Do != Undo || act[1].Outcome != Removed {
		t.Fatalf("undo would take back %v", act)
	}
	for _, e := range act {
		events = append(events, s.New(Event{Do: Undo, Undoes: e.ID, Account: e.Account}))
	}
	if got := idsOf(Effective(events)); !slices.Equal(got, idsOf([]Event{country, first, second})) {
		t.Errorf("after undo: %v", got)
	}
	if act = LastAct(events); len(act) != 1 || act[0].ID != second.ID {
		t.Errorf("the undo after that would take back %v", act)
	}
}

func TestOfNothingThereIsNothingToTakeBack(t *testing.T) {
	if act := LastAct([]Event{{ID: "a", Do: Opened}, {ID: "b", Do: "sing"}}); len(act) > 0 {
		t.Errorf("undo would take back %v", act)
	}
}
