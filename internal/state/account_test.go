package state

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

func TestAccountsAreComparedByWhatAPersonSees(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"instagram/@anna", "Instagram/@ANNA", true},
		{"instagram/Ren\u00e9", "instagram/rene\u0301", true},
		{"instagram/@anna", "instagram / @anna ", true},
		{"instagram", "instagram/", true},
		{"instagram", "instagram/@anna", false},
		{"instagram/@anna", "threads/@anna", false},
		{"instagram/a/b", "instagram/A/B", true},
		{"instagram/a/b", "instagram/ab", false},
	} {
		if got := Key(c.a) == Key(c.b); got != c.same {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.same)
		}
	}
}

func TestTheAccountThatIsWrittenExactlySoComesFirst(t *testing.T) {
	all := []string{"instagram/@ANNA", "instagram/@anna", "instagram/@shop"}
	for ref, want := range map[string][]string{
		"instagram/@anna": {"instagram/@anna"},
		"instagram/@ANNA": {"instagram/@ANNA"},
		"instagram/@Anna": {"instagram/@ANNA", "instagram/@anna"},
		"INSTAGRAM/@shop": {"instagram/@shop"},
		"instagram":       {},
	} {
		if got := Match(all, ref); !slices.Equal(got, want) {
			t.Errorf("%s can mean %q, want %q", ref, got, want)
		}
	}
}

// joinedOnes are two accounts that differ in case, each with a note, a third one
// that is linked with the second, and the second joined to the first.
func joinedOnes(s *Store) []Event {
	a, b, shop := "instagram/@anna", "instagram/@ANNA", "threads/@shop"
	account := func(platform, label string) Event {
		line := safetext.NewLine(label)
		return s.New(Event{Do: Account, Account: AccountID(platform, line), Platform: platform, Label: line})
	}
	return []Event{
		account("instagram", "@anna"), account("instagram", "@ANNA"), account("threads", "@shop"),
		s.New(Event{Do: Note, Account: a, Text: safetext.NewBlock("of the first")}),
		s.New(Event{Do: Note, Account: b, Text: safetext.NewBlock("of the second")}),
		s.New(Event{Do: Linked, Account: shop, To: b}),
		s.New(Event{Do: Joined, Account: b, To: a}),
	}
}

func TestWhatWasRecordedOnJoinedAccountsIsThatOfOne(t *testing.T) {
	s := newStore(t)
	events := joinedOnes(s)
	for _, e := range Effective(events) {
		if e.Do != Joined && (e.Account == "instagram/@ANNA" || e.To == "instagram/@ANNA" || e.Label.String() == "@ANNA") {
			t.Errorf("%s still stands under the other name", e.encode())
		}
	}
	if events[1].Account != "instagram/@ANNA" || !strings.Contains(string(recorded(t, s, events)), `"label":"@ANNA"`) {
		t.Error("what is stored was changed")
	}
	undo := s.New(Event{Do: Undo, Undoes: events[6].ID})
	apart := Effective(append(events, undo))
	if want := events[:6]; !reflect.DeepEqual(apart, want) {
		t.Errorf("after undo: %v, want %v", apart, want)
	}
	if act := LastAct(events); len(act) != 1 || act[0].ID != events[6].ID {
		t.Errorf("undo would undo %v", act)
	}
}

// recorded is the file after these events are saved.
func recorded(t *testing.T, s *Store, events []Event) []byte {
	t.Helper()
	record(t, s, events...)
	f, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	return f.Encode()
}

