package report

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

func TestMarkdownHoldsTheDossier(t *testing.T) {
	p, _ := sample(t)
	md := string(Markdown(words.English(), p))
	for _, want := range []string{
		"# Objections to the use of personal data for training AI\n\n- Made by: Anna Beispiel\n- Country of residence: Germany\n- State of: 23 Nov 2026. All days here are those of the writer's place, whose clock shows UTC+00:00.\n",
		"| Facebook | 2 Nov 2026 | 2 Dec 2026 | sent 2 Nov 2026, no answer yet |\n",
		"\n## Instagram @shop\n\n- Platform: Instagram, run by Meta\n- Account: @shop\n",
		"- Company responsible: Meta Platforms Ireland Limited, ATTN:",
		"- Law: General Data Protection Regulation (EU) 2016/679, Art. 21(1); answer by Art. 12(3)\n",
		"- Time to answer: until 2 Dec 2026, not over yet\n",
		"- Time to answer: ended on 14 Oct 2026 without an answer\n",
		"- Time to answer: until 3 Sep 2026; answered on 1 Sep 2026\n",
		"- Time to answer: until 1 Oct 2026; answered on 10 Sep 2026; the company took two more months, as it announced in time\n",
		"### What was sent\n\nRequest sent on 2 Nov 2026:\n\n> Dear Sir or Madam,\n>\n> I object.\n\n### What happened\n\n- 2 Nov 2026: Request sent\n",
		"- 1 Sep 2026: Refused\n\n  > They say that they may.\n",
		"### Proofs\n\n- 13 Nov 2026: mail from them.eml, 345,678 bytes, kept as abababababababab.eml, SHA-256 abab",
		"### Notes of the person\n\n- 13 Nov 2026:\n\n  > A note of mine.\n",
		" `https://eur-lex.europa.eu/eli/reg/2016/679/oj`\n",
	} {
		if !strings.Contains(md, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	if strings.Contains(md, "## Reddit") || strings.Contains(md, "\n\n\n") {
		t.Errorf("a page without anything on it, or empty lines:\n%s", md)
	}
}

// TestMarkdownHasTheSignsOfItsLanguage: French sets a space before a colon that no line
// breaks at.
func TestMarkdownHasTheSignsOfItsLanguage(t *testing.T) {
	p, _ := sample(t)
	md := string(Markdown(words.In("fr"), p))
	for _, want := range []string{"- \u00c9tabli par\u00a0: Anna Beispiel\n", "\n- 1er\u00a0sept.\u00a02026\u00a0: Refus\u00e9\n"} {
		if !strings.Contains(md, want) {
			t.Errorf("it lacks %q", want)
		}
	}
}

// shapeOf is the markup of a document: how each line starts, and every mark in it
// that is not escaped. Text that is harmless adds nothing to it.
func shapeOf(md string) string {
	md = codeSpan.ReplaceAllString(md, "`c`")
	md = escaped.ReplaceAllString(md, "x")
	var shape strings.Builder
	for line := range strings.SplitSeq(md, "\n") {
		lead := leads.FindString(line)
		rest := line[len(lead):]
		switch {
		case strings.TrimSpace(lead) == ">":
			lead = ">" // of these there are as many as the text has lines
			if blockMark.MatchString(rest) {
				lead += "block"
			}
		case lead == "" && blockMark.MatchString(rest):
			lead = "block"
		}
		shape.WriteString(lead)
		for _, r := range rest {
			if strings.ContainsRune("`*_[]<>~$^#|", r) {
				shape.WriteRune(r)
			}
		}
		if strings.Contains(rest, "://") || strings.Contains(strings.ToLower(rest), "www.") || entity.MatchString(rest) {
			shape.WriteString("link or entity")
		}
		shape.WriteByte('\n')
	}
	return quotes.ReplaceAllString(shape.String(), ">\n")
}

var (
	codeSpan  = regexp.MustCompile("`https?://[^`\\n]*`")
	escaped   = regexp.MustCompile(`\\[^\n]`)
	leads     = regexp.MustCompile(`^(#+ |- |\| |  > ?|> ?)`)
	blockMark = regexp.MustCompile(`^(\s{4}|\s*([-+=:#>|]|\d+[.)]))`)
	entity    = regexp.MustCompile(`&(#|[a-zA-Z])[^;\s]*;`)
	quotes    = regexp.MustCompile(`(?m)(^>\n)+`)
)

// harmless is the shape of the same person with a text that means nothing.
func harmless(t *testing.T) string {
	t.Helper()
	d, _ := hostileDiary("harmless")
	return shapeOf(string(Markdown(words.English(), d.plan())))
}

func TestMarkdownHoldsNoMarkupOfOthers(t *testing.T) {
	want := harmless(t)
	for _, text := range hostile {
		if safetext.NewLine(text).IsZero() {
			continue // then there is no label, and less to show
		}
		d, _ := hostileDiary(text)
		md := string(Markdown(words.English(), d.plan()))
		if got := shapeOf(unamp(md)); got != want {
			t.Errorf("%q is markup:\n%s\n%s", text, md, got)
		}
		if plain := html.UnescapeString(unescaped.ReplaceAllString(md, "$1")); !strings.Contains(plain, "- Account: "+safetext.NewLine(text).String()+"\n") {
			t.Errorf("%q is not there as it is:\n%s", text, md)
		}
	}
}

var unescaped = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)

// unamp takes the one entity away that stands for a mark of the text.
func unamp(md string) string { return strings.ReplaceAll(md, "&amp;", "x") }

// TestTheDossierSaysWhatTheAuthorityAsksFor once a complaint can be made, and not before.
func TestTheDossierSaysWhatTheAuthorityAsksFor(t *testing.T) {
	for country, want := range map[string]string{
		"BE": "They ask for your signature: sign the letter, or sign where their form asks for it.",
		"HR": "They ask for your postal address; the letter does not have it yet.",
	} {
		d := &diary{}
		d.add(state.Event{Do: state.Country, Country: country})
		facebook := d.account("facebook", "")
		d.proof(facebook, "scan.pdf")
		for _, step := range []struct {
			outcome, on string
			there       bool
		}{{"sent", "2026-09-01", true}, {"refused", "2026-09-20", true}, {"done", "2026-10-01", false}} {
			d.outcome(facebook, step.outcome, step.on, "")
			out := string(Markdown(words.English(), d.plan()))
			if got := strings.Contains(out, "### For a complaint to the authority\n\n- To: ") && strings.Contains(out, "- "+want) && strings.Contains(out, "- Enclosure 1: scan.pdf"); got != step.there {
				t.Errorf("%s, %s: what the authority asks for is told: %v\n%s", country, step.outcome, got, out)
			}
		}
	}
}
