package state

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// act is something that a Store does to the disk. Done after an error, it must
// work when it is asked for again.
type act struct {
	before func(s *Store) error // what has to be there
	do     func(s *Store) error // what is disturbed
	done   func(s *Store) bool  // what must hold if it said that all went well
	holds  func(s *Store) bool  // what must hold in any case
	always string               // another injection, in every run: a file system that cannot do something
}

var acts = map[string]act{
	"first save":          {nil, note, saved(1), saved(0), ""},
	"save":                {twoEvents, note, saved(3), saved(2), ""},
	"save, no hard links": {twoEvents, note, saved(3), saved(2), "linkat:error=EPERM"},
	"save, interrupted":   {twoEvents, note, saved(3), saved(2), "flock:error=EINTR:when=1"},
	"save, no locks":      {twoEvents, noteOrNoLocks, saved(2), saved(2), "flock:error=ENOLCK"},
	"attach":              {twoEvents, attachMail, both(saved(3), proofsWhole), saved(2), ""},
	"attach again":        {mailThere, attachMail, both(saved(2), proofsWhole), both(saved(2), proofsWhole), ""},
	"mend a proof":        {brokenMail, attachMail, both(saved(2), proofsWhole), saved(2), ""},
	"forget":              {func(s *Store) error { return errors.Join(note(s), remains(s)) }, forget, forgotten, saved(0), ""},
	"forget what the backup knows": {
		func(s *Store) error {
			return errors.Join(note(s), os.Link(s.Path(), s.Path()+".x"), forget(s), os.Rename(s.Path()+".x", s.Backup()))
		},
		forget, forgotten, saved(0), "",
	},
	"forget everything": {
		remains, func(s *Store) error { _, _, err := s.ForgetEverything(context.Background()); return err },
		func(s *Store) bool { return s.Inspect().Missing || len(s.names()) == 0 }, func(*Store) bool { return true }, "",
	},
	"restore": {
		damage, func(s *Store) error {
			_, _, err := s.Restore(context.Background())
			if errors.Is(err, ErrGood) { // asked again after an error that came late
				return nil
			}
			return err
		},
		func(s *Store) bool { return saved(1)(s) && damageKept(s) }, damageKept, "",
	},
	"write elsewhere": {
		note,
		func(s *Store) error { return durable.WriteFile(mine(s), []byte("new"), false) },
		mineHolds("new"), mineHolds("", "new"), "",
	},
	"write elsewhere, no hard links": {
		note,
		func(s *Store) error { return durable.WriteFile(mine(s), []byte("new"), false) },
		mineHolds("new"), mineHolds("", "new"), "linkat:error=EPERM",
	},
	"write over": {
		func(s *Store) error { return errors.Join(note(s), durable.WriteFile(mine(s), []byte("old"), false)) },
		func(s *Store) error { return durable.WriteFile(mine(s), []byte("new"), true) },
		mineHolds("new"), mineHolds("old", "new"), "",
	},
	"take in another computer's": {
		func(s *Store) error { return errors.Join(account(s), mailThere(other(s))) },
		takeIn, func(s *Store) bool { return saved(2)(s) && proofsWhole(s) }, saved(1), "",
	},
	"look at a proof": {
		mailThere, func(s *Store) error {
			f, err := s.Load()
			if err != nil {
				return err
			}
			return s.CheckProof(f.Events[1].File)
		},
		saved(2), saved(2), "",
	},
	"look": {
		remains, func(s *Store) error {
			h := s.Inspect()
			p := s.CheckProofs(h.File)
			if h.Unusable != nil || h.Leftover == "" || len(h.Replaced) != 1 || p.Whole != 1 || len(p.Unnamed) != 1 {
				return errors.New("it does not see what is there")
			}
			return errors.Join(h.Damage, h.BackupDamage, p.Unread)
		},
		saved(2), saved(2), "",
	},
}

func note(s *Store) error {
	_, err := s.Import(context.Background(), s.New(Event{Do: Note, Account: "facebook", Text: safetext.NewBlock("new")}))
	return err
}

// noteOrNoLocks is note where the file system cannot lock, which is said.
func noteOrNoLocks(s *Store) error {
	if err := note(s); !errors.Is(err, durable.ErrNoLocks) {
		return err
	}
	return nil
}

