package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// document is the text of a capture in sentences.
type document struct {
	sentences []sentence
	words     string // of all sentences, with a space before and after each word
	full      string // with the addresses of links
	ends      []int  // where each sentence ends in full
}

// sentence is a sentence, a heading, or a cell of a table. The folded forms are words in
// small letters: how text is broken, quoted, or stressed does not matter.
type sentence struct {
	shown string // on one line, safe to show
	words string
	full  string // with the addresses of links
}

var (
	target      = regexp.MustCompile(`\]\([^()\s]*(\([^()\s]*\)[^()\s]*)*( +"[^"]*")?\)`) // of a link
	sentenceEnd = regexp.MustCompile(`[.!?;:]["”')\]]*\s|[。！？]|\||<br */?>`)
	markup      = regexp.MustCompile(`^[#*>•\s-]+|<br */?>|\*\*|__|[\[\]|\\]`)
)

// parse splits a capture into sentences.
func parse(text string) document {
	var d document
	var words, full strings.Builder
	for line := range strings.Lines(text) {
		for _, part := range split(line) {
			bare := target.ReplaceAllString(part, "]")
			s := sentence{safetext.NewLine(markup.ReplaceAllString(bare, "")).String(), fold(bare), fold(part)}
			if s.full == "" {
				continue
			}
			words.WriteString(" " + s.words)
			full.WriteString(" " + s.full)
			d.sentences = append(d.sentences, s)
			d.ends = append(d.ends, full.Len())
		}
	}
	d.words, d.full = words.String()+" ", full.String()+" "
	return d
}

// split cuts a line after each sentence.
func split(line string) []string {
	var parts []string
	from := 0
	for _, at := range sentenceEnd.FindAllStringIndex(line, -1) {
		parts = append(parts, line[from:at[1]])
		from = at[1]
	}
	return append(parts, line[from:])
}

// fold gives the words of a text in small letters, with one space between them.
func fold(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// holding lists the sentences that hold a passage, and says whether it is there.
func (d *document) holding(passage string) (at []int, there bool) {
	want := fold(passage)
	from := strings.Index(d.full, want)
	if from < 0 {
		return nil, false
	}
	for i, end := range d.ends {
		if end > from {
			at = append(at, i)
		}
		if end >= from+len(want) {
			break
		}
	}
	return at, true
}

// has says that the words of a sentence stand somewhere in the document.
func (d *document) has(words string) bool { return strings.Contains(d.words, " "+words+" ") }

// speaksOf says that a sentence holds one of some folded words or phrases.
func (s *sentence) speaksOf(phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool {
		if strings.ContainsFunc(p, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) }) {
			return strings.Contains(s.words, p) // scripts without spaces
		}
		return strings.Contains(" "+s.words+" ", " "+p+" ")
	})
}
