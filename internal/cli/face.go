package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/tui"
	"github.com/optout-tui/optout-tui/internal/words"
)

// face starts the walk, in the linear face if plain is wanted or nothing else
// would work. The terminal, the catalogue and the state are checked before the
// screen is touched.
func (a *app) face(c *invocation) error {
	w := a.words.CLI
	if c.has("plain") {
		return a.plainFace("flag")
	}
	if !host.IsTerminal(a.in) || !host.IsTerminal(a.out) {
		return usage(w.NoTerminal, w.NoTerminalDo)
	}
	if a.env("ACCESSIBLE") != "" {
		return a.plainFace("accessible")
	}
	if !host.CanMoveCursor(a.env) {
		return a.plainFace("terminal")
	}
	if err := a.load(); err != nil {
		return err
	}
	err := tui.Run(tui.Start{
		Catalog: a.catalog, File: a.file, Guess: a.guess(), Words: a.words, Notice: safetext.Join(a.notices(), " "), Later: a.ownFaults,
		Host: tui.Host{Open: a.opener, New: a.store.New, Record: a.saver(true), Look: a.looker(true), Attach: a.keeper, Mail: a.mailOpener, OpenProof: a.proofOpener, Write: a.writer, Now: a.now, Pause: host.Pause, Stop: host.Stop},
	}, a.in, a.out, a.environ)
	return a.faceFault(err, w.FaceFailed)
}

// faceFault is what a face ended with, as the person sees it: what was not saved,
// or else that what failed.
func (a *app) faceFault(err error, what words.Text) error {
	if err == nil {
		return nil
	}
	f, ok := errors.AsType[*sayable](err)
	if e, kept := errors.AsType[*tui.ElsewhereError](err); kept && ok {
		return &fault{f.fault.code, f.fault.what, f.fault.why, words.Put(a.words.ElsewhereDo, "path", paths([]string{e.Path}))}
	}
	if ok {
		return f.fault
	}
	return &fault{exitError, what, cause(err), ""}
}

// sayable is a fault as a face says it: the reason, and what to do unless the
// face itself knows that better.
type sayable struct {
	fault *fault
	brief bool
	err   error // behind it
}

func (s *sayable) Unwrap() error { return s.err }

func (s *sayable) Error() string {
	if s.brief {
		return string(s.fault.why + ".")
	}
	return string(s.fault.why + ". " + s.fault.do)
}

// said is an error whose text is in the person's words.
func said(text words.Text) error { return errors.New(string(text)) }

// saver records events for a face.
func (a *app) saver(brief bool) func(ctx context.Context, events ...state.Event) (state.File, error) {
	return func(ctx context.Context, events ...state.Event) (state.File, error) {
		file, err := a.store.Record(ctx, events...)
		if err == nil {
			return file, nil
		}
		f, _ := errors.AsType[*fault](a.saveFault(err))
		return file, &sayable{f, brief, err}
	}
}

// looker looks for a face whether another program changed the file.
func (a *app) looker(brief bool) func() (state.File, bool, error) {
	return func() (state.File, bool, error) {
		file, changed, err := a.store.Poll()
		if err != nil {
			return file, changed, &sayable{&fault{exitDamaged, a.words.CLI.StateUnreadable, cause(err), a.damagedDo(err)}, brief, err}
		}
		return file, changed, nil
	}
}

// plainSaver records events for the linear face.
func (a *app) plainSaver(events ...state.Event) (state.File, error) {
	return a.saver(false)(context.Background(), events...)
}

// mailOpener hands a letter to the mail program; its error is in the person's
// words.
func (a *app) mailOpener(link string) error {
	w := a.words.Linear
	err := a.mailer(link)
	if err == nil {
		return nil
	}
	return said(a.whyNotOpened(reasons{w.NoDisplay, w.MailOverSSH, a.words.NoMailProgram, a.words.MailFailed}, err))
}

// writer makes a new file for a face, and gives its full path.
func (a *app) writer(path string, data []byte) (string, error) {
	full, err := filepath.Abs(a.atHome(path))
	if err != nil {
		return "", said(cause(err))
	}
	if err := a.writeFile(full, data, false); err != nil {
		f, _ := errors.AsType[*fault](err)
		return "", &sayable{f, true, err}
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
	data, err := a.readRegular(path, state.MaxProof)
	if err != nil {
		return state.File{}, said(words.Put(a.words.Follow.CannotRead, "path", safetext.NewLine(path)) + ": " + cause(err))
	}
	file, _, _, err := a.store.Attach(context.Background(), account, path, data)
	if err != nil {
		f, _ := errors.AsType[*fault](a.saveFault(err))
		return file, &sayable{f, false, err}
	}
	return file, nil
}

// opener opens a link; its error is in the person's words.
func (a *app) opener(link string, domains []string) error {
	return a.openWith(a.reasons(), link, domains)
}

// reasons is what to say when a link was not opened; failed takes {why}.
type reasons struct{ noDisplay, remote, noBrowser, failed words.Text }

func (a *app) reasons() reasons {
	w := a.words
	return reasons{w.NoDisplay, w.OverSSH, w.NoBrowser, w.OpenFailed}
}

func (a *app) openWith(r reasons, link string, domains []string) error {
	err := a.self(func(o host.Opener) error { return o.Open(link, domains) })
	if err == nil {
		return nil
	}
	return said(a.whyNotOpened(r, err))
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
	case errors.Is(err, host.ErrNotShown):
		return a.words.NotShown
	case errors.Is(err, host.ErrBadLink):
		return words.Put(a.words.BadLink, "why", strings.TrimPrefix(string(cause(err)), string(cause(host.ErrBadLink))+" "))
	}
	return words.Put(r.failed, "why", cause(err))
}
