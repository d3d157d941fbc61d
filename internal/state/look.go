package state

import (
	"io/fs"
	"os"
	"slices"
	"sync"
)

// looked is the state file as the last Look found it on the disk.
type looked struct {
	mu     sync.Mutex
	info   fs.FileInfo // nil while there was none
	failed bool        // it could not be read
}

// Look gives the file if it may be another one than at the last Look, which it
// tells without reading it: each save puts a new file in the place of the old one.
// The first Look gives what is there. The error is that of Load, and comes once: one
// that passes is told by the file.
func (s *Store) Look() (f File, changed bool, err error) {
	s.looked.mu.Lock()
	defer s.looked.mu.Unlock()
	info, err := os.Lstat(s.Path())
	if err != nil {
		info = nil // Load says why, if that is worth a word
	}
	same := sameInfo(info, s.looked.info)
	if same && !s.looked.failed {
		return File{}, false, nil
	}
	f, err = s.Load()
	s.looked.info, s.looked.failed = info, err != nil
	if same && err != nil {
		return File{}, false, nil
	}
	return f, true, err
}

// Same says that two lists hold the same events.
func Same(a, b []Event) bool {
	return slices.EqualFunc(a, b, func(x, y Event) bool { return x.ID == y.ID })
}

func sameInfo(a, b fs.FileInfo) bool {
	if a == nil || b == nil {
		return a == b
	}
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}
