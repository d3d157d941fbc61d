package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestOfAPersonsFileLinksAreFollowed has the same file by name and by a link, for those
// who follow links and those who do not.
func TestOfAPersonsFileLinksAreFollowed(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := errors.Join(os.WriteFile(path, []byte("mine"), 0o600), os.Symlink(path, link)); err != nil {
		t.Skipf("no links here: %v", err)
	}
	for _, name := range []string{path, link} {
		if data, err := ReadFile(name, 4); err != nil || string(data) != "mine" {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	for _, name := range []string{path, link} {
		f, size, err := Open(name)
		if err != nil || size != 4 {
			t.Fatalf("%s: %d bytes, %v", name, size, err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, _, err := Open(dir); !errors.Is(err, ErrNotRegular) {
		t.Errorf("a directory: %v", err)
	}
	if data, err := Read(path, 4); err != nil || string(data) != "mine" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := Read(link, 4); !errors.Is(err, ErrLink) {
		t.Errorf("a link: %v", err)
	}
	for name, want := range map[string]error{dir: ErrNotRegular, path: ErrTooLarge, filepath.Join(dir, "none"): fs.ErrNotExist} {
		if _, err := ReadFile(name, 3); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}
