package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// tree is what lies in a directory: names, what they hold, and where links lead.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if to, err := os.Readlink(path); err == nil {
			all = append(all, e.Name()+" -> "+filepath.Base(to))
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e.Name()+": "+string(data))
	}
	return all
}

// planted has names that other programs use for their temporary files, and links.
func planted(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put := func(name, data string) error { return os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600) }
	if err := errors.Join(put("a.tmp", "own"), put("target", "theirs"), os.Symlink(filepath.Join(dir, "target"), filepath.Join(dir, "link")),
		os.Symlink(filepath.Join(dir, "target"), filepath.Join(dir, "link.tmp")), os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "dangling"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWritingOverTouchesNothingElse(t *testing.T) {
	dir := planted(t)
	for _, name := range []string{"a", "link", "dangling", "new"} {
		if err := WriteFile(filepath.Join(dir, name), []byte("written"), true); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	want := []string{"a: written", "a.tmp: own", "dangling: written", "link: written", "link.tmp -> target", "new: written", "target: theirs"}
	if got := tree(t, dir); !slices.Equal(got, want) {
		t.Errorf("there is %q, want %q", got, want)
	}
	if info, err := os.Stat(filepath.Join(dir, "link")); err != nil || info.Mode() != 0o600 && runtime.GOOS != "windows" {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestWithoutBeingToldNothingIsWrittenOver(t *testing.T) {
	dir := planted(t)
	before := tree(t, dir)
	for _, name := range []string{"a.tmp", "link", "dangling"} {
		if err := WriteFile(filepath.Join(dir, name), []byte("written"), false); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := tree(t, dir); !slices.Equal(after, before) {
		t.Errorf("there is %q, and was %q", after, before)
	}
}

// TestWhatACrashLeftIsRemoved has remains of others beside the file: of one that
// was killed, of one that is still writing, and what only has such a name.
func TestWhatACrashLeftIsRemoved(t *testing.T) {
	dir := t.TempDir()
	writing, release, err := temporary(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	if err := errors.Join(fill(writing, []byte("half")), os.WriteFile(filepath.Join(dir, ".optout-tui-1.tmp"), []byte("left"), 0o600),
		os.WriteFile(filepath.Join(dir, "my.tmp"), []byte("mine"), 0o600), os.Symlink(filepath.Join(dir, "my.tmp"), filepath.Join(dir, ".optout-tui-2.tmp"))); err != nil {
		t.Fatal(err)
	}
	for _, over := range []bool{false, true} {
		if err := WriteFile(filepath.Join(dir, "new"), []byte("written"), over); err != nil {
			t.Error(err)
		}
	}
	want := []string{".optout-tui-2.tmp -> my.tmp", filepath.Base(writing.Name()) + ": half", "my.tmp: mine", "new: written"}
	slices.Sort(want)
	if got := tree(t, dir); !slices.Equal(got, want) {
		t.Errorf("there is %q, want %q", got, want)
	}
}

// TestWhoClearsUpCanBeQuicker takes a new file away, or holds it, before the one who
// made it can: that one must not write into it.
func TestWhoClearsUpCanBeQuicker(t *testing.T) {
	made := func() *os.File {
		f, err := os.CreateTemp(t.TempDir(), temporaryName)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	removed := made()
	if err := os.Remove(removed.Name()); err != nil {
		t.Skip("an open file cannot be removed here: ", err)
	}
	if _, ours := claim(removed); ours {
		t.Error("a file that was removed is taken for its own")
	}
	held := made()
	release, err := Hold(held.Name())
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	if _, ours := claim(held); ours {
		t.Error("a file that somebody is about to remove is taken for its own")
	}
}

// TestManyWriteIntoOneDirectory has some clear up while others begin.
func TestManyWriteIntoOneDirectory(t *testing.T) {
	dir := t.TempDir()
	var writing sync.WaitGroup
	for n := range 16 {
		writing.Go(func() {
			for range 30 {
				if err := WriteFile(filepath.Join(dir, "common"), []byte("written"), true); err != nil {
					t.Error(err)
				}
			}
			if err := WriteFile(filepath.Join(dir, "own"+strconv.Itoa(n)), []byte("written"), false); err != nil {
				t.Error(err)
			}
		})
	}
	writing.Wait()
	if got := tree(t, dir); len(got) != 17 || slices.ContainsFunc(got, func(f string) bool { return !strings.HasSuffix(f, ": written") }) {
		t.Errorf("there is %q", got)
	}
}

func TestOnlyAFileIsWrittenOver(t *testing.T) {
	dir := t.TempDir()
	refused := map[string]error{
		dir: ErrDirectory, os.DevNull: ErrNotRegular,
		filepath.Join(dir, "gone", "a"): fs.ErrNotExist, filepath.Join(dir, strings.Repeat("a", 300)): syscall.ENAMETOOLONG,
	}
	if runtime.GOOS == "windows" { // which has other words for these two
		delete(refused, os.DevNull)
		delete(refused, filepath.Join(dir, strings.Repeat("a", 300)))
	}
	for path, want := range refused {
		if err := WriteFile(path, nil, true); !errors.Is(err, want) {
			t.Errorf("%.40s: %v, want %q", path, err, want)
		}
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is now %v, %v", os.DevNull, info.Mode(), err)
	}
	if left := tree(t, dir); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// TestSeveralAreWrittenTogetherOrNotAtAll has a file in the way of the last of three, then
// a name that no disk takes.
func TestSeveralAreWrittenTogetherOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	at := func(names ...string) map[string][]byte {
		files := map[string][]byte{}
		for _, name := range names {
			files[filepath.Join(dir, name)] = []byte("new " + name[:1])
		}
		return files
	}
	if err := os.WriteFile(filepath.Join(dir, "c"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteFiles(at("a", "b", "c"), false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file in the way: %v", err)
	}
	if err := WriteFiles(at("a", "b", "d"+strings.Repeat("x", 300)), false); err == nil {
		t.Error("a name that is too long was written")
	}
	if err := WriteFiles(at("a", "c", "d/e"), true); err == nil {
		t.Error("a directory that is not there was written to")
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"c: old"}) {
		t.Errorf("there is %q", got)
	}
	if err := errors.Join(WriteFiles(at("a", "b"), false), WriteFiles(at("b", "c"), true)); err != nil {
		t.Error(err)
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"a: new a", "b: new b", "c: new c"}) {
		t.Errorf("there is %q", got)
	}
}

// TestTheWorkGrowsWithTheNumberOfFiles measures by what is allocated, which no other
// program on the machine changes: whoever lists the directory for each file allocates its
// names again and again.
func TestTheWorkGrowsWithTheNumberOfFiles(t *testing.T) {
	cost := func(n int) float64 {
		dir, files := t.TempDir(), map[string][]byte{}
		for i := range n {
			files[filepath.Join(dir, strconv.Itoa(i))] = []byte("letter")
		}
		return testing.AllocsPerRun(1, func() {
			if err := WriteFiles(files, true); err != nil {
				t.Fatal(err)
			}
		}) / float64(n)
	}
	if few, many := cost(30), cost(300); many > 2*few {
		t.Errorf("%.0f allocations for each of 30 files, %.0f for each of 300", few, many)
	}
}
