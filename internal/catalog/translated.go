package catalog

import (
	"embed"
	"fmt"
	"strconv"
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
		}
	}
	visit(key+".expect", &w.Expect)
	visit(key+".verify", &w.Verify)
	visit(key+".covers", &w.Covers)
	eachLine(key+".not-covered", w.NotCover, visit)
	visit(key+".late", &w.Late)
	eachTrouble(key+".trouble", w.Trouble, visit)
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
type translation struct{ ID, Head, All string }

//go:embed platforms/*/texts.packed
var languages embed.FS

// translations gives what a language says of entries, by their ids, read when it is first
// asked for; nil in English.
func translations(language string) func(id string) *translation {
	if language == "" || language == "en" {
		return func(string) *translation { return nil }
	}
	all := sync.OnceValue(func() map[string]*translation { return readTranslations(language) })
	return func(id string) *translation {
		if t := all()[id]; t != nil {
			return t
		}
		return &translation{ID: id}
	}
}

func readTranslations(language string) map[string]*translation {
	data, err := languages.ReadFile("platforms/" + language + "/texts.packed")
	if err != nil {
		return nil // no entry is translated
	}
	var all []translation
	packed.Read(packed.Expand(string(data)), &all)
	byID := make(map[string]*translation, len(all))
	for i := range all {
		byID[all[i].ID] = &all[i]
	}
	return byID
}

// of says a platform in the language, part by part; nil leaves it in English.
func (t *translation) of(p *Platform, part func(*translation) string) {
	if t != nil {
		p.translate(part(t))
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
	var forms []translation
	for _, p := range all {
		t := translation{ID: p.ID}
		for part, of := range map[*string]*Platform{&t.Head: p.head(), &t.All: p} {
			data, err := packTexts(of, func(english string) string { return texts(p.ID, english) })
			if err != nil {
				return nil, err
			}
			*part = string(data)
		}
		if t.All != "" {
			forms = append(forms, t)
		}
	}
	return packed.Append(nil, &forms)
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
