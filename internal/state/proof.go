package state

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// MaxProof is the largest file that is kept as a proof, in bytes.
const MaxProof = 25 << 20

// Proofs is the directory of the files that are kept.
func (s *Store) Proofs() string { return filepath.Join(s.Dir, "proofs") }

// Attach keeps a copy of a file's contents with an account and records it. The
// copy is on the disk before the event is. A copy that is there already is not
// written again; added is false if the account has it already.
func (s *Store) Attach(ctx context.Context, account, path string, data []byte) (file File, e Event, added bool, err error) {
	sum := sha256.Sum256(data)
	digest := hex.EncodeToString(sum[:])
	now, err := s.Load()
	if err != nil {
		return File{}, Event{}, false, err
	}
	for _, old := range Effective(now.Events) {
		if old.Do == Proof && old.Account == account && old.SHA256 == digest {
			return now, old, false, nil
		}
	}
	if err := errors.Join(makeDir(s.Dir), makeDir(s.Proofs())); err != nil {
		return File{}, Event{}, false, plain(err)
	}
	name := digest[:16] + extension(path)
	if err := writeSynced(filepath.Join(s.Proofs(), name), data); err != nil && !errors.Is(err, fs.ErrExist) {
		return File{}, Event{}, false, errors.Join(plain(err), removeIfThere(filepath.Join(s.Proofs(), name)))
	}
	if err := syncDir(s.Proofs()); err != nil {
		return File{}, Event{}, false, plain(err)
	}
	e = s.New(Event{
		Do: Proof, Account: account, File: name, Name: safetext.NewLine(filepath.Base(path)), SHA256: digest, Size: int64(len(data)),
	})
	file, err = s.Record(ctx, e)
	return file, e, err == nil, err
}

// extension is that of a file name, if it is a plain one.
func extension(path string) string {
	ext := strings.ToLower(filepath.Ext(path))
	for _, r := range strings.TrimPrefix(ext, ".") {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return ""
		}
	}
	if len(ext) > 8 {
		return ""
	}
	return ext
}

// WriteNew writes a file that only its owner can read, anywhere. What is there
// already stays, with fs.ErrExist, unless over says to replace it; then the name
// is replaced, not what it may be a link to.
func WriteNew(path string, data []byte, over bool) error {
	if !over {
		err := writeSynced(path, data)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return plain(err)
		}
		return err
	}
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		return &fs.PathError{Op: "write", Path: path, Err: errors.New("it is a directory")}
	}
	tmp := path + ".tmp"
	if err := errors.Join(removeIfThere(tmp), writeSynced(tmp, data)); err != nil {
		return plain(err)
	}
	if err := rename(tmp, path); err != nil {
		return errors.Join(plain(err), removeIfThere(tmp))
	}
	return nil
}
