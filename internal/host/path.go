package host

import (
	"cmp"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// TypedPath is the path that a person means who types or pastes it, or drops a file on the
// terminal, which then writes it in its own way: in quotes, with backslashes before
// blanks, or as a file:// address. It may begin with ~/. A path that leads to a file as it
// stands is that file.
func TypedPath(env Env, typed string) string {
	typed = strings.TrimSpace(typed)
	if path := atHome(env, typed); isThere(path) {
		return path
	}
	quoted := strings.IndexAny(typed, `'"`) == 0 || escapes && strings.Contains(typed, `\`)
	if parts := splitQuoted(typed, ' '); quoted && len(parts) == 1 {
		typed = unquote(parts[0])
	}
	if path, ok := fileAddress(typed); ok {
		return path
	}
	return atHome(env, typed)
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
