package cli

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// open opens the link of a step, or a proof.
func (a *app) open(c *invocation) error {
	w := a.words.CLI
	if err := a.beginAt(); err != nil {
		return err
	}
	acc, err := a.account(c.args[0])
	if err != nil {
		return err
	}
	if c.has("proof") {
		if err := a.atMost(c.args, 1); err != nil {
			return err
		}
		return a.openProof(acc, c.value("proof"), c.has("print"))
	}
	name := acc.Next.Step
	if len(c.args) == 2 {
		name = c.args[1]
	}
	st, err := a.stepToOpen(acc, name)
	if err != nil {
		return err
	}
	if c.has("print") {
		a.print(safe(st.Link))
		return nil
	}
	if err := a.openWith(a.linearReasons(), st.Link, acc.Platform.Domains); err != nil {
		return &fault{exitError, w.NotOpenedWhat, a.words.Why(err), words.Put(w.NotOpenedDo, "link", st.Link)}
	}
	if err := a.record(state.Event{Do: state.Opened, Account: acc.ID, Way: acc.Way.ID, Step: st.ID, Link: st.Link}); err != nil {
		return err
	}
	a.print(words.Put(w.Opened, "link", st.Link))
	return nil
}

// stepToOpen is the named step, or without a name the next one that has a link.
func (a *app) stepToOpen(acc *plan.Account, name string) (*plan.Step, error) {
	if name == "" {
		for i := range acc.Steps {
			if acc.Steps[i].Link != "" && !acc.Steps[i].Optional {
				name = acc.Steps[i].ID
			}
		}
	}
	st, err := a.stepOf(acc, name)
	if err == nil && st.Link == "" {
		var with []string
		for _, s := range acc.Steps {
			if s.Link != "" {
				with = append(with, s.ID)
			}
		}
		err = usage(words.Put(a.words.CLI.NoLink, "step", quote(st.ID)), words.Put(a.words.CLI.Whole, "words", strings.Join(with, ", ")))
	}
	return st, err
}

// openProof opens the nth file that was kept with an account, or prints where it
// is.
func (a *app) openProof(acc *plan.Account, number string, onlyPrint bool) error {
	w := a.words
	n, err := strconv.Atoi(number)
	switch {
	case len(acc.Proofs) == 0:
		return usage(words.Put(w.Follow.NoProofs, "account", acc.ID), words.Put(w.Follow.AttachDo, "account", shellWords([]string{acc.ID})))
	case err != nil || n < 1 || n > len(acc.Proofs):
		return usage(words.Put(w.Follow.UnknownProof, "text", quote(number), "account", acc.ID), words.Put(w.CLI.Whole, "words", "1 .. "+strconv.Itoa(len(acc.Proofs))))
	}
	path := a.keptPath(acc.Proofs[n-1].File)
	if onlyPrint {
		a.print(paths([]string{path}))
		return nil
	}
	if err := a.proofOpener(acc.Proofs[n-1].File); err != nil {
		return &fault{exitError, w.CLI.NotOpenedWhat, a.words.Why(err), words.Put(w.Follow.ProofAt, "path", paths([]string{path}))}
	}
	a.print(words.Put(w.ProofOpened, "name", acc.Proofs[n-1].Name))
	return nil
}

// keptPath is where a kept file is. Its name comes from a file that anybody can
// have changed.
func (a *app) keptPath(file string) string {
	return filepath.Join(a.store.Proofs(), filepath.Base(file))
}

// proofOpener opens a kept file that is whole; its error is in the person's words.
func (a *app) proofOpener(file string) error {
	w := a.words.Linear
	if err := a.store.CheckProof(file); err != nil {
		return a.said(err)
	}
	return a.notOpened(reasons{w.NoDisplay, w.OverSSH, a.words.NoViewer, a.words.ViewerFailed}, a.self(func(o host.Opener) error { return o.OpenProof(a.keptPath(file)) }))
}
