package host

import (
	"cmp"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// TypedPath is the path that a person means who types or pastes it, or drops a file on the
// terminal, which then writes it in its own way: in quotes, with backslashes before
// blanks, or as a file:// address. It may begin with ~/. A path that leads to a file as it
// stands is that file, and so is one that looks the same.
func TypedPath(env Env, typed string) string {
	if isThere(typed) {
		return typed
	}
	typed = strings.TrimSpace(typed)
	if path := atHome(env, typed); isThere(path) {
		return path
	}
	quoted := strings.IndexAny(typed, `'"`) == 0 || escapes && strings.Contains(typed, `\`)
	if parts := splitQuoted(typed, ' '); quoted && len(parts) == 1 {
		typed = unquote(parts[0])
	}
	if path, ok := fileAddress(typed); ok {
		return alike(path)
	}
	return alike(atHome(env, typed))
}

// alike is a path that is there and looks the same as one that is not: a line that is typed
// holds no characters that are not seen, and other systems write letters with marks, and
// blanks, in another form. Without one, it is the path.
func alike(path string) string {
	if isThere(path) || path == "" {
		return path
	}
	dir, name := filepath.Split(path)
	if folder := filepath.Clean(dir); dir != "" && !isThere(folder) && folder != filepath.Clean(path) {
		dir = alike(folder)
	}
	entries, _ := os.ReadDir(cmp.Or(dir, ".")) // whoever opens the path is told why it cannot be
	var found []string
	for _, e := range entries {
		if seen(e.Name()) == seen(name) {
			found = append(found, filepath.Join(dir, e.Name()))
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return path
}

// seen is what a person sees of a name.
func seen(name string) string {
	return strings.Join(strings.Fields(safetext.NewLabel(name).String()), " ")
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// atHome reads ~ and ~/ as a shell does.
func atHome(env Env, path string) string {
	home := cmp.Or(env("HOME"), env("USERPROFILE")) // the latter on Windows
	rest, ok := strings.CutPrefix(path, "~/")
	switch {
	case path == "~" && home != "":
		return home
	case ok && home != "":
		return filepath.Join(home, rest)
	}
	return path
}

// fileAddress is the path of a file:// address on this machine (RFC 8089).
func fileAddress(address string) (path string, ok bool) {
	const scheme = "file:"
	if len(address) < len(scheme) || !strings.EqualFold(address[:len(scheme)], scheme) {
		return "", false
	}
	rest, hasHost := strings.CutPrefix(address[len(scheme):], "//")
	if hasHost {
		host, path, _ := strings.Cut(rest, "/")
		own, _ := os.Hostname() // without a name, only localhost is this machine
		if host != "" && !strings.EqualFold(host, "localhost") && !strings.EqualFold(host, own) {
			return "", false
		}
		rest = "/" + path
	}
	path, err := url.PathUnescape(rest)
	if err != nil || !strings.HasPrefix(path, "/") {
		return "", false
	}
	if !escapes && len(path) > 2 && path[2] == ':' { // file:///C:/x
		path = path[1:]
	}
	return filepath.FromSlash(path), true
}
