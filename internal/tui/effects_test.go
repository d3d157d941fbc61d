package tui

import (
	"testing"
	"time"
)

// TestWhatAHeldKeyOpensIsOpenedOnce presses the key for a mail or a proof again and again,
// and then once more after a while.
func TestWhatAHeldKeyOpensIsOpenedOnce(t *testing.T) {
	now := time.Date(2026, 11, 23, 15, 40, 0, 0, time.UTC)
	s := newPerson(t).start()
	s.Pace = Pace{Now: func() time.Time { return now }, Wait: func(time.Duration) {}}
	m := New(s)
	press := func(after time.Duration) {
		now = now.Add(after)
		m.openOther(func() error { return nil }, m.words.Saved)
	}
	for range 5 {
		press(reopen * 9 / 10)
	}
	if n := len(m.commands); n != 1 || m.message != m.words.OpenedJustNow {
		t.Errorf("it is opened %d times, and the person reads %q", n, m.message)
	}
	if press(2 * reopen); len(m.commands) != 2 {
		t.Error("it is not opened again later")
	}
}
