package state

import (
	"crypto/sha256"
	"slices"
	"sync"
)

// known is the file as it was last read or written, so that the same bytes are
// not taken apart again: each save reads the file anew, and hardly ever has
// another optout-tui changed it meanwhile.
type known struct {
	mu   sync.Mutex
	sum  [sha256.Size]byte // of its bytes, all of them
	file File
}

// parse gives what these bytes hold, and tells of each id that may be new.
func (k *known) parse(data []byte, seen func(id string)) (File, error) {
	sum := sha256.Sum256(data)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.sum == sum {
		return k.file, nil
	}
	f, err := Parse(data)
	if err != nil {
		return f, err
	}
	for _, e := range f.Events {
		seen(e.ID)
	}
	k.keep(sum, f)
	return f, nil
}

// is remembers that these bytes, just written, hold that.
func (k *known) is(data []byte, f File) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.keep(sha256.Sum256(data), f)
}

func (k *known) keep(sum [sha256.Size]byte, f File) {
	f.Events = slices.Clip(f.Events) // what a caller appends goes elsewhere
	k.sum, k.file = sum, f
}
