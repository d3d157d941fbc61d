package state

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"slices"
	"sync"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
)

// Load reads the state file. A missing file is an empty one, unless a backup
// lies there. Any other problem with it is a *DamageError.
func (s *Store) Load() (File, error) {
	f, err := s.load()
	if err != nil {
		return File{}, &DamageError{err}
	}
	f.Gone = s.gone(f.Events)
	return f, nil
}

func (s *Store) load() (File, error) {
	data, err := durable.Read(s.Path(), MaxSize)
	switch {
	case err == nil:
		return s.cache.parse(s.Path(), data, s.ids.seen)
	case !errors.Is(err, fs.ErrNotExist):
		return File{}, err
	}
	switch _, err := os.Lstat(s.Backup()); {
	case err == nil:
		return File{}, problem.New("missing", "path", s.Path())
	case !errors.Is(err, fs.ErrNotExist):
		return File{}, problem.Because(err, "missing-and-backup", "path", s.Path())
	}
	return File{}, nil
}

// cache is the file as it was last read or written, so that the same bytes are not
// parsed again: each save reads the file, and another optout-tui has hardly ever
// changed it meanwhile.
type cache struct {
	mu   sync.Mutex
	sum  [sha256.Size]byte // of all its bytes
	file File
}

// parse gives what these bytes hold, and reports each id that may be new.
func (c *cache) parse(path string, data []byte, seen func(id string)) (File, error) {
	sum := sha256.Sum256(data)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sum == sum {
		return c.file, nil
	}
	f, err := Parse(path, data)
	if err != nil {
		return f, err
	}
	for _, e := range f.Events {
		seen(e.ID)
	}
	f.Events = slices.Clip(f.Events)
	c.sum, c.file = sum, f
	return f, nil
}

// wrote remembers that these bytes, just written, hold that file.
func (c *cache) wrote(data []byte, f File) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f.Events = slices.Clip(f.Events) // so that a caller who appends gets a copy
	c.sum, c.file = sha256.Sum256(data), f
}

// polled is the state file as the last Poll found it on the disk.
type polled struct {
	mu     sync.Mutex
	info   fs.FileInfo // nil while there was none
	failed bool        // it could not be read
}

// Poll gives the file if it may have changed since the last Poll. It can tell without
// reading the file, because each save puts a new one in its place. The first Poll
// gives what is there. The error is that of Load and is returned once; when the
// problem passes, the next Poll gives the file.
func (s *Store) Poll() (f File, changed bool, err error) {
	s.polled.mu.Lock()
	defer s.polled.mu.Unlock()
	info, err := os.Lstat(s.Path())
	if err != nil {
		info = nil // Load says why, if that matters
	}
	old := s.polled.info
	same := info == nil && old == nil ||
		os.SameFile(info, old) && info.Size() == old.Size() && info.ModTime().Equal(old.ModTime())
	if same && !s.polled.failed {
		return File{}, false, nil
	}
	f, err = s.Load()
	s.polled.info, s.polled.failed = info, err != nil
	if same && err != nil {
		return File{}, false, nil
	}
	return f, true, err
}

// Same says that two lists hold the same events.
func Same(a, b []Event) bool {
	return slices.EqualFunc(a, b, func(x, y Event) bool { return x.ID == y.ID })
}
