// Package cli is the command line, and the only package that knows all others.
// Every command but open touches nothing but the state file.
package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"

	urfave "github.com/urfave/cli/v3"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// app is one run of the program: what it was given from outside, and what it
// loaded. Commands are its methods.
type app struct {
	in       io.Reader
	out, err io.Writer
	environ  []string
	env      host.Env
	now      func() time.Time
	words    *words.Words

	text    bytes.Buffer // what stdout will get, written when all went well
	catalog *catalog.Catalog
	store   *state.Store
	file    state.File
	plan    *plan.Plan
}

// Main runs the program and ends it with its exit code.
func Main() {
	a := &app{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, environ: os.Environ(), env: os.Getenv,
		now: time.Now, words: &words.English,
	}
	os.Exit(a.run(os.Args[1:]))
}

// run is the program without its process: arguments in, exit code out.
func (a *app) run(args []string) int {
	if len(args) == 2 && args[0] == host.ChildCommand {
		return a.child(args[1])
	}
	if len(args) > 0 && args[0] == completeCommand {
		a.completeWords(args[1:])
		_, _ = a.text.WriteTo(a.out) // the shell that asked may have gone
		return 0
	}
	var err error
	if w := a.words.CLI.Limits; !host.EnoughFiles() {
		err = &fault{exitError, w.CannotStart, w.TooFewFiles, w.MoreFilesTry}
	} else if asksForHelp(args) {
		err = a.help(nil)
	} else {
		err = a.command().Run(context.Background(), append([]string{"optout-tui"}, args...))
	}
	if _, failed := a.text.WriteTo(a.out); failed != nil && err == nil {
		err = &fault{exitError, a.words.CLI.OutputFailed, cause(failed), ""}
	}
	return a.report(err)
}

// asksForHelp says whether the only thing said, after a command at most, is
// --help.
func asksForHelp(args []string) bool {
	if n := len(args); n == 1 || n == 2 {
		return args[n-1] == "--help" || args[n-1] == "-h"
	}
	return false
}

// The exit codes.
const (
	exitError   = 1
	exitUsage   = 2
	exitDue     = 3
	exitDamaged = 4
)

// fault is an error as the person sees it: what failed, why, and what to do.
type fault struct {
	code          int
	what, why, do string
}

func (f *fault) Error() string { return f.what + ": " + f.why }

// report prints an error as two lines, and gives the exit code.
func (a *app) report(err error) int {
	if err == nil {
		return 0
	}
	f, ok := errors.AsType[*fault](err)
	if !ok { // the argument reader's own
		f = &fault{exitUsage, a.words.CLI.FlagTrouble, err.Error(), a.words.CLI.SeeHelp}
	}
	if f.code == exitDue {
		return f.code // not an error: stdout has said it
	}
	a.complain(words.Put(a.words.CLI.ErrorLine, "what", f.what, "why", f.why))
	if f.do != "" {
		a.complain(f.do)
	}
	return f.code
}

// complain prints one line to stderr. If that fails there is nobody to tell.
func (a *app) complain(line string) { _, _ = fmt.Fprintln(a.err, safetext.NewLine(line)) }

// print adds a line to what stdout gets.
func (a *app) print(format string, args ...any) { fmt.Fprintf(&a.text, format+"\n", args...) }

// usage is wrong use: what is wrong, and what would be right.
func usage(what, do string) error { return &fault{exitUsage, "wrong use", what, do} }

// cause is an error's text on one line, safe to print.
func cause(err error) string { return safetext.Error(err).String() }

// load reads the catalogue, the state file, and makes the plan of today.
func (a *app) load() error {
	w := a.words.CLI
	dir, err := host.StateDir(a.env)
	if err != nil {
		return &fault{exitError, w.HomeUnknown, cause(err), w.HomeUnknownDo}
	}
	entries, err := host.EntriesDir(a.env)
	if err != nil {
		entries = ""
	}
	a.catalog = catalog.Load(entries)
	a.store = &state.Store{Dir: dir, Now: a.now}
	if a.file, err = a.store.Load(); err != nil {
		return &fault{exitDamaged, w.StateUnreadable, cause(err), words.Put(w.DamagedDo, "backup", a.store.Backup())}
	}
	a.replan()
	return nil
}

