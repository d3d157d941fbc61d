//go:build unix

package cli

import (
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// TestAProofThatIsNotHereIsMarkedWhereverProofsAreListed has a proof on record whose file
// stayed on another computer.
func TestAProofThatIsNotHereIsMarkedWhereverProofsAreListed(t *testing.T) {
	t.Parallel()
	const lost = "the file is not here"
	d := decision{lines: []string{"country DE", "account facebook", "sent facebook 2026-09-02", "proof facebook mail.eml"}}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"status", "facebook"}, "  not here\n"},
		{[]string{"status", "--json"}, `"missing": true`},
		{[]string{"export", "--format", "md"}, "The file itself is not here."},
		{[]string{"export", "--format", "html"}, "The file itself is not here."},
		{[]string{"export", "--format", "json"}, `"missing": true`},
		{[]string{"doctor"}, "mail.eml, kept for facebook, is gone"},
		{[]string{"open", "facebook", "--proof", "1"}, lost},
		{[]string{"open", "facebook", "--proof", "1", "--print"}, lost},
	} {
		cmd := d.at(t, c.args...)
		if e := ends(t, cmd); !strings.Contains(e.out+e.err, c.says) {
			t.Errorf("%q does not say %q:\n%s%s", c.args, c.says, e.out, e.err)
		}
	}
	enclosed := ends(t, d.at(t, "letter", "facebook", "--kind", "complaint", "--json"))
	if strings.Contains(enclosed.out, "mail.eml") {
		t.Errorf("a letter encloses what is not here:\n%s", enclosed.out)
	}

	cmd := d.at(t, "--plain")
	cmd.Stdin = strings.NewReader("facebook\np\n1\n")
	out := strings.Join(strings.Fields(ends(t, cmd).out), " ")
	for _, says := range []string{"1 mail.eml, 3 bytes, kept on 20 Nov 2026; " + lost, "mail.eml was not opened: " + lost} {
		if !strings.Contains(out, says) {
			t.Errorf("the linear face does not say %q:\n%s", says, out)
		}
	}

	p := termtest.Start(t, 80, 40, d.at(t))
	p.Reads("Where everything stands")
	p.Presses("enter")
	p.Reads("Keep the e-mail that confirms it")
	p.Presses("tab")
	p.Reads("Your proofs", lost)
	if s := p.Sees(); strings.Contains(s, "Open mail.eml") {
		t.Errorf("the screen offers to open it:\n%s", s)
	}
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Error(err)
	}
}
