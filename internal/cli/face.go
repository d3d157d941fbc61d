package cli

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/tui"
	"github.com/optout-tui/optout-tui/internal/words"
)

// face starts the walk. The terminal, the catalogue and the state are checked
// before the screen is touched.
func (a *app) face() error {
	w := a.words.CLI
	if !host.IsTerminal(a.in) || !host.IsTerminal(a.out) {
		return usage(w.NoTerminal, w.NoTerminalDo)
	}
	if !host.CanMoveCursor(a.env) {
		return usage(w.DumbTerminal, w.NoTerminalDo)
	}
	if err := a.load(); err != nil {
		return err
	}
	err := tui.Run(tui.Start{
		Catalog: a.catalog, File: a.file, Guess: a.guess(), Words: a.words, Notice: strings.Join(a.notices(), " "), Later: a.ownFaults,
		Host: tui.Host{Open: a.opener, New: a.store.New, Record: a.saver, Now: a.now},
	}, a.in, a.out, a.environ)
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*sayable](err); ok {
		return f.fault
	}
	return &fault{exitError, w.FaceFailed, cause(err), ""}
}

// sayable is a fault whose text is the reason and what to do, for the face.
type sayable struct{ fault *fault }

func (s *sayable) Error() string { return s.fault.why + ". " + s.fault.do }

// saver records events for the face.
func (a *app) saver(events ...state.Event) (state.File, error) {
	file, err := a.store.Record(context.Background(), events...)
	if err == nil {
		return file, nil
	}
	f, _ := errors.AsType[*fault](a.saveFault(err))
	return file, &sayable{f}
}

// opener opens a link; its error is in the person's words.
func (a *app) opener(link string, domains []string) error {
	self, err := os.Executable()
	if err == nil {
		err = host.Opener{Env: a.env, Self: self}.Open(link, domains)
	}
	if err == nil {
		return nil
	}
	return errors.New(a.whyNotOpened(err))
}

// whyNotOpened says in words why a link is not opened.
func (a *app) whyNotOpened(err error) string {
	w := a.words
	switch {
	case errors.Is(err, host.ErrNoDisplay):
		return w.NoDisplay
	case errors.Is(err, host.ErrRemote):
		return w.OverSSH
	case errors.Is(err, host.ErrNoBrowser):
		return w.NoBrowser
	case errors.Is(err, host.ErrBadLink):
		return words.Put(w.BadLink, "why", strings.TrimPrefix(cause(err), cause(host.ErrBadLink)+" "))
	}
	return words.Put(w.OpenFailed, "why", cause(err))
}
