package packed

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"strings"
	"sync"
)

// Compress makes data that few runs need smaller, a third for texts: a language that is
// not chosen is never expanded.
func Compress(data []byte) ([]byte, error) { return CompressLike(data, nil) }

// Expand gives what Compress was given. Its input is trusted, as that of Read.
func Expand(in string) string { return ExpandLike(in, nil) }

// MostLike is how much of what data is like is of use.
const MostLike = 32 << 10

// CompressLike compresses short data that is like other data, which has to be there to
// expand it again: a quarter is left of an entry, and without the others it is more than a
// third. The length comes first.
func CompressLike(data, like []byte) ([]byte, error) {
	out := bytes.NewBuffer(binary.AppendUvarint(nil, uint64(len(data))))
	w, err := flate.NewWriterDict(out, flate.BestCompression, like)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// expander reads compressed data, a piece at a time.
type expander struct {
	from  io.Reader
	piece [4 << 10]byte
}

// expanders are used again, since one takes ten times the memory of an entry.
var expanders = sync.Pool{New: func() any { return &expander{from: flate.NewReader(nil)} }}

// ExpandLike gives what CompressLike was given. Its input is trusted, as that of Read.
func ExpandLike(in string, like []byte) string {
	r := &reader{in: in}
	var out strings.Builder
	out.Grow(r.number())
	e := expanders.Get().(*expander)                                      //nolint:forcetypeassert // New makes them
	_ = e.from.(flate.Resetter).Reset(strings.NewReader(in[r.at:]), like) //nolint:forcetypeassert // as flate says
	for {
		n, err := e.from.Read(e.piece[:])
		if out.Write(e.piece[:n]); err != nil { // its end
			break
		}
	}
	expanders.Put(e)
	return out.String()
}
