//go:build unix

package host

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// desk is a place with clipboard programs: scripts that stand in for them, and note what
// they were given and by which name.
type desk struct {
	t   *testing.T
	dir string
}

func newDesk(t *testing.T, programs map[string]string) desk {
	t.Helper()
	d := desk{t, t.TempDir()}
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(d.dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", d.dir+":/usr/bin:/bin")
	t.Setenv("GOT", filepath.Join(d.dir, "got"))
	return d
}

// got is what the program that did it was given.
func (d desk) got() string {
	data, err := os.ReadFile(filepath.Join(d.dir, "got"))
	if err != nil {
		return ""
	}
	return string(data)
}

const takes = `cat > "$GOT.new"; printf ' to %s' "${0##*/} $*" >> "$GOT.new"; mv "$GOT.new" "$GOT"`

func TestWhereATextIsCopiedTo(t *testing.T) {
	wayland, x := map[string]string{"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, map[string]string{"DISPLAY": ":0"}
	for name, c := range map[string]struct {
		vars     map[string]string
		programs map[string]string
		want     string
		err      error
	}{
		"nothing here":           {nil, map[string]string{"xclip": takes}, "", ErrNoClipboard},
		"Wayland":                {wayland, map[string]string{"wl-copy": takes, "xclip": takes}, "to wl-copy --type text/plain", nil},
		"Wayland that fails":     {wayland, map[string]string{"wl-copy": "exit 1", "xclip": takes}, "to xclip -in -selection clipboard", nil},
		"X":                      {x, map[string]string{"wl-copy": takes, "xclip": takes}, "to xclip -in -selection clipboard", nil},
		"X without xclip":        {x, map[string]string{"xclip": "exit 127", "xsel": takes}, "to xsel --input --clipboard", nil},
		"all fail":               {x, map[string]string{"xclip": "exit 1", "xsel": "exit 1"}, "", ErrNoClipboard},
		"a screen there by SSH":  {map[string]string{"DISPLAY": ":0", "SSH_CONNECTION": "a 1 b 2"}, map[string]string{"xclip": takes}, "", ErrNoClipboard},
		"a screen here by SSH":   {map[string]string{"DISPLAY": "localhost:10.0", "SSH_TTY": "x"}, map[string]string{"xclip": takes}, "to xclip -in -selection clipboard", nil},
		"tmux only":              {map[string]string{"TMUX": "x"}, map[string]string{"tmux": takes}, "to tmux load-buffer -w -", ErrOnlyTmux},
		"tmux before 3.2":        {map[string]string{"TMUX": "x"}, map[string]string{"tmux": `[ "$2" != -w ] || exit 1; ` + takes}, "to tmux load-buffer -", ErrOnlyTmux},
		"tmux and X":             {map[string]string{"TMUX": "x", "DISPLAY": ":0"}, map[string]string{"tmux": "exit 0", "xclip": takes}, "to xclip -in -selection clipboard", nil},
		"tmux that is gone":      {map[string]string{"TMUX": "x"}, map[string]string{"tmux": "exit 1"}, "", ErrNoClipboard},
		"WSL":                    {map[string]string{"WSL_DISTRO_NAME": "Debian"}, map[string]string{"clip.exe": takes}, "to clip.exe ", nil},
		"one without a terminal": {x, map[string]string{"xclip": `if (: > /dev/tty) 2>/dev/null; then exit 1; fi; ` + takes}, "to xclip -in -selection clipboard", nil},
		"one that stays":         {x, map[string]string{"xclip": takes + "\nsleep 30 &"}, "to xclip -in -selection clipboard", nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, c.programs)
			const text = "Guten Tag,\n\n$(id) \"'`"
			err := Opener{Env: env(c.vars)}.Copy(text)
			if !errors.Is(err, c.err) {
				t.Errorf("%v, want %v", err, c.err)
			}
			if got := d.got(); c.want == "" && got != "" || c.want != "" && got != text+" "+c.want {
				t.Errorf("%q was copied, want %q", got, text+" "+c.want)
			}
		})
	}
}

// TestAClipboardProgramThatHangsIsLeftAlone has one that never reads, with more text than
// a pipe holds, and one that reads and never ends.
func TestAClipboardProgramThatHangsIsLeftAlone(t *testing.T) {
	for name, script := range map[string]string{"never reads": "exec sleep 60", "never ends": "cat > /dev/null; exec sleep 60"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path := filepath.Join(dir, "xclip")
			if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			if feed(strings.Repeat("x", 1<<20), path) {
				t.Error("this counts as done")
			}
			if took := time.Since(start); took > 5*copyWait {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestWindowsGetsLettersInItsOwnEncoding(t *testing.T) {
	if got := forWindows("abc\n"); got != "abc\n" {
		t.Errorf("%q", got)
	}
	if got := forWindows("ü€😀"); got != "\xfc\x00\xac\x20\x3d\xd8\x00\xde" {
		t.Errorf("%q", got)
	}
}
