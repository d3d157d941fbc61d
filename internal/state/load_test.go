package state

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// TestWhatIsRememberedIsWhatIsThere compares what a Store gives that saved and
// read before with what one gives that knows nothing.
func TestWhatIsRememberedIsWhatIsThere(t *testing.T) {
	s := newStore(t)
	other := &Store{Dir: s.Dir, Now: time.Now}
	for n, e := range everyKind(s) {
		if n%3 == 2 { // another one saves in between
			record(t, other, other.New(Event{Do: Country, Country: "DE"}))
		}
		f := record(t, s, e)
		_ = append(f.Events, Event{ID: "mine", Do: Note}) // a caller's own
		remembered, err := s.Load()
		if err != nil {
			t.Fatal(err)
		}
		data, _ := os.ReadFile(s.Path())
		fresh, err := Parse("state.json", data)
		if err != nil || fresh.Changed || remembered.Changed || !sameEvents(remembered.Events, fresh.Events) || !sameEvents(f.Events, fresh.Events) {
			t.Fatalf("after event %d: remembered %v, there is %v (%v)", n, idsOf(remembered.Events), idsOf(fresh.Events), err)
		}
	}
}

func TestAChangeByOthersIsSeenThoughTheFileIsRemembered(t *testing.T) {
	s := twoSaves(t)
	data, _ := os.ReadFile(s.Path())
	for _, country := range []string{"FR", "DE"} { // the second is what is remembered first
		if err := os.WriteFile(s.Path(), []byte(strings.ReplaceAll(string(data), `"DE"`, `"`+country+`"`)), 0o600); err != nil {
			t.Fatal(err)
		}
		if f, err := s.Load(); err != nil || f.Events[0].Country != country || f.Changed != (country == "FR") {
			t.Errorf("%v, %+v", err, f)
		}
	}
}

// TestWhatCouldNotBeReadAgainIsNotWritten must hold whoever asks: such a file
// would be a damaged one.
func TestWhatCouldNotBeReadAgainIsNotWritten(t *testing.T) {
	s := twoSaves(t)
	before, _ := os.ReadFile(s.Path())
	for what, e := range map[string]Event{
		"no id":        {Do: Note},
		"does nothing": s.New(Event{}),
		"an escape":    s.New(Event{Do: Note, Account: "a\x1b[2J"}),
		"not UTF-8":    s.New(Event{Do: Opened, Link: "a\xff"}),
		"no such time": {ID: "a", Do: Note, At: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
		"no such zone": s.New(Event{Do: Proof, Mail: &Mail{Date: time.Unix(0, 0).In(time.FixedZone("", 24*60*60))}}),
	} {
		if _, err := s.Import(t.Context(), e); !strings.Contains(told(err), "has no id, does nothing, or holds characters") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if after, _ := os.ReadFile(s.Path()); string(after) != string(before) {
		t.Error("something was written")
	}
	record(t, s, s.New(Event{Do: Note, Account: "ok", Text: safetext.NewBlock("a\x1b[2J")})) // cleaned at the door
}
