package catalog

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/strict"
)

// maxOwn is how many custom entries are read; a directory with more is the wrong one.
const maxOwn = 10000

// Catalog is every platform, including the custom entries. Entries are listed and read when
// they are first asked for: a start needs few of them, or none.
type Catalog struct {
	list    func() *listing
	updated []string // the ids of the entries of an update
	all     func() []*Platform
	heads   func() []*Platform
	law     func() *Lawbook // nil in English
	spoken  string          // the language of the texts
}

// listing is which entries there are.
type listing struct {
	entries map[string]*entry // by id
	own     []string          // the ids of the custom entries
	twice   []*FileError      // their files that were left out for others
	unread  error             // why their directory could not be read
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

	once, headOnce sync.Once
	platform, head *Platform
	fault          *FileError
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
	e.headOnce.Do(func() {
		e.head = unpack(e.Head)
		if e.said != nil {
			e.head.translate(e.said.head)
		}
	})
	return e.head
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
	if u != nil && u.Older() {
		u = nil
	}
	said := sync.OnceValue(func() func(string) *translation { return translations(language) })
	c := &Catalog{list: sync.OnceValue(func() *listing { return listed(dir, said(), u) }), spoken: language}
	if u != nil {
		c.updated = u.ids
	}
	if language != "en" {
		c.law = sync.OnceValue(func() *Lawbook { return readLawbook(said()) })
	}
	c.all = sync.OnceValue(func() []*Platform { return c.gather((*entry).read) })
	c.heads = sync.OnceValue(func() []*Platform { return c.gather((*entry).outline) })
	return c
}

// Language is the one that the texts are in, where it has them.
func (c *Catalog) Language() string { return c.spoken }

// listed lists the entries that there are, with what a language says of them, and those of
// an update unless that is nil.
func listed(dir string, said func(id string) *translation, u *Update) *listing {
	ours := packedEntries()
	l := &listing{entries: make(map[string]*entry, len(ours))}
	entries := make([]entry, len(ours))
	for i, e := range ours {
		entries[i].packedEntry = e
		entries[i].said = said(e.ID)
		l.entries[e.ID] = &entries[i]
	}
	if u != nil {
		for _, id := range u.ids {
			l.entries[id] = &entry{packedEntry: packedEntry{ID: id}, update: u.entries[id], said: said(id), builtIn: l.entries[id]}
		}
	}
	if dir != "" {
		l.addOwn(dir)
	}
	return l
}

// addOwn adds the custom entries in a directory.
func (l *listing) addOwn(dir string) {
	fsys := os.DirFS(dir)
	names, twice, err := entryNames(fsys)
	if l.twice = twice; err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.unread = problem.Because(err, problem.ErrAt, "path", dir)
	}
	for _, name := range names {
		id := idOf(name)
		l.own = append(l.own, id)
		l.entries[id] = &entry{dir: fsys, file: name, builtIn: l.entries[id]}
	}
}

// readOwn reads the custom entries in parallel: there may be many, and YAML is slow.
func (l *listing) readOwn() {
	var reading sync.WaitGroup
	for part := range min(runtime.NumCPU(), len(l.own)) {
		reading.Go(func() {
			for i := part; i < len(l.own); i += runtime.NumCPU() {
				l.entries[l.own[i]].read()
			}
		})
	}
	reading.Wait()
}

// gather maps each entry to a platform and sorts them. It leaves out invalid entries.
func (c *Catalog) gather(platform func(*entry) *Platform) []*Platform {
	l := c.list()
	l.readOwn()
	all := make([]*Platform, 0, len(l.entries))
	for _, e := range l.entries {
		if p := platform(e); p != nil {
			all = append(all, p)
		}
	}
	sort.Slice(all, func(i, j int) bool { return Compare(all[i], all[j]) < 0 })
	return all
}

// Updated is how many entries of an update are in use.
func (c *Catalog) Updated() int {
	n := 0
	for _, id := range c.updated {
		if e := c.list().entries[id]; e.update != "" && e.read() != nil && (e.builtIn == nil || e.read() != e.builtIn.read()) {
			n++
		}
	}
	return n
}

// OwnFaults are the files with custom entries that could not be read.
func (c *Catalog) OwnFaults() []*FileError {
	l := c.list()
	faults := slices.Clone(l.twice)
	l.readOwn()
	for _, id := range l.own {
		if fault := l.entries[id].fault; fault != nil {
			faults = append(faults, fault)
		}
	}
	return faults
}

// OwnUnread is why the directory of custom entries could not be read, nil if it could or is
// not there.
func (c *Catalog) OwnUnread() error { return c.list().unread }

// Platforms is every platform, in the order in which they are shown.
func (c *Catalog) Platforms() []*Platform { return c.all() }

// Outlines is the same for who lists or seeks platforms, and takes a sixth of the memory:
// built-in entries hold what Platform.head names, and nothing else.
func (c *Catalog) Outlines() []*Platform { return c.heads() }

// Platform is the platform with this id, or nil.
func (c *Catalog) Platform(id string) *Platform {
	e := c.list().entries[id]
	if e == nil {
		return nil
	}
	return e.read()
}

// Outline is that platform as Outlines has it, or nil.
func (c *Catalog) Outline(id string) *Platform {
	e := c.list().entries[id]
	if e == nil {
		return nil
	}
	return e.outline()
}

// IDs lists the ids of all platforms in alphabetical order.
func (c *Catalog) IDs() []string {
	ids := slices.Sorted(maps.Keys(c.list().entries))
	return slices.DeleteFunc(ids, func(id string) bool { return c.Platform(id) == nil })
}

// ReadDir reads every entry of a directory, and lists the faults of invalid files. An
// error means that the directory itself could not be read, and does not name it.
func ReadDir(dir fs.FS) (all []*Platform, faults []*FileError, err error) {
	names, twice, err := entryNames(dir)
	all, faults = readEach(names, func(name string) (*Platform, *FileError) { return readFile(dir, name) })
	return all, append(twice, faults...), err
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

// entryNames lists the files in a directory that hold entries, and as faults those that hold
// the same one as a file before them.
func entryNames(dir fs.FS) (names []string, twice []*FileError, err error) {
	files, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, nil, err
	}
	in := map[string]string{} // the file, by the id
	for _, f := range files {
		name, id := f.Name(), idOf(f.Name())
		switch {
		case strings.HasPrefix(name, ".") || id == "":
		case in[id] != "":
			fault := strict.Fault{Line: 1, Err: problem.New("entry-twice", "file", in[id])}
			twice = append(twice, &FileError{File: safetext.NewLine(name).String(), Faults: []strict.Fault{fault}})
		default:
			in[id] = name
			names = append(names, name)
		}
	}
	if len(names) > maxOwn {
		return nil, nil, problem.New("too-many-entries", "n", maxOwn)
	}
	return names, twice, nil
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

// unreadable is the one fault of a file that cannot be read.
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
