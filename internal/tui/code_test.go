package tui

import (
	"slices"
	"testing"
)

// TestACodeIsShownMarkedAndCopied walks to what developers set as text. It is copied as it
// stands, by Enter and by c; neither ticks the step.
func TestACodeIsShownMarkedAndCopied(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("/", "warp", "enter")
	p.NoLonger("Facebook")
	p.Presses("space")
	p.Reads("[x] Warp")
	p.Presses("enter")
	p.Reads("> [ ] 1 Open Settings")
	p.Presses("j", "j", "j")
	p.Reads("> [ ] 4 Set it as text", "Put this into settings.toml of Warp:", "[privacy]", "telemetry_enabled = false",
		"This is about training.", "copy it; this program runs nothing")
	p.Presses("enter")
	p.Reads("Copied. Paste it yourself")
	p.Presses("k")
	p.Reads("> [ ] 3 Look again")
	p.Presses("j")
	p.Reads("> [ ] 4 Set it as text")
	p.Presses("c")
	p.Reads("Copied. Paste it yourself")
	p.Presses("space")
	p.Reads("[x] 4 Set it as text")
	p.Presses("ctrl+c")
	p.leaves()
	const code = "[privacy]\ntelemetry_enabled = false"
	if !slices.Equal(p.copied, []string{code, code}) {
		t.Errorf("copied %q", p.copied)
	}
}
