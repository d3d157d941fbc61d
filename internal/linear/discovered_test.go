package linear

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAccountsInAnExportAreReadOutAndAddedByNumber adds some, all, and none.
func TestAccountsInAnExportAreReadOutAndAddedByNumber(t *testing.T) {
	p := newPerson(t)
	dir := t.TempDir()
	path, letter := filepath.Join(dir, "export.csv"), filepath.Join(dir, "letter.txt")
	const export = "url,username,password\nhttps://www.facebook.com/,anna@example.org,SECRET\nhttps://www.instagram.com/,@anna,SECRET\n" +
		"https://instagram.com/,@anna.second,SECRET\nhttps://forum.example.net/,anna,SECRET\n"
	for name, text := range map[string]string{path: export, letter: "This is no export.\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := p.types("", "?", "f", letter, "", "f", path, "?", "9", "", "f", path, "3", "f", path, "all", "u", "f", path, "labels", "f", path, "all", "q")
	p.says(out, "f: find your accounts in a password manager's export", "Which file is the export?", "Nothing was added to your list.",
		"Accounts in your export:\n1 Facebook anna@example.org: right to object, 4 minutes.\n2 Instagram @anna: ", "1 login is for something that the catalogue does not have.",
		"all: put all of them on your list", "There is no number 9", "1 account is on your list now: Instagram @anna.second. Saved.", "Passwords were skipped",
		"3 Instagram @anna.second: right to object, 4 minutes, on your list.", "2 accounts are on your list now: Facebook, Instagram @anna. Saved.",
		"Undone: Facebook on the list, Instagram @anna on the list. Saved.", "2 accounts are on your list now: Facebook anna@example.org, Instagram @anna. Saved.",
		"Nothing was added: all of these are on your list already.")
	if strings.Contains(out, "SECRET") {
		t.Error("a password was said")
	}
}
