package state

import (
	"strings"
	"unicode/utf8"
)

// readLine reads an event in the form that encode mostly writes: one object of known
// keys, with texts in which nothing is escaped. This is several times faster than reading
// it as JSON, and gives the same. It returns false for anything else, valid or not: then
// the event has to be read as JSON.
func (e *Event) readLine(raw []byte) bool {
	rest, ok := strings.CutPrefix(string(raw), "{")
	if !ok || !unescaped(raw) {
		return false
	}
	for {
		key, after, keyed := cutText(rest)
		value, left, valued := cutText(strings.TrimPrefix(after, ":"))
		if !keyed || !valued || after[0] != ':' || !e.set(key, value) {
			return false
		}
		switch {
		case left == "}":
			return true
		case !strings.HasPrefix(left, ","):
			return false
		}
		rest = left[1:]
	}
}

// unescaped says that a line holds no escape, and nothing that JSON would escape.
func unescaped(raw []byte) bool {
	for _, c := range raw {
		if c == '\\' || c < ' ' {
			return false
		}
	}
	return utf8.Valid(raw)
}

// cutText takes a text in quotes off the start of s. Something follows it.
func cutText(s string) (text, rest string, ok bool) {
	s, opened := strings.CutPrefix(s, `"`)
	text, rest, closed := strings.Cut(s, `"`)
	return text, rest, opened && closed && rest != ""
}

// set sets the field with a key to a text. It says whether there is such a field and the
// text fits.
func (e *Event) set(key, value string) bool {
	switch key {
	case "id":
		e.ID = value
	case "at":
		return e.At.UnmarshalText([]byte(value)) == nil
	case "do":
		e.Do = Do(value)
	case "country":
		e.Country = value
	case "account":
		e.Account = value
	case "platform":
		e.Platform = value
	case "label":
		return e.Label.UnmarshalText([]byte(value)) == nil
	case "to":
		e.To = value
	case "way":
		e.Way = value
	case "step":
		e.Step = value
	case "link":
		e.Link = value
	case "outcome":
		e.Outcome = value
	case "on":
		e.On = value
	case "text":
		return e.Text.UnmarshalText([]byte(value)) == nil
	case "key":
		e.Key = value
	case "undoes":
		e.Undoes = value
	default:
		return false
	}
	return true
}
