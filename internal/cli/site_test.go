package cli

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/site"
)

// TestASiteIsWrittenOverAnEarlierOne writes two small sites into one directory, in which
// somebody else has files as well: what only the earlier one had is removed, and nothing else.
func TestASiteIsWrittenOverAnEarlierOne(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pages := func(names ...string) map[string][]byte {
		files := map[string][]byte{site.Mark: []byte("mark")}
		for _, name := range names {
			files[name+"/index.html"] = []byte("made")
		}
		return files
	}
	puts := func(name, data string) {
		path := filepath.Join(dir, "pages", name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(data), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	writes := func(files map[string][]byte) {
		t.Helper()
		if err := writeSite(filepath.Join(dir, "pages"), files); err != nil {
			t.Fatal(err)
		}
	}
	writes(pages("stays", "gone", "changed"))
	puts("mine/index.html", "mine")
	puts("stays/index.html", "not made")
	puts("changed/index.html", "not made")
	puts("../outside.html", "made")
	list, err := os.ReadFile(filepath.Join(dir, "pages", siteList))
	if err != nil {
		t.Fatal(err)
	}
	puts(siteList, string(list)+siteLine([]byte("made"), "../outside.html"))

	writes(pages("stays", "new"))
	got := map[string]string{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		got[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	list = []byte(got["pages/"+siteList])
	delete(got, "pages/"+siteList)
	if want := map[string]string{
		"outside.html": "made", "pages/" + site.Mark: "mark", "pages/stays/index.html": "made", "pages/new/index.html": "made",
		"pages/mine/index.html": "mine", "pages/changed/index.html": "not made",
	}; !maps.Equal(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
	if lines := slices.Collect(strings.Lines(string(list))); len(lines) != 3 || strings.Contains(string(list), "outside") {
		t.Errorf("the list holds %q", lines)
	}
	if _, err := os.Stat(filepath.Join(dir, "pages", "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty directory was left: %v", err)
	}
}
