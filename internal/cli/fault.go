package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The exit codes.
const (
	exitError   = 1
	exitUsage   = 2
	exitDue     = 3
	exitDamaged = 4
	exitPipe    = 128 + 13 // as the shell says of a program that SIGPIPE ended
)

// fault is an error as the person sees it: what failed, why, and what to do.
type fault struct {
	code          int
	what, why, do words.Text
}

func (f *fault) Error() string { return string(f.what) + ": " + string(f.why) }

// report prints an error as two lines, and gives the exit code.
func (a *app) report(err error) int {
	if err == nil {
		return a.code
	}
	f, ok := errors.AsType[*fault](err)
	if !ok { // of an encoder
		f = &fault{exitError, a.words.CLI.Get().OutputFailed, a.words.Why(err), ""}
	}
	a.complain(words.Put(a.words.CLI.Get().ErrorLine, "what", cmp.Or(f.what, a.words.CLI.Get().WrongUse), "why", f.why))
	if f.do != "" {
		a.complain(f.do)
	}
	return f.code
}

// complain prints one line to stderr, wrapped on a terminal; the middle of a very long one,
// which names what somebody pasted, is left out. If that fails there is nobody to tell.
func (a *app) complain(line words.Text) {
	text := shorten(safe(string(line)), 2000, 500)
	if host.IsTerminal(a.err) {
		text = flow(text, host.Width(a.err, helpWidth))
	}
	_, _ = fmt.Fprintln(a.err, text)
}

// notice says something that is no error on stderr.
func (a *app) notice(text words.Text) {
	a.complain(words.Put(a.words.CLI.Get().NoticeLine, "text", text))
}

// usage is wrong use: what is wrong, and what would be right.
func usage(what, do words.Text) error { return &fault{exitUsage, "", what, do} }

func (a *app) loadFault(err error) *fault {
	return a.failed(a.words.CLI.Get().StateUnreadable, err, "")
}

func (a *app) saveFault(err error) *fault {
	return a.failed(a.words.CLI.Get().CannotSave, err, a.words.CLI.Get().CannotSaveDo)
}

// failed is an error as the person sees it: what failed, why, and what to do. That is
// told by the error where it can be, and is do where it cannot.
func (a *app) failed(what words.Text, err error, do words.Text) *fault {
	w := a.words.CLI.Get()
	f := &fault{exitError, what, a.words.Why(err), do}
	_, damaged := errors.AsType[*state.DamageError](err)
	_, forgotten := errors.AsType[*state.ForgottenError](err)
	switch {
	case damaged && errors.Is(err, fs.ErrPermission): // it needs no backup: what was saved last is in it
		f.code, f.do = exitDamaged, w.NotAllowedDo
	case damaged && errors.Is(err, durable.ErrLink):
		f.code, f.do = exitDamaged, a.linkDo()
	case damaged && noPlace(err):
		f.code, f.do = exitDamaged, w.HomeUnknownDo
	case !damaged && (what == w.CannotSave || what == w.Keep.CannotBack) && inPlace(err) != "":
		f.do = words.Put(w.InPlaceDo, "path", shellWords(inPlace(err)))
	case errors.Is(err, durable.ErrNoLocks):
		f.do = w.NoLocksDo
	case damaged && a.store.Restorable():
		f.code, f.do = exitDamaged, words.Put(w.DamagedDo, "backup", safe(a.store.Backup()))
	case damaged:
		f.code, f.do = exitDamaged, words.Put(w.Keep.StartAnewDo, "paths", a.inTheWay())
	case forgotten:
		f.do = w.Keep.ForgottenMeanwhileDo
	case errors.Is(err, state.ErrInUse):
		f.do = w.InUseDo
	case errors.Is(err, state.ErrNewer):
		f.code, f.do = exitDamaged, w.NewerDo
	}
	return f
}

// noPlace says that no directory can be where the state file was looked for.
func noPlace(err error) bool {
	return errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ENAMETOOLONG)
}

// inPlace is what lies in the place of a file or a directory of the program and is none; ""
// if the error is another one.
func inPlace(err error) string {
	p := problem.Of(err)
	if p == nil || p.Kind != durable.ErrNotRegular && p.Kind != durable.ErrNotDirectory && p.Kind != durable.ErrLink || len(p.Fields) < 2 {
		return ""
	}
	path, _ := p.Fields[1].(string)
	return path
}

// inTheWay are the files that keep the program from starting over without them.
func (a *app) inTheWay() words.Text {
	return paths(slices.DeleteFunc([]string{a.store.Path(), a.store.Backup()}, func(path string) bool {
		_, err := os.Lstat(path)
		return errors.Is(err, fs.ErrNotExist)
	}))
}

// linkDo is what to do about a link in place of the state file.
func (a *app) linkDo() words.Text {
	target, err := filepath.EvalSymlinks(a.store.Path())
	switch {
	case err != nil && a.store.Restorable(): // it leads nowhere
		return a.words.CLI.Get().Keep.RestoreDo
	case err != nil:
		return words.Put(a.words.CLI.Get().Keep.StartAnewDo, "paths", a.inTheWay())
	}
	return words.Put(a.words.CLI.Get().LinkDo, "target", shellWords(target), "path", shellWords(a.store.Path()))
}

// unknown is wrong use: what was typed is none of what is possible.
func unknown[T ~string](w *words.Words, what words.Text, typed string, all []T) error {
	return usage(words.Put(what, "text", quote(w, typed)), possible(w, all))
}

// possible lists what can be given.
func possible[T ~string](w *words.Words, all []T) words.Text {
	return words.Put(w.CLI.Get().Whole, "words", strings.Join(each(all, func(v T) string { return string(v) }), ", "))
}

// closest lists what of a person's own is most like what was typed.
func (a *app) closest(typed string, all []string) words.Text {
	return words.Put(a.words.CLI.Get().Nearest, "words", strings.Join(country.Nearest(typed, all, 3), ", "))
}

// nearest is a hint that lists what may be meant, and none where nothing is near.
func (a *app) nearest(typed string, all []string) []words.Text {
	return a.may(country.Alike(typed, all, 3))
}

// nearestCommand is the same for commands, which are abbreviated, too, as rm is for remove.
func (a *app) nearestCommand(typed string, all []string) []words.Text {
	if near := a.nearest(typed, all); near != nil {
		return near
	}
	return a.may(slices.DeleteFunc(slices.Clone(all), func(name string) bool { return !abbreviates(typed, name) }))
}

// may is a hint that lists what may be meant, and none if there is nothing.
func (a *app) may(be []string) []words.Text {
	if len(be) == 0 {
		return nil
	}
	return []words.Text{words.Put(a.words.CLI.Get().Nearest, "words", strings.Join(be, ", "))}
}

// abbreviates reports whether a short word is made of letters of a name, in their order, from
// the first one on.
func abbreviates(short, name string) bool {
	short, name = strings.ToLower(short), strings.ToLower(name)
	if len(short) < 2 || name[0] != short[0] {
		return false
	}
	for _, letter := range short {
		_, rest, found := strings.Cut(name, string(letter))
		if !found {
			return false
		}
		name = rest
	}
	return true
}
