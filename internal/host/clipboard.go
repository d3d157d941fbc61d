package host

import (
	"context"
	"encoding/binary"
	"os/exec"
	"runtime"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/optout-tui/optout-tui/internal/problem"
)

// Reasons for not knowing that a text reached the clipboard.
const (
	ErrNoClipboard problem.Kind = "no-clipboard" // no program for it is here, or none did it
	ErrOnlyTmux    problem.Kind = "only-tmux"    // it is in tmux, and perhaps nowhere else
)

// copyWait is how long a clipboard program may take. Those that stay to serve the text
// go into the background at once.
const copyWait = 2 * time.Second

// Copy hands a text to the system's clipboard programs, and to tmux if the terminal is one
// of its windows. It returns within twice copyWait. The programs get the text on their
// input only, in a session of their own, without the terminal.
func (o Opener) Copy(text string) error {
	inTmux := o.Env("TMUX") != "" && (feed(text, "tmux", "load-buffer", "-w", "-") || // for the terminal, too
		feed(text, "tmux", "load-buffer", "-")) // before tmux 3.2
	for _, program := range o.clipboards() {
		if feed(program.encode(text), program.args...) {
			return nil
		}
	}
	if inTmux {
		return ErrOnlyTmux
	}
	return ErrNoClipboard
}

// clipboard is a program that takes what is to be pasted.
type clipboard struct {
	args   []string
	encode func(string) string
}

// clipboards are the programs that reach the clipboard of the person's own display, the
// best first. Over SSH, only a forwarded display is that.
func (o Opener) clipboards() []clipboard {
	asIs := func(s string) string { return s }
	remote := o.Env("SSH_CONNECTION") != "" || o.Env("SSH_TTY") != ""
	var all []clipboard
	add := func(so bool, encode func(string) string, args ...string) {
		if so {
			all = append(all, clipboard{args, encode})
		}
	}
	display := o.Env("DISPLAY")
	x := display != "" && (!remote || !strings.HasPrefix(display, ":"))
	add(!remote && (runtime.GOOS == "windows" || o.wsl()), forWindows, "clip.exe")
	add(!remote && runtime.GOOS == "darwin", asIs, "pbcopy")
	add(!remote && o.Env("WAYLAND_DISPLAY") != "", asIs, "wl-copy", "--type", "text/plain")
	add(x, asIs, "xclip", "-in", "-selection", "clipboard")
	add(x, asIs, "xsel", "--input", "--clipboard")
	return all
}

// forWindows is a text as clip.exe reads it: in the one encoding that does not depend on
// the language of the system.
func forWindows(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r > '~' }) < 0 {
		return text
	}
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return string(b)
}

// feed runs a command with a text as its input, and says whether it ended well in time.
// Its output goes nowhere: what it leaves in the background would hold on to a pipe.
func feed(text string, args ...string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), copyWait)
	defer cancel()
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Stdin = strings.NewReader(text)
	cmd.SysProcAttr = ownSession()
	cmd.WaitDelay = copyWait / 10
	return cmd.Run() == nil
}
