package catalog

import (
	"encoding/json"
	"reflect"
	"slices"

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
	for _, k := range keysOf(t) {
		s := valueSchema(k.Field.Type)
		s["description"] = k.Field.Tag.Get("doc")
		if properties[k.Name] = s; k.Need {
			need = append(need, k.Name)
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
		if keysOf(t) != nil {
			return objectSchema(t)
		}
	}
	return map[string]any{"type": "string", "minLength": 1}
}
