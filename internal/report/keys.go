package report

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// JSON is a value as indented JSON, the version of all output first, with a line feed at
// its end. The output only ever grows; the version changes if something has to go. If keys
// are given, it holds only these, which are among Keys.
func JSON(v any, keys ...string) ([]byte, error) {
	if len(keys) > 0 {
		chosen, err := choose(v, keys)
		if err != nil {
			return nil, err
		}
		v = chosen
	}
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return nil, err
	}
	version := "{\n  \"version\": 1,"
	if string(data) == "{}" { // it holds none of the keys now
		version = "{\n  \"version\": 1\n"
	}
	return slices.Concat([]byte(version), data[1:], []byte("\n")), nil
}

// choose keeps some keys of a value, and of the objects in its lists. A list whose own name
// is among the keys stays as it is.
func choose(v any, keys []string) (map[string]any, error) {
	var all map[string]json.RawMessage
	data, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		return nil, err
	}
	kept := map[string]any{}
	for key, part := range all {
		var rows []map[string]json.RawMessage
		switch {
		case slices.Contains(keys, key):
			kept[key] = part
		case json.Unmarshal(part, &rows) == nil:
			for _, row := range rows {
				maps.DeleteFunc(row, func(key string, _ json.RawMessage) bool { return !slices.Contains(keys, key) })
			}
			if len(rows) == 0 || slices.ContainsFunc(rows, func(row map[string]json.RawMessage) bool { return len(row) > 0 }) {
				kept[key] = rows
			}
		}
	}
	return kept, nil
}

// Keys lists the keys of values that JSON can be asked for: their own, and those of the
// objects in their lists.
func Keys(values ...any) []string {
	var all []string
	add := func(f reflect.StructField) {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if key != "" && key != "-" && !slices.Contains(all, key) {
			all = append(all, key)
		}
	}
	for _, v := range values {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(v)) {
			add(f)
			if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct {
				for _, f := range reflect.VisibleFields(f.Type.Elem()) {
					add(f)
				}
			}
		}
	}
	return all
}
