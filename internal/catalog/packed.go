package catalog

import (
	_ "embed" // the packed entries
	"errors"
	"sync"

	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/strict"
)

//go:generate go run ../tools/pack platforms objections controllers languages

//go:embed platforms.packed
var platforms string

// packedEntry is an entry of this program in its packed form: the head is what an
// outline needs, and All is the whole platform, compressed as one like packedPlatforms.Like.
type packedEntry struct{ ID, Head, All string }

// packedPlatforms are the entries of this program.
type packedPlatforms struct {
	Like    string // some entries, not compressed: with an account, each start needs them
	Entries []packedEntry
}

var shipped = sync.OnceValue(func() packedPlatforms {
	var all packedPlatforms
	packed.Read(platforms, &all)
	return all
})

func packedEntries() []packedEntry { return shipped().Entries }

// likeEntries are the entries that the others are compressed like.
var likeEntries = sync.OnceValue(func() []byte { return []byte(shipped().Like) })

// unpack gives the platform of a packed form.
func unpack(form string) *Platform {
	p := &Platform{}
	packed.Read(form, p)
	return p
}

// whole gives the platform that All holds.
func (e packedEntry) whole() *Platform { return unpack(packed.ExpandLike(e.All, likeEntries())) }

// check validates the entry as its file was validated. Line numbers are not packed:
// every fault is on line 1.
func (e packedEntry) check() (*Platform, *FileError) {
	c, p := checker{&strict.Reader{}}, e.whole()
	c.check(p, e.ID)
	return c.result(p, e.ID+".yaml")
}

// Shipped gives the entries of this program in the order of their files, validated
// as ReadDir does it.
func Shipped() (all []*Platform, faults []*FileError) {
	return readEach(packedEntries(), packedEntry.check)
}

// Pack makes platforms.packed of the entries of this program. All entries are compressed as
// ones like some of them, taken from everywhere among them.
func Pack(all []*Platform) (data []byte, err error) {
	whole := make([][]byte, len(all))
	var like []byte
	for i, p := range all {
		if whole[i], err = packed.Append(nil, p); err != nil {
			return nil, err
		}
		if i%max(1, len(all)/10) == 0 {
			like = append(like, whole[i]...)
		}
	}
	like = like[:min(len(like), packed.MostLike)]
	out := packedPlatforms{Like: string(like)}
	for i, p := range all {
		head, err := packed.Append(nil, p.head())
		small, err2 := packed.CompressLike(whole[i], like)
		if err := errors.Join(err, err2); err != nil {
			return nil, err
		}
		out.Entries = append(out.Entries, packedEntry{p.ID, string(head), string(small)})
	}
	return packed.Append(nil, &out)
}

// head is the outline of a platform: what it is found by, what orders platforms, and what is
// possible where.
func (p *Platform) head() *Platform {
	h := &Platform{ID: p.ID, Name: p.Name, Also: p.Also, Owner: p.Owner, Sites: p.Sites, Category: p.Category, Rank: p.Rank, Start: p.Start}
	for _, w := range p.Ways {
		h.Ways = append(h.Ways, Way{ID: w.ID, Kind: w.Kind, Where: w.Where, Title: w.Title, Minutes: w.Minutes, Untrained: w.Untrained})
	}
	return h
}
