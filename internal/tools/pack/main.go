// Command pack makes the packed data files of the program from the YAML that is
// written and reviewed. Its arguments are what to pack: platforms, objections,
// controllers, or a language such as en. go generate runs it in the directory of the files.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/strict"
	"github.com/optout-tui/optout-tui/internal/words"
)

func main() {
	for _, name := range os.Args[1:] {
		data, err := pack(".", name)
		if err == nil {
			err = os.WriteFile(name+".packed", data, 0o644) //nolint:gosec // a file of the source, which everybody may read
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// pack gives the packed form of the files with this name in a directory.
func pack(dir, name string) ([]byte, error) {
	if name == "platforms" {
		all, faults, err := catalog.ReadDir(os.DirFS(dir + "/platforms"))
		for _, f := range faults {
			err = errors.Join(err, f)
		}
		if err != nil {
			return nil, err
		}
		return catalog.Pack(all)
	}
	data, err := os.ReadFile(dir + "/" + name + ".yaml") //nolint:gosec // go generate names it
	if err != nil {
		return nil, err
	}
	switch name {
	case "objections":
		book, fault := catalog.ParseObjections(data, name+".yaml")
		if fault != nil {
			return nil, fault
		}
		return packed.Append(nil, book)
	case "controllers":
		var all []catalog.Controller
		dec := yaml.NewDecoder(bytes.NewReader(data))
		dec.KnownFields(true)
		if err := dec.Decode(&all); err != nil {
			return nil, fmt.Errorf("%s.yaml: %w", name, err)
		}
		return packed.Append(nil, &all)
	}
	english, err := os.ReadFile(dir + "/en.yaml")
	if err != nil {
		return nil, err
	}
	w, err := readLanguage(name+".yaml", data, english)
	if err != nil {
		return nil, err
	}
	return packed.Append(nil, w)
}

// placeholder is a name that the program puts something in for.
var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// language says which keys the file of a language has.
type language struct {
	name  string
	kinds []string // of problems, nil for any
}

// readLanguage reads a language file: each key of the struct Words once and no other, the
// right kind of value, and no placeholder but those of the English text, which a test of
// package words compares with the code. The faults name the file, the line and the key.
func readLanguage(file string, data, english []byte) (*words.Words, error) {
	l, w := language{name: strings.TrimSuffix(file, ".yaml")}, &words.Words{}
	if words.Forms(l.name) == nil {
		return nil, fmt.Errorf("%s: the plural forms of this language are not known", file)
	}
	en, _ := strict.Read(english, &words.Words{}, strict.Format{Keys: language{name: "en"}.keys})
	if file != "en.yaml" {
		for key := range en.Nodes {
			if kind, ok := strings.CutPrefix(key, "problems."); ok {
				l.kinds = append(l.kinds, kind)
			}
		}
	}
	r, _ := strict.Read(data, w, strict.Format{Keys: l.keys})
	for key, n := range r.Nodes {
		check(r, key, n, en.Nodes)
	}
	if fault := r.Result(file); fault != nil {
		return nil, fault
	}
	return w, nil
}

// keys lists the keys of a map, the forms of a Count, or the fields of another struct.
func (l language) keys(v reflect.Value, tag reflect.StructTag) []strict.Key {
	var keys []strict.Key
	if v.Kind() == reflect.Map {
		names := strings.Fields(tag.Get("keys"))
		if names[0] == "*" {
			names = l.kinds
		}
		for _, name := range names {
			keys = append(keys, strict.Key{Name: name, Need: true})
		}
		return keys
	}
	for f := range v.Type().Fields() {
		keys = append(keys, strict.Key{Name: kebab(f.Name), Need: f.Tag.Get("optional") == "", Field: f})
	}
	if c, ok := reflect.TypeAssert[*words.Count](v.Addr()); ok {
		c.Language = l.name
		return slices.DeleteFunc(keys, func(k strict.Key) bool { return !slices.Contains(words.Forms(l.name), k.Name) })
	}
	return keys
}

// check looks for a brace alone, and a placeholder that English does not
// have at this key, or in a form beside it.
func check(r *strict.Reader, key string, n *yaml.Node, english map[string]*yaml.Node) {
	if strings.ContainsAny(placeholder.ReplaceAllString(n.Value, ""), "{}") {
		r.Add(key, fmt.Errorf("has a brace without its partner: %s", n.Value))
	}
	filled := namesAt(english[key])
	if form := strings.LastIndex(key, "."); form > 0 && english[key[:form]+".other"] != nil {
		filled = append(namesAt(english[key[:form]+".one"]), namesAt(english[key[:form]+".other"])...)
	}
	for _, name := range namesAt(n) {
		if !slices.Contains(filled, name) {
			r.Add(key, fmt.Errorf("nothing is put in for %s, only for: %s", name, strings.Join(filled, " ")))
		}
	}
}

func namesAt(n *yaml.Node) []string {
	if n == nil {
		return nil
	}
	return placeholder.FindAllString(n.Value, -1)
}

// Where a word begins in a name: a capital after a small letter, or the last of several.
var (
	afterSmall = regexp.MustCompile(`([a-z])([A-Z])`)
	lastOfMany = regexp.MustCompile(`([A-Z])([A-Z][a-z])`)
)

// kebab writes a field's name as a key: ShowQRCode is show-qr-code.
func kebab(name string) string {
	return strings.ToLower(lastOfMany.ReplaceAllString(afterSmall.ReplaceAllString(name, "$1-$2"), "$1-$2"))
}
