package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// How large the program may be in bytes, as it is released: with all languages, and with English
// alone.
const (
	largest        = 10_200_000
	largestEnglish = 9_000_000
)

func TestTheProgramIsSmall(t *testing.T) {
	t.Parallel()
	if testing.Short() || runtime.GOARCH != "amd64" {
		t.Skip("only in full, and on amd64: it builds the program twice more")
	}
	flags := released(t)
	if n := built(t, flags); n > largest {
		t.Errorf("%d bytes, %d are enough", n, largest)
	}
	if n := built(t, append(flags, "-overlay="+english(t))); n > largestEnglish {
		t.Errorf("with English alone %d bytes, %d are enough", n, largestEnglish)
	}
}

// released is how a release is built.
func released(t *testing.T) (flags []string) {
	t.Helper()
	data, err := os.ReadFile("../../.goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Builds []struct{ Gcflags, Ldflags []string }
	}
	if err := yaml.Unmarshal(data, &config); err != nil {
		t.Fatal(err)
	}
	b := config.Builds[0]
	return []string{"-trimpath", "-buildvcs=false", "-gcflags=" + b.Gcflags[0], "-ldflags=" + b.Ldflags[0]}
}

// english is a file for the go command that empties the texts of the other languages.
func english(t *testing.T) (path string) {
	t.Helper()
	dir := t.TempDir()
	empty := filepath.Join(dir, "empty")
	replaced := map[string]string{}
	for _, texts := range []string{"words/*/texts.packed", "catalog/platforms/*/texts.packed"} {
		all, err := filepath.Glob(filepath.Join("../../internal", texts))
		if err != nil || len(all) == 0 {
			t.Fatalf("no texts of other languages in %s: %v", texts, err)
		}
		for _, one := range all {
			if one, err = filepath.Abs(one); err != nil {
				t.Fatal(err)
			}
			replaced[one] = empty
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(dir, "overlay.json")
	for path, text := range map[string][]byte{empty: nil, path: overlay} {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// built is the size of the program in bytes.
func built(t *testing.T, flags []string) int64 {
	t.Helper()
	path := filepath.Join(t.TempDir(), "optout-tui")
	cmd := exec.Command("go", slices.Concat([]string{"build"}, flags, []string{"-o", path, "."})...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v: %s", err, out)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %d bytes", strings.Join(flags, " "), info.Size())
	return info.Size()
}
