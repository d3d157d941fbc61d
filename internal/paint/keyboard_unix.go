//go:build unix

package paint

import (
	"context"
	"errors"
	"io"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// keyboard reads what comes from the terminal, and hands it on as events that Bubble Tea
// knows.
type keyboard struct {
	in       io.Reader
	terminal string // TERM
	send     func(tea.Msg)
	after    <-chan struct{}         // closed when there is time to begin
	reading  atomic.Pointer[reading] // nil if it does not read
	given    atomic.Int64            // how many keys were sent, or are about to be
	taken    int64                   // how many of them have come, for Bubble Tea's loop only
}

// reading is one time of reading, which cannot go on once it was stopped.
type reading struct {
	from interface {
		io.ReadCloser
		Cancel() bool
	}
	events chan uv.Event
	over   chan struct{} // closed when nothing is read any longer
}

// ahead is how many events are kept while the program is busy: it stops reading without
// having taken them.
const ahead = 1000

// letGo is how long the end of a reading is waited for.
const letGo = 500 * time.Millisecond

// soon is how long the beginning waits for the first frame, which is more urgent than the
// tables of keys. If the terminal does not take it, keys count all the same.
const soon = 20 * time.Millisecond

// start begins to read.
func (k *keyboard) start() error {
	from, err := uv.NewCancelReader(k.in)
	if err != nil {
		return err
	}
	r := &reading{from, make(chan uv.Event, ahead), make(chan struct{})}
	k.reading.Store(r)
	go func() {
		defer close(r.over)
		select {
		case <-k.after:
		case <-time.After(soon):
		}
		err := r.read(k.terminal)
		for errors.Is(err, errGarbage) {
			err = r.read(k.terminal)
		}
		close(r.events)
		if err != nil {
			go k.send(lost{err})
		}
	}()
	go func() {
		for e := range r.events {
			if _, is := e.(uv.KeyPressEvent); is {
				k.given.Add(1)
			}
			k.send(e)
		}
	}()
	return nil
}

// errGarbage says that something came that the library does not survive.
var errGarbage = errors.New("the terminal sends what nobody can read")

// read reads until it is stopped, or until errGarbage: then the rest of that is lost, and maybe
// what comes next. The library goes beyond its limits for a sequence with 33 numbers, or for a
// click that is cut off.
func (r *reading) read(terminal string) (err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	defer func() {
		if recover() != nil {
			err = errGarbage
		}
	}()
	return uv.NewTerminalReader(r.from, terminal).StreamEvents(ctx, r.events)
}

// more says whether more keys have been read already, for Bubble Tea's loop.
func (k *keyboard) more() bool {
	r := k.reading.Load()
	return k.given.Load() > k.taken || r != nil && len(r.events) > 0
}

// stop stops reading. A reader that cannot be stopped is left behind, and what it still reads
// is lost.
func (k *keyboard) stop() {
	r := k.reading.Swap(nil)
	if r == nil {
		return
	}
	if r.from.Cancel() {
		select {
		case <-r.over:
		case <-time.After(letGo):
		}
	}
	_ = r.from.Close() // nothing is read from it any longer
}
