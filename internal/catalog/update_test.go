package catalog

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// later is a day after every check of the built-in entries.
var later = time.Date(2098, 12, 31, 0, 0, 0, 0, time.UTC)

// publish makes the file of a published catalogue of entries.
func publish(tb testing.TB, all ...*Platform) []byte {
	tb.Helper()
	data, err := json.Marshal(map[string]any{"version": 1, "licence": "CC0-1.0", "platforms": all})
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// fresh is a copy of a built-in entry that was checked later.
func fresh(tb testing.TB, id string) *Platform {
	tb.Helper()
	p := &Platform{}
	data, err := json.Marshal(Load("").Platform(id))
	if err = errors.Join(err, json.Unmarshal(data, p)); err != nil {
		tb.Fatal(err)
	}
	p.Ways[0].Checked = Date{later, time.DateOnly}
	return p
}

// added is an entry that is not built in.
func added(tb testing.TB) *Platform {
	tb.Helper()
	p := fresh(tb, "linkedin")
	p.ID, p.Name, p.Also, p.Sites, p.Apps = "added", safetext.NewLine("Added"), nil, []string{"added.example"}, nil
	return p
}

// taken reads a published catalogue, keeps it, and loads what was kept.
func taken(t *testing.T, own, language string, all ...*Platform) *Catalog {
	t.Helper()
	u, faults, err := ReadUpdate(publish(t, all...), later)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", err, faults)
	}
	kept, err := OpenUpdate(u.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return LoadUpdated(own, language, kept)
}

// TestWhatIsPublishedCanBeReadAgain reads every built-in entry in its published form.
func TestWhatIsPublishedCanBeReadAgain(t *testing.T) {
	all := Load("").Platforms()
	u, faults, err := ReadUpdate(publish(t, all...), later)
	if err != nil || len(faults) > 0 || u.New+u.Newer != 0 || u.Checked != NewestCheck(all) {
		t.Fatalf("%+v %v %v", u, faults, err)
	}
	for _, p := range all {
		raw, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		got, fault := builtIn().parse(publishedEntry{raw: raw}, map[string]bool{})
		want := *p
		if want.Steps, want.Start = nil, got.Start; fault != nil || !reflect.DeepEqual(got, &want) {
			t.Errorf("%s is read as\n%+v\n%v, want\n%+v", p.ID, got, fault, want)
		}
	}
}

func TestOfEachEntryTheNewerHolds(t *testing.T) {
	newer, same, changed := fresh(t, "facebook"), fresh(t, "instagram"), fresh(t, "tiktok")
	for _, p := range []*Platform{newer, same, changed} {
		p.Uses = safetext.NewBlock("Something new.")
	}
	same.Ways[0].Checked = Load("").Platform("instagram").Ways[0].Checked
	changed.Ways[0].Checked = Load("").Platform("tiktok").Ways[0].Checked
	changed.Changed = Change{Date{later, time.DateOnly}, safetext.NewLine("Something changed.")}
	c := taken(t, "", "en", newer, same, changed, added(t))
	for id, want := range map[string]bool{"facebook": true, "instagram": false, "tiktok": true, "added": false, "x": false} {
		p := c.Platform(id)
		if got := p.Uses.String() == "Something new."; got != want {
			t.Errorf("%s is the published one: %v", id, got)
		}
		if p.FromFile != (id == "added") {
			t.Errorf("%s is marked as known to the file only: %v", id, p.FromFile)
		}
	}
	if n := c.Updated(); n != 3 {
		t.Errorf("%d entries of the update are in use", n)
	}
	for _, all := range [][]*Platform{c.Platforms(), c.Outlines()} {
		if len(all) != len(Load("").Platforms())+1 {
			t.Errorf("there are %d platforms", len(all))
		}
	}
}

// TestAnUpdateLeadsToNoOtherHost gives a built-in entry a domain of its own, before and
// after it was kept.
func TestAnUpdateLeadsToNoOtherHost(t *testing.T) {
	evil := fresh(t, "facebook")
	evil.Domains = append(evil.Domains, "evil.example")
	i := 0
	for evil.Ways[0].Steps[i].Link == "" {
		i++
	}
	evil.Ways[0].Steps[i].Link = "https://evil.example/"
	u, faults, err := ReadUpdate(publish(t, evil, added(t)), later)
	if err != nil || u.New != 1 || u.Newer != 0 || len(faults) != 1 || !strings.Contains(faults[0].Error(), ":1: facebook.ways[0].steps[") {
		t.Fatalf("%+v %v %v", u, faults, err)
	}
	form, err := json.Marshal(evil)
	if err != nil {
		t.Fatal(err)
	}
	u.ids, u.entries["facebook"] = append(u.ids, "facebook"), string(form)
	if p := LoadUpdated("", "en", u).Platform("facebook"); p.Ways[0].Steps[i].Link == "https://evil.example/" {
		t.Error("an update that was changed leads there")
	}
}

func TestAnUpdateIsNeverOlder(t *testing.T) {
	old := added(t)
	for i := range old.Ways {
		old.Ways[i].Checked = Date{time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC), time.DateOnly}
	}
	old.Changed = Change{}
	if _, _, err := ReadUpdate(publish(t, old), later); !errors.Is(err, ErrOlder) {
		t.Errorf("an older one is taken: %v", err)
	}
	if _, _, err := ReadUpdate(publish(t, added(t)), later.AddDate(0, 0, -2)); !errors.Is(err, ErrFuture) {
		t.Errorf("one of a day to come is taken: %v", err)
	}
	u, _, err := ReadUpdate(publish(t, added(t)), later) // and then the program becomes newer
	if err != nil {
		t.Fatal(err)
	}
	u.latest = Date{time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC), time.DateOnly}
	if LoadUpdated("", "en", u).Platform("added") != nil {
		t.Error("an older one is still in use")
	}
}

