// Package discover finds accounts in what password managers export, and in plain lists.
// It looks at addresses and user names only: passwords, notes, one-time codes and cards
// are skipped while it reads, and stand in no result and in no error. It opens no file,
// writes nothing and knows nothing about what a person did.
package discover

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/problem"
)

// How much is read. A login takes about 200 bytes in an export.
const (
	MaxSize   = 32 << 20 // bytes of an export, unpacked
	MaxZip    = 1 << 30  // bytes of a zip file, which may hold attachments, too
	maxLogins = 100_000
	maxHead   = 4 << 10 // bytes by which an export is recognised
	maxDepth  = 64      // levels of JSON and XML
	maxText   = 1 << 10 // bytes of an address or a user name; longer ones are none
)

// What can be wrong with an export. Each names it as path.
const (
	ErrUnknown problem.Kind = "export-unknown"  // it is none that is known
	ErrLocked  problem.Kind = "export-locked"   // it is encrypted; LockOf says by what
	ErrDamaged problem.Kind = "export-damaged"  // it is damaged or cut off
	ErrTooMany problem.Kind = "export-too-many" // it holds more than n logins
	ErrEmpty   problem.Kind = "export-empty"    // it holds no login
	ErrNotIn   problem.Kind = "export-not-in"   // a zip file that holds no export
	ErrTooBig  problem.Kind = "too-large"       // n is the limit in megabytes
	ErrBadZip  problem.Kind = "zip-damaged"

	ErrUnreadable problem.Kind = "unreadable" // the system says why
)

// login is what is looked at in one entry of an export.
type login struct {
	sites []string // addresses as they are written, and apps
	user  string
	name  string   // what the entry is called
	path  []string // of a file in a password store, in place of all others
}

// reader reads one export.
type reader struct {
	names  *index
	logins []login
}

// Read finds the accounts in an export, which errors call name. in holds size bytes.
func Read(name string, in io.ReaderAt, size int64, c *catalog.Catalog) (*Accounts, error) {
	r := &reader{names: newIndex(c.Platforms())}
	err := r.any(in, size)
	if err == nil && len(r.logins) == 0 {
		err = ErrEmpty
	}
	if err != nil {
		return nil, named(name, err)
	}
	return r.names.match(r.logins), nil
}

// lockedError says by what an export is encrypted.
type lockedError string

func (e lockedError) Error() string { return "encrypted by " + string(e) }

// LockOf says by what an export is encrypted, one of Locks; "" if an error is another one.
func LockOf(err error) string {
	if by, ok := errors.AsType[lockedError](err); ok {
		return string(by)
	}
	return ""
}

// named is an error with the name of the export. What stands in the export is in no error:
// those of the decoders, which quote it, are left out.
func named(name string, err error) error {
	_, unread := errors.AsType[*fs.PathError](err)
	switch {
	case unread:
		return problem.Because(err, ErrUnreadable, "path", name)
	case LockOf(err) != "":
		return problem.Because(err, ErrLocked, "path", name)
	case errors.Is(err, ErrTooBig):
		return problem.New(ErrTooBig, "path", name, "n", MaxSize>>20)
	case errors.Is(err, ErrTooMany):
		return problem.New(ErrTooMany, "path", name, "n", maxLogins)
	}
	for _, kind := range []problem.Kind{ErrUnknown, ErrEmpty, ErrNotIn, ErrBadZip} {
		if errors.Is(err, kind) {
			return problem.New(kind, "path", name)
		}
	}
	return problem.New(ErrDamaged, "path", name)
}

// add takes a login, if it says on what or for whom it is.
func (r *reader) add(l login) error {
	if len(l.sites) == 0 && l.name == "" && len(l.path) == 0 {
		return nil
	}
	if len(r.logins) == maxLogins {
		return ErrTooMany
	}
	r.logins = append(r.logins, l)
	return nil
}

// kept is a copy of an address or a user name that shares no memory with what stood beside
// it; "" if it is too long to be one.
func kept(text string) string {
	text = strings.TrimSpace(text)
	if len(text) > maxText {
		return ""
	}
	return strings.Clone(text)
}

// any reads an export in whichever form it is.
func (r *reader) any(in io.ReaderAt, size int64) error {
	head := make([]byte, min(size, maxHead))
	if n, err := in.ReadAt(head, 0); err != nil && n < len(head) {
		return err
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return r.zip(in, size)
	}
	if size > MaxSize {
		return ErrTooBig
	}
	return r.text(io.NewSectionReader(in, 0, size))
}

// text reads an export that is a text. It is recognised by how it begins.
func (r *reader) text(in io.Reader) error {
	raw := bufio.NewReaderSize(in, maxHead)
	start, _ := raw.Peek(maxHead) // an error comes again where it matters
	if by := lockOf(start); by != "" {
		return lockedError(by)
	}
	text := bufio.NewReaderSize(decoded(raw, start), maxHead)
	start, _ = text.Peek(maxHead)
	start = bytes.TrimLeft(start, " \t\r\n")
	switch {
	case len(start) == 0:
		return ErrEmpty
	case bytes.IndexByte(start, 0) >= 0:
		return ErrUnknown
	case start[0] == '{' || start[0] == '[' && isJSON(start):
		return r.json(text)
	case start[0] == '<':
		return r.xml(text)
	case bytes.Contains(start, []byte(samsungHead)):
		return r.samsung(text)
	}
	if by := lockOfText(start); by != "" {
		return lockedError(by)
	}
	if c := columnsOf(start); c != nil {
		return r.table(text, c)
	}
	return r.list(text)
}

// isJSON says that what begins with a bracket is a list in JSON.
func isJSON(start []byte) bool {
	next := bytes.TrimLeft(start[1:], " \t\r\n")
	return len(next) > 0 && strings.ContainsRune(`{["]`, rune(next[0]))
}
