package packed

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

type inner struct {
	Line  safetext.Line
	Block safetext.Block
	Count int
}

type outer struct {
	Name   string
	Kind   safetext.Text
	Yes    bool
	Day    time.Time // has a text form of its own
	Inner  inner
	List   []inner
	Pair   [2]safetext.Text
	Words  map[string]safetext.Text
	Inners map[string]inner
	Unused [][]int
	Last   int
}

func TestValuesComeBackAsTheyWere(t *testing.T) {
	full := outer{
		Name: "a", Kind: "\u00fc \u5b57", Yes: true, Day: time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC),
		Inner: inner{safetext.NewLine("a line"), safetext.NewBlock("two\nlines"), 127},
		List:  []inner{{}, {Count: 128}, {Line: safetext.NewLine("x")}},
		Pair:  [2]safetext.Text{"", "second"}, Words: map[string]safetext.Text{"b": "", "a": "1", "": "none"}, Last: 1 << 40,
		Inners: map[string]inner{"a": {Count: 1}, "b": {Line: safetext.NewLine("b")}, "c": {}},
	}
	for _, want := range []outer{full, {}, {Last: 1}} {
		data, err := Append([]byte("before"), &want)
		if err != nil {
			t.Fatal(err)
		}
		var got outer
		if Read(string(data[len("before"):]), &got); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v\nbecame\n%+v", want, got)
		}
	}
}

func TestTheSameValueGivesTheSameBytes(t *testing.T) {
	m := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}
	first, _ := Append(nil, &m)
	for range 20 {
		if again, _ := Append(nil, &m); string(again) != string(first) {
			t.Fatalf("%q, then %q", first, again)
		}
	}
}

func TestWhatCannotBePackedIsAnError(t *testing.T) {
	for name, v := range map[string]any{
		"a negative number": &struct{ N int }{-1}, "a float": &struct{ F float64 }{1}, "a year of five digits": &struct{ T time.Time }{time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
	} {
		if _, err := Append(nil, v); err == nil {
			t.Errorf("%s was packed", name)
		}
	}
}

func TestWhatIsReadLaterComesBack(t *testing.T) {
	type inner struct {
		Text string
		All  map[string]string
	}
	type outer struct {
		A      string
		In, No Later[inner]
		Of     Later[map[string]string]
	}
	want := &outer{A: "a"}
	*want.In.Value().(*inner) = inner{strings.Repeat("Zaun ", 1000), map[string]string{"k": "v"}}
	*want.Of.Value().(*map[string]string) = map[string]string{"x": "y"}
	sizes := []int{}
	for _, pack := range []func([]byte, any) ([]byte, error){Append, AppendSmall} {
		data, err := pack(nil, want)
		if err != nil {
			t.Fatal(err)
		}
		got := &outer{}
		Read(string(data), got)
		same := *got
		if got.A != "a" || !reflect.DeepEqual(got.In.Get(), want.In.Get()) || !reflect.DeepEqual(got.Of.Get(), want.Of.Get()) || got.No.Get().Text != "" {
			t.Errorf("%d bytes came back as others", len(data))
		}
		if same.In.Get() != got.In.Get() {
			t.Error("a copy is read once more")
		}
		sizes = append(sizes, len(data))
	}
	if sizes[1] > sizes[0]/10 {
		t.Errorf("compressed, %d bytes are %d", sizes[0], sizes[1])
	}
}
