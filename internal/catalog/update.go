package catalog

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/strict"
)

// MaxUpdate is the largest published catalogue that is read, in bytes. Ours has a tenth of it.
const MaxUpdate = 8 << 20

// maxID is the longest id of an entry of an update.
const maxID = 64

// What can be wrong with a published catalogue, or with an update that was kept.
const (
	ErrNotPublished  problem.Kind = "no-catalogue"
	ErrOlder         problem.Kind = "catalogue-older" // than the built-in one, with the newest day of both
	ErrFuture        problem.Kind = "catalogue-to-come"
	ErrUpdateDamaged problem.Kind = "catalogue-damaged"
	ErrUpdateNewer   problem.Kind = "catalogue-newer" // made for a later version of this program
)

// Update is what a published catalogue knows that the built-in one does not: entries of
// new platforms, and those that were checked or changed later than the built-in ones. On
// the same day, the built-in entry holds.
type Update struct {
	New, Newer int  // entries
	Checked    Date // the newest check in the published catalogue
	latest     Date // the newest check or change in it
	ids        []string
	entries    map[string]string // in JSON, by id
}

// ReadUpdate reads v1/catalog.json and validates each entry as strictly as a file of an
// entry. Entries with a fault are left out. So is what is not known: later versions add
// keys. A catalogue that is older than the built-in one is refused. Faults name the entry
// in the key, as facebook.ways[0], or platforms[2] without an id; the name of the file is
// left to the caller.
func ReadUpdate(data []byte, today time.Time) (*Update, []*FileError, error) {
	entries, err := published(safetext.UTF8(data))
	if err != nil {
		return nil, nil, err
	}
	built, seen := builtIn(), map[string]bool{}
	all, faults := readEach(entries, func(e publishedEntry) (*Platform, *FileError) {
		return built.parse(e, seen)
	})
	u := &Update{Checked: NewestCheck(all), latest: latest(all), entries: map[string]string{}}
	switch {
	case len(all) > 0 && u.latest.On.After(today.AddDate(0, 0, 1)):
		return nil, faults, problem.New(ErrFuture, "date", u.latest)
	case len(all) > 0 && u.Older():
		return nil, faults, problem.New(ErrOlder, "date", u.latest, "built-in", built.latest)
	}
	return u, faults, u.take(built, all)
}

// publishedEntry is an entry of a published catalogue before it is read.
type publishedEntry struct {
	raw   json.RawMessage
	index int // in the list
	line  int // of the file on which it begins
}

// published takes a published catalogue apart.
func published(data []byte) ([]publishedEntry, error) {
	var file struct {
		Version   int             `json:"version"`
		Platforms json.RawMessage `json:"platforms"`
	}
	var list []json.RawMessage
	err := json.Unmarshal(data, &file)
	if err == nil && file.Version > 1 && file.Platforms != nil {
		return nil, problem.New(ErrUpdateNewer)
	}
	if err == nil {
		err = json.Unmarshal(file.Platforms, &list)
	}
	switch {
	case err != nil, file.Version != 1, len(list) == 0:
		return nil, problem.New(ErrNotPublished)
	case len(list) > maxOwn:
		return nil, problem.New("too-many-entries", "n", maxOwn)
	}
	before, _, _ := bytes.Cut(data, file.Platforms)
	line, rest := 1+bytes.Count(before, []byte("\n")), []byte(file.Platforms)
	entries := make([]publishedEntry, len(list))
	for i, raw := range list {
		before, rest, _ = bytes.Cut(rest, raw)
		line += bytes.Count(before, []byte("\n"))
		entries[i] = publishedEntry{raw, i, line}
		line += bytes.Count(raw, []byte("\n"))
	}
	return entries, nil
}

// take keeps what the built-in catalogue does not know.
func (u *Update) take(built *builtInEntries, all []*Platform) error {
	for _, p := range all {
		before := built.byID[p.ID]
		switch {
		case before == nil:
			u.New++
		case newer(p, before):
			u.Newer++
		default:
			continue
		}
		form, err := json.Marshal(p)
		if err != nil {
			return err
		}
		u.ids, u.entries[p.ID] = append(u.ids, p.ID), string(form)
	}
	return nil
}

// updateHead begins the form in which an update is kept, before the sum of what follows.
const updateHead = "optout-tui catalogue 1 "

// Bytes is the form in which an update is kept: a line with the sum of what follows, the
// days, and a line for each entry.
func (u *Update) Bytes() []byte {
	var body bytes.Buffer
	fmt.Fprintf(&body, "%s %s\n", u.Checked, u.latest)
	for _, id := range u.ids {
		fmt.Fprintf(&body, "%s %s\n", id, u.entries[id])
	}
	sum := sha256.Sum256(body.Bytes())
	return append([]byte(updateHead+hex.EncodeToString(sum[:])+"\n"), body.Bytes()...)
}

// OpenUpdate reads what Bytes made. It fails if that was damaged, or made by a later version.
func OpenUpdate(data []byte) (*Update, error) {
	head, body, _ := bytes.Cut(data, []byte("\n"))
	sum := sha256.Sum256(body)
	var version int
	if _, err := fmt.Sscanf(string(head), "optout-tui catalogue %d ", &version); err == nil && version > 1 {
		return nil, problem.New(ErrUpdateNewer)
	}
	if string(head) != updateHead+hex.EncodeToString(sum[:]) {
		return nil, problem.New(ErrUpdateDamaged)
	}
	days, lines, _ := strings.Cut(string(body), "\n")
	checked, changed, _ := strings.Cut(days, " ")
	u := &Update{entries: map[string]string{}}
	if err := errors.Join(u.Checked.UnmarshalText([]byte(checked)), u.latest.UnmarshalText([]byte(changed))); err != nil {
		return nil, problem.New(ErrUpdateDamaged)
	}
	for line := range strings.Lines(lines) {
		id, form, _ := strings.Cut(line, " ")
		u.ids, u.entries[id] = append(u.ids, id), form
	}
	return u, nil
}

