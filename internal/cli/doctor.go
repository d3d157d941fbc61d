package cli

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

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
	a.catalog = catalog.Load(a.entriesDir())
	a.replan()
	if readable { // it is recorded there
		a.checkCountry(d)
	}
	a.checkCatalogue(d)
	a.checkEntries(d)
	a.checkHost(d)
	if c.has("json") {
		if err := a.json(d); err != nil {
			return err
		}
	} else {
		a.page(d)
	}
	if d.NeedsYou == 0 {
		return nil
	}
	return &fault{exitError, "doctor", a.words.CLI.Keep.Needs.Put(d.NeedsYou), ""}
}

// restore brings the backup back.
func (a *app) restore(d *report.Doctor) error {
	w := a.words.CLI.Keep
	kept, file, err := a.store.Restore(context.Background())
	if err == nil {
		d.Restored = &report.Restored{Events: len(file.Events), Kept: safetext.NewLine(kept).String()}
		return nil
	}
	f := a.failed(w.CannotBack, err, a.words.CLI.CannotSaveDo)
	switch {
	case errors.Is(err, state.ErrGood):
		f.do = w.GoodDo
	case f.code == exitDamaged, errors.Is(err, state.ErrNoBackup):
		f.do = words.Put(w.NoBackupDo, "path", a.store.Path())
	}
	return f
}

// checkState looks at the files that the program writes, and says whether what
// the person did is known.
func (a *app) checkState(d *report.Doctor) (readable bool) {
	w := a.words.CLI.Keep
	dir := safe(a.store.Dir)
	h := a.store.Inspect()
	switch {
	case h.Missing:
		d.Add("place", report.Good, words.Put(w.PlaceMissing, "path", dir), "")
		d.Add("state", report.Good, w.StateNone, "")
		return true
	case h.Unusable != nil:
		d.Add("place", report.NeedsYou, a.words.Why(h.Unusable), a.words.CLI.HomeUnknownDo)
		return false
	}
	d.Add("place", report.Good, dir, "")
	a.checkRights(d, h)
	a.checkFile(d, h)
	a.checkBackup(d, h)
	if h.Damage == nil {
		a.checkProofs(d)
	}
	if h.InUse {
		d.Add("lock", report.Worth, w.LockHeld, "")
	} else {
		d.Add("lock", report.Good, w.LockFree, "")
	}
	if h.Leftover != "" {
		d.Add("leftovers", report.Worth, words.Put(w.Leftover, "path", safe(h.Leftover)), "")
	}
	if len(h.Replaced) > 0 {
		d.Add("leftovers", report.Worth, words.Put(w.Kept, "paths", paths(h.Replaced)), "")
	}
	return h.Damage == nil
}

func (a *app) checkRights(d *report.Doctor, h state.Health) {
	w := a.words.CLI.Keep
	if len(h.Open) > 0 {
		d.Add("rights", report.NeedsYou, words.Put(w.RightsOpen, "paths", paths(h.Open)), words.Put(w.RightsOpenDo, "paths", shellWords(h.Open...)))
	}
	if len(h.Shut) > 0 {
		d.Add("rights", report.NeedsYou, words.Put(w.RightsShut, "paths", paths(h.Shut)), words.Put(w.RightsShutDo, "paths", shellWords(h.Shut...)))
	}
	if len(h.Open)+len(h.Shut) == 0 {
		d.Add("rights", report.Good, w.RightsGood, "")
	}
}

func (a *app) checkBackup(d *report.Doctor, h state.Health) {
	w := a.words.CLI.Keep
	switch {
	case h.NoBackup:
		d.Add("backup", report.Good, w.BackupNone, "")
	case h.BackupDamage != nil:
		d.Add("backup", report.Worth, words.Put(w.BackupBad, "why", a.words.Why(h.BackupDamage)), "")
	default:
		d.Add("backup", report.Good, words.Put(w.BackupGood, "n", len(h.Backup.Events)), "")
	}
}

// checkFile looks at the state file itself.
func (a *app) checkFile(d *report.Doctor, h state.Health) {
	w := a.words.CLI.Keep
	restorable := h.BackupDamage == nil
	n := len(h.File.Events)
	a.file = h.File
	switch {
	case errors.Is(h.Damage, fs.ErrPermission):
		d.Add("state", report.NeedsYou, a.words.Why(h.Damage), words.Put(w.RightsShutDo, "paths", safe(a.store.Path())))
	case h.Damage != nil && restorable:
		d.Add("state", report.NeedsYou, a.words.Why(h.Damage), w.RestoreDo)
	case h.Damage != nil:
		d.Add("state", report.NeedsYou, a.words.Why(h.Damage), words.Put(w.StartAnewDo, "path", safe(a.store.Path())))
	case h.None:
		d.Add("state", report.Good, w.StateNone, "")
	case h.File.Newer:
		d.Add("state", report.NeedsYou, w.StateNewer, a.words.CLI.NewerDo)
	case h.File.Changed:
		d.Add("state", report.Worth, words.Put(w.StateChanged, "n", n), "")
	default:
		d.Add("state", report.Good, words.Put(w.StateGood, "n", n, "size", h.StateSize), "")
	}
}

