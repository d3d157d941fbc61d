package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/words"
)

// loadCatalogue reads the catalogue with the person's update and entries.
func (a *app) loadCatalogue() {
	a.update, a.noUpdate = a.readUpdate()
	a.catalog = catalog.LoadUpdated(a.entriesDir(), a.language, a.update)
}

// updateFile is where an update of the catalogue is kept, "" if there is no place.
func (a *app) updateFile() string {
	path, err := host.UpdateFile(a.env)
	if err != nil {
		return ""
	}
	return path
}

// readUpdate reads the update that the person took; nil for none.
func (a *app) readUpdate() (*catalog.Update, error) {
	path := a.updateFile()
	if path == "" {
		return nil, nil
	}
	data, err := durable.ReadFile(path, 2*catalog.MaxUpdate)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	u, err := catalog.OpenUpdate(data)
	if err != nil {
		return nil, problem.Because(err, problem.ErrAt, "path", path)
	}
	return u, nil
}

// checkUse reports a command line that names no catalogue, or two.
func (a *app) checkUse(c *invocation) error {
	w, builtIn := a.words.CLI.Get(), c.has("built-in")
	switch {
	case builtIn && len(c.args) > 0:
		return a.misuse(words.Put(w.NotBoth, "one", "FILE", "other", "--built-in"))
	case !builtIn && len(c.args) == 0:
		return a.missing("FILE")
	}
	return nil
}

// catalogUse takes a published catalogue from a file, or goes back to the built-in one.
func (a *app) catalogUse(c *invocation) error {
	w := a.words.CLI.Get().Update
	path, err := host.UpdateFile(a.env)
	if err != nil {
		return &fault{exitError, w.CannotUse, a.words.Why(err), ""}
	}
	if c.has("built-in") {
		return a.useBuiltIn(path)
	}
	name, data, err := a.readFile(c.args[0], catalog.MaxUpdate)
	if c.args[0] == stdin {
		name = string(a.words.CLI.Get().Input)
	}
	if err != nil {
		return a.failed(w.CannotUse, err, w.UseDo)
	}
	u, left, err := catalog.ReadUpdate(data, a.now())
	if len(left) > 0 {
		left[0].File = name
		first := report.CheckedOf(a.words, nil, left[:1], a.now()).Faults[0]
		a.notice(w.LeftOut.Put(len(left), "fault", a.faultLine(first)))
	}
	switch {
	case errors.Is(err, catalog.ErrUpdateNewer):
		return a.failed(w.CannotUse, problem.Because(err, problem.ErrAt, "path", name), a.words.CLI.Get().NewerDo)
	case err != nil:
		return a.failed(w.CannotUse, problem.Because(err, problem.ErrAt, "path", name), w.UseDo)
	case u.New+u.Newer == 0:
		a.print(w.NothingNew)
		return nil
	}
	if err := keepUpdate(path, u.Bytes()); err != nil {
		return a.notKept(path, err)
	}
	a.wrote = true
	a.print(words.Put(w.Used, "new", u.New, "newer", u.Newer, "date", a.dateOf(u.Checked)))
	return nil
}

// keepUpdate writes the update, and the directory that it is in.
func keepUpdate(path string, data []byte) error {
	if err := durable.MakeDir(filepath.Dir(path)); err != nil {
		return err
	}
	if err := durable.WriteFile(path, data, true); err != nil {
		return err
	}
	return durable.SyncParents(path)
}

// notKept is why an update was not written or removed.
func (a *app) notKept(path string, err error) *fault {
	w, do := a.words.CLI.Get(), a.words.CLI.Get().CannotSaveDo
	at := path // or the nearest directory above it that is there
	info, failed := os.Stat(at)
	for failed != nil && at != filepath.Dir(at) {
		at = filepath.Dir(at)
		info, failed = os.Stat(at)
	}
	if failed == nil && info.IsDir() == (at == path) { // a directory in place of the file, or a file in place of a directory
		do = words.Put(w.InPlaceDo, "path", shellWords(at))
	}
	return a.failed(w.Update.CannotUse, err, do)
}

// useBuiltIn removes the update.
func (a *app) useBuiltIn(path string) error {
	w := a.words.CLI.Get().Update
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		a.print(w.BuiltInAlready)
		return nil
	}
	if err := removeUpdate(path); err != nil {
		return a.notKept(path, err)
	}
	a.wrote = true
	a.print(w.BuiltIn)
	return nil
}

// removeUpdate removes the update, and its directory if nothing else is in it.
func removeUpdate(path string) error {
	if err := durable.Remove(path); err != nil {
		return err
	}
	if dir := filepath.Dir(path); os.Remove(dir) == nil { // only an empty one goes
		path = dir
	}
	return durable.SyncParents(path)
}

// updateFault says that the person's update cannot be read, in one text at most.
func (a *app) updateFault() []words.Text {
	if a.noUpdate == nil {
		return nil
	}
	return []words.Text{words.Put(a.words.CLI.Get().Update.Fault, "why", a.words.Why(a.noUpdate))}
}

// checkUpdate looks at the person's update of the catalogue.
func (a *app) checkUpdate(d *report.Doctor) {
	w, path := a.words.CLI.Get().Update, safe(a.updateFile())
	switch {
	case a.noUpdate != nil:
		d.Add("catalog", report.NeedsYou, a.words.Why(a.noUpdate), w.FaultDo)
	case a.update == nil:
	case a.update.Older():
		d.Add("catalog", report.Worth, words.Put(w.Older, "path", path), w.FaultDo)
	default:
		d.Add("catalog", report.Good, w.Entries.Put(a.catalog.Updated(), "path", path, "date", a.dateOf(a.update.Checked)), "")
	}
}

// dateOf writes a date as exactly as it is known.
func (a *app) dateOf(d catalog.Date) words.Text { return a.words.Date(d.On, d.Precision()) }
