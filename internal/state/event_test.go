package state

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

func TestUndoBringsARemovedAccountBack(t *testing.T) {
	s := newStore(t)
	country := s.New(Event{Do: Country, Country: "DE"})
	first := s.New(Event{Do: Account, Account: "facebook", Platform: "facebook"})
	second := s.New(Event{Do: Account, Account: "facebook", Platform: "facebook"}) // from another machine
	events := []Event{country, first, second}
	for _, e := range Removal("facebook", []string{first.ID, second.ID}) {
		events = append(events, s.New(e))
	}
	if got := Effective(events); len(got) != 1 {
		t.Fatalf("after removal: %v", idsOf(got))
	}
	act := LastAct(events)
	if len(act) != 2 || act[0].Do != Undo || act[1].Outcome != Removed {
		t.Fatalf("undo would take back %v", act)
	}
	for _, e := range act {
		events = append(events, s.New(Event{Do: Undo, Undoes: e.ID, Account: e.Account}))
	}
	if got := idsOf(Effective(events)); !slices.Equal(got, idsOf([]Event{country, first, second})) {
		t.Errorf("after undo: %v", got)
	}
	if act = LastAct(events); len(act) != 1 || act[0].ID != second.ID {
		t.Errorf("the undo after that would take back %v", act)
	}
}

func TestTwoRemovalsAreUndoneOneByOne(t *testing.T) {
	s := newStore(t)
	var events []Event
	for range 2 { // at the same second
		added := s.New(Event{Do: Account, Account: "facebook", Platform: "facebook"})
		events = append(events, added, s.New(Removal("facebook", []string{added.ID})[0]))
	}
	for step, listed := range []int{1, 0, 1, 0} {
		for _, e := range LastAct(events) {
			events = append(events, s.New(Event{Do: Undo, Undoes: e.ID, Account: e.Account}))
		}
		if got := Effective(events); len(got) != listed {
			t.Errorf("after %d times undo, the list holds %v", step+1, idsOf(got))
		}
	}
}

func TestOfNothingThereIsNothingToTakeBack(t *testing.T) {
	if act := LastAct([]Event{{ID: "a", Do: Opened}, {ID: "b", Do: "sing"}}); len(act) > 0 {
		t.Errorf("undo would take back %v", act)
	}
}

// FuzzReadLine holds the quick reading of an event to that of JSON: what it reads
// is the same, and what is not JSON it does not read.
func FuzzReadLine(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","at":"2026-11-23T15:40:14Z","do":"account","account":"a/@ä","platform":"a","label":"@ä"}`,
		`{"id":"a","do":"note","text":"two  \"words\""}`, `{"id":"a","id":"b"}`, `{"ID":"a"}`, `{"id":null}`, `{"id":"a"}x`,
		`{"id":"a",}`, `{"id":"a"`, `{"id":"a"} `, `{}`, `{"id" :"a"}`, `{"id":"a","at":"yesterday"}`, `{"size":3}`, "{\"id\":\"\x80\"}",
		"{\"id\":\"\t\"}", `{"new":"field"}`, `{"id":"a""do":"b"}`, `{"id":"a":"b"}`, `{"id","a"}`, `"id":"a"`, `{"text":" a "}`, `{"id`, `{"id":`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var quick, slow Event
		if !quick.readLine(raw) {
			return
		}
		if err := json.Unmarshal(raw, &slow); err != nil {
			t.Fatalf("%q is no JSON: %v", raw, err)
		}
		if !reflect.DeepEqual(quick, slow) {
			t.Errorf("%q\nwas read as %+v\nand not as %+v", raw, quick, slow)
		}
	})
}

func TestWhatIsWrittenIsReadQuickly(t *testing.T) {
	s := &Store{Now: time.Now}
	for _, e := range []Event{
		{Do: Country, Country: "DE"},
		{Do: Account, Account: "instagram/@änna", Platform: "instagram", Label: safetext.NewLine("@änna")},
		{Do: Linked, Account: "instagram", To: "facebook"},
		{Do: Step, Account: "facebook", Way: "objection", Step: "login"},
		{Do: Opened, Account: "facebook", Way: "objection", Step: "form", Link: "https://www.facebook.com/help/contact/6359191084165019"},
		{Do: Outcome, Account: "facebook", Way: "objection", Outcome: "sent", On: "2026-11-23", Text: safetext.NewBlock("My reason.")},
		{Do: Detail, Key: "name", Text: safetext.NewBlock("Anna")},
		{Do: Undo, Undoes: "x"},
	} {
		var got Event
		if e = s.New(e); !got.readLine(e.encode()) || !reflect.DeepEqual(got, e) {
			t.Errorf("%s was read as %+v", e.encode(), got)
		}
	}
}

// TestIDsOfAnOddClock has a clock that is far behind, or far ahead: each id is one, and sorts
// after those before it.
func TestIDsOfAnOddClock(t *testing.T) {
	shape, before := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`), ""
	for _, year := range []int{1, 1601, 1969, 1970, 2026, 2300, 9999, 20000} {
		now := time.Date(year, 12, 31, 23, 59, 59, 999_999_999, time.UTC)
		s := &Store{Now: func() time.Time { return now }}
		s.ids.seen(before)
		if id := s.New(Event{}).ID; !shape.MatchString(id) || id <= before {
			t.Errorf("in the year %d it is %s, after %s", year, id, before)
		} else {
			before = id
		}
	}
}

// TestManyEvents reads so many that several are read at the same time.
func TestManyEvents(t *testing.T) {
	s := &Store{Now: time.Now}
	events := make([]Event, 4*quickly)
	for i := range events {
		events[i] = s.New(Event{Do: Note, Account: "facebook", Text: safetext.NewBlock("a note")})
	}
	data := File{Events: events}.Encode()
	f, err := Parse("state.json", data)
	if err != nil || len(f.Events) != len(events) {
		t.Fatalf("%d events, %v", len(f.Events), err)
	}
	for i, e := range f.Events {
		if e.ID != events[i].ID {
			t.Fatalf("event %d is another", i)
		}
	}
	for _, n := range []int{0, quickly, len(events) - 1} {
		broken := bytes.Replace(data, []byte(events[n].ID), nil, 1)
		if _, err := Parse("state.json", broken); !strings.Contains(told(err), fmt.Sprintf("event %d ", n+1)) {
			t.Errorf("without the id of event %d: %v", n+1, err)
		}
	}
}
