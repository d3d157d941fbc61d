package discover

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/optout-tui/optout-tui/internal/catalog"
)

// read reads an export from memory.
func read(t *testing.T, data []byte) (*Accounts, error) {
	t.Helper()
	return Read("the export", bytes.NewReader(data), int64(len(data)), shipped())
}

// shipped is the catalogue of the program.
var shipped = sync.OnceValue(func() *catalog.Catalog { return catalog.Load("") })

// said is what was found: a platform, a user name and a site each, then what is unknown.
func said(a *Accounts) string {
	var all []string
	for _, f := range a.Found {
		all = append(all, fmt.Sprintf("%s %s %s", f.Platform.ID, f.User, f.Site))
	}
	sites := make([]string, len(a.Sites))
	for i, s := range a.Sites {
		sites[i] = fmt.Sprintf("%s %d", s.Host, s.Logins)
	}
	return fmt.Sprintf("%s; %d unknown: %s", strings.Join(all, ", "), a.Unknown, strings.Join(sites, ", "))
}

// zipped is a zip file with some files.
func zipped(tb testing.TB, files ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// sample is a file of testdata. keepassxc.csv and .xml were written by keepassxc-cli 2.7.4,
// firefox.csv by Firefox 153, pass.txt by pass 1.7.4, and pass-files.txt by find in its
// store; the passwords in them are marked. The others are made up
// after the samples whose addresses stand beside the formats in the code.
func sample(tb testing.TB, name string) string {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// TestEachExportIsRead reads an export of each format. All name the same accounts: one on
// Facebook, two on Instagram, and one on a forum that the catalogue does not have.
func TestEachExportIsRead(t *testing.T) {
	usual := func(facebook, first, second string) string {
		return fmt.Sprintf("facebook anna@example.org %s, instagram @anna %s, instagram @anna.second %s; 1 unknown: forum.example.net 1", facebook, first, second)
	}
	const www, fb, insta, app = "www.instagram.com", "www.facebook.com", "instagram.com", "com.instagram.android"
	inStore := "facebook anna@example.org facebook.com, instagram anna instagram.com, instagram anna.second instagram.com, linkedin  , " +
		"x anna@x.com x.com, reddit  , github-copilot anna github.com; 2 unknown: posteo.de 1"
	for name, want := range map[string]string{
		"bitwarden.csv": usual(fb, www, app), "bitwarden.json": usual(fb, app, insta), "1password.csv": usual(fb, insta, www),
		"1pux.json": usual(fb, insta, www), "op.json": usual(fb, insta, insta),
		"keepassxc.csv":  strings.Replace(usual(fb, www, insta), ";", ", linkedin anna ;", 1),
		"keepassxc.xml":  strings.Replace(usual(fb, www, insta), ";", ", linkedin anna ;", 1),
		"keepass1.csv":   usual(fb, www, insta),
		"keepass1.xml":   usual(fb, www, www),
		"keepass2.xml":   usual(fb, app, app),
		"lastpass.csv":   usual(fb, www, insta),
		"dashlane.csv":   usual(fb, www, insta),
		"nordpass.csv":   usual(fb, www, www),
		"protonpass.csv": usual(fb, www, www), "protonpass.json": usual(fb, app, insta),
		"enpass.csv": usual(fb, www, www), "enpass-de.csv": usual(fb, www, www), "enpass.json": usual(fb, insta, insta),
		"roboform.csv": usual(fb, www, www), "firefox.csv": usual(fb, www, www), "chrome.csv": usual(fb, app, www), "safari.csv": usual(fb, www, www),
		"samsung.txt": usual(fb, app, app), "pass.txt": inStore, "pass-files.txt": inStore,
		"list.txt": "facebook  , instagram  www.instagram.com, linkedin  , reddit  com.reddit.frontpage; 1 unknown: forum.example.net 1",
	} {
		data := sample(t, name)
		for form, data := range map[string][]byte{
			"as it is": []byte(data), "with a byte order mark": []byte("\ufeff" + data), "UTF-16": utf16Of(data, binary.LittleEndian, true),
			"UTF-16 without a mark": utf16Of(data, binary.BigEndian, false), "CRLF": []byte(strings.ReplaceAll(data, "\n", "\r\n")), "CR": []byte(strings.ReplaceAll(data, "\n", "\r")), "CRCRLF": []byte(strings.ReplaceAll(data, "\n", "\r\r\n")),
			"zipped": zipped(t, "x.txt", data), "zipped with others": zipped(t, "a.png", "x", "in/credentials.csv", data, "ids.csv", "type,number\n"),
		} {
			a, err := read(t, data)
			if err != nil {
				t.Errorf("%s, %s: %v", name, form, err)
			} else if got := said(a); got != want {
				t.Errorf("%s, %s:\n     %s\nwant %s", name, form, got, want)
			}
		}
	}
}

func utf16Of(text string, order binary.AppendByteOrder, mark bool) []byte {
	var b []byte
	if mark {
		b = order.AppendUint16(b, 0xfeff)
	}
	for _, unit := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, unit)
	}
	return b
}

