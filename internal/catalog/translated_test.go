package catalog

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// TestAnEntryInAnotherLanguage has a text where there is one, and the English after a mark
// where there is none; what is no text stays.
func TestAnEntryInAnotherLanguage(t *testing.T) {
	p := &Platform{
		ID: "x", Name: safetext.NewLine("Name"), Account: safetext.NewLine("the address"), Also: []safetext.Line{safetext.NewLine("the address")},
		NotCover: []safetext.Line{safetext.NewLine("Other companies."), safetext.NewLine("the address")},
		Ways:     []Way{{ID: "w", Title: safetext.NewLine("a switch"), Steps: []Step{{ID: "s", Title: safetext.NewLine("Turn it off"), Link: "https://x.example", Otherwise: []Otherwise{{Path: safetext.NewLine("A > B"), LookFor: []safetext.Line{safetext.NewLine("off"), safetext.NewLine("no")}}, {LookFor: []safetext.Line{safetext.NewLine("off")}}}}}}},
	}
	data, err := PackTexts([]*Platform{p}, func(_, english string) string {
		return map[string]string{"the address": "die Adresse", "a switch": "ein Schalter", "off, no": "aus, nein, nie"}[english]
	})
	if err != nil {
		t.Fatal(err)
	}
	said := readTranslations(string(data))("x")
	head := p.head()
	head.translate(said.head)
	p.translate(said.all())
	w := p.Ways[0]
	got := []string{
		p.Name.String(), p.Account.String(), p.Also[0].String(), p.NotCover[0].String(), p.NotCover[1].String(),
		w.Title.String(), w.Steps[0].Title.String(), w.Steps[0].Text.String(), head.Ways[0].Title.String(),
		w.Steps[0].Otherwise[0].Path.String(), w.Steps[0].Otherwise[0].LookFor[2].String(), w.Steps[0].Otherwise[1].LookFor[0].String(),
	}
	want := "Name|die Adresse|the address|[en] Other companies.|die Adresse|ein Schalter|[en] Turn it off||ein Schalter|[en] A > B|nie|[en] off"
	if strings.Join(got, "|") != want {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// TestEveryTextIsSaidOrMarked compares each entry in each language with the English one.
func TestEveryTextIsSaidOrMarked(t *testing.T) {
	english := Load("")
	shared := []string{"Privacy Mode", "E-books."}
	for _, language := range words.Translations() {
		other := LoadIn("", language)
		for _, p := range english.Platforms() {
			var texts []string
			p.EachText(func(_ string, text Said) { texts = append(texts, text.String()) })
			other.Platform(p.ID).EachText(func(key string, text Said) {
				dutch := language == "nl" && strings.HasPrefix(text.String(), "Open ") // and a name
				if got := text.String(); got == texts[0] && got != "" && !dutch && !slices.Contains(shared, got) || strings.HasPrefix(got, InEnglish) && got != InEnglish+texts[0] {
					t.Errorf("%s: %s %s: %q is in English as %q", language, p.ID, key, got, texts[0])
				}
				texts = texts[1:]
			})
		}
	}
}
