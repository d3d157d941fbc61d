package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/present"
	"github.com/optout-tui/optout-tui/internal/report"
	"github.com/optout-tui/optout-tui/internal/words"
)

// checkRound refuses what makes no sense for several letters.
func (a *app) checkRound(c *invocation) error {
	w := a.words.Follow.Get()
	switch {
	case c.value("output") == "-":
		return a.misuse(w.RoundToDir)
	case c.has("sent") && len(c.args) == 0:
		return a.misuse(w.RoundSentWhich)
	}
	return nil
}

// letters lists the letters that are to be written now, writes them to a directory, or
// keeps those of the named accounts as sent.
func (a *app) letters(c *invocation) error {
	if a.plan.Country == "" {
		return a.noCountry()
	}
	var named []*plan.Account
	for _, ref := range c.args {
		acc, err := a.account(ref, true)
		if err != nil {
			return err
		}
		named = append(named, acc)
	}
	if err := a.tell(nil, c); err != nil {
		return err
	}
	r := a.say().Round(c.value("lang"))
	if len(named) > 0 {
		some, not := r.Only(named)
		if not != nil {
			return usage(not.Text, "")
		}
		r = some
	}
	switch missing := r.Missing(); {
	case c.has("json"):
		if err := a.json(c, report.LettersOf(r)); err != nil || len(missing) == 0 {
			return err
		}
		return a.lacks(nil, missing)
	case c.has("sent"):
		return a.roundSent(c, r)
	case c.value("output") != "" && len(missing) > 0:
		return a.lacks(nil, missing)
	case c.value("output") != "" && len(r.Tasks) > 0:
		return a.writeRound(c.value("output"), r, c.has("force"))
	}
	a.sayRound(r)
	return nil
}

// sayRound lists the letters of a round, and who is left out.
func (a *app) sayRound(r present.Round) {
	w := a.words.Follow.Get()
	a.printIf(len(r.Tasks) == 0, w.RoundNone)
	for i, t := range r.Tasks {
		a.print(words.Put("{n}. {text}", "n", i+1, "text", a.say().Task(t, r.Drafts[i])))
	}
	a.sayOut(r)
}

func (a *app) sayOut(r present.Round) {
	for _, o := range r.Out {
		a.print(o.Text)
	}
}

// roundSent records that letters of a round were sent: all of those that were named, or
// none.
func (a *app) roundSent(c *invocation, r present.Round) error {
	s := a.acts().SentAll(r.Tasks, r.Language, a.dayOr(c.value("on"))).By(c.value("means"))
	return a.does(nil, s, func() {
		for _, t := range r.Tasks {
			a.marked(t.Account, "")
		}
	})
}

// writeRound writes the letters of a round into a directory, all or none.
func (a *app) writeRound(dir string, r present.Round, force bool) error {
	if f := a.writeFiles(dir, a.say().Files(r), force); f != nil {
		return f
	}
	for i, t := range r.Tasks {
		path := filepath.Join(dir, t.FileName(i+1, len(r.Tasks)))
		a.print(words.Put(a.words.Follow.Get().RoundWritten, "path", safe(path), "text", a.say().Task(t, r.Drafts[i])))
	}
	a.sayOut(r)
	a.print(words.Put(a.words.Follow.Get().RoundDone, "path", safe(filepath.Join(dir, present.IndexName))))
	return nil
}

// writeFiles writes several files into a directory, which it makes if it is not there.
func (a *app) writeFiles(dir string, files map[string][]byte, force bool) *fault {
	w, paths := a.words, map[string][]byte{}
	for name, data := range files {
		paths[filepath.Join(dir, name)] = data
	}
	if first := filepath.Join(dir, present.IndexName); a.keeps(first) {
		return a.ownPlace(first)
	}
	_, err := os.Stat(dir)
	made := errors.Is(err, fs.ErrNotExist)
	if made {
		err = os.Mkdir(dir, 0o700)
	}
	if err == nil {
		err = durable.WriteFiles(paths, force)
	}
	if err != nil && made {
		err = errors.Join(err, durable.Remove(dir))
	}
	if err == nil {
		return nil
	}
	if there, ok := errors.AsType[*fs.PathError](err); ok && errors.Is(err, fs.ErrExist) {
		return &fault{exitUsage, w.CLI.Get().OutputFailed, words.Put(w.Follow.Get().ThereAlready, "path", safe(there.Path)), w.Follow.Get().ThereDo}
	}
	return &fault{exitError, w.CLI.Get().OutputFailed, w.Why(err), a.unwrittenDo(dir, err)}
}