// TestUserNamesInTheEncodingOfWindows reads what is no UTF-8.
func TestUserNamesInTheEncodingOfWindows(t *testing.T) {
	text := "Webseite;Benutzername;Passwort\nfacebook.com;J\u00fcrgen\u2026;x\n"
	latin, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{text, latin, "sep=;\r\n" + latin} {
		a, err := read(t, []byte(data))
		if err != nil || said(a) != "facebook J\u00fcrgen\u2026 facebook.com; 0 unknown: " {
			t.Errorf("%q: %v, %v", data, a, err)
		}
	}
}

// TestColumnsInOtherLanguages reads a table whose head is in another language, columns in
// another order and with others between.
func TestColumnsInOtherLanguages(t *testing.T) {
	for _, head := range []string{
		"Mot de passe,Nom d\u2019utilisateur,Site web", "Contrase\u00f1a,Nombre de usuario,Sitio web", "Wachtwoord,Gebruikersnaam,Website",
		"\u041f\u0430\u0440\u043e\u043b\u044c,\u0418\u043c\u044f \u043f\u043e\u043b\u044c\u0437\u043e\u0432\u0430\u0442\u0435\u043b\u044f,\u0421\u0430\u0439\u0442",
		"\u30d1\u30b9\u30ef\u30fc\u30c9,\u30e6\u30fc\u30b6\u30fc\u540d,\u30a6\u30a7\u30d6\u30b5\u30a4\u30c8", "HASLO,NAZWA UZYTKOWNIKA,URL", "Has\u0142o,Nazwa u\u017cytkownika,Witryna",
		"\u039a\u03a9\u0394\u0399\u039a\u039f\u03a3,\u038c\u03bd\u03bf\u03bc\u03b1 \u03c7\u03c1\u03ae\u03c3\u03c4\u03b7,\u0399\u03c3\u03c4\u03cc\u03c4\u03bf\u03c0\u03bf\u03c2",
	} {
		a, err := read(t, []byte(head+"\nSECRET,anna,https://facebook.com\n"))
		if err != nil || said(a) != "facebook anna facebook.com; 0 unknown: " {
			t.Errorf("%s: %v, %v", head, a, err)
		}
	}
}

// TestWhatIsEncryptedIsNamed reads exports that need a password.
func TestWhatIsEncryptedIsNamed(t *testing.T) {
	locked := zipped(t, "data.json", "{}")
	locked[6] |= 1 // in the local header, and in the directory
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	seen := []string{"vault"} // which is a folder
	for by, all := range map[string][]string{
		"bitwarden": {`{"encrypted": true, "encKeyValidation_DO_NOT_EDIT": "2.x|y|z", "folders": [], "items": []}`,
			`{"encrypted":true,"passwordProtected":true,"salt":"x","kdfType":0,"data":"2.x"}`},
		"keepass":  {"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5\x00\x00\x04\x00", "\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5\x03\x00"},
		"pgp":      {"-----BEGIN PGP MESSAGE-----\nVersion: ProtonMail\n", "\x85\x01\x8c\x03\x4b\xfa\xeb\x92\x49\xfb\x1d\x36\x01\x0c\x00\x89\x94", "\x8c\x0d\x04\x09\x03\x08\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19", "\xc1\xc0\xcc\x03\x4b\xfa\xeb\x92\x49\xfb\x1d\x36\x01\x0c\x00\x89"},
		"age":      {"age-encryption.org/v1\n-> X25519 x\n", "-----BEGIN AGE ENCRYPTED FILE-----\n"},
		"dashlane": {"Dashlane Secure Archive\n---------- Data BEGIN ----------\nAAAA\n"},
		"samsung":  {strings.Repeat("QUJDREVGR0hJ4", 600), strings.Repeat("QUJDREVGR0hJ4", 10) + "==\n"},
		"zip":      {string(locked)},
		"browser":  {`{"nextId":2,"logins":[{"id":1,"hostname":"https://x.com","encryptedUsername":"SECRET","encryptedPassword":"SECRET"}]}`},
		"database": {"SQLite format 3\x00\x10\x00"},
	} {
		seen = append(seen, by)
		for _, text := range all {
			_, err := read(t, []byte(text))
			if !errors.Is(err, ErrLocked) || LockOf(err) != by {
				t.Errorf("%s: %q is %v", by, text[:min(60, len(text))], err)
			}
		}
	}
	slices.Sort(seen)
	all := Locks()
	slices.Sort(all)
	if !slices.Equal(seen, all) {
		t.Errorf("%q are tried, %q can be", seen, all)
	}
	if err := VaultAt("my.opvault"); LockOf(err) != "vault" || !errors.Is(err, ErrLocked) {
		t.Errorf("a vault in a folder is %v", err)
	}
	if _, err := read(t, zipped(t, "Proton Pass/data.pgp", "-----BEGIN PGP MESSAGE-----\n")); LockOf(err) != "pgp" {
		t.Errorf("a zip file with a PGP file is %v", err)
	}
}

