package state

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strconv"
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

// TestNamesInAZipFileStayInIt, and every file in it has one of its own: programs write the
// backslashes of Windows, folders as entries, names that lead out, and a name twice.
func TestNamesInAZipFileStayInIt(t *testing.T) {
	there := &Store{Dir: elsewhere(t), Now: time.Now}
	if _, _, _, err := there.Attach(t.Context(), "facebook", "mail.eml", []byte("Yes.")); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(there.Path())
	if err != nil {
		t.Fatal(err)
	}
	f, err := there.Load()
	if err != nil {
		t.Fatal(err)
	}
	crowd := make([]string, maxSeen)
	for i := range crowd {
		crowd[i] = "a/" + strconv.Itoa(i)
	}
	proof := "proofs/" + f.Events[1].File
	for name, c := range map[string]struct {
		entries []string
		events  int
		files   int
		come    int
	}{
		"as it should be":          {[]string{"state.json", proof}, 2, 1, 1},
		"in a folder":              {[]string{"Backup/", "Backup/state.json", "Backup/proofs/", "Backup/" + proof}, 2, 1, 1},
		"of Windows":               {[]string{`Backup\`, `Backup\state.json`, `Backup\` + strings.ReplaceAll(proof, "/", `\`)}, 2, 1, 1},
		"that lead out":            {[]string{"../../x/state.json", "../../x/" + proof}, 2, 1, 1},
		"from the top":             {[]string{"/etc/state.json", "/etc/" + proof}, 2, 1, 1},
		"of Windows that lead out": {[]string{`..\..\state.json`, `..\..\` + strings.ReplaceAll(proof, "/", `\`)}, 2, 1, 1},
		"twice":                    {[]string{"state.json", "state.json", proof, proof}, 2, 2, 1},
		"with dots in them":        {[]string{"./a/../state.json", "./proofs/./" + f.Events[1].File}, 2, 1, 1},
		"a proof that is not its":  {[]string{"state.json", "elsewhere/" + proof}, 2, 1, 0},
		"a crowd, and at the top":  {append([]string{"state.json"}, crowd...), 2, 1, 0},
		"a crowd":                  {append([]string{"b/state.json"}, crowd...), 0, 0, 0},
	} {
		path := filepath.Join(t.TempDir(), "backup.zip")
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		w := zip.NewWriter(file)
		for _, entry := range c.entries {
			e, err := w.CreateHeader(&zip.FileHeader{Name: entry})
			switch {
			case err != nil:
				t.Fatal(err)
			case strings.HasSuffix(entry, "state.json"):
				_, err = e.Write(data)
			case strings.Contains(entry, f.Events[1].File):
				_, err = e.Write([]byte("Yes."))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(w.Close(), file.Close()); err != nil {
			t.Fatal(err)
		}
		from, err := OpenForeign(path, time.Now())
		if c.files == 0 {
			if !errors.Is(err, errTooMany) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		here := &Store{Dir: t.TempDir(), Now: time.Now}
		come, _ := here.Kept(from, nil)
		if len(from.Events) != c.events || from.Files != c.files || len(come) != c.come {
			t.Errorf("%s: %d events of %d files, %d proofs", name, len(from.Events), from.Files, len(come))
		}
		if err := from.Close(); err != nil {
			t.Error(err)
		}
	}
}
