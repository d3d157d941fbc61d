package tui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/optout-tui/optout-tui/internal/state"
)

// begun is somebody in the middle of a walk, and what comes after it.
var begun = []state.Event{
	{Do: state.Country, Country: "DE"},
	{Do: state.Account, Account: "acme-photos", Platform: "acme-photos"},
	{Do: state.Account, Account: "acme-chat", Platform: "acme-chat"},
	{Do: state.Account, Account: "acme-forum", Platform: "acme-forum"},
}

// facts are the events that say what the person did outside of the program.
func facts(events []state.Event) (all []string) {
	for _, e := range events {
		switch e.Do {
		case state.Step, state.Outcome, state.Opened:
			all = append(all, strings.TrimSpace(fmt.Sprint(e.Do, " ", e.Account, " ", e.Step, " ", e.Outcome)))
		}
	}
	return all
}

// held presses keys in turn, at a rate, for some seconds.
func (h *hand) held(rate time.Duration, seconds int, keys ...rune) {
	h.gap = rate
	for i := range int(time.Duration(seconds) * time.Second / rate) {
		if h.quit {
			break
		}
		h.plays(keys[i%len(keys)], nil)
	}
	h.gap = time.Second
}

// TestAHeldKeySaysNothing holds keys down on each step of a walk: a link is opened at most
// once, and nothing is said to be done.
func TestAHeldKeySaysNothing(t *testing.T) {
	for i, keys := range []string{"E", "ETD", "xE", "xTE", "oE", "yE", "tE", "xDE", "EU"} {
		for j, rate := range []time.Duration{time.Second / 60, time.Second / 30, time.Second / 12} {
			for down := range 8 {
				if testing.Short() && j != (i+down)%3 {
					continue // one rate for each row
				}
				h := newHand(acme(t), "DE", begun)
				h.presses("enter")
				for range down {
					h.presses("down")
				}
				before := len(h.disk)
				h.held(rate, 5, []rune(keys)...)
				h.gets(tea.FocusMsg{})
				got := facts(h.disk[before:])
				opened := slices.DeleteFunc(slices.Clone(got), func(e string) bool { return !strings.HasPrefix(e, "opened") })
				if len(opened) > 1 || len(got) > len(opened) {
					t.Errorf("%q held at %v from row %d records %q", keys, rate, down, got)
				}
			}
		}
	}
}

// TestTheFirstRepeatOfAHeldKeyAnswersNothing: it comes later than all others.
func TestTheFirstRepeatOfAHeldKeyAnswersNothing(t *testing.T) {
	for _, first := range []time.Duration{250 * time.Millisecond, 500 * time.Millisecond, 660 * time.Millisecond} {
		h := newHand(acme(t), "DE", begun)
		h.presses("enter")
		before := len(h.disk)
		h.presses("enter")
		h.gap = first
		h.presses("enter")
		h.held(33*time.Millisecond, 5, 'E')
		if got := facts(h.disk[before:]); !slices.Equal(got, []string{"opened acme-photos form "}) && len(got) != 1 {
			t.Errorf("a first repeat after %v records %q", first, got)
		}
		if _, asks := h.m.top().(*question); !asks {
			t.Errorf("a first repeat after %v answers", first)
		}
		h.presses("enter") // and who waits is heard
		if _, asks := h.m.top().(*question); asks {
			t.Error("a question is not answered after a second")
		}
	}
}

// TestAHeldSpaceTicksOnce on a list and on a step: a step that is ticked leads to the next
// one, and the repeats of the key tick nothing there.
func TestAHeldSpaceTicksOnce(t *testing.T) {
	for _, first := range []time.Duration{250 * time.Millisecond, 500 * time.Millisecond, 660 * time.Millisecond} {
		for _, rate := range []time.Duration{time.Second / 60, time.Second / 30, time.Second / 12, time.Second / 10} {
			h := newHand(acme(t), "DE", begun)
			h.presses("enter")
			before := len(h.disk)
			h.presses("space")
			h.holding, h.gap = true, first // the next keys come while the program waits for them
			h.presses("space")
			h.held(rate, 3, 'S')
			h.holding = false
			h.gets(tea.FocusMsg{})
			if got := facts(h.disk[before:]); !slices.Equal(got, []string{"step acme-photos form"}) {
				t.Errorf("held at %v after %v, Space records %q", rate, first, got)
			}
		}
	}
	h := newHand(acme(t), "DE", begun)
	h.presses("enter")
	before := len(h.disk)
	h.gap = 300 * time.Millisecond
	h.presses("space", "space") // two presses are two ticks, however quick the person
	h.gets(tea.FocusMsg{})
	if got := facts(h.disk[before:]); len(got) != 2 {
		t.Errorf("two presses record %q", got)
	}
}

