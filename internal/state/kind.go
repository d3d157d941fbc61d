package state

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/mail"
	"github.com/optout-tui/optout-tui/internal/problem"
	"github.com/optout-tui/optout-tui/internal/safetext"
)

// Why a file is none that can be imported.
const (
	ErrOtherArchive  problem.Kind = "other-archive"    // an archive that is no zip file
	ErrArchiveInside problem.Kind = "archive-inside"   // there is only an archive in it
	ErrLikeAProof    problem.Kind = "like-a-proof"     // a mail, a picture or a document
	errNotState      problem.Kind = "not-a-state-file" // anything else
	errTooMany       problem.Kind = "too-many-files-in"
)

// archives and documents are how files of other kinds begin.
const (
	archives  = "\x1f\x8b BZh \xfd7zXZ 7z\xbc\xaf\x27\x1c Rar! \x28\xb5\x2f\xfd \x1f\x9d MSCF"
	documents = "%PDF \x89PNG \xff\xd8\xff GIF8 RIFF \xd0\xcf\x11\xe0 II*\x00 MM\x00* <!DOCTYPE <html"
)

// packed are the endings of the names of archives.
const packed = ".zip .tar .tgz .gz .bz2 .xz .7z .rar .zst"

// noStateFile says what a file is that does not even begin as a state file does, or nil.
func noStateFile(name string, data []byte) error {
	begins := func(heads string) bool {
		return slices.ContainsFunc(strings.Split(heads, " "), func(head string) bool { return bytes.HasPrefix(data, []byte(head)) })
	}
	text := bytes.TrimSpace(safetext.UTF8(data))
	_, isMail := mail.Read(data)
	switch {
	case len(text) == 0 || text[0] == '{':
		return nil
	case begins(archives), len(data) > 262 && string(data[257:262]) == "ustar":
		return problem.New(ErrOtherArchive, "path", name)
	case isMail, begins(documents):
		return problem.New(ErrLikeAProof, "path", name)
	}
	return problem.New(errNotState, "path", name)
}

// zipHead is how a zip file begins.
const zipHead = "PK\x03\x04"

// isZip says that a file begins as a zip file does.
func isZip(name string) bool {
	f, _ := os.Open(name)            // of no file, nothing is read
	defer func() { _ = f.Close() }() // read only: nothing can be lost
	head := make([]byte, 4)
	_, err := io.ReadFull(f, head)
	return err == nil && string(head) == zipHead
}

// NameFor is a name for the contents of a file that has none, with the ending of its kind.
func NameFor(data []byte) string {
	kinds := []struct{ head, name string }{
		{"%PDF", "document.pdf"}, {"\x89PNG", "picture.png"}, {"\xff\xd8\xff", "picture.jpg"}, {"GIF8", "picture.gif"}, {zipHead, "files.zip"},
	}
	if _, isMail := mail.Read(data); isMail {
		return "mail.eml"
	}
	for _, k := range kinds {
		if bytes.HasPrefix(data, []byte(k.head)) {
			return k.name
		}
	}
	if utf8.Valid(data) && !bytes.ContainsRune(data, 0) {
		return "text.txt"
	}
	return "file"
}

// openZip opens a zip file as a folder.
func openZip(name string) (fs.FS, func() error, error) {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return nil, nil, problem.New("zip-damaged", "path", name)
	}
	if err := asFolder(name, &archive.Reader); err != nil {
		return nil, nil, errors.Join(err, archive.Close())
	}
	return archive, archive.Close, nil
}

// asFolder makes a zip file one that can be read as a folder. Its names may be those of
// Windows, may lead out of it, and may be there twice: they become names in it, each of its
// own.
func asFolder(name string, archive *zip.Reader) error {
	if slices.ContainsFunc(archive.File, func(z *zip.File) bool { return z.Flags&1 != 0 }) {
		return problem.New("zip-locked", "path", name)
	}
	used := map[string]bool{}
	archive.File = slices.DeleteFunc(archive.File, func(z *zip.File) bool {
		z.Name = strings.ReplaceAll(z.Name, `\`, "/")
		if strings.HasSuffix(z.Name, "/") {
			return true // a folder, which its files make
		}
		z.Name = strings.TrimPrefix(path.Clean("/"+z.Name), "/")
		for used[z.Name] {
			z.Name += ".again"
		}
		used[z.Name] = true
		return false
	})
	return nil
}
