package state

import (
	"errors"
	"os"
	"testing"
)

// TestALookTellsWhatOthersChanged looks between what another program does to the
// file.
func TestALookTellsWhatOthersChanged(t *testing.T) {
	ours, theirs := newStore(t), newStore(t)
	theirs.Dir = ours.Dir
	looks := func(when string, want int) {
		t.Helper()
		f, changed, err := ours.Look()
		if err != nil || changed != (want >= 0) || changed && len(f.Events) != want {
			t.Errorf("%s: changed %t, %d events, %v; want %d", when, changed, len(f.Events), err, want)
		}
	}
	looks("no file", -1)
	record(t, theirs, theirs.New(Event{Do: Account, Account: "facebook"}))
	looks("a first save", 1)
	looks("nothing", -1)
	record(t, theirs, theirs.New(Event{Do: Note, Account: "facebook"}))
	looks("a save", 2)
	if err := os.Truncate(ours.Path(), 10); err != nil {
		t.Fatal(err)
	}
	_, changed, err := ours.Look()
	if _, damaged := errors.AsType[*DamageError](err); !changed || !damaged {
		t.Errorf("damage: changed %t, %v", changed, err)
	}
	looks("damage that was told", -1)
	if _, _, err := theirs.Restore(t.Context()); err != nil {
		t.Fatal(err)
	}
	looks("a restored file", 1)
	if _, _, err := theirs.ForgetEverything(t.Context()); err != nil {
		t.Fatal(err)
	}
	looks("everything forgotten", 0)
	looks("still no file", -1)
}
