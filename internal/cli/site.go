package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/site"
	"github.com/optout-tui/optout-tui/internal/words"
)

// checkSite reports a directory or an address that no site can have.
func (a *app) checkSite(c *invocation) error {
	w := a.words.CLI.Get()
	if c.value("output") == "" {
		return a.missing("--output", w.SiteMissing)
	}
	base := c.value("base")
	u, err := url.Parse(base)
	good := err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == "" &&
		!u.ForceQuery && strings.HasSuffix(u.Path, "/") && !strings.ContainsAny(base, " \"'<>\\#")
	if base != "" && !good {
		return usage(words.Put(w.SiteBadBase, "text", quote(a.words, base)), w.SiteBadBaseDo)
	}
	return nil
}

// catalogSite writes the public pages and files of the catalogue into a directory.
func (a *app) catalogSite(c *invocation) error {
	w, dir := a.words.CLI.Get(), c.value("output")
	if err := a.findStore(); err != nil {
		return err
	}
	if a.keeps(filepath.Join(dir, site.Mark)) || a.keeps(dir) {
		return a.ownPlace(dir)
	}
	ours, err := siteMayGo(dir)
	if err == nil && !ours {
		return &fault{exitUsage, w.OutputFailed, words.Put(w.SiteNotOurs, "path", safe(dir)), w.SiteNotOursDo}
	}
	var files map[string][]byte
	if err == nil {
		if files, err = site.Files(c.value("base"), committed()); err != nil {
			return err
		}
		err = writeSite(dir, files)
	}
	if err != nil {
		err = problem.Because(err, problem.ErrAt, "path", dir)
		return &fault{exitError, w.OutputFailed, a.words.Why(err), a.unwrittenDo(dir, err)}
	}
	a.wrote = true
	a.print(w.SiteWritten.Put(len(files), "path", safe(dir)))
	return nil
}

// committed is the day of the commit that the program was built of, zero if it is not known.
func committed() time.Time {
	day, _ := time.Parse(time.RFC3339, built().Date)
	return day
}

// siteMayGo says that a directory is not there, empty, or one that catalogSite made.
func siteMayGo(dir string) (bool, error) {
	d, err := os.Open(dir) // #nosec G304 -- the person names it
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	defer func() { _ = d.Close() }() // read only: nothing can be lost
	if _, err := d.ReadDir(1); errors.Is(err, io.EOF) {
		return true, nil
	} else if err != nil {
		return false, err
	}
	_, err = os.Lstat(filepath.Join(dir, filepath.FromSlash(site.Mark)))
	return err == nil, nil
}

// siteList is a file of each site with a line for each file that was made: its sum and its
// path. It is hidden, and no part of the site.
const siteList = ".optout-tui-site"

// maxSiteList is the longest list that is read, in bytes.
const maxSiteList = 8 << 20

// writeSite writes files below a directory, and follows no link that leads out of it. The
// mark is first: what was left half-written can be written again. What an earlier site had
// and this one has not is removed, unless somebody changed it. A web server may be somebody
// else, so everybody can read them.
func writeSite(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil { // #nosec G301 -- it is to be published
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }() // each file is closed, with its error
	paths := slices.Sorted(maps.Keys(files))
	before, now := readSiteList(root), strings.Join(each(paths, func(name string) string { return siteLine(files[name], name) }), "")
	write := func(name string, data []byte) error {
		return errors.Join(root.MkdirAll(path.Dir(name), 0o755), root.WriteFile(name, data, 0o644))
	}
	if err := errors.Join(write(site.Mark, files[site.Mark]), write(siteList, []byte(before+now))); err != nil {
		return err
	}
	for _, name := range paths {
		if err := write(name, files[name]); err != nil {
			return err
		}
	}
	for line := range strings.Lines(before) {
		_, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if _, stays := files[name]; !stays {
			removeMade(root, name, line)
		}
	}
	return write(siteList, []byte(now))
}

// readSiteList is the list of what was made in a directory, "" for none.
func readSiteList(root *os.Root) string {
	info, err := root.Lstat(siteList)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxSiteList {
		return ""
	}
	list, err := root.ReadFile(siteList)
	if err != nil {
		return ""
	}
	return string(list)
}

// siteLine is the line of a file in the list.
func siteLine(data []byte, name string) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]) + " " + name + "\n"
}

// removeMade removes a file that is as its line in the list says, and directories that are
// empty then. What cannot be removed is left.
func removeMade(root *os.Root, name, line string) {
	info, err := root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxSiteList {
		return
	}
	data, err := root.ReadFile(name)
	if err != nil || siteLine(data, name) != line {
		return
	}
	for ; err == nil && name != "."; name = path.Dir(name) {
		err = root.Remove(name)
	}
}
