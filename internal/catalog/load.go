package catalog

import (
	_ "embed" // the packed entries
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/strict"
)

//go:generate go run ../tools/pack platforms objections controllers languages

//go:embed platforms.packed
var platforms string

// maxOwn is how many custom entries are read; a directory with more is the wrong one.
const maxOwn = 10000

// Catalog is every platform, including the custom entries. Entries are read when they
// are first asked for: a start needs few of them.
type Catalog struct {
	entries map[string]*entry // by id
	own     []string          // the ids of the custom entries
	updated []string          // the ids of the entries of an update
	ownDir  []*FileError      // why their directory could not be read
	all     func() []*Platform
	law     func() *Lawbook // nil in English
	spoken  string          // the language of the texts
}

// entry is a platform that may not have been read yet: a built-in one in its packed form,
// one of an update, or a file with a custom entry.
type entry struct {
	packedEntry
	said    *translation // nil in English
	update  string       // "" for any but an entry of an update
	dir     fs.FS        // nil for any but a custom entry
	file    string
	builtIn *entry // what a custom entry or that of an update overrides, nil for none

	once     sync.Once
	platform *Platform
	fault    *FileError
}

// read gives the platform. For an invalid custom entry it is the built-in one that the
// entry was to override, or nil.
func (e *entry) read() *Platform {
	e.once.Do(func() {
		switch {
		case e.update != "":
			e.platform = e.updated()
			return
		case e.dir == nil:
			e.platform = e.whole()
			if e.said != nil {
				e.platform.translate(e.said.all())
			}
			return
		}
		var overridden *Platform
		if e.builtIn != nil {
			overridden = e.builtIn.read()
		}
		if e.platform, e.fault = readFile(e.dir, e.file); e.platform == nil {
			e.platform = overridden
			return
		}
		e.platform.Theirs, e.platform.overridden = true, overridden
	})
	return e.platform
}

// outline gives the head of a built-in platform, and all of another.
func (e *entry) outline() *Platform {
	if e.dir != nil || e.update != "" {
		return e.read()
	}
	p := unpack(e.Head)
	if e.said != nil {
		p.translate(e.said.head)
	}
	return p
}

// Load is LoadIn for English.
func Load(dir string) *Catalog { return LoadIn(dir, "en") }

// LoadIn is LoadUpdated without an update.
func LoadIn(dir, language string) *Catalog { return LoadUpdated(dir, language, nil) }

// LoadUpdated prepares the built-in entries, those of an update (nil for none) and the
// custom entries in dir (which may be missing, or "" for none). An entry of an update that
// is not older overrides the built-in one with the same id, and a valid custom entry
// overrides both. Texts are in the language if it has them, or in English after a mark;
// those of custom entries are as they are.
func LoadUpdated(dir, language string, u *Update) *Catalog {
	ours := packedEntries()
	c := &Catalog{entries: make(map[string]*entry, len(ours)), spoken: language}
	entries, said := make([]entry, len(ours)), translations(language)
	for i, e := range ours {
		entries[i].packedEntry = e
		entries[i].said = said(e.ID)
		c.entries[e.ID] = &entries[i]
	}
	if language != "en" {
		c.law = sync.OnceValue(func() *Lawbook { return readLawbook(said) })
	}
	c.all = sync.OnceValue(func() []*Platform { return c.gather((*entry).read) })
	if u != nil && !u.Older() {
		c.updated = u.ids
		for _, id := range u.ids {
			c.entries[id] = &entry{packedEntry: packedEntry{ID: id}, update: u.entries[id], said: said(id), builtIn: c.entries[id]}
		}
	}
	if dir != "" {
		c.addOwn(dir)
	}
	return c
}

// Language is the one that the texts are in, where it has them.
func (c *Catalog) Language() string { return c.spoken }

