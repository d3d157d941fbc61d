package packed

import (
	"bytes"
	"compress/flate"
	"io"
	"strings"
)

// Compress makes data that few runs need smaller, a third for texts: a language that is
// not chosen is never expanded.
func Compress(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// Expand gives what Compress was given. Its input is trusted, as that of Read.
func Expand(in string) string {
	var out strings.Builder
	out.Grow(4 * len(in))
	_, _ = io.Copy(&out, flate.NewReader(strings.NewReader(in))) // neither can fail
	return out.String()
}