// TestAnUpdateKeepsToItsNames lets no entry pass for a built-in one.
func TestAnUpdateKeepsToItsNames(t *testing.T) {
	p := added(t)
	p.Name = safetext.NewLine("FaceBook")
	if _, faults, _ := ReadUpdate(publish(t, p), later); len(faults) != 1 || !strings.Contains(faults[0].Error(), "name of other") {
		t.Errorf("another Facebook is taken: %v", faults)
	}
	p = added(t)
	p.Sites = []string{"added.example", "facebook.com"}
	if got := taken(t, "", "en", p).Platform("added").Sites; len(got) != 1 {
		t.Errorf("it has the sites %v", got)
	}
}

func TestHostileCataloguesAreRefused(t *testing.T) {
	whole := string(publish(t, added(t)))
	for name, data := range map[string]string{
		"empty": "", "text": "Download failed", "HTML": "<!DOCTYPE html>", "a list": "[]", "nothing in it": "{}", "no entries": `{"version":1,"platforms":[]}`,
		"of another kind": `{"version":2,"entries":[]}`, "half": whole[:len(whole)/2],
		"brackets": strings.Repeat("[", MaxUpdate), "braces": strings.Repeat(`{"platforms":`, 100_000),
	} {
		if _, _, err := ReadUpdate([]byte(data), later); !errors.Is(err, ErrNotPublished) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, data := range []string{strings.Replace(whole, `"version":1`, `"version":2`, 1), `{"version":9,"platforms":{"facebook":{}}}`} {
		if _, _, err := ReadUpdate([]byte(data), later); !errors.Is(err, ErrUpdateNewer) {
			t.Errorf("of a later version: %v", err)
		}
	}
	if _, _, err := ReadUpdate([]byte(`{"version":1,"platforms":[`+strings.Repeat("0,", 20_000)+`0]}`), later); problem.Of(err).Kind != "too-many-entries" {
		t.Errorf("many: %v", err)
	}
	for old, now := range map[string]string{
		`"id":"added"`:              `"id":"../added"`,
		`"name":"Added"`:            `"name":"\u202eAdded"`,
		`"owner":`:                  `"owner":"x\u001b[2J","x":`,
		`"category":"`:              `"category":"other`,
		`"link":"https://`:          `"link":"javascript://`,
		`"link":"https://www.`:      `"link":"https://evil.example/www.`,
		`"checked":"2098-12-31"`:    `"checked":"soon"`,
		`"uses":"`:                  `"uses":"` + strings.Repeat("x", 300<<10),
		`"who":"`:                   `"who":"nobody`,
		`"sites":["added.example"]`: `"sites":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
		`"ways":[`:                  `"ways":[null,`,
	} {
		data := strings.Replace(whole, old, now, 1)
		if u, faults, err := ReadUpdate([]byte(data), later); data == whole || err != nil || len(faults) != 1 || u.New != 0 {
			t.Errorf("%.40s: %+v %.200v %v", now, u, faults, err)
		}
	}
	long := added(t)
	long.ID = strings.Repeat("a", 1000)
	twice, faults, err := ReadUpdate(publish(t, added(t), added(t), long), later)
	if err != nil || len(faults) != 2 || twice.New != 1 {
		t.Errorf("%+v %v %v", twice, faults, err)
	}
}

// TestWhatLaterVersionsAddIsSkipped reads keys that this version does not know.
func TestWhatLaterVersionsAddIsSkipped(t *testing.T) {
	data := strings.Replace(string(publish(t, added(t))), `"ways":[{`, `"new":{"a":[1]},"ways":[{"also-new":true,`, 1)
	if u, faults, err := ReadUpdate([]byte(data), later); err != nil || len(faults) > 0 || u.New != 1 {
		t.Errorf("%+v %v %v", u, faults, err)
	}
}

func TestADamagedUpdateIsNoticed(t *testing.T) {
	u, _, err := ReadUpdate(publish(t, added(t)), later)
	if err != nil {
		t.Fatal(err)
	}
	kept := string(u.Bytes())
	for _, bad := range []string{"", "\n", kept[:len(kept)-1], kept + " ", strings.Replace(kept, "Added", "Adder", 1), strings.ToUpper(kept), "x" + kept} {
		if _, err := OpenUpdate([]byte(bad)); !errors.Is(err, ErrUpdateDamaged) {
			t.Errorf("%.80q: %v", bad, err)
		}
	}
	if _, err := OpenUpdate([]byte(strings.Replace(kept, "catalogue 1", "catalogue 2", 1))); !errors.Is(err, ErrUpdateNewer) {
		t.Errorf("of a later version: %v", err)
	}
}

// TestATranslationOfAnOldTextIsNotShown changes a text that is translated.
func TestATranslationOfAnOldTextIsNotShown(t *testing.T) {
	p := fresh(t, "facebook")
	p.Uses = safetext.NewBlock("Something new.")
	before, now := LoadIn("", "de").Platform("facebook"), taken(t, "", "de", p, added(t))
	got := now.Platform("facebook")
	if got.Uses.String() != InEnglish+"Something new." {
		t.Errorf("the new text is shown as %q", got.Uses)
	}
	if got.Account != before.Account || strings.HasPrefix(got.Account.String(), InEnglish) {
		t.Errorf("a text that did not change is shown as %q, not as %q", got.Account, before.Account)
	}
	if uses := now.Platform("added").Uses.String(); !strings.HasPrefix(uses, InEnglish) {
		t.Errorf("a text without a translation is shown as %q", uses)
	}
}

func TestACustomEntryOverridesAnUpdate(t *testing.T) {
	dir := t.TempDir()
	own := strings.NewReplacer("id: good", "id: facebook", "name: Good", "name: My Facebook").Replace(good)
	if err := os.WriteFile(filepath.Join(dir, "facebook.yaml"), []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	c := taken(t, dir, "en", fresh(t, "facebook"))
	p := c.Platform("facebook")
	if !p.Theirs || p.FromFile || p.WayByID(fresh(t, "facebook").Ways[0].ID) == nil {
		t.Errorf("%+v", p)
	}
	if n := c.Updated(); n != 0 {
		t.Errorf("%d entries of the update are in use", n)
	}
}

// BenchmarkUpdate is what a start needs where every entry was updated.
func BenchmarkUpdate(b *testing.B) {
	all := Load("").Platforms()
	u := &Update{Checked: NewestCheck(all), latest: Date{later, time.DateOnly}, entries: map[string]string{}}
	for _, p := range all {
		newer := *p
		newer.Changed.Date = u.latest
		form, err := json.Marshal(&newer)
		if err != nil {
			b.Fatal(err)
		}
		u.ids, u.entries[p.ID] = append(u.ids, p.ID), string(form)
	}
	kept := u.Bytes()
	for b.Loop() {
		u, err := OpenUpdate(kept)
		if err != nil {
			b.Fatal(err)
		}
		c := LoadUpdated("", "en", u)
		if c.Platform("facebook") == nil || c.Platform("instagram") == nil {
			b.Fatal("an entry is gone")
		}
	}
}
