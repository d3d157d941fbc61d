package lang

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/strict"
)

// Entry is a translation in a file: the hash of its English, and a text or the plural forms
// of its language. Words on somebody's screen have a source, its day, and a grade, as ways do.
type Entry struct {
	Of                                     string
	Text, Zero, One, Two, Few, Many, Other string
	Source, Date, Evidence                 string

	was string // the English that it was made from, where the file says that
}

// forms are the texts of an entry.
func (e *Entry) forms() Forms {
	forms := Forms{}
	for name, text := range map[string]string{
		"text": e.Text, "zero": e.Zero, "one": e.One, "two": e.Two, "few": e.Few, "many": e.Many, "other": e.Other,
	} {
		if text != "" {
			forms[name] = text
		}
	}
	return forms
}

func (e *Entry) set(forms Forms) {
	e.Text, e.Zero, e.One, e.Two = forms["text"], forms["zero"], forms["one"], forms["two"]
	e.Few, e.Many, e.Other = forms["few"], forms["many"], forms["other"]
}

// Book is the translations into a language, by key, and the order that they are written in.
type Book struct {
	Language string
	Slots    []Slot
	Entries  map[string]*Entry

	file func(key string) string // the file in which the entry of a key stands
}

// ReadBook reads the translations of some slots from files of a directory. It refuses what
// strict refuses, and a fresh translation that says something else than the English.
func ReadBook(dir, language string, slots []Slot, file func(key string) string) (*Book, error) {
	b := &Book{Language: language, Slots: slots, Entries: map[string]*Entry{}, file: file}
	var files []string
	for _, s := range slots {
		if f := file(s.Key); !slices.Contains(files, f) {
			files = append(files, f)
		}
	}
	var err error
	for _, name := range files {
		data, failed := os.ReadFile(filepath.Join(dir, name))
		switch {
		case errors.Is(failed, fs.ErrNotExist):
		case failed != nil:
			err = errors.Join(err, failed)
		default:
			if fault := b.read(filepath.Join(filepath.Base(dir), name), data); fault != nil {
				err = errors.Join(err, fault)
			}
		}
	}
	return b, err
}

// read takes in one file.
func (b *Book) read(name string, data []byte) *strict.FileError {
	var entries map[string]Entry
	r, _ := strict.Read(data, &entries, strict.Format{Keys: entryKeys})
	slots, was := map[string]*Slot{}, comments(data)
	for i := range b.Slots {
		slots[b.Slots[i].Key] = &b.Slots[i]
	}
	for key, e := range entries {
		e.was = was[key]
		b.Entries[key] = &e
		if belongs := b.file(key); belongs != filepath.Base(name) {
			r.Add(key, fmt.Errorf("belongs in %s", belongs))
		}
		if s := slots[key]; s != nil && e.Of == s.English.Hash() {
			for _, fault := range s.faults(b.Language, &e) {
				r.Add(key, fault)
			}
		}
	}
	return r.Result(name)
}

// entryKeys allows every key of a file, and those of an Entry below it.
func entryKeys(v reflect.Value, _ reflect.StructTag) []strict.Key {
	if v.Kind() == reflect.Map {
		return nil
	}
	var keys []strict.Key
	for f := range v.Type().Fields() {
		if f.IsExported() {
			keys = append(keys, strict.Key{Name: strings.ToLower(f.Name), Need: f.Name == "Of", Field: f})
		}
	}
	return keys
}

// comments are the English texts that stand above the entries.
func comments(data []byte) map[string]string {
	var doc yaml.Node
	all := map[string]string{}
	if yaml.Unmarshal(data, &doc) != nil || len(doc.Content) == 0 {
		return all
	}
	for i := 0; i+1 < len(doc.Content[0].Content); i += 2 {
		key := doc.Content[0].Content[i]
		for line := range strings.SplitSeq(key.HeadComment, "\n") {
			if english, ok := strings.CutPrefix(line, "# was: "); ok {
				all[key.Value] = english
			} else if english, ok := strings.CutPrefix(line, "# "); ok && all[key.Value] == "" {
				all[key.Value] = english
			}
		}
	}
	return all
}

// said is the translation of a slot, nil if there is none, or it is stale.
func (b *Book) said(s *Slot) Forms {
	if e := b.Entries[s.Key]; e != nil && e.Of == s.English.Hash() && len(e.forms()) > 0 {
		return e.forms()
	}
	return nil
}

// Fill fills the slots, with the English where there is no translation, after a mark that
// says so. It gives the number of those.
func (b *Book) Fill(mark string) (missing int) {
	for i := range b.Slots {
		s := &b.Slots[i]
		forms := b.said(s)
		if forms == nil {
			missing++
			forms = Forms{}
			for _, name := range s.forms(b.Language) {
				forms[name] = s.English[name]
				if forms[name] == "" {
					forms[name] = s.English["other"]
				}
				if !s.Bare {
					forms[name] = mark + forms[name]
				}
			}
		}
		s.fill(forms)
	}
	return missing
}

// Texts are the translations by the English.
func (b *Book) Texts() map[string]string {
	texts := map[string]string{}
	for i := range b.Slots {
		if forms := b.said(&b.Slots[i]); forms != nil {
			texts[b.Slots[i].English["text"]] = forms["text"]
		}
	}
	return texts
}

// Change is a slot whose English changed after it was translated.
type Change struct{ Key, Was, Now, Said string }

