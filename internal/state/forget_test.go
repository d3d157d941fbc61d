package state

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// raw is every byte under a directory, names of files included.
func raw(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all.WriteString(path + "\n" + string(data) + "\n")
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return all.String()
}

// twoPeople is a file with everything on @anna, and something on another account.
func twoPeople(t *testing.T) *Store {
	t.Helper()
	s := newStore(t)
	anna, shop := "instagram/@anna", "instagram/@shop"
	events := append(sample(s),
		s.New(Event{Do: Account, Account: shop, Platform: "instagram", Label: safetext.NewLine("@shop")}),
		s.New(Event{Do: Linked, Account: shop, To: anna}),
		s.New(Event{Do: Outcome, Account: anna, Outcome: "sent", On: "2026-11-23", Text: safetext.NewBlock("the words sent")}),
		s.New(Event{Do: Note, Account: shop, Text: safetext.NewBlock("mine")}))
	undo := s.New(Event{Do: Undo, Undoes: events[3].ID, Account: anna})
	bare := s.New(Event{Do: Undo, Undoes: undo.ID}) // an undo of an undo, which names no account
	for _, e := range append(events, undo, bare) {
		record(t, s, e)
	}
	return s
}

func TestNothingOfAForgottenAccountIsLeft(t *testing.T) {
	s := twoPeople(t)
	for name, data := range map[string]string{tmpName: "half of @anna", damagedName + "20261124T040000Z": `{"@anna`} {
		if err := os.WriteFile(filepath.Join(s.Dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := s.Forget(t.Context(), "instagram/@anna")
	if err != nil || out.Events != 8 || out.Notes != 1 || len(out.Removed) != 2 || len(out.Mentions) != 0 {
		t.Fatalf("%v, %+v", err, out)
	}
	left := raw(t, s.Dir)
	for _, gone := range []string{"@anna", "anna", "second row", "233964459562201", "the words sent"} {
		if strings.Contains(left, gone) {
			t.Errorf("%q is left in\n%s", gone, left)
		}
	}
	for _, path := range []string{s.Path(), s.Backup()} {
		data, _ := os.ReadFile(path)
		f, err := Parse("state.json", data)
		if err != nil || f.Changed || !slices.Equal(Named(f.Events), []string{"instagram/@shop"}) {
			t.Errorf("%s: %v, changed %v, names %v", path, err, f.Changed, Named(f.Events))
		}
		for _, e := range f.Events {
			if e.Do == Undo {
				t.Errorf("%s holds an undo of something that is gone", path)
			}
		}
		hasMode(t, path, 0o600)
	}
	if !strings.Contains(left, "mine") || !strings.Contains(left, `"DE"`) {
		t.Errorf("more is gone than was asked for:\n%s", left)
	}
}

func TestTheProofsOfAForgottenAccountGo(t *testing.T) {
	s := twoPeople(t)
	attach := func(account, name, data string) {
		t.Helper()
		if _, _, _, err := s.Attach(t.Context(), account, name, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	attach("instagram/@anna", "answer-to-anna.eml", "only of hers")
	attach("instagram/@anna", "both.txt", "of both")
	attach("instagram/@shop", "shop.txt", "of both")
	evil := s.New(Event{Do: Proof, Account: "instagram/@anna", File: "../stays.txt"})
	record(t, s, evil)
	stays := filepath.Join(s.Dir, "stays.txt")
	if err := os.WriteFile(stays, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := s.Forget(t.Context(), "instagram/@anna")
	if err != nil || len(out.Removed) != 1 || filepath.Ext(out.Removed[0]) != ".eml" {
		t.Fatalf("%v, removed %v", err, out.Removed)
	}
	left := raw(t, s.Dir)
	for _, gone := range []string{"anna", "only of hers"} {
		if strings.Contains(left, gone) {
			t.Errorf("%q is left in\n%s", gone, left)
		}
	}
	if h := s.CheckProofs(out.File); h.Whole != 1 || len(h.Missing)+len(h.Changed)+len(h.Unnamed) != 0 {
		t.Errorf("the other's proof: %+v", h)
	}
	if _, err := os.Stat(stays); err != nil {
		t.Errorf("a name led out of the directory: %v", err)
	}
}

func TestProofsAreChecked(t *testing.T) {
	s := newStore(t)
	f := record(t, s, s.New(Event{Do: Account, Account: "facebook"}))
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		var err error
		if f, _, _, err = s.Attach(t.Context(), "facebook", name, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	at := func(i int) string { return filepath.Join(s.Proofs(), f.Events[1+i].File) }
	extra := filepath.Join(s.Proofs(), "extra")
	if err := errors.Join(os.Remove(at(0)), os.WriteFile(at(1), []byte("other"), 0o600), os.WriteFile(extra, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	h := s.CheckProofs(f)
	if h.Whole != 1 || !slices.Equal(idsOf(h.Missing), idsOf(f.Events[1:2])) || !slices.Equal(idsOf(h.Changed), idsOf(f.Events[2:3])) || !slices.Equal(h.Unnamed, []string{extra}) {
		t.Errorf("%+v", h)
	}
	for file, want := range map[string]string{
		f.Events[1].File: "the file is not here", f.Events[2].File: "it is no longer what was kept", f.Events[3].File: "", "extra": "nothing in your file names it",
	} {
		if got := told(s.CheckProof(file)); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}

func TestADamagedBackupGoesWhole(t *testing.T) {
	s := twoPeople(t)
	data, _ := os.ReadFile(s.Backup())
	if err := os.WriteFile(s.Backup(), data[:len(data)-9], 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := s.Forget(t.Context(), "instagram/@anna")
	if err != nil || !slices.Equal(out.Removed, []string{s.Backup()}) || strings.Contains(raw(t, s.Dir), "anna") {
		t.Errorf("%v, removed %v", err, out.Removed)
	}
}

func TestOnlyTheBackupKnowsTheAccount(t *testing.T) {
	s := twoPeople(t)
	old, _ := os.ReadFile(s.Path())
	if _, err := s.Forget(t.Context(), "instagram/@anna"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.Backup(), old, 0o600); err != nil {
		t.Fatal(err)
	}
	f, _ := s.Load()
	if named := s.AllNamed(f); !slices.Contains(named, "instagram/@anna") {
		t.Errorf("named %v", named)
	}
	if out, err := s.Forget(t.Context(), "instagram/@anna"); err != nil || out.Events != 0 || strings.Contains(raw(t, s.Dir), "anna") {
		t.Errorf("%v, %+v", err, out)
	}
}

func TestWhereElseTheLabelStandsIsSaid(t *testing.T) {
	for where, e := range map[string]Event{
		"a note":               {Do: Note, Text: safetext.NewBlock("the same as @anna")},
		"the name of a file":   {Do: Proof, File: "0.png", Name: safetext.NewLine("screen @anna.png")},
		"the subject of mail":  {Do: Proof, File: "0.eml", Mail: &Mail{Subject: safetext.NewLine("Your request, @anna")}},
		"the sender of a mail": {Do: Proof, File: "0.eml", Mail: &Mail{From: safetext.NewLine("@anna <a@example.org>")}},
	} {
		s := twoPeople(t)
		e.Account = "instagram/@shop"
		record(t, s, s.New(e))
		if out, err := s.Forget(t.Context(), "instagram/@anna"); err != nil || !slices.Equal(out.Mentions, []string{"instagram/@shop"}) {
			t.Errorf("%s: %v, mentions %v", where, err, out.Mentions)
		}
	}
}

func TestADamagedOrNewerFileIsNotForgottenInPart(t *testing.T) {
	s := twoPeople(t)
	data, _ := os.ReadFile(s.Path())
	newer := strings.Replace(string(data), `"version":1`, `"version":2`, 1)
	for want, content := range map[string]string{"is cut off": string(data[:len(data)-7]), "newer": newer} {
		if err := os.WriteFile(s.Path(), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Forget(t.Context(), "instagram/@anna"); err == nil || !strings.Contains(told(err), want) {
			t.Errorf("%v, want %q", err, want)
		}
		if after, _ := os.ReadFile(s.Path()); string(after) != content {
			t.Error("it was written")
		}
	}
}

func TestEverythingIsGone(t *testing.T) {
	s := twoPeople(t)
	if err := errors.Join(
		os.WriteFile(filepath.Join(s.Dir, tmpName), []byte("half"), 0o600),
		os.WriteFile(filepath.Join(s.Dir, damagedName+"x"), []byte("old"), 0o600),
		os.MkdirAll(filepath.Join(s.Proofs(), "a"), 0o700),
		os.WriteFile(filepath.Join(s.Proofs(), "a", "mail.eml"), []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	removed, left, err := s.ForgetEverything(t.Context())
	if err != nil || len(removed) != 5 || len(left) != 0 {
		t.Errorf("removed %v, left %v, %v", removed, left, err)
	}
	if _, err := os.Lstat(s.Dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the directory is there: %v", err)
	}
	if removed, _, err := s.ForgetEverything(t.Context()); err != nil || len(removed) != 0 {
		t.Errorf("with nothing there: %v, %v", removed, err)
	}
}

func TestWhatIsNotOursStays(t *testing.T) {
	s := twoPeople(t)
	theirs := filepath.Join(s.Dir, "diary.txt")
	target := filepath.Join(t.TempDir(), "photos")
	if err := errors.Join(os.WriteFile(theirs, []byte("x"), 0o600), os.Mkdir(target, 0o700),
		os.WriteFile(filepath.Join(target, "1.jpg"), nil, 0o600), os.Symlink(target, s.Proofs()),
		os.WriteFile(s.Path(), []byte("{"), 0o600)); err != nil { // a damaged file is no hindrance
		t.Fatal(err)
	}
	if _, left, err := s.ForgetEverything(t.Context()); err != nil || !slices.Equal(left, []string{"diary.txt"}) {
		t.Errorf("left %v, %v", left, err)
	}
	for _, path := range []string{theirs, filepath.Join(target, "1.jpg")} {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("gone: %v", err)
		}
	}
}

func TestUndoEventsInAnyOrderGoWithWhatTheyUndo(t *testing.T) {
	events := []Event{
		{ID: "a", Do: Undo, Undoes: "b"}, {ID: "b", Do: Undo, Undoes: "c"}, {ID: "c", Do: Note, Account: "facebook"},
		{ID: "d", Do: Undo, Undoes: "e"}, {ID: "e", Do: Country, Country: "DE"},
	}
	if got := idsOf(without(events, []string{"facebook"})); !slices.Equal(got, []string{"d", "e"}) {
		t.Errorf("left: %v", got)
	}
}

func TestADamagedBackupNamesNobody(t *testing.T) {
	s := twoPeople(t)
	f, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(s.Backup(), 9); err != nil {
		t.Fatal(err)
	}
	if got := s.AllNamed(f); !slices.Equal(got, []string{"instagram/@anna", "instagram/@shop"}) {
		t.Errorf("named %q", got)
	}
}