func (a *app) replan() { a.plan = plan.Build(a.catalog, a.file.Events, a.guess(), a.now()) }

// guess is the country that the system's settings name, if it is one.
func (a *app) guess() catalog.Country {
	c, _ := catalog.ParseCountry(host.Territory(a.env))
	return c
}

// notices are what the person should know about the files, whatever they asked
// for.
func (a *app) notices() []string {
	var all []string
	if a.file.Changed {
		all = append(all, a.words.ChangedFile)
	}
	if a.file.Newer {
		all = append(all, a.words.NewerFile)
	}
	return all
}

// ownFaults are the faults of the person's own entries, a line each.
func (a *app) ownFaults() []string {
	var all []string
	for _, f := range a.catalog.OwnFaults() {
		for line := range strings.Lines(f.Error()) {
			all = append(all, words.Put(a.words.OwnFault, "fault", strings.TrimSpace(line)))
		}
	}
	return all
}

// begin loads everything and prints the notices.
func (a *app) begin() error {
	if err := a.load(); err != nil {
		return err
	}
	for _, n := range append(a.ownFaults(), a.notices()...) {
		a.complain("optout-tui: " + n)
	}
	return nil
}

// record saves events and plans anew; its error is ready to be shown.
func (a *app) record(events ...state.Event) error {
	for i, e := range events {
		events[i] = a.store.New(e)
	}
	file, err := a.store.Record(context.Background(), events...)
	if err != nil {
		return a.saveFault(err)
	}
	a.file = file
	a.replan()
	return nil
}

// confirm stands where a command finds nothing to change: what was said to be
// there already has to be on the disk, too.
func (a *app) confirm() error {
	if err := a.store.Confirm(); err != nil {
		return a.saveFault(err)
	}
	return nil
}

func (a *app) saveFault(err error) error {
	w := a.words.CLI
	f := &fault{exitError, w.CannotSave, cause(err), w.CannotSaveDo}
	damage, damaged := errors.AsType[*state.DamageError](err)
	switch {
	case damaged:
		f = &fault{exitDamaged, w.CannotSave, cause(damage), words.Put(w.DamagedDo, "backup", a.store.Backup())}
	case errors.Is(err, state.ErrInUse):
		f.do = w.InUseDo
	case errors.Is(err, state.ErrNewer):
		f.code, f.do = exitDamaged, w.NewerDo
	}
	return f
}

