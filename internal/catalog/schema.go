package catalog

import (
	"encoding/json"
	"reflect"
	"slices"
)

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
	for _, f := range keysOf(t) {
		s := valueSchema(f.Type)
		s["description"] = f.Tag.Get("doc")
		properties[f.Tag.Get("yaml")] = s
		if f.Tag.Get("need") == "yes" {
			need = append(need, f.Tag.Get("yaml"))
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
		if len(keysOf(t)) > 0 {
			return objectSchema(t)
		}
	}
	return map[string]any{"type": "string", "minLength": 1}
}
