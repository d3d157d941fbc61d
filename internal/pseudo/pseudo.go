// Package pseudo makes a language of its own out of English, for tests: each text
// is longer, has accents, and stands between marks. What a face shows outside of
// the marks was put together in code, or is not in the texts at all.
package pseudo

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// The marks of a text of the program, and those of what comes from the catalogue.
const (
	open, end         = "\u27e6", "\u27e7"
	openData, endData = "\u27ea", "\u27eb"
)

var accents = strings.NewReplacer("a", "\u00e1", "e", "\u00e9", "i", "\u00ed", "o", "\u00f3", "u", "\u00fa", "n", "\u00f1", "s", "\u015b", "c", "\u0107")

// parts are the {names} in a text, and what stands between them.
var parts = regexp.MustCompile(`\{[^}]*\}|[^{]+`)

// Words are the texts of the program in the made-up language.
func Words() *words.Words {
	w := &words.Words{}
	data, _ := packed.Append(nil, words.English()) // a copy of its own
	packed.Read(string(data), w)
	change(reflect.ValueOf(w).Elem())
	return w
}

// Catalog is the catalogue of the program with marks around its texts.
func Catalog() *catalog.Catalog {
	c := catalog.Load("")
	for _, p := range append(c.Platforms(), c.Outlines()...) {
		change(reflect.ValueOf(p).Elem())
	}
	return c
}

// Claims are the words of what the laws give, which carry no marks: the claims are shared
// by all tests of a package. Signs around words are cut off. It reads the file that lies
// beside the packages that are tested, once.
var Claims = sync.OnceValue(func() map[string]bool {
	data, err := os.ReadFile("../catalog/objections.yaml")
	if err != nil {
		panic("the claims cannot be read: " + err.Error())
	}
	words := map[string]bool{}
	for word := range strings.FieldsSeq(string(data)) {
		words[word], words[strings.Trim(word, Around)] = true, true
	}
	return words
})

// Around is what stands around words.
const Around = `",:;.()[]`

// change replaces each text in v.
func change(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		switch t := v.Addr().Interface().(type) {
		case *safetext.Line:
			*t = safetext.NewLine(Data(t.String()))
		case *safetext.Block:
			*t = safetext.NewBlock(Data(t.String()))
		case interface{ Value() any }:
			change(reflect.ValueOf(t.Value()).Elem())
		default:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("fixed") == "" {
					change(v.Field(i))
				}
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			change(v.Index(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			text := reflect.New(v.Type().Elem()).Elem()
			text.Set(v.MapIndex(k))
			change(text)
			v.SetMapIndex(k, text)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[words.Text]() {
			v.SetString(text(v.String()))
		}
	}
}

// text is an English text in the made-up language: what stands between its {names}
// is longer and marked. What is put in for a name has to bring its own marks.
func text(english string) string {
	return parts.ReplaceAllStringFunc(english, func(part string) string {
		if part[0] == '{' {
			return part
		}
		return marked(accents.Replace(part)+strings.Repeat("~", len(part)*2/5), open, end)
	})
}

// Data marks a text as one of the catalogue.
func Data(s string) string { return marked(s, openData, endData) }

func marked(s, open, end string) string {
	if s == "" {
		return ""
	}
	return open + s + end
}

// Outside gives the words of a screen that stand outside of all marks. Numbers,
// single letters and what only divides are not among them, and neither is what the
// pattern exempt describes.
func Outside(screen string, exempt *regexp.Regexp) []string {
	var b strings.Builder
	depth, before := 0, ' '
	for _, r := range screen {
		switch string(r) {
		case open, openData:
			depth++
			continue
		case end, endData:
			depth--
			r = ' '
		}
		if depth == 0 && (r != ' ' || before != ' ') { // of spaces, one is enough
			b.WriteRune(r)
			before = r
		}
	}
	return slices.DeleteFunc(strings.Fields(exempt.ReplaceAllString(b.String(), " ")), divides.MatchString)
}

// divides matches a number, a single letter, and what only divides.
var divides = regexp.MustCompile(`^([0-9]+|[a-z]|[-,/?()#>*\[\]"]+)$`)

// unmistaken are words that are English, and nothing in any other language that there is.
var unmistaken = regexp.MustCompile(`(?i)\b(the|your|which|this|that|have|they|you|are|from|about)\b`)

// IsEnglish says that a line in another language holds English that is not marked, or is
// marked and not one of these facts: words on a screen that nobody has seen in the language,
// which stand behind one of facts, or what a source says, with its link.
func IsEnglish(line string, facts ...string) bool {
	said, english, _ := strings.Cut(line, catalog.InEnglish)
	fact := slices.ContainsFunc(facts, func(f string) bool { return strings.HasSuffix(said, f) }) || strings.Contains(english, "https://")
	return unmistaken.MatchString(said) || english != "" && !fact
}

// Alone are texts that stay as they are in every language: the names of platforms, and
// reasons in a letter, which has a language of its own.
func Alone() []string {
	all := words.Each(catalog.Load("").Platforms(), func(p *catalog.Platform) string { return p.Name.String() })
	for _, g := range letter.Grounds("en") {
		all = append(all, g.Text)
	}
	return all
}
