package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
)

// TestWhatLeavesTheProgramIsNeverSaidToHaveArrived: that a browser, a mail program, a
// clipboard or another program was started is said as that, there is a second way, and
// nothing that the person did is recorded.
func TestWhatLeavesTheProgramIsNeverSaidToHaveArrived(t *testing.T) {
	const form = "facebook.com/help/contact/6359191084165019"
	why := errors.New("there is no display here.")
	toForm, toText := []string{"down", "enter"}, []string{"down", "down", "enter"}
	toLetter := []string{"tab", ">Write the full letter", "enter"}
	for name, c := range map[string]struct {
		set    func(p *person)
		keys   []string
		says   []string // what is said, and the second way
		opened bool     // that it was opened is recorded
	}{
		"a browser that starts":          {nil, toForm, []string{"Handed to your browser at", form}, true},
		"no browser":                     {func(p *person) { p.open = func(string) error { return why } }, toForm, []string{"Not opened: there is no display here.", "▄", form}, false},
		"a link, and a clipboard":        {nil, []string{"down", "y"}, []string{"The link is copied.", form}, false},
		"a link, and only the terminal":  {func(p *person) { p.copy = errors.New("Sent to the terminal's clipboard.") }, []string{"down", "y"}, []string{"Sent to the terminal's clipboard.", form}, false},
		"a text, and a clipboard":        {nil, append(toText, "y"), []string{"The text is copied."}, false},
		"a text, and only the terminal":  {func(p *person) { p.copy = errors.New("Sent to the terminal's clipboard.") }, append(toText, "y"), []string{"Sent to the terminal's clipboard."}, false},
		"a mail program that starts":     {func(p *person) { p.mail = func(string) error { return nil } }, append(toLetter, ">Open your mail program", "enter"), []string{"Handed to your mail program", "Copy it into the mail."}, false},
		"no mail program":                {func(p *person) { p.mail = func(string) error { return why } }, append(toLetter, ">Open your mail program", "enter"), []string{"Not opened: there is no display here.", "Copy it"}, false},
		"a program that shows a proof":   {nil, []string{"tab", ">Open mail.eml", "enter"}, []string{"Handed to your system's program for it: mail.eml"}, false},
		"a proof that cannot be shown":   {func(p *person) { p.proof = why }, []string{"tab", ">Open mail.eml", "enter"}, []string{"Not opened: there is no display here."}, false},
		"a text that was shown and left": {nil, append(toText, "esc"), []string{"Fill in the e-mail address"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, on := newPerson(t), "facebook"
			if strings.Contains(name, "mail program") {
				on = "claude" // whose company takes mail
			}
			events := []state.Event{{Do: state.Country, Country: "NL"}, {Do: state.Account, Account: on, Platform: on}}
			for key, text := range map[string]string{"name": "Anna", "email": "anna@example.org", "grounds": "works"} {
				events = append(events, state.Event{Do: state.Detail, Key: key, Text: safetext.NewBlock(text)})
			}
			for i := range events {
				events[i] = p.store.New(events[i])
			}
			if _, err := p.store.Record(t.Context(), events...); err != nil {
				t.Fatal(err)
			}
			if _, _, _, err := p.store.Attach(t.Context(), on, "mail.eml", []byte("Hello.")); err != nil {
				t.Fatal(err)
			}
			before := p.recorded()
			if c.set != nil {
				c.set(p)
			}
			p.sitDown()
			p.Reads("Where everything stands")
			p.Presses("enter")
			p.Reads("> [ ] 1 ")
			for _, key := range c.keys {
				if row, ok := strings.CutPrefix(key, ">"); ok {
					p.GoesTo(row)
				} else {
					p.Presses(key)
				}
			}
			p.Reads(c.says...)
			p.Presses("ctrl+c")
			p.leaves()
			want := slices.Clone(before)
			if c.opened {
				want = append(want, "opened facebook form")
			}
			if got := p.recorded(); !slices.Equal(got, want) {
				t.Errorf("recorded %q, want %q", got, want)
			}
		})
	}
}
