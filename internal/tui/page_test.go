package tui

import (
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/words"
)

// TestAShortenedTextEndsAfterAWholeWord: where the three dots do not fit behind the last
// word, they stand in place of it, not of its end.
func TestAShortenedTextEndsAfterAWholeWord(t *testing.T) {
	const text words.Text = "posts, articles, comments, answers to employers and more"
	of := strings.FieldsFunc(string(text), func(r rune) bool { return r == ' ' })
	for width := 14; width < 50; width++ {
		lines := wrap(text, width, 0)
		shorten(&lines, 1, len(lines)-1, width)
		said := strings.Fields(strings.TrimSuffix(string(lines[0]), "..."))
		if lines[0].Width() > width || !strings.HasSuffix(string(lines[0]), " ...") || said[len(said)-1] != of[len(said)-1] {
			t.Errorf("at %d: %q", width, lines[0])
		}
	}
}

func TestAShortenedTextEndsAfterASentence(t *testing.T) {
	for line, want := range map[words.Text]words.Text{
		"It uses public posts. Messages are left out.": "It uses public posts. ...",
		"Beiträge, z. B. Fotos und Messages darunter.": "Beiträge, z. B. Fotos und Messages ...",
		"It uses public posts, with all that is there": "It uses public posts, with all that ...",
		"They may. Ask them again in a year from now.": "They may. Ask them again in a year ...",
	} {
		if got := dotted(line, 40); got != want {
			t.Errorf("%q becomes %q", line, got)
		}
	}
}
