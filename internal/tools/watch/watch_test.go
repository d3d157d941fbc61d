package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// archive is a repository of captured documents.
type archive struct {
	t   *testing.T
	dir string
}

// newArchive makes the repository owner/name among the clones of a test.
func newArchive(t *testing.T, clones, name string) archive {
	t.Helper()
	a := archive{t, filepath.Join(clones, filepath.FromSlash(name))}
	if err := os.MkdirAll(a.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	a.git("init", "--quiet", "--initial-branch=main")
	return a
}

func (a archive) git(args ...string) string {
	a.t.Helper()
	cmd := exec.Command("git", append([]string{"-C", a.dir, "-c", "user.name=t", "-c", "user.email=t@example.org"}, args...)...)
	cmd.Env = append(cmd.Environ(), "GIT_AUTHOR_DATE=2026-08-01T12:00:00Z", "GIT_COMMITTER_DATE=2026-08-01T12:00:00Z", "GIT_CONFIG_GLOBAL=/dev/null")
	out, err := cmd.CombinedOutput()
	if err != nil {
		a.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// capture commits files, and gives the commit. A file that is nil is deleted.
func (a archive) capture(files map[string][]byte) string {
	a.t.Helper()
	for name, data := range files {
		path := filepath.Join(a.dir, filepath.FromSlash(name))
		if data == nil {
			a.git("rm", "--quiet", name)
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			a.t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			a.t.Fatal(err)
		}
	}
	a.git("add", "--all")
	a.git("commit", "--quiet", "--allow-empty", "--message=capture")
	return a.git("rev-parse", "HEAD")
}

// text makes files of texts.
func text(pairs ...string) map[string][]byte {
	files := map[string][]byte{}
	for i := 0; i < len(pairs); i += 2 {
		files[pairs[i]] = []byte(pairs[i+1])
	}
	return files
}

// entry is a shipped entry that watches other documents than the shipped ones.
func entry(t *testing.T, dir, id string, watches ...string) {
	t.Helper()
	data := `id: ` + id + `
name: ` + id + `
owner: Example
category: web
domains: [example.org]
account: your e-mail address
uses: It uses posts.
watch:
` + strings.Join(watches, "") + `
ways:
  - id: none
    kind: none
    title: no way known
    who: person
    checked: undated
    evidence: reported
    sources:
      - url: https://example.org/policy
        date: undated
        says: It says so.
`
	if err := os.WriteFile(filepath.Join(dir, id+".yaml"), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// watch is a watch of an entry's file.
func watch(repository, path, read string, more string) string {
	return "  - repository: " + repository + "\n    path: " + path + "\n    read: " + read + "\n" + more
}

func passages(all ...string) string {
	return "    passages:\n      - '" + strings.Join(all, "'\n      - '") + "'\n"
}

// reported runs the program over entries and clones.
func reported(t *testing.T, entries, clones string) string {
	t.Helper()
	var out, log bytes.Buffer
	if err := reportOn(t.Context(), entries, clones, &out, &log); err != nil {
		t.Fatal(err)
	}
	t.Log(log.String())
	return out.String()
}

const before = `# Privacy Policy

Last updated: 1 May 2026

We collect what you give us. We do not use your posts to train our models. You can [object](https://example.org/object)
at any time.

| Purpose | Basis |
|---|---|
| Developing AI models | consent |
`

func TestOneWeekOfCaptures(t *testing.T) {
	clones, entries := t.TempDir(), t.TempDir()
	a := newArchive(t, clones, "archive/versions")
	read := a.capture(text("changed.md", before, "Old Name/policy.md", before, "noise.md", before, "vanished.md", before, "nothing.md", before))
	a.capture(text(
		"changed.md", strings.Replace(before, "do not use your posts to train our", "may use your posts and messages to train our", 1),
		"New Name/policy.md", strings.Replace(before, "1 May", "2 June", 1),
		"noise.md", `# 1. Privacy Policy
**Last updated:** 9 July 2026

We collect what you give us, and what we buy. We do *not* use your posts
`+"to train our models. You can [object](https://example.org/object) at\u00a0any time. Our address is new.\n\n| Purpose | Basis |\n|:--|--:|\n| *Developing* AI models    | consent |\n",
	))
	a.git("rm", "--quiet", "Old Name/policy.md", "vanished.md")
	a.git("commit", "--quiet", "--amend", "--no-edit")
	for _, name := range []string{"changed", "noise", "vanished"} {
		entry(t, entries, name, watch("archive/versions", name+".md", read, passages("We do not use your posts to train our models")))
	}
	entry(t, entries, "moved", watch("archive/versions", "Old Name/policy.md", read[:7], passages("Developing AI models")))
	entry(t, entries, "nothing", watch("archive/versions", "nothing.md", read, passages("We never sell your posts")),
		watch("archive/versions", "never.md", read, passages("We never sell your posts")))
	got := reported(t, entries, clones)
	for _, want := range []string{
		"### `changed`: `changed.md`", "What `changed` rests on:\n\n```diff\n  We\n- do not\n+ may\n  use your posts\n+ and messages\n  to train our models.\n```",
		"- `moved`: `Old Name/policy.md` moved to `New Name/policy.md`", "- `vanished`: `vanished.md` is gone since 2026-08-01",
		"the watch of nothing names nothing: \"We never sell your posts\" is not in the capture that was read",
		"- `nothing`: `never.md`: `the watch names nothing: at the commit that was read, there is no such file`",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if strings.Contains(got, "`noise`") || strings.Contains(got, "never.md` is gone") || strings.Contains(got, "### `moved`") {
		t.Error("it reports what does not matter")
	}
	if t.Failed() {
		t.Log(got)
	}
}

func TestNothingToReadIsNoReport(t *testing.T) {
	clones, entries := t.TempDir(), t.TempDir()
	a := newArchive(t, clones, "archive/versions")
	read := a.capture(text("policy.md", before))
	a.capture(text("policy.md", before+"\nWe moved to another house.\n", "other.md", "We train on everything."))
	entry(t, entries, "same", watch("archive/versions", "policy.md", read, passages("We do not use your posts")))
	if got := reported(t, entries, clones); got != "" {
		t.Errorf("%s", got)
	}
}

func TestWhatMattersBesidePassages(t *testing.T) {
	now := before + "We use recordings of your voice for machine learning.\n"
	for _, c := range []struct{ name, patterns, now, want string }{
		{"a sentence on training is new", "", now, "+ We use recordings of your voice for machine learning."},
		{"a word of the entry", "    patterns: [KI]\n", before + "Wir werten Beiträge für unsere \"KI\" aus. Mehr.\n", "+ Wir werten Beiträge für unsere \"KI\" aus."},
		{"a sentence on training is gone", "", strings.Replace(before, "Developing AI models", "Developing", 1), "- Developing AI models"},
		{"the address of a link in a passage", "", strings.Replace(before, "org/object", "org/other", 1), "- object\n+ other"},
		{"only the number of a section", "", strings.Replace(before, "Developing AI", "2.1 (b) Developing AI", 1), ""},
	} {
		clones, entries := t.TempDir(), t.TempDir()
		a := newArchive(t, clones, "archive/versions")
		read := a.capture(text("policy.md", before))
		a.capture(text("policy.md", c.now))
		entry(t, entries, "one", watch("archive/versions", "policy.md", read, passages("object](https://example.org/object)")+c.patterns))
		got := reported(t, entries, clones)
		if !strings.Contains(got, c.want) || strings.Count(got, "\n- ")+strings.Count(got, "\n+ ") != strings.Count("\n"+c.want, "\n- ")+strings.Count("\n"+c.want, "\n+ ") {
			t.Errorf("%s: want only %q\n%s", c.name, c.want, got)
		}
	}
}

func TestEntriesThatCannotBeRead(t *testing.T) {
	if err := reportOn(t.Context(), filepath.Join(t.TempDir(), "none"), t.TempDir(), io.Discard, io.Discard); err == nil {
		t.Error("a missing directory is no error")
	}
	entries, clones := t.TempDir(), t.TempDir()
	a := newArchive(t, clones, "archive/versions")
	read := a.capture(text("policy.md", before))
	entry(t, entries, "good", watch("archive/versions", "policy.md", read, passages("We never sell")))
	if err := os.WriteFile(filepath.Join(entries, "bad.yaml"), []byte("id: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := reported(t, entries, clones); !strings.Contains(got, "`good`") {
		t.Errorf("the rest does not go on: %q", got)
	}
}
