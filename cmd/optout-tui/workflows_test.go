package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestActionsArePinned reads the workflows: each action by its commit with the version
// beside it, the same commit everywhere, and no rights but those that are named.
func TestActionsArePinned(t *testing.T) {
	files, err := filepath.Glob("../../.github/workflows/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows are found: %v", err)
	}
	uses := regexp.MustCompile(`(?m)^ *(?:- )?uses: (\S+)@(\S+)(.*)$`)
	pinned := regexp.MustCompile(`^[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	pins := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, m := range uses.FindAllStringSubmatch(text, -1) {
			owner, _, _ := strings.Cut(m[1], "/")
			name, pin := m[1], m[2]+m[3]
			if owner == "github" { // one repository holds several
				name = "github/codeql-action"
			}
			if !pinned.MatchString(pin) {
				t.Errorf("%s: %s is not pinned: %s", file, name, pin)
			}
			if pins[name] == "" {
				pins[name] = pin
			}
			if pins[name] != pin {
				t.Errorf("%s: %s is %s here and %s elsewhere", file, name, pin, pins[name])
			}
		}
		if strings.Count(text, "actions/checkout@") != strings.Count(text, "persist-credentials: false") {
			t.Errorf("%s: a checkout keeps its credentials", file)
		}
		if !strings.Contains(text, "\npermissions: {}\n") && !strings.Contains(text, "\npermissions:\n  contents: read\n") {
			t.Errorf("%s: at the top it may do more than read", file)
		}
	}
	if len(pins) == 0 {
		t.Error("no workflow uses an action")
	}
}
