package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// maxChanges is how many changes of a document are looked at; more is another document.
const maxChanges = 300

// maxSearched is among how many sentences of a changed document a like one is looked for.
const maxSearched = 3000

// alike is how much of the words of two sentences has to be common for the one to have
// become the other.
const alike = 0.45

// common are words and phrases that matter in every policy; a watch can name more.
// AI alone is none of them: policies tell much about what its features do.
var common = strings.Fields(`train trains trained training ai-model ai-models language-model language-models llm llms
	machine-learning deep-learning generative-ai develop-ai improve-ai text-and-data-mining`)

// watched is one document as it was read, and the entries that rest on it.
type watched struct {
	repository, path, read string
	entries                []string
	passages               []passage
	phrases                []string // folded
}

// passage is a piece of text that an entry rests on.
type passage struct{ entry, text string }

// documentsOf gathers the watches of all entries by document, in the order of the entries.
func documentsOf(all []*catalog.Platform) []*watched {
	var docs []*watched
	for _, p := range all {
		for _, w := range p.Watch {
			i := slices.IndexFunc(docs, func(d *watched) bool {
				return d.repository == w.Repository && d.path == w.Path && d.read == w.Read
			})
			if i < 0 {
				i = len(docs)
				docs = append(docs, &watched{repository: w.Repository, path: w.Path, read: w.Read})
			}
			docs[i].add(p.ID, w)
		}
	}
	return docs
}

func (d *watched) add(entry string, w catalog.Watch) {
	if !slices.Contains(d.entries, entry) {
		d.entries = append(d.entries, entry)
	}
	for _, text := range w.Passages {
		d.passages = append(d.passages, passage{entry, text.String()})
	}
	phrases := slices.Clone(common)
	for _, p := range w.Patterns {
		phrases = append(phrases, p.String())
	}
	for _, p := range phrases {
		if p = fold(p); !slices.Contains(d.phrases, p) {
			d.phrases = append(d.phrases, p)
		}
	}
}

// finding is what there is to tell about a document.
type finding struct {
	*watched
	clone     *clone // nil if there is none, for the reason unread
	unread    error
	was, now  commit // read by a person, and newest; without an id if unknown
	movedTo   string // "" if the document is where it was
	gone      bool   // it is nowhere any more
	rewritten bool   // the commit that was read belongs to no history any more
	problems  []error
	changes   []change
	more      int // changes that were not looked at
}

// change is a sentence that became another one, came ("" before), or went ("" after).
type change struct {
	entries  []string // that rest on a passage in it; none if it only speaks of the subject
	old, now string
}

func (c change) equals(o change) bool {
	return c.old == o.old && c.now == o.now && slices.Equal(c.entries, o.entries)
}

// watcher looks at documents in clones that it opens once.
type watcher struct {
	clones, from string
	opened       map[string]opened // by owner/name
	log          io.Writer
}

type opened struct {
	*clone
	err error
}

// once opens the clone of owner/name, or gives it again.
func (w *watcher) once(ctx context.Context, repository string) (*clone, error) {
	o, ok := w.opened[repository]
	if !ok {
		o.clone, o.err = w.clone(ctx, repository)
		w.opened[repository] = o
	}
	return o.clone, o.err
}

// lookAtAll looks at every document that an entry watches, those that concern most people
// first. It names entries that cannot be
// read in the log.
func (w *watcher) lookAtAll(ctx context.Context, entries fs.FS) ([]finding, error) {
	all, faults, err := catalog.ReadDir(entries)
	for _, f := range faults {
		_, _ = fmt.Fprintln(w.log, "watch: left out:", f)
	}
	slices.SortStableFunc(all, func(a, b *catalog.Platform) int { return a.People.Compare(b.People) })
	docs := documentsOf(all)
	found := make([]finding, len(docs))
	for i, d := range docs {
		found[i] = w.look(ctx, d)
	}
	return found, err
}

// look compares a document as it was read with its newest capture.
func (w *watcher) look(ctx context.Context, d *watched) finding {
	f := finding{watched: d}
	c, err := w.once(ctx, d.repository)
	if err != nil {
		f.unread = err
		return f
	}
	f.clone = c
	old, known := f.readThen(ctx)
	now, ok := f.readNow(ctx)
	if !ok {
		return f
	}
	f.compare(old, known, now)
	return f
}

func (f *finding) problem(format string, args ...any) {
	f.problems = append(f.problems, fmt.Errorf(format, args...))
}

// readThen reads the document as it was when a person read it. If that is not known, it
// is as long as its passages.
func (f *finding) readThen(ctx context.Context) (then document, known bool) {
	var err error
	if f.was, err = f.clone.commit(ctx, f.read); err != nil {
		f.was = commit{}
		f.problem("the commit that was read, %s, is gone or ambiguous; only the passages were looked for: %w", f.read, err)
		return document{}, false
	}
	f.rewritten = f.clone.rewritten(ctx, f.was)
	text, err := f.clone.text(ctx, f.was, f.path)
	if err != nil {
		f.problem("the watch names nothing: at the commit that was read, %w", err)
		return document{}, false
	}
	then = parse(text)
	for _, p := range f.passages {
		if _, there := then.holding(p.text); !there {
			f.problem("the watch of %s names nothing: %q is not in the capture that was read", p.entry, p.text)
		}
	}
	return then, true
}

