package present

import (
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

func TestThePageOfTheLettersHoldsNoMarkupFromOutside(t *testing.T) {
	label := `"><script>alert(1)</script>&`
	c, now := catalog.Load(""), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	p := Presenter{Words: words.English(), Catalog: c, Style: Typed, Plan: plan.Build(c, []state.Event{
		{ID: "1", At: now, Do: state.Country, Country: "DE"},
		{ID: "2", At: now, Do: state.Account, Account: "reddit/" + label, Platform: "reddit", Label: safetext.NewLine(label)},
		{ID: "3", At: now, Do: state.Detail, Key: "name", Text: safetext.NewBlock(label)},
	}, "", now)}
	files := p.Files(p.Round("en"))
	page := string(files[IndexName])
	if strings.Contains(page, "<script") || !strings.Contains(page, `Reddit &#34;&gt;&lt;script&gt;`) || strings.Count(page, "mailto:") != 1 {
		t.Errorf("the page is %s", page)
	}
	for name := range files {
		if strings.ContainsAny(name, `<>"/\`) {
			t.Errorf("a file is called %q", name)
		}
	}
}
