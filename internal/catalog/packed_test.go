package catalog

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// TestPacked holds what the program reads to what the YAML files say.
func TestPacked(t *testing.T) {
	all, faults, err := ReadDir(os.DirFS("platforms"))
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
	shipped, faults := Shipped()
	if len(faults) > 0 || !reflect.DeepEqual(shipped, all) {
		t.Errorf("Shipped gives %d entries and %v; the files are %d", len(shipped), faults, len(all))
	}
	c := Load("")
	for _, p := range all {
		if got := c.Platform(p.ID); !reflect.DeepEqual(got, p) {
			t.Errorf("%s is read as\n%+v\nbut its file says\n%+v", p.ID, got, p)
		}
	}
}

// TestAFaultyPackedEntryIsFound packs an entry that its file's check would refuse.
func TestAFaultyPackedEntryIsFound(t *testing.T) {
	p := *Load("").Platform("facebook")
	p.Domains = []string{"example.org"}
	whole, err := packed.Append(nil, &p)
	if err != nil {
		t.Fatal(err)
	}
	small, err := packed.CompressLike(whole, likeEntries())
	if err != nil {
		t.Fatal(err)
	}
	good, fault := packedEntry{ID: "facebook", All: string(small)}.check()
	if good != nil || fault == nil || !strings.Contains(fault.Error(), "facebook.yaml:1: ways[0].steps") {
		t.Errorf("links that lie off the domains are taken: %v", fault)
	}
}

// TestOutlinesAreThePlatformsInTheSameOrder compares what a list shows of them.
func TestOutlinesAreThePlatformsInTheSameOrder(t *testing.T) {
	type row struct {
		id, name, found, way, title string
		kind                        Kind
		minutes, start              int
	}
	rows := func(all []*Platform) []row {
		var rows []row
		for _, p := range all {
			for _, country := range []country.Code{"DE", "US", "US-CA", ""} {
				w := p.Way(country)
				rows = append(rows, row{p.ID, p.Name.String(), fmt.Sprint(p.Also, p.Owner, p.Sites), w.ID, w.Title.String(), w.Kind, w.Minutes, p.Start})
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
			for _, k := range keysOf(v.Type()) {
				fill(t, v.FieldByIndex(k.Field.Index))
			}
		default:
			t.Fatalf("a field of the type %s: packing it is not tested", v.Type())
		}
	}
}
