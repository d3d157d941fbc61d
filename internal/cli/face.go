package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/linear"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/tui"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// face starts the walk, in the linear face if plain is wanted or nothing else
// would work. The terminal, the catalogue and the state are checked before the
// screen is touched.
func (a *app) face(c *invocation) error {
	w := a.words.CLI
	if c.has("plain") {
		return a.linearFace("flag")
	}
	if !host.IsTerminal(a.in) || !host.IsTerminal(a.out) {
		return usage(w.NoTerminal, w.NoTerminalDo)
	}
	if a.env("ACCESSIBLE") != "" {
		return a.linearFace("accessible")
	}
	if !host.CanMoveCursor(a.env) {
		return a.linearFace("terminal")
	}
	if err := a.load(); err != nil {
		return err
	}
	err := tui.Run(tui.Start{
		Catalog: a.catalog, File: a.file, Guess: a.guess(), Words: a.words, Notice: safetext.Join(a.notices(), " "), Later: a.ownFaults,
		Host: a.world(a.reasons(), true), Pause: host.Pause, Stop: host.Stop,
	}, a.in, a.out, a.environ)
	return a.faceFault(err, w.FaceFailed)
}

// linearWidth is how wide the lines are where no terminal tells.
const linearWidth = 80

// linearFace talks with the person in the linear face, on a terminal or through
// pipes. why is what it was started by: its first line says how to get the other.
func (a *app) linearFace(why string) error {
	if err := a.load(); err != nil {
		return err
	}
	w := a.words.Linear
	err := linear.Run(linear.Start{
		Catalog: a.catalog, File: a.file, Guess: a.guess(), Words: a.words, First: w.First[why], Notices: append(a.notices(), a.ownFaults()...),
		Host:  a.world(a.linearReasons(), false),
		Width: func() int { return host.Width(a.out, linearWidth) },
	}, a.in, a.out)
	return a.faceFault(err, a.words.CLI.OutputFailed)
}

// world is what a face is handed: functions whose errors are in the person's words,
// those of saving without what to do if the face says that itself.
func (a *app) world(r reasons, brief bool) world.Host {
	return world.Host{
		Open: func(link string, domains []string) error { return a.openWith(r, link, domains) },
		Mail: a.mailOpener, OpenProof: a.proofOpener,
		New: a.store.New, Record: a.saver(brief), Poll: a.looker(brief), Attach: a.keeper, Write: a.writer, Now: a.now,
	}
}

// faceFault is what a face ended with, as the person sees it: what was not saved,
// or else that what failed.
func (a *app) faceFault(err error, what words.Text) error {
	if err == nil {
		return nil
	}
	f, ok := errors.AsType[*fault](err)
	if !ok {
		return a.failed(what, err, "")
	}
	if e, kept := errors.AsType[*tui.ElsewhereError](err); kept {
		return &fault{f.code, f.what, f.why, words.Put(a.words.ElsewhereDo, "path", paths([]string{e.Path}))}
	}
	return f
}

// sayable is a fault as a face says it: the reason, and what to do unless the face
// itself knows that better.
func (a *app) sayable(f *fault, brief bool, err error) error {
	said := words.Put(a.words.SentenceDo, "why", f.why, "do", f.do)
	if brief || f.do == "" {
		said = words.Put(a.words.Sentence, "why", f.why)
	}
	return &words.SaidError{Text: said, Err: errors.Join(f, err)}
}

// said is an error in the person's words: a reason as a sentence.
func (a *app) said(err error) error {
	return &words.SaidError{Text: words.Put(a.words.Sentence, "why", a.words.Why(err)), Err: err}
}

// saver records events for a face.
func (a *app) saver(brief bool) func(ctx context.Context, events ...state.Event) (state.File, error) {
	return func(ctx context.Context, events ...state.Event) (state.File, error) {
		file, err := a.store.Record(ctx, events...)
		if err == nil {
			return file, nil
		}
		return file, a.sayable(a.saveFault(err), brief, err)
	}
}

// looker looks for a face whether another program changed the file.
func (a *app) looker(brief bool) func() (state.File, bool, error) {
	return func() (state.File, bool, error) {
		file, changed, err := a.store.Poll()
		if err != nil {
			return file, changed, a.sayable(a.failed(a.words.CLI.StateUnreadable, err, ""), brief, err)
		}
		return file, changed, nil
	}
}

// mailOpener hands a letter to the mail program; its error is in the person's
// words.
func (a *app) mailOpener(link string) error {
	w := a.words.Linear
	return a.notOpened(reasons{w.NoDisplay, w.MailOverSSH, a.words.NoMailProgram, a.words.MailFailed}, a.mailer(link))
}

// writer makes a new file for a face, and gives its full path.
func (a *app) writer(path string, data []byte) (string, error) {
	full, err := filepath.Abs(a.atHome(path))
	if err != nil {
		return "", a.said(err)
	}
	if err := a.writeFile(full, data, false); err != nil {
		f, _ := errors.AsType[*fault](err)
		return "", a.sayable(f, true, err)
	}
	return full, nil
}

// atHome reads a path as a shell would: it may begin with ~/.
func (a *app) atHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(a.env("HOME"), rest)
	}
	return path
}

// keeper keeps a file for the face.
func (a *app) keeper(account, path string) (state.File, error) {
	path = a.atHome(path)
	data, err := durable.ReadFile(path, state.MaxProof)
	if err != nil {
		return state.File{}, a.said(err)
	}
	file, _, _, err := a.store.Attach(context.Background(), account, path, data)
	if err != nil {
		return file, a.sayable(a.saveFault(err), false, err)
	}
	return file, nil
}

// reasons is what to say when a link was not opened; failed takes {why}.
type reasons struct{ noDisplay, remote, noBrowser, failed words.Text }

func (a *app) reasons() reasons {
	w := a.words
	return reasons{w.NoDisplay, w.OverSSH, w.NoBrowser, w.OpenFailed}
}

// linearReasons speak of no QR code, which lines do not show.
func (a *app) linearReasons() reasons {
	w := a.words.Linear
	return reasons{w.NoDisplay, w.OverSSH, w.NoBrowser, w.OpenFailed}
}

func (a *app) openWith(r reasons, link string, domains []string) error {
	return a.notOpened(r, a.self(func(o host.Opener) error { return o.Open(link, domains) }))
}

// notOpened is the reason why something was not opened, nil if it was.
func (a *app) notOpened(r reasons, err error) error {
	if err == nil {
		return nil
	}
	return &words.SaidError{Text: a.whyNotOpened(r, err), Err: err}
}

// self has an opener, which starts this program anew, do something.
func (a *app) self(do func(host.Opener) error) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	return do(host.Opener{Env: a.env, Self: path})
}

// whyNotOpened says in words why a link is not opened.
func (a *app) whyNotOpened(r reasons, err error) words.Text {
	switch {
	case errors.Is(err, host.ErrNoDisplay):
		return r.noDisplay
	case errors.Is(err, host.ErrRemote):
		return r.remote
	case errors.Is(err, host.ErrNoBrowser):
		return r.noBrowser
	case errors.Is(err, host.ErrNotShown), errors.Is(err, link.ErrRefused):
		return words.Put(a.words.Sentence, "why", a.words.Why(err))
	}
	return words.Put(r.failed, "why", a.words.Why(err))
}
