// Package strict reads a YAML file that people write into a value. It refuses what YAML
// readers let through: unknown and repeated keys, aliases, anchors, tags, a second
// document, and characters that a screen cannot show. It gathers every fault with its
// line and key.
package strict

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// MaxFile is the largest file that is read, in bytes. The longest built-in entry has a
// tenth of it; nobody writes a larger one by hand.
const MaxFile = 256 << 10

// maxList is the longest list that is read; no useful list is longer than that of all
// countries.
const maxList = 400

// maxFaults is how many faults of one file are reported; the next check reports the rest.
const maxFaults = 20

// yamlMessage takes the line number out of the YAML reader's message.
var yamlMessage = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)^(?:yaml: )?(?:line (\d+): )?(.*)$`) })

// FileError is every fault of one file.
type FileError struct {
	File   string
	Faults []Fault
}

// Error lists the faults, one per line, for logs and tests.
func (e *FileError) Error() string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = fmt.Sprintf("%s:%d: %s: %v", e.File, f.Line, f.Key, f.Err)
	}
	return strings.Join(lines, "\n")
}

// Fault is one thing wrong with a file: the line, the key as a path such as
// ways[0].steps[2].link, "" for the whole file, and what is wrong with it.
type Fault struct {
	Line int
	Key  string
	Err  error
}

// ErrUnknownKey is the fault of a key that a mapping cannot have.
const ErrUnknownKey problem.Kind = "unknown-key"

// Key is a key that a mapping may have, or needs, and the field of a struct that it sets.
type Key struct {
	Name  string
	Need  bool
	Field reflect.StructField
}

// Format is what a file may hold.
type Format struct {
	// Keys lists the keys for a struct, or for a map in a field with this tag; nil
	// allows all.
	Keys func(v reflect.Value, tag reflect.StructTag) []Key
	// Values lists what a text may be by the name of its type; other types may be any.
	Values map[string][]string
}

// Reader holds the faults of a file, and what stands at each key; nothing where the
// file as a whole was refused.
type Reader struct {
	Faults []Fault
	Nodes  map[string]*yaml.Node
	format Format
}

// Read fills the zero value that into points to, as far as the file is right, and says
// whether there was a document to read.
func Read(data []byte, into any, format Format) (*Reader, bool) {
	r := &Reader{format: format, Nodes: map[string]*yaml.Node{}}
	doc, line, err := document(data)
	if err != nil {
		r.Faults = []Fault{{line, "", err}}
		return r, false
	}
	r.value(doc.Content[0], "", reflect.ValueOf(into).Elem(), "")
	return r, true
}

// document reads the only document of a file, or says why not, and on which line.
func document(data []byte) (*yaml.Node, int, error) {
	if len(data) > MaxFile {
		return nil, 1, problem.New("entry-too-large", "n", MaxFile>>10)
	}
	for i, line := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n") {
		if err := safetext.Check(line); err != nil {
			return nil, i + 1, err
		}
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, 1, problem.New("entry-empty")
	case err != nil:
		parts := yamlMessage().FindStringSubmatch(err.Error())
		line, _ := strconv.Atoi(parts[1]) // "" without a line
		return nil, max(line, 1), problem.New("not-yaml", "why", parts[2])
	}
	if err := dec.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, max(second.Line, 1), problem.New("second-document")
	}
	return &doc, 1, nil
}

// Add adds a fault of the key that path names, on its line, or on the line of what it is
// missing from.
func (r *Reader) Add(path string, err error) {
	at := path
	for at != "" && r.Nodes[at] == nil {
		at = at[:max(strings.LastIndexAny(at, ".["), 0)]
	}
	line := 1
	if n := r.Nodes[at]; n != nil {
		line = n.Line
	}
	r.Faults = append(r.Faults, Fault{line, path, err})
}

// At is Add for a problem, with the names and values of its fields in turn.
//
//go:noinline
func (r *Reader) At(path string, kind problem.Kind, fields ...any) {
	r.Add(path, problem.New(kind, fields...))
}

// value reads what stands at path; tag is that of the field which holds it.
func (r *Reader) value(n *yaml.Node, path string, v reflect.Value, tag reflect.StructTag) {
	r.Nodes[path] = n
	if later, ok := reflect.TypeAssert[interface{ Value() any }](v.Addr()); ok {
		v = reflect.ValueOf(later.Value()).Elem()
	}
	want, wrong := yaml.ScalarNode, problem.Kind("value-expected")
	if _, isText := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr()); !isText {
		switch v.Kind() {
		case reflect.Slice, reflect.Array:
			want, wrong = yaml.SequenceNode, "list-expected"
		case reflect.Struct, reflect.Map:
			want, wrong = yaml.MappingNode, "keys-expected"
		}
	}
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
		r.At(path, "yaml-alias")
	case n.Kind != want:
		r.At(path, wrong)
	case want == yaml.SequenceNode:
		r.list(n, path, v, tag)
	case want == yaml.MappingNode:
		r.mapping(n, path, v, tag)
	default:
		if err := r.scalar(n.Value, v); err != nil {
			r.Add(path, err)
		}
	}
}

func (r *Reader) list(n *yaml.Node, path string, v reflect.Value, tag reflect.StructTag) {
	most := maxList
	if v.Kind() == reflect.Array {
		most = v.Len()
	}
	switch {
	case len(n.Content) > most:
		r.At(path, "list-too-long", "n", most)
		return
	case len(n.Content) == 0: // as the schema has it: a list that is not there is left out
		r.At(path, "value-empty")
		return
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	}
	for i := range v.Len() {
		if at := Item(path, i); i < len(n.Content) {
			r.value(n.Content[i], at, v.Index(i), tag)
		} else {
			r.At(at, "key-missing")
		}
	}
}

func (r *Reader) mapping(n *yaml.Node, path string, v reflect.Value, tag reflect.StructTag) {
	if v.Kind() == reflect.Map {
		v.Set(reflect.MakeMap(v.Type()))
	}
	keys, seen := r.format.Keys(v, tag), map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, item := n.Content[i], n.Content[i+1]
		at := Join(path, safetext.NewLine(k.Value).String())
		r.Nodes[at] = k
		index := slices.IndexFunc(keys, func(key Key) bool { return key.Name == k.Value })
		switch {
		case k.Kind != yaml.ScalarNode || index < 0 && keys != nil:
			names := make([]string, len(keys))
			for i, key := range keys {
				names[i] = key.Name
			}
			r.At(at, ErrUnknownKey, "near", country.Nearest(k.Value, names, 3))
		case seen[k.Value]:
			r.At(at, "key-twice")
		case v.Kind() == reflect.Map:
			into := reflect.New(v.Type().Elem()).Elem()
			r.value(item, at, into, tag)
			v.SetMapIndex(reflect.ValueOf(k.Value), into)
		default:
			r.value(item, at, v.FieldByIndex(keys[index].Field.Index), keys[index].Field.Tag)
		}
		seen[k.Value] = true
	}
	for _, key := range keys {
		if key.Need && !seen[key.Name] {
			r.At(Join(path, key.Name), "key-missing")
		}
	}
}

// scalar sets v to what a text says.
func (r *Reader) scalar(text string, v reflect.Value) error {
	if strings.TrimSpace(text) == "" {
		return problem.New("value-empty")
	}
	if err := safetext.Check(text); err != nil {
		return err
	}
	switch p := v.Addr().Interface().(type) {
	case *int:
		n, err := strconv.Atoi(text)
		if *p = n; err != nil || n < 1 || n > 9999 {
			return problem.New("bad-number", "text", text, "max", 9999)
		}
	case *bool:
		if *p = text == "true"; !*p && text != "false" {
			return problem.New("bad-truth", "text", text)
		}
	case encoding.TextUnmarshaler:
		return p.UnmarshalText([]byte(text))
	default:
		v.SetString(text)
		if allowed := r.format.Values[v.Type().Name()]; allowed != nil && !slices.Contains(allowed, text) {
			return problem.New("not-one-of", "text", text, "values", allowed)
		}
	}
	return nil
}

// Result is what is wrong with the file, in the order of the lines, or nil.
func (r *Reader) Result(file string) *FileError {
	sort.SliceStable(r.Faults, func(i, j int) bool { return r.Faults[i].Line < r.Faults[j].Line })
	if more := len(r.Faults) - maxFaults; more > 0 {
		r.Faults = append(r.Faults[:maxFaults], Fault{r.Faults[maxFaults].Line, "", problem.New("more-faults", "n", more)})
	}
	if len(r.Faults) == 0 {
		return nil
	}
	return &FileError{file, r.Faults}
}

// Join is the path of a key in the mapping at path.
func Join(path, key string) string { return strings.TrimPrefix(path+"."+key, ".") }

// Item is the path of an item in the list at path.
func Item(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
