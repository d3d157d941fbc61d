package catalog

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
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

// maxFaults is how many faults of one file are reported; the next check reports the
// rest.
const maxFaults = 20

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

// Parse reads one entry strictly; name is its file name. It refuses unknown and repeated
// keys, aliases, anchors, tags, a second document, and characters that a screen cannot
// show. It returns every fault at once, in the order of the lines.
func Parse(data []byte, name string) (*Platform, *FileError) {
	d, p := &decoder{lines: map[string]int{}}, &Platform{}
	if doc, line, err := document(data); err != nil {
		d.add(line, "", err)
	} else {
		d.value(doc.Content[0], "", reflect.ValueOf(p).Elem())
		d.checkRest(p, strings.TrimSuffix(name, ".yaml"))
	}
	return d.result(p, name)
}

// document reads the one document of a file, or gives what is wrong with all of it, and
// where.
func document(data []byte) (doc yaml.Node, line int, err error) {
	if len(data) > maxFile {
		return doc, 1, problem.New("entry-too-large", "n", maxFile>>10)
	}
	if err := safetext.Check(strings.ReplaceAll(string(data), "\r\n", "\n")); err != nil {
		return doc, badLine(data), err
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return doc, 1, problem.New("entry-empty")
	case err != nil:
		line, why := yamlError(err)
		return doc, line, problem.New("not-yaml", "why", why)
	}
	var second yaml.Node
	if err := dec.Decode(&second); !errors.Is(err, io.EOF) {
		return doc, max(second.Line, 1), problem.New("second-document")
	}
	return doc, 0, nil
}

// result gives what was read, or the faults.
func (d *decoder) result(p *Platform, name string) (*Platform, *FileError) {
	if len(d.faults) == 0 {
		return p, nil
	}
	slices.SortStableFunc(d.faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	if more := len(d.faults) - maxFaults; more > 0 {
		d.faults = append(d.faults[:maxFaults], Fault{d.faults[maxFaults].Line, "", problem.New("more-faults", "n", more)})
	}
	return nil, &FileError{name, d.faults}
}

func (d *decoder) add(line int, key string, err error) {
	d.faults = append(d.faults, Fault{line, key, err})
}

// at adds a fault of a kind, with names and values in turn, for the key that path names:
// on its line, or on the line of what it is missing from.
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
	text, isText := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr())
	kind := v.Kind()
	if isText {
		kind = reflect.String
	}
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
		d.at(path, "yaml-alias")
	case kind == reflect.Slice && n.Kind != yaml.SequenceNode:
		d.at(path, "list-expected")
	case kind == reflect.Slice && len(n.Content) > maxList:
		d.at(path, "list-too-long", "n", maxList)
	case kind == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
		for i, item := range n.Content {
			d.value(item, key(path, i), v.Index(i))
		}
	case kind == reflect.Struct && n.Kind != yaml.MappingNode:
		d.at(path, "keys-expected")
	case kind == reflect.Struct:
		d.mapping(n, path, v)
	case n.Kind != yaml.ScalarNode:
		d.at(path, "value-expected")
	default:
		if err := set(v, text, n.Value); err != nil {
			d.add(n.Line, path, err)
		}
	}
}

func (d *decoder) mapping(n *yaml.Node, path string, v reflect.Value) {
	keys, fields := keysOf(v.Type())
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, item := n.Content[i], n.Content[i+1]
		key := strings.TrimPrefix(path+"."+safetext.NewLine(k.Value).String(), ".")
		index := slices.Index(keys, k.Value)
		switch {
		case k.Kind != yaml.ScalarNode || index < 0:
			d.add(k.Line, key, problem.New("unknown-key", "near", country.Nearest(k.Value, keys, 3)))
		case seen[k.Value]:
			d.add(k.Line, key, problem.New("key-twice"))
		default:
			seen[k.Value] = true
			d.value(item, key, v.FieldByIndex(fields[index].Index))
		}
	}
	for i, f := range fields {
		if f.Tag.Get("need") == "yes" && !seen[keys[i]] {
			d.add(n.Line, strings.TrimPrefix(path+"."+keys[i], "."), problem.New("key-missing"))
		}
	}
}

// keysOf lists the fields of a struct that a file can set, and their keys.
func keysOf(t reflect.Type) (keys []string, fields []reflect.StructField) {
	for f := range t.Fields() {
		if key := f.Tag.Get("yaml"); key != "" && key != "-" {
			keys, fields = append(keys, key), append(fields, f)
		}
	}
	return keys, fields
}

// set sets a field to a value from a file; text is the field if it reads its own form.
func set(v reflect.Value, text encoding.TextUnmarshaler, s string) error {
	if err := safetext.Check(s); err != nil {
		return err
	}
	n, notNumber := strconv.Atoi(s)
	allowed := values[v.Type().Name()]
	switch kind := v.Kind(); {
	case strings.TrimSpace(s) == "":
		return problem.New("value-empty")
	case text != nil:
		return text.UnmarshalText([]byte(s))
	case kind == reflect.Int && (notNumber != nil || n < 1 || n > 9999):
		return problem.New("bad-number", "text", s, "max", 9999)
	case kind == reflect.Bool && s != "true" && s != "false":
		return problem.New("bad-truth", "text", s)
	case allowed != nil && !slices.Contains(allowed, s):
		return problem.New("not-one-of", "text", s, "values", allowed)
	case kind == reflect.Int:
		v.SetInt(int64(n))
	case kind == reflect.Bool:
		v.SetBool(s == "true")
	default:
		v.SetString(s)
	}
	return nil
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

// Schema is the JSON Schema (draft 2020-12) of an entry's file, made from the fields that
// the loader reads. The loader checks more than a schema can say, such as that links are
// on the entry's domains.
func Schema() ([]byte, error) {
	s := objectSchema(reflect.TypeFor[Platform]())
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = "An entry of the optout-tui catalogue"
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

func objectSchema(t reflect.Type) map[string]any {
	properties, need := map[string]any{}, []string{}
	keys, fields := keysOf(t)
	for i, f := range fields {
		s := valueSchema(f.Type)
		s["description"] = f.Tag.Get("doc")
		properties[keys[i]] = s
		if f.Tag.Get("need") == "yes" {
			need = append(need, keys[i])
		}
	}
	slices.Sort(need)
	return map[string]any{"type": "object", "properties": properties, "required": need, "additionalProperties": false}
}

func valueSchema(t reflect.Type) map[string]any {
	switch {
	case t == reflect.TypeFor[Date]():
		return map[string]any{"type": "string", "pattern": `^(\d{4}(-\d{2}(-\d{2})?)?|undated)$`}
	case t == reflect.TypeFor[Period]():
		return map[string]any{"type": "string", "pattern": `^[1-9]\d{0,3} (day|month)s?$`}
	case values[t.Name()] != nil:
		return map[string]any{"enum": values[t.Name()]}
	}
	switch t.Kind() {
	case reflect.Slice:
		return map[string]any{"type": "array", "minItems": 1, "items": valueSchema(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer", "minimum": 1, "maximum": 9999}
	case reflect.Struct:
		if keys, _ := keysOf(t); keys != nil {
			return objectSchema(t)
		}
	}
	return map[string]any{"type": "string", "minLength": 1}
}
