package discover

import "bytes"

// Locks lists by what an export can be encrypted, or what else is in its place that only
// the program itself can read.
func Locks() []string {
	return []string{"bitwarden", "keepass", "pgp", "age", "dashlane", "samsung", "zip", "browser", "database", "vault"}
}

// VaultAt is the error of a folder that is an encrypted vault of 1Password.
func VaultAt(path string) error { return named(path, lockedError("vault")) }

// marks is how encrypted files begin.
//
// KeePass: https://keepass.info/help/kb/kdbx.html and, of version 1,
// https://github.com/keepassxreboot/keepassxc/blob/develop/src/format/KeePass1.h
// OpenPGP: https://www.rfc-editor.org/rfc/rfc9580#name-ascii-armor
// age: https://github.com/C2SP/C2SP/blob/main/age.md
// SQLite: https://www.sqlite.org/fileformat.html#the_database_header
var marks = []struct{ head, by string }{
	{"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", "keepass"},
	{"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5", "keepass"},
	{"\x03\xd9\xa2\x9a\x66\xfb\x4b\xb5", "keepass"},
	{"-----BEGIN PGP MESSAGE", "pgp"},
	{"age-encryption.org/", "age"},
	{"-----BEGIN AGE ENCRYPTED FILE", "age"},
	{"SQLite format 3\x00", "database"},
}

// lockOf says by what a file is encrypted, by its first bytes; "" if it is not.
func lockOf(start []byte) string {
	for _, m := range marks {
		if bytes.HasPrefix(start, []byte(m.head)) {
			return m.by
		}
	}
	if isPGP(start) {
		return "pgp"
	}
	return ""
}

// isPGP says that a file begins with a session key for somebody or for a password, as gpg
// writes it: https://www.rfc-editor.org/rfc/rfc9580#name-packet-headers. Its version, 3 to 6,
// follows the length.
func isPGP(start []byte) bool {
	if len(start) < 16 {
		return false
	}
	version := byte(0)
	switch start[0] {
	case 0x84, 0x8c, 0xc1, 0xc3: // a length of one byte, or of two in the new format
		version = start[2]
		if start[0] >= 0xc0 && start[1] >= 192 {
			version = start[3]
		}
	case 0x85, 0x8d: // of two bytes
		version = start[3]
	}
	return version >= 3 && version <= 6
}

// lockOfText says by what a text is encrypted.
//
// Dashlane: https://github.com/openwall/john/blob/bleeding-jumbo/run/dashlane2john.py
// Samsung Pass, which writes nothing but one long line of base64:
// https://github.com/0xdeb7ef/spass-manager
func lockOfText(start []byte) string {
	switch {
	case bytes.Contains(start, []byte("Data BEGIN")):
		return "dashlane"
	case len(start) >= 96 && isBase64(start):
		return "samsung"
	}
	return ""
}

// isBase64 says that a text is one line of base64, with small letters, capitals and digits.
func isBase64(text []byte) bool {
	var small, capital, digit bool
	for _, c := range bytes.TrimRight(text, "=\r\n") {
		switch {
		case c >= 'a' && c <= 'z':
			small = true
		case c >= 'A' && c <= 'Z':
			capital = true
		case c >= '0' && c <= '9':
			digit = true
		case c != '+' && c != '/':
			return false
		}
	}
	return small && capital && digit
}