// addOwn adds the custom entries in a directory.
func (c *Catalog) addOwn(dir string) {
	fsys := os.DirFS(dir)
	names, err := entryNames(fsys)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		c.ownDir = []*FileError{unreadable(dir, err)}
	}
	for _, name := range names {
		id := idOf(name)
		if before := c.entries[id]; before != nil && before.dir != nil {
			c.ownDir = append(c.ownDir, &FileError{File: safetext.NewLine(name).String(), Faults: []strict.Fault{{
				Line: 1, Err: problem.New("entry-twice", "file", before.file),
			}}})
			continue
		}
		c.own = append(c.own, id)
		c.entries[id] = &entry{dir: fsys, file: name, builtIn: c.entries[id]}
	}
}

// readOwn reads the custom entries in parallel: there may be many, and YAML is slow.
func (c *Catalog) readOwn() {
	var reading sync.WaitGroup
	for part := range min(runtime.NumCPU(), len(c.own)) {
		reading.Go(func() {
			for i := part; i < len(c.own); i += runtime.NumCPU() {
				c.entries[c.own[i]].read()
			}
		})
	}
	reading.Wait()
}

// gather maps each entry to a platform and sorts them. It leaves out invalid entries.
func (c *Catalog) gather(platform func(*entry) *Platform) []*Platform {
	c.readOwn()
	all := make([]*Platform, 0, len(c.entries))
	for _, e := range c.entries {
		if p := platform(e); p != nil {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, Compare)
	return all
}

// Updated is how many entries of an update are in use.
func (c *Catalog) Updated() int {
	n := 0
	for _, id := range c.updated {
		if e := c.entries[id]; e.update != "" && e.read() != nil && (e.builtIn == nil || e.read() != e.builtIn.read()) {
			n++
		}
	}
	return n
}

// OwnFaults are the files with custom entries that could not be read.
func (c *Catalog) OwnFaults() []*FileError {
	faults := slices.Clone(c.ownDir)
	c.readOwn()
	for _, id := range c.own {
		if fault := c.entries[id].fault; fault != nil {
			faults = append(faults, fault)
		}
	}
	return faults
}

// Platforms is every platform, in the order in which they are shown.
func (c *Catalog) Platforms() []*Platform { return c.all() }

// Outlines is the same for a list that shows names and what is possible: built-in entries
// hold what Platform.head names, and nothing else.
func (c *Catalog) Outlines() []*Platform { return c.gather((*entry).outline) }

// Platform is the platform with this id, or nil.
func (c *Catalog) Platform(id string) *Platform {
	e := c.entries[id]
	if e == nil {
		return nil
	}
	return e.read()
}

// IDs lists the ids of all platforms in alphabetical order.
func (c *Catalog) IDs() []string {
	ids := slices.Sorted(maps.Keys(c.entries))
	return slices.DeleteFunc(ids, func(id string) bool { return c.Platform(id) == nil })
}

// ReadDir reads every entry of a directory, and lists the faults of invalid files. An
// error means that the directory itself could not be read, and does not name it.
func ReadDir(dir fs.FS) (all []*Platform, faults []*FileError, err error) {
	names, err := entryNames(dir)
	all, faults = readEach(names, func(name string) (*Platform, *FileError) { return readFile(dir, name) })
	return all, faults, err
}

// readEach reads entries and separates the valid ones from the faults of the others.
func readEach[T any](from []T, read func(T) (*Platform, *FileError)) (all []*Platform, faults []*FileError) {
	for _, e := range from {
		if p, fault := read(e); fault != nil {
			faults = append(faults, fault)
		} else {
			all = append(all, p)
		}
	}
	return all, faults
}

// entryNames lists the files in a directory that hold entries.
func entryNames(dir fs.FS) ([]string, error) {
	files, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), ".") && idOf(f.Name()) != "" {
			names = append(names, f.Name())
		}
	}
	if len(names) > maxOwn {
		return nil, problem.New("too-many-entries", "n", maxOwn)
	}
	return names, nil
}

// idOf is the id of the entry in a file by its name, "" if none is in it. Other systems
// write the ending as .yml or in capitals, and some add .txt and hide that.
func idOf(name string) string {
	lower := strings.ToLower(name)
	for _, ending := range []string{".yaml", ".yml", ".yaml.txt", ".yml.txt"} {
		if id, ok := strings.CutSuffix(lower, ending); ok {
			return id
		}
	}
	return ""
}

