package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// What is read of a body, at most.
const (
	maxRaw   = 1 << 20  // bytes before decoding
	maxText  = 64 << 10 // bytes of decoded text
	maxParts = 50       // parts, of all levels
	maxDepth = 5        // levels of parts
)

// walker gathers the text of the parts of a mail.
type walker struct {
	text  strings.Builder
	parts int
}

// text is the text of a mail, without quoted lines.
func text(h header, body []byte) string {
	var w walker
	w.part(h, body[:min(len(body), maxRaw)], 0)
	lines := strings.Split(w.text.String(), "\n")
	var own []string
	for _, line := range lines {
		if !strings.HasPrefix(strings.TrimSpace(line), ">") {
			own = append(own, line)
		}
	}
	return strings.Join(own, "\n")
}

// part reads one part: a text, or several parts in one.
func (w *walker) part(h header, body []byte, depth int) {
	w.parts++
	if depth > maxDepth || w.parts > maxParts || w.text.Len() >= maxText {
		return
	}
	kind, params, err := mime.ParseMediaType(h.first("content-type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		for _, part := range split(body, params["boundary"]) {
			if inner, rest, ok := readHeader(part); ok {
				w.part(inner, rest, depth+1)
			} else {
				w.part(header{}, bytes.TrimLeft(part, "\r\n"), depth+1)
			}
		}
	case kind == "text/plain", kind == "text/html":
		w.add(kind, decode(body, h.first("content-transfer-encoding")), params["charset"])
	}
}

func (w *walker) add(kind string, data []byte, charset string) {
	if r, err := reader(strings.ToLower(charset), bytes.NewReader(data)); err == nil {
		if decoded, err := io.ReadAll(io.LimitReader(r, maxText)); err == nil {
			data = decoded
		}
	}
	found := utf8OrLatin(string(data[:min(len(data), maxText-w.text.Len())]))
	if kind == "text/html" {
		found = tags().ReplaceAllString(found, " ")
	}
	w.text.WriteString(found + "\n")
}

// tags are markup, with what is in it and is no text.
var tags = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?is)<(style|script)\b.*?</(style|script)\s*>|<[^>]*>|&nbsp;`)
})

// split parts a body at the lines of its boundary (RFC 2046, 5.1.1).
func split(body []byte, boundary string) [][]byte {
	if boundary == "" || len(boundary) > 70 {
		return nil
	}
	mark := []byte("--" + boundary)
	var parts [][]byte
	start := -1
	for at := 0; at < len(body) && len(parts) < maxParts; {
		end := at + len(body[at:])
		if i := bytes.IndexByte(body[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if line := body[at:end]; bytes.HasPrefix(line, mark) {
			if start >= 0 {
				parts = append(parts, body[start:at])
			}
			if start = end; bytes.HasPrefix(line[len(mark):], []byte("--")) {
				return parts
			}
		}
		at = end
	}
	if start >= 0 && start < len(body) {
		parts = append(parts, body[start:])
	}
	return parts
}

// decode undoes the transfer encoding, as far as that is well-formed.
func decode(body []byte, encoding string) []byte {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		r = quotedprintable.NewReader(bytes.NewReader(body))
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, bytes.NewReader(body)) // it skips line ends
	default:
		return body
	}
	decoded, _ := io.ReadAll(io.LimitReader(r, maxText)) // what came before an error is as good
	return decoded
}

// charsets are the encodings with one byte a character, by their names without marks.
var charsets = sync.OnceValue(func() map[string]*charmap.Charmap {
	all := map[string]*charmap.Charmap{"latin1": charmap.ISO8859_1, "cp1252": charmap.Windows1252, "cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251}
	for _, e := range charmap.All {
		if m, ok := e.(*charmap.Charmap); ok {
			all[bare(m.String())] = m
		}
	}
	return all
})

func bare(name string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(name))
}

// reader reads a charset as UTF-8. What it does not know is read as it is: its letters
// outside ASCII then show as what they are not.
func reader(charset string, input io.Reader) (io.Reader, error) {
	if m := charsets()[bare(charset)]; m != nil {
		return m.NewDecoder().Reader(input), nil
	}
	return input, nil
}

// utf8OrLatin is a text as UTF-8. What is none was mostly written in the Western European
// one of Windows, without saying so.
func utf8OrLatin(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	decoded, err := charmap.Windows1252.NewDecoder().String(text)
	if err != nil {
		return strings.ToValidUTF8(text, "?")
	}
	return decoded
}
