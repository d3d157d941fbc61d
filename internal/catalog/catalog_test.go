package catalog

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/strict"
	"github.com/optout-tui/optout-tui/internal/words"
)

// good is the smallest entry there is.
const good = `id: good
name: Good
owner: Somebody
category: social
domains: [example.com]
account: a name
uses: Posts.
steps:
  - id: switch
    do: open
    title: Open the settings
    link: https://www.example.com/settings
ways:
  - id: objection
    kind: right
    law: gdpr-21
    where: [EEA, US-CA]
    title: right to object
    minutes: 3
    who: person
    deadline: 1 month
    steps:
      - use: switch
      - id: send
        do: send
        title: Send it
      - id: check
        do: check
        title: Look again
    checked: 2026-10-02
    evidence: reported
    sources: [{url: "https://example.org/a", date: "2026-10-02", says: So it is.}]
  - id: none
    kind: none
    title: no way known
    who: person
    checked: 2026-10-02
    evidence: reported
    sources: [{url: "https://example.org/a", date: "2026-10-02", says: So it is.}]
`

// told lists the faults of a file as people read them.
func told(e *FileError) string {
	var b strings.Builder
	for _, f := range e.Faults {
		fmt.Fprintf(&b, "%s:%d: %s: %s\n", e.File, f.Line, f.Key, words.English().Why(f.Err))
	}
	return b.String()
}

func TestFaultsNameFileLineAndKey(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown key", "owner:", "onwer:", "good.yaml:3: onwer: unknown key; near it: owner"},
		{"missing key", "owner: Somebody\n", "", "good.yaml:1: owner: is missing"},
		{"doubled key", "owner: Somebody", "owner: Somebody\nowner: Else", "good.yaml:4: owner: the key stands here twice"},
		{"empty", "owner: Somebody", "owner:", "good.yaml:3: owner: is empty"},
		{"wrong id", "id: good", "id: bad", `good.yaml:1: id: is "bad", but the file is named good.yaml`},
		{"off the domains", "www.example.com", "www.example.org", "good.yaml:12: steps[0].link: www.example.org is not one of this entry's domains (example.com)"},
		{"not https", "link: https:", "link: http:", "good.yaml:12: steps[0].link: it does not begin with https://"},
		{"no source", `    sources: [{url: "https://example.org/a", date: "2026-10-02", says: So it is.}]
  - id: none`, "  - id: none", "ways[0].sources: is missing"},
		{"no date of check", "    checked: 2026-10-02\n    evidence: reported\n    sources: [{url: \"https://example.org/a\", date: \"2026-10-02\", says: So it is.}]\n  - id: none", "    evidence: reported\n    sources: [{url: \"https://example.org/a\", date: \"2026-10-02\", says: So it is.}]\n  - id: none", "ways[0].checked: is missing"},
		{"doubled step", "id: send", "id: check", `ways[0].steps[2].id: another step is named "check", too`},
		{"unknown use", "use: switch", "use: swich", `ways[0].steps[0].use: no shared step is named "swich"; near it: switch`},
		{"unused step", "      - use: switch\n", "", `no way uses the step "switch"`},
		{"alias", "owner: Somebody", "owner: &x Somebody", "good.yaml:3: owner: anchors, aliases and tags are not used here"},
		{"tag", "owner: Somebody", "owner: !!binary aGk=", "good.yaml:3: owner: anchors, aliases and tags"},
		{"control character", "Posts.", "Po\x1b[2Jsts.", "good.yaml:7: : it holds the character U+001B"},
		{"control character in an escape", "uses: Posts.", `uses: "Po\x1b[2Jsts."`, "good.yaml:7: uses: it holds the character U+001B"},
		{"control character in a key", "owner:", `"ow\x1bner\nx":`, "good.yaml:3: owner x: unknown key"},
		{"bidi", "Posts.", "Po\u202ests.", "good.yaml:7: : it holds the character U+202E"},
		{"second document", "ways:", "ways:\n---\nways:", "the file goes on after the first document"},
		{"wrong kind", "kind: right", "kind: wrong", `ways[0].kind: "wrong" is not one of right, setting, request, none`},
		{"wrong country", "EEA, US-CA", "EEA, XX", `ways[0].where[1]: "XX" is no ISO 3166 code`},
		{"no way for everywhere", "  - id: none\n", "  - id: none\n    where: [FR]\n", "the last way holds everywhere"},
		{"a right without its law", "    law: gdpr-21\n", "", "ways[0].law: a right names its law"},
		{"nothing sends", "do: send", "do: read", "there is no step that sends the request"},
		{"nothing checks", "do: check", "do: read", "there is no step that checks the result"},
		{"wrong date", "checked: 2026-10-02", "checked: 2026-13-02", `"2026-13-02" is no date`},
		{"wrong period", "1 month", "a month", `"a month" is no period`},
		{"wrong minutes", "minutes: 3", "minutes: 0", `"0" is no number from 1 to 9999`},
		{"list expected", "domains: [example.com]", "domains: example.com", "good.yaml:5: domains: a list is expected here"},
		{"not YAML", "owner: Somebody", "owner: [", "this is not YAML"},
		{"a name twice", "account: a name", "also: [older, OLDER]\naccount: a name", `good.yaml:6: also[1]: "OLDER" stands here already`},
		{"its own name as another", "account: a name", "also: [good]\naccount: a name", `also[0]: "good" stands here already`},
		{"site with a path", "account: a name", "sites: [example.com/login]\naccount: a name", `sites[0]: "example.com/login" is not a plain host name`},
		{"site twice", "account: a name", "sites: [example.com, example.com]\naccount: a name", `sites[1]: "example.com" stands here already`},
		{"app without a dot", "account: a name", "apps: [instagram]\naccount: a name", `apps[0]: "instagram" is no name of an app`},
		{"watched nowhere", "account: a name", "watch:\n  - repository: archive\n    path: ../x.md\n    read: yesterday\n    passages: [We train.]\naccount: a name",
			"good.yaml:7: watch[0].repository: \"archive\" is no repository such as OpenTermsArchive/pga-versions\n" +
				"good.yaml:8: watch[0].path: \"../x.md\" is no path of a file in the repository\ngood.yaml:9: watch[0].read: \"yesterday\" is no commit"},
		{"watched above the clones", "account: a name", "watch:\n  - {repository: a/.., path: x.md, read: 1234567, passages: [We train.]}\naccount: a name",
			"good.yaml:7: watch[0].repository: \"a/..\" is no repository such as OpenTermsArchive/pga-versions"},
		{"watched for an empty list", "account: a name", "watch:\n  - {repository: a/b, path: x.md, read: 1234567, passages: []}\naccount: a name", "good.yaml:7: watch[0].passages: is empty"},
		{"no domains", "domains: [example.com]", "domains: []", "good.yaml:5: domains: is empty"},
		{"watched for nothing", "account: a name", "watch:\n  - {repository: a/b, path: x.md, read: 1234567}\naccount: a name", "good.yaml:7: watch[0].passages: is missing"},
		{"address in numbers", "[example.com]", "[127.0.0.1]", "domains[0]: \"127.0.0.1\" is not a host name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := strings.Replace(good, c.old, c.new, 1)
			if data == good {
				t.Fatal("nothing was replaced")
			}
			if _, fault := Parse([]byte(data), "good.yaml"); fault == nil || !strings.Contains(told(fault), c.want) {
				t.Errorf("Parse says\n%s\nwant %q", told(fault), c.want)
			}
		})
	}
	if _, fault := Parse([]byte(good), "good.yaml"); fault != nil {
		t.Errorf("the good one: %v", fault)
	}
}

