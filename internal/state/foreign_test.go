package state

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// wide is a text in UTF-16, with its byte order mark.
func wide(order binary.AppendByteOrder, text string) string {
	var out []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}

// TestAFileThatOtherSystemsTouchedIsRead: as an editor, a shell or a server leaves it.
func TestAFileThatOtherSystemsTouchedIsRead(t *testing.T) {
	s := &Store{Dir: t.TempDir(), Now: time.Now}
	f := File{Events: []Event{s.New(Event{Do: Country, Country: "DE"}), s.New(Event{Do: Account, Account: "instagram/Jörg", Platform: "instagram"})}}
	text := string(f.Encode())
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, []byte(text), "", "\t"); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"as it was written":              text,
		"with a byte order mark":         "\ufeff" + text,
		"UTF-16 of Windows":              wide(binary.LittleEndian, text),
		"UTF-16 of others":               wide(binary.BigEndian, text),
		"with CR LF":                     strings.ReplaceAll(text, "\n", "\r\n"),
		"CR LF and a byte order mark":    "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"),
		"pretty":                         pretty.String(),
		"flat":                           strings.ReplaceAll(text, "\n", ""),
		"with empty lines at its end":    text + "\n\r\n \n",
		"escaped by another program":     strings.ReplaceAll(text, "ö", `\u00f6`),
		"with keys of a newer version":   strings.Replace(text, `"events"`, `"mood":"good","events"`, 1),
		"without a line feed at its end": strings.TrimRight(text, "\n"),
	} {
		got, err := Parse("state.json", []byte(data))
		if err != nil || len(got.Events) != 2 || got.Events[1].Account != "instagram/Jörg" {
			t.Errorf("%s: %d events, %v", name, len(got.Events), err)
		}
	}
	for name, data := range map[string]string{
		"zeros after a power cut": text + strings.Repeat("\x00", 512),
		"only zeros":              strings.Repeat("\x00", 512),
		"half of UTF-16":          wide(binary.LittleEndian, text[:100]),
		"an odd number of bytes":  wide(binary.LittleEndian, text)[:101],
		"only a byte order mark":  "\ufeff",
		"a page of a server":      "<html>Not found</html>",
		"marks of a merge":        "<<<<<<< HEAD\n" + text,
	} {
		if got, err := Parse("state.json", []byte(data)); err == nil {
			t.Errorf("%s: %d events", name, len(got.Events))
		}
	}
}

// TestCopiesOfSynchronisedFoldersAreKnownByTheirNames has the names that common programs
// give to them.
func TestCopiesOfSynchronisedFoldersAreKnownByTheirNames(t *testing.T) {
	for name, want := range map[string]bool{
		"state.json": true, "state.json.bak": true, "STATE.JSON": true, "state (1).json": true,
		"state (Anna's conflicted copy 2026-11-20).json":   true, // Dropbox
		"state.sync-conflict-20261120-101500-ABCDEFG.json": true, // Syncthing
		"state-LAPTOP.json": true, // OneDrive
		"state (conflicted copy 2026-11-20 101500).json": true, // Nextcloud
		"state 2.json":                        true, // iCloud
		"state.json~":                         true,
		"state.json.tmp":                      false,
		"state.lock":                          false,
		"state.json.damaged-20261120T101500Z": false,
		"mail.eml":                            false,
		"statement.pdf":                       false,
		"._state.json":                        false,
		"Copy of state.json":                  true, // Google Drive
		"Kopie von state.json":                true,
		"state - Kopie.json":                  true, // Windows
		"state copy.json":                     true, // macOS
		"state_conf(1).json":                  true,
		"2026-11-20 state.json":               true,
		"real-estate.json":                    false,
		".syncthing.state.json.tmp":           false,
		".~lock.state.json#":                  false,
	} {
		if IsCopy(name) != want {
			t.Errorf("%s: a copy is %v", name, IsCopy(name))
		}
	}
}

// TestAFolderGivesAllThatItsFilesHold: the union of all copies, and a backup only where
// nothing else could be read.
func TestAFolderGivesAllThatItsFilesHold(t *testing.T) {
	s := &Store{Dir: t.TempDir(), Now: time.Now}
	note := func(text string) Event { return s.New(Event{Do: Note, Account: text}) }
	a, b, c, d := note("a"), note("b"), note("c"), note("d")
	file := func(events ...Event) string { return string(File{Events: Merge(events, nil)}.Encode()) }
	for name, c := range map[string]struct {
		files      map[string]string
		want       string
		read, left int
	}{
		"one file":                {map[string]string{"state.json": file(a)}, "a", 1, 0},
		"in a folder of a folder": {map[string]string{"x/y/state.json": file(a)}, "a", 1, 0},
		"two computers":           {map[string]string{"x/state.json": file(a, b), "y/state.json": file(b, c)}, "a b c", 2, 0},
		"a conflict copy":         {map[string]string{"state.json": file(a), "state.sync-conflict-1.json": file(b)}, "a b", 2, 0},
		"a backup beside it":      {map[string]string{"state.json": file(a), "state.json.bak": file(d)}, "a", 1, 0},
		"a backup alone":          {map[string]string{"state.json.bak": file(d)}, "d", 1, 0},
		"a damaged one, a backup": {map[string]string{"state.json": "{", "state.json.bak": file(d)}, "d", 1, 1},
		"a damaged copy":          {map[string]string{"state.json": file(a), "state (1).json": "{"}, "a", 1, 1},
		"another program's state": {map[string]string{"state.json": file(a), "game/state.json": `{"level":3}`}, "a", 1, 1},
		"too deep":                {map[string]string{"state.json": file(a), "1/2/3/4/5/6/state.json": file(b)}, "a", 1, 0},
		"an unreadable name":      {map[string]string{"state.json": file(a), "state.json.d/x": ""}, "a", 1, 0},
		"from the future":         {map[string]string{"state.json": file(a), "state-x.json": file(Event{ID: "ffffffff-ffff-7000-8000-000000000000", Do: Note, Account: "z"})}, "a", 1, 1},
	} {
		dir := t.TempDir()
		for path, data := range c.files {
			full := filepath.Join(dir, filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		f, err := OpenForeign(dir, time.Now())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.Join(Named(f.Events), " "); got != c.want || f.Files != c.read || len(f.Left) != c.left {
			t.Errorf("%s: %q of %d files, %d left out: %v", name, got, f.Files, len(f.Left), f.Left)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestDaysThatCannotBeAreNamed(t *testing.T) {
	today := time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)
	for on, odd := range map[string]bool{
		"": false, "2026-11-26": false, "2024-02-29": false, "2025-05-26": false,
		"2026-02-29": true, "2026-02-30": true, "2026-13-01": true, "2026-00-10": true, "2026-11-27": true, "2999-01-01": true,
		"20261126": true, "26.11.2026": true, "yesterday": true, "2026-11-26T10:00:00Z": true, "２０２６-11-26": true,
	} {
		if got := OddDays([]Event{{Do: Note}, {Do: Outcome, On: on}}, today); (len(got) == 1 && got[0] == 2) != odd || len(got) > 1 {
			t.Errorf("%q: %v", on, got)
		}
	}
}
