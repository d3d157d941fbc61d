package letter

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPacked holds what the program reads to what the YAML files say.
func TestPacked(t *testing.T) {
	read := func(name string) []byte {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	files, err := filepath.Glob("texts/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no texts: %v", err)
	}
	texts := map[string][]byte{}
	for _, file := range files {
		texts[strings.TrimSuffix(filepath.Base(file), ".yaml")] = read(file)
	}
	now, err := Pack(texts, read("authorities.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if string(now) != letters {
		t.Error("letters.packed does not match texts/*.yaml and authorities.yaml; run: go generate ./internal/letter")
	}
	for _, bad := range []string{"reason: [a]", "["} {
		if _, err := Pack(map[string][]byte{"de": []byte(bad)}, []byte("[]")); err == nil {
			t.Errorf("%q is packed", bad)
		}
	}
	if _, err := Pack(nil, []byte("- {town: x}")); err == nil {
		t.Error("an authority with an unknown key is packed")
	}
}
