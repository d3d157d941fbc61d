package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
)

// outside is a report without what is quoted in it: fenced blocks and code spans.
func outside(t *testing.T, report string) string {
	t.Helper()
	var left strings.Builder
	fence := ""
	for line := range strings.Lines(report) {
		ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch trimmed := strings.TrimSpace(line); {
		case fence == "" && len(ticks) >= 3:
			fence = ticks
		case fence == "":
			left.WriteString(line)
		case strings.Trim(trimmed, "`") == "" && len(trimmed) >= len(fence):
			if trimmed != fence || line[0] != '`' {
				t.Errorf("text from outside ends a block: %q", line)
			}
			fence = ""
		}
	}
	if fence != "" {
		t.Error("a block has no end")
	}
	text := left.String()
	for n := 9; n > 0; n-- {
		ticks := strings.Repeat("`", n)
		text = regexp.MustCompile("(^|[^`])"+ticks+"[^`\n](.*?[^`])??"+ticks+"([^`]|$)").ReplaceAllString(text, "${1}${3}")
	}
	return text
}

func TestHostileCaptures(t *testing.T) {
	const evil = "We train @everyone <img src=x onerror=alert(1)> ``` ```` <!-- ## Changed\u202e\x1b[31m [x](javascript:alert(1)) fixes #1 \u200b | `a`\r~~~"
	size := 1
	if testing.Short() {
		size = 20 // times smaller: the race detector is slow
	}
	clones, entries := t.TempDir(), t.TempDir()
	a := newArchive(t, clones, "archive/versions")
	files := map[string][]byte{}
	cases := map[string]struct {
		now  []byte
		want string
	}{
		"large":    {bytes.Repeat([]byte("We train.\n"), 5<<20), "it has 52428800 bytes"},
		"binary":   {[]byte("We train\x00\x01\x02"), "it is not text in UTF-8"},
		"latin":    {[]byte("We tr\xe4in models"), "it is not text in UTF-8"},
		"empty":    {[]byte(""), "- We do not use your posts to train our models."},
		"evil":     {[]byte(before + evil + "\n"), "+ We train @everyone"},
		"one-line": {[]byte(strings.Repeat("We train on data ", 200000/size)), "### `one-line`"},
		"one-word": {[]byte("We train " + strings.Repeat("x", 3<<20/size)), "### `one-word`"},
		"ticks":    {[]byte("We train " + strings.Repeat("`", 500) + " on it"), "### `ticks`"},
		"many":     {[]byte(manySentences(20000 / size)), "More changes of this document"},
	}
	for name := range cases {
		files[name+".md"] = []byte(before)
	}
	files["link.md"], files["dir.md"] = []byte(before), []byte(before)
	read := a.capture(files)
	for name, c := range cases {
		files[name+".md"] = c.now
	}
	delete(files, "link.md")
	delete(files, "dir.md")
	for _, name := range []string{"link.md", "dir.md"} {
		if err := os.Remove(filepath.Join(a.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	files["dir.md/x.md"] = []byte(before)
	if err := os.Symlink("/etc/passwd", filepath.Join(a.dir, "link.md")); err != nil {
		t.Skip(err)
	}
	a.capture(files)
	for name := range cases {
		entry(t, entries, name, watch("archive/versions", name+".md", read, passages("We do not use your posts")))
	}
	entry(t, entries, "link", watch("archive/versions", "link.md", read, passages("We do not use your posts")))
	entry(t, entries, "dir", watch("archive/versions", "dir.md", read, passages("We do not use your posts")))
	start := time.Now()
	got := reported(t, entries, clones)
	t.Logf("%d bytes in %v", len(got), time.Since(start))
	for name, c := range cases {
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: it does not say %q", name, c.want)
		}
	}
	if strings.Count(got, "it is not text in UTF-8") != 2 {
		t.Error("text that is none is not named")
	}
	if strings.Count(got, "it is not a regular file") != 2 {
		t.Error("a link or a directory is not named")
	}
	if strings.ContainsAny(outside(t, got), "@<>\\") {
		t.Errorf("text from outside is not quoted:\n%s", outside(t, got))
	}
	if i := strings.IndexFunc(got, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf)) }); i >= 0 {
		t.Errorf("it holds a control character: %q", got[i:min(len(got), i+10)])
	}
	if len(got) > 65536 {
		t.Errorf("it has %d bytes: the host refuses it", len(got))
	}
}

func TestBackticksEndNoBlock(t *testing.T) {
	block := fenced([]string{"  ```", "+ ````` `", "  text"})
	if left := outside(t, block+"after\n"); left != "after\n" {
		t.Errorf("%s\nleaves %q", block, left)
	}
}

func manySentences(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Number %d: we train model x%d on y%d.\n", i, i, i)
	}
	return b.String()
}

