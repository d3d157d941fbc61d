package mail

import (
	_ "embed" // the phrases
	"strings"
	"sync"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// What a mail can read like.
const (
	Granted = "granted"
	Refused = "refused"
)

// phrases.txt holds, a line each, how companies say that they follow an objection (+) or do
// not (-). They are our own collection in the languages of the letters, and decide nothing:
// the person is asked.
//
//go:embed phrases.txt
var phrasesTXT string

var phrases = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(phrasesTXT) {
		line = strings.TrimSpace(line)
		if yes, found := strings.CutPrefix(line, "+ "); found {
			all[Granted] = append(all[Granted], folded(yes))
		}
		if no, found := strings.CutPrefix(line, "- "); found {
			all[Refused] = append(all[Refused], folded(no))
		}
	}
	return all
})

// looks says what a text reads like, "" if it reads like neither or like both.
func looks(text string) string {
	text = folded(text)
	has := func(kind string) bool {
		for _, phrase := range phrases()[kind] {
			if strings.Contains(text, phrase) {
				return true
			}
		}
		return false
	}
	switch granted, refused := has(Granted), has(Refused); {
	case granted == refused:
		return ""
	case granted:
		return Granted
	}
	return Refused
}

// folded is a text in one case, on one line, with plain apostrophes.
func folded(text string) string {
	text = strings.NewReplacer("’", "'", "‘", "'").Replace(text)
	return strings.Join(strings.Fields(safetext.Fold(safetext.NewLine(text).String())), " ")
}
