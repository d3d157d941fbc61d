package state

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
)

// Health is how the state directory stands.
type Health struct {
	Missing  bool     // there is no directory yet
	Unusable error    // why the directory cannot be used, also if there is none
	Open     []string // what other users of this computer can read or change
	Shut     []string // what its owner cannot read or change
	Foreign  []string // what belongs to another user

	File   File
	Damage error // why the state file cannot be read
	None   bool  // there is no state file, and none is missed

	Backup       File
	BackupDamage error // why the backup cannot be read, also if there is none
	NoBackup     bool

	InUse     bool     // another optout-tui is saving
	InTheWay  []string // what lies in the place of a file and keeps saves from writing it
	Leftover  string
	Replaced  []string // what restored backups replaced
	Copies    []string // of the state file, made by a synchronised folder or by hand
	StateSize int64    // bytes
}

// Inspect looks at the directory and everything in it, and changes nothing.
func (s *Store) Inspect() Health {
	info, err := os.Stat(s.Dir)
	if err == nil && !info.IsDir() {
		err = problem.New(durable.ErrNotDirectory, "path", s.Dir)
	}
	if err != nil {
		return Health{Missing: errors.Is(err, fs.ErrNotExist), Unusable: err}
	}
	h := Health{None: true}
	lock := filepath.Join(s.Dir, lockName)
	h.rights(s.Dir, 0o700)
	for _, path := range []string{s.Path(), s.Backup(), lock} {
		h.rights(path, 0o600)
	}
	h.File, h.Damage = s.Load()
	if info, err := os.Lstat(s.Path()); err == nil {
		h.None, h.StateSize = false, info.Size()
	}
	_, h.Backup, h.BackupDamage = s.readBackup()
	h.NoBackup = errors.Is(h.BackupDamage, fs.ErrNotExist)
	release, err := durable.Hold(lock)
	if err == nil {
		release()
	}
	h.InUse = errors.Is(err, durable.ErrHeld)
	h.InTheWay = s.inTheWay()
	if _, err := os.Lstat(s.tmp()); err == nil && !h.InUse && !slices.Contains(h.InTheWay, s.tmp()) {
		h.Leftover = s.tmp()
	}
	h.Replaced, h.Unusable = s.Replaced()
	entries, _ := durable.ReadDir(s.Dir) // which could be listed just before
	for _, e := range entries {
		if IsCopy(e.Name()) && e.Name() != fileName && e.Name() != bakName {
			h.Copies = append(h.Copies, filepath.Join(s.Dir, e.Name()))
		}
	}
	return h
}

// inTheWay lists what is no file where a save needs one, and is not removed by the save: a
// lock of any other kind, and directories with something in them.
func (s *Store) inTheWay() []string {
	var all []string
	lock := filepath.Join(s.Dir, lockName)
	if info, err := os.Lstat(lock); err == nil && !info.Mode().IsRegular() {
		all = append(all, lock)
	}
	for _, path := range []string{s.tmp(), s.Backup()} {
		if info, err := os.Lstat(path); err != nil || !info.IsDir() {
			continue
		}
		if entries, _ := os.ReadDir(path); len(entries) > 0 {
			all = append(all, path)
		}
	}
	return all
}

// rights notes whether others may do too much with a file, or its owner too little.
func (h *Health) rights(path string, want fs.FileMode) {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return
	}
	if durable.OfAnother(info) {
		h.Foreign = append(h.Foreign, path)
		return
	}
	if durable.OpenToOthers(info.Mode()) {
		h.Open = append(h.Open, path)
	}
	if info.Mode().Perm()&want != want {
		h.Shut = append(h.Shut, path)
	}
}

// damagedName begins the names of files that a restored backup replaced.
const damagedName = fileName + ".damaged-"

// Why nothing can be restored.
const (
	ErrGood     problem.Kind = "nothing-to-restore" // the state file is as it was written
	ErrNoBackup problem.Kind = "no-backup"
)

// Restore replaces a state file that is damaged, missing, or was changed outside this
// program with the backup. It keeps what it replaces, whatever that is, under the name
// that it returns, "" if there was nothing. A crash at any moment leaves the old file, or
// no file and the backup: then Restore can be repeated.
func (s *Store) Restore(ctx context.Context) (kept string, f File, err error) {
	if _, err := os.Stat(s.Dir); err != nil {
		return "", File{}, ErrNoBackup
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return "", File{}, err
	}
	defer unlock()
	if f, err := s.Load(); err == nil && !f.Changed {
		return "", f, ErrGood
	}
	data, f, err := s.readBackup()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", File{}, ErrNoBackup
	case err != nil:
		return "", File{}, &DamageError{err}
	}
	err = s.replace(s.Path(), data, func() (func() error, error) {
		name := s.freeName()
		switch err := durable.Rename(s.Path(), name); {
		case err == nil:
			kept = name
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
		return keepNothing()
	})
	return kept, f, err
}

// readBackup gives the backup, as its bytes and as what they say.
func (s *Store) readBackup() (data []byte, f File, err error) {
	if data, err = durable.Read(s.Backup(), MaxSize); err == nil {
		f, err = Parse(s.Backup(), data)
	}
	return data, f, err
}

// Restorable says that there is a backup that can be read.
func (s *Store) Restorable() bool {
	_, _, err := s.readBackup()
	return err == nil
}

// freeName is an unused name with the current time for a file that is kept.
func (s *Store) freeName() string {
	name := filepath.Join(s.Dir, damagedName+s.Now().UTC().Format("20060102T150405Z"))
	free := name
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); err != nil {
			return free
		}
		free = fmt.Sprintf("%s-%d", name, n)
	}
}

// Replaced lists the files that restored backups replaced. A missing directory holds none.
func (s *Store) Replaced() ([]string, error) {
	entries, err := durable.ReadDir(s.Dir)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), damagedName) {
			all = append(all, filepath.Join(s.Dir, e.Name()))
		}
	}
	return all, nil
}