// readNow reads the newest capture, wherever it moved to.
func (f *finding) readNow(ctx context.Context) (now document, ok bool) {
	at := f.path
	text, err := f.clone.text(ctx, f.clone.newest, at)
	if errors.Is(err, errNoFile) {
		if f.movedTo = f.clone.moved(ctx, at); f.movedTo == "" {
			f.now, _ = f.clone.last(ctx, at)
			f.gone = f.now.id != "" // or else it never was there, which readThen said
			return document{}, false
		}
		at = f.movedTo
		text, err = f.clone.text(ctx, f.clone.newest, at)
	}
	if err != nil {
		f.problem("the newest capture cannot be compared: %w", err)
		return document{}, false
	}
	if f.now, err = f.clone.last(ctx, at); err != nil {
		f.problem("the day of the newest capture is not known: %w", err)
	}
	return parse(text), true
}

// compare looks for passages that are no longer there, and for sentences on the subject
// that came, went, or changed. Where nothing is known of the old text but its passages,
// only these are looked for.
func (f *finding) compare(old document, known bool, now document) {
	entries := map[int][]string{} // that rest on a sentence of old which does not stand there any more
	for _, p := range f.passages {
		if _, there := now.holding(p.text); there {
			continue
		}
		at, _ := old.holding(p.text)
		if !known {
			at = []int{len(old.sentences)}
			old.sentences = append(old.sentences, parse(strings.Join(strings.Fields(p.text), " ")).sentences...)
		}
		for _, i := range at {
			if !slices.Contains(entries[i], p.entry) {
				entries[i] = append(entries[i], p.entry)
			}
		}
	}
	gone, came := old.without(&now), []int(nil)
	if known {
		came = now.without(&old)
	}
	paired := map[int]bool{} // sentences of now
	add := func(c change) {
		switch {
		case c.entries == nil && noise(c.old, c.now) || slices.ContainsFunc(f.changes, c.equals):
		case len(f.changes) < maxChanges:
			f.changes = append(f.changes, c)
		default:
			f.more++
		}
	}
	for _, i := range slices.Sorted(maps.Keys(entries)) {
		add(f.became(&old.sentences[i], &now, came, paired, entries[i]))
	}
	for _, i := range gone {
		if s := &old.sentences[i]; entries[i] == nil && s.speaksOf(f.phrases) {
			add(f.became(s, &now, came, paired, nil))
		}
	}
	for _, i := range came {
		s := &now.sentences[i]
		if paired[i] || !s.speaksOf(f.phrases) {
			continue
		}
		before := nearest(s, old.sentences, gone)
		if before < 0 { // more may have been added to one than it became
			before = nearest(s, old.sentences, old.all())
		}
		c := change{now: s.shown}
		if before >= 0 {
			c.old = old.sentences[before].shown
		}
		add(c)
	}
}

// became says what a sentence became, and pairs it with that.
func (f *finding) became(s *sentence, now *document, came []int, paired map[int]bool, entries []string) change {
	c := change{entries: entries, old: s.shown}
	if i := slices.IndexFunc(now.sentences, func(n sentence) bool { return n.words == s.words }); i >= 0 {
		return change{entries, s.full, now.sentences[i].full} // the address of a link changed
	}
	if i := nearest(s, now.sentences, came); i >= 0 {
		paired[i], c.now = true, now.sentences[i].shown
	}
	return c
}

// without lists the sentences of which the words do not stand in another document.
func (d *document) without(other *document) []int {
	same := map[string]bool{}
	for _, s := range other.sentences {
		same[s.words] = true
	}
	var all []int
	for i, s := range d.sentences {
		if s.words == "" || same[s.words] || len(all) < maxSearched && other.has(s.words) {
			continue
		}
		all = append(all, i)
	}
	return all
}

// all lists every sentence.
func (d *document) all() []int {
	all := make([]int, len(d.sentences))
	for i := range all {
		all[i] = i
	}
	return all
}

// nearest is the sentence, among some, that shares most words with another one, -1 if
// none is alike.
func nearest(s *sentence, all []sentence, among []int) int {
	best, most := -1, alike
	mine := wordSet(s.words)
	for _, i := range among[:min(len(among), maxSearched)] {
		theirs, shared := wordSet(all[i].words), 0
		for word := range theirs {
			if mine[word] {
				shared++
			}
		}
		if of := float64(shared) / float64(len(mine)+len(theirs)-shared); of > most {
			best, most = i, of
		}
	}
	return best
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}
