//go:build unix

package cli

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestTheRemindersOfTheReadmeCryOnlyWhenSomethingIsDue runs the commands of the README
// with programs that end with each exit code, and with none at all.
func TestTheRemindersOfTheReadmeCryOnlyWhenSomethingIsDue(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	systemd := regexp.MustCompile(`ExecStart=/bin/sh -c '(.*)'\n`).FindStringSubmatch(string(data))
	plist := regexp.MustCompile(`<string>(.*osascript.*)</string>`).FindStringSubmatch(string(data))
	if systemd == nil || plist == nil {
		t.Fatal("the README has no reminders")
	}
	for name, command := range map[string]string{
		"systemd": strings.ReplaceAll(systemd[1], "$$", "$"),
		"launchd": html.UnescapeString(plist[1]),
	} {
		for code, want := range map[string]string{"0": "", "3": "is due", "1": "Could not look", "2": "Could not look", "4": "Could not look", "none": "Could not look"} {
			home := t.TempDir()
			shown := filepath.Join(home, "shown")
			notify := script(t, filepath.Join(home, "notify"), `printf '%s\n' "$*" >> `+shown)
			if code != "none" {
				script(t, filepath.Join(home, "go", "bin", "optout-tui"), "echo facebook is due; echo damaged >&2; exit "+code)
			}
			cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c",
				strings.NewReplacer("%h", home, "/usr/bin/notify-send", notify, "/usr/bin/osascript", notify).Replace(command))
			cmd.Env = []string{"HOME=" + home, "PATH=/usr/bin:/bin"}
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s with %s: %v: %s", name, code, err, out)
			}
			said, _ := os.ReadFile(shown) // none if nothing was shown
			if (len(said) == 0) != (want == "") || !strings.Contains(string(said), want) || strings.Contains(string(said), "Could not") != strings.Contains(want, "Could not") {
				t.Errorf("%s shows %s after exit code %s", name, strconv.Quote(string(said)), code)
			}
		}
	}
}

// script makes a program of the shell and gives its path.
func script(t *testing.T, path, body string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}
