// Package packed turns values into bytes and back by reflection. The data files of the
// program are written and reviewed as YAML, but parsing them at every start would take
// longer than all else that a command does, so the program reads their packed form. Its
// input is trusted: go generate makes it, and a test compares it with the YAML.
//
// Numbers and lengths are varints. A text follows its length, a list its number of
// items, and a map is a list of keys and values, sorted by key. A struct is those of
// its fields that are not zero, each after its distance from the one before, and
// then 0. A type with a text form of its own is packed as that text, and a Later as the
// text that its value makes.
package packed

import (
	"encoding"
	"encoding/binary"
	"fmt"
	"reflect"
	"sort"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Append appends the packed form of what v points to. It fails for a type that
// cannot be packed, a negative number, and a value without a text form.
func Append(out []byte, v any) ([]byte, error) { return (&packer{out: out}).append(v) }

// AppendSmall is Append, and compresses what is read later.
func AppendSmall(out []byte, v any) ([]byte, error) {
	return (&packer{out: out, small: true}).append(v)
}

// Read fills the zero value that v points to from what Append made of the same
// type. Texts share the memory of in.
func Read(in string, v any) {
	r := &reader{in: in}
	r.value(reflect.ValueOf(v).Elem())
}

type packer struct {
	out   []byte
	small bool
	err   error
}

func (p *packer) append(v any) ([]byte, error) {
	p.value(reflect.ValueOf(v).Elem())
	return p.out, p.err
}

func (p *packer) number(n int64) {
	if n < 0 {
		p.err = fmt.Errorf("%d is negative", n)
	}
	p.out = binary.AppendUvarint(p.out, uint64(n)) //nolint:gosec // a negative number is an error
}

func (p *packer) text(s string) {
	p.number(int64(len(s)))
	p.out = append(p.out, s...)
}

func (p *packer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		p.text(v.String())
	case reflect.Int:
		p.number(v.Int())
	case reflect.Bool:
		p.number(1) // false is zero, and left out
	case reflect.Slice, reflect.Array:
		p.number(int64(v.Len()))
		for i := range v.Len() {
			p.value(v.Index(i))
		}
	case reflect.Map:
		p.number(int64(v.Len()))
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
		for _, k := range keys {
			p.text(k.String())
			p.value(v.MapIndex(k))
		}
	case reflect.Struct:
		p.fields(v)
	default:
		p.err = fmt.Errorf("values of the type %s cannot be packed", v.Type())
	}
}

func (p *packer) fields(v reflect.Value) {
	if m, ok := reflect.TypeAssert[encoding.TextMarshaler](v); ok {
		text, err := m.MarshalText()
		if err != nil {
			p.err = err
		}
		p.text(string(text))
		return
	}
	if v.CanAddr() {
		if l, ok := reflect.TypeAssert[later](v.Addr()); ok {
			p.later(l)
			return
		}
	}
	before := -1
	for i := range v.NumField() {
		if f := v.Field(i); !f.IsZero() {
			p.number(int64(i - before))
			p.value(f)
			before = i
		}
	}
	p.number(0)
}

// reader reads in from at on. Moving an index costs less than cutting a text that
// the garbage collector watches.
type reader struct {
	in string
	at int
}

func (r *reader) number() int {
	b := int(r.in[r.at])
	if r.at++; b < 0x80 {
		return b
	}
	return b&0x7f | r.number()<<7
}

func (r *reader) text() string {
	n := r.number()
	r.at += n
	return r.in[r.at-n : r.at]
}

func (r *reader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Int:
		v.SetInt(int64(r.number()))
	case reflect.Bool:
		v.SetBool(r.number() == 1)
	case reflect.Slice, reflect.Array:
		n := r.number()
		if v.Kind() == reflect.Slice {
			v.Grow(n)
			v.SetLen(n)
		}
		for i := range n {
			r.value(v.Index(i))
		}
	case reflect.Map:
		n := r.number()
		v.Set(reflect.MakeMapWithSize(v.Type(), n))
		key, item := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		for range n {
			key.SetString(r.text())
			item.SetZero()
			r.value(item)
			v.SetMapIndex(key, item)
		}
	default:
		r.fields(v)
	}
}

func (r *reader) fields(v reflect.Value) {
	switch t := v.Addr().Interface().(type) {
	case *safetext.Line: // as UnmarshalText, without a copy
		*t = safetext.NewLine(r.text())
	case *safetext.Block:
		*t = safetext.NewBlock(r.text())
	case later:
		t.keep(r.text())
	case encoding.TextUnmarshaler:
		_ = t.UnmarshalText([]byte(r.text())) // MarshalText wrote it
	default:
		for i := r.number() - 1; i >= 0; {
			r.value(v.Field(i))
			next := r.number()
			if next == 0 {
				return
			}
			i += next
		}
	}
}
