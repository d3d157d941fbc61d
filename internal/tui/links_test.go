package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/termtest"
	"github.com/optout-tui/optout-tui/internal/words"
)

const longLink = "https://help.snapchat.com/hc/requests/new?ticket_form_id=360000016663&selected-answers=5749439348080640%2C5763539457277952&lang=en-GB"

func TestALinkIsWholeOnEveryLine(t *testing.T) {
	domains := []string{"snapchat.com"}
	for width := 1; width <= 200; width++ {
		lines := linkLines(longLink, domains, "form", width, 3)
		screen := termtest.Drawn(max(width, 4), len(lines), joined(lines))
		var shown strings.Builder
		for y := range lines {
			if w := lines[y].Width(); w > width {
				t.Errorf("at %d, line %d is %d wide", width, y, w)
			}
			for x := range width {
				cell := screen.CellAt(x, y)
				text := strings.TrimSpace(cell.Content)
				shown.WriteString(text)
				if text != "" && (cell.Link.URL != longLink || cell.Link.Params != "id=form") {
					t.Fatalf("at %d, %q leads to %q (%s)", width, text, cell.Link.URL, cell.Link.Params)
				}
			}
		}
		if shown.String() != longLink {
			t.Errorf("at %d, it is shown as %s", width, shown.String())
		}
	}
}

func TestWhereALinkIsBroken(t *testing.T) {
	got := ansi.Strip(joined(linkLines(longLink, []string{"snapchat.com"}, "form", 40, 0)))
	const want = `https://help.snapchat.com/hc/requests/
new?ticket_form_id=360000016663&
selected-answers=
5749439348080640%2C5763539457277952&
lang=en-GB`
	if got != want {
		t.Errorf("%s\nwant:\n%s", got, want)
	}
}

// TestWhatMayNotBeOpenedIsNoLink shows addresses as text only, and lets nothing out of
// the sequence.
func TestWhatMayNotBeOpenedIsNoLink(t *testing.T) {
	for _, address := range []string{
		"", "http://snapchat.com/", "https://evil.example/", "file:///etc/passwd", "javascript:alert(1)",
		"https://snapchat.com/\x1b\\\x1b[2J", "https://snapchat.com/\a", "https://snapchat.com/\u202e",
	} {
		if lines := joined(linkLines(address, []string{"snapchat.com"}, "form", 40, 0)); strings.ContainsAny(lines, "\x1b\a\u202e") {
			t.Errorf("%q is drawn as %q", address, lines)
		}
	}
	lines := joined(linkLines("https://snapchat.com/", []string{"snapchat.com"}, "a:b;c\x1b\\\a\n-1", 40, 0))
	if want := "\x1b]8;id=abc-1;https://snapchat.com/\ahttps://snapchat.com/\x1b]8;;\a"; lines != want {
		t.Errorf("%q, want %q", lines, want)
	}
}

func joined(lines []words.Text) string {
	all := make([]string, len(lines))
	for i, l := range lines {
		all[i] = string(l)
	}
	return strings.Join(all, "\n")
}
