package state

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
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
		h.Unread = plain(err)
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
		data, err := readRegular(filepath.Join(s.Proofs(), filepath.Base(e.File)))
		sum := sha256.Sum256(data)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			h.Missing = append(h.Missing, e)
		case err != nil || hex.EncodeToString(sum[:]) != e.SHA256:
			h.Changed = append(h.Changed, e)
		default:
			h.Whole++
		}
	}
	entries, err := readDirIfThere(s.Proofs())
	h.Unread = plain(err)
	for _, e := range entries {
		if !named[e.Name()] {
			h.Unnamed = append(h.Unnamed, filepath.Join(s.Proofs(), e.Name()))
		}
	}
	return h
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
	return removed, syncDir(s.Proofs())
}
