package state

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// TestWhatAFileIsThatIsNoStateFile opens files of other kinds, which people take for one.
func TestWhatAFileIsThatIsNoStateFile(t *testing.T) {
	const mail = "From: a@example.org\nDate: Tue, 10 Nov 2026 08:15:00 +0100\n\nYes.\n"
	for name, c := range map[string]struct {
		data string
		want problem.Kind
	}{
		"state.json.gz":   {"\x1f\x8b\x08\x00", ErrOtherArchive},
		"data.tar":        {"data/" + strings.Repeat("\x00", 252) + "ustar\x0000", ErrOtherArchive},
		"data.7z":         {"7z\xbc\xaf\x27\x1c\x00\x04", ErrOtherArchive},
		"data.tar.xz":     {"\xfd7zXZ\x00", ErrOtherArchive},
		"data.rar":        {"Rar!\x1a\x07\x01\x00", ErrOtherArchive},
		"answer.eml":      {mail, ErrLikeAProof},
		"saved mail":      {"\ufeff" + mail, ErrLikeAProof},
		"answer.pdf":      {"%PDF-1.7\n%\xe2\xe3", ErrLikeAProof},
		"screenshot.png":  {"\x89PNG\r\n\x1a\n", ErrLikeAProof},
		"photo.jpg":       {"\xff\xd8\xff\xe0", ErrLikeAProof},
		"dossier.html":    {"<!DOCTYPE html><title>", ErrLikeAProof},
		"accounts.csv":    {"account,platform\n", errNotState},
		"notes.txt":       {"They said yes.", errNotState},
		"list.json":       {"[1, 2]", errNotState},
		"other.json":      {"{}", errNotState},
		"zeros.json":      {strings.Repeat("\x00", 4096), errNotState},
		"nothing.json":    {"", "empty"},
		"blanks.json":     {"\ufeff \r\n", "empty"},
		"half.json":       {`{"format":"optout-tui","ver`, "cut-off"},
		"damaged.json":    {`{"format":"optout-tui",,}`, "damaged-at"},
		"half an archive": {"PK\x03\x04", "zip-damaged"},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenForeign(path, time.Now()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		other := elsewhere(t)
		if err := os.Rename(path, filepath.Join(other, "state 2.json")); err != nil {
			t.Fatal(err)
		}
		f, err := OpenForeign(other, time.Now())
		if c.want == "zip-damaged" {
			c.want = errNotState // in a folder, no archive is opened
		}
		if err != nil || len(f.Events) != 1 || len(f.Left) != 1 || !errors.Is(f.Left[0], c.want) {
			t.Errorf("%s in a folder: %+v, %v", name, f, err)
		}
	}
}

// TestAnArchiveInAFolderIsNamed but not opened.
func TestAnArchiveInAFolderIsNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "Backup.ZIP"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenForeign(dir, time.Now()); !errors.Is(err, ErrArchiveInside) || !strings.Contains(err.Error(), "Backup.ZIP") {
		t.Errorf("%v", err)
	}
}
