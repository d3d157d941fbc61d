package plan

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// anEntry is a valid entry that knows nothing of the ways of the one it overrides.
const anEntry = `id: facebook
name: Facebook, by me
owner: Meta
category: social
domains: [facebook.com]
account: an address
uses: Posts.
ways:
  - id: my-way
    kind: none
    title: no way known
    who: person
    checked: 2026-10-02
    evidence: reported
    sources: [{url: "https://example.com/x", date: "2026", says: So it is.}]
`

// TestNoSlipElsewhereSilencesARequest has a request whose time to answer is over, and
// something that is wrong beside it.
func TestNoSlipElsewhereSilencesARequest(t *testing.T) {
	type files map[string]string
	for name, slip := range map[string]struct {
		files  files
		events []string
	}{
		"an empty entry":                     {files: files{"facebook.yaml": ""}},
		"an entry of spaces":                 {files: files{"facebook.yaml": " \n\n"}},
		"an entry that was cut off":          {files: files{"facebook.yaml": anEntry[:200]}},
		"a wrong date":                       {files: files{"facebook.yaml": strings.Replace(anEntry, "2026-10-02", "2026-13-02", 1)}},
		"an unknown key":                     {files: files{"facebook.yaml": strings.Replace(anEntry, "owner:", "onwer:", 1)}},
		"zeros, as after a power cut":        {files: files{"facebook.yaml": strings.Repeat("\x00", 4096)}},
		"UTF-16":                             {files: files{"facebook.yaml": "\xff\xfei\x00d\x00"}},
		"an entry that is too large":         {files: files{"facebook.yaml": "# " + strings.Repeat("x", 1<<20)}},
		"a directory in its place":           {files: files{"facebook.yaml/x": ""}},
		"the id of another platform":         {files: files{"facebook.yaml": strings.Replace(anEntry, "id: facebook", "id: instagram", 1)}},
		"a copy of a synchronised folder":    {files: files{"facebook (conflicted copy).yaml": anEntry}},
		"a valid entry with another way":     {files: files{"facebook.yaml": anEntry}},
		"a country that does not exist":      {events: []string{"2026-11-02 country XX"}},
		"no country":                         {events: []string{"2026-11-02 country"}},
		"a country in words":                 {events: []string{"2026-11-02 country Deutschland"}},
		"an outcome of a newer version":      {events: []string{"2026-11-02 outcome facebook pondered 2026-11-02"}},
		"an event of a newer version":        {events: []string{"2026-11-02 dream facebook"}},
		"a link with itself":                 {events: []string{"2026-11-02 linked facebook facebook"}}, //nolint:dupword // both accounts
		"a link with an account that is not": {events: []string{"2026-11-02 linked facebook gone/@x"}},
		"an undo of nothing":                 {events: []string{"2026-11-02 undo nothing"}},
	} {
		dir := t.TempDir()
		for file, data := range slip.files {
			path := filepath.Join(dir, file)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		lines := append(append([]string{}, begin...), "2026-11-02 outcome facebook sent 2026-09-20")
		p := Build(catalog.Load(dir), history(t, append(lines, slip.events...)...), "", time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC))
		if due := p.Due(p.Today); len(due) != 1 || due[0].ID != "facebook" || due[0].Next.Do != DoRemind {
			a := p.Accounts[0]
			t.Errorf("%s: in %s, nothing is due on facebook, which is %s, next %+v", name, p.Country, a.Status, a.Next)
		}
	}
}

func TestALostPlatformIsNamed(t *testing.T) {
	for line, lost := range map[string]bool{
		"2026-11-02 outcome mine sent 2026-11-02":             true,
		"2026-11-02 outcome mine done 2026-11-02":             true,
		"2026-11-02 step mine way ask":                        true,
		"2026-11-02 note mine text":                           false,
		"2026-11-02 outcome mine sent 2026-09-20 letter-gdpr": false, // the law holds, and its clock runs
	} {
		p := Build(shipped(t), history(t, "2026-11-01 country DE", "2026-11-01 account mine", line), "", time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC))
		if got := len(p.Lost()) == 1; got != lost {
			t.Errorf("%s: lost is %v, want %v", line, got, lost)
		}
		if letter := strings.Contains(line, "letter-gdpr"); letter != (len(p.Due(p.Today)) == 1) {
			t.Errorf("%s: %d are due", line, len(p.Due(p.Today)))
		}
	}
}
