package catalog

import (
	_ "embed" // the packed entries

	"github.com/optout-tui/optout-tui/internal/packed"
)

//go:generate go run ../tools/pack platforms

//go:embed platforms.packed
var platforms string

// packedEntry is an entry of this program in its packed form: the head is what an
// outline needs, and All is the whole platform.
type packedEntry struct{ ID, Head, All string }

// unpack gives the whole entry.
func (e packedEntry) unpack() *Platform {
	p := &Platform{}
	packed.Read(e.All, p)
	return p
}

// check validates the entry as its file was validated. Line numbers are not packed:
// every fault is on line 1.
func (e packedEntry) check() (*Platform, *FileError) {
	d, p := &decoder{}, e.unpack()
	d.check(p, e.ID)
	return d.result(p, e.ID+".yaml")
}

// Shipped gives the entries of this program in the order of their files, validated
// as ReadDir does it.
func Shipped() (all []*Platform, faults []*FileError) {
	var entries []packedEntry
	packed.Read(platforms, &entries)
	for _, e := range entries {
		if p, fault := e.check(); fault != nil {
			faults = append(faults, fault)
		} else {
			all = append(all, p)
		}
	}
	return all, faults
}

// Pack makes platforms.packed of the entries of this program.
func Pack(all []*Platform) ([]byte, error) {
	entries := make([]packedEntry, len(all))
	for i, p := range all {
		head, err := packed.Append(nil, p.head())
		if err != nil {
			return nil, err
		}
		whole, err := packed.Append(nil, p)
		if err != nil {
			return nil, err
		}
		entries[i] = packedEntry{p.ID, string(head), string(whole)}
	}
	return packed.Append(nil, &entries)
}

// head is the outline of a platform: what tells platforms apart, orders them, and
// says what is possible where.
func (p *Platform) head() *Platform {
	h := &Platform{ID: p.ID, Name: p.Name, Owner: p.Owner, Category: p.Category, Rank: p.Rank}
	for _, w := range p.Ways {
		h.Ways = append(h.Ways, Way{ID: w.ID, Kind: w.Kind, Where: w.Where, Title: w.Title, Minutes: w.Minutes})
	}
	return h
}
