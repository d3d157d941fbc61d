package safetext

import (
	"strings"
	"testing"
	"time"
)

// TestALongWordIsCutAsAShortOne cuts words of clusters that are longer than what is measured
// of a word at once, and of those that end where that ends.
func TestALongWordIsCutAsAShortOne(t *testing.T) {
	const width = 10
	for _, cluster := range []string{"a", "é", "漢", "\U0001F1E9\U0001F1EA", "e" + strings.Repeat("\u0301", 300), "ab\u0301"} {
		word := Text(strings.Repeat(cluster, 100))
		var want []Text
		for rest := word; rest != ""; {
			head := rest.Truncate(width, "")
			want, rest = append(want, head), rest[len(head):]
		}
		got := word.Wrap(width, true)
		if len(got) != len(want) {
			t.Fatalf("%.20q: %d lines, want %d", cluster, len(got), len(want))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%.20q: line %d is %q, want %q", cluster, i, got[i], want[i])
			}
		}
	}
}

// TestALongWordTakesNoLongerForEachLine compares two lengths on the same machine: whoever
// measures the rest of the word for each line takes sixteen times as long for one here.
func TestALongWordTakesNoLongerForEachLine(t *testing.T) {
	cost := func(n int) time.Duration {
		best := time.Duration(1<<63 - 1)
		for range 3 {
			began := time.Now()
			Text(strings.Repeat("é", n)).Wrap(80, true)
			best = min(best, time.Since(began))
		}
		return best / time.Duration(n)
	}
	if few, many := cost(2000), cost(32000); many > 6*few {
		t.Errorf("%s for each of 2,000 characters, %s for each of 32,000", few, many)
	}
}
