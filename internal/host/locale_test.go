package host

import (
	"runtime"
	"testing"
)

func TestWhichTerminalsShowMoreThanASCII(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems have other rules")
	}
	for _, c := range []struct {
		vars  map[string]string
		ascii bool
	}{
		{map[string]string{"LANG": "de_DE.UTF-8"}, false},
		{map[string]string{"LANG": "en_US.utf8"}, false},
		{map[string]string{"LANG": "C.UTF-8"}, false},
		{map[string]string{"LANG": "de_DE.UTF-8@euro"}, false},
		{map[string]string{"LC_CTYPE": "UTF-8"}, false}, // from macOS, over SSH
		{map[string]string{"LANG": "C", "LC_CTYPE": "C.UTF-8"}, false},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_MESSAGES": "C", "LC_ALL": ""}, false},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, true},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_CTYPE": "POSIX"}, true},
		{map[string]string{"LANG": "de_DE.ISO-8859-1"}, true},
		{map[string]string{"LANG": "de_DE@euro"}, true},
		{map[string]string{"LANG": "de_DE"}, true},
		{map[string]string{"LANG": "ru_RU.KOI8-R"}, true},
		{map[string]string{"LANG": "ja_JP.UTF-16"}, true},
		{nil, true},
	} {
		if got := ASCIIOnly(env(c.vars)); got != c.ascii {
			t.Errorf("%v: %v", c.vars, got)
		}
	}
}

func TestWhoWantsNoColours(t *testing.T) {
	for _, c := range []struct {
		vars map[string]string
		want bool
	}{
		{nil, false},
		{map[string]string{"NO_COLOR": ""}, false},
		{map[string]string{"NO_COLOR": "1"}, true},
		{map[string]string{"NO_COLOR": "0"}, true},
		{map[string]string{"NO_COLOR": "false"}, true},
		{map[string]string{"NO_COLOR": "yes", "CLICOLOR_FORCE": "1"}, true},
		{map[string]string{"CLICOLOR": "1"}, false},
		{map[string]string{"CLICOLOR": "0"}, true},
		{map[string]string{"CLICOLOR": "0", "CLICOLOR_FORCE": "0"}, true},
		{map[string]string{"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, false},
		{map[string]string{"CLICOLOR": "0", "FORCE_COLOR": "3"}, false},
		{map[string]string{"CLICOLOR": "0", "FORCE_COLOR": "0", "CLICOLOR_FORCE": ""}, true},
	} {
		if got := Colourless(env(c.vars)); got != c.want {
			t.Errorf("%v: %v", c.vars, got)
		}
	}
}
