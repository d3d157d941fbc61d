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
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// open opens the link of a step, or a proof.
func (a *app) open(c *invocation) error {
	w, acc := a.words.CLI.Get(), c.account
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
	if err := a.openLink(st.Link, acc.Platform.Domains, ""); err != nil {
		return &fault{exitError, w.NotOpenedWhat, a.words.Why(err), words.Put(w.NotOpenedDo, "link", st.Link)}
	}
	if err := a.record(state.Event{Do: state.Opened, Account: acc.ID, Way: acc.Way.ID, Step: st.ID, Link: st.Link}); err != nil {
		return err
	}
	a.print(words.Put(w.Opened, "link", st.Link))
	return nil
}

// stepToOpen is the named step, or else the next one, or else the last that has a link.
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
		err = usage(words.Put(a.words.CLI.Get().NoLink, "step", quote(a.words, st.ID)), possible(a.words, with))
	}
	return st, err
}

// openProof opens the nth file that was kept with an account, or prints where it is.
func (a *app) openProof(acc *plan.Account, number string, onlyPrint bool) error {
	w, n := a.words.Follow.Get(), len(acc.Proofs)
	i, err := strconv.Atoi(number)
	switch {
	case n == 0:
		return usage(words.Put(w.NoProofs, "account", acc.ID), words.Put(w.AttachDo, "account", shellWords(acc.ID)))
	case err != nil || i < 1 || i > n:
		what := words.Put(w.UnknownProof, "text", quote(a.words, number), "account", acc.ID)
		return usage(what, possible(a.words, []string{"1 .. " + strconv.Itoa(n)}))
	}
	proof := acc.Proofs[i-1]
	path := safe(a.keptPath(proof.File))
	if proof.Missing {
		do := words.Put(a.words.CLI.Get().Keep.ProofDo, "account", shellWords(acc.ID))
		return a.failed(a.words.CLI.Get().NotOpenedWhat, problem.New("proof-gone"), do)
	}
	if onlyPrint {
		a.print(path)
		return nil
	}
	if err := a.openKept(proof.File); err != nil {
		return &fault{exitError, a.words.CLI.Get().NotOpenedWhat, a.words.Why(err), words.Put(w.ProofAt, "path", path)}
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
	if err := a.store.CheckProof(file); err != nil {
		return a.said(err)
	}
	proof := func(o host.Opener) error { return o.OpenProof(a.keptPath(file)) }
	return a.openWith(a.words.UnopenedProof, "", proof)
}

// openMail hands a letter to the mail program.
func (a *app) openMail(link string) error {
	return a.openWith(a.words.UnopenedMail, "", func(o host.Opener) error { return o.Mail(link) })
}

// openLink opens a link; instead is what to do if that fails.
func (a *app) openLink(link string, domains []string, instead words.Text) error {
	return a.openWith(a.words.UnopenedLink, instead, func(o host.Opener) error { return o.Open(link, domains) })
}

// openWith opens something; its error is in the person's words.
func (a *app) openWith(w words.Unopened, instead words.Text, do func(host.Opener) error) error {
	if err := a.self(do); err != nil {
		return &words.SaidError{Text: a.whyNotOpened(w, instead, err), Err: err}
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

// whyNotOpened says why something is not opened, and what to do instead, which is not
// to open what was refused in another way.
func (a *app) whyNotOpened(w words.Unopened, instead words.Text, err error) words.Text {
	why := words.Put(a.words.Sentence, "why", a.words.Why(err))
	switch {
	case errors.Is(err, host.ErrNotShown), errors.Is(err, link.ErrRefused):
		return why
	case errors.Is(err, host.ErrNoDisplay):
	case errors.Is(err, host.ErrRemote):
		why = w.OverSSH
	case errors.Is(err, host.ErrNoBrowser):
		why = w.NoProgram
	default:
		why = words.Put(w.Failed, "why", a.words.Why(err))
	}
	return words.Sentences(why, instead)
}
