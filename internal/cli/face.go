package cli

import (
	"errors"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/linear"
	"github.com/optout-tui/optout-tui/internal/tui"
	"github.com/optout-tui/optout-tui/internal/words"
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
		Catalog: a.catalog, File: a.file, Guess: a.guess(), Words: a.words, Notice: words.Sentences(a.notices()...), Later: a.ownFaults,
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
		return &fault{f.code, f.what, f.why, words.Put(a.words.ElsewhereDo, "path", safe(e.Path))}
	}
	return f
}
