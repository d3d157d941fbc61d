package state

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
)

// How much of a folder or zip file is looked at.
const (
	maxSeen   = 20000     // files and folders
	maxDepth  = 5         // folders within folders
	maxCopies = 200       // state files
	maxRead   = 256 << 20 // bytes of state files, unpacked
)

// Foreign is what a file of another place holds: a state file, such as an older backup or
// the copy that a synchronised folder makes when two computers disagree, or all of them in
// a folder or in a zip file of one.
type Foreign struct {
	Events []Event // of all its state files
	Files  int     // how many of these were read
	Left   []error // why others were not

	in     fs.FS
	dirs   []string // where its state files lie
	inside string   // an archive in it, which is not opened
	close  func() error
}

// OpenForeign reads it. It has to be closed. The error names the path.
func OpenForeign(name string, now time.Time) (*Foreign, error) {
	f := &Foreign{close: func() error { return nil }}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		f.in = os.DirFS(name)
	case err == nil && info.Mode().IsRegular() && isZip(name):
		if f.in, f.close, err = openZip(name); err != nil {
			return nil, err
		}
	default: // whose error names what else it may be
		data, err := durable.ReadFile(name, MaxSize)
		if err == nil {
			err = f.add(name, data, now)
		}
		f.in, f.dirs = os.DirFS(filepath.Dir(name)), []string{"."}
		return f, err
	}
	if err := f.search(name, now); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// ReadForeign is OpenForeign for the contents of a state file or of a zip file with some,
// such as from standard input; nothing lies beside it.
func ReadForeign(name string, data []byte, now time.Time) (*Foreign, error) {
	f := &Foreign{close: func() error { return nil }}
	if !bytes.HasPrefix(data, []byte(zipHead)) {
		return f, f.add(name, data, now)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, problem.New("zip-damaged", "path", name)
	}
	if err := asFolder(name, archive); err != nil {
		return nil, err
	}
	f.in = archive
	return f, f.search(name, now)
}

// Close lets go of it.
func (f *Foreign) Close() error { return f.close() }

// add takes in the contents of one state file.
func (f *Foreign) add(name string, data []byte, now time.Time) error {
	if err := noStateFile(name, data); err != nil {
		return err
	}
	other, err := Parse(name, data)
	if err == nil {
		err = CheckForeign(name, other, now)
	}
	if err != nil {
		return err
	}
	f.Events = Merge(f.Events, other.Events)
	f.Files++
	return nil
}

// search takes in the state files of a folder and of those in it. A backup is read where
// nothing newer beside it can be.
func (f *Foreign) search(top string, now time.Time) error {
	found, err := f.candidates(top)
	if err != nil {
		return err
	}
	room := int64(maxRead)
	read := map[string]bool{} // the folders with a state file that could be read
	for _, backups := range []bool{false, true} {
		for _, name := range found {
			dir := path.Dir(name)
			if strings.HasSuffix(name, ".bak") != backups || backups && read[dir] {
				continue
			}
			full := filepath.Join(top, filepath.FromSlash(name))
			data, err := readIn(f.in, name, min(MaxSize, room))
			if err == nil {
				room -= int64(len(data))
				err = f.add(full, data, now)
			} else {
				err = problem.Because(err, durable.ErrUnreadable, "path", full)
			}
			if err != nil {
				f.Left = append(f.Left, err)
				continue
			}
			read[dir] = true
			f.dirs = append(f.dirs, dir)
		}
	}
	if f.Files == 0 {
		return cmp.Or(append(slices.Clone(f.Left), f.none(top))...)
	}
	return nil
}

// none is why there is no state file: it may be in another archive, which is not opened.
func (f *Foreign) none(top string) error {
	if f.inside != "" {
		return problem.New(ErrArchiveInside, "path", top, "name", f.inside)
	}
	return problem.New("no-state-file", "path", top)
}

// candidates lists what may be a state file by its name, in the order of the names. Where
// there is too much to look through, it lists those at the top, if there are any.
func (f *Foreign) candidates(top string) ([]string, error) {
	found, err := f.walk(top)
	if !errors.Is(err, errTooMany) {
		return found, err
	}
	entries, _ := fs.ReadDir(f.in, ".") // it was read a moment ago
	found = nil
	for _, d := range entries {
		if !d.IsDir() && IsCopy(d.Name()) && len(found) < maxCopies {
			found = append(found, d.Name())
		}
	}
	if len(found) == 0 {
		return nil, err
	}
	f.Left = append(f.Left, err)
	return found, nil
}

