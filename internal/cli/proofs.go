package cli

import (
	"path/filepath"
	"strconv"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

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
		return &fault{exitError, w.CLI.NotOpenedWhat, cause(err), words.Put(w.Follow.ProofAt, "path", paths([]string{path}))}
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
		return said(cause(err) + ".")
	}
	err := a.self(func(o host.Opener) error { return o.OpenProof(a.keptPath(file)) })
	if err == nil {
		return nil
	}
	return said(a.whyNotOpened(reasons{w.NoDisplay, w.OverSSH, a.words.NoViewer, a.words.ViewerFailed}, err))
}
