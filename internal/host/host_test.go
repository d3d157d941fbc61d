package host

import (
	"errors"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/optout-tui/optout-tui/internal/link"
)

func env(vars map[string]string) Env { return func(k string) string { return vars[k] } }

func TestTheStateDirectory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the places below are those of Linux")
	}
	for _, c := range []struct {
		name string
		vars map[string]string
		want string
	}{
		{"its own variable wins", map[string]string{"OPTOUT_TUI_DIR": "/x/y", "XDG_STATE_HOME": "/s", "HOME": "/h"}, "/x/y"},
		{"XDG", map[string]string{"XDG_STATE_HOME": "/s", "HOME": "/h"}, "/s/optout-tui"},
		{"a relative XDG is ignored", map[string]string{"XDG_STATE_HOME": "s", "HOME": "/h"}, "/h/.local/state/optout-tui"},
		{"home", map[string]string{"HOME": "/h"}, "/h/.local/state/optout-tui"},
		{"nothing", nil, ""},
		{"a relative home is none", map[string]string{"HOME": "h"}, ""},
	} {
		if got, err := StateDir(env(c.vars)); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q, %v, want %q", c.name, got, err, c.want)
		}
	}
	if got, _ := StateDir(env(map[string]string{"OPTOUT_TUI_DIR": "here"})); !filepath.IsAbs(got) {
		t.Errorf("a relative directory stays relative: %q", got)
	}
	if got, _ := StateDir(env(map[string]string{"OPTOUT_TUI_DIR": "~/data", "HOME": "/h"})); got != "/h/data" {
		t.Errorf("~/data is %q", got)
	}
	if got, _ := EntriesDir(env(map[string]string{"XDG_CONFIG_HOME": "/c"})); got != "/c/optout-tui/platforms" {
		t.Errorf("entries in %q", got)
	}
}

func TestTheTerritoryIsTakenFromTheLocale(t *testing.T) {
	for _, c := range []struct {
		vars map[string]string
		want string
	}{
		{map[string]string{"LANG": "de_DE.UTF-8"}, "DE"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_MONETARY": "de_AT.UTF-8"}, "AT"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "pt_BR"}, "BR"},
		{map[string]string{"LANG": "sr_RS@latin"}, "RS"},
		{map[string]string{"LANG": "zh-Hant-TW"}, "TW"},
		{map[string]string{"LANG": "de-DE_phoneb"}, "DE"},
		{map[string]string{"LANG": "en-US-u-rg-dezzzz"}, "US"},
		{map[string]string{"LANG": "es_419"}, ""},
		{map[string]string{"LANG": "C.UTF-8"}, ""},
		{map[string]string{"LANG": "de"}, ""},
		{map[string]string{"LANG": "POSIX"}, ""},
	} {
		if got := Territory(env(c.vars)); got != c.want {
			t.Errorf("%v: %q, want %q", c.vars, got, c.want)
		}
	}
}

func TestWhereABrowserCanBeOpened(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("displays are told by variables on Linux only")
	}
	for _, c := range []struct {
		name string
		vars map[string]string
		want error
	}{
		{"no display", nil, ErrNoDisplay},
		{"X", map[string]string{"DISPLAY": ":0"}, nil},
		{"Wayland", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, nil},
		{"over SSH, even with a forwarded display", map[string]string{"DISPLAY": ":10", "SSH_CONNECTION": "a 1 b 2"}, ErrRemote},
		{"BROWSER wins", map[string]string{"BROWSER": "x", "SSH_TTY": "/dev/pts/1"}, nil},
		{"WSL", map[string]string{"WSL_DISTRO_NAME": "Debian"}, nil},
	} {
		if err := (Opener{Env: env(c.vars)}).Possible(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestWhatIsNoGoodLinkIsNotOpened(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none")
	o := Opener{Env: env(map[string]string{"BROWSER": none}), Self: none}
	for _, address := range []string{"file:///etc/passwd", "https://evil.example/", "http://www.facebook.com/", "-version"} {
		if err := o.Open(address, []string{"facebook.com"}); !errors.Is(err, link.ErrRefused) {
			t.Errorf("%s: %v", address, err)
		}
		if err := o.Child(address); address != "https://evil.example/" && !errors.Is(err, link.ErrRefused) {
			t.Errorf("the child takes %s: %v", address, err)
		}
	}
	if err := o.Child("https://www.facebook.com/"); !errors.Is(err, ErrNoBrowser) {
		t.Errorf("a browser that is not there: %v", err)
	}
}
