package state

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
)

func TestAProofKeepsAPlainExtension(t *testing.T) {
	for path, want := range map[string]string{
		"mail.EML": ".eml", "a/b.pdf": ".pdf", "none": "", "x.tar.gz": ".gz", "odd.p d f": "", "odd.\x1b[2J": "", "long.extension": "", "dot.": ".",
	} {
		if got := extension(path); got != want {
			t.Errorf("extension(%q) = %q, want %q", path, got, want)
		}
	}
}

// TestAForgedProofLeadsNowhere has a file say that a proof is kept elsewhere.
func TestAForgedProofLeadsNowhere(t *testing.T) {
	s := newStore(t)
	data := []byte("an answer")
	sum := sha256.Sum256(data)
	record(t, s, s.New(Event{Do: Account, Account: "facebook"}), s.New(Event{Do: Proof, Account: "facebook", File: "../mine", SHA256: hex.EncodeToString(sum[:])}))
	mine := filepath.Join(s.Dir, "mine")
	if err := os.WriteFile(mine, []byte("own"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := s.Attach(t.Context(), "facebook", "answer.eml", data); told(err) != "../mine is not the name of a proof" {
		t.Errorf("Attach: %v", err)
	}
	if got, err := os.ReadFile(mine); err != nil || string(got) != "own" {
		t.Errorf("it holds %q, %v", got, err)
	}
}
