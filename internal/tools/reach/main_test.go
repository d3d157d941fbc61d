package main

import (
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// TestReach holds the catalogue to what it promises.
func TestReach(t *testing.T) {
	r := measure(catalog.Load("").Platforms())
	var b strings.Builder
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + b.String())
	switch {
	case r.entries < 130 || r.watched < 60:
		t.Error("there are fewer entries, or fewer with a watch, than promised")
	case r.known != r.facts:
		t.Error("a fact has no source, date or grade")
	case 2*r.ownWays < r.usedWays:
		t.Error("less than half of the ways that most people can take rest on the company's own text")
	case r.toAct.minutes() >= 2:
		t.Error("what has to be read to take a way takes two minutes")
	}
}

func TestWhatIsTheCompanysOwnText(t *testing.T) {
	p := &catalog.Platform{ID: "x", Domains: []string{"example.com"}, Sites: []string{"example.net"}}
	for source, want := range map[string]bool{
		"https://example.com/policy": true, "https://help.example.com/a": true, "https://example.net/": true,
		"https://github.com/OpenTermsArchive/pga-versions/blob/1/X.md": true, "https://github.com/else/where": false,
		"https://notexample.com/": false, "https://example.com.evil.org/": false, "%zz": false,
	} {
		if own(p, source) != want {
			t.Errorf("%s: want %v", source, want)
		}
	}
}

func TestWordsOfAWay(t *testing.T) {
	w := &catalog.Way{Kind: catalog.Setting, Title: safetext.NewLine("a switch"), Covers: safetext.NewBlock("all of it"), Steps: []catalog.Step{
		{Title: safetext.NewLine("Turn it off")}, {Title: safetext.NewLine("Read on"), Optional: true},
	}}
	if act, know := wordsOf(&catalog.Platform{Name: safetext.NewLine("X")}, w); act != 6 || know != 9 {
		t.Errorf("%d to act, %d to know", act, know)
	}
}
