package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// importFile takes in what another state file, a folder or a zip file with some holds,
// with the proofs that lie beside it. It shows first what would come in, and asks.
func (a *app) importFile(c *invocation) error {
	w := a.words.Follow.Get()
	path, from, err := a.openForeign(c.args[0])
	typed := path
	if c.args[0] == stdin {
		typed = stdin
	}
	if err != nil {
		return a.notImported(typed, err)
	}
	defer func() { _ = from.Close() }() // read only: nothing can be lost
	doubles, joins := a.doublesIn(from.Events)
	if c.has("join") {
		doubles = nil
	} else {
		joins = nil
	}
	news := state.Added(a.file.Events, from.Events)
	proofs, missing := a.store.Kept(from, a.file.Events)
	if n := len(from.Left); n > 0 {
		a.notice(w.ImportLeft.Put(n, "why", a.words.Why(from.Left[0])))
	}
	if len(news)+len(proofs)+len(joins) > 0 {
		line := []string{typed}
		if c.has("join") {
			line = append(line, "--join")
		}
		if err := a.sure(c, a.preview(path, from, news, len(proofs)), w.ImportAsks, shellWords(line...)); err != nil {
			return err
		}
		file, err := a.store.ImportFrom(context.Background(), from, proofs, slices.Concat(from.Events, joins)...)
		if err != nil {
			return a.saveFault(err)
		}
		a.use(file)
	}
	a.imported(path, news, len(proofs), missing)
	a.sayJoined(joins)
	for _, alike := range doubles {
		a.mayBeOne(alike)
	}
	return nil
}

// notImported is why another place cannot be imported.
func (a *app) notImported(path string, err error) error {
	w := a.words.Follow.Get()
	switch {
	case errors.Is(err, durable.ErrUnreadable), errors.Is(err, durable.ErrNotRegular), errors.Is(err, durable.ErrTooLarge):
		return a.failed(w.CannotImport, err, w.CannotReadDo)
	case errors.Is(err, state.ErrOtherArchive), errors.Is(err, state.ErrArchiveInside):
		return a.failed(w.CannotImport, err, w.UnpackDo)
	case errors.Is(err, state.ErrLikeAProof):
		return a.failed(w.CannotImport, err, words.Put(w.LikeAProofDo, "path", shellWords(path)))
	case errors.Is(err, state.ErrForeignNewer):
		return a.failed(w.CannotImport, err, "")
	case errors.Is(err, state.ErrFuture):
		return a.failed(w.CannotImport, err, w.FutureDo)
	}
	return a.failed(w.CannotImport, err, w.ImportDo)
}

// preview says what a place holds, and what of it is new here.
func (a *app) preview(path string, from *state.Foreign, news []state.Event, proofs int) words.Text {
	w := a.words.Follow.Get()
	lines := []words.Text{w.ImportHolds.Put(len(from.Events), "path", path)}
	if from.Files > 1 {
		lines = append(lines, w.ImportFiles.Put(from.Files))
	}
	if len(news) > 0 {
		lines = append(lines, w.ImportNew.Put(len(news), "what", a.about(news)))
	}
	if odd := state.OddDays(news, a.plan.Today); len(odd) > 0 {
		first := news[odd[0]-1]
		lines = append(lines, w.ImportOdd.Put(len(odd), "text", safetext.NewLine(first.On), "account", safetext.NewLine(first.Account)))
	}
	if proofs > 0 {
		lines = append(lines, w.ImportProofs.Put(proofs))
	}
	return safetext.Join(lines, "\n") // which the error puts on one line
}

// imported says what came in, and which proofs did not.
func (a *app) imported(path string, news []state.Event, proofs int, missing []state.Event) {
	w := a.words.Follow.Get()
	if len(news) > 0 {
		a.print(w.Imported.Put(len(news), "path", path, "what", a.about(news)))
	} else if proofs == 0 {
		a.print(words.Put(w.ImportedNone, "path", path))
	}
	if proofs > 0 {
		a.print(w.ImportedProofs.Put(proofs))
	}
	for _, e := range missing {
		a.print(words.Put(w.ImportMissing, "name", e.Name, "account", safetext.NewLine(e.Account)))
	}
	a.printIf(len(missing) > 0, words.Put(w.ImportMissingDo, "path", safe(a.store.Proofs())))
}

// about names what events are about: accounts, the country, what is told for all letters.
func (a *app) about(events []state.Event) words.Text {
	w := a.words.Follow.Get()
	named := state.Named(events)
	for _, e := range events {
		what := map[state.Do]words.Text{state.Country: w.AboutCountry, state.Detail: w.AboutYou}[e.Do]
		if e.Account == "" && what != "" && !slices.Contains(named, string(what)) {
			named = append(named, string(what))
		}
	}
	return safe(strings.Join(named, ", "))
}
