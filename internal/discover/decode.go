package discover

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decoded is a text as UTF-8, by how it begins: with a byte order mark or without, in
// UTF-8, in UTF-16 as Windows writes it, or in Windows-1252 where bytes are no UTF-8. Its
// lines end with line feeds.
func decoded(in io.Reader, start []byte) io.Reader {
	order, known := unicode.LittleEndian, true
	switch {
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		order = unicode.BigEndian
	case len(start) < 4:
		known = false
	case start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0:
	case start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0:
		order = unicode.BigEndian
	default:
		known = false
	}
	if known {
		in = transform.NewReader(in, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
	} else {
		in = transform.NewReader(in, &mended{first: true})
	}
	return transform.NewReader(in, lineEnds{})
}

// lineEnds makes line feeds of what ends lines elsewhere: carriage returns before them, of
// which some programs write two, or in their place.
type lineEnds struct{ transform.NopResetter }

func (lineEnds) Transform(dst, src []byte, atEOF bool) (written, read int, err error) {
	for ; read < len(src); read++ {
		c := src[read]
		if c == '\r' {
			switch next := read + 1; {
			case next == len(src) && !atEOF:
				return written, read, transform.ErrShortSrc
			case next < len(src) && (src[next] == '\r' || src[next] == '\n'):
				continue
			}
			c = '\n'
		}
		if written == len(dst) {
			return written, read, transform.ErrShortDst
		}
		dst[written] = c
		written++
	}
	return written, read, nil
}

// mended passes UTF-8 on, without a byte order mark at its beginning, and takes each byte
// that is none for one of Windows-1252.
type mended struct{ first bool }

func (m *mended) Reset() { m.first = true }

func (m *mended) Transform(dst, src []byte, atEOF bool) (written, read int, err error) {
	if m.first && !atEOF && len(src) < 3 {
		return 0, 0, transform.ErrShortSrc
	}
	if m.first && bytes.HasPrefix(src, []byte("\ufeff")) {
		read = 3
	}
	m.first = false
	for read < len(src) {
		if !atEOF && !utf8.FullRune(src[read:]) {
			return written, read, transform.ErrShortSrc
		}
		char, size := utf8.DecodeRune(src[read:])
		if char == utf8.RuneError && size == 1 {
			char = charmap.Windows1252.DecodeByte(src[read])
		}
		if written+utf8.RuneLen(char) > len(dst) {
			return written, read, transform.ErrShortDst
		}
		written += utf8.EncodeRune(dst[written:], char)
		read += size
	}
	return written, read, nil
}
