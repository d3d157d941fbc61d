package safetext

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  Text
		width int
		cut   bool
		want  string // the lines, parted by |
	}{
		{"one two three", 7, false, "one two|three"},
		{"one two three", 13, false, "one two three"},
		{"one  two ", 20, false, "one two"},
		{" one  two three  four", 40, false, "one two three four"},
		{"abcdefgh ij kl mn", 5, true, "abcde|fgh|ij kl|mn"},
		{"abcdefg ij  kl mn", 5, true, "abcde|fg ij|kl mn"},
		{"one\n\n  two", 20, false, "one||two"},
		{"", 20, false, ""},
		{"aa Objet\u00a0: bb", 9, false, "aa|Objet\u00a0:|bb"}, // no line begins with the colon
		{"a\u00a0:", 1, false, "a\u00a0:"},
		{"12\u202f345 b", 4, false, "12\u202f345|b"},
		{"an e-mail", 5, false, "an|e-mail"},
		{"see https://a.example/b", 10, false, "see|https://a.example/b"},
		{"see https://a.example/b", 10, true, "see|https://a.|example/b"},
		{"see abcdefgh ij", 4, true, "see|abcd|efgh|ij"},
		{"\u65e5\u672c\u8a9e", 4, true, "\u65e5\u672c|\u8a9e"}, // two columns each
		{"\u65e5\u672c x", 1, true, "\u65e5\u672c|x"},
		{"e\u0301e\u0301 e\u0301", 2, false, "e\u0301e\u0301|e\u0301"},
	} {
		got := c.text.Wrap(c.width, c.cut)
		if want := strings.Split(c.want, "|"); !slices.Equal(stringsOf(got), want) {
			t.Errorf("%q in %d columns: %q, want %q", c.text, c.width, got, want)
		}
	}
}

func stringsOf(texts []Text) []string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = string(t)
	}
	return all
}

func TestWidthAndTruncate(t *testing.T) {
	for text, want := range map[Text]int{
		"": 0, "abc": 3, "a\u00a0:": 3, "\u65e5\u672c": 4, "e\u0301": 1, "\x1b[1mbold\x1b[m": 4,
		"\u2500\u257f x": 4, "\x1b[38;5;231mab\x1b[m\u2502": 3, "ab\x1b[2K": 2, "ab\x1b[1": 2, "ab\x1b": 2, "\u2500\u0301": 1,
	} {
		if got := text.Width(); got != want {
			t.Errorf("the width of %q is %d, want %d", text, got, want)
		}
	}
	if got := Text("one two three").Truncate(8, "..."); got != "one t..." {
		t.Errorf("%q", got)
	}
	if got := Text("one").Truncate(3, "..."); got != "one" {
		t.Errorf("%q", got)
	}
	if Spaces(3) != "   " || Spaces(-1) != "" {
		t.Errorf("%q, %q", Spaces(3), Spaces(-1))
	}
}

func TestALinkShowsItsTextAndKeepsItsIdPlain(t *testing.T) {
	text := Text("help.example.org")
	got := text.Linked(NewLine("https://help.example.org/form"), "Step-2;\x1b:x")
	if want := Text("\x1b]8;id=tep-2x;https://help.example.org/form\x07help.example.org\x1b]8;;\x07"); got != want {
		t.Errorf("the link is %q, want %q", got, want)
	}
	if got.Width() != text.Width() {
		t.Errorf("the link is %d cells wide, its text %d", got.Width(), text.Width())
	}
}
