package present

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

func TestAWayInShort(t *testing.T) {
	p := person(t, Seen)
	own := *p.Catalog.Platform("facebook")
	own.Theirs = true
	slack := p.Catalog.Platform("slack")
	for _, c := range []struct {
		of   *catalog.Platform
		want words.Text
	}{
		{p.Catalog.Platform("facebook"), "right to object, 4 minutes"},
		{&own, "right to object, 4 minutes, custom entry"},
		{p.Catalog.Platform("amazon"), "no way known"},
		{slack, slack.Way("DE").Title.Text() + ", 5 minutes, by the owner"},
	} {
		if got := p.Summary(c.of, c.of.Way("DE")); got != c.want {
			t.Errorf("%s: %q, want %q", c.of.ID, got, c.want)
		}
	}
}

func TestADateIsAsExactAsItIsKnown(t *testing.T) {
	p := person(t, Seen)
	for date, want := range map[string]words.Text{
		"2026-10-02": "2 Oct 2026", "2026-10": "Oct 2026", "2026": "2026", "undated": "No date", "last spring": "last spring",
	} {
		if got := p.SourceDate(safetext.NewLine(date)); got != want {
			t.Errorf("%q is %q, want %q", date, got, want)
		}
	}
	if p.Day(time.Time{}) != "" {
		t.Error("there is a day where none is known")
	}
}

func TestFactsComeInOneOrder(t *testing.T) {
	long := "Dear all,\n" + strings.Repeat("no ", 80)
	then := []state.Event{
		outcome("sent", "2026-11-02", long), outcome("refused", "2026-11-04", "They may."),
		{Do: state.Note, Account: "facebook", Text: safetext.NewBlock("called\nthem")},
		{Do: state.Proof, Account: "facebook", Name: safetext.NewLine("mail.eml"), Size: 1},
	}
	p := person(t, Seen, then...)
	facts := p.Facts(p.Plan.Account("facebook"))
	var kinds []Kind
	for _, s := range facts {
		kinds = append(kinds, s.Kind)
		if s.Title == "" || len(s.Items) == 0 || slices.Contains(s.Items, "") {
			t.Errorf("%s has an empty title or item: %q", s.Kind, s.Items)
		}
	}
	if want := []Kind{"notes", History, Proofs, "uses", "needs", "since", "expect", "verify", "covers", "leaves", "late", "trouble", "basis", "sources"}; !slices.Equal(kinds, want) {
		t.Errorf("the subjects are %q, want %q", kinds, want)
	}
	seen := []words.Text{"2 Nov 2026: Request sent; the text is kept", "4 Nov 2026: Refused: They may."}
	if !slices.Equal(facts[1].Items, seen) || facts[0].Items[0] != "1 Nov 2026: called them" || facts[2].Items[0] != "mail.eml, 1 byte, kept on 1 Nov 2026" {
		t.Errorf("recorded: %q %q %q", facts[0].Items, facts[1].Items, facts[2].Items)
	}
	p.Style = Heard
	if got := p.Facts(p.Plan.Account("facebook"))[1].Items; got[0] != "2 Nov 2026: Request sent. The text is kept: see what was sent." || got[1] != seen[1] {
		t.Errorf("heard: %q", got)
	}
	sent := p.Facts(p.Plan.Account("facebook"))[2]
	if want := []words.Text{"2 Nov 2026: Request sent, with this text:", safetext.NewBlock(long).Text(), "End of the text."}; !slices.Equal(sent.Items, want) {
		t.Errorf("behind what happened, by ear: %q, want %q", sent.Items, want)
	}
	p = person(t, Heard, append(then, outcome("extended", "2026-11-05", "In January."))...)
	if got := p.Facts(p.Plan.Account("facebook"))[1].Items; got[2] != "5 Nov 2026: They announced that they need two more months: In January." {
		t.Errorf("what they wrote is told as a letter that was sent: %q", got)
	}
	untouched := p.Facts(p.Plan.Account("instagram/@anna"))
	if untouched[0].Kind != "uses" {
		t.Errorf("where nothing is recorded, the first subject is %s", untouched[0].Kind)
	}
}

