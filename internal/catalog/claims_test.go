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
	{"chatgpt", `\bSora\b`, "closed in 2026"},
	{"chatgpt", `\bAtlas\b`, "unresolved whether it is closed"},
	{"apple", `Apple (has|offers) no opt-out`, "the form exists"},
	{"", `Have I Been Trained|trainingdataregistry`, "untested"},
	{"", `36 hours`, "unproven"},
	{"ai-studio", `(gone|deleted|removed) after 55 days`, "Google keeps it that long to look for abuse; what was taken before is another matter"},
	{"^(facebook|instagram|threads)$", `[Oo]nly public (posts|content) (is|are) used`, "chats with its AI, the public profile and data from others are used as well"},
	{"^(facebook|instagram|threads|messenger|meta-ai)$", `[Uu]nder 18 are (left out|not used)|minors are (left out|not used)`, "their chats with Meta's AI are used"},
	{"^(facebook|instagram|threads|messenger|meta-ai)$", `used (all the same|even after an objection)`, "by Meta's notices of 2025 and July 2026 an objection covers chats with its AI"},
	{"^(facebook|instagram|threads|messenger|meta-ai)$", `answer comes within (a|one) day`, "after about 24 hours, says the source"},
	{"", `^Type /reset-ai`, "its effect is not confirmed; it can be tried"},
	{"ai-glasses|whatsapp", `no setting against it\b.*glasses`, "storing can be switched off there"},
	{"muse", `only opt-out`, "others look back as well"},
	{"linkedin", `do(es)? not (say|cover).*Microsoft|Microsoft.*do(es)? not (say|cover)`, "the row about Microsoft links the switch"},
	{"quora", `^Comments`, "the opt-out names answers, posts and comments"},
	{"atlassian", `Enterprise (both|leaves metadata out)|[Mm]etadata (is|was|starts) off`, "metadata starts on, on every plan"},
	{"salesforce", `(each|every) sandbox`, "sandboxes are left out already"},
	{"hugging-face", `[Tt]urn off.*model authors`, "no control shows it since 2024"},
	{"le-chat", `\bOn Free, Pro and Student`, "Mistral's documentation of August 2026 says that Pro is not used"},
	{"github-copilot", `(ai-opt-out|gitattributes).{0,40}(stops|opts you out|keeps)`, "nothing of GitHub's names such files"},
	{"claude", `DISABLE_\w+.{0,60}(stops|opts out of|ends) (the )?training`, "variables are about feedback and telemetry only"},
	{"microsoft-copilot", `without logging in`, "an account is needed since 18 August 2026"},
	{"dropbox", `only when somebody uses`, "files go where a feature is active, previews among them"},
	{"mastodon", `(forbidden|banned) since 1 July 2025`, "these terms were paused days later"},
	{"kakaotalk", `withdraw (three|your) consents? within`, "the company calls that false"},
	{"vercel", `(must|have to) opt out by 31 March`, "one can still"},
	{"cursor", `only processed locally`, "unproven"},
	{"deepseek", `in Singapore`, "unproven"},
	{"reddit", `(switch|setting) against (AI )?training exists`, "an unproven remark in a forum"},
	{"spotify", `^Spotify('s privacy policy, kept| uses data)`, "both archived editions are those of Spotify USA Inc."},
	{"", `(?i)outside Europe.{0,40}(does not have to|need not|no way to object)`, "laws outside Europe give a right to object as well"},
	{"", `(?i)\bwe (checked|verified|tested|opened)\b|verified by us`, "no link was opened by us"},
}

// texts are all plain values of a file, so that a claim is found wherever it is
// made, with what a person would not see as a claim left out: words to look for
// and what one may come across.
func texts(n *yaml.Node, key string, add func(text string)) {
	switch {
	case key == "look-for" || key == "when" || key == "passages":
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
	files, _, err := entryNames(os.DirFS("platforms"))
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
		said := map[string]*regexp.Regexp{} // that is not so of this entry, by why
		for _, c := range claims {
			if regexp.MustCompile(c.entry).MatchString(strings.TrimSuffix(name, ".yaml")) {
				said[c.why+": "+c.says] = regexp.MustCompile(c.says)
			}
		}
		texts(&doc, "", func(text string) {
			if strings.Contains(text, "wrong") { // it warns of the claim
				return
			}
			for why, says := range said {
				if found := says.FindString(text); found != "" {
					t.Errorf("%s says %q (%s): %s", name, found, why, text)
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

// TestControllerIsTheOneThePolicyNamesForThePlace holds companies that have another controller
// where a person lives than in the EEA.
func TestControllerIsTheOneThePolicyNamesForThePlace(t *testing.T) {
	for _, want := range []struct {
		platform string
		country  country.Code
		name     string
	}{
		{"linkedin", "DE", "LinkedIn Ireland Unlimited Company"}, {"linkedin", "GB", "LinkedIn Corporation"}, {"linkedin", "BR", "LinkedIn Corporation"},
		{"facebook", "BR", "Meta Platforms, Inc."}, {"facebook", "NO", "Meta Platforms Ireland Limited"}, {"whatsapp", "GB", "WhatsApp LLC"},
		{"reddit", "CH", "Reddit Netherlands B.V."}, {"reddit", "GB", "Reddit, Inc., represented by Reddit UK Limited"},
		{"reddit", "ZA", "Reddit, Inc."}, {"discord", "CH", "Discord Inc."}, {"tinder", "BR", "Tinder, LLC"},
		{"x", "BR", "X Corp."}, {"x", "NO", "X Internet Unlimited Company"}, {"gemini", "BR", "Google LLC"},
		{"wordpress-com", "CA-QC", "Aut O’Mattic A8C Ireland Ltd."}, {"wordpress-com", "BR", "Automattic Inc."},
		{"microsoft-copilot", "BR", "Microsoft Corporation"}, {"starlink", "GB", "Space Exploration Technologies Corp., represented by VeraSafe United Kingdom, Ltd."},
	} {
		if got, _ := ControllerOf(want.platform, want.country); got.Name != want.name {
			t.Errorf("%s in %s: %q, want %q", want.platform, want.country, got.Name, want.name)
		}
	}
}
