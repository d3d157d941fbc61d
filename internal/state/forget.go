package state

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Forgotten is what Forget removed, and what it found but had to leave.
type Forgotten struct {
	File    File     // the state file as it now is
	Events  int      // how many events are gone from it
	Notes   int      // how many of these were notes
	Removed []string // whole files that are gone
	// Mentions are the other accounts with an event that names the label of the
	// forgotten one, "" for an event that belongs to no account.
	Mentions []string
}

// ForgottenError names the accounts that nothing puts on the list any more.
type ForgottenError struct {
	error
	Accounts []string
}

// Unwrap gives the problem that this is.
func (f *ForgottenError) Unwrap() error { return f.error }

// unlisted is a check that fails if events name an account that neither they nor the
// events in the file put on the list.
func unlisted(events []Event) func(there []Event) error {
	return func(there []Event) error {
		gone := map[string]bool{}
		for _, e := range events {
			gone[e.Account], gone[e.To] = true, true
		}
		delete(gone, "")
		for _, list := range [][]Event{there, events} {
			for i := range list { // by index: there can be many, and events are large
				if list[i].Do == Account {
					delete(gone, list[i].Account)
				}
			}
		}
		if accounts := slices.Sorted(maps.Keys(gone)); len(accounts) > 0 {
			return &ForgottenError{problem.New("forgotten-meanwhile", "accounts", accounts), accounts}
		}
		return nil
	}
}

// Named lists the accounts that events name, those taken off the list included,
// each once and in order.
func Named(events []Event) []string {
	all := map[string]bool{}
	for _, e := range events {
		all[e.Account] = true
	}
	delete(all, "")
	return slices.Sorted(maps.Keys(all))
}

// AllNamed lists the accounts that the state file and its backup name.
func (s *Store) AllNamed(f File) []string { return Named(s.withBackup(f)) }

// Together lists the accounts that Forget forgets with this one: those that are joined
// with it by the state file and its backup, itself included. The one that gives the name
// comes first.
func (s *Store) Together(f File, account string) []string {
	joins := joins(Joins(Effective(s.withBackup(f))))
	all := []string{joins.end(account)}
	for id, to := range joins {
		if to == all[0] {
			all = append(all, id)
		}
	}
	slices.Sort(all[1:])
	return all
}

// withBackup are the events of the state file and of its backup, if that can be read.
func (s *Store) withBackup(f File) []Event {
	_, bak, _ := s.readBackup() // no events after an error
	return Merge(f.Events, bak.Events)
}

// ConcernedBy are the events that say something about accounts: their own, those that
// link another account with them, and every undo of one of these.
func ConcernedBy(events []Event, accounts []string) map[string]bool {
	gone := map[string]bool{}
	for _, e := range events {
		if slices.Contains(accounts, e.Account) || e.To != "" && slices.Contains(accounts, e.To) {
			gone[e.ID] = true
		}
	}
	for grew := true; grew; {
		grew = false
		for _, e := range events {
			if !gone[e.ID] && e.Undoes != "" && gone[e.Undoes] {
				gone[e.ID], grew = true, true
			}
		}
	}
	return gone
}

// Forget removes everything about an account, and about those that are joined with it,
// from the state file and its backup, for good. Files that cannot be read and may name
// the account are removed as a whole: a damaged backup, what an earlier Restore kept,
// leftovers of a crash. When it returns without an error, all of this is on the disk.
func (s *Store) Forget(ctx context.Context, account string) (Forgotten, error) {
	f, unlock, err := s.lockAndLoad(ctx, whatever)
	if err != nil {
		return Forgotten{}, err
	}
	defer unlock()
	out := Forgotten{}
	before := f.Events
	accounts := s.Together(f, account)
	f.Events = without(before, accounts)
	if out.Removed, err = s.forgetBeside(accounts, before, f.Events); err != nil {
		return out, err
	}
	for _, e := range before {
		if e.Do == Note && slices.Contains(accounts, e.Account) {
			out.Notes++
		}
	}
	out.File, out.Events = f, len(before)-len(f.Events)
	out.Mentions = mentions(f.Events, labelsOf(before, accounts))
	if out.Events == 0 {
		return out, nil
	}
	if err := s.replace(s.Path(), f.Encode(), keepNothing); err != nil {
		return out, err
	}
	out.File.Changed = false
	return out, nil
}

