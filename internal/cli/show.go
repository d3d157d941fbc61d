package cli

import (
	"context"
	"os"
	"strings"

	urfave "github.com/urfave/cli/v3"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

func (a *app) status(_ context.Context, c *urfave.Command) error {
	args := c.Args().Slice()
	if err := a.atMost(args, 1); err != nil {
		return err
	}
	if err := a.begin(); err != nil {
		return err
	}
	accounts := a.plan.Accounts
	if len(args) == 1 {
		acc, err := a.known(args[0])
		if err != nil {
			return err
		}
		accounts = []*plan.Account{acc}
	}
	if c.Bool("json") {
		data, err := report.JSON(report.StatusOf(a.plan, accounts))
		a.text.Write(data)
		return err
	}
	if len(accounts) == 0 {
		a.print("%s", a.words.CLI.NoAccounts)
		return nil
	}
	rows := make([][]string, len(accounts))
	for i, acc := range accounts {
		rows[i] = []string{acc.ID, a.statusText(acc), a.nextText(acc)}
	}
	a.columns(rows)
	if len(args) == 1 {
		for _, st := range accounts[0].Steps {
			mark := "[ ]"
			if st.Done {
				mark = "[x]"
			}
			a.print("  %s %s  %s", mark, st.ID, st.Title)
		}
	}
	return nil
}

// statusText is where an account stands, in words.
func (a *app) statusText(acc *plan.Account) string { return report.StatusText(a.words, acc) }

// nextText is what comes next for an account, in words, with the step's id.
func (a *app) nextText(acc *plan.Account) string {
	return report.NextText(a.words, acc, func(st *plan.Step) string { return st.Title.String() + " (" + st.ID + ")" })
}

func (a *app) open(_ context.Context, c *urfave.Command) error {
	w := a.words.CLI
	args := c.Args().Slice()
	if err := a.need(args, true, "ACCOUNT"); err != nil {
		return err
	}
	if err := a.atMost(args, 2); err != nil {
		return err
	}
	if err := a.begin(); err != nil {
		return err
	}
	acc, err := a.account(args[0])
	if err != nil {
		return err
	}
	if c.IsSet("proof") {
		return a.openProof(acc, c.String("proof"), c.Bool("print"))
	}
	name := acc.Next.Step
	if len(args) == 2 {
		name = args[1]
	}
	st, err := a.stepToOpen(acc, name)
	if err != nil {
		return err
	}
	if c.Bool("print") {
		a.print("%s", st.Link)
		return nil
	}
	if err := a.plainOpener(st.Link, acc.Platform.Domains); err != nil {
		return &fault{exitError, w.NotOpenedWhat, cause(err), words.Put(w.NotOpenedDo, "link", st.Link)}
	}
	if err := a.record(state.Event{Do: state.Opened, Account: acc.ID, Way: acc.Way.ID, Step: st.ID, Link: st.Link}); err != nil {
		return err
	}
	a.print("%s", words.Put(w.Opened, "link", st.Link))
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

func (a *app) where(args []string) error {
	w := a.words.CLI
	if err := a.atMost(args, 0); err != nil {
		return err
	}
	dir, err := host.StateDir(a.env)
	if err != nil {
		return &fault{exitError, w.HomeUnknown, cause(err), w.HomeUnknownDo}
	}
	path := (&state.Store{Dir: dir}).Path()
	line := words.Put(w.StateFile, "path", path)
	if _, err := os.Lstat(path); err != nil {
		line += "  " + w.StateMissing
	}
	a.print("%s", safetext.NewLine(line))
	if entries, err := host.EntriesDir(a.env); err == nil {
		a.print("%s", safetext.NewLine(words.Put(w.OwnEntries, "path", entries)))
	}
	return nil
}
