package discover

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// keepass reads what KeePass 2, KeePassXC and others of their kind export in XML, and what
// KeePass 1 does.
//
// https://keepass.info/help/kb/kdbx.html#xml
// https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/mocks/keepass.xml
// https://keepass.info/help/v1/base/importexport.html
type keepass struct {
	*reader
	tokens *xml.Decoder
	stack  []string // the elements that are open
	text   strings.Builder

	bin  string // the id of the group that is the bin
	in   int    // how many groups are open inside the bin, itself included
	past int    // how many histories are open
	key  string
	now  *taken
}

func (r *reader) xml(in io.Reader) error {
	k := &keepass{reader: r, tokens: xml.NewDecoder(in)}
	k.tokens.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it was decoded
	for {
		token, err := k.tokens.RawToken()
		switch {
		case errors.Is(err, io.EOF) && len(k.stack) == 0:
			return nil
		case err != nil:
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			err = k.open(token.Name.Local)
		case xml.EndElement:
			err = k.close(token.Name.Local)
		case xml.CharData:
			if k.text.Len() <= maxText && k.wanted() {
				k.text.Write(token[:min(len(token), maxText+1)])
			}
		}
		if err != nil {
			return err
		}
	}
}

// parent is the element around the innermost one.
func (k *keepass) parent() string {
	if len(k.stack) < 2 {
		return ""
	}
	return k.stack[len(k.stack)-2]
}

func (k *keepass) top() string {
	if len(k.stack) == 0 {
		return ""
	}
	return k.stack[len(k.stack)-1]
}

// wanted says that the text of the innermost element is looked at.
func (k *keepass) wanted() bool {
	switch k.top() {
	case "Key", "RecycleBinUUID", "UUID", "title", "username", "url":
		return true
	case "Value":
		return valueOf(k.key) != other
	}
	return false
}

// valueOf is what a field of an entry holds. Programs for phones have fields of their own.
//
// https://github.com/PhilippC/keepass2android/wiki
// https://github.com/Kunzisoft/KeePassDX/wiki
func valueOf(key string) role {
	switch {
	case key == "UserName":
		return user
	case key == "Title":
		return title
	case key == "URL", strings.HasPrefix(key, "KP2A_URL"), strings.HasPrefix(key, "AndroidApp") && !strings.Contains(key, "Signature"):
		return site
	}
	return other
}

func (k *keepass) open(name string) error {
	if len(k.stack) == 0 && name != "KeePassFile" && name != "pwlist" || len(k.stack) == maxDepth {
		return ErrUnknown
	}
	k.stack = append(k.stack, strings.Clone(name))
	k.text.Reset()
	switch name {
	case "Group":
		if k.in > 0 {
			k.in++
		}
	case "History":
		k.past++
	case "Entry", "pwentry":
		if k.past == 0 {
			k.now = &taken{}
		}
	}
	return nil
}

func (k *keepass) close(name string) error {
	if k.top() != name {
		return ErrDamaged
	}
	text := k.text.String()
	k.text.Reset()
	parent := k.parent()
	k.stack = k.stack[:len(k.stack)-1]
	switch {
	case name == "RecycleBinUUID" && parent == "Meta":
		k.bin = strings.Clone(text)
	case name == "UUID" && parent == "Group" && text == k.bin && text != "" && k.in == 0:
		k.in = 1
	case name == "Group" && k.in > 0:
		k.in--
	case name == "History":
		k.past--
	case k.past > 0 || k.now == nil:
	case name == "Key" && parent == "String":
		k.key = strings.Clone(text)
	case name == "Value" && parent == "String":
		k.field(valueOf(k.key), text)
	case name == "String":
		k.key = ""
	case parent == "pwentry":
		k.field(map[string]role{"title": title, "username": user, "url": site}[name], text)
	case name == "Entry", name == "pwentry":
		l := k.now.whole()
		k.now = nil
		if k.in == 0 {
			return k.add(l)
		}
	}
	return nil
}

// field takes a field of an entry. One of an app may lack the scheme.
func (k *keepass) field(r role, text string) {
	if r == site && strings.HasPrefix(k.key, "AndroidApp") && !strings.Contains(text, "://") {
		text = appScheme + text
	}
	k.now.take(r, text)
}
