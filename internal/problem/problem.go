// Package problem describes what went wrong as a kind with fields. Package words has
// the text of each kind in each language; the texts here are for logs and tests.
package problem

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// Kind names what went wrong, and its text in package words. It is the error itself where
// there is nothing else to tell, and what errors.Is finds in any Error of the kind.
type Kind string //nolint:errname // it names problems, and is one only for errors.Is

// Error is the name of the kind, for logs and tests.
func (k Kind) Error() string { return strings.ReplaceAll(string(k), "-", " ") }

// Error is a problem with what there is to tell about it.
type Error struct {
	Kind   Kind
	Fields []any // names and values in turn, as words.Put takes them
	Err    error // what caused it, or nil; its text is the field why
}

// New gives a problem of a kind, with names and values in turn.
//
//go:noinline
func New(kind Kind, fields ...any) error { return &Error{Kind: kind, Fields: fields} }

// Because is New for a problem that an error caused. The path in the error is left
// out: the fields name it.
//
//go:noinline
func Because(err error, kind Kind, fields ...any) error {
	_, err = splitPath(err)
	return &Error{kind, fields, err}
}

// Error is the kind with its fields, for logs and tests.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%v %v: %v", e.Kind, e.Fields, e.Err)
	}
	return fmt.Sprintf("%v %v", e.Kind, e.Fields)
}

// Unwrap gives what caused the problem.
func (e *Error) Unwrap() error { return e.Err }

// Is says that target is the kind of this problem.
func (e *Error) Is(target error) bool { return target == e.Kind }

// ErrAt is the kind of any problem of the system with one file: path and why.
const ErrAt Kind = "at"

// Of gives the outermost problem in an error. An error of the system becomes one; of
// any other error it gives nil.
func Of(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	if k, ok := errors.AsType[Kind](err); ok {
		return &Error{Kind: k}
	}
	if path, bare := splitPath(err); path != "" {
		return &Error{ErrAt, []any{"path", path}, bare}
	}
	code, _ := errors.AsType[syscall.Errno](err)
	kind := refusals[code]
	switch {
	case kind != "":
	case errors.Is(err, fs.ErrNotExist):
		kind = "no-such-file"
	case errors.Is(err, fs.ErrExist):
		kind = "exists"
	case errors.Is(err, fs.ErrPermission):
		kind = "no-permission"
	default:
		return nil
	}
	return &Error{Kind: kind}
}

// splitPath takes a system error apart: the file that it is about, "" if it names
// none, and the error without it.
func splitPath(err error) (path string, bare error) {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Path, p.Err
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return l.New, l.Err
	}
	return "", err
}
