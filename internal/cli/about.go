package cli

import (
	"os"
	"runtime/debug"

	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/words"
)

func (a *app) version(c *invocation) error {
	if c.has("json") {
		return a.json(report.Program{Program: version()})
	}
	a.print("optout-tui " + safe(version()))
	return nil
}

// version is the version of this program, as its build knows it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}

// where shows where the files are.
func (a *app) where(c *invocation) error {
	w := a.words.CLI
	if err := a.findStore(); err != nil {
		return err
	}
	path, entries := a.store.Path(), a.entriesDir()
	_, missing := os.Lstat(path)
	if c.has("json") {
		return a.json(report.Where{State: string(safe(path)), Exists: missing == nil, Entries: string(safe(entries))})
	}
	line := w.StateFile
	if missing != nil {
		line = w.StateMissing
	}
	a.print(words.Put(line, "path", safe(path)))
	a.printIf(entries != "", words.Put(w.OwnEntries, "path", safe(entries)))
	return nil
}