// State lists what is to be done: the keys of slots without a translation, those whose
// English changed, and the keys of translations that no slot has. Words on a screen
// that are not known are no work for a translator, see Unsourced.
func (b *Book) State() (missing []string, stale []Change, orphans []string) {
	known := map[string]bool{}
	for i := range b.Slots {
		s := &b.Slots[i]
		known[s.Key] = true
		switch e := b.Entries[s.Key]; {
		case e == nil || len(e.forms()) == 0:
			if !s.Fact {
				missing = append(missing, s.Key)
			}
		case e.Of != s.English.Hash():
			stale = append(stale, Change{s.Key, e.was, comment(s.English), comment(e.forms())})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(b.Entries)) {
		if !known[key] {
			orphans = append(orphans, key)
		}
	}
	return missing, stale, orphans
}

// Unsourced lists the keys of words on a screen that nobody has found in this language.
func (b *Book) Unsourced() []string {
	var keys []string
	for i := range b.Slots {
		if s := &b.Slots[i]; s.Fact && (b.Entries[s.Key] == nil || len(b.Entries[s.Key].forms()) == 0) {
			keys = append(keys, s.Key)
		}
	}
	return keys
}

// Keep says of stale translations that they hold for the English of today, too.
func (b *Book) Keep(keys ...string) {
	for i := range b.Slots {
		if s := &b.Slots[i]; slices.Contains(keys, s.Key) && b.Entries[s.Key] != nil {
			b.Entries[s.Key].Of = s.English.Hash()
		}
	}
}

// Complete makes an entry for each slot: one of the same English as another, of which the
// caller knows more, has its translation. Entries that no slot has are dropped.
func (b *Book) Complete(elsewhere map[string]Forms) {
	moved := map[string]Forms{}
	maps.Copy(moved, elsewhere)
	for _, e := range b.Entries {
		if forms := e.forms(); len(forms) > 0 && moved[e.Of] == nil {
			moved[e.Of] = forms
		}
	}
	entries := map[string]*Entry{}
	for i := range b.Slots {
		s := &b.Slots[i]
		e, now := b.Entries[s.Key], s.English.Hash()
		if forms := moved[now]; forms != nil && !s.Fact && strings.Contains(comment(s.English), " ") && (e == nil || len(e.forms()) == 0 || e.Of != now) {
			e = &Entry{Of: now}
			e.set(forms)
		} else if e == nil || len(e.forms()) == 0 {
			e = &Entry{Of: now}
		}
		entries[s.Key] = e
	}
	b.Entries = entries
}

// Files are the files of a book as they are to be, by name.
func (b *Book) Files() map[string][]byte {
	files := map[string][]byte{}
	for i := range b.Slots {
		s := &b.Slots[i]
		if e := b.Entries[s.Key]; e != nil {
			name := b.file(s.Key)
			files[name] = append(files[name], b.entry(s, e)...)
		}
	}
	return files
}

// entry writes one entry below its English.
func (b *Book) entry(s *Slot, e *Entry) []byte {
	var out strings.Builder
	out.WriteString("# " + comment(s.English) + "\n")
	if e.Of != s.English.Hash() && e.was != "" {
		out.WriteString("# was: " + e.was + "\n")
	}
	out.WriteString(quotedKey(s.Key) + ":\n  of: \"" + e.Of + "\"\n")
	forms := e.forms()
	for _, name := range formNames {
		if forms[name] != "" {
			out.WriteString("  " + name + ": " + quoted(forms[name]) + "\n")
		}
	}
	if e.Source != "" {
		out.WriteString("  source: " + quoted(e.Source) + "\n  date: " + quoted(e.Date) + "\n  evidence: " + e.Evidence + "\n")
	}
	return []byte(out.String() + "\n")
}

// comment writes texts on one line.
func comment(f Forms) string {
	lines := f.lines()
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(line, "\n", `\n`)
	}
	return strings.Join(lines, " | ")
}

// quoted writes a text as YAML and JSON both read it.
func quoted(s string) string {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string can be encoded
	return strings.TrimSuffix(out.String(), "\n")
}

// quotedKey quotes a key that YAML would read as something else.
func quotedKey(key string) string {
	if strings.ContainsAny(key, "[]") {
		return quoted(key)
	}
	return key
}

// Gather adds what an English text is in this language, by its hash.
func (b *Book) Gather(into map[string]Forms) {
	for _, key := range slices.Sorted(maps.Keys(b.Entries)) {
		if e := b.Entries[key]; len(e.forms()) > 0 && e.Source == "" {
			into[e.Of] = e.forms()
		}
	}
}

// Said is what stands in the book for a slot, and the English that it was made from where
// that is no longer the English.
func (b *Book) Said(s *Slot) (forms Forms, was string) {
	e := b.Entries[s.Key]
	if e == nil || len(e.forms()) == 0 {
		return nil, ""
	}
	if e.Of != s.English.Hash() {
		was = cmp.Or(e.was, "?")
	}
	return e.forms(), was
}

// Say puts a translation into the book, unless it is none, the English has changed since,
// or it is of words on a screen, which need a source.
func (b *Book) Say(key, english string, said Forms) {
	for i := range b.Slots {
		s := &b.Slots[i]
		if s.Key != key || s.Fact || len(said.lines()) == 0 || english != s.English["text"] && english != s.English["one"] && english != s.English["other"] {
			continue
		}
		e := b.Entries[key]
		if e == nil {
			e = &Entry{}
			b.Entries[key] = e
		}
		e.Of = s.English.Hash()
		e.set(said)
	}
}
