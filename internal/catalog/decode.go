package catalog

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// maxFile is the largest entry that is read, in bytes. The longest built-in entry has a
// tenth of it; nobody writes a larger one by hand.
const maxFile = 256 << 10

// maxList is the longest list that is read; no useful list is longer than that of all
// countries.
const maxList = 400

// FileError is every fault of one entry.
type FileError struct {
	File   string
	Faults []Fault
}

// Fault is one thing wrong with an entry: the line, the key as a path such as
// ways[0].steps[2].link, "" for the whole file, and what is wrong with it.
type Fault struct {
	Line int
	Key  string
	Err  error
}

// Error lists the faults, one per line, for logs and tests.
func (e *FileError) Error() string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = fmt.Sprintf("%s:%d: %s: %v", e.File, f.Line, f.Key, f.Err)
	}
	return strings.Join(lines, "\n")
}

// decoder fills a Platform from YAML and remembers the line of each key.
type decoder struct {
	faults []Fault
	lines  map[string]int
}

// decode reads one document strictly: it refuses unknown and repeated keys, aliases,
// anchors, tags, a second document, and characters that a screen cannot show.
func decode(data []byte, into *Platform) *decoder {
	d := &decoder{lines: map[string]int{}}
	if len(data) > maxFile {
		d.fault(1, "", "entry-too-large", "n", maxFile>>10)
		return d
	}
	if err := safetext.Check(strings.ReplaceAll(string(data), "\r\n", "\n")); err != nil {
		d.add(badLine(data), "", err)
		return d
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		d.fault(1, "", "entry-empty")
		return d
	case err != nil:
		line, why := yamlError(err)
		d.fault(line, "", "not-yaml", "why", why)
		return d
	}
	if err := dec.Decode(&second); !errors.Is(err, io.EOF) {
		d.fault(max(second.Line, 1), "", "second-document")
		return d
	}
	d.value(doc.Content[0], "", reflect.ValueOf(into).Elem())
	return d
}

func (d *decoder) add(line int, key string, err error) {
	d.faults = append(d.faults, Fault{line, key, err})
}

// fault adds a fault of a kind, with names and values in turn.
func (d *decoder) fault(line int, key string, kind problem.Kind, fields ...any) {
	d.add(line, key, problem.New(kind, fields...))
}

// at is fault for the key that path names, on its line, or on the line of what it is
// missing from.
func (d *decoder) at(path string, kind problem.Kind, fields ...any) {
	d.add(d.line(path), path, problem.New(kind, fields...))
}

func (d *decoder) line(path string) int {
	for path != "" {
		if line, ok := d.lines[path]; ok {
			return line
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return 1
}

func (d *decoder) value(n *yaml.Node, path string, v reflect.Value) {
	d.lines[path] = n.Line
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		d.at(path, "yaml-alias")
		return
	}
	text, isText := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr())
	switch {
	case !isText && v.Kind() == reflect.Slice && n.Kind != yaml.SequenceNode:
		d.at(path, "list-expected")
	case !isText && v.Kind() == reflect.Slice && len(n.Content) > maxList:
		d.at(path, "list-too-long", "n", maxList)
	case !isText && v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
		for i, item := range n.Content {
			d.value(item, key(path, i), v.Index(i))
		}
	case !isText && v.Kind() == reflect.Struct && n.Kind != yaml.MappingNode:
		d.at(path, "keys-expected")
	case !isText && v.Kind() == reflect.Struct:
		d.mapping(n, path, v)
	case n.Kind != yaml.ScalarNode:
		d.at(path, "value-expected")
	default:
		d.scalar(n, path, v, text)
	}
}

func (d *decoder) mapping(n *yaml.Node, path string, v reflect.Value) {
	fields := keysOf(v.Type())
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, item := n.Content[i], n.Content[i+1]
		key := strings.TrimPrefix(path+"."+safetext.NewLine(k.Value).String(), ".")
		index := slices.IndexFunc(fields, func(f reflect.StructField) bool { return f.Tag.Get("yaml") == k.Value })
		switch {
		case k.Kind != yaml.ScalarNode || index < 0:
			names := make([]string, len(fields))
			for i, f := range fields {
				names[i] = f.Tag.Get("yaml")
			}
			d.fault(k.Line, key, "unknown-key", "near", country.Nearest(k.Value, names, 3))
		case seen[k.Value]:
			d.fault(k.Line, key, "key-twice")
		default:
			seen[k.Value] = true
			d.value(item, key, v.FieldByIndex(fields[index].Index))
		}
	}
	for _, f := range fields {
		if name := f.Tag.Get("yaml"); f.Tag.Get("need") == "yes" && !seen[name] {
			d.fault(n.Line, strings.TrimPrefix(path+"."+name, "."), "key-missing")
		}
	}
}

// keysOf lists the fields of a struct that a file can set.
func keysOf(t reflect.Type) []reflect.StructField {
	var keys []reflect.StructField
	for f := range t.Fields() {
		if name := f.Tag.Get("yaml"); name != "" && name != "-" {
			keys = append(keys, f)
		}
	}
	return keys
}

func (d *decoder) scalar(n *yaml.Node, path string, v reflect.Value, text encoding.TextUnmarshaler) {
	err := safetext.Check(n.Value)
	if strings.TrimSpace(n.Value) == "" {
		err = problem.New("value-empty")
	}
	if err != nil {
		d.add(n.Line, path, err)
		return
	}
	switch p := v.Addr().Interface().(type) {
	case *int:
		if *p, err = strconv.Atoi(n.Value); err != nil || *p < 1 || *p > 9999 {
			err = problem.New("bad-number", "text", n.Value, "max", 9999)
		}
	case *bool:
		if *p = n.Value == "true"; !*p && n.Value != "false" {
			err = problem.New("bad-truth", "text", n.Value)
		}
	default:
		if text != nil {
			err = text.UnmarshalText([]byte(n.Value))
			break
		}
		v.SetString(n.Value)
		if allowed := values[v.Type().Name()]; allowed != nil && !slices.Contains(allowed, n.Value) {
			err = problem.New("not-one-of", "text", n.Value, "values", allowed)
		}
	}
	if err != nil {
		d.add(n.Line, path, err)
	}
}

// badLine is the line of the first thing that safetext.Check refuses.
func badLine(data []byte) int {
	for i, line := range bytes.Split(data, []byte("\n")) {
		if safetext.Check(strings.TrimSuffix(string(line), "\r")) != nil {
			return i + 1
		}
	}
	return 1
}

// yamlError takes the line number out of the YAML reader's message.
func yamlError(err error) (line int, why string) {
	parts := yamlMessage().FindStringSubmatch(err.Error())
	line, _ = strconv.Atoi(parts[1]) // "" without a line
	return max(line, 1), parts[2]
}
