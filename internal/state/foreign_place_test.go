package state

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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
