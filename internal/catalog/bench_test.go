package catalog

import "testing"

// BenchmarkStart is what a start needs of the catalogue: two platforms.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		c := Load("")
		if c.Platform("facebook") == nil || c.Platform("instagram") == nil {
			b.Fatal("an entry is gone")
		}
	}
}

// BenchmarkAll is what the checklist needs: every platform.
func BenchmarkAll(b *testing.B) {
	for b.Loop() {
		if len(Load("").Platforms()) == 0 {
			b.Fatal("no entries")
		}
	}
}
