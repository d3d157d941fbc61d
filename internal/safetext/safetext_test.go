package safetext

import (
	"errors"
	"strings"
	"testing"
)

func TestWhatATerminalWouldActOnIsGone(t *testing.T) {
	for _, c := range []struct{ name, in, line, block string }{
		{"plain", "Anna's account", "Anna's account", "Anna's account"},
		{"escape", "a\x1b[2Jb", "a[2Jb", "a[2Jb"},
		{"c1 csi", "a\u009b2Jb", "a2Jb", "a2Jb"},
		{"osc 8", "\x1b]8;;https://evil.example\x07x", "]8;;https://evil.examplex", "]8;;https://evil.examplex"},
		{"bidi", "abc\u202ecod.exe\u2069", "abccod.exe", "abccod.exe"},
		{"zero width", "pay\u200bpal\ufeff", "paypal", "paypal"},
		{"tags", "x\U000e0041\U000e0042", "x", "x"},
		{"variation", "a\ufe0fb", "ab", "ab"},
		{"rows", "one\r\ntwo\tthree\n", "one two three", "one\ntwo three"},
		{"bare return", "one\rtwo", "one two", "one two"},
		{"separators", "one\u2028two\u2029three", "one two three", "one two three"},
		{"not utf-8", "a\xffb", "a\ufffdb", "a\ufffdb"},
		{"zalgo", "e\u0301\u0301\u0301\u0301\u0301x", "e\u0301\u0301\u0301x", "e\u0301\u0301\u0301x"},
		{"zalgo in parts", "e\u0301\u0301\u200b\u0301\u0301x", "e\u0301\u0301\u0301x", "e\u0301\u0301\u0301x"},
		{"accents stay", "Zoë ñandú Žižek", "Zoë ñandú Žižek", "Zoë ñandú Žižek"},
		{"scripts stay", "日本語 Ελληνικά Кирилл हिन्दी", "日本語 Ελληνικά Кирилл हिन्दी", "日本語 Ελληνικά Кирилл हिन्दी"},
		{"no character", "a\U0001fffeb\ufdd0", "ab", "ab"},
		{"private", "a\ue000b", "ab", "ab"},
		{"blank letters", "a\u3164b\u115f\u1160\uffa0\u2800", "ab", "ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := NewLine(c.in); got.String() != c.line || got.Text() != Text(c.line) {
				t.Errorf("NewLine(%q) = %q, want %q", c.in, got, c.line)
			}
			if got := Piece(" \t" + c.in + " "); strings.TrimSpace(got) != c.line || got[:2] != "  " || got[len(got)-1] != ' ' {
				t.Errorf("Piece(%q) = %q, want %q with the blanks around it", c.in, got, c.line)
			}
			if got := NewBlock(c.in); got.String() != c.block || got.Text() != Text(c.block) {
				t.Errorf("NewBlock(%q) = %q, want %q", c.in, got, c.block)
			}
		})
	}
}

func TestTextsAreJoinedAndTrimmed(t *testing.T) {
	if got := Join([]Text{"a", "", "b c"}, ", "); got != "a, , b c" {
		t.Errorf("joined: %q", got)
	}
	if Text("ä-").Repeat(2) != "ä-ä-" || Text("x").Repeat(-1) != "" {
		t.Error("Repeat does not repeat")
	}
	if got := Text(" \n a b ").Trim(); got != "a b" || Join(nil, ", ") != "" {
		t.Errorf("trimmed: %q", got)
	}
}

func TestCheckNamesTheCharacter(t *testing.T) {
	for in, want := range map[string]string{
		"fine\ntext":                "",
		"ä fine\ntext":              "",
		"bell\a":                    "U+0007",
		"a\u202eb":                  "U+202E",
		"\xff":                      "not utf 8",
		"e\u0301\u0301\u0301\u0301": "U+0301",
	} {
		err := Check(in)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("Check(%q) = %v, want %q", in, err, want)
		}
	}
}

func TestTextTypesRoundTrip(t *testing.T) {
	var l Line
	var b Block
	if err := errors.Join(l.UnmarshalText([]byte("a\nb\x1b")), b.UnmarshalText([]byte("a\nb\x1b"))); err != nil {
		t.Fatal(err)
	}
	lt, _ := l.MarshalText()
	bt, _ := b.MarshalText()
	if string(lt) != "a b" || string(bt) != "a\nb" || b.Line() != l {
		t.Errorf("line %q, block %q", lt, bt)
	}
	if l.IsZero() || b.IsZero() || !(Line{}).IsZero() || !(Block{}).IsZero() {
		t.Error("IsZero is wrong")
	}
}

// TestWhatIsTypedElsewhereIsRead in the encodings of other systems.
func TestWhatIsTypedElsewhereIsRead(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"plain":                       "plain",
		"Gr\u00f6\u00dfe":             "Gr\u00f6\u00dfe",
		"Gr\xf6\xdfe":                 "Gr\u00f6\u00dfe",            // Latin-1
		"10 \x80, \x93yes\x94":        "10 \u20ac, \u201cyes\u201d", // Windows
		"\xef\xbb\xbfGr\u00f6\u00dfe": "Gr\u00f6\u00dfe",
		"\xff\xfeG\x00\xf6\x00":       "G\u00f6",
		"\xfe\xff\x00G\x00\xf6":       "G\u00f6",
		"Gr\u00f6\u00dfe\xff":         "Gr\u00f6\u00dfe\xff", // damaged, and not another encoding
		"a\xff":                       "a\u00ff",
		"\xc3":                        "\u00c3",
	} {
		if got := string(Typed([]byte(in))); got != want {
			t.Errorf("%q is read as %q, want %q", in, got, want)
		}
	}
}