// TestWhatIsNoExportIsAnError reads what is something else, damaged, cut off or too large.
func TestWhatIsNoExportIsAnError(t *testing.T) {
	many := strings.Repeat("facebook.com\n", maxLogins+1)
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"nothing": {"", ErrEmpty}, "blanks": {" \n\t\n", ErrEmpty}, "a mark only": {"\ufeff", ErrEmpty}, "no entries": {`{"encrypted":false,"items":[]}`, ErrEmpty},
		"a head only":    {"name,url,username,password\n", ErrEmpty},
		"prose":          {"This is a letter.\nIt goes on for a while, and then it ends.\n", ErrUnknown},
		"passwords":      {"hunter2\ncorrect horse\nSECRET-password\n", ErrUnknown},
		"no head":        {"https://facebook.com,anna,SECRET-password\nhttps://x.com,anna,SECRET-password\n", ErrUnknown},
		"another table":  {"date,amount,currency\n2026-01-01,3,EUR\n", ErrUnknown},
		"personal data":  {"type,title,first_name,login,date_of_birth,email,url\nx,x,x,x,x,x,https://x.com\n", ErrUnknown},
		"other JSON":     {`{"a": [1, 2, {"b": "c"}]}`, ErrUnknown},
		"deep JSON":      {strings.Repeat("[", 100000), ErrDamaged},
		"deeper JSON":    {strings.Repeat(`{"a":`, 100000), ErrDamaged},
		"deep vaults":    {`{"vaults":` + strings.Repeat(`{"vaults":`, 100000), ErrUnknown},
		"a page":         {"<!doctype html>\n<html><body>x</body></html>\n", ErrUnknown},
		"other XML":      {"<?xml version=\"1.0\"?><rss></rss>", ErrUnknown},
		"deep XML":       {"<KeePassFile>" + strings.Repeat("<a>", 100000), ErrUnknown},
		"bytes":          {"\x7fELF\x02\x01\x01\x00\x00\x00", ErrUnknown},
		"a picture":      {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ErrUnknown},
		"cut off JSON":   {`{"items":[{"login":{"username":"a","uris":[{"uri":"https://x.com"}`, ErrDamaged},
		"broken JSON":    {`{"items":[{"login":SECRET}]}`, ErrDamaged},
		"cut off XML":    {"<KeePassFile><Root><Group><Entry>", ErrDamaged},
		"broken XML":     {"<KeePassFile><Root></Group></Root>", ErrDamaged},
		"a cut off row":  {"name,url,username,password,note\na,https://x.com,anna,SECRET,\nb,https://x.com,an", ErrDamaged},
		"an open quote":  {"name,url,username,password,note\na,https://x.com,anna,\"SECRET,\nb,https://x.com,anna,SECRET,\n", ErrDamaged},
		"a cut off zip":  {string(zipped(t, "a.csv", "url,username,password\n")[:60]), ErrBadZip},
		"a zip of words": {string(zipped(t, "a.doc", "x")), ErrNotIn},
		"an empty zip":   {string(zipped(t)), ErrNotIn},
		"two exports":    {string(zipped(t, "a.csv", "x", "b.csv", "x")), ErrNotIn},
		"a zip in one":   {string(zipped(t, "data.json", string(zipped(t, "data.json", "{}")))), ErrUnknown},
		"too many":       {many, ErrTooMany},
		"a long line":    {strings.Repeat("a-", 1<<20), ErrUnknown},
	} {
		_, err := read(t, []byte(c.data))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		} else if strings.Contains(err.Error(), "SECRET") {
			t.Errorf("%s: the error quotes the export: %v", name, err)
		}
	}
}

// TestSecretsAreInNothingThatIsFound looks for all that is marked in the samples, in what
// comes of each and of each of their beginnings.
func TestSecretsAreInNothingThatIsFound(t *testing.T) {
	names, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for _, f := range names {
		if f.IsDir() {
			continue
		}
		data := sample(t, f.Name())
		if strings.Contains(data, "SECRET") {
			marked++
		}
		step := max(1, len(data)/150)
		for end := len(data); end > 0; end -= step {
			a, err := read(t, []byte(data[:end]))
			out := fmt.Sprint(err)
			if err == nil {
				out = said(a)
			}
			if strings.Contains(out, "SECRET") {
				t.Errorf("%s, its first %d bytes: %s", f.Name(), end, out)
			}
		}
	}
	if marked < 20 {
		t.Errorf("only %d samples hold marked secrets", marked)
	}
}
