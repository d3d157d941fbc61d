package cli

import (
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/words"
)

// version is the version of this program, as its build knows it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}

// built is what the build of this program and its catalogue say of themselves.
func built() report.Program {
	p := report.Program{Program: version(), Go: strings.TrimPrefix(runtime.Version(), "go"), System: runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				p.Commit = s.Value
			case "vcs.time":
				p.Date = s.Value
			case "vcs.modified":
				p.Changed = s.Value == "true"
			}
		}
	}
	all := catalog.Load("").Platforms()
	p.Entries, p.Checked = len(all), catalog.NewestCheck(all).On.Format(time.DateOnly)
	return p
}

// showVersion says which program this is: its version, what it was built of, and how new
// its catalogue is, and the update that the person took.
func (a *app) showVersion(c *invocation) error {
	p, w := built(), a.words.CLI.Get().About
	if a.loadCatalogue(); a.update != nil && !a.update.Older() {
		p.Update = &report.Update{Entries: a.catalog.Updated(), Checked: a.update.Checked}
	}
	return a.jsonOr(c, p, func() {
		a.print("optout-tui " + safe(p.Program))
		commit := w.Built
		if p.Changed {
			commit = w.Changed
		}
		rows := [][]words.Text{
			{w.Commit, words.Put(commit, "commit", p.Commit, "date", p.Date)},
			{w.Go, words.Put("{version} {system}", "version", p.Go, "system", p.System)},
			{w.Catalogue, w.Entries.Put(p.Entries, "date", p.Checked)},
		}
		if u := p.Update; u != nil {
			rows = append(rows, []words.Text{w.Catalogue, w.Updated.Put(u.Entries, "date", u.Checked)})
		}
		rows = append(rows, []words.Text{w.Problems, bugs()})
		if p.Commit == "" {
			rows = rows[1:]
		}
		a.table(rows)
	})
}

// bugs is the address to which problems are told: where the program's module lives.
func bugs() words.Text {
	path := "github.com/optout-tui/optout-tui"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Path != "" {
		path = info.Main.Path
	}
	return safe("https://" + path + "/issues")
}
