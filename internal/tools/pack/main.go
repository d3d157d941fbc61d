// Command pack makes the packed data files of the program from the YAML that is
// written and reviewed. Its arguments are what to pack: platforms, objections, controllers,
// letters, en, or languages, which are those that the directory has translations into. go
// generate runs it in the directory of the files.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/strict"
	"github.com/optout-tui/optout-tui/internal/tools/lang"
	"github.com/optout-tui/optout-tui/internal/words"
)

func main() {
	for _, name := range os.Args[1:] {
		if err := write(".", name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// write makes the packed file with this name in a directory.
func write(dir, name string) error {
	files := []string{name + ".packed"}
	if name == "languages" {
		var err error
		if files, err = ofLanguages(dir); err != nil {
			return err
		}
	}
	for _, file := range files {
		data, err := pack(dir, file)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, file), data, 0o644) //nolint:gosec // a file of the source, which everybody may read
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ofLanguages lists the packed files of the languages that a directory has translations
// into: beside these.
func ofLanguages(dir string) ([]string, error) {
	parent := ""
	if _, err := os.Stat(filepath.Join(dir, "platforms")); err == nil {
		parent = "platforms"
	}
	all, err := lang.Languages(filepath.Join(dir, parent))
	for i, language := range all {
		all[i] = filepath.Join(parent, language, "texts.packed")
	}
	return all, err
}

// pack gives what a packed file of a directory holds.
func pack(dir, file string) ([]byte, error) {
	if filepath.Base(file) == "texts.packed" {
		return packLanguage(dir, filepath.Base(filepath.Dir(file)))
	}
	name := strings.TrimSuffix(file, ".packed")
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
	if name == "letters" {
		return packLetters(dir)
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
	w, err := readEnglish(name+".yaml", data)
	if err != nil {
		return nil, err
	}
	return packed.Append(nil, w)
}

// packLetters gives the packed form of the letters and authorities in a directory.
func packLetters(dir string) ([]byte, error) {
	authorities, err := os.ReadFile(dir + "/authorities.yaml")
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(dir + "/texts/*.yaml")
	texts := map[string][]byte{}
	for _, file := range files {
		data, fault := os.ReadFile(file)
		err = errors.Join(err, fault)
		texts[strings.TrimSuffix(filepath.Base(file), ".yaml")] = data
	}
	if err != nil {
		return nil, err
	}
	return letter.Pack(texts, authorities)
}

// packLanguage gives the packed form of what a language says of the texts in a directory:
// of the entries and the claims, or of the words after the number of those that are missing.
func packLanguage(dir, language string) ([]byte, error) {
	if _, err := os.Stat(dir + "/platforms"); err == nil {
		return packEntries(dir, language)
	}
	data, err := os.ReadFile(dir + "/en.yaml")
	if err != nil {
		return nil, err
	}
	w, err := readEnglish("en.yaml", data)
	if err != nil {
		return nil, err
	}
	lang.SetLanguage(w, language)
	book, err := lang.Words(dir, language, w)
	if err != nil {
		return nil, err
	}
	missing := book.Fill(catalog.InEnglish)
	data, err = packed.AppendSmall(nil, w)
	if err != nil {
		return nil, err
	}
	return append([]byte(strconv.Itoa(missing)+"\n"), data...), nil
}

func packEntries(dir, language string) ([]byte, error) {
	all, err := lang.Entries(dir)
	texts := map[string]map[string]string{}
	for _, p := range all {
		book, fault := lang.OfPlatform(dir+"/platforms", language, p)
		err = errors.Join(err, fault)
		texts[p.ID] = book.Texts()
	}
	if err != nil {
		return nil, err
	}
	return catalog.PackTexts(all, func(id, english string) string { return texts[id][english] })
}

// placeholder is a name that the program puts something in for.
var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// readEnglish reads en.yaml: each key of the struct Words once and no other, the right kind
// of value, and each brace with its partner. The faults name the file, the line and the key.
func readEnglish(file string, data []byte) (*words.Words, error) {
	w := &words.Words{}
	r, _ := strict.Read(data, w, strict.Format{Keys: keys})
	for key, n := range r.Nodes {
		check(r, key, n)
	}
	if fault := r.Result(file); fault != nil {
		return nil, fault
	}
	return w, nil
}

// keys lists the keys of a map, the forms of a Count, or the fields of another struct.
func keys(v reflect.Value, tag reflect.StructTag) []strict.Key {
	var keys []strict.Key
	if v.Kind() == reflect.Map {
		names := strings.Fields(tag.Get("keys"))
		if names[0] == "*" {
			return nil
		}
		for _, name := range names {
			keys = append(keys, strict.Key{Name: name, Need: true})
		}
		return keys
	}
	for f := range v.Type().Fields() {
		keys = append(keys, strict.Key{Name: lang.Kebab(f.Name), Need: f.Tag.Get("optional") == "", Field: f})
	}
	if c, ok := reflect.TypeAssert[*words.Count](v.Addr()); ok {
		c.Language = "en"
		return slices.DeleteFunc(keys, func(k strict.Key) bool { return !slices.Contains(words.Forms("en"), k.Name) })
	}
	return keys
}

// check looks for a brace alone.
func check(r *strict.Reader, key string, n *yaml.Node) {
	if strings.ContainsAny(placeholder.ReplaceAllString(n.Value, ""), "{}") {
		r.Add(key, fmt.Errorf("has a brace without its partner: %s", n.Value))
	}
}
