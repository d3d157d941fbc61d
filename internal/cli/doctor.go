package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// finding is what a check can find: whether it is so here, and what to say then.
type finding struct {
	so       bool
	level    string // of package report
	says, do words.Text
}

// first adds the first of some findings that is so.
func first(d *report.Doctor, check string, all ...finding) {
	if i := slices.IndexFunc(all, func(f finding) bool { return f.so }); i >= 0 {
		d.Add(check, all[i].level, all[i].says, all[i].do)
	}
}

// every adds all findings that are so.
func every(d *report.Doctor, check string, all ...finding) {
	for _, f := range all {
		first(d, check, f)
	}
}

// doctor says on one page what is right and wrong here. It changes nothing,
// unless it is asked to bring the backup back.
func (a *app) doctor(c *invocation) error {
	d := &report.Doctor{Program: version()}
	readable := false
	if f, none := errors.AsType[*fault](a.findStore()); none {
		d.Add("place", report.NeedsYou, f.why, f.do)
	} else {
		if c.has("restore") {
			if err := a.restore(d); err != nil {
				return err
			}
		}
		readable = a.checkState(d)
	}
	a.loadCatalogue()
	a.replan()
	if readable { // it is recorded there
		a.checkCountry(d)
	}
	a.checkCatalogue(d)
	a.checkHost(d)
	if err := a.jsonOr(c, d, func() { a.page(d) }); err != nil || d.NeedsYou == 0 {
		return err
	}
	return &fault{exitError, "doctor", a.words.CLI.Get().Keep.Needs.Put(d.NeedsYou), ""}
}

// restore brings the backup back.
func (a *app) restore(d *report.Doctor) error {
	w := a.words.CLI.Get().Keep
	kept, file, err := a.store.Restore(context.Background())
	if err == nil {
		a.wrote = true
		d.Restored = &report.Restored{Events: len(file.Events), Kept: safetext.NewLine(kept).String()}
		return nil
	}
	f := a.failed(w.CannotBack, err, a.words.CLI.Get().CannotSaveDo)
	switch {
	case errors.Is(err, state.ErrGood):
		f.do = w.GoodDo
	case f.code == exitDamaged, errors.Is(err, state.ErrNoBackup):
		f.do = words.Put(w.NoBackupDo, "paths", a.inTheWay())
	}
	return f
}

// checkState looks at the files that the program writes, and says whether what
// the person did is known.
func (a *app) checkState(d *report.Doctor) (readable bool) {
	w := a.words.CLI.Get().Keep
	dir := safe(a.store.Dir)
	h := a.store.Inspect()
	switch {
	case h.Missing:
		d.Add("place", report.Good, words.Put(w.PlaceMissing, "path", dir), "")
		d.Add("state", report.Good, w.StateNone, "")
		return true
	case h.Unusable != nil:
		d.Add("place", report.NeedsYou, a.words.Why(h.Unusable), a.words.CLI.Get().HomeUnknownDo)
		return false
	}
	a.file = h.File
	d.Add("place", report.Good, dir, "")
	for _, path := range h.InTheWay {
		why := a.words.Why(problem.New(durable.ErrNotRegular, "path", path))
		d.Add("place", report.NeedsYou, why, words.Put(a.words.CLI.Get().InPlaceDo, "path", shellWords(path)))
	}
	a.checkFiles(d, h)
	if h.Damage == nil {
		a.checkProofs(d)
	}
	first(d, "lock",
		finding{h.InUse, report.Worth, w.LockHeld, ""},
		finding{true, report.Good, w.LockFree, ""})
	every(d, "leftovers",
		finding{h.Leftover != "", report.Worth, words.Put(w.Leftover, "path", safe(h.Leftover)), ""},
		finding{len(h.Replaced) > 0, report.Worth, words.Put(w.Kept, "paths", paths(h.Replaced)), ""},
		finding{len(h.Copies) > 0, report.Worth, words.Put(w.Copies, "paths", paths(h.Copies)), words.Put(w.CopiesDo, "dir", shellWords(a.store.Dir))})
	if odd := state.OddDays(h.File.Events, plan.Day(a.now())); len(odd) > 0 {
		e := h.File.Events[odd[0]-1]
		says := w.OddDays.Put(len(odd), "event", odd[0], "text", safetext.NewLine(e.On), "account", safetext.NewLine(e.Account))
		d.Add("state", report.Worth, says, "")
	}
	return h.Damage == nil
}

