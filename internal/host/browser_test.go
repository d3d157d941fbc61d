package host

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestTheCommandsOfBROWSER(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a colon separates no commands there")
	}
	const address = "https://www.facebook.com/help?a=b%20c"
	own := filepath.Join(t.TempDir(), "my browser")
	if err := os.WriteFile(own, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string]string{
		"firefox":                           "firefox|" + address,
		"firefox %s":                        "firefox|" + address,
		"firefox --new-tab %s":              "firefox|--new-tab|" + address,
		"firefox --url=%s -P x":             "firefox|--url=" + address + "|-P|x",
		"firefox:chromium --app=%s":         "firefox|" + address + " or chromium|--app=" + address,
		"firefox %s &":                      "firefox|" + address,
		":firefox::":                        "firefox|" + address,
		`"/opt/my browser/run" %s`:          "/opt/my browser/run|" + address,
		`'/opt/a:b' "%s"`:                   "/opt/a:b|" + address,
		`/opt/my\ browser/run`:              "/opt/my browser/run|" + address,
		`open -a "Google Chrome"`:           "open|-a|Google Chrome|" + address,
		`sh -c 'exec firefox "$0"' %s`:      `sh|-c|exec firefox "$0"|` + address,
		"x --title=100%% %s":                "x|--title=100%|" + address,
		"x --colour=a%cb":                   "x|--colour=a:b|" + address,
		"x %%s":                             "x|%s|" + address,
		own:                                 own + "|" + address,
		"  firefox\t--private-window   %s ": "firefox|--private-window|" + address,
		`"firefox`:                          "firefox|" + address,
		`x ""`:                              "x||" + address,
		"":                                  "", " ": "", ":": "", "&": "&|" + address,
	} {
		var all []string
		for _, c := range browserCommands(value) {
			all = append(all, strings.Join(withAddress(c, address), "|"))
		}
		if got := strings.Join(all, " or "); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

// TestABrowserOfTheTerminalIsNotStarted tries one that would end well and show nobody
// anything, under its own name and another.
func TestABrowserOfTheTerminalIsNotStarted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a script needs a shell")
	}
	dir := t.TempDir()
	started, good := filepath.Join(dir, "started"), filepath.Join(dir, "good")
	for name, script := range map[string]string{"w3m": "touch " + started, "mine": `[ -z "$BROWSER" ] && touch ` + good} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "w3m"), filepath.Join(dir, "www-browser")); err != nil {
		t.Fatal(err)
	}
	exists := func(path string) bool { _, err := os.Stat(path); return err == nil }
	for _, name := range []string{"w3m", "www-browser"} {
		o := Opener{Env: env(map[string]string{"BROWSER": filepath.Join(dir, name) + " %s:/none"})}
		err := o.Child("https://www.facebook.com/")
		if err == nil || !strings.Contains(err.Error(), "w3m") || errors.Is(err, ErrNoBrowser) || exists(started) {
			t.Errorf("%s: %v, started: %v", name, err, exists(started))
		}
		if command, err := o.How(); err == nil || command != "" {
			t.Errorf("%s would be used: %q", name, command)
		}
	}
	t.Setenv("BROWSER", filepath.Join(dir, "w3m")+":"+filepath.Join(dir, "mine"))
	o := Opener{Env: os.Getenv}
	if err := o.Child("https://www.facebook.com/"); err != nil || !exists(good) {
		t.Errorf("the one after it: %v, started: %v", err, exists(good))
	}
	if command, err := o.How(); !slices.Equal([]string{command}, []string{filepath.Join(dir, "mine")}) || err != nil {
		t.Errorf("would be used: %q, %v", command, err)
	}
}
