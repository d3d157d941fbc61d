//go:build unix

package cli

import (
	"slices"
	"testing"

	"github.com/optout-tui/optout-tui/internal/termtest"
)

// at starts a command in a terminal.
func (c *computer) at(args ...string) *termtest.Terminal {
	c.t.Helper()
	cmd := c.command()
	cmd.Args = append(cmd.Args, args...)
	return termtest.Start(c.t, 80, 24, cmd)
}

func TestForgetAsksOnATerminal(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	if err := c.at("add", "facebook").Leaves(); err != nil {
		t.Fatal(err)
	}
	for _, answer := range []string{"no", "", "Y es"} {
		p := c.at("forget", "facebook")
		p.Reads("This removes facebook and everything recorded on it (1 event)", "Type yes to forget it:")
		p.Presses(answer, "enter")
		if err := p.Leaves(); err == nil || err.Error() != "exit status 1" {
			t.Errorf("after %q it ended with %v, want exit status 1", answer, err)
		}
		p.Reads("nothing was forgotten: the answer was not yes")
		if got := c.events(); !slices.Equal(got, []string{"account facebook"}) {
			t.Errorf("after %q: %v", answer, got)
		}
	}
	p := c.at("forget", "facebook")
	p.Reads("Type yes to forget it:")
	p.Presses("\x04") // the end of the input
	if err := p.Leaves(); err == nil || len(c.events()) != 1 {
		t.Errorf("at the end of the input: %v, %v", err, c.events())
	}
	p = c.at("forget", "facebook")
	p.Reads("Type yes to forget it:")
	p.Presses("YES", "enter")
	if err := p.Leaves(); err != nil {
		t.Errorf("after yes it ended with %v", err)
	}
	p.Reads("facebook is forgotten: 1 event removed")
	if got := c.events(); len(got) != 0 {
		t.Errorf("left: %v", got)
	}
}

func TestDoctorFitsTheTerminal(t *testing.T) {
	t.Parallel()
	c := newComputer(t)
	p := c.at("doctor")
	if err := p.Leaves(); err != nil {
		t.Errorf("ended with %v", err)
	}
	p.Reads("note  country         Germany, from your system's settings", "What to do: Confirm it: optout-tui country DE",
		"good  terminal        TERM is xterm-256color. Columns: 80.", "No problems found.")
}