// TestSpaceAndEnterHeldFromTheFirstScreen records neither sent nor done.
func TestSpaceAndEnterHeldFromTheFirstScreen(t *testing.T) {
	for _, keys := range []string{"S", "E", "SE", "ESD", "SDE", "DSE"} {
		for _, rate := range []time.Duration{time.Second / 30, time.Second / 8, time.Second / 3} {
			h := newHand(acme(t), "DE", nil)
			h.held(rate, int(200*rate/time.Second)+1, []rune(keys)...)
			for _, a := range h.m.plan.Accounts {
				if !a.SentOn().IsZero() || a.Status == "done" {
					t.Errorf("%q at %v: %s is %s", keys, rate, a.ID, a.Status)
				}
			}
		}
	}
}

// TestTextDoesNothingWhereNoLineIsOpen sends a mail as keys, on each screen.
func TestTextDoesNothingWhereNoLineIsOpen(t *testing.T) {
	mail := "\n\n  From: x\nuuu axe xnay,\n> yes\tq\n\x1b[Axo y\n"
	for _, lead := range [][]string{nil, {"enter"}, {"enter", "x"}, {"enter", "tab"}, {"enter", "down", "down", "enter"}, {"?"}, {"x"}} {
		for _, bracketed := range []bool{false, true} {
			h := newHand(acme(t), "DE", begun)
			h.presses(lead...)
			before, screen := len(h.disk), fmt.Sprintf("%T", h.m.top())
			if bracketed {
				h.gets(tea.PasteMsg{Content: mail})
			} else {
				h.bursts(mail)
			}
			h.gets(tea.FocusMsg{})
			if got := h.disk[before:]; len(got) > 0 || fmt.Sprintf("%T", h.m.top()) != screen {
				t.Errorf("after %q, bracketed %t: it recorded %d events and shows %T", lead, bracketed, len(got), h.m.top())
			}
			if h.m.message != h.m.words.PasteNowhere {
				t.Errorf("it says %q", h.m.message)
			}
		}
	}
}

// bursts sends a text as keys that come in at once, and then nothing for a while.
func (h *hand) bursts(text string) {
	h.holding, h.gap = true, time.Millisecond
	for _, r := range text {
		switch r {
		case '\n':
			h.gets(tea.KeyPressMsg{Code: tea.KeyEnter})
		case '\t':
			h.gets(tea.KeyPressMsg{Code: tea.KeyTab})
		case '\x1b':
			h.gets(tea.KeyPressMsg{Code: tea.KeyEscape})
		default:
			h.gets(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	h.holding, h.gap = false, time.Second
}

// TestTextGoesIntoTheOpenLine with spaces for its line ends.
func TestTextGoesIntoTheOpenLine(t *testing.T) {
	h := newHand(acme(t), "DE", begun)
	h.presses("enter", "n")
	h.bursts("they wrote:\nno, never\r\n")
	h.gets(tea.FocusMsg{})
	p := h.m.typing()
	if p == nil || strings.Join(strings.Fields(p.text()), " ") != "they wrote: no, never" {
		t.Fatalf("the line holds %+v", p)
	}
	h.presses("enter")
	if got := h.disk[len(h.disk)-1]; got.Do != state.Note || strings.Join(strings.Fields(got.Text.String()), " ") != "they wrote: no, never" {
		t.Errorf("recorded %+v", got)
	}
}

// TestWordsThatComeTogetherStayApart has a slow connection gather the keys of somebody who
// types, and a program that dictates paste a word after the other.
func TestWordsThatComeTogetherStayApart(t *testing.T) {
	for name, comes := range map[string]func(h *hand, piece string){
		"keys": func(h *hand, piece string) { h.bursts(piece) }, "paste": func(h *hand, piece string) { h.gets(tea.PasteMsg{Content: piece}) },
	} {
		h := newHand(acme(t), "DE", begun)
		h.presses("enter", "n")
		for _, piece := range []string{"they", " wrote:", " never ", "again", "\tand again"} {
			comes(h, piece)
			h.gets(tea.FocusMsg{})
		}
		h.presses("enter")
		if got := h.disk[len(h.disk)-1]; got.Text.String() != "they wrote: never again and again" {
			t.Errorf("%s: recorded %+v", name, got)
		}
	}
}

// TestKeysStayKeys: what is typed one key after the other, however quickly, and what is
// the same key all the time.
func TestKeysStayKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var keys []tea.KeyPressMsg
		for range random.IntN(9) {
			keys = append(keys, []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: tea.KeyEnter}, {Code: tea.KeySpace, Text: " "}, {Code: 'j', Text: "j"}}[random.IntN(4)])
		}
		if looksLikeText(keys) {
			t.Errorf("%v are taken for text", keys)
		}
	}
}