func TestRoutesAreReadableByEar(t *testing.T) {
	o := []catalog.Otherwise{
		{Path: safetext.NewLine("A > B"), LookFor: []safetext.Line{safetext.NewLine("no"), safetext.NewLine("nein")}}, {Link: "https://example.org/x"},
	}
	for style, path := range map[Style]words.Text{Seen: "By the menus: A > B", Heard: "By the menus: A, then B", Typed: "By the menus: A > B"} {
		want := []words.Text{path, "Words to look for: no, nein", "Or: https://example.org/x"}
		if got := person(t, style).Routes(o); !slices.Equal(got, want) {
			t.Errorf("style %d: %q, want %q", style, got, want)
		}
	}
}

// TestWhatIsOfferedWhere: no way known stands only where no right is known either.
func TestWhatIsOfferedWhere(t *testing.T) {
	p := person(t, Seen)
	for _, c := range []struct {
		platform string
		in       country.Code
		want     words.Text
	}{
		{"facebook", "DE", "right to object, 4 minutes"},
		{"linkedin", "DE", "a switch in the settings, and your right to object, 2 minutes"},
		{"linkedin", "US", "a switch in the settings, 2 minutes"},
		{"amazon", "DE", "by letter, 10 minutes"},
		{"amazon", "CH", "by letter, 10 minutes"},
		{"amazon", "BR", "by letter, 10 minutes"},
		{"amazon", "ZA", "by letter, 10 minutes"},
		{"amazon", "CA-QC", "by letter, 10 minutes"},
		{"amazon", "CA", "no way known"},
		{"linkedin", "ZA", "a switch in the settings, and your right to object, 2 minutes"},
		{"linkedin", "CA-QC", "a switch in the settings, and your right to withdraw consent, 2 minutes"},
		{"linkedin", "GG", "a switch in the settings, and a request by letter, 2 minutes"},
		{"dropbox", "DE", "nothing to do, the company says"},
		{"slack", "GB", "an e-mail from a workspace owner, and your right to object, 5 minutes, by the owner"},
	} {
		if got := p.Offer(p.Catalog.Platform(c.platform), c.in); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.platform, c.in, got, c.want)
		}
	}
}

// TestTheLawIsSaidWhereItGivesNoRight, and the company's own word on its legal basis where
// that is known, each with its source.
func TestTheLawIsSaidWhereItGivesNoRight(t *testing.T) {
	p := person(t, Seen)
	for in, want := range map[country.Code]string{
		"US": "Choose your state", "US-NY": "Choose your state", "US-CT": "whether it collects, uses or sells personal data to train large language models",
		"US-CA": "what is publicly available is outside that law", "US-MN": "the list of third parties", "US-TX": "not a right to stop the training",
		"CA": "You can withdraw yours at any time", "KR": "within 10 days", "CL": "From 1 December 2026", "CA-QC": "", "DE": "", "GG": "", "JP": "",
	} {
		got := string(p.Place(in))
		if !strings.Contains(got, want) || (want == "") != (got == "") {
			t.Errorf("%s: %q", in, got)
		}
	}
	linkedin := p.Catalog.Platform("linkedin")
	law := p.Law(linkedin, "DE")
	if len(law) != 1 || law[0].Kind != "basis" || !strings.HasPrefix(string(law[0].Items[0]), "Legitimate interest. Its European notice") ||
		!strings.HasSuffix(string(law[0].Items[0]), "21 Aug 2026: https://github.com/OpenTermsArchive/pga-versions/blob/185513a0/LinkedIn/Privacy%20Policy.md") {
		t.Errorf("LinkedIn in Germany: %+v", law)
	}
	if law := p.Law(linkedin, "US-CT"); len(law) != 1 || law[0].Kind != "law" || len(law[0].Items) != 3 {
		t.Errorf("LinkedIn in Connecticut: %+v", law)
	}
}
