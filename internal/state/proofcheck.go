package state

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/optout-tui/optout-tui/internal/durable"
)

// ProofHealth is how the kept files stand.
type ProofHealth struct {
	Whole   int     // how many are as they were kept
	Missing []Event // recorded, and not there
	Changed []Event // there, and not what was kept
	Unnamed []string
	Unread  error // why the directory cannot be listed: there may be more that nothing names
}

// CheckProofs compares the kept files with what was recorded of them. Unnamed are
// those that nothing in the file names.
func (s *Store) CheckProofs(f File) ProofHealth {
	var h ProofHealth
	if err := s.ownProofs(); err != nil {
		h.Unread = durable.Bare(err)
		return h
	}
	named := map[string]bool{}
	for _, e := range f.Events { // one whose event was undone still has its name
		named[e.File] = true
	}
	for _, e := range Effective(f.Events) {
		if e.Do != Proof {
			continue
		}
		switch err := s.whole(e); {
		case errors.Is(err, fs.ErrNotExist):
			h.Missing = append(h.Missing, e)
		case err != nil:
			h.Changed = append(h.Changed, e)
		default:
			h.Whole++
		}
	}
	entries, err := durable.ReadDir(s.Proofs())
	h.Unread = durable.Bare(err)
	for _, e := range entries {
		if !named[e.Name()] {
			h.Unnamed = append(h.Unnamed, filepath.Join(s.Proofs(), e.Name()))
		}
	}
	return h
}

// CheckProof says why a kept file is not what was kept, by its name in the
// directory of proofs.
func (s *Store) CheckProof(file string) error {
	if err := s.ownProofs(); err != nil {
		return durable.Bare(err)
	}
	f, err := s.Load()
	if err != nil {
		return err
	}
	err = errors.New("nothing in your file names it")
	for _, e := range Effective(f.Events) {
		if e.Do == Proof && e.File == file {
			err = s.whole(e)
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("it is gone")
	}
	return err
}

// whole compares a kept file with what was recorded of it. Its name comes from a
// file that anybody can have changed.
func (s *Store) whole(e Event) error {
	data, err := durable.Read(filepath.Join(s.Proofs(), filepath.Base(e.File)), MaxSize)
	if sum := sha256.Sum256(data); err == nil && hex.EncodeToString(sum[:]) != e.SHA256 {
		return errors.New("it is no longer what was kept")
	}
	return err
}

// forgetProofs removes the kept files that only forgotten events name.
func (s *Store) forgetProofs(gone, stay []Event) (removed []string, err error) {
	if err := s.ownProofs(); err != nil {
		return nil, err
	}
	for _, e := range gone {
		// The name comes from a file that anybody can have changed.
		if e.File == "" || e.File != filepath.Base(e.File) || e.File == "." || e.File == ".." {
			continue
		}
		if slices.ContainsFunc(stay, func(o Event) bool { return o.File == e.File }) {
			continue
		}
		path := filepath.Join(s.Proofs(), e.File)
		was, err := removeOurs(path)
		if err != nil {
			return removed, err
		}
		if was {
			removed = append(removed, path)
		}
	}
	if len(removed) == 0 {
		return nil, nil
	}
	return removed, durable.SyncDir(s.Proofs())
}
