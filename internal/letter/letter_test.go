package letter

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

func TestReasonsFitTheFormsTheyAreFor(t *testing.T) {
	for law, names := range map[catalog.Law]string{
		catalog.GDPR: "Art. 21(1) GDPR", catalog.UKGDPR: "Art. 21(1) UK GDPR",
		catalog.FADP: "Art. 30(2)(b) FADP", catalog.LGPD: "LGPD", "": "I ask you",
	} {
		text := Text("reason", law).String()
		if n := utf8.RuneCountInString(text); n <= 100 || n >= 500 {
			t.Errorf("%q: %d characters; some forms want more than 100, most take 500", law, n)
		}
		if !strings.Contains(text, names) {
			t.Errorf("%q does not name its ground: %s", law, text)
		}
		// A withdrawal or a deletion request is no objection, by Meta's word.
		for _, never := range []string{"withdraw", "delete", "forgotten", "\n"} {
			if strings.Contains(text, never) {
				t.Errorf("%q says %q", law, never)
			}
		}
	}
}

func TestEveryLetterThatAStepNamesIsThere(t *testing.T) {
	c := catalog.Load("")
	for _, p := range c.Platforms() {
		for _, w := range p.Ways {
			for _, s := range w.Steps {
				if s.Letter != "" && !Known(s.Letter) {
					t.Errorf("%s, %s, %s: there is no letter %q", p.ID, w.ID, s.ID, s.Letter)
				}
			}
		}
	}
}
