package main

import (
	"strings"
	"testing"
)

func TestDiffOfWords(t *testing.T) {
	long, eight := strings.TrimSpace(strings.Repeat("word ", 20)), strings.TrimSpace(strings.Repeat("word ", 8))
	for _, c := range []struct{ old, now, want string }{
		{"We use it", "We use it", "  We use it"},
		{"", "We use it", "+ We use it"},
		{"We use it", "", "- We use it"},
		{"We do not use it", "We use it", "  We\n- do not\n  use it"},
		{"We use posts, photos and messages", "We use posts, photos, videos and messages", "  We use posts, photos,\n+ videos\n  and messages"},
		{"a b c d e", "x b c y e", "- a b c d\n+ x b c y\n  e"},
		{long + " old", long + " new", "  … " + eight + "\n- old\n+ new"},
		{"old " + long, "new " + long, "- old\n+ new\n  " + eight + " …"},
		{"We \"use\" it", "We “use” it.", "  We “use” it."},
	} {
		if got := strings.Join(diffWords(c.old, c.now), "\n"); got != c.want {
			t.Errorf("%q to %q:\n%s\nwant:\n%s", c.old, c.now, got, c.want)
		}
	}
}
