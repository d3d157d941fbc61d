//go:build unix

package paint

import (
	"context"
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
	reading  atomic.Pointer[reading] // nil if it does not read
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
		err := uv.NewTerminalReader(from, k.terminal).StreamEvents(context.Background(), r.events)
		close(r.events)
		if err != nil {
			go k.send(lost{err})
		}
	}()
	go func() {
		for e := range r.events {
			k.send(e)
		}
	}()
	return nil
}

// more says whether more has been read already.
func (k *keyboard) more() bool {
	r := k.reading.Load()
	return r != nil && len(r.events) > 0
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
