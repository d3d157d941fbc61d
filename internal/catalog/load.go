package catalog

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

//go:embed platforms/*.yaml
var platforms embed.FS

// maxOwn is how many files of a person's own are read; more is a wrong folder.
const maxOwn = 10000

// Load reads the catalogue of this program and the person's own entries in dir
// (which may be missing, or "" for none). An own entry with the id of one of
// ours replaces it. A fault in one of ours is an error; one in the person's own
// files is listed in Faults, and the entry is left out.
func Load(dir string) (*Catalog, error) {
	ours, faults, err := ReadDir(platforms, "platforms")
	if err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return nil, faults[0]
	}
	c := &Catalog{}
	var theirs []*Platform
	if dir != "" {
		theirs, c.Faults, err = ReadDir(os.DirFS(dir), ".")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			c.Faults = append(c.Faults, &FileError{dir, []Fault{{1, "", safetext.Error(err).String()}}})
		}
	}
	replaced := map[string]bool{}
	for _, p := range theirs {
		p.Theirs = true
		replaced[p.ID] = true
	}
	for _, f := range c.Faults {
		replaced[strings.TrimSuffix(path.Base(f.File), ".yaml")] = true
	}
	for _, p := range ours {
		if !replaced[p.ID] {
			c.Platforms = append(c.Platforms, p)
		}
	}
	c.Platforms = append(c.Platforms, theirs...)
	sortPlatforms(c.Platforms)
	return c, nil
}

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