// other is the store of another computer, in a folder beside.
func other(s *Store) *Store {
	return &Store{Dir: filepath.Join(filepath.Dir(s.Dir), "other"), Now: s.Now}
}

// takeIn takes in what the folder of another computer holds.
func takeIn(s *Store) error {
	from, err := OpenForeign(other(s).Dir, s.Now())
	if err != nil {
		return err
	}
	there, err := s.Load()
	if err != nil {
		return errors.Join(err, from.Close())
	}
	come, missing := s.Kept(from, there.Events)
	_, err = s.ImportFrom(context.Background(), from, come, from.Events...)
	if len(missing) > 0 {
		err = errors.Join(err, errors.New("a proof was not found"))
	}
	return errors.Join(err, errors.Join(from.Left...), from.Close())
}

func attachMail(s *Store) error {
	_, _, _, err := s.Attach(context.Background(), "facebook", "mail.eml", []byte("an answer"))
	return err
}

func forget(s *Store) error {
	_, err := s.Forget(context.Background(), "facebook")
	return err
}

func account(s *Store) error {
	_, err := s.Record(context.Background(), s.New(Event{Do: Account, Account: "facebook"}))
	return err
}

func twoEvents(s *Store) error { return errors.Join(account(s), note(s)) }

func mailThere(s *Store) error { return errors.Join(account(s), attachMail(s)) }

// damage cuts the state file off, which has a backup.
func damage(s *Store) error { return errors.Join(twoEvents(s), os.Truncate(s.Path(), 7)) }

// remains leaves what a crash and a restored backup may leave.
func remains(s *Store) error {
	return errors.Join(mailThere(s), os.WriteFile(filepath.Join(s.Dir, tmpName), []byte("half"), 0o600),
		os.WriteFile(filepath.Join(s.Dir, damagedName+"x"), []byte("old"), 0o600), os.WriteFile(filepath.Join(s.Proofs(), "odd"), nil, 0o600))
}

// brokenMail leaves half of a proof, as a crash may.
func brokenMail(s *Store) error {
	if err := account(s); err != nil {
		return err
	}
	f, _, _, err := s.Attach(context.Background(), "facebook", "mail.eml", []byte("an answer"))
	if err != nil {
		return err
	}
	return os.Truncate(filepath.Join(s.Proofs(), f.Events[1].File), 3)
}

func mine(s *Store) string { return filepath.Join(s.Dir, "mine") }

// mineHolds says that the file of somebody's own holds one of these, "" for none.
func mineHolds(want ...string) func(s *Store) bool {
	return func(s *Store) bool {
		data, err := os.ReadFile(mine(s))
		return (err == nil || errors.Is(err, os.ErrNotExist)) && slices.Contains(want, string(data))
	}
}

func both(a, b func(s *Store) bool) func(s *Store) bool {
	return func(s *Store) bool { return a(s) && b(s) }
}

// saved says that the file is as we wrote it and holds at least so many events.
// One more is there if a save failed, and so did its way back.
func saved(n int) func(s *Store) bool {
	return func(s *Store) bool {
		f, err := s.Load()
		return err == nil && len(f.Events) >= n && !f.Changed
	}
}

func proofsWhole(s *Store) bool {
	f, err := s.Load()
	h := s.CheckProofs(f)
	return err == nil && h.Whole == 1 && len(h.Missing)+len(h.Changed)+len(h.Unnamed) == 0 && h.Unread == nil
}

// forgotten says that nothing of the account is left, in files beside it neither.
func forgotten(s *Store) bool {
	h := s.Inspect()
	return h.Damage == nil && len(h.File.Events)+len(h.Backup.Events) == 0 && h.Leftover == "" && len(h.Replaced) == 0
}

// damageKept says that the seven bytes that damage left are there.
func damageKept(s *Store) bool {
	all, err := s.Replaced()
	return err == nil && slices.ContainsFunc(append(all, s.Path()), func(path string) bool {
		info, err := os.Lstat(path)
		return err == nil && info.Size() == 7
	})
}

func (s *Store) names() []string {
	entries, err := durable.ReadDir(s.Dir)
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	if err != nil {
		all = append(all, err.Error())
	}
	return all
}
