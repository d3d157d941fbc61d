package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// placeholder is a name that the program puts something in for.
var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// language reads the texts of one language strictly and gathers what is wrong.
type language struct {
	file, language string
	faults         []string
}

// readLanguage reads a language file: each key of the struct Words once and no
// other, the right kind of value, and no placeholder but those of the English text; a
// test of package words compares these with the code. The faults name the file, the line
// and the key.
func readLanguage(file string, data []byte) (*words.Words, []string) {
	l := &language{file: file, language: strings.TrimSuffix(file, ".yaml")}
	if words.Forms(l.language) == nil {
		return nil, []string{file + ": the plural forms of this language are not known"}
	}
	w, english := &words.Words{}, reflect.Value{}
	if l.language != "en" {
		english = reflect.ValueOf(words.English()).Elem()
	}
	var doc, more yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&doc); err != nil {
		l.fault(&yaml.Node{Line: 1}, "", "%v", err)
		return nil, l.faults
	}
	if err := dec.Decode(&more); !errors.Is(err, io.EOF) {
		l.fault(&more, "", "the file goes on after the first document")
	}
	l.value(doc.Content[0], "", reflect.ValueOf(w).Elem(), english, "")
	return w, l.faults
}

func (l *language) fault(n *yaml.Node, key, why string, args ...any) {
	if key != "" {
		key += ": "
	}
	l.faults = append(l.faults, fmt.Sprintf("%s:%d: %s%s", l.file, n.Line, key, fmt.Sprintf(why, args...)))
}

// value reads what stands at key. English is the English value, or all of a list, map
// or Count with it, and invalid while the English file is read. Tag is that of the field.
func (l *language) value(n *yaml.Node, key string, v, english reflect.Value, tag reflect.StructTag) {
	want := map[reflect.Kind]yaml.Kind{
		reflect.Struct: yaml.MappingNode, reflect.Map: yaml.MappingNode, reflect.Slice: yaml.SequenceNode, reflect.Array: yaml.SequenceNode,
	}[v.Kind()]
	if want == 0 {
		want = yaml.ScalarNode
	}
	if n.Kind != want || n.Anchor != "" {
		l.fault(n, key, "this is the wrong kind of value for a %s", v.Type())
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		names := namesOf(v.Type())
		c, isCount := reflect.TypeAssert[*words.Count](v.Addr())
		if isCount {
			c.Language, names = l.language, words.Forms(l.language)
		}
		l.mapping(n, key, names, func(name string, item *yaml.Node) {
			f, _ := v.Type().FieldByNameFunc(func(field string) bool { return kebab(field) == name })
			like := english
			if english.IsValid() && !isCount && english.Kind() == reflect.Struct {
				like = english.FieldByIndex(f.Index)
			}
			l.value(item, join(key, name), v.FieldByIndex(f.Index), like, f.Tag)
		})
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		names := strings.Fields(tag.Get("keys"))
		if names[0] == "*" {
			names = kinds(n, english)
		}
		l.mapping(n, key, names, func(name string, item *yaml.Node) {
			text := reflect.New(v.Type().Elem()).Elem()
			l.value(item, join(key, name), text, english, tag)
			v.SetMapIndex(reflect.ValueOf(name), text)
		})
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice {
			v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
		}
		if v.Len() == 0 || v.Len() != len(n.Content) {
			l.fault(n, key, "there are %d items, which is too few or too many", len(n.Content))
			return
		}
		for i, item := range n.Content {
			l.value(item, fmt.Sprintf("%s[%d]", key, i), v.Index(i), english, tag)
		}
	case reflect.String:
		v.SetString(n.Value)
		l.text(n, key, english)
	default:
		l.fault(n, key, "a %s is not a text", v.Type())
	}
}

// kinds are the keys of a map that may hold any: the English ones, which a test of
// package words compares with the code.
func kinds(n *yaml.Node, english reflect.Value) []string {
	var names []string
	if english.IsValid() {
		for _, k := range english.MapKeys() {
			names = append(names, k.String())
		}
		return names
	}
	for i := 0; i < len(n.Content); i += 2 {
		names = append(names, n.Content[i].Value)
	}
	return names
}

// mapping reads each of names once; those that begin with ? may be missing.
func (l *language) mapping(n *yaml.Node, key string, names []string, read func(name string, item *yaml.Node)) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i].Value
		switch {
		case !slices.Contains(names, name) && !slices.Contains(names, "?"+name):
			l.fault(n.Content[i], join(key, name), "unknown key")
		case seen[name]:
			l.fault(n.Content[i], join(key, name), "the key stands here twice")
		default:
			seen[name] = true
			read(name, n.Content[i+1])
		}
	}
	for _, name := range names {
		if !seen[name] && name[0] != '?' {
			l.fault(n, join(key, name), "is missing")
		}
	}
}

func (l *language) text(n *yaml.Node, key string, english reflect.Value) {
	if strings.TrimSpace(n.Value) == "" {
		l.fault(n, key, "is empty")
	}
	if err := safetext.Check(n.Value); err != nil {
		l.fault(n, key, "%v", err)
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(n.Value, ""), "{}") {
		l.fault(n, key, "has a brace without its partner")
	}
	if !english.IsValid() {
		return
	}
	filled := fmt.Sprint(english.Interface())
	for _, name := range placeholder.FindAllString(n.Value, -1) {
		if !strings.Contains(filled, name) {
			l.fault(n, key, "nothing is put in for %s, only for: %s", name, strings.Join(placeholder.FindAllString(filled, -1), " "))
		}
	}
}

// namesOf lists the keys of a struct, those that may be missing after a ?.
func namesOf(t reflect.Type) []string {
	names := make([]string, 0, t.NumField())
	for f := range t.Fields() {
		name := kebab(f.Name)
		if f.Tag.Get("optional") != "" {
			name = "?" + name
		}
		names = append(names, name)
	}
	return names
}

func join(key, name string) string { return strings.TrimPrefix(key+"."+name, ".") }

// kebab writes a field's name as a key: ShowQRCode is show-qr-code.
func kebab(name string) string {
	var b strings.Builder
	all := []rune(name)
	for i, r := range all {
		starts := unicode.IsUpper(r) && i > 0 && (unicode.IsLower(all[i-1]) || i+1 < len(all) && unicode.IsLower(all[i+1]))
		if starts {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
