package catalog

import (
	_ "embed" // the packed entries
	"encoding/binary"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// The entries of this program are written, judged and corrected as YAML. Reading
// a hundred such files would take longer than all else that a command does, so
// the program reads them from packed, which holds the same in a form that needs
// no parsing: numbers and lengths as varints, each text after its length, each
// list after its number of items, the fields in the order of the pack methods.
// First comes the index, the ids and how long each entry is. TestPacked fails
// where it says something else than the YAML files.

//go:generate go test -run ^TestPacked$ . -update

//go:embed platforms.packed
var packed string

// packer writes values into out, or reads them from in.
type packer struct {
	writing bool
	out     []byte
	in      string
}

// pack gives entries in their packed form. They are sorted by their ids.
func pack(all []*Platform) []byte {
	index, entries := &packer{writing: true}, &packer{writing: true}
	n := len(all)
	index.number(&n)
	for _, p := range all {
		start := len(entries.out)
		p.pack(entries)
		size := len(entries.out) - start
		packText(index, &p.ID)
		index.number(&size)
	}
	return append(index.out, entries.out...)
}

// unpackIndex gives the ids of packed entries, and the entries to be unpacked.
func unpackIndex(packed string) (ids []string, entries []entry) {
	c := &packer{in: packed}
	n := 0
	c.number(&n)
	ids, entries = make([]string, n), make([]entry, n)
	sizes := make([]int, n)
	for i := range n {
		packText(c, &ids[i])
		c.number(&sizes[i])
	}
	for i, size := range sizes {
		entries[i].packed, c.in = c.in[:size], c.in[size:]
	}
	return ids, entries
}

func unpack(entry string) *Platform {
	p := &Platform{}
	p.pack(&packer{in: entry})
	return p
}

func (p *Platform) pack(c *packer) {
	p.packHead(c)
	packList(c, &p.Domains, packText)
	c.number(&p.Start)
	c.line(&p.Account)
	c.block(&p.Uses)
	packText(c, &p.Linked)
	packList(c, &p.Steps, (*packer).step)
	packList(c, &p.NotCover, (*packer).line)
	packList(c, &p.Trouble, (*packer).trouble)
	packList(c, &p.Sources, (*packer).source)
	for i := range p.Ways {
		c.way(&p.Ways[i])
	}
}

// packHead is what an outline holds: what tells platforms apart, orders them, and
// says what is possible where.
func (p *Platform) packHead(c *packer) {
	packText(c, &p.ID)
	c.line(&p.Name)
	c.line(&p.Owner)
	packText(c, &p.Category)
	c.number(&p.Rank)
	packList(c, &p.Ways, (*packer).wayHead)
}

func (c *packer) wayHead(w *Way) {
	packText(c, &w.ID)
	packText(c, &w.Kind)
	packList(c, &w.Where, packText)
	c.line(&w.Title)
	c.number(&w.Minutes)
}

func (c *packer) way(w *Way) {
	packText(c, &w.Law)
	packText(c, &w.Who)
	packList(c, &w.Needs, (*packer).line)
	c.block(&w.Since)
	packList(c, &w.Steps, (*packer).step)
	c.block(&w.Expect)
	c.block(&w.Verify)
	c.block(&w.Covers)
	packList(c, &w.NotCover, (*packer).line)
	c.number(&w.Deadline.Months)
	c.number(&w.Deadline.Days)
	c.block(&w.Late)
	c.number(&w.Recheck.Months)
	c.number(&w.Recheck.Days)
	c.date(&w.Changed)
	packList(c, &w.Trouble, (*packer).trouble)
	c.date(&w.Checked)
	packText(c, &w.Evidence)
	packList(c, &w.Sources, (*packer).source)
}

func (c *packer) step(s *Step) {
	packText(c, &s.Use)
	packText(c, &s.ID)
	packText(c, &s.Do)
	c.line(&s.Title)
	c.block(&s.Text)
	packText(c, &s.Link)
	packText(c, &s.Letter)
	c.flag(&s.Optional)
	packText(c, &s.Evidence)
	packList(c, &s.Otherwise, (*packer).otherwise)
}

func (c *packer) otherwise(o *Otherwise) {
	c.line(&o.Path)
	packList(c, &o.LookFor, (*packer).line)
	packText(c, &o.Link)
	c.line(&o.Post)
}

func (c *packer) trouble(t *Trouble) {
	c.line(&t.When)
	c.block(&t.Try)
}

func (c *packer) source(s *Source) {
	packText(c, &s.URL)
	c.line(&s.Date)
	c.block(&s.Says)
}

func (c *packer) number(n *int) {
	if c.writing {
		c.out = binary.AppendUvarint(c.out, uint64(*n)) //nolint:gosec // lengths and counts: never negative
		return
	}
	*n = 0
	for shift := 0; ; shift += 7 {
		b := c.in[0]
		c.in = c.in[1:]
		*n |= int(b&0x7f) << shift
		if b < 0x80 {
			return
		}
	}
}

func packText[T ~string](c *packer, s *T) {
	n := len(*s)
	c.number(&n)
	if c.writing {
		c.out = append(c.out, *s...)
		return
	}
	*s, c.in = T(c.in[:n]), c.in[n:]
}

func packList[T any](c *packer, list *[]T, item func(*packer, *T)) {
	n := len(*list)
	c.number(&n)
	if n > 0 && !c.writing {
		*list = make([]T, n)
	}
	for i := range *list {
		item(c, &(*list)[i])
	}
}

func (c *packer) line(l *safetext.Line) {
	s := l.String()
	if packText(c, &s); !c.writing {
		*l = safetext.NewLine(s)
	}
}

func (c *packer) block(b *safetext.Block) {
	s := b.String()
	if packText(c, &s); !c.writing {
		*b = safetext.NewBlock(s)
	}
}

func (c *packer) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

func (c *packer) date(d *Date) {
	s := d.String()
	if packText(c, &s); !c.writing {
		_ = d.UnmarshalText([]byte(s)) // written by String: cannot fail
	}
}
