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
	polish := *English()
	polish.DayFirst, polish.DayMonths[9], polish.Months[9] = "{day}. {month} {year}", "pa\u017adziernika", "pa\u017adziernik"
	for _, c := range []struct {
		w    *Words
		day  int
		want Text
	}{{English(), 2, "2 Oct 2026"}, {English(), 1, "1 Oct 2026"}, {&polish, 1, "1. pa\u017adziernika 2026"}, {&polish, 2, "2 pa\u017adziernika 2026"}} {
		if got := c.w.Day(time.Date(2026, 10, c.day, 0, 0, 0, 0, time.UTC)); got != c.want {
			t.Errorf("the day is %q, want %q", got, c.want)
		}
	}
	for day, want := range map[int]Text{1: "1. pa\u017adziernika", 2: "2 pa\u017adziernika"} {
		if got := polish.DayBriefly(time.Date(2026, 10, day, 0, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("the day without its year is %q, want %q", got, want)
		}
	}
	if got := polish.Date(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC), "month"); got != "pa\u017adziernik 2026" {
		t.Errorf("the month is %q", got)
	}
}

// TestAnswersCannotBeMistaken: what can be typed as a whole word means one thing.
func TestAnswersCannotBeMistaken(t *testing.T) {
	seen := map[string]string{}
	for answer, word := range English().Linear.Get().Answers {
		word := strings.ToLower(string(word))
		if other, taken := seen[word]; taken {
			t.Errorf("%q is the word for %s and for %s", word, answer, other)
		}
		if seen[word] = answer; len(word) < 2 || strings.ContainsAny(word, " 0123456789") {
			t.Errorf("%q cannot be told from a letter, a number or a list", word)
		}
		if _, english := English().Linear.Get().Answers[word]; english && word != answer {
			t.Errorf("%q is the English word for %s, and would mean %s", word, word, answer)
		}
	}
}

// TestHintsAreShort keeps room in the footer of a narrow window. The keys for help
// and for leaving are always there, and need less than half of one of 40 columns.
func TestHintsAreShort(t *testing.T) {
	k := English().Keys
	v := reflect.ValueOf(k)
	for i := range v.NumField() {
		if hint := safetext.Text(v.Field(i).String()); hint.Width() > 16 {
			t.Errorf("the hint %s has %d columns, more than 16: %s", v.Type().Field(i).Name, hint.Width(), hint)
		}
	}
	for _, leave := range []Text{k.Back, k.Quit, k.Cancel} {
		if footer := "enter " + k.Accept + "  ? " + k.Help + "  esc " + leave; footer.Width() > 40 {
			t.Errorf("%d columns, and 40 are there: %s", footer.Width(), footer)
		}
	}
}

// TestWordsAreCalm holds English to what we promise of it; other languages are tested
// where their files are read.
func TestWordsAreCalm(t *testing.T) {
	var look func(name string, v reflect.Value)
	look = func(name string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			if later, ok := reflect.TypeAssert[interface{ Value() any }](v.Addr()); ok {
				look(name, reflect.ValueOf(later.Value()).Elem())
				return
			}
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
			for _, word := range []string{"!", "sorry", "unfortunately", "\u2014"} {
				if strings.Contains(strings.ToLower(s), word) {
					t.Errorf("%s is not calm: %q", name, s)
				}
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
