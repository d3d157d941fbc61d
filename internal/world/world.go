// Package world is what both faces need from outside. They import no package that
// opens, reads or writes anything: they are handed these functions.
package world

import (
	"context"
	"time"

	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/state"
)

// Host is the functions that act on the world. Every error is the reason in the
// person's words.
type Host struct {
	// Open hands a link to the browser, if it lies on one of the domains, and returns soon.
	Open func(link string, domains []string) error
	// Mail hands a mailto link to the mail program.
	Mail func(link string) error
	// Copy hands a text to the system's clipboard. Without an error it is there; the error
	// is what to say where only the terminal can have it, which gives no answer.
	Copy func(text string) error
	// OpenProof hands a kept file, named as in its event, to the program for its kind.
	OpenProof func(file string) error

	// New gives an event its id and time.
	New func(state.Event) state.Event
	// Record saves events and gives the file as it then is, with what other programs
	// added. It waits for another program no longer than the context lives.
	Record func(context.Context, ...state.Event) (state.File, error)
	// Poll gives the file if another program may have changed it since the last Poll.
	Poll func() (file state.File, changed bool, err error)
	// Attach keeps a copy of a file with an account, and gives the state file as it
	// then is.
	Attach func(account, path string) (state.File, error)
	// Discover reads a password manager's export, and keeps nothing of it.
	Discover func(path string) (*discover.Accounts, error)
	// Write makes a new file that only the person can read, and gives its full path.
	// It overwrites nothing.
	Write func(path string, data []byte) (string, error)

	// WriteAll makes several new files, by their names, in a directory, which it makes if it
	// is not there, and gives its full path. It overwrites nothing, and writes all or none.
	WriteAll func(dir string, files map[string][]byte) (string, error)

	// Now is the time where the person is.
	Now func() time.Time
}
