package cli

import (
	"context"
	"os"
	"slices"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// load reads the catalogue, the state file, and makes the plan of today.
func (a *app) load() error {
	err := a.read()
	if err == nil {
		a.replan()
	}
	return err
}

// read reads the catalogue and the state file.
func (a *app) read() (err error) {
	if err := a.findStore(); err != nil {
		return err
	}
	a.loadCatalogue()
	if a.file, err = a.loadFile(); err != nil {
		return a.loadFault(err)
	}
	return nil
}

// findStore finds the place of the state file.
func (a *app) findStore() error {
	if a.store != nil {
		return nil
	}
	dir, err := host.StateDir(a.env)
	if err != nil {
		return &fault{exitError, a.words.CLI.Get().HomeUnknown, a.words.Why(err), a.words.CLI.Get().HomeUnknownDo}
	}
	a.store = &state.Store{Dir: dir, Now: a.now}
	return nil
}

// entriesDir is the place of the person's own entries, empty if there is none.
func (a *app) entriesDir() string {
	dir, err := host.EntriesDir(a.env)
	if err != nil {
		return ""
	}
	return dir
}

// use goes on with the state file as it is now.
func (a *app) use(file state.File) {
	a.file, a.wrote = file, true
	a.replan()
}

func (a *app) replan() {
	a.plan = plan.Build(a.catalog, a.file.Events, a.guess(), a.now()).Without(a.file.Gone)
}

// guess is the country that the system's settings name, if it is one.
func (a *app) guess() country.Code {
	c, _ := country.Parse(host.Territory(a.env), nil)
	return c
}

// notices are what the person should know about the files, whatever they asked for.
func (a *app) notices() []words.Text {
	var all []words.Text
	if a.file.Changed {
		all = append(all, a.words.ChangedFile)
	}
	if a.file.Newer {
		all = append(all, a.words.NewerFile)
	}
	return all
}

// ownFaults names the first of the person's own entries that have faults, with its first
// one, in one text at most. catalog check tells all.
func (a *app) ownFaults() []words.Text {
	if err := a.catalog.OwnUnread(); err != nil {
		return []words.Text{words.Put(a.words.OwnUnread, "why", a.words.Why(err))}
	}
	files := a.catalog.OwnFaults()
	if len(files) == 0 {
		return nil
	}
	faults := report.CheckedOf(a.words, nil, files[:1], a.now()).Faults
	first := a.faultLine(faults[0])
	switch {
	case len(files) > 1:
		return []words.Text{words.Put(a.words.OwnFaults, "fault", first, "n", len(files))}
	case len(faults) > 1:
		return []words.Text{words.Put(a.words.OwnFaultMore, "fault", first, "n", len(faults)-1)}
	}
	return []words.Text{words.Put(a.words.OwnFault, "fault", first)}
}

// catalogueFaults are what is left out of the catalogue, in one text for an update and one
// for the person's own entries at most.
func (a *app) catalogueFaults() []words.Text { return append(a.updateFault(), a.ownFaults()...) }

// loadPlan loads everything and prints the notices.
func loadPlan(a *app, c *invocation) error {
	err := loadPlace(a, c)
	if err == nil {
		a.replan()
	}
	return err
}

// loadPlanHere is loadPlan for what depends on the country.
func loadPlanHere(a *app, c *invocation) error { return a.inTurn(c, loadPlan, findPlace) }

// loadPlaceHere is loadPlace for what depends on the country.
func loadPlaceHere(a *app, c *invocation) error { return a.inTurn(c, loadPlace, findPlace) }

// findPlace finds the country to go by: the flag's, or the person's. If that is not
// known, the answers are poor, and it says why.
func findPlace(a *app, c *invocation) error {
	typed, ok := c.value("country"), true
	if c.place = a.plan.Country; typed != "" {
		c.place, ok = a.words.CountryCalled(typed)
	}
	switch {
	case !ok:
		return a.refused(nil, a.acts().NoCountry(typed).Refuse)
	case c.place == "":
		a.notice(a.words.CLI.Get().CountryMissing)
	}
	return nil
}

// loadPlace is loadPlan for what concerns no account: there is a country and a day.
func loadPlace(a *app, _ *invocation) error {
	if err := a.read(); err != nil {
		return err
	}
	a.plan = plan.Place(a.file.Events, a.guess(), a.now())
	for _, n := range append(a.catalogueFaults(), a.notices()...) {
		a.notice(n)
	}
	return nil
}

// record saves events and plans again; its error is ready to be shown. Without any,
// what is there already has to be on the disk, too.
func (a *app) record(events ...state.Event) error {
	for i, e := range events {
		events[i] = a.store.New(e)
	}
	all := slices.Concat(a.first, events)
	if len(all) == 0 {
		if err := a.store.Confirm(); err != nil {
			return a.saveFault(err)
		}
		a.wrote = true
		return nil
	}
	file, err := a.store.Record(context.Background(), all...)
	if err != nil {
		return a.saveFault(err)
	}
	a.first = nil
	a.use(file)
	return nil
}

// settle records an account on which something was looked at for the first time.
func (a *app) settle(_ *invocation) error {
	if len(a.first) == 0 {
		return nil
	}
	return a.record()
}

// where shows where the files are.
func (a *app) where(c *invocation) error {
	w := a.words.CLI.Get()
	if err := a.findStore(); err != nil {
		return err
	}
	path, entries := a.store.Path(), a.entriesDir()
	_, missing := os.Lstat(path)
	found := report.Where{State: string(safe(path)), Exists: missing == nil, Entries: string(safe(entries))}
	return a.jsonOr(c, found, func() {
		line := w.StateFile
		if missing != nil {
			line = w.StateMissing
		}
		a.print(words.Put(line, "path", safe(path)))
		a.printIf(entries != "", words.Put(w.OwnEntries, "path", safe(entries)))
	})
}
