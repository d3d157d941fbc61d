package state

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
)

// The names in the state directory.
const (
	fileName = "state.json"
	bakName  = fileName + ".bak"
	tmpName  = fileName + ".tmp"
	lockName = "state.lock"
)

// lockWait is how long a save waits for another optout-tui to end its own.
const lockWait = 5 * time.Second

// Why nothing was saved, beside damage and what the system refuses.
const (
	ErrInUse    problem.Kind = "in-use"             // another optout-tui held the file for longer than lockWait
	ErrTooLarge problem.Kind = "would-be-too-large" // the file would grow past MaxSize; n in megabytes
	ErrNewer    problem.Kind = "newer"              // a newer version wrote the file, so this one only reads it
)

// Store is the directory that holds the state file. It is made at the first save.
type Store struct {
	Dir string
	Now func() time.Time // the clock

	ids    ids
	cache  cache
	polled polled
}

// New gives an event its id and time. Its id sorts after every event that this
// Store has loaded or made.
func (s *Store) New(e Event) Event {
	now := s.Now()
	e.ID, e.At = s.ids.next(now), now.UTC().Truncate(time.Second)
	return e
}

// Path is where the state file is, or will be.
//
//go:noinline
func (s *Store) Path() string { return filepath.Join(s.Dir, fileName) }

// Backup is where the file as it was before the last save is kept.
func (s *Store) Backup() string { return filepath.Join(s.Dir, bakName) }

// tmp is what a file is called while it is written, by whoever holds the lock.
func (s *Store) tmp() string { return filepath.Join(s.Dir, tmpName) }

// Record adds events to the file and gives the file as it then is, with what others added
// meanwhile. When it returns without an error, the events are on the disk. Events that the
// file has already are not added again, and a save that changes nothing writes nothing.
//
// Events on an account that nothing puts on the list are refused, with a
// *ForgottenError and the file as it is: another optout-tui has forgotten it meanwhile, or
// the file was deleted by hand, and naming it again would bring it back.
func (s *Store) Record(ctx context.Context, events ...Event) (File, error) {
	return s.record(ctx, events, unlisted(events))
}

// whatever is the check of events that finds nothing.
func whatever([]Event) error { return nil }

func (s *Store) record(ctx context.Context, events []Event, check func(there []Event) error) (File, error) {
	f, unlock, err := s.lockAndLoad(ctx, check)
	if err != nil {
		return f, err
	}
	defer unlock()
	return s.add(f, events)
}

// lockAndLoad takes the lock, loads the file, and checks its events. If the check
// fails for an empty file already, no directory is made.
func (s *Store) lockAndLoad(ctx context.Context, check func(there []Event) error) (f File, unlock func(), err error) {
	if _, err := os.Stat(s.Dir); errors.Is(err, fs.ErrNotExist) {
		if err := check(nil); err != nil {
			return File{}, nil, err
		}
	}
	unlock, err = s.lock(ctx)
	if err != nil {
		return File{}, nil, err
	}
	f, err = s.Load()
	switch {
	case err != nil:
	case f.Newer:
		err = ErrNewer
	default:
		err = check(f.Events)
	}
	if err != nil {
		unlock()
		return f, nil, err
	}
	return f, unlock, nil
}

// add puts events into the file that was read under the lock, and gives the file
// as it then is.
func (s *Store) add(f File, events []Event) (File, error) {
	if len(Added(f.Events, events)) == 0 {
		return f, s.Confirm()
	}
	events = slices.Clone(events)
	for i := range events {
		e := &events[i]
		if !e.lasts() {
			return File{}, problem.New("unsavable")
		}
		e.raw = e.encode()
		s.ids.seen(e.ID)
	}
	f.Events = Merge(f.Events, events)
	f.Changed = false
	data := f.Encode()
	if len(data) > MaxSize { // which could not be read again
		return File{}, problem.New(ErrTooLarge, "n", MaxSize>>20)
	}
	if err := s.replace(s.Path(), data, s.backUp); err != nil {
		return File{}, err
	}
	s.cache.wrote(data, f)
	f.Gone = s.gone(f.Events)
	return f, nil
}

