package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// world is what a face is handed: functions whose errors are in the person's words,
// those of saving without what to do if the face says that itself.
func (a *app) world(r reasons, brief bool) world.Host {
	return world.Host{
		Open: func(link string, domains []string) error { return a.openLink(r, link, domains) },
		Mail: a.openMail, OpenProof: a.openKept,
		New: a.store.New, Record: a.recorder(brief), Poll: a.poller(brief), Attach: a.attachFor, Write: a.writeFor, Now: a.now,
	}
}

// saidFault is a fault in the person's words: the reason, and what to do unless the
// face itself knows that better.
func (a *app) saidFault(f *fault, brief bool, err error) error {
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

// recorder records events for a face.
func (a *app) recorder(brief bool) func(ctx context.Context, events ...state.Event) (state.File, error) {
	return func(ctx context.Context, events ...state.Event) (state.File, error) {
		file, err := a.store.Record(ctx, events...)
		if err == nil {
			return file, nil
		}
		return file, a.saidFault(a.saveFault(err), brief, err)
	}
}

// poller tells a face whether another program changed the file.
func (a *app) poller(brief bool) func() (state.File, bool, error) {
	return func() (state.File, bool, error) {
		file, changed, err := a.store.Poll()
		if err != nil {
			return file, changed, a.saidFault(a.failed(a.words.CLI.StateUnreadable, err, ""), brief, err)
		}
		return file, changed, nil
	}
}

// writeFor makes a new file for a face, and gives its full path.
func (a *app) writeFor(path string, data []byte) (string, error) {
	full, err := filepath.Abs(a.atHome(path))
	if err != nil {
		return "", a.said(err)
	}
	if f := a.writeFile(full, data, false); f != nil {
		return "", a.saidFault(f, true, f)
	}
	return full, nil
}

// atHome reads a path as a shell would: it may begin with ~/.
func (a *app) atHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(a.env("HOME"), rest)
	}
	return path
}

// attachFor keeps a copy of a file for a face.
func (a *app) attachFor(account, path string) (state.File, error) {
	path = a.atHome(path)
	data, err := durable.ReadFile(path, state.MaxProof)
	if err != nil {
		return state.File{}, a.said(err)
	}
	file, _, _, err := a.store.Attach(context.Background(), account, path, data)
	if err != nil {
		return file, a.saidFault(a.saveFault(err), false, err)
	}
	return file, nil
}
