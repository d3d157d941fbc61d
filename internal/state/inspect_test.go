package state

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/optout-tui/optout-tui/internal/durable"
)

func TestAFileInThePlaceOfTheDirectory(t *testing.T) {
	s := newStore(t)
	if err := os.WriteFile(s.Dir, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if h := s.Inspect(); !errors.Is(h.Unusable, durable.ErrNotDirectory) {
		t.Errorf("Inspect: %+v", h)
	}
	if _, err := s.Import(t.Context(), s.New(Event{Do: Country, Country: "DE"})); told(err) != s.Dir+" is not a directory" {
		t.Errorf("Record: %v", err)
	}
	if data, err := os.ReadFile(s.Dir); err != nil || string(data) != "mine" {
		t.Errorf("it holds %q, %v", data, err)
	}
}

func TestWrongRightsAreSeen(t *testing.T) {
	s := twoSaves(t)
	link := filepath.Join(s.Dir, lockName)
	if err := errors.Join(os.Chmod(s.Path(), 0o644), os.Chmod(s.Backup(), 0o400), os.Remove(link), os.Symlink(s.Path(), link)); err != nil {
		t.Fatal(err)
	}
	if h := s.Inspect(); !slices.Equal(h.Open, []string{s.Path()}) || !slices.Equal(h.Shut, []string{s.Backup()}) {
		t.Errorf("open to others: %q, shut: %q", h.Open, h.Shut)
	}
}