func TestHostileFilesEndSoon(t *testing.T) {
	for name, data := range map[string]string{
		"empty": "", "brackets": strings.Repeat("[", 200<<10), "huge": strings.Repeat("a: b\n", 1<<20), "braces": strings.Repeat("{a: ", 20<<10),
		"bomb": "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n", "scalar": "hello", "list": "- a\n", "nul": "id: \x00", "dashes": strings.Repeat("- ", 50<<10),
	} {
		if _, fault := Parse([]byte(data), "x.yaml"); fault == nil || len(fault.Error()) > 1<<16 {
			t.Errorf("%s: %d bytes of message", name, len(fault.Error()))
		}
	}
}

func TestOwnEntriesAddReplaceAndAreMarked(t *testing.T) {
	dir := t.TempDir()
	own := strings.NewReplacer("id: good", "id: facebook", "name: Good", "name: My Facebook").Replace(good)
	for name, data := range map[string]string{"facebook.yaml": own, "good.yaml": good, "instagram.yaml": "id: [", ".hidden.yaml": "x", "notes.txt": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := Load(dir)
	if p := c.Platform("facebook"); p == nil || !p.Theirs || p.Name.String() != "My Facebook" {
		t.Errorf("ours was not replaced: %+v", p)
	}
	if p := c.Platform("good"); p == nil || !p.Theirs {
		t.Error("theirs was not added")
	}
	if p := c.Platform("instagram"); p == nil || p.Theirs || p.Name.String() != "Instagram" {
		t.Errorf("an invalid entry of theirs takes ours away: %+v", p)
	}
	if f := c.OwnFaults(); len(f) != 1 || f[0].File != "instagram.yaml" {
		t.Errorf("faults: %v", f)
	}
	if c := Load(filepath.Join(dir, "missing")); len(c.OwnFaults()) > 0 {
		t.Errorf("a missing directory: %v", c.OwnFaults())
	}
}

func TestOneEntryManyFaults(t *testing.T) {
	_, faults, err := ReadDir(fstest.MapFS{"a.yaml": {Data: []byte("id: b\nfoo: 1\n")}})
	if err != nil || len(faults) != 1 || len(faults[0].Faults) < 5 {
		t.Errorf("%v, %v", err, faults)
	}
	if !slices.IsSortedFunc(faults[0].Faults, func(a, b strict.Fault) int { return a.Line - b.Line }) {
		t.Error("not in the order of the lines")
	}
}

func TestWays(t *testing.T) {
	p, fault := Parse([]byte(good), "good.yaml")
	if fault != nil {
		t.Fatal(fault)
	}
	for country, want := range map[country.Code]string{
		"DE": "objection", "NO": "objection", "RE": "objection", "US-CA": "objection", "US-NY": "none", "US": "none", "CH": "none", "GB": "none", "": "none",
	} {
		if w := p.Way(country); w.ID != want {
			t.Errorf("%q: %s, want %s", country, w.ID, want)
		}
	}
	w := p.Way("DE")
	if w.Steps[0].ID != "switch" || w.Steps[0].Link == "" || w.Step("check") == nil || w.Step("x") != nil {
		t.Errorf("steps %+v", w.Steps)
	}
	if w.Stale(w.Checked.On.AddDate(0, 0, 180)) || !w.Stale(w.Checked.On.AddDate(0, 0, 181)) {
		t.Error("stale at the wrong day")
	}
}

func TestPeriods(t *testing.T) {
	day := func(s string) time.Time { d, _ := time.Parse(time.DateOnly, s); return d }
	for _, c := range []struct{ period, from, to string }{
		{"1 month", "2026-01-31", "2026-02-28"}, {"1 month", "2028-01-31", "2028-02-29"}, {"1 month", "2026-12-15", "2027-01-15"},
		{"3 months", "2026-11-30", "2027-02-28"}, {"180 days", "2026-01-01", "2026-06-30"}, {"12 months", "2026-02-03", "2027-02-03"},
	} {
		var p Period
		if err := p.UnmarshalText([]byte(c.period)); err != nil || p.String() != c.period {
			t.Errorf("%q reads as %q, %v", c.period, p, err)
		}
		if got := p.After(day(c.from)); !got.Equal(day(c.to)) {
			t.Errorf("%s after %s is %s, want %s", c.period, c.from, got.Format(time.DateOnly), c.to)
		}
	}
}

func TestCheckedIsAsExactAsTheSourcesAre(t *testing.T) {
	for text, want := range map[string]string{"2026-10-02": "day", "2026-10": "month", "2026": "year", "undated": ""} {
		var c Date
		if err := c.UnmarshalText([]byte(text)); err != nil || c.String() != text || c.Precision() != want {
			t.Errorf("%s reads as %s, %q, %v", text, c, c.Precision(), err)
		}
	}
	if err := new(Date).UnmarshalText([]byte("soon")); err == nil {
		t.Error("soon is taken for a date")
	}
	if undated := (&Way{}); !undated.Stale(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)) {
		t.Error("what has no date is taken for fresh")
	}
}

