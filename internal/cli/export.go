package cli

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/act"
	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// formats are what export can write.
func formats() []string { return []string{"json", "csv", "md", "html", "ics"} }

// formatOf is the format that export was given, or else that of its file.
func formatOf(c *invocation) string {
	return strings.ToLower(cmp.Or(c.value("format"), strings.TrimPrefix(filepath.Ext(c.value("output")), ".")))
}

func (a *app) checkFormat(c *invocation) error {
	switch format := formatOf(c); {
	case format == "":
		return usage(words.Put(a.words.CLI.Get().MissingArgument, "name", "--format"), possible(a.words, formats()))
	case !slices.Contains(formats(), format):
		return unknown(a.words, a.words.Follow.Get().UnknownFormat, format, formats())
	}
	return nil
}

func (a *app) export(c *invocation) error {
	var data []byte
	var err error
	switch formatOf(c) {
	case "json":
		data, err = report.JSON(report.DossierOf(a.plan, a.file.Events))
	case "csv":
		data, err = report.CSV(a.plan)
		if out := c.value("output"); out != "" && out != "-" {
			data = report.ForSpreadsheets(data)
		}
	case "md":
		data = report.Markdown(a.words, a.plan)
	case "html":
		data = report.HTML(a.words, a.plan)
	case "ics":
		if data = report.Calendar(a.words, a.plan, a.now()); data == nil {
			return &fault{exitError, a.words.CLI.Get().OutputFailed, a.words.Follow.Get().NoDates, a.words.Follow.Get().NoDatesDo}
		}
	}
	if out := c.value("output"); err == nil && out != "" && out != "-" {
		if err := a.writeNew(out, data, c.has("force")); err != nil {
			return err
		}
		a.sayProofsStay(formatOf(c))
		return nil
	}
	return a.verbatim(data, err)
}

// sayProofsStay says of a document for others that the files which it lists are not in it.
func (a *app) sayProofsStay(format string) {
	kept := 0
	for _, acc := range a.plan.Accounts {
		kept += len(acc.Proofs)
	}
	if kept > 0 && (format == "md" || format == "html") {
		a.print(a.words.Follow.Get().ProofsStay.Put(kept, "path", safe(a.store.Proofs())))
	}
}

// checkProof refuses a file that proves nothing.
func checkProof(path string, data []byte) error {
	if len(data) == 0 {
		return problem.New("empty", "path", path)
	}
	return nil
}

// attach keeps a copy of a file with an account.
func (a *app) attach(c *invocation) error {
	w := a.words.Follow.Get()
	path, data, err := a.readFile(c.args[1], state.MaxProof)
	if err == nil {
		err = checkProof(path, data)
	}
	if err != nil {
		return a.failed(w.NotAttached, err, w.CannotReadDo)
	}
	if err := a.settle(c); err != nil {
		return err
	}
	file, e, added, err := a.store.Attach(context.Background(), c.account.ID, path, data)
	if err != nil {
		return a.saveFault(err)
	}
	a.use(file)
	said := w.AttachedThen
	if added {
		said = w.AttachedTo
	}
	a.print(words.Put(said, "name", e.Name, "account", c.account.ID))
	acc := a.plan.Account(c.account.ID)
	if x := act.KeptAs(acc, []state.Event{e}); x != nil && x.Mail != nil {
		a.print(words.Put(a.words.Sentence, "why", a.say().Mail(x.Mail)))
		if track, outcome := a.acts().Answer(acc, *x); track != nil {
			a.print(words.Put(w.MailLooks[outcome], "account", named(track), "date", x.Mail.On.Format(time.DateOnly)))
		}
	}
	return nil
}

// writeNew writes a file that only its owner can read, and says so. It writes
// over nothing without being told to, and follows no link.
func (a *app) writeNew(path string, data []byte, force bool) error {
	if f := a.writeFile(path, data, force); f != nil {
		return f
	}
	a.print(words.Put(a.words.Follow.Get().WrittenTo, "path", safe(path)))
	return nil
}

func (a *app) writeFile(path string, data []byte, force bool) *fault {
	w, shown := a.words.Follow.Get(), safe(path)
	if a.keeps(path) {
		return a.ownPlace(path)
	}
	err := durable.WriteFile(path, data, force)
	a.wrote = err == nil
	switch {
	case errors.Is(err, fs.ErrExist):
		return &fault{exitUsage, a.words.CLI.Get().OutputFailed, words.Put(w.ThereAlready, "path", shown), w.ThereDo}
	case err != nil:
		return &fault{exitError, a.words.CLI.Get().OutputFailed, a.words.Why(err), a.unwrittenDo(path, err)}
	}
	return nil
}

// unwrittenDo is what to do about a file that could not be written.
func (a *app) unwrittenDo(path string, err error) words.Text {
	if errors.Is(err, fs.ErrNotExist) {
		return words.Put(a.words.Follow.Get().NoFolderDo, "path", safe(filepath.Dir(path)))
	}
	return a.words.Follow.Get().UnwrittenDo
}

// ownPlace is that a path lies where what was recorded is kept.
func (a *app) ownPlace(path string) *fault {
	w := a.words.Follow.Get()
	return &fault{exitUsage, a.words.CLI.Get().OutputFailed, words.Put(w.OwnPlace, "path", safe(path)), w.OwnPlaceDo}
}

// keeps says that a path lies in the directory in which what was recorded is kept,
// by whatever links it leads there.
func (a *app) keeps(path string) bool {
	ours, err := os.Stat(a.store.Dir)
	if err != nil {
		return false // nothing is kept yet
	}
	dir, err := filepath.Abs(filepath.Dir(path))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	for at := ""; err == nil && at != dir; dir = filepath.Dir(dir) { // up to the root
		at = dir
		if info, failed := os.Stat(at); failed == nil && os.SameFile(info, ours) {
			return true
		}
	}
	return false // what is not there cannot be written to
}
