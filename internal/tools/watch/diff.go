package main

import (
	"slices"
	"strings"
)

const (
	around   = 8   // unchanged words shown on each side of a change
	joins    = 2   // unchanged words that do not divide a change in two
	maxWords = 400 // of a sentence that are compared
	maxShown = 80  // words shown of one run
)

// run is words in a row that stayed, went, or came.
type run struct{ same, old, now []string }

// diffWords shows how a sentence became another one; either may be "". A line begins with
// "- " for words that went, "+ " for words that came, and spaces for words around them.
// Text cannot forge a line: a word holds no line break.
func diffWords(old, now string) []string {
	runs := runsOf(limited(old), limited(now))
	var lines []string
	add := func(mark string, words []string, before, after int) {
		if len(words) > before+after {
			short := slices.Clone(words[:before])
			words = append(append(short, "…"), words[len(words)-after:]...)
		}
		if len(words) > 0 {
			lines = append(lines, mark+strings.Join(words, " "))
		}
	}
	for i, r := range runs {
		before, after := around, around
		if i == 0 && len(runs) > 1 {
			before = 0
		}
		if i == len(runs)-1 && i > 0 {
			after = 0
		}
		add("  ", r.same, before, after)
		add("- ", r.old, maxShown, 0)
		add("+ ", r.now, maxShown, 0)
	}
	return lines
}

// runsOf divides two texts into runs by their longest common subsequence.
func runsOf(a, b []string) []run {
	longest := make([][]int, len(a)+1) // of a[i:] and b[j:]
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := range slices.Backward(a) {
		for j := len(b) - 1; j >= 0; j-- {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if fold(a[i]) == fold(b[j]) {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	var runs []run
	for i, j := 0, 0; i < len(a) || j < len(b); {
		var next run
		switch {
		case i < len(a) && j < len(b) && fold(a[i]) == fold(b[j]):
			next.same = b[j : j+1]
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && longest[i+1][j] >= longest[i][j+1]:
			next.old = a[i : i+1]
			i++
		default:
			next.now = b[j : j+1]
			j++
		}
		runs = joined(runs, next)
	}
	return runs
}

// joined adds a word to the run that it belongs to. A few unchanged words between two
// changes count as changed: they would only tear the text apart.
func joined(runs []run, next run) []run {
	n := len(runs)
	if n == 0 {
		return append(runs, next)
	}
	last := &runs[n-1]
	switch same := next.same != nil; {
	case same == (last.same != nil):
		last.same = append(slices.Clip(last.same), next.same...)
		last.old = append(last.old, next.old...)
		last.now = append(last.now, next.now...)
	case !same && n > 1 && len(last.same) <= joins:
		before := &runs[n-2]
		before.old = append(append(before.old, last.same...), next.old...)
		before.now = append(append(before.now, last.same...), next.now...)
		return runs[:n-1]
	default:
		return append(runs, next)
	}
	return runs
}

// limited gives the words of a text, up to maxWords.
func limited(text string) []string {
	words := strings.Fields(text)
	return words[:min(len(words), maxWords)]
}

// weightless are words of which a change says nothing, numbers of a list among them.
var weightless = strings.Fields(`a an the this that these those and our we us your you its it their to of in for with by as at is are
	i ii iii iv v vi vii viii ix x notice policy section services service`)

// noise says that two sentences differ in weightless words only.
func noise(old, now string) bool {
	for _, r := range runsOf(limited(old), limited(now)) {
		for _, word := range append(slices.Clone(r.old), r.now...) {
			if word = fold(word); len(word) > 1 && !slices.Contains(weightless, word) && strings.Trim(word, "0123456789 ") != "" {
				return false
			}
		}
	}
	return true
}
