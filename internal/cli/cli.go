// Package cli is the command line, and the only package that knows all others.
// Every command but open touches nothing but the state file.
package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
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
	words    *words.Words // in language
	language string
	guessed  bool // the language is that of the system's settings
	loaded   *loaded

	person     bool         // stdout is a terminal
	colourless bool         // the person wants no colours
	path       string       // the command that was typed
	text       bytes.Buffer // what stdout will get, written when all went well
	wrote      bool         // something was recorded, or written to a file
	code       int          // the exit code without an error
	catalog    *catalog.Catalog
	update     *catalog.Update // of the catalogue, nil for none
	noUpdate   error           // why the update cannot be read
	store      *state.Store
	file       state.File
	first      []state.Event // an account on its first use, to be recorded with what is done on it
	plan       *plan.Plan
}

// Main runs the program and ends it with its exit code.
func Main() {
	// A pipe that nobody reads is an error that is said, as any other: without
	// this, it would end the program. Terminals break no pipe, and catching takes
	// a thirtieth of the time until the first frame.
	if !host.IsTerminal(os.Stdout) || !host.IsTerminal(os.Stderr) {
		signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	}
	a := &app{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, environ: os.Environ(), env: os.Getenv,
		now: host.Now(os.Getenv), words: words.English(), language: "en",
	}
	os.Exit(a.run(os.Args[1:]))
}

// run is the program without its process: arguments in, exit code out.
func (a *app) run(args []string) int {
	if len(args) == 2 && args[0] == host.ChildCommand {
		return a.child(args[1])
	}
	flag, args := takeLanguage(args)
	if len(args) > 0 && args[0] == completeCommand {
		_ = a.speak("") // which completion does not complain about
		a.completeWords(args[1:])
		_, _ = a.text.WriteTo(a.out) // the shell that asked may have gone
		return 0
	}
	if !host.EnoughFiles() {
		w := a.words.CLI.Get().Limits
		return a.report(&fault{exitError, w.CannotStart, w.TooFewFiles, w.MoreFilesTry})
	}
	a.person = host.IsTerminal(a.out)
	if a.colourless = host.Colourless(a.env); host.ASCIIOnly(a.env) {
		a.out, a.err = inASCII(a.out), inASCII(a.err)
	}
	err := a.speak(flag)
	if err == nil {
		err = a.obey(commands().parse(typed(args)))
	}
	switch _, failed := a.text.WriteTo(a.out); {
	case errors.Is(failed, syscall.EPIPE) && err == nil && !a.wrote: // as with head: whoever reads has seen enough
		return exitPipe
	case failed != nil && err == nil:
		err = &fault{exitError, a.words.CLI.Get().OutputFailed, a.words.Why(failed), a.words.CLI.Get().OutputDo}
	}
	return a.report(err)
}

// obey does what a command line says.
func (a *app) obey(c *invocation) error {
	a.path = c.command.name
	if forPrograms(c) {
		a.speakIn("en")
	}
	if c.has("no-color") {
		a.colourless = true
	}
	if c.help && (len(c.args) == 0 || len(c.below()) == 0) {
		a.helpOn(c.command)
		return nil
	}
	stages := []stage{(*app).validate, (*app).readTexts, c.command.check, c.command.load}
	for i := range min(len(c.args), len(c.command.args)) {
		stages = append(stages, c.command.args[i].find)
	}
	return a.inTurn(c, append(stages, c.command.run, (*app).settle)...)
}

// inTurn runs stages until one fails.
func (a *app) inTurn(c *invocation, stages ...stage) error {
	for _, s := range stages {
		if s != nil {
			if err := s(a, c); err != nil {
				return err
			}
		}
	}
	return nil
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
	a.complain(a.words.Why(err)) // to the parent, if it still listens
	return exitError
}
