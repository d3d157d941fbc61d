// Package lang reads and writes what the texts of the program and of the catalogue are in
// other languages than English, for the tools that pack them and that help translators.
// Each translation carries the hash of the English that it was made from. Where that is no
// longer the English, the translation is stale, and the English is shown in its place.
package lang

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// Slot is a place for a text, or for the plural forms of one.
type Slot struct {
	Key     string
	English Forms
	Plural  bool
	Bare    bool // no mark may stand before it: it is typed, or part of a day
	Fact    bool // words on somebody's screen, which need a source and not a translator

	fill func(Forms)
}

// Forms are texts by their plural form, or one text by "text".
type Forms map[string]string

// formNames are the keys of Forms in their order.
var formNames = []string{"text", "zero", "one", "two", "few", "many", "other"}

// lines are the texts in the order of formNames.
func (f Forms) lines() []string {
	var all []string
	for _, name := range formNames {
		if f[name] != "" {
			all = append(all, f[name])
		}
	}
	return all
}

// Hash stands for the English that a translation was made from. How its lines are broken
// does not matter.
func (f Forms) Hash() string {
	lines := f.lines()
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(norm.NFC.String(line)), " ")
	}
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:4])
}

// SlotsOfWords lists the texts of w, which is English; what is filled in changes w.
func SlotsOfWords(w *words.Words) []Slot {
	var all []Slot
	eachField("", reflect.ValueOf(w).Elem(), "", func(s Slot) { all = append(all, s) })
	for _, c := range country.All() {
		all = append(all, inMap(&w.Countries, "countries", string(c.Code), c.Name, true))
	}
	first, _ := w.AuthorityFirst.Value().(*map[string]words.Text)
	note, _ := w.AuthorityNote.Value().(*map[string]words.Text)
	for _, a := range letter.AllAuthorities() {
		for _, s := range []Slot{
			inMap(first, "authority-first", a.Key, a.First, false),
			inMap(note, "authority-note", a.Key, a.Note, false),
		} {
			if s.English["text"] != "" {
				all = append(all, s)
			}
		}
	}
	return all
}

// inMap is the place for a text whose English stands elsewhere in the program.
func inMap[M ~map[string]words.Text](m *M, key, name, english string, bare bool) Slot {
	return Slot{Key: key + "." + name, English: Forms{"text": english}, Bare: bare, fill: func(f Forms) {
		if *m == nil {
			*m = M{}
		}
		(*m)[name] = safetext.NewLine(f["text"]).Text()
	}}
}

// eachField visits the texts in v, whose keys are those of en.yaml.
func eachField(key string, v reflect.Value, tag reflect.StructTag, visit func(Slot)) {
	bare := tag.Get("bare") != ""
	v = now(v)
	if c, ok := reflect.TypeAssert[*words.Count](v.Addr()); ok {
		forms := Forms{}
		for _, name := range formNames[1:] {
			forms[name] = v.FieldByName(strings.ToUpper(name[:1]) + name[1:]).String()
		}
		visit(Slot{Key: key, English: forms, Plural: true, fill: func(f Forms) {
			*c = words.Count{Language: c.Language}
			for name, text := range f {
				v.FieldByName(strings.ToUpper(name[:1]) + name[1:]).SetString(text)
			}
		}})
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Tag.Get("fixed") == "" {
				eachField(strings.TrimPrefix(key+"."+Kebab(f.Name), "."), v.Field(i), f.Tag, visit)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachField(key+"["+nameOf(v.Index(i), i)+"]", v.Index(i), tag, visit)
		}
	case reflect.Map:
		names := v.MapKeys()
		slices.SortFunc(names, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, name := range names {
			visit(Slot{Key: key + "." + name.String(), English: Forms{"text": v.MapIndex(name).String()}, Bare: bare, fill: func(f Forms) {
				text := reflect.New(v.Type().Elem()).Elem()
				text.SetString(f["text"])
				v.SetMapIndex(name, text)
			}})
		}
	case reflect.String:
		if v.String() != "" && key != "" {
			visit(Slot{Key: key, English: Forms{"text": v.String()}, Bare: bare, fill: func(f Forms) { v.SetString(f["text"]) }})
		}
	}
}

// now is the value itself, also if it is read later.
func now(v reflect.Value) reflect.Value {
	if later, ok := reflect.TypeAssert[interface{ Value() any }](v.Addr()); ok {
		return reflect.ValueOf(later.Value()).Elem()
	}
	return v
}

// nameOf names an item of a list by what it is about, so that it keeps its translation when
// another one comes before it, or by its place.
func nameOf(v reflect.Value, i int) string {
	if v.Kind() == reflect.Struct {
		if name := v.FieldByName("Name"); name.IsValid() && name.String() != "" {
			return name.String()
		}
	}
	return strconv.Itoa(i)
}

// SlotsOf lists the texts of a platform, each English text once, by its first key; what is
// filled in changes nothing, and Texts is what the program needs.
func SlotsOf(p *catalog.Platform) []Slot {
	var all []Slot
	seen := map[string]bool{}
	p.EachText(func(key string, text catalog.Said) {
		if english := text.String(); english != "" && !seen[english] {
			seen[english] = true
			all = append(all, Slot{Key: key, English: Forms{"text": english}, Fact: strings.HasSuffix(key, ".path") || strings.HasSuffix(key, ".look-for")})
		}
	})
	return all
}

// Where a word begins in a name: a capital after a small letter, or the last of several.
var (
	afterSmall = regexp.MustCompile(`([a-z])([A-Z])`)
	lastOfMany = regexp.MustCompile(`([A-Z])([A-Z][a-z])`)
)

// Kebab writes a field's name as a key: ShowQRCode is show-qr-code.
func Kebab(name string) string {
	return strings.ToLower(lastOfMany.ReplaceAllString(afterSmall.ReplaceAllString(name, "$1-$2"), "$1-$2"))
}