func TestJoins(t *testing.T) {
	for _, c := range []struct {
		what  string
		joins []string // from, to
		want  map[string]string
	}{
		{"none", nil, map[string]string{}},
		{"one", []string{"i/a", "i/A"}, map[string]string{"i/a": "i/A"}},
		{"one after the other", []string{"i/a", "i/b", "i/b", "i/c"}, map[string]string{"i/a": "i/c", "i/b": "i/c"}},
		{"two to one", []string{"i/a", "i/c", "i/b", "i/c"}, map[string]string{"i/a": "i/c", "i/b": "i/c"}},
		{"one to two", []string{"i/a", "i/b", "i/a", "i/c"}, map[string]string{"i/a": "i/c", "i/b": "i/c"}},
		{"there and back", []string{"i/a", "i/b", "i/b", "i/a"}, map[string]string{"i/a": "i/b"}},
		{"a circle of three", []string{"i/a", "i/b", "i/b", "i/c", "i/c", "i/a"}, map[string]string{"i/a": "i/c", "i/b": "i/c"}},
		{"to itself", []string{"i/a", "i/a"}, map[string]string{}},
		{"to another platform", []string{"i/a", "f/a"}, map[string]string{}},
	} {
		var events []Event
		for i := 0; i < len(c.joins); i += 2 {
			events = append(events, Event{ID: fmt.Sprintf("e%03d", i), Do: Joined, Account: c.joins[i], To: c.joins[i+1]})
		}
		if got := Joins(events); !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

func TestALongChainOfJoinsIsFollowedQuickly(t *testing.T) {
	const n = 50_000
	events := make([]Event, n)
	for i := range events {
		events[i] = Event{ID: fmt.Sprintf("e%06d", i), Do: Joined, Account: fmt.Sprint("i/", i), To: fmt.Sprint("i/", i+1)}
	}
	begun := time.Now()
	if all := newStore(t).Together(File{Events: events}, "i/0"); len(all) != n+1 || all[0] != fmt.Sprint("i/", n) {
		t.Errorf("%d accounts stand together, called %s", len(all), all[0])
	}
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
}

// TestFilesWithJoinsMergeInAnyOrder gives each of three machines some of the
// events, and merges them in every order.
func TestFilesWithJoinsMergeInAnyOrder(t *testing.T) {
	s := newStore(t)
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	ids := []string{"i/a", "i/A", "i/b", "i/B"}
	for range 200 {
		all := joinedOnes(s)
		for range 6 {
			all = append(all, s.New(Event{Do: Joined, Account: ids[r.IntN(4)], To: ids[r.IntN(4)]}))
			if r.IntN(2) == 0 {
				all = append(all, s.New(Event{Do: Undo, Undoes: all[r.IntN(len(all))].ID}))
			}
		}
		var files [3][]Event
		for _, e := range all {
			files[r.IntN(3)] = append(files[r.IntN(3)], e)
		}
		var want []Event
		for i, order := range [][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
			merged := Merge(Merge(files[order[0]], files[order[1]]), Merge(files[order[2]], files[order[0]]))
			if got := Effective(merged); i == 0 {
				want = got
			} else if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: merged in the order %v: %v, want %v", seed, order, got, want)
			}
		}
	}
}

func TestForgetForgetsBothOfAJoinedAccount(t *testing.T) {
	for _, name := range []string{"instagram/@anna", "instagram/@ANNA"} {
		s := newStore(t)
		events := joinedOnes(s)
		record(t, s, append(events, s.New(Event{Do: Note, Account: "threads/@shop", Text: safetext.NewBlock("owned by @Anna")}))...)
		record(t, s, s.New(Event{Do: Country, Country: "DE"})) // the backup holds the accounts, too
		out, err := s.Forget(t.Context(), name)
		if err != nil || out.Events != 6 || out.Notes != 2 || !slices.Equal(out.Mentions, []string{"threads/@shop"}) {
			t.Fatalf("forget %s: %+v, %v", name, out, err)
		}
		if held := raw(t, s.Dir); strings.Contains(held, "of the first") || strings.Contains(held, "of the second") || strings.Contains(held, "instagram") {
			t.Errorf("after forget %s, there is still\n%s", name, held)
		}
	}
}

func TestWhatIsNoLongerJoinedIsForgottenAlone(t *testing.T) {
	s := newStore(t)
	events := joinedOnes(s)
	record(t, s, events...)
	record(t, s, s.New(Event{Do: Undo, Undoes: events[6].ID})) // the backup holds the join still
	if _, err := s.Forget(t.Context(), "instagram/@ANNA"); err != nil {
		t.Fatal(err)
	}
	if held := raw(t, s.Dir); strings.Contains(held, "of the second") || strings.Contains(held, "@ANNA") || !strings.Contains(held, "of the first") {
		t.Errorf("there is\n%s", held)
	}
}

func TestAccountsThatWereJoinedTogetherAreSeparatedTogether(t *testing.T) {
	at := func(second int) time.Time { return time.Date(2026, 11, 23, 15, 40, second, 0, time.UTC) }
	events := []Event{
		{ID: "e1", At: at(1), Do: Joined, Account: "i/a", To: "i/A"},
		{ID: "e2", At: at(2), Do: Joined, Account: "i/b", To: "i/A"},
		{ID: "e3", At: at(2), Do: Joined, Account: "i/c", To: "i/A"},
	}
	if got := idsOf(LastAct(events)); !slices.Equal(got, []string{"e2", "e3"}) {
		t.Errorf("undo would undo %q", got)
	}
	events = append(events, Event{ID: "e4", Do: Undo, Undoes: "e2"}, Event{ID: "e5", Do: Undo, Undoes: "e3"})
	if got := idsOf(LastAct(events)); !slices.Equal(got, []string{"e1"}) {
		t.Errorf("undo would then undo %q", got)
	}
	events = append(events,
		Event{ID: "e6", At: at(3), Do: Account, Account: "i/B"},
		Event{ID: "e7", At: at(4), Do: Account, Account: "i/new"}, Event{ID: "e8", At: at(4), Do: Joined, Account: "i/B", To: "i/new"})
	if got := idsOf(LastAct(events)); !slices.Equal(got, []string{"e7", "e8"}) {
		t.Errorf("undo of a new name would undo %q", got)
	}
}
