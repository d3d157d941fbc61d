package host

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWhatIsNoKeptFileIsNotOpened(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "proofs")
	for _, d := range []string{dir, filepath.Join(dir, "00112233445566aa.pdf"), filepath.Join(filepath.Dir(dir), "other")} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"proofs/0011223344556677.txt", "proofs/0011223344556677.html", "proofs/0011223344556677.desktop", "proofs/mail.txt", "other/0011223344556677.txt"} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(dir), name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := checkProof(filepath.Join(dir, "0011223344556677.txt")); err != nil {
		t.Errorf("a kept text: %v", err)
	}
	if err := checkProof(filepath.Join(dir, "0011223344556677")); !errors.Is(err, ErrNotShown) {
		t.Errorf("a kept file of no kind: %v", err)
	}
	for what, path := range map[string]string{
		"relative":       "proofs/0011223344556677.txt",
		"elsewhere":      filepath.Join(dir, "..", "other", "0011223344556677.txt"),
		"another name":   filepath.Join(dir, "mail.txt"),
		"a page":         filepath.Join(dir, "0011223344556677.html"),
		"a starter":      filepath.Join(dir, "0011223344556677.desktop"),
		"a directory":    filepath.Join(dir, "00112233445566aa.pdf"),
		"gone":           filepath.Join(dir, "0011223344556678.txt"),
		"no file at all": "",
	} {
		if err := checkProof(path); err == nil {
			t.Errorf("%s: %q would be opened", what, path)
		}
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "0011223344556699.txt")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if err := checkProof(filepath.Join(dir, "0011223344556699.txt")); err == nil {
		t.Error("a link would be opened")
	}
}
