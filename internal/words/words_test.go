package words

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

func TestPut(t *testing.T) {
	for _, c := range []struct {
		text, want Text
		pairs      []any
	}{
		{"Opened {host}.", "Opened a.example.", []any{"host", "a.example"}},
		{"{n} of {n}", "3 of 3", []any{"n", 3}},
		{"{a} {b}", "{b} {a}", []any{"a", "{b}", "b", "{a}"}}, // not filled twice
		{"{unknown} {", "{unknown} {", nil},
		{"", "", nil},
	} {
		if got := Put(c.text, c.pairs...); got != c.want {
			t.Errorf("Put(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// TestWhatIsPutInMovesNoCursor puts in what a file, an error or another program
// might hold.
func TestWhatIsPutInMovesNoCursor(t *testing.T) {
	bad := "a\x1b[2J\u202eb\x07 \xff"
	for _, v := range []any{bad, errors.New(bad), fmt.Errorf("why: %w", errors.New(bad)), []string{bad}} {
		if got := string(Put("{what}.", "what", v)); safetext.Check(got) != nil || !strings.Contains(got, "a[2Jb") {
			t.Errorf("%T: %q", v, got)
		}
	}
}

func TestDays(t *testing.T) {
	if got := English().Day(time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC)); got != "2 Oct 2026" {
		t.Errorf("the day is %q", got)
	}
}

// TestWordsAreCalm holds the language to what we promise of it. That nothing is
// missing is tested where the file is read.
func TestWordsAreCalm(t *testing.T) {
	var look func(name string, v reflect.Value)
	look = func(name string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				look(name+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				look(name, v.Index(i))
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				look(name+"."+k.String(), v.MapIndex(k))
			}
		case reflect.String:
			s := v.String()
			if strings.Contains(s, "!") || strings.Contains(strings.ToLower(s), "sorry") || strings.Contains(s, "\u2014") {
				t.Errorf("%s is not calm: %q", name, s)
			}
		}
	}
	look("English", reflect.ValueOf(English()).Elem())
}

// BenchmarkEnglish is what a start needs of the texts: all of them.
func BenchmarkEnglish(b *testing.B) {
	for b.Loop() {
		packed.Read(english, &Words{})
	}
}
