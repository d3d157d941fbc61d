package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/words"
)

// TestArgumentsReachNoTerminalWithTeeth gives every command hostile text wherever
// it takes any, and looks at what it prints.
func TestArgumentsReachNoTerminalWithTeeth(t *testing.T) {
	dir := t.TempDir()
	env := map[string]string{"OPTOUT_TUI_DIR": dir, "LANG": "de_DE.UTF-8", "HOME": dir, "TMPDIR": dir}
	run := func(args ...string) (said string, code int) {
		var out bytes.Buffer
		a := &app{
			in: strings.NewReader(""), out: &out, err: &out, env: func(k string) string { return env[k] },
			now: time.Now, words: &words.English,
		}
		code = a.run(args)
		return out.String(), code
	}
	bad := "\x1b[2J\x1b]0;title\x07\u009b31m a\u202eb\u2066c\u200b\ufeff\u00ad\U000e0041 \xff\xfe\x80new\nline\rover" +
		strings.Repeat("z\u0301", 9) + strings.Repeat("\u0301", 99)
	for _, line := range [][]string{
		{bad}, {"--" + bad}, {"-" + bad}, {"--plain=" + bad}, {"help", bad}, {"status", bad}, {"status", "--" + bad}, {"status", "facebook/" + bad},
		{"list", bad}, {"list", "--country", bad}, {"list", "--json=" + bad}, {"show", bad}, {"country", bad}, {"add", bad}, {"add", "facebook", bad},
		{"status"}, {"status", "--json"}, {"open", bad}, {"open", "facebook/" + bad, bad}, {"step", bad, bad}, {"step", "facebook", bad}, {"mark", bad, bad},
		{"mark", "facebook/" + bad, "done", "--on", bad}, {"mark", "x", "done", "--text", bad}, {"mark", "facebook", "linked", "--to", bad}, {"note", "x", bad},
		{"due", "--within", bad}, {"letter", "x", "--kind", bad}, {"letter", "x", "--lang", bad}, {"letter", "x", "--grounds", bad}, {"letter", "x", "--part", bad},
		{"letter", "x", "--kind", "objection", "--name", bad, "--email", bad, "--grounds", "own " + bad}, {"attach", "x", bad}, {"attach", bad, bad},
		{"export", "--format", bad}, {"export", "-o", dir + "/" + bad + "/x.csv"}, {"export", "--format", "md"}, {"export", "--format", "csv"}, {"import", bad},
		{"undo"}, {"undo", bad}, {"where", bad}, {"remove", bad}, {"remove", "x"}, {"undo"}, {"forget", bad, "--yes"}, {"doctor", bad}, {"doctor"},
		{"report", bad}, {"report", "facebook", bad}, {"catalog", bad}, {"catalog", "check", bad}, {"catalog", "schema", bad}, {"completion", bad},
		{"version", bad}, {"forget", "x", "--yes"}, {"forget", "--everything", "--yes"},
	} {
		said, code := run(line...)
		teeth := strings.IndexFunc(said, func(r rune) bool {
			return r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
		})
		if teeth >= 0 || !utf8.ValidString(said) || strings.Contains(said, strings.Repeat("\u0301", 9)) {
			t.Errorf("%q ended with %d and printed %q", line, code, said)
		}
	}
}