// forgetBeside removes the accounts from everything but the state file itself, which
// holds the events before, and will hold after. The state file comes last: until then the
// accounts are known, and can be forgotten again.
func (s *Store) forgetBeside(accounts []string, before, after []Event) (removed []string, err error) {
	gone, err := s.Replaced()
	if err != nil {
		return nil, err
	}
	gone = append(gone, s.tmp())
	_, bak, err := s.readBackup()
	damaged := err != nil && !errors.Is(err, fs.ErrNotExist)
	if damaged || bak.Newer {
		gone = append(gone, s.Backup())
	}
	if removed, err = s.removeFiles(gone); err != nil {
		return removed, err
	}
	left := without(bak.Events, accounts)
	proofs, err := s.forgetProofs(accounts, slices.Concat(before, bak.Events), slices.Concat(after, left))
	removed = append(removed, proofs...)
	if err != nil {
		return removed, err
	}
	if !bak.Newer && len(left) < len(bak.Events) {
		bak.Events = left
		return removed, s.replace(s.Backup(), bak.Encode(), keepNothing)
	}
	return removed, durable.SyncDir(s.Dir)
}

func without(events []Event, accounts []string) []Event {
	gone := ConcernedBy(events, accounts)
	return slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return gone[e.ID] })
}

// labelsOf are the labels of accounts, folded. It leaves out those of one or two letters,
// which occur in every text.
func labelsOf(events []Event, accounts []string) []string {
	labels := make([]string, 0, len(accounts))
	for _, account := range accounts {
		_, label, _ := strings.Cut(account, "/")
		for _, e := range events {
			if e.Account == account && !e.Label.IsZero() {
				label = e.Label.String()
			}
		}
		labels = append(labels, safetext.Fold(label))
	}
	return slices.DeleteFunc(labels, func(l string) bool { return utf8.RuneCountInString(l) < 3 })
}

// mentions finds the accounts with an event that holds one of the labels.
func mentions(events []Event, labels []string) []string {
	var all []string
	if len(labels) == 0 {
		return nil
	}
	for _, e := range events {
		texts := []string{e.Account, e.Label.String(), e.Text.String(), e.Name.String()}
		if e.Mail != nil {
			texts = append(texts, e.Mail.From.String(), e.Mail.Subject.String())
		}
		said := safetext.Fold(strings.Join(texts, "\n"))
		named := slices.ContainsFunc(labels, func(label string) bool { return strings.Contains(said, label) })
		if named && !slices.Contains(all, e.Account) {
			all = append(all, e.Account)
		}
	}
	return all
}

// ForgetEverything removes all that this program keeps in the directory, and the
// directory if nothing else is in it. It gives what was removed, and the names of what
// was left because it is not ours. The state file goes last, so that nobody takes what
// a crash leaves for an empty start.
func (s *Store) ForgetEverything(ctx context.Context) (removed, left []string, err error) {
	if _, err := os.Stat(s.Dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return nil, nil, err
	}
	unlock = sync.OnceFunc(unlock)
	defer unlock()
	kept, err := s.Replaced()
	if err != nil {
		return nil, nil, err
	}
	ours := append([]string{s.tmp(), s.Backup(), s.Proofs()}, append(kept, s.Path())...)
	if removed, err = s.removeFiles(ours); err != nil {
		return removed, nil, err
	}
	lock := filepath.Join(s.Dir, lockName)
	// The lock is removed while it is held, so that whoever waits for it sees that it
	// is gone. Windows removes no open file: there it is removed afterwards.
	err = durable.Remove(lock)
	unlock()
	if err != nil {
		err = durable.Remove(lock)
	}
	entries, listErr := os.ReadDir(s.Dir)
	if err := cmp.Or(err, durable.SyncDir(s.Dir), listErr); err != nil {
		return removed, nil, err
	}
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if len(left) == 0 {
		_ = os.Remove(s.Dir) // empty, so nothing is lost if it must stay
	}
	return removed, left, nil
}

// removeFiles removes files, empty directories, and the proofs with their directory. It
// follows no link, and gives those that were there.
func (s *Store) removeFiles(paths []string) (removed []string, err error) {
	for _, path := range paths {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		remove := os.Remove
		if path == s.Proofs() {
			remove = os.RemoveAll
		}
		if err := remove(path); err != nil {
			return removed, err
		}
		removed = append(removed, path)
	}
	return removed, nil
}
