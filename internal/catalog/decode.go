package catalog

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/strict"
)

// FileError is every fault of one entry.
type FileError = strict.FileError

// Parse reads one entry strictly; name is its file name. It returns every fault at once,
// in the order of the lines.
func Parse(data []byte, name string) (*Platform, *FileError) {
	p := &Platform{}
	r, ok := strict.Read(data, p, strict.Format{Keys: keys, Values: values})
	if ok {
		checker{r}.checkRest(p, idOf(name))
	}
	return checker{r}.result(p, name)
}

// result gives what was read, or its faults.
func (c checker) result(p *Platform, name string) (*Platform, *FileError) {
	if fault := c.Result(name); fault != nil {
		return nil, fault
	}
	return p, nil
}

func keys(v reflect.Value, _ reflect.StructTag) []strict.Key { return keysOf(v.Type()) }

// keysOf lists the keys of a struct that a file can set.
func keysOf(t reflect.Type) []strict.Key {
	var keys []strict.Key
	for _, f := range reflect.VisibleFields(t) { // those of an embedded struct, too
		if name := f.Tag.Get("yaml"); name != "" && name != "-" {
			keys = append(keys, strict.Key{Name: name, Need: f.Tag.Get("need") == "yes", Field: f})
		}
	}
	return keys
}

// publishedKeys lists the keys of a struct in published JSON. A date is left out there if no
// day is known.
func publishedKeys(v reflect.Value, _ reflect.StructTag) []strict.Key {
	f := form{published: true}
	var all []strict.Key
	for _, k := range keysOf(v.Type()) {
		if k.Name, k.Need = f.key(k), f.needs(k); k.Name != "" {
			all = append(all, k)
		}
	}
	return all
}

// Schema is the JSON Schema (draft 2020-12) of an entry's file, made from the fields that
// the loader reads. The loader checks more than a schema can say, such as that links are
// on the entry's domains.
func Schema() ([]byte, error) {
	s := form{}.object(reflect.TypeFor[Platform]())
	return document("An entry of the optout-tui catalogue", s)
}

// PublishedSchema is the JSON Schema of the catalogue as one file of JSON, for other
// programs: its keys have underscores, shared steps stand in each way, and later versions
// may have more keys.
func PublishedSchema() ([]byte, error) {
	entry := form{published: true}.object(reflect.TypeFor[Platform]())
	return document("The optout-tui catalogue as v1/catalog.json", map[string]any{
		"type": "object",
		"properties": map[string]any{
			"version":   map[string]any{"const": 1, "description": "of the shape: keys are added, and never change their meaning"},
			"licence":   map[string]any{"const": "CC0-1.0"},
			"checked":   form{}.value(reflect.TypeFor[Date]()),
			"platforms": map[string]any{"type": "array", "items": entry},
		},
		"required": []string{"version", "licence", "checked", "platforms"},
	})
}

func document(title string, s map[string]any) ([]byte, error) {
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = title
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

// form is how a schema names the keys: as an entry's file does, or as published JSON does.
type form struct{ published bool }

// key is the name of a key, "" if it is not in this form.
func (f form) key(k strict.Key) string {
	if !f.published {
		return k.Name
	}
	name, _, _ := strings.Cut(k.Field.Tag.Get("json"), ",")
	return strings.TrimPrefix(name, "-")
}

// needs says whether a key has to be there.
func (f form) needs(k strict.Key) bool {
	return k.Need && (!f.published || k.Field.Type != reflect.TypeFor[Date]())
}

func (f form) object(t reflect.Type) map[string]any {
	properties, need := map[string]any{}, []string{}
	for _, k := range keysOf(t) {
		name := f.key(k)
		if name == "" {
			continue
		}
		s := f.value(k.Field.Type)
		s["description"] = k.Field.Tag.Get("doc")
		if properties[name] = s; f.needs(k) {
			need = append(need, name)
		}
	}
	slices.Sort(need)
	return map[string]any{"type": "object", "properties": properties, "required": need, "additionalProperties": f.published}
}

func (f form) value(t reflect.Type) map[string]any {
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
		return map[string]any{"type": "array", "minItems": 1, "items": f.value(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer", "minimum": 1, "maximum": 9999}
	case reflect.Struct:
		if keysOf(t) != nil {
			return f.object(t)
		}
	}
	return map[string]any{"type": "string", "minLength": 1}
}
