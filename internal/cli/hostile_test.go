package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/words"
)

// everywhere has a text in all the places of the command line that take any.
func everywhere(bad string) [][]string {
	return [][]string{
		{bad}, {"--" + bad}, {"-" + bad}, {"--plain=" + bad}, {"help", bad}, {"status", bad}, {"status", "--" + bad}, {"status", "facebook/" + bad},
		{"list", bad}, {"list", "--country", bad}, {"list", "--json=" + bad}, {"show", bad}, {"country", bad}, {"add", bad}, {"add", "facebook", bad},
		{"status"}, {"status", "--json"}, {"open", bad}, {"open", "facebook/" + bad, bad}, {"step", bad, bad}, {"step", "facebook", bad}, {"mark", bad, bad},
		{"mark", "facebook/" + bad, "done", "--on", bad}, {"mark", "x", "done", "--text", bad}, {"mark", "facebook", "linked", "--to", bad}, {"note", "x", bad},
		{"due", "--within", bad}, {"letter", "x", "--kind", bad}, {"letter", "x", "--lang", bad}, {"letter", "x", "--grounds", bad}, {"letter", "x", "--part", bad},
		{"letter", "x", "--kind", "objection", "--name", bad, "--email", bad, "--grounds", "own " + bad}, {"attach", "x", bad}, {"attach", bad, bad},
		{"export", "--format", bad}, {"export", "-o", bad + "/x.csv"}, {"export", "--format", "md"}, {"export", "--format", "csv"}, {"import", bad},
		{"undo"}, {"undo", bad}, {"where", bad}, {"join", bad}, {"remove", bad}, {"remove", "x"}, {"undo"}, {"forget", bad, "--yes"}, {"doctor", bad}, {"doctor"},
		{"report", bad}, {"report", "facebook", bad}, {"catalog", bad}, {"catalog", "check", bad}, {"catalog", "schema", bad}, {"completion", bad},
		{"version", bad}, {"forget", "x", "--yes"}, {"forget", "--everything", "--yes"},
	}
}

// stranger runs command lines in a place of its own.
func stranger(t *testing.T) func(args ...string) (out, err string, code int) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	env := map[string]string{"OPTOUT_TUI_DIR": dir + "/state", "LANG": "de_DE.UTF-8", "OPTOUT_TUI_LANG": "en", "HOME": dir, "TMPDIR": dir}
	return func(args ...string) (string, string, int) { return inside(env, args...) }
}

// inside runs a command line within this process.
func inside(env map[string]string, args ...string) (out, err string, code int) {
	var stdout, stderr bytes.Buffer
	a := &app{
		in: strings.NewReader(""), out: &stdout, err: &stderr, env: func(k string) string { return env[k] },
		now: time.Now, words: words.English(),
	}
	code = a.run(args)
	return stdout.String(), stderr.String(), code
}

// TestArgumentsReachNoTerminalWithTeeth gives every command hostile text wherever
// it takes any, and looks at what it prints.
func TestArgumentsReachNoTerminalWithTeeth(t *testing.T) {
	run := stranger(t)
	bad := "\x1b[2J\x1b]0;title\x07\u009b31m a\u202eb\u2066c\u200b\ufeff\u00ad\U000e0041 \xff\xfe\x80new\nline\rover" +
		strings.Repeat("z\u0301", 9) + strings.Repeat("\u0301", 99)
	for _, line := range everywhere(bad) {
		out, err, code := run(line...)
		said := out + err
		teeth := strings.IndexFunc(said, func(r rune) bool {
			return r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
		})
		if teeth >= 0 || !utf8.ValidString(said) || strings.Contains(said, strings.Repeat("\u0301", 9)) {
			t.Errorf("%q ended with %d and printed %q", line, code, said)
		}
	}
}

// TestAnEmptyArgumentIsAMissingOne gives every command nothing in place of each argument, as a
// variable that is not set does. It is named, and nothing is looked for under that name.
func TestAnEmptyArgumentIsAMissingOne(t *testing.T) {
	run := stranger(t)
	for _, c := range commands() {
		line := strings.Fields(c.name)
		for _, arg := range c.args {
			if arg.rest {
				continue // the words of a name or a text, which are put together
			}
			for _, empty := range []string{"", " \t"} {
				_, said, code := run(append(slices.Clone(line), empty)...)
				if !strings.Contains(said, arg.name+" is missing") || code != exitUsage {
					t.Errorf("%q with %q ends with %d: %s", line, empty, code, said)
				}
			}
			line = append(line, "facebook")
		}
	}
}

// TestALongArgumentIsNotRepeatedWhole pastes a book wherever a text is taken.
func TestALongArgumentIsNotRepeatedWhole(t *testing.T) {
	run := stranger(t)
	for _, line := range everywhere(strings.Repeat("book ", 4_000)) {
		if _, err, code := run(line...); len(err) > 3000 || code != 0 && (len(err) < 20 || strings.Count(err, "\n") > 3) {
			t.Errorf("%.60q ended with %d and printed %d bytes: %.200q", line, code, len(err), err)
		}
	}
}

// TestWhatWasTypedStandsInTheQuotesOfTheLanguage compares what each language prints with
// the English.
func TestWhatWasTypedStandsInTheQuotesOfTheLanguage(t *testing.T) {
	const typed = "qwxyz"
	marks := map[string]string{
		"en": `"x"`, "de": "„x“", "es": "«x»", "fr": "«\u00a0x\u00a0»", "it": "«x»", "nl": "‘x’", "pl": "„x”", "pt": "«x»", "pt-br": "“x”",
	}
	inJSON := func(line []string) bool { return strings.Contains(strings.Join(line, " "), "--json") } // which is English
	lines, quoted := slices.DeleteFunc(everywhere(typed), inJSON), map[string][]int{}
	languages := words.Offered()
	if testing.Short() {
		languages = []string{"en", "fr"}
	}
	for _, language := range languages {
		run, as := stranger(t), strings.ReplaceAll(marks[language], "x", typed)
		for _, line := range lines {
			out, err, _ := run(append([]string{"--lang=" + language}, line...)...)
			if language != "en" && strings.Contains(err, `"`+typed) {
				t.Errorf("%s: %q printed %q", language, line, err)
			}
			quoted[language] = append(quoted[language], strings.Count(out+err, as))
		}
	}
	if slices.Max(quoted["en"]) == 0 {
		t.Error("nothing that was typed is quoted")
	}
	for language, times := range quoted {
		for i, n := range times {
			if n != quoted["en"][i] {
				t.Errorf("%s: after %q what was typed is quoted %d times, in English %d", language, lines[i], n, quoted["en"][i])
			}
		}
	}
}
