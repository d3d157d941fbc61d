package safetext

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
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
