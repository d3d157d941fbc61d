package catalog

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/country"
)

// claims are things that are said on the web and are wrong, unproven or out of
// date. No entry may say them; the reason stands beside each.
var claims = []struct{ entry, says, why string }{
	{"linkedin", `not (used |included |available )?in (Europe|the EU)\b`, "Europe is included since 3 November 2025"},
	{"x", `(off by default|excluded) in the EU|EU (is )?excluded`, "not supported by any source"},
	{"^(facebook|instagram|threads|messenger|meta-ai|whatsapp)$", `only until 27 May|until 27 May 2025 only|deadline (is|was|ends)|closing window|last chance`, "there is no deadline"},
	{"", `courts? (have|has) (approved|forbidden|allowed|banned)`, "no final judgment is known"},
	{"", `Art(icle|\.) 88c (is|now)|new EU law allows`, "a proposal is no law"},
	{"claude", `off by default`, "outdated since August 2025"},
	{"^(facebook|instagram|threads|messenger|meta-ai)$", `one objection is always enough|must always be (made )?separate`, "it depends on the Accounts Center"},
	{"^(facebook|instagram|threads|messenger|meta-ai)$", `(called|titled|headed) "(Object to your information|Data subject rights)`, "the titles of the general forms are not known"},
	{"", `reads your (DMs|direct messages|private messages)`, "not supported by Meta's text"},
	{"", `I withdraw my consent`, "a withdrawal is no objection"},
	{"threads", `paused`, "it is not, since May 2025"},
	{"tiktok", `(AI remix|Personalization and data)" (off|stops|opts)`, "no training opt-outs"},
	{"discord", `(switch|turn) off "Use (my )?data to improve Discord" (to opt out|against training)`, "no training opt-out"},
	{"strava", `"?Aggregated Data Usage"? (stops|opts)`, "no training opt-out"},
	{"samsung", `device only" (stops|opts out)`, "it limits processing, it does not stop training"},
	{"gmail", `Google trains Gemini on (your )?(mail|Gmail)\b`, "Google denies it"},
	{"adobe", `trains Firefly (on|with) your`, "Adobe denies it"},
	{"slack", `trains generative`, "it is about models that are not generative"},
	{"", `ai_data_optout`, "one file of generated-looking code only"},
	{"chatgpt", `turn off "Improve voice`, "no such toggle is known"},
	{"perplexity", `Use my data to improve Perplexity AI`, "the wrong label"},
	{"gemini", `Code Assist .*individual`, "the tier was retired in June 2026"},
	{"chatgpt", `\b(Atlas|Sora)\b`, "closed in 2026"},
	{"apple", `Apple (has|offers) no opt-out`, "the form exists"},
	{"", `Have I Been Trained|trainingdataregistry`, "untested"},
	{"", `55 days|36 hours`, "unproven"},
	{"cursor", `only processed locally`, "unproven"},
	{"deepseek", `in Singapore`, "unproven"},
	{"reddit", `(switch|setting) against (AI )?training exists`, "an unproven remark in a forum"},
	{"", `(?i)\bwe (checked|verified|tested|opened)\b|verified by us`, "no link was opened by us"},
}

// texts are all plain values of a file, so that a claim is found wherever it is
// made, with what a person would not see as a claim left out: words to look for
// and what one may come across.
func texts(n *yaml.Node, key string, add func(text string)) {
	switch {
	case key == "look-for" || key == "when":
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			texts(n.Content[i+1], n.Content[i].Value, add)
		}
	case n.Kind == yaml.ScalarNode:
		add(n.Value)
	default:
		for _, c := range n.Content {
			texts(c, key, add)
		}
	}
}

func TestNoEntryClaimsWhatIsNotSo(t *testing.T) {
	files, err := entryNames(os.DirFS("platforms"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile("platforms/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		texts(&doc, "", func(text string) {
			if strings.Contains(text, "wrong") { // it warns of the claim
				return
			}
			for _, c := range claims {
				if regexp.MustCompile(c.entry).MatchString(strings.TrimSuffix(name, ".yaml")) && regexp.MustCompile(c.says).MatchString(text) {
					t.Errorf("%s says %q (%s): %s", name, regexp.MustCompile(c.says).FindString(text), c.why, text)
				}
			}
		})
	}
}

func TestMetaGivesAWayOnlyWhereItIsKnown(t *testing.T) {
	c := Load("")
	for _, id := range []string{"facebook", "instagram", "threads", "messenger", "meta-ai"} {
		for country, want := range map[country.Code]Kind{
			"DE": Right, "NO": Right, "GB": Right, "CH": Right, "BR": Right, "US": None, "US-CA": None, "CA": None, "JP": None, "KR": None, "AU": None, "": None,
		} {
			if got := c.Platform(id).Way(country).Kind; got != want {
				t.Errorf("%s in %q: %s, want %s", id, country, got, want)
			}
		}
	}
}
