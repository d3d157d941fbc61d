package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/testscript"
	"go.yaml.in/yaml/v3"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/pseudo"
)

// pseudoMain is the program in the made-up language. What it prints goes to the file
// that $PSEUDO names, too, after a line with its arguments.
func pseudoMain() {
	f, err := os.OpenFile(os.Getenv("PSEUDO"), os.O_APPEND|os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		panic(err)
	}
	now := time.Now()
	if at, err := time.Parse(time.RFC3339, os.Getenv("NOW")); err == nil {
		now = at
	}
	_, _ = fmt.Fprintf(f, "\x00%q\n", os.Args[1:])
	a := &app{
		in: os.Stdin, out: io.MultiWriter(os.Stdout, f), err: io.MultiWriter(os.Stderr, f), environ: os.Environ(), env: os.Getenv,
		now: func() time.Time { return now }, words: pseudo.Words(), language: "en",
	}
	os.Exit(a.run(os.Args[1:]))
}

// careless runs scripts whatever comes of them.
type careless struct{ *testing.T }

func (c careless) Run(_ string, f func(testscript.T)) {
	defer func() {
		if r := recover(); r != nil && r != stopped {
			panic(r)
		}
	}()
	f(c)
}

func (careless) Fatal(...any)  { panic(stopped) }
func (careless) FailNow()      { panic(stopped) }
func (careless) Log(...any)    {}
func (careless) Parallel()     {}
func (careless) Verbose() bool { return false }
func (careless) Skip(...any)   { panic(stopped) }

const stopped = "stopped"

// textKeys are the keys of an entry that hold texts.
var textKeys = strings.Fields("name owner account uses title text needs since expect verify covers not-covered late when try says path look-for post")

// markTexts writes an entry of the catalogue with marks around its texts.
func markTexts(n *yaml.Node, isText bool) {
	if n.Kind == yaml.ScalarNode && isText {
		n.Value, n.Style = pseudo.Data(n.Value), 0
	}
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode {
			if i%2 == 1 && n.Content[i-1].Value != "code" { // what is copied carries no marks
				markTexts(c, slices.Contains(textKeys, n.Content[i-1].Value))
			}
			continue
		}
		markTexts(c, isText)
	}
}

// exempt is what commands print that is no text of ours: links, paths, days, sums,
// command lines, flags and the names of arguments; countries; the grade of a fact and
// the version, which authors read; and what the scripts have typed or written.
var exempt = regexp.MustCompile(`bad\.yaml\s+1\s+name|https?://\S+|optout-tui( [a-z -]+)?|[~\w.]*/[^\s"]+|\bproofs\b|\w+\.(yaml|txt|json|eml|update)(\.bak)?|\d{4}-\d\d(-\d\d)?|\b[0-9a-f]{64}\b|\b([A-Z_]{2,}|N)\b(=\d+)?` +
	`|\B--?[a-z][a-z-]*|Germany|Brazil|Switzerland|United Kingdom|United States|California|Austria|North Korea|South Korea|France|Norway` +
	`|reported|undated|development|no-such-browser|Grmany|instagrm|www\.facebook\.com|zz|(www\.)?instagram\.com|@anna\.second|forum\.example\.net|\d+\.\d+\.\d+|the shop's own|asked by letter in May|\(Anna's conflicted copy|\S*\\u001b\S*|\S*name\[2Jx\S*`)

// typable are the words that can be typed: commands, outcomes, and the ids of the
// catalogue.
func typable() map[string]bool {
	all := map[string]bool{}
	for _, c := range commands() {
		for word := range strings.FieldsSeq(c.name) {
			all[word] = true
		}
	}
	for _, o := range outcomes() {
		all[o] = true
	}
	for _, p := range catalog.Load("").Platforms() {
		all[p.ID] = true
		for _, w := range p.Ways {
			all[w.ID] = true
			for _, s := range w.Steps {
				all[s.ID] = true
				for word := range strings.FieldsSeq(s.Code.Text.String() + " " + s.Code.Into.String()) { // to be copied
					all[strings.Trim(word, pseudo.Around)] = true
				}
			}
		}
	}
	return all
}

// TestNoCommandSaysWhatIsNotInTheTexts runs all scripts in the made-up language.
func TestNoCommandSaysWhatIsNotInTheTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs all scripts once more")
	}
	said, config := filepath.Join(t.TempDir(), "said"), t.TempDir()
	platforms := filepath.Join(config, "optout-tui", "platforms")
	if err := os.MkdirAll(platforms, 0o700); err != nil {
		t.Fatal(err)
	}
	entries, err := filepath.Glob("../catalog/platforms/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range entries {
		data, err := os.ReadFile(name)
		var n yaml.Node
		if err == nil {
			err = yaml.Unmarshal(data, &n)
		}
		markTexts(&n, false)
		if err == nil {
			data, err = yaml.Marshal(&n)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(platforms, filepath.Base(name)), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	p := scripts()
	setup := p.Setup
	p.Setup = func(e *testscript.Env) error {
		e.Setenv("PSEUDO", said)
		e.Setenv("XDG_CONFIG_HOME", config)
		return setup(e)
	}
	p.ContinueOnError = true
	files, err := filepath.Glob("testdata/*.txtar")
	p.Dir, p.Files = "", slices.DeleteFunc(files, func(name string) bool { // these have entries, mails or a language of their own, without marks
		return strings.Contains(name, "entries") || slices.Contains([]string{"catalog_use.txtar", "composed.txtar", "counts.txtar", "hands.txtar", "language.txtar", "mail.txtar", "site.txtar", "slips.txtar", "stdin.txtar"}, filepath.Base(name))
	})
	if err != nil {
		t.Fatal(err)
	}
	testscript.RunT(careless{t}, p)
	data, err := os.ReadFile(said)
	if err != nil {
		t.Fatal(err)
	}
	seen := typable()
	maps.Copy(seen, pseudo.Claims())
	for args := range strings.SplitSeq(string(data), "\x00") {
		args, _, _ = strings.Cut(args, "\n")
		for word := range strings.FieldsSeq(args) {
			seen[strings.Trim(word, pseudo.Around)] = true
		}
	}
	others := regexp.MustCompile(`"(--?json(=[a-z,_]*)?|--format|export|letter|completion|__complete|--man|status" "whatsapp|catalog" "(schema|table|check" "bad))"|\\\\u`)
	for run := range strings.SplitSeq(string(data), "\x00") {
		args, out, _ := strings.Cut(run, "\n")
		// Those print data, for programs or to be sent, or a letter that was sent; and what
		// the file of an entry lacks.
		if others.MatchString(args) {
			continue
		}
		var words []string
		for _, word := range pseudo.Outside(ansi.Strip(out), exempt) {
			word = strings.Trim(word, pseudo.Around)
			if !seen[word] && !strings.Contains(args, word) && strings.Trim(word, "0123456789") != "" {
				seen[word] = true
				words = append(words, word)
			}
		}
		if len(words) > 0 {
			t.Errorf("%s: %q in\n%s", args, words, out)
		}
	}
}
