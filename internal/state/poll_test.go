package state

import (
	"bytes"
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
		f, changed, err := ours.Poll()
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
	_, changed, err := ours.Poll()
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

// TestALookTellsOfATroubleThatPassed has the disk give other bytes for a while, as if
// nobody had written any.
func TestALookTellsOfATroubleThatPassed(t *testing.T) {
	s := newStore(t)
	record(t, s, s.New(Event{Do: Account, Account: "facebook"}))
	good, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	then := fixed()
	gives := func(data []byte) {
		t.Helper()
		if err := errors.Join(os.WriteFile(s.Path(), data, 0o600), os.Chtimes(s.Path(), then, then)); err != nil {
			t.Fatal(err)
		}
	}
	bad := bytes.Repeat([]byte("x"), len(good))
	gives(bad)
	if _, _, err := s.Poll(); err == nil {
		t.Error("bad bytes are no error")
	}
	gives(good)
	if f, changed, err := s.Poll(); err != nil || !changed || len(f.Events) != 1 {
		t.Errorf("it has passed: changed %t, %d events, %v", changed, len(f.Events), err)
	}
	if _, changed, err := s.Poll(); err != nil || changed {
		t.Errorf("nothing more: changed %t, %v", changed, err)
	}
}

func TestTheSameEvents(t *testing.T) {
	s := newStore(t)
	one, two := s.New(Event{Do: Account, Account: "facebook"}), s.New(Event{Do: Account, Account: "facebook"})
	if !Same(nil, nil) || !Same([]Event{one, two}, []Event{one, two}) {
		t.Error("the same events are taken for others")
	}
	if Same([]Event{one}, []Event{two}) || Same([]Event{one}, []Event{one, two}) {
		t.Error("other events are taken for the same")
	}
}
