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
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
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

	person  bool         // stdout is a terminal
	path    string       // the command that was typed
	text    bytes.Buffer // what stdout will get, written when all went well
	catalog *catalog.Catalog
	store   *state.Store
	file    state.File
	first   []state.Event // an account on its first use, to be recorded with what is done on it
	plan    *plan.Plan
}

// Main runs the program and ends it with its exit code.
func Main() {
	// A pipe that nobody reads is an error that is said, as any other: without
	// this, it would end the program.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	a := &app{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, environ: os.Environ(), env: os.Getenv,
		now: time.Now, words: words.English(),
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
	if w := a.words.CLI.Limits; !host.EnoughFiles() {
		return a.report(&fault{exitError, w.CannotStart, w.TooFewFiles, w.MoreFilesTry})
	}
	a.person = host.IsTerminal(a.out)
	err := a.obey(commands().parse(args))
	if _, failed := a.text.WriteTo(a.out); failed != nil && (err == nil || codeOf(err) == exitDue) {
		err = &fault{exitError, a.words.CLI.OutputFailed, a.words.Why(failed), a.words.CLI.OutputDo}
	}
	return a.report(err)
}

// obey does what a command line says.
func (a *app) obey(c *invocation) error {
	a.path = c.command.name
	if c.has("no-color") {
		a.withoutColours()
	}
	if c.help && (len(c.args) == 0 || len(c.below()) == 0) {
		a.helpOn(a.path)
		return nil
	}
	if err := a.validate(c); err != nil {
		return err
	}
	if err := c.command.run(a, c); err != nil {
		return err
	}
	return a.settle()
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
	what, why, do words.Text
}

func (f *fault) Error() string { return string(f.what + ": " + f.why) }

// codeOf is the exit code of a fault.
func codeOf(err error) int {
	if f, ok := errors.AsType[*fault](err); ok {
		return f.code
	}
	return exitError
}

