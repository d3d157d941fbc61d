package state

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
)

// Health is how the state directory stands.
type Health struct {
	Missing  bool     // there is no directory yet
	Unusable error    // why the directory cannot be used, nil if it can
	Open     []string // what other users of this computer can read or change
	Shut     []string // what its owner cannot read or change

	File   File
	Damage error // why the state file cannot be read
	None   bool  // there is no state file, and none is missed

	Backup       File
	BackupDamage error // why the backup cannot be read
	NoBackup     bool

	InUse     bool // another optout-tui is saving
	Leftover  string
	Replaced  []string // what restored backups replaced
	StateSize int64    // bytes
}

// Inspect looks at the directory and everything in it, and changes nothing.
func (s *Store) Inspect() Health {
	h := Health{NoBackup: true, None: true}
	info, err := os.Stat(s.Dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		h.Missing = true
		return h
	case err != nil:
		h.Unusable = err
		return h
	case !info.IsDir():
		h.Unusable = problem.New(durable.ErrNotDirectory, "path", s.Dir)
		return h
	}
	lock := filepath.Join(s.Dir, lockName)
	h.rights(s.Dir, 0o700)
	for _, path := range []string{s.Path(), s.Backup(), lock} {
		h.rights(path, 0o600)
	}
	h.File, h.Damage = s.Load()
	if info, err := os.Lstat(s.Path()); err == nil {
		h.None, h.StateSize = false, info.Size()
	}
	if _, err := os.Lstat(s.Backup()); err == nil {
		h.NoBackup = false
		h.Backup, h.BackupDamage = s.readBackup()
	}
	release, err := durable.Hold(lock)
	if err == nil {
		release()
	}
	h.InUse = errors.Is(err, durable.ErrHeld)
	if _, err := os.Lstat(s.tmp()); err == nil && !h.InUse {
		h.Leftover = s.tmp()
	}
	h.Replaced, h.Unusable = s.Replaced()
	return h
}

// rights notes whether others may do too much with a file, or its owner too little.
func (h *Health) rights(path string, want fs.FileMode) {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return
	}
	if durable.OpenToOthers(info.Mode()) {
		h.Open = append(h.Open, path)
	}
	if info.Mode().Perm()&want != want {
		h.Shut = append(h.Shut, path)
	}
}
