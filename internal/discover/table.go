package discover

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/transform"
)

func newTable(in io.Reader, comma rune) *csv.Reader {
	t := csv.NewReader(in)
	t.Comma, t.LazyQuotes, t.FieldsPerRecord, t.ReuseRecord = comma, true, -1, true
	return t
}

// table reads the rows below a head, or all rows where there is none.
func (r *reader) table(in *bufio.Reader, c *columns) error {
	for range c.skip {
		if _, err := in.ReadString('\n'); err != nil {
			return err
		}
	}
	end := &ending{Reader: in, comma: []byte(string(c.comma))}
	if c.slashes {
		end.Reader = transform.NewReader(in, slashes{})
	}
	t := newTable(end, c.comma)
	if !c.labels {
		if _, err := t.Read(); err != nil {
			return err
		}
	}
	short := false // the newest row ends early
	for {
		row, err := t.Read()
		switch {
		case errors.Is(err, io.EOF) && short && !c.labels:
			return ErrDamaged
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case c.base64 && len(row) == 1 && row[0] == samsungNext:
			return nil
		}
		end.commas = 0
		last := row[len(row)-1]
		short = len(row) < len(c.roles) && (end.open() || strings.Contains(last, "\n") && !end.quoted)
		if err := r.add(c.login(row)); err != nil {
			return err
		}
	}
}

// slashes doubles quotation marks that have a backslash before them.
type slashes struct{ transform.NopResetter }

func (slashes) Transform(dst, src []byte, atEOF bool) (written, read int, err error) {
	for read < len(src) {
		from := src[read : read+1]
		if src[read] == '\\' {
			if read+1 == len(src) && !atEOF {
				return written, read, transform.ErrShortSrc
			}
			from = src[read:min(read+2, len(src))]
		}
		to := from
		switch string(from) {
		case `\"`:
			to = []byte(`""`)
		case `\\`:
			to = []byte(`\`)
		}
		if written+len(to) > len(dst) {
			return written, read, transform.ErrShortDst
		}
		written += copy(dst[written:], to)
		read += len(from)
	}
	return written, read, nil
}

// maxCommas is how many there may be in one row.
const maxCommas = 100_000

// ending is a text that knows how it ended, and fails before a row takes too much memory.
type ending struct {
	io.Reader
	comma  []byte
	commas int // since the newest row
	last   byte
	quoted bool // its last line ends with a quotation mark
	over   bool
}

func (e *ending) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	for _, c := range p[max(0, n-2):n] {
		if e.last = c; c != '\n' && c != '\r' {
			e.quoted = c == '"'
		}
	}
	e.over = e.over || errors.Is(err, io.EOF)
	if e.commas += bytes.Count(p[:n], e.comma); e.commas > maxCommas {
		return 0, ErrDamaged
	}
	return n, err
}

// open says that the text is over, though its last line does not end.
func (e *ending) open() bool { return e.over && e.last != '\n' }

// login takes from a row what is looked at.
func (c *columns) login(row []string) login {
	var t taken
	if !c.labels {
		for i := range min(len(row), len(c.roles)) {
			t.take(c.roles[i], c.plain(row[i]))
		}
		return t.whole()
	}
	t.take(title, row[0])
	for i := 1; i+1 < len(row); i += 2 {
		t.take(roleOf(row[i]), row[i+1])
	}
	return t.whole()
}

func (c *columns) plain(value string) string {
	if c.base64 {
		return samsungValue(value)
	}
	return value
}

// taken is what was taken from a row so far.
type taken struct {
	login
	mail string
	not  bool // it is no login
}

func (t *taken) take(r role, value string) {
	switch {
	case value == "":
	case r == site:
		t.sites = append(t.sites, addresses(value)...)
	case r == user && t.user == "":
		t.user = kept(unescaped(value))
	case r == mail && t.mail == "":
		t.mail = kept(value)
	case r == title && t.name == "":
		t.name = kept(value)
	case r == kind:
		t.not = t.not || slices.Contains(notLogins, letters(value))
	case r == group:
		t.not = t.not || slices.Contains(bins, value[strings.LastIndex(value, "/")+1:])
	}
}

// unescaped is a value without the mark that RoboForm puts before what a spreadsheet would
// take for a formula.
func unescaped(value string) string {
	if len(value) > 1 && value[0] == '\'' && strings.IndexByte("@=+-'", value[1]) >= 0 {
		return value[1:]
	}
	return value
}

// whole is the login, an empty one if there is none. LastPass marks notes by an address.
func (t *taken) whole() login {
	if t.user == "" {
		t.user = t.mail
	}
	note := slices.Equal(t.sites, []string{"http://sn"})
	if t.not || t.user == "" && (note || len(t.sites) == 0) {
		return login{}
	}
	return t.login
}

// addresses are those in a field: one, or several with commas or spaces between, or a list
// in JSON. What follows a question mark belongs to one address.
func addresses(field string) []string {
	if len(field) > 16*maxText {
		return nil
	}
	var all []string
	for part := range strings.FieldsFuncSeq(field, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		if len(all) == 0 || strings.Contains(part, "://") || !strings.Contains(all[0], "/") {
			if part = strings.Trim(part, `[]"`); isAddress(part) {
				all = append(all, kept(part))
			}
		}
		if strings.ContainsAny(part, "?#") || len(all) == 20 {
			break
		}
	}
	return all
}

// isAddress says that a text can be an address or an app, and is none of a browser's own.
func isAddress(text string) bool {
	scheme, _, found := strings.Cut(text, "://")
	scheme = strings.ToLower(scheme)
	return text != "" && (!found || scheme == "http" || scheme == "https" || slices.Contains(appSchemes(), scheme))
}
