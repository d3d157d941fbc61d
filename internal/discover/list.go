package discover

import (
	"bufio"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// maxLine is how long a line of a list may be, in bytes.
const maxLine = 4 * maxText

// list reads a list: the names of files in a password store, as a tree or one a line, or
// addresses, names of platforms or of apps. Where most lines are none of these, the text is
// no list.
//
// https://git.zx2c4.com/password-store/about/
// https://github.com/gopasspw/gopass/blob/master/docs/commands/list.md
func (r *reader) list(in *bufio.Reader) error {
	lines, err := linesOf(in)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(lines, func(line string) bool { return branch().MatchString(line) }) {
		return r.files(branches(lines))
	}
	var paths, plain [][]string
	ends := slices.ContainsFunc(lines, func(line string) bool { return hasEnding(strings.TrimSpace(line)) })
	for _, line := range lines {
		switch line = strings.TrimSpace(line); {
		case line == "" || strings.HasPrefix(line, "#") || ends && !hasEnding(line):
		case isFile(line):
			paths = append(paths, segments(line))
		default:
			plain = append(plain, []string{line})
		}
	}
	if ends || len(paths) > len(plain) {
		return r.files(paths)
	}
	fits := 0
	for _, l := range plain {
		if r.names.fits(l[0]) {
			fits++
		}
	}
	if fits == 0 || 2*fits < len(plain)+len(paths) {
		return ErrUnknown
	}
	for _, l := range plain {
		if err := r.add(login{path: l}); err != nil {
			return err
		}
	}
	return nil
}

// linesOf are the lines of a text, without what colours them in a terminal.
func linesOf(in *bufio.Reader) ([]string, error) {
	var lines []string
	for {
		line, err := in.ReadString('\n')
		switch {
		case len(line) > maxLine:
			return nil, ErrUnknown
		case len(lines) > 2*maxLogins:
			return nil, ErrTooMany
		}
		line = colours().ReplaceAllString(strings.TrimRight(line, "\r\n"), "")
		if line != "" {
			lines = append(lines, strings.ReplaceAll(line, "\u00a0", " "))
		}
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

var colours = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b\\[[0-9;]*m") })

// branch is what stands before a name in a tree.
var branch = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("^(?:[│|] {3}| {4})*(?:[├└|`][─-]{2} )") })

// branches are the files of a tree, each with the directories that it is in.
func branches(lines []string) [][]string {
	var files [][]string
	var open []string
	was := -1
	leaf := func() {
		if len(open) > 0 {
			files = append(files, slices.Clone(open))
		}
	}
	for _, line := range lines {
		before := branch().FindString(line)
		if before == "" {
			continue
		}
		depth := len([]rune(before))/4 - 1
		if depth <= was {
			leaf()
		}
		depth = min(depth, len(open))
		name, _, _ := strings.Cut(line[len(before):], " (/") // gopass names where a mounted store is
		open = append(open[:depth:depth], strings.TrimSuffix(strings.TrimSpace(name), "/"))
		was = depth
	}
	leaf()
	return files
}

// files adds the files of a password store.
func (r *reader) files(all [][]string) error {
	for _, path := range all {
		if len(path) == 0 {
			continue
		}
		if err := r.add(login{path: path}); err != nil {
			return err
		}
	}
	return nil
}

// isFile says that a line is the path of a file rather than a web address.
func isFile(line string) bool {
	top, _, inside := strings.Cut(line, "/")
	return hasEnding(line) || inside && !strings.Contains(line, "://") && !hostLike(top)
}

// hasEnding says that a file is encrypted as those of a password store are.
func hasEnding(line string) bool {
	return strings.HasSuffix(line, ".gpg") || strings.HasSuffix(line, ".age")
}

// segments are the parts of the path of a file inside its password store, nil for one that is
// no entry.
func segments(line string) []string {
	for _, store := range []string{"password-store", "gopass/stores/root"} { // a dot may stand before it
		if _, after, found := strings.Cut(line, store+"/"); found {
			line = after
		}
	}
	parts := strings.Split(strings.TrimSuffix(strings.TrimSuffix(line, ".gpg"), ".age"), "/")
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" || p == "." })
	if slices.ContainsFunc(parts, func(p string) bool { return strings.HasPrefix(p, ".") }) {
		return nil
	}
	return parts
}
