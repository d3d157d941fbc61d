package state

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/durable"
)

// elsewhere is a folder with the state file of another computer.
func elsewhere(t *testing.T) string {
	t.Helper()
	s := &Store{Dir: t.TempDir(), Now: time.Now}
	if _, err := s.Record(t.Context(), s.New(Event{Do: Account, Account: "facebook", Platform: "facebook"})); err != nil {
		t.Fatal(err)
	}
	return s.Dir
}

// zipped writes a folder's files into a zip file, with these flags.
func zipped(t *testing.T, dir string, flags uint16) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: filepath.ToSlash(rel), Flags: flags})
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "backup.zip")
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestAFolderAndAZipFileOfItHoldTheSame opens what another computer had, in both forms.
func TestAFolderAndAZipFileOfItHoldTheSame(t *testing.T) {
	dir := elsewhere(t)
	if err := os.WriteFile(filepath.Join(dir, "state (conflicted copy).json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{dir, zipped(t, dir, 0)} {
		f, err := OpenForeign(name, time.Now())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(f.Events) != 1 || f.Files != 1 || len(f.Left) != 1 || !strings.Contains(f.Left[0].Error(), "conflicted copy") {
			t.Errorf("%s: %d events of %d files, %v left", name, len(f.Events), f.Files, f.Left)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestWhatHoldsNoStateFileIsNamed opens what cannot be read.
func TestWhatHoldsNoStateFileIsNamed(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.zip")
	if err := os.WriteFile(broken, []byte("PK\x03\x04and nothing more"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{t.TempDir(), broken, zipped(t, elsewhere(t), 1), filepath.Join(t.TempDir(), "gone")} {
		if f, err := OpenForeign(name, time.Now()); err == nil {
			t.Errorf("%s was opened: %v", name, f)
		}
	}
}

// TestWhatComesThroughAPipeIsReadAsAFileIs reads the contents of files without a place.
func TestWhatComesThroughAPipeIsReadAsAFileIs(t *testing.T) {
	dir := elsewhere(t)
	for name, good := range map[string]bool{
		filepath.Join(dir, "state.json"): true, zipped(t, dir, 0): true, zipped(t, dir, 1): false, zipped(t, t.TempDir(), 0): false,
	} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := ReadForeign("standard input", data, time.Now())
		if good && (err != nil || len(f.Events) != 1 || f.Files != 1 || f.Close() != nil) {
			t.Errorf("%s: %v, %v", name, f, err)
		}
		if !good && err == nil {
			t.Errorf("%s was read", name)
		}
	}
	for _, bad := range []string{"", "{", "hello", "PK\x03\x04and nothing more"} {
		if f, err := ReadForeign("standard input", []byte(bad), time.Now()); err == nil || !strings.Contains(err.Error(), "standard input") {
			t.Errorf("%q was read: %v, %v", bad, f, err)
		}
	}
}

// TestContentsWithoutANameGetOneOfTheirKind names what came through a pipe.
func TestContentsWithoutANameGetOneOfTheirKind(t *testing.T) {
	for data, want := range map[string]string{
		"From: a@example.org\nDate: Thu, 26 Nov 2026 10:00:00 +0000\nSubject: x\n\nyes\n": "mail.eml", "%PDF-1.7": "document.pdf", "\x89PNG\r\n": "picture.png",
		"\xff\xd8\xff\xe0": "picture.jpg", "GIF89a": "picture.gif", "PK\x03\x04": "files.zip", "They said no.": "text.txt", "\x00\x01": "file", "\xfe": "file",
	} {
		if got := NameFor([]byte(data)); got != want {
			t.Errorf("%q is called %s, want %s", data, got, want)
		}
	}
}

// TestProofsComeAlongOrAreMissed brings in a state file with a kept mail, and one whose
// mail stayed behind.
func TestProofsComeAlongOrAreMissed(t *testing.T) {
	dir := elsewhere(t)
	there := &Store{Dir: dir, Now: time.Now}
	if _, _, _, err := there.Attach(t.Context(), "facebook", "mail.eml", []byte("From: support@facebook.com\nDate: Thu, 26 Nov 2026 10:00:00 +0000\nSubject: Your request\n\nYour request will be applied.\n")); err != nil {
		t.Fatal(err)
	}
	from, err := OpenForeign(dir, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if said := from.Events[1].Mail; said == nil || said.Subject.String() != "Your request" {
		t.Errorf("what the mail says of itself is %v", said)
	}
	here := &Store{Dir: t.TempDir(), Now: time.Now}
	come, missing := here.Kept(from, nil)
	if len(come) != 1 || len(missing) != 0 {
		t.Fatalf("%d come along, %d are missed", len(come), len(missing))
	}
	if _, err := here.ImportFrom(t.Context(), from, come, from.Events...); err != nil {
		t.Fatal(err)
	}
	if !here.HasProof(come[0].File) {
		t.Error("the proof is not here")
	}
	if come, missing = here.Kept(from, from.Events); len(come)+len(missing) != 0 {
		t.Error("what is here whole is brought in again")
	}
	if err := os.RemoveAll(there.Proofs()); err != nil {
		t.Fatal(err)
	}
	other := &Store{Dir: t.TempDir(), Now: time.Now}
	if come, missing = other.Kept(from, nil); len(come) != 0 || len(missing) != 1 {
		t.Errorf("%d come along, %d are missed", len(come), len(missing))
	}
	if _, err := other.ImportFrom(t.Context(), from, missing, from.Events...); err == nil {
		t.Error("a proof that is gone came along")
	}
	if f, err := other.Load(); err != nil || len(f.Events) != 0 {
		t.Errorf("%d events came in without their proof: %v", len(f.Events), err)
	}
}

// TestAFolderOfTooManyCopiesIsRefused opens a folder that is no person's.
func TestAFolderOfTooManyCopiesIsRefused(t *testing.T) {
	dir := elsewhere(t)
	for i := range maxCopies {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("state (%d).json", i)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if f, err := OpenForeign(dir, time.Now()); !strings.Contains(told(err), dir) {
		t.Errorf("opened: %v, %v", f, err)
	}
}

// TestOneStateFileAloneIsRead opens a file, as people name it first.
func TestOneStateFileAloneIsRead(t *testing.T) {
	f, err := OpenForeign(filepath.Join(elsewhere(t), fileName), time.Now())
	if err != nil || f.Files != 1 || len(f.Events) != 1 {
		t.Fatalf("%+v, %v", f, err)
	}
}

// TestWhatCannotBeReadInAFolderIsNamed has links to nothing and to what is no file, and one
// too large, beside the state file that is there.
func TestWhatCannotBeReadInAFolderIsNamed(t *testing.T) {
	dir := elsewhere(t)
	for name, to := range map[string]string{"state-gone.json": "nowhere", "state-dir.json": "."} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	large := filepath.Join(dir, "state-large.json")
	if err := errors.Join(os.WriteFile(large, nil, 0o600), os.Truncate(large, MaxSize+1)); err != nil {
		t.Fatal(err)
	}
	f, err := OpenForeign(dir, time.Now())
	if err != nil || f.Files != 1 || len(f.Left) != 3 {
		t.Fatalf("%+v, %v", f, err)
	}
	for _, left := range f.Left {
		if !strings.Contains(told(left), "state-") {
			t.Errorf("it does not say which: %s", told(left))
		}
	}
}

// TestAFileLargerThanItSaysIsCut reads one that calls itself empty, as those of /proc do.
func TestAFileLargerThanItSaysIsCut(t *testing.T) {
	in := os.DirFS("/proc/self")
	if _, err := fs.Stat(in, "status"); err != nil {
		t.Skip("no /proc here")
	}
	if data, err := readIn(in, "status", 10); !errors.Is(err, durable.ErrTooLarge) {
		t.Errorf("%d bytes, %v", len(data), err)
	}
}

func TestDaysThatCannotBeAreCounted(t *testing.T) {
	today := time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)
	events := []Event{{On: "2026-11-26"}, {On: "2026-02-30"}, {}, {On: "2026-11-27"}}
	if got := OddDays(events, today); len(got) != 2 || got[0] != 2 || got[1] != 4 {
		t.Errorf("the odd days are of %v", got)
	}
}
