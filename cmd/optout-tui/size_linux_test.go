package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// largest is how large the program may be in bytes, as it is released, with all languages.
const largest = 10_500_000

func TestTheProgramIsSmall(t *testing.T) {
	t.Parallel()
	if testing.Short() || runtime.GOARCH != "amd64" {
		t.Skip("only in full, and on amd64: it builds the program once more")
	}
	path := filepath.Join(t.TempDir(), "optout-tui")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", path, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v: %s", err, out)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > largest {
		t.Errorf("%d bytes, %d are enough", info.Size(), largest)
	}
}
