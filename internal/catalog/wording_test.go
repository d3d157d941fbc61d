package catalog

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// small are the words that two writers choose differently for the same thing.
var small = strings.Fields(`a an the this that these it its is are was were be been has have had do does of on in at by for from to
	with into as and or but then also too so only still just already again here there when where which who if you your they their`)

// ending is where a sentence, or a part that could be one, ends.
var ending = regexp.MustCompile(`[.;:] `)

// bones are the words of a sentence without the small ones, with names and numbers made alike.
func bones(sentence string) string {
	var left []string
	for i, word := range strings.Fields(sentence) {
		word = strings.Trim(word, `.,;:"()`)
		switch lower := strings.ToLower(word); {
		case slices.Contains(small, lower):
		case i > 0 && (word != lower || strings.ContainsAny(word, "0123456789")):
			left = append(left, "Name")
		default:
			left = append(left, lower)
		}
	}
	if len(left) < 5 { // too short to tell whether the same is meant
		return ""
	}
	return strings.Join(left, " ")
}

// TestOneWordingForOneThing finds sentences of two entries that differ in small words only:
// they mean the same, and a translator would translate both.
func TestOneWordingForOneThing(t *testing.T) {
	type place struct{ file, sentence string }
	seen := map[string]place{}
	files, _, err := entryNames(os.DirFS("platforms"))
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`"[^"]*"|\b[A-Z][\w.+-]*('s)?\b|\d+`) // names and labels may differ
	for _, name := range files {
		data, err := os.ReadFile("platforms/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		texts(&doc, "", func(text string) {
			for _, sentence := range ending.Split(text+" ", -1) {
				if sentence = strings.Trim(sentence, " ."); sentence == "" {
					continue
				}
				sentence = strings.ToLower(sentence[:1]) + sentence[1:]
				key := bones(sentence)
				first, known := seen[key]
				if same := func(s string) string { return strings.ToLower(named.ReplaceAllString(s, "N")) }; key == "" || known && same(first.sentence) == same(sentence) {
					continue
				}
				if known && first.file != name {
					t.Errorf("%s says %q, and %s says %q", first.file, first.sentence, name, sentence)
				}
				if !known {
					seen[key] = place{name, sentence}
				}
			}
		})
	}
}
