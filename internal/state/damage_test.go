package state

import (
	"bytes"
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// everyKind is a life of events, several of every kind.
func everyKind(s *Store) []Event {
	var all []Event
	add := func(e Event) { all = append(all, s.New(e)) }
	add(Event{Do: Country, Country: "DE"})
	for _, label := range []string{"", "@anna", "Zoë's shop"} {
		a := AccountID("instagram", safetext.NewLine(label))
		add(Event{Do: Account, Account: a, Platform: "instagram", Label: safetext.NewLine(label)})
		add(Event{Do: Opened, Account: a, Way: "objection-eea", Step: "form", Link: "https://help.instagram.com/contact/233964459562201"})
		add(Event{Do: Step, Account: a, Way: "objection-eea", Step: "form"})
		add(Event{Do: Undo, Undoes: all[len(all)-1].ID, Account: a})
		add(Event{Do: Detail, Account: a, Key: "email", Text: safetext.NewBlock("anna@example.org")})
		add(Event{Do: Outcome, Account: a, Outcome: "sent", On: "2026-11-23", Means: "post", Text: safetext.NewBlock("I object.\n\nAnna")})
		add(Event{Do: Note, Account: a, Text: safetext.NewBlock("a <b> & \"c\" \\ 日本")})
		add(Event{Do: Proof, Account: a, File: "0123456789abcdef.eml", Name: safetext.NewLine("answer.eml"), SHA256: strings.Repeat("0a", 32), Size: 4711})
	}
	add(Event{Do: Linked, Account: "instagram/@anna", To: "instagram"})
	add(Event{Do: Joined, Account: "instagram/@anna", To: "instagram"})
	return append(all, Event{ID: "0192", At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Do: "sing", raw: []byte(`{"id":"0192","at":"2026-01-02T03:04:05Z","do":"sing","song":["la",{"la":null}]}`)})
}

// stride is 1, or how much a short run leaves out.
func stride(short int) int {
	if testing.Short() {
		return short
	}
	return 1
}

// each calls f with every number below n, several at once.
func each(n int, f func(i int)) {
	var all sync.WaitGroup
	for part := range 4 {
		all.Go(func() {
			for i := part; i < n; i += 4 {
				f(i)
			}
		})
	}
	all.Wait()
}

// sameEvents says that two lists are the same in all that they hold.
func sameEvents(a, b []Event) bool {
	return slices.EqualFunc(a, b, func(x, y Event) bool { return bytes.Equal(x.encode(), y.encode()) && reflect.DeepEqual(x, y) })
}

func TestNoFlippedBitAndNoCutIsSilent(t *testing.T) {
	whole := File{Events: everyKind(newStore(t))}.Encode()
	undamaged, err := Parse("state.json", whole)
	if err != nil || undamaged.Changed || len(undamaged.Events) < 24 {
		t.Fatalf("%v, changed %v, %d events", err, undamaged.Changed, len(undamaged.Events))
	}
	step := stride(11)
	each(len(whole)/step, func(i int) {
		i *= step
		for bit := range 8 {
			data := slices.Clone(whole)
			data[i] ^= 1 << bit
			if f, err := Parse("state.json", data); err == nil && !f.Changed && !f.Newer {
				t.Errorf("bit %d of byte %d (%q) flipped, and nothing was said", bit, i, whole[i])
			}
		}
		if f, err := Parse("state.json", whole[:i]); err == nil && (f.Changed || !sameEvents(f.Events, undamaged.Events)) {
			t.Errorf("cut off after %d bytes, and nothing was said", i)
		}
	})
}

// TestDamageIsNeverWrittenOver has every cut, and a flipped bit of every byte, on
// the disk when something is to be saved.
func TestDamageIsNeverWrittenOver(t *testing.T) {
	s := newStore(t)
	record(t, s, everyKind(s)[:1]...)
	record(t, s, everyKind(s)...)
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(s.Backup())
	if err != nil {
		t.Fatal(err)
	}
	refused, used := 0, 0
	for i := 0; i < 2*len(whole); i += stride(11) {
		data := slices.Clone(whole[:min(i, len(whole))])
		if flip := i - len(whole); flip >= 0 {
			data[flip] ^= 1 << (flip % 8)
		}
		if err := os.WriteFile(s.Path(), data, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := s.Load()
		if err == nil && !f.Newer {
			if used++; used%200 == 1 { // it is used as it is, and kept as the backup
				record(t, s, s.New(Event{Do: Country, Country: "AT"}))
				if bak, err := os.ReadFile(s.Backup()); err != nil || !bytes.Equal(bak, data) {
					t.Errorf("damage %d: the backup is not what was there (%v)", i, err)
				}
				if err := os.WriteFile(s.Backup(), good, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			continue
		}
		refused++
		if _, err := s.Import(t.Context(), s.New(Event{Do: Country, Country: "AT"})); err == nil {
			t.Errorf("damage %d: it was saved over", i)
		}
		if after, err := os.ReadFile(s.Path()); err != nil || !bytes.Equal(after, data) {
			t.Errorf("damage %d: the damaged bytes are gone (%v)", i, err)
		}
		if refused%400 == 1 && !f.Newer {
			restores(t, s, data)
		}
	}
	t.Logf("%d were refused, %d used with a warning", refused, used)
	if refused < len(whole)/stride(11) || used < 100 {
		t.Error("these are not the numbers of a file that was damaged")
	}
}

// restores brings the backup back, and looks for the damaged bytes.
func restores(t *testing.T, s *Store, damaged []byte) {
	t.Helper()
	as, f, err := s.Restore(t.Context())
	if err != nil || len(f.Events) == 0 {
		t.Errorf("Restore: %v, %d events", err, len(f.Events))
		return
	}
	if data, err := os.ReadFile(as); err != nil || !bytes.Equal(data, damaged) {
		t.Errorf("the damaged bytes are not kept (%v)", err)
	}
	if f, err := s.Load(); err != nil || f.Changed {
		t.Errorf("what came back: %v, changed %v", err, f.Changed)
	}
}

func TestOddFilesAreNamedAndLeftAlone(t *testing.T) {
	whole := string(File{Events: sample(newStore(t))}.Encode())
	for name, c := range map[string]struct{ data, want string }{
		"empty":        {"", "is empty"},
		"spaces":       {" \n\t ", "is empty"},
		"zeros":        {strings.Repeat("\x00", 4096), "is damaged at byte 1"},
		"text":         {"hello", "is damaged at byte 1"},
		"foreign":      {`{"name":"x"}`, "is not a state file of optout-tui"},
		"list":         {`[1,2]`, "does not hold what a state file holds"},
		"no version":   {`{"format":"optout-tui","events":[]}`, "no version"},
		"version 0":    {`{"format":"optout-tui","version":0,"events":[]}`, "no version"},
		"no events":    {`{"format":"optout-tui","version":1}`, "no list of events"},
		"null events":  {`{"format":"optout-tui","version":1,"events":null}`, "no list of events"},
		"odd event":    {`{"format":"optout-tui","version":1,"events":[7]}`, "event 1 cannot be read"},
		"no id":        {`{"format":"optout-tui","version":1,"events":[{"do":"step"}]}`, "event 1 has no id"},
		"escape":       {`{"format":"optout-tui","version":1,"events":[{"id":"a","do":"account","account":"x\u001b[2J","platform":"x"}]}`, "event 1 holds characters that a screen cannot show safely"},
		"line break":   {`{"format":"optout-tui","version":1,"events":[{"id":"a","do":"step","step":"x\ny"}]}`, "event 1 holds characters"},
		"cut off":      {whole[:len(whole)-5], "its end is missing"},
		"deep":         {strings.Repeat("[", 1<<20), "is damaged"},
		"deep event":   {`{"format":"optout-tui","version":1,"events":[{"id":"a","do":"x","y":` + strings.Repeat("[", 1<<20) + strings.Repeat("]", 1<<20) + "}]}", "is damaged"},
		"second value": {whole + "{}", "is damaged at byte"},
		"huge":         {strings.Repeat(" ", MaxSize+1), "is larger than 64 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			s := twoSaves(t)
			if err := os.WriteFile(s.Path(), []byte(c.data), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := s.Load()
			damage, ok := errors.AsType[*DamageError](err)
			if !ok || !strings.Contains(told(damage), c.want) || !strings.Contains(told(damage), s.Path()) {
				t.Errorf("Load: %v, want %q", err, c.want)
			}
			if _, err := s.Import(t.Context(), s.New(Event{Do: Country, Country: "DE"})); !errors.As(err, &damage) {
				t.Errorf("Record: %v", err)
			}
			if data, _ := os.ReadFile(s.Path()); string(data) != c.data {
				t.Errorf("the damaged bytes are gone: %.100q", data)
			}
			restores(t, s, []byte(c.data))
			if _, err := Parse("state.json", []byte(c.data)); err == nil || !strings.Contains(told(err), c.want) {
				t.Errorf("Parse: %v, want %q", err, c.want)
			}
		})
	}
}