// unreadable is the one fault of a file or directory that cannot be read.
func unreadable(name string, err error) *FileError {
	return &FileError{File: safetext.NewLine(name).String(), Faults: []strict.Fault{{Line: 1, Err: problem.Because(err, "entry-unreadable")}}}
}

func readFile(fsys fs.FS, name string) (*Platform, *FileError) {
	data, err := readRegular(fsys, name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return Parse(safetext.UTF8(data), safetext.NewLine(name).String())
}

// readRegular reads at most one byte more than strict.MaxFile, so that a longer file can
// be refused. It never waits for a pipe or a device.
func readRegular(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, problem.New("entry-not-regular")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // read only: nothing can be lost
	return io.ReadAll(io.LimitReader(f, strict.MaxFile+1))
}

// packedEntry is an entry of this program in its packed form: the head is what an
// outline needs, and All is the whole platform, compressed as one like packedPlatforms.Like.
type packedEntry struct{ ID, Head, All string }

// packedPlatforms are the entries of this program.
type packedPlatforms struct {
	Like    string // some entries, compressed
	Entries []packedEntry
}

var packedEntries = sync.OnceValue(func() []packedEntry {
	var all packedPlatforms
	packed.Read(platforms, &all)
	return all.Entries
})

// likeEntries are the entries that the others are compressed like.
var likeEntries = sync.OnceValue(func() []byte {
	var all packedPlatforms
	packed.Read(platforms, &all)
	return []byte(packed.Expand(all.Like))
})

// unpack gives the platform of a packed form.
func unpack(form string) *Platform {
	p := &Platform{}
	packed.Read(form, p)
	return p
}

// whole gives the platform that All holds.
func (e packedEntry) whole() *Platform { return unpack(packed.ExpandLike(e.All, likeEntries())) }

// check validates the entry as its file was validated. Line numbers are not packed:
// every fault is on line 1.
func (e packedEntry) check() (*Platform, *FileError) {
	c, p := checker{&strict.Reader{}}, e.whole()
	c.check(p, e.ID)
	return c.result(p, e.ID+".yaml")
}

// Shipped gives the entries of this program in the order of their files, validated
// as ReadDir does it.
func Shipped() (all []*Platform, faults []*FileError) {
	return readEach(packedEntries(), packedEntry.check)
}

// Pack makes platforms.packed of the entries of this program. All entries are compressed as
// ones like some of them, taken from everywhere among them.
func Pack(all []*Platform) (data []byte, err error) {
	whole := make([][]byte, len(all))
	var like []byte
	for i, p := range all {
		if whole[i], err = packed.Append(nil, p); err != nil {
			return nil, err
		}
		if i%max(1, len(all)/10) == 0 {
			like = append(like, whole[i]...)
		}
	}
	like = like[:min(len(like), packed.MostLike)]
	small, err := packed.Compress(like)
	if err != nil {
		return nil, err
	}
	out := packedPlatforms{Like: string(small)}
	for i, p := range all {
		head, err := packed.Append(nil, p.head())
		small, err2 := packed.CompressLike(whole[i], like)
		if err := errors.Join(err, err2); err != nil {
			return nil, err
		}
		out.Entries = append(out.Entries, packedEntry{p.ID, string(head), string(small)})
	}
	return packed.Append(nil, &out)
}

// head is the outline of a platform: what tells platforms apart, orders them, and
// says what is possible where.
func (p *Platform) head() *Platform {
	h := &Platform{ID: p.ID, Name: p.Name, Owner: p.Owner, Category: p.Category, Rank: p.Rank}
	for _, w := range p.Ways {
		h.Ways = append(h.Ways, Way{ID: w.ID, Kind: w.Kind, Where: w.Where, Title: w.Title, Minutes: w.Minutes, Untrained: w.Untrained})
	}
	return h
}