// checkFiles looks at the state file, its backup, and who may read them.
func (a *app) checkFiles(d *report.Doctor, h state.Health) {
	w, why := a.words.CLI.Get().Keep, a.words.Why(h.Damage)
	path, n := a.store.Path(), len(h.File.Events)
	chmod := func(text words.Text, of ...string) words.Text { return words.Put(text, "paths", shellWords(of...)) }
	open, shut := words.Put(w.RightsOpen, "paths", paths(h.Open)), words.Put(w.RightsShut, "paths", paths(h.Shut))
	foreign := words.Put(w.RightsForeign, "paths", paths(h.Foreign))
	chown := words.Put(w.RightsForeignDo, "n", os.Geteuid(), "paths", shellWords(h.Foreign...))
	every(d, "rights",
		finding{len(h.Foreign) > 0, report.NeedsYou, foreign, chown},
		finding{len(h.Open) > 0, report.NeedsYou, open, chmod(w.RightsOpenDo, h.Open...)},
		finding{len(h.Shut) > 0, report.NeedsYou, shut, chmod(w.RightsShutDo, h.Shut...)},
		finding{len(h.Open)+len(h.Shut)+len(h.Foreign) == 0, report.Good, w.RightsGood, ""})
	first(d, "state",
		finding{errors.Is(h.Damage, fs.ErrPermission) && slices.Contains(h.Foreign, path), report.NeedsYou, why, chown},
		finding{errors.Is(h.Damage, durable.ErrLink), report.NeedsYou, why, a.linkDo()},
		finding{errors.Is(h.Damage, fs.ErrPermission), report.NeedsYou, why, chmod(w.RightsShutDo, path)},
		finding{h.Damage != nil && h.BackupDamage == nil && !h.NoBackup, report.NeedsYou, why, w.RestoreDo},
		finding{h.Damage != nil, report.NeedsYou, why, words.Put(w.StartAnewDo, "paths", a.inTheWay())},
		finding{h.None, report.Good, w.StateNone, ""},
		finding{h.File.Newer, report.NeedsYou, w.StateNewer, a.words.CLI.Get().NewerDo},
		finding{h.File.Changed, report.Worth, words.Put(w.StateChanged, "n", n), ""},
		finding{true, report.Good, words.Put(w.StateGood, "n", n, "size", a.words.Number(h.StateSize)), ""})
	first(d, "backup",
		finding{h.NoBackup, report.Good, w.BackupNone, ""},
		finding{slices.Contains(h.InTheWay, a.store.Backup()), report.Worth, a.words.Why(h.BackupDamage), ""},
		finding{h.BackupDamage != nil, report.Worth, words.Put(w.BackupBad, "why", a.words.Why(h.BackupDamage)), ""},
		finding{true, report.Good, words.Put(w.BackupGood, "n", len(h.Backup.Events)), ""})
}

// checkProofs looks at the files that were kept.
func (a *app) checkProofs(d *report.Doctor) {
	w := a.words.CLI.Get().Keep
	h := a.store.CheckProofs(a.file)
	lost := func(text words.Text, all []state.Event) {
		for _, e := range all {
			says := words.Put(text, "name", e.Name, "account", safetext.NewLine(e.Account))
			d.Add("proofs", report.NeedsYou, says, words.Put(w.ProofDo, "account", shellWords(e.Account)))
		}
	}
	lost(w.ProofMissing, h.Missing)
	lost(w.ProofChanged, h.Changed)
	chmod := words.Put(w.RightsShutDo, "paths", shellWords(a.store.Proofs()))
	every(d, "proofs",
		finding{h.Unread != nil, report.NeedsYou, a.words.Why(h.Unread), chmod},
		finding{len(h.Unnamed) > 0, report.Worth, words.Put(w.ProofUnnamed, "paths", paths(h.Unnamed)), ""},
		finding{h.Whole > 0, report.Good, words.Put(w.ProofsGood, "n", h.Whole), ""})
}

