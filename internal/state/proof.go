package state

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/mail"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// MaxProof is the largest file that is kept as a proof, in bytes.
const MaxProof = 25 << 20

// Proofs is the directory of the files that are kept.
func (s *Store) Proofs() string { return filepath.Join(s.Dir, "proofs") }

// Attach keeps a copy of a file's contents with an account and records it. The copy is on
// the disk before the event is, and is removed if the event cannot be saved. A copy that is
// already there is not written again if it is whole; added is false if the account has it
// already. A mail that an older version kept is recorded again, with what it says of
// itself. Like Record, it refuses an account that is not on the list.
func (s *Store) Attach(ctx context.Context, account, path string, data []byte) (file File, e Event, added bool, err error) {
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:])
	now, unlock, err := s.lockAndLoad(ctx, unlisted([]Event{{Account: account}}))
	if err != nil {
		return now, Event{}, false, err
	}
	defer unlock()
	about := aboutMail(data)
	for _, old := range Effective(now.Events) {
		if old.Do == Proof && old.Account == account && old.SHA256 == digest && (old.Mail != nil || about == nil) {
			_, err := s.storeProof(old.File, data)
			return now, old, false, err
		}
	}
	e = s.New(Event{
		Do: Proof, Account: account, File: digest[:16] + extension(path), Name: safetext.NewLine(filepath.Base(path)), SHA256: digest, Size: int64(len(data)), Mail: about,
	})
	made, err := s.storeProof(e.File, data)
	if err == nil {
		file, err = s.add(now, []Event{e})
	}
	if err != nil {
		now, unknown := s.Load() // the event may be in the file although saving it failed
		if made && unknown == nil && len(Added(now.Events, []Event{e})) > 0 {
			err = errors.Join(err, durable.Remove(filepath.Join(s.Proofs(), e.File)))
		}
		return File{}, Event{}, false, err
	}
	return file, e, true, nil
}

// aboutMail is what data says of itself if it is a mail, else nil.
func aboutMail(data []byte) *Mail {
	m, ok := mail.Read(data)
	if !ok {
		return nil
	}
	return &Mail{m.From, m.Subject, m.Date, m.Signed, m.Looks}
}

// storeProof puts a copy into the directory of proofs, and says whether there was none
// of that name. If there is one, it is left alone if it is whole, and replaced if it is
// not: a crash may have left half of it, or somebody changed it.
func (s *Store) storeProof(name string, data []byte) (made bool, err error) {
	if name != filepath.Base(name) { // it comes from a file that anybody may have changed
		return false, problem.New("not-a-proof-name", "path", name)
	}
	if err := errors.Join(s.ownProofs(), durable.MakeDir(s.Proofs())); err != nil {
		return false, err
	}
	path := filepath.Join(s.Proofs(), name)
	there, err := durable.Read(path, MaxSize)
	made = errors.Is(err, fs.ErrNotExist)
	if err != nil || !bytes.Equal(there, data) {
		if err := s.replace(path, data, keepNothing); err != nil {
			return made, err
		}
	}
	return made, durable.SyncDir(s.Proofs())
}

// ownProofs refuses a link in place of the directory of proofs: files of somebody else
// would be read, written or removed.
func (s *Store) ownProofs() error {
	if info, err := os.Lstat(s.Proofs()); err == nil && !info.IsDir() {
		return problem.New(durable.ErrNotDirectory, "path", s.Proofs())
	}
	return nil
}

// extension is the extension of a file name, "" if it is long or odd.
func extension(path string) string {
	ext := strings.ToLower(filepath.Ext(path))
	if len(ext) > 8 || strings.Trim(ext, ".abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ""
	}
	return ext
}

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
	if h.Unread = s.ownProofs(); h.Unread != nil {
		return h
	}
	named := map[string]bool{}
	for _, e := range f.Events { // also those that were undone
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
	var entries []os.DirEntry
	entries, h.Unread = durable.ReadDir(s.Proofs())
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
	f, err := s.Load()
	if err := cmp.Or(s.ownProofs(), err); err != nil {
		return err
	}
	err = problem.New("unknown-proof") // nothing in the state file names it
	for _, e := range Effective(f.Events) {
		if e.Do == Proof && e.File == file {
			err = s.whole(e)
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return problem.New("proof-gone")
	}
	return err
}

// whole compares a kept file with what was recorded about it. Its name comes from a file
// that anybody may have changed.
func (s *Store) whole(e Event) error {
	data, err := durable.Read(filepath.Join(s.Proofs(), filepath.Base(e.File)), MaxSize)
	if sum := sha256.Sum256(data); err == nil && hex.EncodeToString(sum[:]) != e.SHA256 {
		return problem.New("proof-changed")
	}
	return err
}

// forgetProofs removes the kept files of accounts that only forgotten events name.
func (s *Store) forgetProofs(accounts []string, before, stay []Event) (removed []string, err error) {
	if err := s.ownProofs(); err != nil {
		return nil, err
	}
	var paths []string
	for _, e := range before {
		// The name comes from a file that anybody may have changed.
		ours := e.File != "" && e.File == filepath.Base(e.File) && e.File != "." && e.File != ".."
		if ours && slices.Contains(accounts, e.Account) && !slices.ContainsFunc(stay, func(o Event) bool { return o.File == e.File }) {
			paths = append(paths, filepath.Join(s.Proofs(), e.File))
		}
	}
	removed, err = s.removeFiles(paths)
	if err != nil || len(removed) == 0 {
		return removed, err
	}
	return removed, durable.SyncDir(s.Proofs())
}
