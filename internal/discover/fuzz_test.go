package discover

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
)

// FuzzRead gives anything to the reader: it never panics, what it finds can be shown, and
// an error names the export.
func FuzzRead(f *testing.F) {
	names, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		if name.IsDir() {
			continue
		}
		data, err := os.ReadFile(filepath.Join("testdata", name.Name()))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(zipped(f, "data.json", string(data)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Read("x", bytes.NewReader(data), int64(len(data)), shipped())
		if (a == nil) == (err == nil) {
			t.Fatalf("%v and %v", a, err)
		}
		if a == nil {
			return
		}
		if len(a.Found)+a.Unknown == 0 {
			t.Error("neither an account nor an error")
		}
		for _, acc := range a.Found {
			if safetext.Check(acc.User.String()) != nil || safetext.Check(acc.Site.String()) != nil || acc.Platform == nil {
				t.Errorf("%q at %q", acc.User, acc.Site)
			}
		}
		for _, s := range a.Sites {
			if safetext.Check(s.Host.String()) != nil || s.Logins < 1 {
				t.Errorf("%q, %d", s.Host, s.Logins)
			}
		}
	})
}
