package cli

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// forget removes an account, or everything, from the disk.
func (a *app) forget(c *invocation) error {
	w := a.words.CLI.Get().Keep
	switch all := c.has("everything"); {
	case all && len(c.args) > 0:
		return a.misuse(w.ForgetBoth)
	case all:
		return a.forgetEverything(c)
	case len(c.args) == 0:
		return usage(w.ForgetWhat, w.ForgetWhatDo)
	}
	return a.forgetAccount(c)
}

func (a *app) forgetAccount(c *invocation) error {
	w := a.words.CLI.Get().Keep
	if err := loadPlan(a, c); err != nil {
		return err
	}
	account, err := a.named(c.args[0])
	if err != nil {
		return err
	}
	together := a.store.Together(a.file, account)
	shown := safe(together[0])
	if len(together) > 1 {
		shown = words.Put(w.Together, "account", shown, "accounts", strings.Join(together[1:], ", "))
	}
	n := len(state.ConcernedBy(a.file.Events, together))
	question := w.AskAccount.Put(n, "account", shown, "dir", safe(a.store.Dir))
	if err := a.sure(c, question, w.Asks, shellWords(account)); err != nil {
		return err
	}
	out, err := a.store.Forget(context.Background(), account)
	if err != nil {
		return a.failed(w.NotRemoved, err, w.NotRemovedDo)
	}
	a.wrote = true
	said := w.Forgotten.Put(out.Events, "account", shown, "notes", out.Notes)
	if out.Events == 0 {
		said = words.Put(w.ForgottenBackup, "account", shown)
	}
	a.removed(said, out.Removed)
	// A crash while a file was being kept leaves one that may be of this account.
	unnamed := a.store.CheckProofs(out.File).Unnamed
	a.printIf(len(unnamed) > 0, words.Put(w.UnnamedStay, "paths", paths(unnamed)))
	a.printIf(len(out.Mentions) > 0, words.Put(w.Mentioned, "accounts", paths(out.Mentions)))
	a.print(w.CannotRemove...)
	return nil
}

// named finds an account among all that the files name, those that were taken
// off the list included.
func (a *app) named(ref string) (string, error) {
	w := a.words.CLI.Get()
	all := a.store.AllNamed(a.file)
	found := state.Match(all, ref)
	if len(found) == 0 {
		found = slices.DeleteFunc(slices.Clone(all), func(id string) bool {
			name, _, _ := strings.Cut(id, "/")
			return !strings.EqualFold(name, ref)
		})
	}
	if len(found) == 0 {
		do := w.NoAccounts
		if len(all) > 0 {
			do = a.closest(ref, all)
		}
		return "", usage(words.Put(w.UnknownAccount, "text", quote(a.words, ref)), do)
	}
	together := a.store.Together(a.file, found[0])
	if slices.ContainsFunc(found, func(id string) bool { return !slices.Contains(together, id) }) {
		return "", usage(words.Put(w.Several, "platform", quote(a.words, ref)), possible(a.words, found))
	}
	return found[0], nil
}

func (a *app) forgetEverything(c *invocation) error {
	w := a.words.CLI.Get().Keep
	if err := a.findStore(); err != nil {
		return err
	}
	dir, places, update := safe(a.store.Dir), []string{a.store.Dir}, a.updateFile()
	if _, err := os.Lstat(update); err != nil {
		update = ""
	} else {
		places = append(places, update)
	}
	if err := a.sure(c, words.Put(w.AskEverything, "dir", paths(places)), w.Asks, "--everything"); err != nil {
		return err
	}
	removed, left, err := a.removeEverything(update)
	if err != nil {
		return a.failed(w.NotRemoved, err, w.NotRemovedDo)
	}
	a.wrote = true
	said := w.AllForgotten
	if len(removed) == 0 {
		said = words.Put(w.NothingKept, "dir", dir)
	}
	a.removed(said, removed)
	a.printIf(len(left) > 0, words.Put(w.LeftThere, "dir", dir, "names", paths(left)))
	entries := a.entriesDir()
	info, err := os.Stat(entries)
	a.printIf(err == nil && info.IsDir(), words.Put(w.EntriesStay, "path", safe(entries)))
	a.print(w.CannotRemove...)
	return nil
}

// removeEverything removes all that the program keeps: the update of the catalogue, unless
// that is "", and then what is in the directory of the state file, where both may be.
func (a *app) removeEverything(update string) (removed, left []string, err error) {
	if update != "" {
		if err := removeUpdate(update); err != nil {
			return nil, nil, err
		}
		removed = []string{update}
	}
	more, left, err := a.store.ForgetEverything(context.Background())
	return append(removed, more...), left, err
}

// removed says that something was forgotten, and which files it was in.
func (a *app) removed(said words.Text, files []string) {
	a.print(said)
	for _, path := range files {
		a.print(words.Put(a.words.CLI.Get().Keep.FileRemoved, "path", safe(path)))
	}
}

// sure asks, unless --yes was given. Without a terminal nobody could answer: then
// it says which flag to give. what is what the command was given, as it is typed.
func (a *app) sure(c *invocation, question words.Text, w words.YesAsks, what words.Text) error {
	if c.has("yes") {
		return nil
	}
	if !host.IsTerminal(a.in) {
		return usage(words.Put(w.NeedYes, "question", question), words.Put(w.NeedYesDo, "what", what))
	}
	a.complain(question)
	_, _ = fmt.Fprint(a.err, w.AskYes) // if that fails, no answer comes, and none means no
	answer, err := bufio.NewReader(a.in).ReadString('\n')
	if err != nil || !a.words.IsYes(answer) {
		return &fault{exitError, w.Not, w.NotWhy, ""}
	}
	return nil
}