func TestReportStaysWithinTheLimitOfTheHost(t *testing.T) {
	clones, entries := t.TempDir(), t.TempDir()
	a := newArchive(t, clones, "archive/versions")
	files := map[string][]byte{}
	for i := range 40 {
		files[fmt.Sprintf("p%d.md", i)] = []byte(before)
	}
	read := a.capture(files)
	for name := range files {
		files[name] = []byte(manySentences(100))
		entry(t, entries, strings.TrimSuffix(name, ".md"), watch("archive/versions", name, read, passages("We do not use your posts")))
	}
	a.capture(files)
	if got := reported(t, entries, clones); len(got) > 65536 || !strings.Contains(got, "more stand in the report") {
		t.Errorf("%d bytes", len(got))
	}
}

// TestHistoriesThatChanged tries a commit that is gone, one that belongs to no history any
// more, a repository without a commit, a directory that is none, and one that is missing.
func TestHistoriesThatChanged(t *testing.T) {
	clones, entries := t.TempDir(), t.TempDir()
	a := newArchive(t, clones, "archive/versions")
	read := a.capture(text("policy.md", before, "other.md", before))
	a.git("checkout", "--quiet", "--orphan", "again")
	a.capture(text("policy.md", strings.Replace(before, "do not use", "use", 1), "other.md", before))
	newArchive(t, clones, "archive/empty")
	if err := os.MkdirAll(filepath.Join(clones, "archive", "plain"), 0o700); err != nil {
		t.Fatal(err)
	}
	entry(t, entries, "rewritten", watch("archive/versions", "policy.md", read, passages("We do not use your posts")))
	entry(t, entries, "gone", watch("archive/versions", "policy.md", "0123456789", passages("We do not use your posts", "We collect")))
	entry(t, entries, "fine", watch("archive/versions", "other.md", "0123456789", passages("We do not use your posts")))
	entry(t, entries, "empty", watch("archive/empty", "policy.md", read, passages("We")))
	entry(t, entries, "plain", watch("archive/plain", "policy.md", read, passages("We")))
	got := reported(t, entries, clones)
	for _, want := range []string{
		"- `rewritten`: `policy.md`: the history was rewritten, and 2026-08-01 (`" + read[:12] + "`) is no longer a part of it",
		"What `rewritten` rests on:\n\n```diff\n  We\n- do not\n  use your posts",
		"What `gone` rests on:", "- `gone`: `policy.md`: `the commit that was read, 0123456789, is gone or ambiguous",
		"- `fine`: `other.md`: `the commit that was read",
		"- `archive/empty` cannot be read, and its documents (1) were not compared: `the repository has no capture at all`", "- `archive/plain` cannot be read, and its documents (1) were not compared: `",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q\n%s", want, got)
		}
	}
	if strings.Contains(got, "What `fine`") {
		t.Error("a passage that is there is reported")
	}
}

func TestRepositoryWithoutCapturesForLong(t *testing.T) {
	today := time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)
	f := finding{watched: &watched{repository: "a/b"}, clone: &clone{newest: commit{"1", "2026-05-01"}}}
	if text, _ := report([]finding{f, f}, today); strings.Count(text, "`a/b` has no capture since 2026-05-01") != 1 {
		t.Errorf("%s", text)
	}
	f.clone.newest.day = "2026-06-01"
	if text, _ := report([]finding{f}, today); text != "" {
		t.Errorf("%s", text)
	}
}

// TestARenamedRepositoryIsCloned serves a repository under another name than the entry has. The
// server is a program of its own: what it needs takes longer to compile than all else here.
func TestARenamedRepositoryIsCloned(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles an HTTP server; it runs without -short")
	}
	path, err := exec.Command("git", "--exec-path").Output()
	if err != nil {
		t.Fatal(err)
	}
	backend := filepath.Join(strings.TrimSpace(string(path)), "git-http-backend")
	if _, err := os.Stat(backend); err != nil {
		t.Skip("git-http-backend is missing")
	}
	served, entries := t.TempDir(), t.TempDir()
	a := newArchive(t, served, "new-owner/versions")
	read := a.capture(text("policy.md", before))
	server := exec.CommandContext(t.Context(), "go", "run", "./testdata/serve", backend, served)
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := server.StdinPipe()
	if err = errors.Join(err, server.Start()); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = in.Close() // which ends it
		_ = server.Wait()
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	entry(t, entries, "renamed", watch("archive/versions", "policy.md", read, passages("We do not use your posts")))
	entry(t, entries, "missing", watch("archive/none", "policy.md", read, passages("We do not use your posts")))
	w := watcher{clones: t.TempDir(), from: strings.TrimSpace(address), opened: map[string]opened{}}
	found, err := w.lookAtAll(t.Context(), os.DirFS(entries))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := report(found, time.Date(2026, 8, 2, 0, 0, 0, 0, time.UTC))
	if !strings.Contains(text, "- `archive/versions` is called `new-owner/versions` now") || !strings.Contains(text, "- `archive/none` cannot be read, and its documents (1) were not compared: `git: ") {
		t.Errorf("%s", text)
	}
}
