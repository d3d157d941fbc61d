package catalog

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

//go:embed platforms/*.yaml
var platforms embed.FS

// maxOwn is how many files of a person's own are read; more is a wrong folder.
const maxOwn = 10000

// Catalog is every platform, those of the person included. Entries of ours are
// read when they are first asked for: a start needs few of them.
type Catalog struct {
	// Faults are the person's own files that could not be read; they were left
	// out, and nothing of ours is used in their place.
	Faults []*FileError

	entries map[string]func() *Platform // by id; nil for a faulty one
	all     func() []*Platform
}

// Load prepares the catalogue of this program and reads the person's own entries
// in dir (which may be missing, or "" for none). An own entry with the id of one
// of ours replaces it.
func Load(dir string) *Catalog {
	c := &Catalog{entries: map[string]func() *Platform{}}
	names, err := platforms.ReadDir("platforms")
	if err != nil {
		panic("the catalogue is not in the program: " + err.Error())
	}
	for _, n := range names {
		if id, ok := strings.CutSuffix(n.Name(), ".yaml"); ok {
			c.entries[id] = sync.OnceValue(func() *Platform {
				p, _ := readFile(platforms, "platforms/"+id+".yaml") // without faults, as a test sees to
				return p
			})
		}
	}
	c.addOwn(dir)
	c.all = sync.OnceValue(c.readAll)
	return c
}

// addOwn adds the person's entries, and takes away those of ours for which a
// faulty one of theirs stands.
func (c *Catalog) addOwn(dir string) {
	if dir == "" {
		return
	}
	own, faults, err := ReadDir(os.DirFS(dir), ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		faults = append(faults, &FileError{safetext.NewLine(dir).String(), []Fault{{1, "", safetext.Error(err).String()}}})
	}
	c.Faults = faults
	for _, p := range own {
		p.Theirs = true
		c.entries[p.ID] = func() *Platform { return p }
	}
	for _, f := range faults {
		delete(c.entries, strings.TrimSuffix(f.File, ".yaml"))
	}
}

// Platforms is every platform, in the order in which they are shown.
func (c *Catalog) Platforms() []*Platform { return c.all() }

func (c *Catalog) readAll() []*Platform {
	var reading sync.WaitGroup
	ids := c.IDs()
	found := make([]*Platform, len(ids))
	for part := range runtime.NumCPU() {
		reading.Go(func() {
			for i := part; i < len(ids); i += runtime.NumCPU() {
				found[i] = c.entries[ids[i]]()
			}
		})
	}
	reading.Wait()
	found = slices.DeleteFunc(found, func(p *Platform) bool { return p == nil })
	slices.SortFunc(found, Compare)
	return found
}

// Platform is the platform with this id, or nil.
func (c *Catalog) Platform(id string) *Platform {
	read := c.entries[id]
	if read == nil {
		return nil
	}
	return read()
}

// IDs lists the ids of all platforms in their alphabetical order.
func (c *Catalog) IDs() []string { return slices.Sorted(maps.Keys(c.entries)) }

// Shipped reads the entries of this program, with their faults.
func Shipped() ([]*Platform, []*FileError, error) { return ReadDir(platforms, "platforms") }

// ReadDir reads every *.yaml of a directory. Faulty files are listed, not read;
// an error means that the directory itself could not be read.
func ReadDir(fsys fs.FS, dir string) ([]*Platform, []*FileError, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, nil, err
	}
	var all []*Platform
	var faults []*FileError
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".yaml") || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if len(all)+len(faults) >= maxOwn {
			return nil, nil, fmt.Errorf("there are more than %d entries in it", maxOwn)
		}
		p, fault := readFile(fsys, path.Join(dir, e.Name()))
		if fault != nil {
			faults = append(faults, fault)
			continue
		}
		all = append(all, p)
	}
	return all, faults, nil
}

func readFile(fsys fs.FS, name string) (*Platform, *FileError) {
	shown := safetext.NewLine(path.Base(name)).String()
	data, err := readRegular(fsys, name)
	if err != nil {
		return nil, &FileError{shown, []Fault{{1, "", safetext.Error(err).String()}}}
	}
	p, fault := Parse(data, shown)
	return p, fault
}

// readRegular reads a file of at most maxFile bytes and a little more, so that
// decode can refuse what is longer. It never waits for a pipe or a device.
func readRegular(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a regular file")
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
	if len(d.faults) > 0 {
		slices.SortStableFunc(d.faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
		return nil, &FileError{name, d.faults}
	}
	return p, nil
}