// TestEntriesOfOtherSystemsAreReadOrNamed: as editors, file systems and synchronised
// folders leave them.
func TestEntriesOfOtherSystemsAreReadOrNamed(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		read bool
	}{
		"good.yaml":                          {good, true},
		"good.yml":                           {good, true},
		"GOOD.YAML":                          {good, true},
		"Good.Yml":                           {good, true},
		"good.yaml.txt":                      {good, true}, // as Windows hides it
		"good.yaml (mark)":                   {good, false},
		"good (conflicted copy).yaml":        {good, false},
		"good.sync-conflict-20261120-1.yaml": {good, false},
		"good-LAPTOP.yaml":                   {good, false},
		"good 2.yaml":                        {good, false},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(c.data), 0o600); err != nil {
			t.Fatal(err)
		}
		got := Load(dir)
		if read := got.Platform("good") != nil; read != c.read {
			t.Errorf("%s: read is %v: %v", name, read, got.OwnFaults())
		}
		if named := len(got.OwnFaults()) == 1; named == c.read && strings.HasSuffix(name, ".yaml") {
			t.Errorf("%s: %v", name, got.OwnFaults())
		}
	}
	for name, data := range map[string]string{
		"CR LF": strings.ReplaceAll(good, "\n", "\r\n"), "a byte order mark": "\ufeff" + good, "a start of a document": "---\n" + good,
		"an end of a document": good + "...\n", "empty lines": "\n\n" + good + "\n\n", "no line feed at its end": strings.TrimRight(good, "\n"),
		"UTF-16": "\xff\xfe" + strings.Join(strings.Split(good, ""), "\x00") + "\x00", "a remark first": "# mine\n" + good,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "good.yaml"), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if c := Load(dir); c.Platform("good") == nil {
			t.Errorf("%s: %v", name, c.OwnFaults())
		}
	}
	dir := t.TempDir()
	for _, name := range []string{"good.yaml", "good.yml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(good), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if c := Load(dir); c.Platform("good") == nil || len(c.OwnFaults()) != 1 || c.OwnFaults()[0].File != "good.yml" {
		t.Errorf("the same entry twice: %v", c.OwnFaults())
	}
	if all, faults, err := ReadDir(os.DirFS(dir)); err != nil || len(all) != 1 || len(faults) != 1 || faults[0].File != "good.yml" {
		t.Errorf("the same entry twice, by a check: %v %v %v", all, faults, err)
	}
}