func (a *app) checkCountry(d *report.Doctor) {
	w, c := a.words.CLI.Get(), a.plan.Country
	guess, good := words.Put(w.Keep.CountryGuess, "country", a.words.Country(c)), words.Put(w.Keep.CountryGood, "country", a.words.Country(c))
	first(d, "country",
		finding{c == "", report.Worth, w.CountryNone, w.CountryNoneDo},
		finding{a.plan.Guessed, report.Worth, guess, words.Put(w.Keep.CountryDo, "code", c)},
		finding{true, report.Good, good, ""})
}

// checkCatalogue looks at the entries: how old they are, and those of the person.
func (a *app) checkCatalogue(d *report.Doctor) {
	w, all := a.words.CLI.Get().Keep, a.catalog.Platforms()
	stale, own := 0, 0
	for _, p := range all {
		if slices.ContainsFunc(p.Ways, func(w catalog.Way) bool { return w.Stale(a.plan.Today) }) {
			stale++
		}
		if p.Theirs {
			own++
		}
	}
	n, date := len(all), a.dateOf(catalog.NewestCheck(all))
	first(d, "catalog",
		finding{stale > 0, report.Worth, words.Put(w.CatalogueOld, "n", n, "date", date, "stale", stale), ""},
		finding{true, report.Good, words.Put(w.CatalogueGood, "n", n, "date", date), ""})
	a.checkUpdate(d)
	dir := a.entriesDir()
	faults := a.ownFaults()
	for _, f := range faults {
		do := w.EntriesDo
		if a.catalog.OwnUnread() != nil {
			do = ""
		}
		d.Add("entries", report.NeedsYou, f, do)
	}
	first(d, "entries",
		finding{own > 0, report.Good, words.Put(w.EntriesGood, "n", own, "path", safe(dir)), ""},
		finding{len(faults) == 0, report.Good, words.Put(w.EntriesNone, "path", safe(dir)), ""})
}

// checkHost looks at the browser and the terminal.
func (a *app) checkHost(d *report.Doctor) {
	w := a.words.CLI.Get().Keep
	command, err := host.Opener{Env: a.env}.How()
	why := a.whyNotOpened(a.words.UnopenedLink, a.words.UseLink, err)
	first(d, "links",
		finding{err == nil, report.Good, words.Put(w.LinksWith, "command", safe(command)), ""},
		finding{command != "", report.NeedsYou, words.Put(w.BrowserGone, "command", quote(a.words, command)), w.BrowserDo},
		finding{true, report.Worth, words.Put(w.LinksNot, "why", why), ""})
	term, n := safe(a.env("TERM")), host.Width(a.out, 0)
	first(d, "terminal",
		finding{!host.IsTerminal(a.out), report.Worth, w.TerminalNone, ""},
		finding{!host.CanMoveCursor(a.env), report.Worth, words.Put(w.TerminalDumb, "term", term), ""},
		finding{n < 40, report.Worth, words.Put(w.TerminalSmall, "n", n), ""},
		finding{true, report.Good, words.Put(w.TerminalGood, "term", term, "n", n), ""})
}

// page prints the checks: for reading on a terminal, parted by tabs elsewhere.
func (a *app) page(d *report.Doctor) {
	w := a.words.CLI.Get().Keep
	a.print(words.Put(w.DoctorTitle, "version", d.Program))
	if d.Restored != nil {
		a.print(w.Restored.Put(d.Restored.Events))
		a.printIf(d.Restored.Kept != "", words.Put(w.RestoredAs, "path", d.Restored.Kept))
	}
	a.blankLine()
	a.table(each(d.Checks, func(c report.Check) []words.Text {
		paint := map[string]colour{report.Good: green, report.NeedsYou: yellow}[c.Level]
		row := []words.Text{a.paint(paint, w.Level[c.Level]), w.Check[c.Check], c.Says}
		switch {
		case c.Do != "" && a.person:
			row[2] += "\n" + words.Put(w.Do, "do", c.Do)
		case c.Do != "":
			row = append(row, c.Do)
		}
		return row
	}))
	a.blankLine()
	a.printIf(d.NeedsYou == 0, w.AllWell)
}

// blankLine sets off what follows, for a person.
func (a *app) blankLine() {
	if a.person {
		a.line("")
	}
}
