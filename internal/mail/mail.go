// Package mail reads what a kept mail says of itself: who it claims to be from, when, on
// what, and whether it bears a signature. A mail is written by anybody: nothing in it is
// believed or verified, and everything in it is bounded before it is read. It opens
// nothing, and links no network code.
package mail

import (
	"bytes"
	"mime"
	"strings"
	"time"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// What is read of a mail, at most; the rest counts as if it was not there.
const (
	maxHeader = 256 << 10 // bytes of a header
	maxField  = 8 << 10   // bytes of a field
	maxShown  = 300       // characters of a field that is shown
)

// Message is what a mail says of itself.
type Message struct {
	From    safetext.Line // as the mail claims
	Subject safetext.Line
	Date    time.Time // as the mail claims; zero if it names none that can be
	Signed  bool      // it bears a DKIM signature, which nobody checked
	Looks   string    // Granted or Refused if it reads like an answer, else ""
}

// Read reads a mail; false if the data is none. It takes what programs put before the first
// field: a byte order mark, a line of an mbox file, a line with the length.
func Read(data []byte) (Message, bool) {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), "\r\n")
	if first, rest, found := bytes.Cut(data, []byte("\n")); found && isEnvelope(bytes.TrimSpace(first)) {
		data = rest
	}
	h, body, ok := readHeader(data)
	if !ok || len(h["from"]) == 0 || len(h["date"])+len(h["message-id"])+len(h["received"]) == 0 {
		return Message{}, false
	}
	m := Message{From: shown(h.first("from")), Subject: shown(h.first("subject")), Date: readDate(h.first("date")), Signed: len(h["dkim-signature"]) > 0}
	m.Looks = looks(m.Subject.String() + "\n" + text(h, body))
	return m, true
}

// isEnvelope says that a line is what a program put before the mail: an mbox file does, and
// Apple's writes the length.
func isEnvelope(line []byte) bool {
	return bytes.HasPrefix(line, []byte("From ")) || len(line) > 0 && len(bytes.Trim(line, "0123456789")) == 0
}

// header is the fields of a mail, by their names in lower case.
type header map[string][]string

func (h header) first(name string) string {
	if len(h[name]) == 0 {
		return ""
	}
	return h[name][0]
}

// readHeader reads the fields up to the first empty line; false if the data does not begin
// with any.
func readHeader(data []byte) (h header, body []byte, ok bool) {
	h = header{}
	name, value := "", ""
	keep := func() {
		if name != "" {
			h[name] = append(h[name], value)
		}
	}
	for read := 0; len(data) > 0 && read < maxHeader; {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		read += len(line) + 1
		data = rest
		line = bytes.TrimSuffix(line, []byte("\r"))
		if len(line) == 0 {
			break
		}
		line = line[:min(len(line), maxField)]
		if line[0] == ' ' || line[0] == '\t' {
			if len(value) < maxField {
				value += " " + strings.TrimSpace(string(line))
			}
			continue
		}
		keep()
		before, after, found := strings.Cut(string(line), ":")
		if !found || !isName(before) {
			if len(h) == 0 && name == "" {
				return nil, nil, false
			}
			name = "" // a line that is no field belongs to none
			continue
		}
		name, value = strings.ToLower(before), strings.TrimSpace(after)
	}
	keep()
	return h, data, len(h) > 0
}

// isName says that a text can be the name of a field (RFC 5322, 3.6.8).
func isName(text string) bool {
	return text != "" && len(text) < 80 && !strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' })
}

// shown is a field as it may be shown: decoded, on one line, and not too long.
func shown(field string) safetext.Line {
	decoder := mime.WordDecoder{CharsetReader: reader}
	decoded, err := decoder.DecodeHeader(field)
	if err != nil {
		decoded = field
	}
	all := []rune(safetext.NewLine(utf8OrLatin(decoded)).String())
	if len(all) > maxShown {
		return safetext.NewLine(string(all[:maxShown]) + "...")
	}
	return safetext.NewLine(string(all))
}

// The shapes of dates (RFC 5322, 3.3 and 4.3), without the day of the week.
var dates = [...]string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04:05 MST",
	time.RFC3339,
}

// readDate reads the date of a mail, zero if it is none between the first mails with
// signatures and the end of the century, in a zone that can be.
func readDate(field string) time.Time {
	field, _, _ = strings.Cut(field, "(") // a comment
	if _, after, found := strings.Cut(field, ","); found {
		field = after
	}
	field = strings.Join(strings.Fields(field), " ")
	for _, shape := range dates {
		t, err := time.Parse(shape, field)
		_, zone := t.Zone() // the hours of a zone are not checked: JSON has no form for some
		if err == nil && t.Year() >= 2004 && t.Year() < 2100 && max(zone, -zone) < 24*60*60 {
			return t.Truncate(time.Second)
		}
	}
	return time.Time{}
}
