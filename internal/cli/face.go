package cli

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/linear"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/tui"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// face starts the walk, in the linear face if plain is wanted or nothing else would work.
// The terminal, the catalogue and the state are checked before the screen is touched.
func (a *app) face(c *invocation) error {
	why := "" // why the linear face
	switch {
	case c.has("version"):
		return a.showVersion(c)
	case c.has("plain"):
		why = "flag"
	case !host.IsTerminal(a.in) || !host.IsTerminal(a.out):
		w := a.words.CLI.Get()
		return usage(w.NoTerminal, w.NoTerminalDo)
	case a.env("ACCESSIBLE") != "":
		why = "accessible"
	case !host.CanMoveCursor(a.env):
		why = "terminal"
	}
	if err := a.load(); err != nil {
		return err
	}
	if why != "" {
		return a.linearFace(a.words.Linear.Get().First[why])
	}
	for {
		before := a.plan.Language
		if err := a.fullScreen(); err != nil {
			return a.faceFault(err, a.words.CLI.Get().FaceFailed)
		}
		if !a.look() || a.plan.Language == before {
			break
		}
		a.speakIn(a.plan.Language) // it was chosen: the same goes on in it
		a.loadCatalogue()
		a.replan()
	}
	a.sayLeft()
	return nil
}

// fullScreen shows the full screen until the person leaves it.
func (a *app) fullScreen() error {
	var languages []string
	if all := words.Offered(); len(all) > 1 {
		languages = all
	}
	return tui.Run(tui.Start{
		Catalog: a.catalog, File: a.file, Guess: a.guess(), Words: a.words, Host: a.world(true), Pause: host.Pause,
		Stop: host.Stop, Notice: words.Sentences(a.notices()...), Later: a.catalogueFaults,
		Language: a.language, Languages: languages,
		Calendar: func(p *plan.Plan) []byte { return report.Calendar(a.words, p, a.now()) },
		ASCII:    host.ASCIIOnly(a.env), NoColor: a.colourless,
	}, a.in, a.out, a.environ)
}

// look reads the state file as it is now, and says whether it can be read.
func (a *app) look() bool {
	file, err := a.store.Load()
	if err != nil {
		return false // nothing was lost, and the next start says what is wrong
	}
	a.use(file)
	return true
}

// sayLeft says in the shell that everything is saved, how far it is, and how to go on.
func (a *app) sayLeft() {
	if !a.look() {
		return
	}
	w := a.words.CLI.Get()
	counts := a.say().Counts("", a.plan.Overview())
	if counts == "" {
		a.print(w.LeftSaved)
		return
	}
	a.print(words.Put(w.LeftSavedAt, "counts", counts))
}

// linearFace talks with the person in the linear face, on a terminal or through
// pipes. first is its first line, which says how to get the other face.
func (a *app) linearFace(first words.Text) error {
	err := linear.Run(linear.Start{
		Catalog: a.catalog, File: a.file, Guess: a.guess(), Words: a.words, Host: a.world(false),
		First: first, Notices: append(a.notices(), a.catalogueFaults()...), Width: a.width,
		Asks:     host.IsTerminal(a.in) && host.IsTerminal(a.out),
		Language: a.language, Languages: words.Offered(), Speak: a.speakFor,
	}, a.in, a.out)
	return a.faceFault(err, a.words.CLI.Get().OutputFailed)
}

// speakFor goes on in a language for a face.
func (a *app) speakFor(language string) (*words.Words, *catalog.Catalog) {
	a.speakIn(language)
	a.loadCatalogue()
	return a.words, a.catalog
}

// faceFault is what a face ended with, as the person sees it: what was not saved,
// or else that what failed.
func (a *app) faceFault(err error, what words.Text) error {
	if err == nil {
		return nil
	}
	f, ok := errors.AsType[*fault](err)
	if !ok {
		return a.failed(what, err, "")
	}
	if e, kept := errors.AsType[*tui.ElsewhereError](err); kept {
		return &fault{f.code, f.what, f.why, words.Put(a.words.ElsewhereDo, "path", shellWords(e.Path))}
	}
	return f
}

// world is what a face is handed: functions whose errors are in the person's words. A
// face that is seen shows QR codes, and says itself what to do when saving fails.
func (a *app) world(seen bool) world.Host {
	var instead words.Text
	if seen {
		instead = a.words.UseLink
	}
	return world.Host{
		Open: func(link string, domains []string) error { return a.openLink(link, domains, instead) },
		Mail: a.openMail, Copy: a.copy, OpenProof: a.openKept, New: a.store.New, Attach: a.attachFor,
		Discover: a.discoverFor, Write: a.writeFor, WriteAll: a.writeAllFor, Now: a.now,
		Record: func(ctx context.Context, events ...state.Event) (state.File, error) {
			file, err := a.store.Record(ctx, events...)
			return file, a.saidFault(err, a.saveFault, seen)
		},
		Poll: func() (state.File, bool, error) {
			file, changed, err := a.store.Poll()
			return file, changed, a.saidFault(err, a.loadFault, seen)
		},
	}
}

// saidFault is an error in the person's words: the reason as the fault says it, and
// what to do unless the face itself knows that better.
func (a *app) saidFault(err error, as func(error) *fault, brief bool) error {
	if err == nil {
		return nil
	}
	f := as(err)
	said := words.Put(a.words.SentenceDo, "why", f.why, "do", f.do)
	if brief || f.do == "" {
		said = words.Put(a.words.Sentence, "why", f.why)
	}
	return &words.SaidError{Text: said, Err: errors.Join(f, err)}
}

// said is an error in the person's words: a reason as a sentence.
func (a *app) said(err error) error {
	return &words.SaidError{Text: words.Put(a.words.Sentence, "why", a.words.Why(err)), Err: err}
}

// writeFor makes a new file for a face, and gives its full path.
func (a *app) writeFor(path string, data []byte) (string, error) {
	full, err := filepath.Abs(host.TypedPath(a.env, path))
	if err != nil {
		return "", a.said(err)
	}
	if f := a.writeFile(full, data, false); f != nil {
		return "", a.saidFault(f, func(error) *fault { return f }, true)
	}
	return full, nil
}

// writeAllFor makes new files in a directory for a face, and gives its full path.
func (a *app) writeAllFor(dir string, files map[string][]byte) (string, error) {
	full, err := filepath.Abs(host.TypedPath(a.env, dir))
	if err != nil {
		return "", a.said(err)
	}
	if f := a.writeFiles(full, files, false); f != nil {
		return "", a.saidFault(f, func(error) *fault { return f }, true)
	}
	return full, nil
}

// copy hands a text to the clipboard; its error is in the person's words.
func (a *app) copy(text string) error {
	err := host.Opener{Env: a.env}.Copy(text)
	if err == nil {
		return nil
	}
	said := a.words.OnlySent
	if errors.Is(err, host.ErrOnlyTmux) {
		said = a.words.OnlyTmux
	}
	return &words.SaidError{Text: said, Err: err}
}

// attachFor keeps a copy of a file for a face.
func (a *app) attachFor(account, path string) (state.File, error) {
	path = host.TypedPath(a.env, path)
	data, err := durable.ReadFile(path, state.MaxProof)
	if err == nil {
		err = checkProof(path, data)
	}
	if err != nil {
		return state.File{}, a.said(err)
	}
	file, _, _, err := a.store.Attach(context.Background(), account, path, data)
	return file, a.saidFault(err, a.saveFault, false)
}
