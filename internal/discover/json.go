package discover

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
)

// The exports in JSON, and where each is known from. All of them list entries as items;
// what is looked at in one is found by its place in it:
//
//	Bitwarden     https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/bitwarden/mocks/bitwarden.json
//	              and the list that `bw list items` prints: https://bitwarden.com/help/cli/#list
//	1Password     export.data in a 1PUX file: https://support.1password.com/1pux-format/
//	              and the list that `op item list --format json` prints, which holds no secret:
//	              https://developer.1password.com/docs/cli/reference/management-commands/item#item-list
//	Proton Pass   https://github.com/bitwarden/clients/blob/main/libs/importer/src/importers/spec-data/protonpass-json/protonpass.json.ts
//	Enpass        https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/enpass/mocks/enpass.json
//	Firefox keeps its logins, encrypted, in logins.json:
//	              https://searchfox.org/mozilla-central/source/toolkit/components/passwordmgr/LoginStore.sys.mjs
var places = map[string]role{
	"login.uris.uri": site, "login.username": user,
	"overview.url": site, "overview.urls.url": site, "overview.title": title,
	"urls.href": site, "additional_information": user,
	"data.content.urls": site, "data.content.itemUsername": user, "data.content.username": user, "data.content.itemEmail": mail,
	"data.platformSpecific.android.allowedApps.packageName": site, "data.metadata.name": title, "data.type": kind,
	"name": title, "title": title, "category": kind,
}

// pairs are the lists of fields that say what they hold: under which key they do, and what.
var pairs = map[string]struct {
	key   string
	holds map[string]role
}{
	"fields":              {"type", map[string]role{"username": user, "email": mail, "url": site}},
	"details.loginFields": {"designation", map[string]role{"username": user}},
}

// tree reads an export in JSON.
type tree struct {
	*reader
	tokens *json.Decoder
	items  bool // it lists entries
}

// entry is one entry of the export, as far as it was read.
type entry struct {
	taken
	value string // of the field that is being read, until it is known whether it counts
	holds role
	gone  bool // it lies in the bin
}

func (r *reader) json(in io.Reader) error {
	t := &tree{reader: r, tokens: json.NewDecoder(in)}
	t.tokens.UseNumber()
	err := t.value("", nil, 0)
	switch {
	case err != nil:
		return err
	case !t.items:
		return ErrUnknown
	}
	return nil
}

// value reads a value at a place: in an entry or, if there is none, on the way to one.
func (t *tree) value(place string, e *entry, depth int) error {
	token, err := t.tokens.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case json.Delim:
		if depth == maxDepth {
			return ErrUnknown
		}
		if token == '[' {
			return t.array(place, e, depth+1)
		}
		return t.object(place, e, depth+1)
	case string:
		return t.string(place, e, token)
	case bool:
		if e == nil && place == "encrypted" && token {
			return lockedError("bitwarden")
		}
		e.bin(place == "trashed" && token)
	case json.Number: // 2 is the bin of Proton Pass
		e.bin(place == "trashed" && token != "0" || place == "state" && token == "2")
	}
	return nil
}

// bin says of an entry that it lies in the bin, if it is so.
func (e *entry) bin(so bool) {
	if e != nil && so {
		e.gone = true
	}
}

// array reads a list. Each object in a list of entries is one.
func (t *tree) array(place string, e *entry, depth int) error {
	lists := e == nil && (place == "" || place == "items" || strings.HasSuffix(place, ".items"))
	t.items = t.items || lists
	for t.tokens.More() {
		if !lists {
			if err := t.value(place, e, depth); err != nil {
				return err
			}
			continue
		}
		one := &entry{}
		if err := t.value("", one, depth); err != nil {
			return err
		}
		if !one.gone {
			if err := t.add(one.whole()); err != nil {
				return err
			}
		}
	}
	return t.end()
}

// end reads the end of an object or a list.
func (t *tree) end() error {
	_, err := t.tokens.Token()
	return err
}

func (t *tree) object(place string, e *entry, depth int) error {
	for t.tokens.More() {
		key, err := t.tokens.Token()
		if err != nil {
			return err
		}
		if err := t.value(under(place, key), e, depth); err != nil {
			return err
		}
	}
	if _, is := pairs[place]; is && e != nil {
		e.take(e.holds, e.value)
		e.holds, e.value = other, ""
	}
	return t.end()
}

// under is the place of a key below another place. Older 1PUX files have a level more.
func under(place string, key json.Token) string {
	name, ok := key.(string)
	switch {
	case !ok || len(name) > 50:
		name = "?"
	case place == "" && name == "item":
		return ""
	}
	return strings.TrimPrefix(place+"."+name, ".")
}

func (t *tree) string(place string, e *entry, text string) error {
	if e == nil || place == "" {
		return t.outside(place)
	}
	for at, pair := range pairs {
		switch place {
		case at + "." + pair.key:
			e.holds = pair.holds[text]
		case at + ".value":
			e.value = text
		}
	}
	switch r := places[place]; {
	case place == "encryptedUsername" || place == "encryptedPassword":
		return lockedError("browser")
	case place == "state":
		e.bin(slices.Contains([]string{"trashed", "archived"}, text))
	case r == site && strings.HasSuffix(place, ".packageName"):
		e.take(site, appScheme+text)
	default:
		e.take(r, text)
	}
	return nil
}

// outside is about a text that is in no entry.
func (t *tree) outside(place string) error {
	if strings.HasSuffix(place, "encryptedUsername") || strings.HasSuffix(place, "encryptedPassword") {
		return lockedError("browser")
	}
	return nil
}