// command is the tree of commands.
func (a *app) command() *urfave.Command {
	plain := func(name string, do func(args []string) error) *urfave.Command {
		return a.sub(name, func(_ context.Context, c *urfave.Command) error { return do(c.Args().Slice()) })
	}
	root := a.sub("optout-tui", func(_ context.Context, c *urfave.Command) error {
		if c.Args().Present() {
			return a.unknownCommand(c.Args().First())
		}
		return a.face(c.Bool("plain"))
	}, &urfave.BoolFlag{Name: "plain", Local: true})
	catalogue := a.sub("catalog", func(_ context.Context, c *urfave.Command) error {
		return usage(words.Put(a.words.CLI.UnknownCommand, "text", quote("catalog "+c.Args().First())), words.Put(a.words.CLI.Whole, "words", "check, schema, table"))
	})
	catalogue.Commands = []*urfave.Command{
		a.sub("check", a.catalogCheck, &urfave.BoolFlag{Name: "stale"}), plain("schema", a.catalogSchema), plain("table", a.catalogTable),
	}
	root.Commands = []*urfave.Command{
		a.sub("status", a.status, &urfave.BoolFlag{Name: "json"}),
		a.sub("list", a.list, &urfave.StringFlag{Name: "country"}, &urfave.BoolFlag{Name: "all"},
			&urfave.BoolFlag{Name: "links"}, &urfave.BoolFlag{Name: "json"}),
		a.sub("show", a.show, &urfave.StringFlag{Name: "country"}, &urfave.BoolFlag{Name: "json"}),
		plain("country", a.country),
		plain("add", a.add),
		a.sub("open", a.open, &urfave.BoolFlag{Name: "print"}, &urfave.StringFlag{Name: "proof"}),
		plain("step", a.step),
		a.sub("mark", a.mark, &urfave.StringFlag{Name: "on"}, &urfave.StringFlag{Name: "to"}, &urfave.StringFlag{Name: "text"}),
		a.sub("due", a.dueNow, &urfave.StringFlag{Name: "within"}, &urfave.BoolFlag{Name: "json"}),
		a.sub("letter", a.letter, letterFlags()...),
		plain("attach", a.attach),
		a.sub("export", a.export, &urfave.StringFlag{Name: "format"}, &urfave.StringFlag{Name: "output", Aliases: []string{"o"}}, &urfave.BoolFlag{Name: "force"}),
		plain("import", a.importFile),
		plain("note", a.note),
		plain("undo", a.undo),
		plain("where", a.where),
		plain("remove", a.remove),
		a.sub("forget", a.forget, &urfave.BoolFlag{Name: "everything"}, &urfave.BoolFlag{Name: "yes"}),
		a.sub("doctor", a.doctor, &urfave.BoolFlag{Name: "restore"}, &urfave.BoolFlag{Name: "json"}),
		plain("report", a.reportFault),
		catalogue,
		plain("completion", a.completion),
		plain("version", a.version),
		plain("help", a.help),
	}
	return root
}

// sub is one command. All print their own help and leave errors to report.
func (a *app) sub(name string, do urfave.ActionFunc, flags ...urfave.Flag) *urfave.Command {
	return &urfave.Command{
		Name: name, Action: do, Flags: flags,
		Writer: io.Discard, ErrWriter: io.Discard, HideHelp: true, HideVersion: true,
		OnUsageError:   func(_ context.Context, _ *urfave.Command, err error, _ bool) error { return err },
		ExitErrHandler: func(context.Context, *urfave.Command, error) {},
	}
}

func (a *app) unknownCommand(name string) error {
	commands := a.command().Commands
	names := make([]string, len(commands))
	for i, c := range commands {
		names[i] = c.Name
	}
	w := a.words.CLI
	return usage(words.Put(w.UnknownCommand, "text", quote(name)),
		words.Put(w.Nearest, "words", strings.Join(catalog.Nearest(name, names, 3), ", "))+". "+w.SeeHelp)
}

func (a *app) help([]string) error {
	a.text.WriteString(a.words.CLI.Usage)
	return nil
}

func (a *app) version(args []string) error {
	if err := a.atMost(args, 0); err != nil {
		return err
	}
	a.print("optout-tui %s", version())
	return nil
}

// version is the version of this program, as its build knows it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}

// child is the hidden command that calls the browser.
func (a *app) child(link string) int {
	err := host.Opener{Env: a.env}.Child(link)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, host.ErrNoBrowser):
		return host.ChildNoBrowser
	}
	w := bufio.NewWriter(a.err)
	_, _ = fmt.Fprintln(w, safetext.Error(err))
	_ = w.Flush() // the parent may have gone on; nobody else reads this
	return exitError
}

// need takes exactly the named arguments; rest says that the last one takes all
// that follow.
func (a *app) need(args []string, rest bool, names ...string) error {
	if len(args) < len(names) {
		return usage(words.Put(a.words.CLI.MissingArgument, "name", names[len(args)]), a.words.CLI.SeeHelp)
	}
	if rest {
		return nil
	}
	return a.atMost(args, len(names))
}

func (a *app) atMost(args []string, n int) error {
	if len(args) > n {
		return usage(words.Put(a.words.CLI.TooMany, "text", quote(args[n])), a.words.CLI.SeeHelp)
	}
	return nil
}

// quote shows what the person typed.
func quote(s string) string { return `"` + safetext.NewLine(s).String() + `"` }