// walk is candidates of a folder and of those in it.
func (f *Foreign) walk(top string) ([]string, error) {
	var found []string
	seen := 0
	err := fs.WalkDir(f.in, ".", func(name string, d fs.DirEntry, err error) error {
		seen++
		switch {
		case err != nil && name == ".":
			return problem.Because(err, durable.ErrUnreadable, "path", top)
		case err != nil, d.IsDir() && strings.Count(name, "/") >= maxDepth, d.Name() == "__MACOSX":
			return fs.SkipDir
		case seen > maxSeen || len(found) >= maxCopies:
			return problem.New(errTooMany, "path", top)
		case !d.IsDir() && IsCopy(d.Name()):
			found = append(found, name)
		case !d.IsDir() && f.inside == "" && slices.Contains(strings.Fields(packed), strings.ToLower(path.Ext(name))):
			f.inside = name
		}
		return nil
	})
	return found, err
}

// IsCopy says that a file is named like a state file, or like a copy that a backup or a
// synchronised folder makes of one: state.json.bak, state (conflicted copy).json,
// state.sync-conflict-20261120-101500-ABCDEFG.json, state-LAPTOP.json, Copy of state.json.
func IsCopy(name string) bool {
	name = strings.ToLower(name)
	at := strings.Index(name, "state")
	return at >= 0 && strings.Contains(name[at:], ".json") && (at == 0 || name[at-1] < 'a' || name[at-1] > 'z') &&
		!strings.HasPrefix(name, ".") && !strings.HasSuffix(name, ".tmp") && !strings.HasPrefix(name, damagedName)
}

// readIn reads a regular file of at most limit bytes, whatever its size is said to be.
func readIn(in fs.FS, name string, limit int64) ([]byte, error) {
	info, err := fs.Stat(in, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, problem.New(durable.ErrNotRegular, "path", name)
	case info.Size() > limit:
		return nil, problem.New(durable.ErrTooLarge, "path", name, "n", limit>>20)
	}
	file, err := in.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // read only: nothing can be lost
	var data bytes.Buffer
	n, err := data.ReadFrom(io.LimitReader(file, limit+1))
	if err == nil && n > limit {
		err = problem.New(durable.ErrTooLarge, "path", name, "n", limit>>20)
	}
	return data.Bytes(), err
}

// proof gives the contents of a kept file, if it lies beside a state file and is what was
// kept.
func (f *Foreign) proof(e Event) ([]byte, bool) {
	for _, dir := range f.dirs {
		data, err := readIn(f.in, path.Join(dir, "proofs", e.File), MaxProof)
		if sum := sha256.Sum256(data); err == nil && hex.EncodeToString(sum[:]) == e.SHA256 {
			return data, true
		}
	}
	return nil, false
}

// Kept lists the proofs of another place that are not whole here, as they stand once its
// events have come in: those that lie there, and those that do not.
func (s *Store) Kept(from *Foreign, there []Event) (come, missing []Event) {
	theirs := map[string]bool{}
	for i := range from.Events {
		theirs[from.Events[i].ID] = true
	}
	for _, e := range Effective(Merge(there, from.Events)) {
		if e.Do != Proof || !theirs[e.ID] || s.whole(e) == nil {
			continue
		}
		if _, ok := from.proof(e); ok && e.named() {
			come = append(come, e)
		} else {
			missing = append(missing, e)
		}
	}
	return come, missing
}

// named says that a proof is called as Attach calls it. The name comes from a file that
// anybody may have written.
func (e Event) named() bool {
	ext := extension(e.File)
	return len(e.SHA256) == 2*sha256.Size && e.File == e.SHA256[:16]+ext
}

// Import is Record for events of another file, which may name any account.
func (s *Store) Import(ctx context.Context, events ...Event) (File, error) {
	return s.ImportFrom(ctx, nil, nil, events...)
}

// ImportFrom is Import with the proofs that come along from where the events are. They are
// on the disk before the events are.
func (s *Store) ImportFrom(ctx context.Context, from *Foreign, proofs []Event, events ...Event) (File, error) {
	f, unlock, err := s.lockAndLoad(ctx, whatever)
	if err != nil {
		return f, err
	}
	defer unlock()
	for _, e := range proofs {
		data, ok := from.proof(e)
		if !ok {
			return f, problem.New("proof-gone")
		}
		if _, err := s.storeProof(e.File, data); err != nil {
			return f, err
		}
	}
	return s.add(f, events)
}

// gone lists the kept files that are not here, by their names.
func (s *Store) gone(events []Event) []string {
	var files []string
	for i := range events {
		if events[i].Do == Proof && !s.HasProof(events[i].File) {
			files = append(files, events[i].File)
		}
	}
	return files
}

// HasProof says that a kept file is here, whatever is in it.
func (s *Store) HasProof(file string) bool {
	info, err := os.Lstat(filepath.Join(s.Proofs(), filepath.Base(file)))
	return err == nil && info.Mode().IsRegular()
}

// OddDays are the numbers, from 1 on, of the events that name a day which cannot be: no
// date, or one after today. For the first kind, the day counts on which it was recorded.
func OddDays(events []Event, today time.Time) []int {
	var odd []int
	for i := range events {
		on := events[i].On
		day, err := time.Parse(time.DateOnly, on)
		if on != "" && (err != nil || day.After(today)) {
			odd = append(odd, i+1)
		}
	}
	return odd
}
