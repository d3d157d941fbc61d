package host

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// ErrNotShown means that a kept file is of a kind that is not opened from here.
var ErrNotShown = errors.New("only pictures, PDF, plain text and mails are opened from here")

// shown are the kinds of files that only show something: none of them is a
// program, and none but a mail can fetch anything, which mail programs ask about.
var shown = []string{".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".txt", ".eml"}

// keptName is how kept files are named: by the start of their SHA-256,
// and by the kind of the file if its name had one.
var keptName = regexp.MustCompile(`^[0-9a-f]{16}(\.[a-z0-9]+)?$`)

// OpenKept hands a kept file to the system's own program for its kind, as Open does
// with a link.
func (o Opener) OpenKept(path string) error {
	if err := checkKept(path); err != nil {
		return err
	}
	o.Env = withoutBrowser(o.Env)
	return o.start(path)
}

// checkKept decides whether a file may be opened: one that was kept as a proof, a
// regular file of a kind that only shows something.
func checkKept(path string) error {
	name := filepath.Base(path)
	if !filepath.IsAbs(path) || filepath.Base(filepath.Dir(path)) != "proofs" || !keptName.MatchString(name) {
		return errors.Join(ErrBadLink, errors.New("it is not the name of a kept file"))
	}
	if !slices.Contains(shown, strings.ToLower(filepath.Ext(name))) {
		return ErrNotShown
	}
	info, err := os.Lstat(path)
	if err != nil {
		return errors.New("it is gone")
	}
	if !info.Mode().IsRegular() {
		return errors.New("it is not a regular file")
	}
	return nil
}
