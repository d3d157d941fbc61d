package state

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

func FuzzParse(f *testing.F) {
	for _, e := range everyKind(&Store{Now: fixed})[:12] { // each alone: long files make for slow fuzzing
		f.Add(File{Events: []Event{e}}.Encode())
	}
	f.Add([]byte(`{"format":"optout-tui","version":2,"events":[{"id":"1","at":"2026-01-02T03:04:05Z","do":"note","account":"\u001b[2J"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse("state.json", data)
		for _, e := range file.Events {
			if kind := e.check(); kind != "" {
				t.Fatalf("an event was let in, %s: %q", kind, e.encode())
			}
		}
		if err != nil || file.Newer {
			return
		}
		written := file.Encode()
		again, err := Parse("state.json", written)
		if err != nil || again.Changed || again.Newer || !sameEvents(again.Events, file.Events) {
			t.Fatalf("what was read cannot be written and read again: %v, changed %v", err, again.Changed)
		}
		if third := again.Encode(); !bytes.Equal(third, written) {
			t.Fatalf("the same file was written in two ways:\n%s\n%s", written, third)
		}
		if _, ours := asWritten(data); ours && !bytes.Equal(written, data) {
			t.Fatalf("it is as we wrote it, and is written in another way:\n%s\n%s", data, written)
		}
		holdsTogether(t, file.Events, again.Events, uint64(len(data)))
	})
}

// same says that two lists would be written in the same way.
func same(a, b []Event) bool {
	return slices.EqualFunc(a, b, func(x, y Event) bool { return x.ID == y.ID && bytes.Equal(x.encode(), y.encode()) })
}

func FuzzMerge(f *testing.F) {
	f.Add([]byte{}, []byte{}, []byte{}, uint64(0))
	f.Add([]byte("aAbbBcc"), []byte("aab"), []byte("zzzbbb"), uint64(0xa5a5))
	f.Fuzz(func(t *testing.T, x, y, z []byte, halves uint64) {
		a, b, c := eventsFrom(x), eventsFrom(y), eventsFrom(z)
		if p, q := Merge(Merge(a, b), c), Merge(a, Merge(b, c)); !same(p, q) {
			t.Fatalf("not associative: %v and %v", idsOf(p), idsOf(q))
		}
		holdsTogether(t, a, b, halves)
		holdsTogether(t, Merge(a, b), c, halves)
	})
}

// holdsTogether checks what must hold for any two lists of events, and for any
// way to part their union into halves.
func holdsTogether(t *testing.T, a, b []Event, halves uint64) {
	t.Helper()
	all := Merge(a, b)
	if other := Merge(b, a); !same(all, other) {
		t.Fatalf("not commutative: %v and %v", idsOf(all), idsOf(other))
	}
	for _, again := range [][]Event{Merge(all, all), Merge(all, a), Merge(b, all), Merge(all, nil)} {
		if !same(all, again) {
			t.Fatalf("not idempotent: %v and %v", idsOf(all), idsOf(again))
		}
	}
	if p, q := Effective(slices.Concat(b, a)), Effective(all); !same(p, q) {
		t.Fatalf("a list means something else than its union: %v and %v", idsOf(p), idsOf(q))
	}
	var one, two []Event
	for i, e := range all {
		switch halves >> (i % 64) & 1 {
		case 0:
			one = append(one, e)
		default:
			two = append(two, e)
		}
	}
	if p, q := Effective(all), Effective(Merge(two, one)); !same(p, q) {
		t.Fatalf("the whole is not its halves: %v and %v", idsOf(p), idsOf(q))
	}
	undoes(t, all, int(halves%61))
}

// undoes takes an event back, and takes that back.
func undoes(t *testing.T, all []Event, n int) {
	t.Helper()
	before := Effective(all)
	if len(before) == 0 {
		return
	}
	gone := before[n%len(before)]
	undo, redo := Event{ID: "~1", Do: Undo, Undoes: gone.ID}, Event{ID: "~2", Do: Undo, Undoes: "~1"}
	if slices.ContainsFunc(all, func(e Event) bool { return e.ID >= "~" || e.Undoes >= "~" }) {
		return // these ids are taken, or aimed at
	}
	if after := Effective(Merge(all, []Event{undo})); slices.Contains(idsOf(after), gone.ID) {
		t.Fatalf("%s was undone, and stands: %v", gone.ID, idsOf(after))
	}
	if after := Effective(Merge(all, []Event{undo, redo})); !same(after, before) {
		t.Fatalf("undoing the undo of %s: %v, before that %v", gone.ID, idsOf(after), idsOf(before))
	}
}

// eventsFrom makes events from bytes, three for each: which of a few ids, what it
// does, and what an undo is aimed at. The same ids come again with other contents.
func eventsFrom(data []byte) []Event {
	var all []Event
	for b := range slices.Chunk(data[:min(len(data), 120)], 3) {
		if len(b) < 3 {
			break
		}
		e := Event{ID: fmt.Sprintf("%02x", b[0]%32), Do: Note, Account: "facebook"}
		switch b[1] % 8 {
		case 0, 1, 2, 3:
			e.Do, e.Undoes = Undo, fmt.Sprintf("%02x", b[2]%32)
		case 4:
			e.Do, e.Country = Country, "DE"
		case 5:
			e.Do = "sing"
		default:
			e.Text = safetext.NewBlock(string(b[2:]))
		}
		e.raw = e.encode() // as if it was read from a file
		all = append(all, e)
	}
	return all
}