// TestAFloodOfKeysIsNotKept: it would take memory, and a time that grows with its square.
func TestAFloodOfKeysIsNotKept(t *testing.T) {
	for _, k := range []tea.KeyPressMsg{{Code: tea.KeyTab}, {Code: '@', Mod: tea.ModCtrl}, {Code: tea.KeySpace, Text: " "}} {
		h := newHand(acme(t), "DE", begun)
		h.holding, h.gap = true, 0
		for range 5 * crowd {
			h.gets(k)
		}
		if n := len(h.m.run.keys); n > crowd {
			t.Errorf("%d keys %v are kept", n, k)
		}
		h.holding, h.gap = false, time.Second
		h.presses("?")
		if _, helps := h.m.top().(*help); !helps {
			t.Errorf("after keys %v, the next one does nothing", k)
		}
	}
}

// TestASequenceThatComesInParts is the key that it is, and an Esc on its own is an Esc.
func TestASequenceThatComesInParts(t *testing.T) {
	esc := []tea.KeyPressMsg{{Code: tea.KeyEscape}}
	alt := []tea.KeyPressMsg{{Code: '[', Mod: tea.ModAlt}}
	for name, c := range map[string]struct {
		first []tea.KeyPressMsg // before the pause
		rest  string
		walks bool   // the screen is still that of the steps
		typed string // what stands in an open line after it
	}{
		"an arrow":                      {esc, "[B", true, "no!"},
		"an arrow, cut behind the [":    {alt, "B", true, "no!"},
		"an arrow of another mode":      {esc, "OB", true, "no!"},
		"an arrow with Ctrl":            {esc, "[1;5B", true, "no!"},
		"a page":                        {esc, "[6~", true, "no!"},
		"two arrows":                    {esc, "[B\x1b[A", true, "no!"},
		"the end of the line":           {esc, "[F", true, "no!"},
		"what nobody knows":             {esc, "[38;5;1Z", true, "no!"},
		"an arrow back in the line":     {esc, "[D", false, "n!o"},
		"delete, where nothing follows": {esc, "[3~", true, "no!"},
		"Esc":                           {esc, "", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			parts := func(h *hand) {
				h.holding, h.gap = true, 60*time.Millisecond
				for _, k := range c.first {
					h.gets(k)
				}
				for _, r := range c.rest {
					k := tea.KeyPressMsg{Code: r, Text: string(r)}
					if r == '\x1b' {
						k = tea.KeyPressMsg{Code: tea.KeyEscape}
					}
					h.gets(k)
					h.gap = time.Millisecond
				}
				h.holding, h.gap = false, time.Second
				h.gets(tea.FocusMsg{})
			}
			h := newHand(acme(t), "DE", begun)
			h.presses("enter")
			parts(h)
			if _, walks := h.m.top().(*walk); walks != c.walks {
				t.Errorf("it shows %T", h.m.top())
			}
			h = newHand(acme(t), "DE", begun)
			h.presses("enter", "n", "n", "o")
			parts(h)
			h.presses("!")
			if p := h.m.typing(); c.typed != "" && (p == nil || p.text() != c.typed) {
				t.Errorf("the line holds %v, want %q", p, c.typed)
			}
		})
	}
}

// TestALetterInLatin1IsTyped in a terminal that is not UTF-8.
func TestALetterInLatin1IsTyped(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.has("facebook")
	p.Reads("Where everything stands")
	p.Presses("n")
	p.Reads("Note on Facebook")
	p.Presses("M\xfcller")
	p.Reads("M\u00fcller")
	p.Presses("ctrl+c")
	p.leaves()
}
