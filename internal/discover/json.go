package discover

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// item is what is looked at in an entry of an export in JSON; the decoder skips all else.
type item struct {
	// Bitwarden: https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/bitwarden/mocks/bitwarden.json
	// and the list that `bw list items` prints: https://bitwarden.com/help/cli/#list
	Login struct {
		URIs     []struct{ URI string }
		Username string
	}
	Name string

	// 1Password, export.data in a 1PUX file: https://support.1password.com/1pux-format/
	Overview struct {
		Title, URL string
		URLs       []struct{ URL string }
	}
	Details struct {
		LoginFields []struct{ Designation, Value string }
	}
	Item *item // of older versions, in which the entry is a level below

	// 1Password, the list that `op item list --format json` prints, which holds no secret:
	// https://developer.1password.com/docs/cli/reference/management-commands/item#item-list
	URLs                  []struct{ Href string }
	AdditionalInformation string `json:"additional_information"`

	// Proton Pass: https://github.com/bitwarden/clients/blob/main/libs/importer/src/importers/spec-data/protonpass-json/protonpass.json.ts
	Data struct {
		Type     string
		Metadata struct{ Name string }
		Content  struct {
			URLs                              []string
			ItemUsername, Username, ItemEmail string
		}
		PlatformSpecific struct {
			Android struct {
				AllowedApps []struct{ PackageName string }
			}
		}
	}

	// Enpass: https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/enpass/mocks/enpass.json
	Title, Category string
	Fields          []struct{ Type, Value string }

	// Firefox keeps its logins, encrypted, in logins.json:
	// https://searchfox.org/mozilla-central/source/toolkit/components/passwordmgr/LoginStore.sys.mjs
	EncryptedUsername string

	State   json.RawMessage // "trashed", "archived", or 2 in Proton Pass
	Trashed json.RawMessage // 1 or true
}

// taken takes from an entry what counts.
func (i *item) taken() *taken {
	var t taken
	if i.Item != nil {
		return i.Item.taken()
	}
	for _, name := range []string{i.Name, i.Title, i.Overview.Title, i.Data.Metadata.Name} {
		t.take(title, name)
	}
	t.take(kind, i.Category)
	t.take(kind, i.Data.Type)
	t.take(site, i.Overview.URL)
	for _, u := range i.Login.URIs {
		t.take(site, u.URI)
	}
	for _, u := range i.Overview.URLs {
		t.take(site, u.URL)
	}
	for _, u := range i.URLs {
		t.take(site, u.Href)
	}
	for _, u := range i.Data.Content.URLs {
		t.take(site, u)
	}
	for _, a := range i.Data.PlatformSpecific.Android.AllowedApps {
		t.take(site, appScheme+a.PackageName)
	}
	for _, name := range []string{i.Login.Username, i.AdditionalInformation, i.Data.Content.ItemUsername, i.Data.Content.Username} {
		t.take(user, name)
	}
	t.take(mail, i.Data.Content.ItemEmail)
	for _, f := range i.Details.LoginFields {
		if f.Designation == "username" {
			t.take(user, f.Value)
		}
	}
	for _, f := range i.Fields {
		t.take(map[string]role{"username": user, "email": mail, "url": site}[f.Type], f.Value)
	}
	return &t
}

// gone says that the entry lies in the bin.
func (i *item) gone() bool {
	return slices.Contains([]string{`"trashed"`, `"archived"`, "2"}, string(i.State)) || slices.Contains([]string{"1", "true"}, string(i.Trashed))
}

// maxKeys is how many keys an object, or parts a list may have, in which lists of entries
// are looked for.
const maxKeys = 10_000

// tree reads an export in JSON: a list of entries, or an object that holds such lists.
type tree struct {
	*reader
	tokens *json.Decoder
	items  int  // how many entries were read
	lists  bool // there is a list of entries
}

func (r *reader) json(in io.Reader) error {
	t := &tree{reader: r, tokens: json.NewDecoder(in)}
	if err := t.value("items", 0); err != nil {
		return err
	}
	if !t.lists {
		return ErrUnknown
	}
	return nil
}

// value reads what stands under a key, as far as there may be entries in it.
func (t *tree) value(key string, depth int) error {
	token, err := t.tokens.Token()
	switch {
	case err != nil:
		return err
	case token == true && key == "encrypted":
		return lockedError("bitwarden")
	case depth == maxDepth:
		return ErrUnknown
	case token == json.Delim('['):
		err = t.array(key, depth+1)
	case token == json.Delim('{'):
		err = t.object(key, depth+1)
	default:
		return nil
	}
	if err == nil {
		_, err = t.tokens.Token() // its end
	}
	return err
}

// array reads a list. The entries of Bitwarden, 1Password, Proton Pass and Enpass are items,
// those of Firefox logins.
func (t *tree) array(key string, depth int) error {
	entries := key == "items" || key == "logins"
	t.lists = t.lists || entries
	for n := 0; t.tokens.More(); n++ {
		if !entries {
			if n == maxKeys {
				return ErrUnknown
			}
			if err := t.value("", depth); err != nil {
				return err
			}
			continue
		}
		if t.items++; t.items > maxLogins {
			return ErrTooMany
		}
		var one item
		if err := t.decode(&one); err != nil {
			return err
		}
		if one.EncryptedUsername != "" {
			return lockedError("browser")
		}
		if !one.gone() {
			if err := t.add(one.taken().whole()); err != nil {
				return err
			}
		}
	}
	return nil
}

// object reads an object: all that is in vaults, which stand under their ids, and elsewhere
// what lists of entries are called and what leads to them.
func (t *tree) object(of string, depth int) error {
	for n := 0; t.tokens.More(); n++ {
		token, err := t.tokens.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string)
		switch {
		case n == maxKeys:
			return ErrUnknown
		case of == "vaults" || slices.Contains([]string{"items", "logins", "accounts", "vaults", "encrypted"}, key):
			err = t.value(key, depth)
		default:
			err = t.decode(&skipped{})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// decode reads a value. What is of another type than is looked for is left out.
func (t *tree) decode(v any) error {
	err := t.tokens.Decode(v)
	if _, mismatch := errors.AsType[*json.UnmarshalTypeError](err); mismatch {
		return nil
	}
	return err
}

// skipped is a value that is not looked at.
type skipped struct{}

func (*skipped) UnmarshalJSON([]byte) error { return nil }
