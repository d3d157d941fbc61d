package catalog

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// maxOwn is how many custom entries are read; a directory with more is the wrong one.
const maxOwn = 10000

// maxFaults is how many faults of one file are reported; the next check reports the
// rest.
const maxFaults = 20

// Catalog is every platform, including the custom entries. Entries are read when they
// are first asked for: a start needs few of them.
type Catalog struct {
	entries map[string]*entry // by id
	own     []string          // the ids of the custom entries
	ownDir  *FileError        // why their directory could not be read
	all     func() []*Platform
}

// entry is a platform that may not have been read yet: a built-in one in its packed form,
// or a file with a custom entry.
type entry struct {
	packedEntry
	dir  fs.FS // nil for a built-in entry
	file string

	once     sync.Once
	platform *Platform
	fault    *FileError
}

// read gives the platform, or nil if the entry is invalid.
func (e *entry) read() *Platform {
	e.once.Do(func() {
		if e.dir == nil {
			e.platform = e.unpack()
			return
		}
		if e.platform, e.fault = readFile(e.dir, e.file); e.platform != nil {
			e.platform.Theirs = true
		}
	})
	return e.platform
}

// outline gives the head of the platform, and all of a custom entry.
func (e *entry) outline() *Platform {
	if e.dir != nil {
		return e.read()
	}
	p := &Platform{}
	packed.Read(e.Head, p)
	return p
}

// Load prepares the built-in entries and the custom entries in dir (which may be missing,
// or "" for none). A custom entry overrides the built-in one with the same id, even if it
// is invalid; then that platform is missing.
func Load(dir string) *Catalog {
	var ours []packedEntry
	packed.Read(platforms, &ours)
	c := &Catalog{entries: make(map[string]*entry, len(ours))}
	entries := make([]entry, len(ours))
	for i, e := range ours {
		entries[i].packedEntry = e
		c.entries[e.ID] = &entries[i]
	}
	if dir != "" {
		c.addOwn(os.DirFS(dir), dir)
	}
	c.all = sync.OnceValue(func() []*Platform { return c.gather((*entry).read) })
	return c
}

// addOwn prepares the custom entries.
func (c *Catalog) addOwn(fsys fs.FS, shown string) {
	names, err := entryNames(fsys, ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		c.ownDir = unreadable(shown, err)
	}
	for _, name := range names {
		id := strings.TrimSuffix(path.Base(name), ".yaml")
		c.own = append(c.own, id)
		c.entries[id] = &entry{dir: fsys, file: name}
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

// OwnFaults are the files with custom entries that could not be read.
func (c *Catalog) OwnFaults() []*FileError {
	var faults []*FileError
	if c.ownDir != nil {
		faults = append(faults, c.ownDir)
	}
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
func (c *Catalog) IDs() []string { return slices.Sorted(maps.Keys(c.entries)) }

// ReadDir reads every entry of a directory, and lists the faults of invalid files. An
// error means that the directory itself could not be read, and does not name it.
func ReadDir(fsys fs.FS, dir string) ([]*Platform, []*FileError, error) {
	names, err := entryNames(fsys, dir)
	if err != nil {
		return nil, nil, err
	}
	var all []*Platform
	var faults []*FileError
	for _, name := range names {
		if p, fault := readFile(fsys, name); fault != nil {
			faults = append(faults, fault)
		} else {
			all = append(all, p)
		}
	}
	return all, faults, nil
}

// entryNames lists the entries of a directory by their paths.
func entryNames(fsys fs.FS, dir string) ([]string, error) {
	files, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range files {
		if strings.HasSuffix(f.Name(), ".yaml") && !strings.HasPrefix(f.Name(), ".") {
			names = append(names, path.Join(dir, f.Name()))
		}
	}
	if len(names) > maxOwn {
		return nil, problem.New("too-many-entries", "n", maxOwn)
	}
	return names, nil
}

// unreadable is the one fault of a file or directory that cannot be read.
func unreadable(name string, err error) *FileError {
	return &FileError{safetext.NewLine(name).String(), []Fault{{1, "", problem.Because(err, "entry-unreadable")}}}
}

func readFile(fsys fs.FS, name string) (*Platform, *FileError) {
	shown := path.Base(name)
	data, err := readRegular(fsys, name)
	if err != nil {
		return nil, unreadable(shown, err)
	}
	return Parse(data, safetext.NewLine(shown).String())
}

// readRegular reads at most one byte more than maxFile, so that decode can refuse a file
// that is longer. It never waits for a pipe or a device.
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
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

// Parse reads one entry; name is its file name. It returns every fault at once,
// in the order of the lines.
func Parse(data []byte, name string) (*Platform, *FileError) {
	p := &Platform{}
	d := decode(data, p)
	if d.lines[""] > 0 { // there was a document
		d.checkRest(p, strings.TrimSuffix(name, ".yaml"))
	}
	return d.result(p, name)
}

// result gives what was read, or the faults.
func (d *decoder) result(p *Platform, name string) (*Platform, *FileError) {
	if len(d.faults) == 0 {
		return p, nil
	}
	slices.SortStableFunc(d.faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	if more := len(d.faults) - maxFaults; more > 0 {
		d.faults = append(d.faults[:maxFaults], Fault{d.faults[maxFaults].Line, "", problem.New("more-faults", "n", more)})
	}
	return nil, &FileError{name, d.faults}
}
