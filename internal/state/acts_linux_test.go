package state

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// act is something that a Store does to the disk. Done after an error, it must
// work when it is asked for again.
type act struct {
	before func(s *Store) error // what has to be there
	do     func(s *Store) error // what is disturbed
	done   func(s *Store) bool  // what must hold if it said that all went well
	always string               // another injection, in every run: a file system that cannot do something
}

var acts = map[string]act{
	"first save":          {nil, note, func(s *Store) bool { return s.saved(1) }, ""},
	"save":                {twoNotes, note, func(s *Store) bool { return s.saved(3) }, ""},
	"save, no hard links": {twoNotes, note, func(s *Store) bool { return s.saved(3) }, "linkat:error=EPERM"},
	"attach":              {twoNotes, attachMail, func(s *Store) bool { return s.saved(3) && s.proofsWhole(1) }, ""},
	"attach again":        {mailThere, attachMail, func(s *Store) bool { return s.saved(2) && s.proofsWhole(1) }, ""},
	"forget": {
		func(s *Store) error { return errors.Join(note(s), remains(s)) }, forget,
		func(s *Store) bool {
			f, err := s.Load()
			return err == nil && len(f.Events) == 0 && s.nothingBeside()
		}, "",
	},
	"forget what the backup knows": {
		func(s *Store) error {
			return errors.Join(note(s), os.Link(s.Path(), s.Path()+".x"), forget(s), os.Rename(s.Path()+".x", s.Backup()))
		},
		forget, func(s *Store) bool { return len(s.Inspect().Backup.Events) == 0 }, "",
	},
	"forget everything": {
		remains, func(s *Store) error { _, _, err := s.ForgetEverything(context.Background()); return err },
		func(s *Store) bool { return s.Inspect().Missing || len(s.names()) == 0 }, "",
	},
	"restore": {
		damage, func(s *Store) error {
			_, _, err := s.Restore(context.Background())
			if errors.Is(err, ErrGood) { // asked again after an error that came late
				return nil
			}
			return err
		},
		func(s *Store) bool { return s.saved(1) && s.keeps(1) }, "",
	},
	"write elsewhere": {
		func(s *Store) error {
			return errors.Join(note(s), WriteNew(filepath.Join(s.Dir, "mine"), []byte("old"), false))
		},
		func(s *Store) error { return WriteNew(filepath.Join(s.Dir, "mine"), []byte("new"), true) },
		func(s *Store) bool {
			data, err := os.ReadFile(filepath.Join(s.Dir, "mine"))
			return err == nil && string(data) == "new"
		}, "",
	},
	"look": {
		remains, func(s *Store) error {
			h := s.Inspect()
			p := s.CheckProofs(h.File)
			if h.Unusable != "" || h.Leftover == "" || len(h.Kept) != 1 || p.Whole != 1 || len(p.Unnamed) != 1 {
				return errors.New("it does not see what is there")
			}
			return errors.Join(h.Damage, h.BackupDamage, p.Unread)
		},
		func(*Store) bool { return true }, "",
	},
}

func note(s *Store) error {
	_, err := s.Record(context.Background(), s.New(Event{Do: Note, Account: "facebook", Text: safetext.NewBlock("new")}))
	return err
}

func attachMail(s *Store) error {
	_, _, _, err := s.Attach(context.Background(), "facebook", "mail.eml", []byte("an answer"))
	return err
}

func forget(s *Store) error {
	_, err := s.Forget(context.Background(), "facebook")
	return err
}

func twoNotes(s *Store) error { return errors.Join(note(s), note(s)) }

func mailThere(s *Store) error { return errors.Join(note(s), attachMail(s)) }

// damage cuts the state file off, which has a backup.
func damage(s *Store) error { return errors.Join(twoNotes(s), os.Truncate(s.Path(), 7)) }

// remains leaves what a crash and a restored backup may leave.
func remains(s *Store) error {
	return errors.Join(mailThere(s), os.WriteFile(filepath.Join(s.Dir, tmpName), []byte("half"), 0o600),
		os.WriteFile(filepath.Join(s.Dir, damagedName+"x"), []byte("old"), 0o600), os.WriteFile(filepath.Join(s.Proofs(), "odd"), nil, 0o600))
}

// saved says that the file holds at least so many events. One more is there if
// a save said that it failed, and its way back failed, too.
func (s *Store) saved(n int) bool {
	f, err := s.Load()
	return err == nil && (len(f.Events) == n || len(f.Events) == n+1)
}

func (s *Store) proofsWhole(n int) bool {
	f, err := s.Load()
	h := s.CheckProofs(f)
	return err == nil && h.Whole == n && len(h.Missing)+len(h.Changed)+len(h.Unnamed) == 0
}

func (s *Store) keeps(n int) bool {
	all, err := s.Kept()
	return err == nil && len(all) == n
}

func (s *Store) nothingBeside() bool { return s.keeps(0) && s.Inspect().Leftover == "" }

func (s *Store) names() []string {
	entries, err := readDirIfThere(s.Dir)
	all := make([]string, len(entries))
	for i, e := range entries {
		all[i] = e.Name()
	}
	if err != nil {
		all = append(all, err.Error())
	}
	return all
}
