package catalog

import (
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// TestPacked holds what the program reads to what the YAML files say.
func TestPacked(t *testing.T) {
	all, faults, err := ReadDir(os.DirFS("platforms"), ".")
	if err != nil || len(faults) > 0 {
		t.Fatalf("the entries cannot be read: %v %v", faults, err)
	}
	now, err := Pack(all)
	if err != nil {
		t.Fatal(err)
	}
	if string(now) != platforms {
		t.Fatal("platforms.packed does not match platforms/*.yaml; run: go generate ./internal/catalog")
	}
	c := Load("")
	for _, p := range all {
		if got := c.Platform(p.ID); !reflect.DeepEqual(got, p) {
			t.Errorf("%s is read as\n%+v\nbut its file says\n%+v", p.ID, got, p)
		}
	}
}

// TestOutlinesAreThePlatformsInTheSameOrder compares what a list shows of them.
func TestOutlinesAreThePlatformsInTheSameOrder(t *testing.T) {
	type row struct {
		id, name, way, title string
		kind                 Kind
		minutes              int
	}
	rows := func(all []*Platform) []row {
		var rows []row
		for _, p := range all {
			for _, country := range []country.Code{"DE", "US", "US-CA", ""} {
				w := p.Way(country)
				rows = append(rows, row{p.ID, p.Name.String(), w.ID, w.Title.String(), w.Kind, w.Minutes})
			}
		}
		return rows
	}
	c := Load("")
	if got, want := rows(c.Outlines()), rows(c.Platforms()); !slices.Equal(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
}

// TestEveryFieldIsPacked packs an entry with something in every field.
func TestEveryFieldIsPacked(t *testing.T) {
	p := &Platform{}
	fill(t, reflect.ValueOf(p).Elem())
	data, err := packed.Append(nil, p)
	if err != nil {
		t.Fatal(err)
	}
	got := &Platform{}
	if packed.Read(string(data), got); !reflect.DeepEqual(got, p) {
		t.Errorf("%+v\nbecame\n%+v", p, got)
	}
}

// fill puts something into every field that a file can set.
func fill(t *testing.T, v reflect.Value) {
	t.Helper()
	switch p := v.Addr().Interface().(type) {
	case *safetext.Line:
		*p = safetext.NewLine("a line")
	case *safetext.Block:
		*p = safetext.NewBlock("a block\nof two lines")
	case *Date:
		*p = Date{time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC), "2006-01"}
	case *Period:
		*p = Period{Months: 300}
	case *string:
		*p = "text"
	case *int:
		*p = 1000
	case *bool:
		*p = true
	default:
		switch v.Kind() {
		case reflect.String:
			v.SetString("text")
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(t, v.Index(0))
			fill(t, v.Index(1))
		case reflect.Struct:
			for _, f := range keysOf(v.Type()) {
				fill(t, v.FieldByIndex(f.Index))
			}
		default:
			t.Fatalf("a field of the type %s: packing it is not tested", v.Type())
		}
	}
}