// report prints an error as two lines, and gives the exit code.
func (a *app) report(err error) int {
	if err == nil {
		return 0
	}
	f, ok := errors.AsType[*fault](err)
	if !ok { // of an encoder
		f = &fault{exitError, a.words.CLI.OutputFailed, a.words.Why(err), ""}
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

// complain prints one line to stderr, wrapped on a terminal; the middle of a very
// long one, which names what somebody pasted, is left out. If that fails there is
// nobody to tell.
func (a *app) complain(line words.Text) {
	text := shorten(safe(string(line)), 2000, 500)
	if host.IsTerminal(a.err) {
		text = flow(text, host.Width(a.err, helpWidth))
	}
	_, _ = fmt.Fprintln(a.err, text)
}

// usage is wrong use: what is wrong, and what would be right.
func usage(what, do words.Text) error { return &fault{exitUsage, "wrong use", what, do} }

// load reads the catalogue, the state file, and makes the plan of today.
func (a *app) load() error {
	if err := a.read(); err != nil {
		return err
	}
	a.replan()
	return nil
}

// read reads the catalogue and the state file.
func (a *app) read() error {
	w := a.words.CLI
	dir, err := host.StateDir(a.env)
	if err != nil {
		return &fault{exitError, w.HomeUnknown, a.words.Why(err), w.HomeUnknownDo}
	}
	entries, err := host.EntriesDir(a.env)
	if err != nil {
		entries = ""
	}
	a.catalog = catalog.Load(entries)
	a.store = &state.Store{Dir: dir, Now: a.now}
	if a.file, err = a.store.Load(); err != nil {
		return a.failed(w.StateUnreadable, err, "")
	}
	return nil
}

// damagedDo says what to do about a state file that cannot be used. One that may
// not be read needs no backup: what was saved last is in it.
func (a *app) damagedDo(err error) words.Text {
	if errors.Is(err, fs.ErrPermission) {
		return words.Put(a.words.CLI.NotAllowedDo, "path", paths([]string{a.store.Path()}))
	}
	return words.Put(a.words.CLI.DamagedDo, "backup", paths([]string{a.store.Backup()}))
}

func (a *app) replan() { a.plan = plan.Build(a.catalog, a.file.Events, a.guess(), a.now()) }

// guess is the country that the system's settings name, if it is one.
func (a *app) guess() country.Code {
	c, _ := country.Parse(host.Territory(a.env))
	return c
}

// notices are what the person should know about the files, whatever they asked
// for.
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

// ownFaults names the person's own entries that have faults, each with its first
// one. catalog check tells all.
func (a *app) ownFaults() []words.Text {
	faulty := report.CheckedOf(a.words, nil, a.catalog.OwnFaults(), a.now()).Faults
	var all []words.Text
	for len(faulty) > 0 {
		first := faulty[0]
		n := 1
		for n < len(faulty) && faulty[n].File == first.File {
			n++
		}
		said := words.Put(a.words.OwnFault, "fault", a.faultLine(first))
		if n > 1 {
			said = words.Put(a.words.OwnFaultMore, "fault", a.faultLine(first), "n", n-1)
		}
		all, faulty = append(all, said), faulty[n:]
	}
	return all
}

// begin loads everything and prints the notices.
func (a *app) begin() error {
	if err := a.look(); err != nil {
		return err
	}
	a.replan()
	return nil
}

// beginAt is begin for what depends on the country: if that is not known, the
// answers are poor, and it says why.
func (a *app) beginAt() error {
	if err := a.begin(); err != nil {
		return err
	}
	a.warnOfNoCountry()
	return nil
}

func (a *app) warnOfNoCountry() {
	if a.plan.Country == "" {
		a.complain("optout-tui: " + a.words.CLI.CountryMissing)
	}
}

// look is begin for what concerns no account: there is a country and a day.
func (a *app) look() error {
	if err := a.read(); err != nil {
		return err
	}
	a.plan = plan.Place(a.file.Events, a.guess(), a.now())
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
	file, err := a.store.Record(context.Background(), append(a.first, events...)...)
	if err != nil {
		return a.saveFault(err)
	}
	a.file, a.first = file, nil
	a.replan()
	return nil
}

// settle records an account on which something was looked at for the first time.
func (a *app) settle() error {
	if len(a.first) == 0 {
		return nil
	}
	return a.record()
}

// confirm stands where a command finds nothing to change: what was said to be
// there already has to be on the disk, too.
func (a *app) confirm() error {
	if err := a.store.Confirm(); err != nil {
		return a.saveFault(err)
	}
	return nil
}

func (a *app) saveFault(err error) *fault {
	return a.failed(a.words.CLI.CannotSave, err, a.words.CLI.CannotSaveDo)
}

// failed is an error as the person sees it: what failed, why, and what to do. That is
// told by the error where it can be, and is do where it cannot.
func (a *app) failed(what words.Text, err error, do words.Text) *fault {
	w := a.words.CLI
	f := &fault{exitError, what, a.words.Why(err), do}
	_, damaged := errors.AsType[*state.DamageError](err)
	_, forgotten := errors.AsType[*state.ForgottenError](err)
	switch {
	case damaged:
		f.code, f.do = exitDamaged, a.damagedDo(err)
	case forgotten:
		f.do = w.Keep.ForgottenMeanwhileDo
	case errors.Is(err, state.ErrInUse):
		f.do = w.InUseDo
	case errors.Is(err, state.ErrNewer):
		f.code, f.do = exitDamaged, w.NewerDo
	}
	return f
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
	_, _ = fmt.Fprintln(w, a.words.Why(err))
	_ = w.Flush() // the parent may have gone on; nobody else reads this
	return exitError
}

// quote shows what the person typed, the beginning of it if it is long.
func quote(s string) words.Text { return `"` + shorten(safe(s), 80, 0) + `"` }
