package cli

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// open opens the link of a step, or a proof.
func (a *app) open(c *invocation) error {
	w, acc := a.words.CLI, c.account
	if c.has("proof") {
		if err := a.atMost(c.args, 1); err != nil {
			return err
		}
		return a.openProof(acc, c.value("proof"), c.has("print"))
	}
	st, err := a.stepToOpen(acc, c.args[1:])
	if err != nil {
		return err
	}
	if c.has("print") {
		a.print(safe(st.Link))
		return nil
	}
	if err := a.openLink(a.linearReasons(), st.Link, acc.Platform.Domains); err != nil {
		return &fault{exitError, w.NotOpenedWhat, a.words.Why(err), words.Put(w.NotOpenedDo, "link", st.Link)}
	}
	if err := a.record(state.Event{Do: state.Opened, Account: acc.ID, Way: acc.Way.ID, Step: st.ID, Link: st.Link}); err != nil {
		return err
	}
	a.print(words.Put(w.Opened, "link", st.Link))
	return nil
}

// stepToOpen is the named step, or else the next one, or else the last that has a
// link.
func (a *app) stepToOpen(acc *plan.Account, named []string) (*plan.Step, error) {
	last := ""
	var with []string
	for i := range acc.Steps {
		if s := &acc.Steps[i]; s.Link != "" {
			with = append(with, s.ID)
			if !s.Optional {
				last = s.ID
			}
		}
	}
	name := cmp.Or(acc.Next.Step, last)
	if len(named) > 0 {
		name = named[0]
	}
	st, err := a.stepOf(acc, name)
	if err == nil && st.Link == "" {
		err = usage(words.Put(a.words.CLI.NoLink, "step", quote(st.ID)), possible(a.words, with))
	}
	return st, err
}

// openProof opens the nth file that was kept with an account, or prints where it
// is.
func (a *app) openProof(acc *plan.Account, number string, onlyPrint bool) error {
	w, n := a.words.Follow, len(acc.Proofs)
	i, err := strconv.Atoi(number)
	switch {
	case n == 0:
		return usage(words.Put(w.NoProofs, "account", acc.ID), words.Put(w.AttachDo, "account", shellWords(acc.ID)))
	case err != nil || i < 1 || i > n:
		what := words.Put(w.UnknownProof, "text", quote(number), "account", acc.ID)
		return usage(what, possible(a.words, []string{"1 .. " + strconv.Itoa(n)}))
	}
	proof := acc.Proofs[i-1]
	path := safe(a.keptPath(proof.File))
	if onlyPrint {
		a.print(path)
		return nil
	}
	if err := a.openKept(proof.File); err != nil {
		return &fault{exitError, a.words.CLI.NotOpenedWhat, a.words.Why(err), words.Put(w.ProofAt, "path", path)}
	}
	a.print(words.Put(a.words.ProofOpened, "name", proof.Name))
	return nil
}

// keptPath is where a kept file is. Its name comes from a file that anybody can
// have changed.
func (a *app) keptPath(file string) string {
	return filepath.Join(a.store.Proofs(), filepath.Base(file))
}

// openKept opens a kept file that is whole; its error is in the person's words.
func (a *app) openKept(file string) error {
	w := a.words
	if err := a.store.CheckProof(file); err != nil {
		return a.said(err)
	}
	r := reasons{w.Linear.NoDisplay, w.Linear.OverSSH, w.NoViewer, w.ViewerFailed}
	return a.openWith(r, func(o host.Opener) error { return o.OpenProof(a.keptPath(file)) })
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

// openWith opens something; its error is in the person's words.
func (a *app) openWith(r reasons, do func(host.Opener) error) error {
	if err := a.self(do); err != nil {
		return &words.SaidError{Text: a.whyNotOpened(r, err), Err: err}
	}
	return nil
}

// self hands an opener to do. It opens things by starting this program again.
func (a *app) self(do func(host.Opener) error) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	return do(host.Opener{Env: a.env, Self: path})
}

func (a *app) openLink(r reasons, link string, domains []string) error {
	return a.openWith(r, func(o host.Opener) error { return o.Open(link, domains) })
}

// openMail hands a letter to the mail program.
func (a *app) openMail(link string) error {
	w := a.words
	r := reasons{w.Linear.NoDisplay, w.Linear.MailOverSSH, w.NoMailProgram, w.MailFailed}
	return a.openWith(r, func(o host.Opener) error { return o.Mail(link) })
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