// checkProofs looks at the files that were kept.
func (a *app) checkProofs(d *report.Doctor) {
	w := a.words.CLI.Keep
	h := a.store.CheckProofs(a.file)
	lost := func(text words.Text, all []state.Event) {
		for _, e := range all {
			account := safetext.NewLine(e.Account)
			d.Add("proofs", report.NeedsYou, words.Put(text, "name", e.Name, "account", account),
				words.Put(w.ProofDo, "account", shellWords(e.Account)))
		}
	}
	lost(w.ProofMissing, h.Missing)
	lost(w.ProofChanged, h.Changed)
	if h.Unread != nil {
		d.Add("proofs", report.NeedsYou, a.words.Why(h.Unread),
			words.Put(w.RightsShutDo, "paths", shellWords(a.store.Proofs())))
	}
	if len(h.Unnamed) > 0 {
		d.Add("proofs", report.Worth, words.Put(w.ProofUnnamed, "paths", paths(h.Unnamed)), "")
	}
	if h.Whole > 0 {
		d.Add("proofs", report.Good, words.Put(w.ProofsGood, "n", h.Whole), "")
	}
}

func (a *app) checkCountry(d *report.Doctor) {
	w := a.words.CLI
	switch c := a.plan.Country; {
	case c == "":
		d.Add("country", report.Worth, w.CountryNone, w.CountryNoneDo)
	case a.plan.Guessed:
		d.Add("country", report.Worth, words.Put(w.Keep.CountryGuess, "country", c.Name()), words.Put(w.Keep.CountryDo, "code", c))
	default:
		d.Add("country", report.Good, words.Put(w.Keep.CountryGood, "country", c.Name()), "")
	}
}

// checkCatalogue looks at how old the entries are.
func (a *app) checkCatalogue(d *report.Doctor) {
	var newest time.Time
	stale := 0
	all := a.catalog.Platforms()
	for _, p := range all {
		if p.Way(a.plan.Country).Stale(a.plan.Today) {
			stale++
		}
		for _, way := range p.Ways {
			if way.Checked.On.After(newest) {
				newest = way.Checked.On
			}
		}
	}
	level, says := report.Good, a.words.CLI.Keep.CatalogueGood
	if stale > 0 {
		level, says = report.Worth, a.words.CLI.Keep.CatalogueOld
	}
	d.Add("catalog", level, words.Put(says, "n", len(all), "date", a.words.Day(newest), "stale", stale), "")
}

// checkEntries looks at the person's own entries.
func (a *app) checkEntries(d *report.Doctor) {
	w := a.words.CLI.Keep
	dir := a.entriesDir()
	faults := a.ownFaults()
	for _, f := range faults {
		d.Add("entries", report.NeedsYou, f, words.Put(w.EntriesDo, "path", shellWords(dir)))
	}
	own := 0
	for _, p := range a.catalog.Platforms() {
		if p.Theirs {
			own++
		}
	}
	if own > 0 {
		d.Add("entries", report.Good, words.Put(w.EntriesGood, "n", own, "path", safe(dir)), "")
	} else if len(faults) == 0 {
		d.Add("entries", report.Good, words.Put(w.EntriesNone, "path", safe(dir)), "")
	}
}

// checkHost looks at the browser and the terminal.
func (a *app) checkHost(d *report.Doctor) {
	w := a.words.CLI.Keep
	command, err := host.Opener{Env: a.env}.How()
	shown := safetext.NewLine(command).String()
	switch {
	case err == nil:
		d.Add("links", report.Good, words.Put(w.LinksWith, "command", shown), "")
	case command != "":
		d.Add("links", report.NeedsYou, words.Put(w.BrowserGone, "command", quote(command)), w.BrowserDo)
	default:
		d.Add("links", report.Worth, words.Put(w.LinksNot, "why", a.whyNotOpened(a.reasons(), err)), "")
	}
	term := safetext.NewLine(a.env("TERM")).String()
	n := host.Width(a.out, 0)
	switch {
	case !host.IsTerminal(a.out):
		d.Add("terminal", report.Worth, w.TerminalNone, "")
	case !host.CanMoveCursor(a.env):
		d.Add("terminal", report.Worth, words.Put(w.TerminalDumb, "term", term), "")
	case n < 40:
		d.Add("terminal", report.Worth, words.Put(w.TerminalSmall, "n", n), "")
	default:
		d.Add("terminal", report.Good, words.Put(w.TerminalGood, "term", term, "n", n), "")
	}
}

// page prints the checks: for reading on a terminal, parted by tabs elsewhere.
func (a *app) page(d *report.Doctor) {
	w := a.words.CLI.Keep
	a.print(words.Put(w.DoctorTitle, "version", d.Program))
	if d.Restored != nil {
		a.print(w.Restored.Put(d.Restored.Events))
		if d.Restored.Kept != "" {
			a.print(words.Put(w.RestoredAs, "path", d.Restored.Kept))
		}
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
	if d.NeedsYou == 0 {
		a.print(w.AllWell)
	}
}

// blankLine sets off what follows, for a person.
func (a *app) blankLine() {
	if a.person {
		a.line("")
	}
}

// paths are file names on one line, safe to print.
func paths(all []string) words.Text { return safe(strings.Join(all, ", ")) }

// shellWords are file names as a command line takes them.
func shellWords(all ...string) words.Text {
	return safetext.Join(each(all, func(path string) words.Text {
		path = safetext.NewLine(path).String()
		if strings.ContainsAny(path, " '\"\\$`&;()<>|*?[]{}~#!") {
			path = strconv.Quote(path)
		}
		return safe(path)
	}), " ")
}
