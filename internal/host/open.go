package host

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/pkg/browser"

	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Reasons for not opening a link or a proof.
const (
	ErrNoDisplay problem.Kind = "no-display"
	ErrRemote    problem.Kind = "remote-session"
	ErrNoBrowser problem.Kind = "no-browser"
	ErrNotShown  problem.Kind = "not-shown" // proofs of that kind are not opened from here
)

// ChildCommand is the hidden command under which the program starts itself to
// open a link; ChildNoBrowser is the exit code that means ErrNoBrowser.
const (
	ChildCommand   = "open-in-browser"
	ChildNoBrowser = 3
)

// failWait is how long Open waits for the browser to fail at starting. A browser that
// runs longer has started, and is left alone.
const failWait = 1500 * time.Millisecond

// maxOutput is how much of an opener's output is kept, in bytes.
const maxOutput = 4096

// Opener opens links in the person's browser.
type Opener struct {
	Env  Env
	Self string // the path of this program
}

// Open hands the link to the browser. It returns within failWait whatever the
// browser does. The browser is started by a child in a session of its own, so that it
// can neither write to the screen nor hold on to the terminal.
func (o Opener) Open(address string, domains []string) error {
	return o.start(address, refused(link.Check(address, domains)))
}

// Mail hands a mailto link to the mail program, in the same way.
func (o Opener) Mail(address string) error {
	return o.withoutBrowser().start(address, refused(link.CheckMail(address)))
}

// OpenProof hands a proof to the system's own program for its kind, as Open does with a
// link.
func (o Opener) OpenProof(path string) error {
	return o.withoutBrowser().start(path, checkProof(path))
}

// refused gives what a check said of a link as the reason for not opening it.
func refused(err error) error {
	if err == nil {
		return nil
	}
	return problem.Because(err, link.ErrRefused)
}

// withoutBrowser hides $BROWSER, which opens neither mails nor files.
func (o Opener) withoutBrowser() Opener {
	env := o.Env
	o.Env = func(name string) string {
		if name == "BROWSER" {
			return ""
		}
		return env(name)
	}
	return o
}

// start starts the child, unless the address was refused or nothing can be opened here.
func (o Opener) start(address string, refused error) error {
	if err := cmp.Or(refused, o.Possible()); err != nil {
		return err
	}
	var said limited
	child := exec.Command(o.Self, ChildCommand, address)
	child.Stderr = &said
	child.SysProcAttr = ownSession()
	if err := child.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- child.Wait() }()
	select {
	case err := <-ended:
		if child.ProcessState.ExitCode() == ChildNoBrowser {
			return ErrNoBrowser
		}
		return explain(err, &said)
	case <-time.After(failWait):
		return nil
	}
}

// Possible says why a browser cannot be opened from here, or nil. $BROWSER wins: whoever
// sets it knows what it does.
func (o Opener) Possible() error {
	switch {
	case o.Env("BROWSER") != "" || o.wsl():
		return nil
	case o.Env("SSH_CONNECTION") != "" || o.Env("SSH_TTY") != "":
		return ErrRemote
	case runtime.GOOS != "windows" && runtime.GOOS != "darwin" && o.Env("DISPLAY") == "" && o.Env("WAYLAND_DISPLAY") == "":
		return ErrNoDisplay
	}
	return nil
}

func (o Opener) wsl() bool { return o.Env("WSL_DISTRO_NAME") != "" }

// Child is what the hidden command does: it waits until the opener ends. The link is
// checked once more, because nothing checks it later.
func (o Opener) Child(address string) error {
	var err error
	switch {
	case filepath.IsAbs(address):
		o, err = o.withoutBrowser(), checkProof(address)
	case strings.HasPrefix(address, "mailto:"):
		o, err = o.withoutBrowser(), refused(link.CheckMail(address))
	default:
		err = refused(link.Check(address, []string{link.Host(address)}))
	}
	if err != nil {
		return err
	}
	if commands := browserCommands(o.Env("BROWSER")); len(commands) > 0 {
		return openWith(commands, address)
	}
	if o.wsl() {
		if _, err := exec.LookPath("wslview"); err == nil {
			return openWith([][]string{{"wslview"}}, address)
		}
	}
	var said limited
	browser.Stdout, browser.Stderr = &said, &said
	return explain(browser.OpenURL(address), &said)
}

// explain adds what an opener said to its failure.
func explain(err error, said *limited) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist):
		return ErrNoBrowser
	}
	if why := safetext.NewLine(said.String()); !why.IsZero() {
		return errors.New(why.String())
	}
	return err
}

// shown are the kinds of proofs that only show something: none of them is a program,
// and none but a mail can fetch anything, which mail programs ask about.
var shown = []string{".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".txt", ".eml"}

// checkProof decides whether a file may be opened: a regular file that was kept as a
// proof, of a kind that only shows something. Proofs are called by the start of their
// SHA-256, and have the extension of the file if it had one.
func checkProof(path string) error {
	dir, name := filepath.Split(path)
	sum, _, _ := strings.Cut(name, ".")
	ours := filepath.IsAbs(path) && filepath.Base(dir) == "proofs" && len(sum) == 16 && strings.Trim(sum, "0123456789abcdef") == ""
	switch {
	case !ours:
		return problem.New("not-a-proof-name", "path", path)
	case !slices.Contains(shown, strings.TrimPrefix(name, sum)):
		return ErrNotShown
	}
	switch info, err := os.Lstat(path); {
	case err != nil:
		return problem.New("proof-gone")
	case !info.Mode().IsRegular():
		return problem.New("not-regular", "path", path)
	}
	return nil
}

// limited keeps the first maxOutput bytes that are written to it.
type limited struct{ bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	if room := maxOutput - l.Len(); room > 0 {
		_, _ = l.Buffer.Write(p[:min(room, len(p))]) // never fails
	}
	return len(p), nil
}
