package strict

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

type file struct {
	Name  string
	Kind  kind
	Pair  [2]string
	Texts map[string]string `keys:"a b"`
	List  []struct{ N int }
	Yes   bool
}

type kind string

// format takes the names of fields for keys, of which only the lists may be missing.
var format = Format{
	Keys: func(v reflect.Value, tag reflect.StructTag) []Key {
		var keys []Key
		if v.Kind() == reflect.Map {
			for name := range strings.FieldsSeq(tag.Get("keys")) {
				keys = append(keys, Key{Name: name, Need: true})
			}
			return keys
		}
		for f := range v.Type().Fields() {
			keys = append(keys, Key{f.Name, f.Type.Kind() != reflect.Slice && f.Type.Kind() != reflect.Bool, f})
		}
		return keys
	},
	Values: map[string][]string{"kind": {"one", "two"}},
}

const good = "Name: x\nKind: two\nPair: [p, q]\nTexts: {b: B, a: A}\nList:\n  - N: 7\n  - N: 9\nYes: true\n"

func TestAFileFillsAValue(t *testing.T) {
	var got file
	r, ok := Read([]byte(good), &got, format)
	want := file{"x", "two", [2]string{"p", "q"}, map[string]string{"a": "A", "b": "B"}, []struct{ N int }{{7}, {9}}, true}
	if fault := r.Result("f.yaml"); !ok || fault != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v; want %+v", got, fault, want)
	}
}

func TestFaultsHaveTheirLineAndKey(t *testing.T) {
	for _, c := range []struct{ old, now, want string }{
		{"Name: x\n", "", "1: Name: key missing"},
		{"Name:", "Nam:", "1: Nam: unknown key [near [Name"},
		{"Name: x", "Name: x\nName: y", "2: Name: key twice"},
		{"Name: x", "Name: [x]", "1: Name: value expected"},
		{"Name: x", "Name: \"\"", "1: Name: value empty"},
		{"Name: x", "Name: &a x", "1: Name: yaml alias"},
		{"Name: x", `Name: "\e[2J"`, "1: Name: unsafe character"},
		{"Kind: two", "Kind: six", "2: Kind: not one of [text six values [one two]]"},
		{"[p, q]", "[p]", "3: Pair[1]: key missing"},
		{"[p, q]", "[p, q, r]", "3: Pair: list too long [n 2]"},
		{"b: B, ", "", "4: Texts.b: key missing"},
		{"b: B", "c: B", "4: Texts.c: unknown key"},
		{"{b: B, a: A}", "B", "4: Texts: keys expected"},
		{"N: 9", "N: 0", "7: List[1].N: bad number"},
		{"Yes: true", "Yes: y", "8: Yes: bad truth"},
		{"Yes:", "---\nYes:", ": second document"},
		{good, "", "1: : entry empty"},
		{good, "[", ": not yaml"},
		{"x", "\r\nx\x1b", "2: : unsafe character"},
		{"x", strings.Repeat("x", MaxFile), "1: : entry too large"},
		{"[p, q]", strings.Repeat("[", 5000), ": not yaml"},
	} {
		var into file
		r, _ := Read([]byte(strings.Replace(good, c.old, c.now, 1)), &into, format)
		if got := fmt.Sprint(r.Result("f.yaml")); !strings.Contains(got, c.want) {
			t.Errorf("%.40q: %.300s\nwant %q", c.now, got, c.want)
		}
	}
}

func TestOfManyFaultsTheFirstAreReported(t *testing.T) {
	var into file
	r, _ := Read([]byte(good+strings.Repeat("x: 1\n", 3*maxFaults)), &into, format)
	got := r.Result("f.yaml").Faults
	if n := len(got); n != maxFaults+1 || got[n-1].Err.Error() != fmt.Sprintf("more faults [n %d]", 2*maxFaults) || got[0].Line != 9 {
		t.Errorf("%d: %v", n, got)
	}
}
