package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPackedFilesAreCurrent fails where a packed file says something else than the
// YAML that it is made of.
func TestPackedFilesAreCurrent(t *testing.T) {
	for dir, names := range map[string][]string{"catalog": {"platforms.packed"}, "words": {"en.packed"}} {
		root := filepath.Join("..", "..", dir)
		translated, err := ofLanguages(root)
		if err != nil || len(translated) == 0 {
			t.Fatalf("%s: %q, %v", dir, translated, err)
		}
		for _, name := range append(names, translated...) {
			want, err := pack(root, name)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if got, err := os.ReadFile(filepath.Join(root, name)); err != nil || string(got) != string(want) {
				t.Errorf("%s/%s is not up to date (%v); run: go generate ./internal/%s", dir, name, err, dir)
			}
		}
	}
}

// TestALanguageFileIsReadStrictly breaks en.yaml in one place after the other.
func TestALanguageFileIsReadStrictly(t *testing.T) {
	data, err := os.ReadFile("../../words/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	english := string(data)
	if _, err := readEnglish("en.yaml", data); err != nil {
		t.Fatalf("before anything is broken:\n%v", err)
	}
	for name, c := range map[string]struct{ old, now, want string }{
		"missing key":         {"also-helps: \"Also helps\"\n", "", "also-helps: key missing"},
		"missing key below":   {"  todo: \"to do\"\n", "", "status.todo: key missing"},
		"unknown key":         {"also-helps:", "also-help:", "also-help: unknown key"},
		"unknown key below":   {"  todo: \"to do\"", "  to-do: \"to do\"", "status.to-do: unknown key"},
		"doubled key":         {"also-helps: \"Also helps\"\n", "also-helps: \"a\"\n§also-helps: \"b\"\n", "also-helps: key twice"},
		"a list for a text":   {"also-helps: \"Also helps\"", "also-helps: [\"Also helps\"]", "also-helps: value expected"},
		"a text for keys":     {"\nmark:\n", "\nmark: §\"later\"\nx:\n", "mark: keys expected"},
		"a list for a code":   {"      - name: \"4\"\n", "      - name: §[4]\n", "cli.help.exits[4].name: value expected"},
		"eleven months":       {", \"Dec\"]", "]", "day-months[11]: key missing"},
		"a brace alone":       {"\"Also helps\"", "\"Also {helps\"", "also-helps: has a brace without its partner"},
		"empty":               {"\"Also helps\"", "\" \"", "also-helps: value empty"},
		"a control character": {"\"Also helps\"", `"Also\u202e helps"`, "also-helps: unsafe character [code U+202E]"},
		"an anchor":           {"\"Also helps\"", `&a "Also helps"`, "also-helps: yaml alias"},
		"a form too many":     {"way-summary:\n", "way-summary:\n§  few: \"a few\"\n", "way-summary.few: unknown key"},
		"a form missing":      {"  one: \"{title}, {n} minute\"\n", "", "way-summary.one: key missing"},
		"one text for forms":  {"way-summary:\n  one: \"{title}, {n} minute\"\n", "way-summary: §\"x\"\nz:\n", "way-summary: keys expected"},
		"two documents":       {"also-helps: \"Also helps\"\n", "also-helps: \"Also helps\"\n§---\n", ": second document"},
	} {
		before, after, found := strings.Cut(english, c.old)
		if !found {
			t.Errorf("%s: the file does not hold %q", name, c.old)
			continue
		}
		until, then, _ := strings.Cut(c.now, "§") // stands where the fault is to be found
		_, err := readEnglish("en.yaml", []byte(before+until+then+after))
		want := c.want
		if !strings.HasSuffix(want, "missing") { // that is said at the line of what holds the key
			want = fmt.Sprintf("en.yaml:%d: %s", strings.Count(before+until, "\n")+1, want)
		}
		if all := fmt.Sprint(err); !strings.Contains(all, want) {
			t.Errorf("%s: %.300s\nwant %q", name, all, want)
		}
	}
}