// Confirm makes sure that what was loaded is on the disk: another optout-tui may have
// ended after it wrote the file, but before it synced the directory.
func (s *Store) Confirm() error { return durable.SyncDir(s.Dir) }

// Added lists the events of a list that are not in one before it.
func Added(before, after []Event) []Event {
	known := make(map[string]bool, len(before))
	for _, e := range before {
		known[e.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(after), func(e Event) bool { return known[e.ID] })
}

// lock makes the directory if need be, and holds it for one read-modify-write. Whoever
// waited while ForgetEverything removed the lock file takes a new one.
func (s *Store) lock(ctx context.Context) (unlock func(), err error) {
	path := filepath.Join(s.Dir, lockName)
	ctx, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	for {
		if err := durable.MakeDir(s.Dir); err != nil {
			return nil, err
		}
		if err := makeLock(path); err != nil {
			return nil, err
		}
		unlock, err := durable.Hold(path)
		switch {
		case err == nil:
			return unlock, nil
		case !errors.Is(err, durable.ErrHeld) && !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, ErrInUse
		case <-time.After(10 * time.Millisecond): // meanwhile the other goes on with its save
		}
	}
}

// makeLock makes the lock file if there is none, so that its owner can open it again
// whatever the umask is. It refuses a link, which could make or lock a file elsewhere.
func makeLock(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
			return problem.New(durable.ErrNotRegular, "path", path)
		}
		return nil
	}
	if err != nil {
		return err
	}
	durable.KeepOwner(f)
	return errors.Join(f.Chmod(0o600), f.Close())
}

// replace writes a file so that a crash at any moment leaves the old one or the new
// one, whole: write beside it, sync, rename, sync the directory. Just before the rename,
// keep keeps the old file elsewhere; putBack undoes the rename when the last sync fails.
// The lock is held, so a leftover of the name is from a crash, and nobody's.
func (s *Store) replace(path string, data []byte, keep func() (putBack func() error, err error)) error {
	err := clearPlace(s.tmp())
	if err == nil {
		err = durable.Create(s.tmp(), data)
	}
	if err != nil {
		return err
	}
	putBack, err := keep()
	if err != nil {
		return errors.Join(err, durable.Remove(s.tmp()))
	}
	if err := durable.Replace(s.tmp(), path); err != nil {
		return err
	}
	if err := durable.SyncDir(s.Dir); err != nil {
		return errors.Join(err, putBack())
	}
	return nil
}

// clearPlace removes what lies where a file is to be written. A directory with something in
// it stays, with ErrNotRegular.
func clearPlace(path string) error {
	err := durable.Remove(path)
	if info, _ := os.Lstat(path); err != nil && info != nil && info.IsDir() {
		return problem.New(durable.ErrNotRegular, "path", path)
	}
	return err
}

// keepNothing is for replace when the old file is not kept, or stays kept.
func keepNothing() (putBack func() error, err error) { return func() error { return nil }, nil }

// backUp makes the present file the backup: by a hard link or, where the file system
// has none, by a copy. putBack undoes a save. If there is no file yet, the directories
// above it may be new as well, and are synced.
func (s *Store) backUp() (putBack func() error, err error) {
	switch _, err := os.Lstat(s.Path()); {
	case errors.Is(err, fs.ErrNotExist):
		return func() error { return durable.Remove(s.Path()) }, durable.SyncParents(s.Dir)
	case err != nil:
		return nil, err
	}
	putBack = func() error { return durable.Rename(s.Backup(), s.Path()) }
	if err := clearPlace(s.Backup()); err != nil {
		return nil, err
	}
	if os.Link(s.Path(), s.Backup()) == nil {
		return putBack, nil
	}
	data, err := durable.Read(s.Path(), MaxSize)
	if err != nil {
		return nil, err
	}
	return putBack, durable.Create(s.Backup(), data)
}
