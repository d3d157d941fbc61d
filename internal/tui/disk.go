package tui

import (
	"context"
	"errors"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/state"
)

// snapshot is the state file as one command left it. Snapshots may be delivered out of
// order.
type snapshot struct {
	file state.File
	err  error
	seq  int  // sequence number; the highest is the newest
	same bool // a poll found no change; file is empty
}

// errClosed ends a command that starts after the session has ended. Nobody sees it.
var errClosed = errors.New("the session has ended")

// withDisk runs do while holding the disk lock, and numbers the result.
func (s *session) withDisk(do func() (state.File, error)) snapshot {
	s.disk.Lock()
	defer s.disk.Unlock()
	if s.closed {
		return snapshot{err: errClosed}
	}
	file, err := do()
	s.taken++
	return snapshot{file: file, err: err, seq: s.taken}
}

// accept applies a snapshot unless a newer one has been applied already.
func (s *session) accept(snap snapshot) {
	if snap.seq > s.seq {
		s.file, s.seq, s.unread = snap.file, snap.seq, nil
	}
	s.replan()
}

// save starts to save the queue. It returns nil while another save is running, and when
// there is nothing new to save or to try again.
func (s *session) save() func() snapshot {
	if s.saving || !s.retry || len(s.queue) == 0 {
		return nil
	}
	s.saving, s.retry = true, false
	for i := range s.queue {
		s.queue[i].sent = true
	}
	events := s.queued()
	ctx, cancel := context.WithCancel(context.Background())
	s.hurry = cancel
	return func() snapshot {
		defer cancel()
		return s.withDisk(func() (state.File, error) { return s.host.Record(ctx, events...) })
	}
}

// saved ends a save, and returns what was saved. After a failure the queue stays as it
// is: it shows as not saved, and the next act tries again.
func (s *session) saved(snap snapshot) []batch {
	s.saving, s.failed = false, snap.err
	if snap.err != nil {
		return nil
	}
	n := 0
	for n < len(s.queue) && s.queue[n].sent {
		n++
	}
	done := s.queue[:n]
	s.queue = s.queue[n:]
	s.accept(snap)
	return done
}

// poll starts to check whether another program has changed the file. It returns nil while
// another command does so anyway.
func (s *session) poll() func() snapshot {
	if s.polling || s.saving {
		return nil
	}
	s.polling = true
	return func() snapshot {
		changed := false
		snap := s.withDisk(func() (file state.File, err error) {
			file, changed, err = s.host.Poll()
			return file, err
		})
		snap.same = !changed
		return snap
	}
}

// polled ends a poll, and reports whether the events have changed.
func (s *session) polled(snap snapshot) bool {
	s.polling = false
	if snap.err != nil {
		s.unread = snap.err
	}
	if snap.err != nil || snap.same {
		return false
	}
	before := s.file.Events
	s.accept(snap)
	return !state.Same(before, s.file.Events)
}

// attach starts to keep a copy of a file as a proof. A quit waits for it.
func (s *session) attach(account, path string) func() snapshot {
	s.waited++
	return func() snapshot {
		return s.withDisk(func() (state.File, error) { return s.host.Attach(account, path) })
	}
}

// attached ends an attach.
func (s *session) attached(account string, snap snapshot) {
	s.waited--
	if snap.err != nil {
		return
	}
	s.accept(snap)
	if kept := act.Kept(s.file.Events, account); kept != nil {
		s.history = append(s.history, kept)
	}
}

// everything is a state file with all events, and the newest queued one in it.
func (s *session) everything() (data []byte, upTo string) {
	events := s.file.Events
	for _, b := range s.queue {
		events = state.Merge(events, b.events)
	}
	return state.File{Events: events}.Encode(), s.newest()
}

// keptElsewhere reports whether a file with the events up to one holds everything. More
// acts may have been queued in the meantime.
func (s *session) keptElsewhere(path, upTo string) bool {
	if n := s.newest(); n != "" && n != upTo {
		return false
	}
	s.elsewhere, s.upTo = path, upTo
	return true
}

// atRest reports whether the program may end: no save is running, and everything is saved
// unless the end is forced.
func (s *session) atRest(forced bool) bool {
	return !s.saving && (forced || s.waited == 0 && len(s.queue) == 0)
}

// finish ends the session after the screen has closed. It waits for the command that
// holds the disk, saves the rest of the queue, and says why that failed.
func (s *session) finish() error {
	s.disk.Lock() // waits for the command that holds it
	s.closed = true
	s.disk.Unlock()
	if len(s.queue) == 0 {
		return s.unread
	}
	if s.elsewhere != "" && s.newest() == s.upTo {
		return &ElsewhereError{s.elsewhere, s.failed}
	}
	file, err := s.host.Record(context.Background(), s.queued()...)
	if gone := s.dropForgotten(snapshot{file: file, err: err}); gone != nil && len(s.queue) > 0 {
		_, again := s.host.Record(context.Background(), s.queued()...)
		err = errors.Join(err, again)
	}
	return err
}
