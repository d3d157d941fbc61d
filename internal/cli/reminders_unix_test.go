//go:build unix

package cli

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// reminder reads one of the files that make a system look once a day.
func reminder(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../.packaging/reminders", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// agent is a property list of launchd, as far as it is used.
type agent struct {
	Keys    []string `xml:"dict>key"`
	Program []string `xml:"dict>array>string"`
	Each    []string `xml:"dict>dict>key"`
}

// TestRemindersNotifyOnlyWhenSomethingIsDue runs the commands of systemd's unit and of
// launchd's agent with programs that end with each exit code, and with none at all.
func TestRemindersNotifyOnlyWhenSomethingIsDue(t *testing.T) {
	unit := reminder(t, "optout-tui.service")
	started := regexp.MustCompile(`(?m)^ExecStart=/bin/sh -c '(.*)'$`).FindStringSubmatch(unit)
	path := regexp.MustCompile(`(?m)^Environment=(PATH=.*)$`).FindStringSubmatch(unit)
	var mac agent
	if err := xml.Unmarshal([]byte(reminder(t, "optout-tui.plist")), &mac); err != nil {
		t.Fatal(err)
	}
	if started == nil || path == nil || len(mac.Program) != 3 {
		t.Fatalf("the reminders start nothing: %q, %q", started, mac.Program)
	}
	if want := "Label ProgramArguments StartCalendarInterval"; strings.Join(mac.Keys, " ") != want || strings.Join(mac.Each, " ") != "Hour Minute" {
		t.Errorf("the agent has the keys %q and %q, not %s", mac.Keys, mac.Each, want)
	}
	for name, command := range map[string][]string{
		"notify-send": {"/bin/sh", "-c", strings.ReplaceAll(started[1], "$$", "$")},
		"osascript":   mac.Program,
	} {
		for code, want := range map[string]string{"0": "", "3": "is due", "1": "Could not look", "2": "Could not look", "4": "Could not look", "none": "Could not look"} {
			home := t.TempDir()
			shown := filepath.Join(home, "shown")
			script(t, filepath.Join(home, ".local", "bin", name), `printf '%s\n' "$*" >> `+shown)
			if code != "none" {
				script(t, filepath.Join(home, "go", "bin", "optout-tui"), "echo facebook is due; echo damaged >&2; exit "+code)
			}
			cmd := exec.CommandContext(t.Context(), command[0], command[1:]...)
			cmd.Env = []string{"HOME=" + home, strings.ReplaceAll(path[1], "%h", home)}
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

// TestSystemdTakesTheReminder has systemd read the units, where it is installed.
func TestSystemdTakesTheReminder(t *testing.T) {
	verify, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd is not installed")
	}
	cmd := exec.CommandContext(t.Context(), verify, "--man=no", "verify",
		"../../.packaging/reminders/optout-tui.service", "../../.packaging/reminders/optout-tui.timer")
	if out, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(out), "optout-tui") {
		t.Errorf("systemd-analyze verify: %v\n%s", err, out)
	}
}

// TestTheTaskOfWindowsLooksAtTheExitCode reads the task as XML. Nothing here can run it.
func TestTheTaskOfWindowsLooksAtTheExitCode(t *testing.T) {
	var task struct {
		XMLName xml.Name `xml:"http://schemas.microsoft.com/windows/2004/02/mit/task Task"`
		Days    int      `xml:"Triggers>CalendarTrigger>ScheduleByDay>DaysInterval"`
		Start   string   `xml:"Triggers>CalendarTrigger>StartBoundary"`
		Command string   `xml:"Actions>Exec>Command"`
		Args    string   `xml:"Actions>Exec>Arguments"`
	}
	text := reminder(t, "optout-tui.xml")
	if err := xml.Unmarshal([]byte(text), &task); err != nil {
		t.Fatal(err)
	}
	if task.Days != 1 || !strings.HasSuffix(task.Start, "T09:00:00") || task.Command != "powershell.exe" {
		t.Errorf("it starts %s every %d days from %s", task.Command, task.Days, task.Start)
	}
	for _, want := range []string{
		"$code = 1; try { optout-tui due | Out-Null; $code = $LASTEXITCODE } catch { }", // 1 where there is no such program
		"if ($code -eq 0) { exit }",
		"if ($code -eq 3) { 'Something is due' } else { 'Could not look: ",
	} {
		if !strings.Contains(task.Args, want) {
			t.Errorf("the arguments lack %q: %s", want, task.Args)
		}
	}
	if i := strings.IndexFunc(text, func(r rune) bool { return r > 126 }); i >= 0 {
		t.Errorf("schtasks reads ASCII for certain, and there is %q", text[i:])
	}
}
