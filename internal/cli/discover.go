package cli

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// discover lists the accounts that a password manager's export names, and adds those that
// are not on the list.
func (a *app) discover(c *invocation) error {
	in, err := a.readExport(c.args[0])
	if err != nil {
		return a.notDiscovered(err)
	}
	w := a.words.Discover.Get()
	found := a.plan.Discovered(in.Found)
	var sites []discover.Site
	if c.has("unknown") {
		sites = in.Sites
	}
	var s []state.Event
	if c.has("add") {
		if s = a.acts().AddDiscovered(found, c.has("labels")).Events; len(s) > 0 {
			if err := a.record(s...); err != nil {
				return err
			}
		}
	}
	if c.has("json") {
		return a.json(c, report.DiscoveredOf(found, in.Unknown, sites, c.place))
	}
	a.sayDiscovered(found, c)
	a.printIf(len(found) == 0, w.None)
	a.printIf(in.Unknown > 0, w.Unknown.Put(in.Unknown))
	a.printIf(in.Unknown > 0 && !c.has("unknown"), w.UnknownDo)
	a.table(each(sites, func(s discover.Site) []words.Text {
		return []words.Text{s.Host.Text(), words.Put("{n}", "n", s.Logins)}
	}))
	a.printIf(c.has("add") && len(s) == 0 && len(found) > 0, w.AddedNone)
	if len(s) > 0 {
		names := strings.Join(each(s, func(e state.Event) string { return e.Account }), ", ")
		a.print(w.Added.Put(len(s), "accounts", safe(names)))
	}
	a.print(w.ClearText)
	return nil
}

// sayDiscovered lists the accounts with what is possible on each.
func (a *app) sayDiscovered(found []plan.Discovered, c *invocation) {
	say := a.say()
	here := *a.plan
	here.Country = c.place
	say.Plan = &here
	a.table(each(found, func(d plan.Discovered) []words.Text {
		offer := say.DiscoveredOffer(d)
		if a.person {
			return []words.Text{say.Discovered(d), offer}
		}
		return []words.Text{safe(d.Platform.ID), d.User.Text(), d.Site.Text(), offer}
	}))
}

// readExport reads the file that a person names, or standard input for a hyphen.
func (a *app) readExport(typed string) (*discover.Accounts, error) {
	if typed == "-" {
		data, err := a.readInput(discover.MaxSize)
		if err != nil {
			return nil, err
		}
		return discover.Read(string(a.words.CLI.Get().Input), bytes.NewReader(data), int64(len(data)), a.catalog)
	}
	return a.exportAt(host.TypedPath(a.env, typed))
}

// exportAt reads the export at a path. It is only read.
func (a *app) exportAt(path string) (*discover.Accounts, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		for _, sign := range []string{"default/profile.js", "data/default"} { // .opvault, .agilekeychain
			if _, err := os.Stat(filepath.Join(path, sign)); err == nil {
				return nil, discover.VaultAt(path)
			}
		}
		return nil, problem.New(durable.ErrDirectory, "path", path)
	}
	f, size, err := durable.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // read only: nothing can be lost
	return discover.Read(path, f, size, a.catalog)
}

// notDiscovered is why an export cannot be read, and what to do about that.
func (a *app) notDiscovered(err error) *fault {
	w := a.words.Discover.Get()
	if by := discover.LockOf(err); by != "" {
		return a.failed(w.Failed, err, w.Locked[by])
	}
	p := problem.Of(err)
	if p == nil {
		return a.failed(w.Failed, err, "")
	}
	do := map[problem.Kind]string{
		durable.ErrDirectory: "directory", durable.ErrNotRegular: "pipe", durable.ErrUnreadable: "unreadable", discover.ErrDamaged: "damaged",
		discover.ErrBadZip: "damaged", discover.ErrTooBig: "large", discover.ErrTooMany: "large",
	}[p.Kind]
	return a.failed(w.Failed, err, w.Do[cmp.Or(do, "unknown")])
}

// discoverFor reads an export for a face.
func (a *app) discoverFor(path string) (*discover.Accounts, error) {
	found, err := a.exportAt(host.TypedPath(a.env, path))
	return found, a.saidFault(err, a.notDiscovered, false)
}
