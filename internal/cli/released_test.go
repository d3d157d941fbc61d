package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/words"
)

// released has a state file of every released version, VERSION.json, and what it says,
// VERSION.txt. Those files never change: every later version has to read them so. next is
// that of the version to come, and is kept under its name with the release; with
// OPTOUT_TUI_NEXT set, what it says is written anew.
const released = "../state/testdata/released"

// told is what `status --json` says of an account that hangs on the state file alone,
// and not on the catalogue, the law or the day.
type told struct {
	Account  string   `json:"account"`
	Way      string   `json:"way,omitempty"`
	LinkedTo string   `json:"linked_to,omitempty"`
	Joined   []string `json:"joined,omitempty"`
	Steps    []struct {
		ID   string `json:"id"`
		Done bool   `json:"done"`
	} `json:"steps,omitempty"`
	History   json.RawMessage `json:"history,omitempty"`
	Objection *told           `json:"objection,omitempty"`
	Notes     json.RawMessage `json:"notes,omitempty"`
	Proofs    json.RawMessage `json:"proofs,omitempty"`
}

// TestEveryReleasedStateFileIsRead reads them, adds a note, and reads them again: nothing
// that stood there may go.
func TestEveryReleasedStateFileIsRead(t *testing.T) {
	files, err := filepath.Glob(released + "/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no state files: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "state.json"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		got := whatIsRecorded(t, dir)
		says := strings.TrimSuffix(file, ".json") + ".txt"
		if os.Getenv("OPTOUT_TUI_NEXT") != "" && filepath.Base(says) == "next.txt" {
			if err := os.WriteFile(says, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(says)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is read as\n%s\nand was\n%s", file, got, want)
		}
		at(t, dir, "add", "snapchat")
		written, err := os.ReadFile(filepath.Join(dir, "state.json"))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, `{"id":`) && !strings.Contains(string(written), strings.TrimRight(line, ",\n")) {
				t.Errorf("%s: written again, it lacks %s", file, line)
			}
		}
	}
}

// at runs the program with a state file, always at the same moment.
func at(t *testing.T, dir string, args ...string) string {
	t.Helper()
	var out, said bytes.Buffer
	a := &app{
		in: strings.NewReader(""), out: &out, err: &said, words: words.English(),
		env: func(name string) string { return map[string]string{"OPTOUT_TUI_DIR": dir, "HOME": dir}[name] },
		now: func() time.Time { return time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC) },
	}
	if code := a.run(args); code != 0 || said.Len() > 0 {
		t.Fatalf("%q ended with %d: %s", args, code, said.String())
	}
	return out.String()
}

// whatIsRecorded is a line of JSON for each account.
func whatIsRecorded(t *testing.T, dir string) string {
	t.Helper()
	var status struct {
		Country  string `json:"country"`
		Accounts []told `json:"accounts"`
	}
	if err := json.Unmarshal([]byte(at(t, dir, "status", "--json")), &status); err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	_, _ = io.WriteString(&lines, status.Country+"\n")
	for _, acc := range status.Accounts {
		for _, track := range []*told{&acc, acc.Objection} {
			if track == nil {
				continue
			}
			ticked := track.Steps[:0]
			for _, s := range track.Steps {
				if s.Done {
					ticked = append(ticked, s)
				}
			}
			track.Steps = ticked
		}
		line, err := json.Marshal(acc)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = lines.Write(append(line, '\n'))
	}
	return lines.String()
}
