package state

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
)

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
	data, err := durable.Read(s.Backup(), MaxSize)
	if errors.Is(err, fs.ErrNotExist) {
		return "", File{}, ErrNoBackup
	}
	if err == nil {
		f, err = Parse(s.Backup(), data)
	}
	if err != nil {
		return "", File{}, &DamageError{err}
	}
	kept, err = s.replaceWith(data)
	return kept, f, err
}

// replaceWith replaces the state file with data and keeps what was there.
func (s *Store) replaceWith(data []byte) (kept string, err error) {
	if err := durable.Recreate(s.tmp(), data); err != nil {
		return "", err
	}
	kept = s.freeName()
	if err := durable.Rename(s.Path(), kept); errors.Is(err, fs.ErrNotExist) {
		kept = ""
	} else if err != nil {
		return "", errors.Join(err, durable.Remove(s.tmp()))
	}
	if err := durable.Replace(s.tmp(), s.Path()); err != nil {
		return kept, err
	}
	return kept, durable.SyncDir(s.Dir)
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

// Replaced lists the files that restored backups replaced. A missing directory holds
// none.
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
