package catalog

import (
	"embed"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Said is a text of an entry that a language can say in its own words.
type Said interface {
	fmt.Stringer
	UnmarshalText([]byte) error
}

// EachText visits what another language says in its own words, in a fixed order, with a
// key that says where it stands. Names, sources, laws and addresses are not among it.
func (p *Platform) EachText(visit func(key string, text Said)) {
	visit("account", &p.Account)
	visit("uses", &p.Uses)
	eachLine("not-covered", p.NotCover, visit)
	for i := range p.Basis {
		visit(at("basis", i)+".says", &p.Basis[i].Says)
	}
	eachTrouble("trouble", p.Trouble, visit)
	for i := range p.Ways {
		p.Ways[i].eachText("ways."+p.Ways[i].ID, visit)
	}
	visit("changed.says", &p.Changed.Says)
}

func (w *Way) eachText(key string, visit func(string, Said)) {
	visit(key+".title", &w.Title)
	eachLine(key+".needs", w.Needs, visit)
	visit(key+".since", &w.Since)
	for i := range w.Steps {
		s := &w.Steps[i]
		step := key + ".steps." + s.ID
		visit(step+".title", &s.Title)
		visit(step+".text", &s.Text)
		for j := range s.Otherwise {
			visit(at(step+".otherwise", j)+".path", &s.Otherwise[j].Path)
			visit(at(step+".otherwise", j)+".look-for", &list{&s.Otherwise[j].LookFor})
		}
	}
	visit(key+".expect", &w.Expect)
	visit(key+".verify", &w.Verify)
	visit(key+".covers", &w.Covers)
	eachLine(key+".not-covered", w.NotCover, visit)
	visit(key+".late", &w.Late)
	eachTrouble(key+".trouble", w.Trouble, visit)
}

// list is a list of words as one text, with commas between.
type list struct{ of *[]safetext.Line }

func (l *list) String() string {
	all := make([]string, len(*l.of))
	for i, word := range *l.of {
		all[i] = word.String()
	}
	return strings.Join(all, ", ")
}

// UnmarshalText replaces the list; it may be shared with another entry, and stays as it is there.
func (l *list) UnmarshalText(text []byte) error {
	*l.of = nil
	for word := range strings.SplitSeq(string(text), ", ") {
		*l.of = append(*l.of, safetext.NewLine(word))
	}
	return nil
}

func eachLine(key string, all []safetext.Line, visit func(string, Said)) {
	for i := range all {
		visit(at(key, i), &all[i])
	}
}

func eachTrouble(key string, all []Trouble, visit func(string, Said)) {
	for i := range all {
		visit(at(key, i)+".when", &all[i].When)
		visit(at(key, i)+".try", &all[i].Try)
	}
}

func at(key string, i int) string { return key + "[" + strconv.Itoa(i) + "]" }

// InEnglish stands before a text that is in English because it is not translated, or
// changed after it was.
const InEnglish = "[en] "

// translation is what an entry says in another language: a text for each different one of
// its head, and of all of it, in the order of EachText; "" where there is none.
type translation struct {
	head string
	all  func() string
}

// sayings are what a language says of entries, as they are packed. Lists need the heads
// only; the rest is compressed, some entries at a time, and expanded when one is shown.
type sayings struct {
	Heads []heading
	Parts []string // each a list of texts of entries
}

// heading is what is said of the head of an entry, and where the rest stands.
type heading struct {
	ID, Head string
	Part, At int
}

// partSize is about how much is compressed at once: what is compressed together takes less
// room, and longer to read.
const partSize = 64 << 10

//go:embed platforms/*/texts.packed
var languages embed.FS

// translations gives what a language says of entries, by their ids, read when it is first
// asked for; nil in English.
func translations(language string) func(id string) *translation {
	if language == "" || language == "en" {
		return func(string) *translation { return nil }
	}
	data, _ := languages.ReadFile("platforms/" + language + "/texts.packed") // if there is none, no entry is translated
	return readTranslations(string(data))
}

func readTranslations(form string) func(id string) *translation {
	said := &sayings{}
	if form != "" {
		packed.Read(form, said)
	}
	parts := make([]func() []string, len(said.Parts))
	for i, part := range said.Parts {
		parts[i] = sync.OnceValue(func() (texts []string) {
			packed.Read(packed.Expand(part), &texts)
			return texts
		})
	}
	byID := make(map[string]*translation, len(said.Heads))
	for _, h := range said.Heads {
		byID[h.ID] = &translation{h.Head, func() string { return parts[h.Part]()[h.At] }}
	}
	return func(id string) *translation {
		if t := byID[id]; t != nil {
			return t
		}
		return &translation{all: func() string { return "" }}
	}
}

// translate replaces the texts of an entry by what a language has for them.
func (p *Platform) translate(form string) {
	var texts []string
	if form != "" {
		packed.Read(form, &texts)
	}
	known := map[string]string{}
	p.EachText(func(_ string, text Said) {
		english := text.String()
		if english == "" {
			return
		}
		said, seen := known[english]
		if !seen {
			said = InEnglish + english
			if len(texts) > 0 {
				if texts[0] != "" {
					said = texts[0]
				}
				texts = texts[1:]
			}
			known[english] = said
		}
		_ = text.UnmarshalText([]byte(said)) // every text is one
	})
	p.eachSource(func(s *Source) { s.Says = safetext.NewBlock(InEnglish + s.Says.String()) })
}

// eachSource visits the sources, of which nothing is translated.
func (p *Platform) eachSource(visit func(*Source)) {
	for i := range p.Sources {
		visit(&p.Sources[i])
	}
	for i := range p.Ways {
		for j := range p.Ways[i].Sources {
			visit(&p.Ways[i].Sources[j])
		}
	}
}

// PackTexts makes the packed form of what a language says of entries: texts gives it for
// an English text of an entry, "" for none.
func PackTexts(all []*Platform, texts func(id, english string) string) ([]byte, error) {
	said, part := sayings{}, []string(nil)
	size := 0
	end := func() error {
		data, err := packed.Append(nil, &part)
		if err != nil {
			return err
		}
		data, err = packed.Compress(data)
		said.Parts = append(said.Parts, string(data))
		part, size = nil, 0
		return err
	}
	for _, p := range byOwner(all) {
		of := func(english string) string { return texts(p.ID, english) }
		head, err := packTexts(p.head(), of)
		whole, failed := packTexts(p, of)
		if err := errors.Join(err, failed); err != nil {
			return nil, err
		}
		if whole == nil {
			continue
		}
		said.Heads = append(said.Heads, heading{p.ID, string(head), len(said.Parts), len(part)})
		part, size = append(part, string(whole)), size+len(whole)
		if size >= partSize {
			if err := end(); err != nil {
				return nil, err
			}
		}
	}
	if err := end(); err != nil {
		return nil, err
	}
	return packed.Append(nil, &said)
}

// byOwner brings entries together that say the same.
func byOwner(all []*Platform) []*Platform {
	return slices.SortedStableFunc(slices.Values(all), func(a, b *Platform) int { return strings.Compare(a.Owner.String(), b.Owner.String()) })
}

// packTexts gives nothing where the language says nothing of an entry.
func packTexts(p *Platform, said func(english string) string) ([]byte, error) {
	var texts []string
	seen, some := map[string]bool{}, false
	p.EachText(func(_ string, text Said) {
		if english := text.String(); english != "" && !seen[english] {
			seen[english] = true
			texts = append(texts, said(english))
			some = some || texts[len(texts)-1] != ""
		}
	})
	if !some {
		return nil, nil
	}
	return packed.Append(nil, &texts)
}
