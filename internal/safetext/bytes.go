package safetext

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// UTF8 gives a text file as UTF-8, without what editors of other systems add: a byte
// order mark, or UTF-16 as Windows writes it. All else stays as it is.
func UTF8(data []byte) []byte {
	for mark, order := range map[string]binary.ByteOrder{"\xff\xfe": binary.LittleEndian, "\xfe\xff": binary.BigEndian} {
		rest, found := bytes.CutPrefix(data, []byte(mark))
		if !found || len(rest)%2 != 0 {
			continue
		}
		units := make([]uint16, len(rest)/2)
		for i := range units {
			units[i] = order.Uint16(rest[2*i:])
		}
		return []byte(string(utf16.Decode(units)))
	}
	return bytes.TrimPrefix(data, []byte("\ufeff"))
}

// Typed gives what somebody typed or piped as UTF-8, also where a terminal or a program of
// another system sent it with one byte a character. If any of it is UTF-8, it stays as it is.
func Typed(data []byte) []byte {
	data = UTF8(data)
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r >= utf8.RuneSelf && size > 1 {
			return data
		}
		rest = rest[size:]
	}
	var b bytes.Buffer
	for _, c := range data {
		b.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return b.Bytes()
}
