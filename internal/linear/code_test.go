package linear

import (
	"errors"
	"slices"
	"testing"
)

// TestACodeIsSaidMarkedAndCopied walks to what developers set as text. Enter ticks it as any
// step of its kind; c copies it as it stands, or says why not.
func TestACodeIsSaidMarkedAndCopied(t *testing.T) {
	p := newPerson(t)
	out := p.types("", "warp", "g", "d", "d", "d", "e", "c", "h", "i", "d", "q")
	p.says(out, "Set it as text", "Put this into settings.toml of Warp:\n[privacy]\ntelemetry_enabled = false\nThis is about training.\n",
		"Copied. Paste it yourself: this program runs nothing.\n", "c: copy what is to be put there; nothing is run", "\n[privacy]\ntelemetry_enabled = false\n")
	if want := []string{"[privacy]\ntelemetry_enabled = false"}; !slices.Equal(p.copied, want) {
		t.Errorf("copied %q", p.copied)
	}
	p = newPerson(t)
	p.copies = errors.New("no program took it")
	p.says(p.types("", "ollama", "g", "c", "q"), "Set this environment variable:\nOLLAMA_NO_CLOUD=1\nThis is about sharing or storing content.\n",
		"It is not known to be copied. The text stands above.")
}
