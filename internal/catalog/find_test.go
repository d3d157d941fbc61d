package catalog

import (
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

func idsOf(all []*Platform) []string {
	var ids []string
	for _, p := range all {
		ids = append(ids, p.ID)
	}
	return ids
}

func TestAPlatformIsFoundByEachOfItsNames(t *testing.T) {
	c := Load("")
	for name, want := range map[string]string{
		"facebook": "facebook", "FB": "facebook", "insta": "instagram", "ig": "instagram", "Twitter": "x", "twitter.com": "x", "x (twitter)": "x",
		"jira": "atlassian", "codex": "chatgpt", "bard": "gemini", "vibe": "le-chat", "Le Chat": "le-chat", "turbotax": "intuit", "rovo": "atlassian",
		"claude  code": "claude", "codeium": "windsurf", "huggingchat": "hugging-face", "superhuman": "grammarly", "siri": "apple-devices", "apple": "apple",
		"copilot": "microsoft-copilot github-copilot", "zoom": "zoom", "goodreads": "amazon", "genshin  impact": "hoyoverse",
		"codewhisperer": "amazon-q-developer", "codiumai": "qodo", "duck.ai": "duck-ai", "xbox": "gaming-copilot", "nobody": "", "": "",
		"www.facebook.com": "facebook", "m.facebook.com": "facebook", "https://www.facebook.com/anna?x=1": "facebook", "http://Instagram.com": "instagram",
		" https://twitter.com#top ": "x", "ＦＡＣＥＢＯＯＫ": "facebook", "Ｔｗｉｔｔｅｒ": "x", "face\u200bbook": "facebook", "https://": "", "://": "", "www.": "", "m.": "",
	} {
		if got := strings.Join(idsOf(c.Find(name)), " "); got != want {
			t.Errorf("%q finds %q, want %q", name, got, want)
		}
	}
}

func TestWhatIsLikeATypedName(t *testing.T) {
	c := Load("")
	for typed, want := range map[string]string{"twiter": "x", "instgram": "instagram", "jirra": "atlassian", "instgr": "instagram"} {
		if near := idsOf(c.Near(typed, 3)); len(near) == 0 || near[0] != want {
			t.Errorf("%q is like %v, want %s first", typed, near, want)
		}
	}
	if near := idsOf(c.Near("quarterly", 3)); len(near) != 0 {
		t.Errorf("quarterly is like %v", near)
	}
}

// TestSitesAndAppsBelongToOneEntry holds what an account is told by to one entry each; a
// site is told from its subdomains.
func TestSitesAndAppsBelongToOneEntry(t *testing.T) {
	seen := map[string]string{}
	for _, p := range Load("").Platforms() {
		for _, name := range slices.Concat(p.Sites, p.Apps) {
			name = safetext.Fold(name)
			if other := seen[name]; other != "" {
				t.Errorf("%s is at %s and at %s", name, other, p.ID)
			}
			seen[name] = p.ID
		}
	}
	if len(seen) < 100 {
		t.Errorf("%d sites and apps are known", len(seen))
	}
}
