package discover

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// What a zip file may hold, at most.
const (
	maxDirectory = 4 << 20 // bytes of its list of files
	maxTail      = 66 << 10
)

// zip reads the export in a zip file: that of 1Password, called 1PUX, of Proton Pass, of
// Dashlane or of Bitwarden, or any that a person has packed.
//
// https://support.1password.com/1pux-format/
// https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/protonpass/protonpass.zip.reader.ts
// https://github.com/ProtonMail/WebClients/blob/main/packages/pass/lib/import/providers/dashlane/dashlane.zip.reader.ts
// https://bitwarden.com/help/export-your-data/
func (r *reader) zip(in io.ReaderAt, size int64) error {
	if size > MaxZip {
		return ErrTooBig
	}
	if err := checkDirectory(in, size); err != nil {
		return err
	}
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return ErrBadZip
	}
	f, err := exportIn(archive.File)
	if err != nil {
		return err
	}
	if f.UncompressedSize64 > MaxSize {
		return ErrTooBig
	}
	content, err := f.Open()
	if err != nil {
		return ErrBadZip
	}
	defer func() { _ = content.Close() }() // read only: nothing can be lost
	limited := &limitedReader{in: content, left: MaxSize}
	err = r.text(limited)
	switch {
	case limited.over:
		return ErrTooBig
	case limited.failed:
		return ErrBadZip
	}
	return err
}

// limitedReader fails once more than what is left was read, whatever a file says of its size.
type limitedReader struct {
	in           io.Reader
	left         int64
	over, failed bool
}

func (l *limitedReader) Read(p []byte) (int, error) {
	n, err := l.in.Read(p)
	if l.left -= int64(n); l.left < 0 {
		l.over = true
		return 0, ErrTooBig
	}
	l.failed = l.failed || err != nil && !errors.Is(err, io.EOF)
	return n, err
}

// checkDirectory refuses a zip file with a long list of files before it is read into memory.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.16
func checkDirectory(in io.ReaderAt, size int64) error {
	tail := make([]byte, min(size, maxTail))
	if n, err := in.ReadAt(tail, size-int64(len(tail))); n < len(tail) && err != nil {
		return ErrBadZip
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || at+22 > len(tail) {
		return ErrBadZip
	}
	length, begin := binary.LittleEndian.Uint32(tail[at+12:]), binary.LittleEndian.Uint32(tail[at+16:])
	if length > maxDirectory || size-int64(begin) > maxDirectory+maxTail {
		return ErrBadZip
	}
	return nil
}

// exportIn finds the export in a zip file: by its name, or because nothing else can be it.
func exportIn(files []*zip.File) (*zip.File, error) {
	var can []*zip.File
	for _, f := range files {
		name := strings.ToLower(path.Base(f.Name))
		dir := strings.ToLower(path.Dir(f.Name))
		switch {
		case strings.HasSuffix(f.Name, "/") || strings.HasPrefix(dir, "__macosx") || strings.HasPrefix(name, "."):
		case slices.Contains([]string{"export.data", "data.json", "credentials.csv"}, name):
			return open(f)
		case slices.Contains([]string{".csv", ".json", ".xml", ".txt", ".pgp", ".kdbx"}, path.Ext(name)):
			can = append(can, f)
		}
	}
	if len(can) != 1 {
		return nil, ErrNotIn
	}
	return open(can[0])
}

// open gives a file of a zip file, unless it needs a password.
func open(f *zip.File) (*zip.File, error) {
	if f.Flags&1 != 0 {
		return nil, lockedError("zip")
	}
	return f, nil
}