// Older says that the built-in catalogue is newer than the one of the update, which is not
// used then.
func (u *Update) Older() bool { return u.latest.On.Before(builtIn().latest.On) }

// updated reads the entry of an update. The built-in entry holds where it is not older, and
// where a host of the update is not one of its own.
func (e *entry) updated() *Platform {
	var built *Platform
	if e.builtIn != nil {
		built = e.builtIn.read()
	}
	p := &Platform{}
	if json.Unmarshal([]byte(e.update), p) != nil || built != nil && !newer(p, built) {
		return built
	}
	c := checker{&strict.Reader{}}
	c.checkUpdated(p, built, e.ID)
	if len(c.Faults) > 0 {
		return built
	}
	if p.Theirs, p.FromFile, p.overridden = false, built == nil, built; e.said != nil {
		p.translateLike(e.builtIn)
	}
	return p
}

// checkUpdated validates an entry of an update. One that is built in keeps its domains, so
// that no update can send anybody to another host.
func (c checker) checkUpdated(p, built *Platform, id string) {
	if built != nil {
		p.Domains, p.Start = built.Domains, built.Start
	}
	if len(p.ID) > maxID {
		c.At("id", "bad-id", "text", p.ID)
	}
	c.checkRest(p, id)
}

// translateLike says an entry as the translation of another one says the same texts, and
// marks the rest as English. from may be nil.
func (p *Platform) translateLike(from *entry) {
	known := map[string]string{}
	if from != nil {
		var english []string
		from.whole().EachText(func(_ string, text Said) { english = append(english, text.String()) })
		i := 0
		from.read().EachText(func(_ string, text Said) {
			known[english[i]] = text.String()
			i++
		})
	}
	p.EachText(func(_ string, text Said) {
		if english := text.String(); english != "" {
			said, same := known[english]
			if !same {
				said = InEnglish + english
			}
			_ = text.UnmarshalText([]byte(said)) // every text is one
		}
	})
}

// builtInEntries is the built-in catalogue as updates are compared with it.
type builtInEntries struct {
	byID   map[string]*Platform
	names  map[string]string // folded ids and names, to the id
	places map[string]string // sites and apps, to the id
	latest Date
}

var builtIn = sync.OnceValue(func() *builtInEntries {
	b := &builtInEntries{byID: map[string]*Platform{}, names: map[string]string{}, places: map[string]string{}}
	entries := packedEntries()
	all := make([]*Platform, len(entries))
	for i, e := range entries {
		all[i] = e.whole()
	}
	b.latest = latest(all)
	for _, p := range all {
		b.byID[p.ID] = p
		b.names[safetext.Fold(p.ID)], b.names[safetext.Fold(p.Name.String())] = p.ID, p.ID
		for _, place := range slices.Concat(p.Sites, p.Apps) {
			b.places[strings.ToLower(place)] = p.ID
		}
	}
	return b
})

// parse reads an entry of a published catalogue. seen are the ids before it.
func (b *builtInEntries) parse(e publishedEntry, seen map[string]bool) (*Platform, *FileError) {
	p := &Platform{}
	r, ok := strict.Read(e.raw, p, strict.Format{Keys: publishedKeys, Values: values})
	r.Faults = slices.DeleteFunc(r.Faults, func(f strict.Fault) bool { return errors.Is(f.Err, strict.ErrUnknownKey) })
	name := strict.Item("platforms", e.index)
	if c := (checker{r}); ok {
		c.checkUpdated(p, b.byID[p.ID], p.ID)
		if name := b.names[safetext.Fold(p.Name.String())]; name != "" && name != p.ID {
			r.At("name", "name-of-other", "text", p.Name.String(), "id", name)
		}
		if seen[p.ID] {
			r.At("id", "name-twice", "text", p.ID)
		} else if idShape().MatchString(p.ID) {
			name = p.ID
		}
		seen[p.ID] = true
	}
	others := func(place string) bool { id := b.places[strings.ToLower(place)]; return id != "" && id != p.ID }
	p.Sites, p.Apps = slices.DeleteFunc(p.Sites, others), slices.DeleteFunc(p.Apps, others)
	p, faults := checker{r}.result(p, "")
	if faults != nil {
		for i, f := range faults.Faults {
			faults.Faults[i].Key = strings.TrimSuffix(strict.Join(name, f.Key), ".")
			faults.Faults[i].Line = e.line + f.Line - 1
		}
	}
	return p, faults
}

// newer says that a was checked or changed later than b.
func newer(a, b *Platform) bool {
	return latest([]*Platform{a}).On.After(latest([]*Platform{b}).On)
}

// NewestCheck is the newest day on which a source found something of the entries so.
func NewestCheck(all []*Platform) Date {
	var newest Date
	for _, p := range all {
		for i := range p.Ways {
			if checked := p.Ways[i].Checked; checked.On.After(newest.On) {
				newest = checked
			}
		}
	}
	return newest
}

// latest is the newest day on which one of the entries was checked or changed.
func latest(all []*Platform) Date {
	newest := NewestCheck(all)
	for _, p := range all {
		if p.Changed.Date.On.After(newest.On) {
			newest = p.Changed.Date
		}
	}
	return newest
}
