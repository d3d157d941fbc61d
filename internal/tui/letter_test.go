package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/state"
)

// texts lists the texts that were kept as sent, in the order of the file.
func (p *person) texts() []string {
	p.t.Helper()
	file, err := p.store.Load()
	if err != nil {
		p.t.Fatal(err)
	}
	var all []string
	for _, e := range file.Events {
		if (e.Do == state.Step || e.Do == state.Outcome) && !e.Text.IsZero() {
			all = append(all, e.Text.String())
		}
	}
	return all
}

// inTheMoreScreen starts with Facebook on the list and its more screen open.
func (p *person) inTheMoreScreen() {
	p.t.Helper()
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("space", "enter")
	p.Reads("> [ ] 1 Log in")
	p.Presses("tab")
	p.Reads("More about Facebook")
}

func TestAnObjectionAsksOnceForWhatItLacks(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.inTheMoreScreen()
	p.GoesTo("Write the full letter")
	p.Presses("enter")
	p.Reads("Your name, as it is to stand", "2 more questions follow.")
	p.Presses("enter")
	p.Reads("The letter needs this; esc goes back without it.")
	p.Presses("Anna Beispiel", "enter")
	p.Reads("The e-mail address with which you log in to Facebook", "1 more question follows.")
	p.Presses("anna", "enter")
	p.Reads(`"anna" is not an e-mail address`)
	p.Presses("@example.org", "enter")
	p.Reads("Which reasons of your own do you have?")
	p.Presses("tab")
	p.Reads("> Use what is picked")
	p.Presses("enter")
	p.Reads("The letter needs this; esc goes back without it.")
	p.Presses("up", "enter")
	p.Reads("Your reasons, in a sentence or two")
	p.Presses("Ich male Bilder.", "enter")
	p.Reads("In your own words: Ich male Bilder.", "> Use what is picked")
	p.Presses("enter")
	p.Reads("The full letter about Facebook, Deutsch", "To: Meta Platforms Ireland Limited", "It is not legal advice")
	p.GoesTo("I sent this letter")
	p.Presses("enter")
	p.Reads("Request sent, for Facebook: on which day?", "> 2026-11-23")
	p.Presses("enter")
	p.Reads("How did you send it?", "> I leave that open", "by registered post")
	p.Presses("enter")
	p.Reads("Saved.", "sent 23 Nov 2026")
	p.Presses("ctrl+c")
	p.leaves()
	texts := p.texts()
	if len(texts) != 1 || strings.ContainsAny(texts[0], "{}") {
		t.Fatalf("kept as sent: %q", texts)
	}
	for _, want := range []string{"Betreff: Widerspruch", "Ich male Bilder.", "Anna Beispiel\nanna@example.org"} {
		if !strings.Contains(texts[0], want) {
			t.Errorf("the letter does not say %q: %s", want, texts[0])
		}
	}

	// Five weeks later the answer has not come: the reminder is where the person
	// lands, and asks for nothing again.
	p.now = p.now.Add(35 * 24 * time.Hour)
	p.sitDown()
	p.Reads("no answer since 24 Dec 2026", "remind them")
	p.Presses("enter")
	p.Reads("> Write a reminder")
	p.Presses("enter")
	p.Reads("Reminder about Facebook, Deutsch")
	p.Presses("\x1b[6~") // page down
	p.Reads("23. November 2026")
	p.Presses("tab")
	p.Reads("Reminder about Facebook, English", "23 November 2026")
	p.GoesTo("I sent this reminder")
	p.Presses("enter")
	p.Reads("Reminder sent, for Facebook: on which day?")
	p.Presses("\x15", "2026-12-27", "enter") // ctrl+u empties the line
	p.Reads("How did you send it?")
	p.GoesTo("by e-mail")
	p.Presses("enter")
	p.Reads("Saved.", "> [ ] 5 Keep the e-mail that confirms it")

	// And again two weeks later, the complaint, to the authority of the Land.
	p.now = p.now.Add(15 * 24 * time.Hour)
	p.Presses("ctrl+c")
	p.leaves()
	p.sitDown()
	p.Reads("write a complaint")
	p.Presses("enter")
	p.Reads("> Write a complaint to the authority")
	p.Presses("enter")
	p.Reads("In which part of the country")
	p.GoesTo("Berlin")
	p.Presses("enter")
	p.Reads("Complaint about Facebook, Deutsch", "To: Berliner Beauftragte")
	p.GoesTo("Change your name")
	p.Presses("enter")
	p.Reads("Your name, as", "> Anna")
	p.Presses("esc")
	p.Reads("> Change your name")
	p.Presses("up", "up")
	p.Reads("> I sent this complaint")
	p.Presses("enter")
	p.Reads("on which day?")
	p.Presses("enter")
	p.Reads("How did you send it?")
	p.Presses("enter")
	p.Reads("the authority has to decide")
	p.Presses("ctrl+c")
	p.leaves()
	p.sitDown()
	p.Reads("Where everything stands")
	p.Presses("enter")
	p.Reads("the authority has to decide")
	p.Presses("tab")
	p.Reads("More about Facebook")
	p.GoesTo("Reminder sent (by e-mail)")
	p.Presses("enter")
	p.Reads("27 Dec 2026: Reminder sent (by e-mail)", "Subject: Reminder: my objection of 23 November 2026")
	p.Presses("esc")
	p.Reads("> Read it: 27 Dec 2026")
	p.Presses("ctrl+c")
	p.leaves()
	if n := len(p.texts()); n != 3 {
		t.Errorf("%d texts are kept as sent", n)
	}
}

func TestTheTextThatWasCopiedIsKeptIfThePersonSaysSo(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]int{"Yes: keep it": 1, "No, another text": 0} {
		t.Run(answer, func(t *testing.T) {
			p := newPerson(t)
			p.sitDown()
			p.Reads("Choose your platforms")
			p.Presses("enter")
			p.Reads("> [ ] Facebook")
			p.Presses("space", "enter")
			p.Reads("> [ ] 1 Log in")
			p.GoesTo("3 Fill in")
			p.Presses("t")
			p.Reads("A text for the form about Facebook, Deutsch")
			p.Presses("enter")
			p.Reads("The text is copied.")
			p.Presses("esc")
			p.Reads("> [ ] 3 Fill in")
			p.GoesTo("4 Send the form")
			p.Presses("space")
			p.Reads("Have you sent it?", "> Not yet")
			p.Answers("Yes, today")
			p.Reads("Was this the text that you sent?", "Art. 21 Abs. 1 DSGVO")
			p.GoesTo(answer)
			p.Presses("enter")
			p.Reads("[x] 4 Send the form", "Saved.")
			p.Presses("ctrl+c")
			p.leaves()
			if texts := p.texts(); len(texts) != want {
				t.Errorf("kept as sent: %q", texts)
			}
		})
	}
}

func TestALetterIsWrittenToAFileOrMailed(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.mail = func(link string) error {
		if strings.HasPrefix(link, "mailto:privacy@anthropic.com?subject=") {
			return nil
		}
		return errors.New("to nobody: " + link)
	}
	p.sitDown()
	p.Reads("Choose your platforms")
	p.Presses("enter")
	p.Reads("> [ ] Facebook")
	p.Presses("/")
	p.Presses("claude", "enter")
	p.Reads("> [ ] Claude")
	p.Presses("space", "enter", "tab")
	p.Reads("More about Claude")
	p.GoesTo("Write the full letter")
	p.Presses("enter")
	p.Reads("Your name")
	p.Presses("Anna", "enter")
	p.Reads("The e-mail address with which")
	p.Presses("anna@example.org", "enter")
	p.Reads("Which reasons of your own")
	p.Presses("space")
	p.Reads("> [x] Ich")
	p.Presses("tab", "enter")
	p.Reads("The full letter about Claude")
	p.GoesTo("Open your mail program with it, to privacy@anthropic.com")
	p.Presses("enter")
	p.Reads("Handed to your mail program, to privacy@anthropic.com, with the", "Copy it into the mail.")
	p.GoesTo("Write it to a file")
	p.Presses("enter")
	p.Reads("> ~/optout-tui-claude-objection.txt")
	p.Presses("enter")
	p.Reads("Written to ~/optout-tui-claude-objection.txt")
	p.Presses("ctrl+c")
	p.leaves()
	if got := string(p.written["~/optout-tui-claude-objection.txt"]); !strings.Contains(got, "\nBetreff: ") || !strings.Contains(got, "Anna") {
		t.Errorf("the file holds %q", got)
	}
	if got := strings.Join(p.recorded(), "\n"); strings.Contains(got, "outcome") {
		t.Errorf("handed over is not sent:\n%s", got)
	}
}

// TestOnWhichDay: the day of what happened is asked for, and one that cannot be is
// named.
func TestOnWhichDay(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.inTheMoreScreen()
	if strings.Contains(p.Sees(), "They said no") {
		t.Error("a refusal is offered before anything was sent")
	}
	p.GoesTo("I sent it another way")
	p.Presses("enter")
	p.Reads("Request sent, for Facebook: on which day?", "> 2026-11-23")
	day := func(text string) { p.Presses("\x15", text, "enter") } // ctrl+u empties the line
	day("2026-11-31")
	p.Reads(`"2026-11-31" is not a date`)
	day("2026-11-24")
	p.Reads("2026-11-24 is yet to come: today is 23 Nov 2026.")
	day("2026-11-02")
	p.Reads("Where it stands: sent 2 Nov 2026", "Saved.")
	p.Presses("tab")
	p.Reads("More about Facebook")
	p.GoesTo("They said no")
	p.Presses("enter")
	p.Reads("Refused, for Facebook: on which day?")
	day("2026-11-01")
	p.Reads("2026-11-01 is before the day on which it was sent, 2 Nov 2026.")
	day("2026-11-20")
	p.Reads("What did they say about Facebook, in short")
	p.Presses("That they may.", "enter")
	p.Reads("refused 20 Nov 2026", "> Answer their refusal")
	p.Presses("tab")
	p.GoesTo("I have answered their refusal")
	p.Presses("enter")
	day("2026-11-19")
	p.Reads("2026-11-19 is before the day on which they refused, 20 Nov 2026.")
	p.Presses("ctrl+c")
	p.leaves()
}

// TestAnExtensionThatCameTooLate is written down as what it is.
func TestAnExtensionThatCameTooLate(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.inTheMoreScreen()
	day := func(text string) { p.Presses("\x15", text, "enter") } // ctrl+u empties the line
	p.GoesTo("I sent it another way")
	p.Presses("enter")
	day("2026-10-02")
	p.Reads("no answer in time, since 3 Nov 2026")
	p.Presses("tab")
	p.GoesTo("They wrote that they need two more months")
	p.Presses("enter")
	day("2026-11-03")
	p.Reads("no answer in time, since 3 Nov 2026", "By law this has to be told within the time to answer.")
	p.Presses("tab")
	p.Reads("3 Nov 2026: They announced too late that they need")
	p.Presses("ctrl+c")
	p.leaves()
}

// TestTheAuthorityIsAskedOnceItsTimeIsOver: the walk is past the form then.
func TestTheAuthorityIsAskedOnceItsTimeIsOver(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.inTheMoreScreen()
	records := func(text, day string) {
		p.GoesTo(text)
		p.Presses("enter")
		p.Reads("on which day?")
		p.Presses("\x15", day, "enter") // ctrl+u empties the line
	}
	records("I sent it another way", "2026-05-04")
	p.Reads("> Write a reminder")
	p.Presses("tab")
	records("I have complained to the authority", "2026-07-10")
	p.Reads("next: ask the authority how it stands; its news was due by 12 Oct 2026", "> [ ] 5 Keep the e-mail that confirms it")
	p.Presses("tab")
	records("I have asked the authority how it stands", "2026-11-20")
	p.Reads("next: the authority has to decide")
	p.NoLonger("ask the authority")
	p.Presses("ctrl+c")
	p.leaves()
}

// TestWhatAnotherProgramTookAwayIsNoDeadEnd has the account removed by the command
// line while its day is asked for.
func TestWhatAnotherProgramTookAwayIsNoDeadEnd(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.inTheMoreScreen()
	p.GoesTo("I sent it another way")
	p.Presses("enter")
	p.Reads("on which day?")
	file, err := p.store.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range file.Events {
		if e.Do == state.Account {
			if _, err := p.store.Record(t.Context(), p.store.New(state.Event{Do: state.Undo, Undoes: e.ID, Account: e.Account})); err != nil {
				t.Fatal(err)
			}
		}
	}
	p.Presses("enter")
	p.Reads("This account is no longer on your list.")
	p.Presses("enter")
	p.Reads("No account is on your list yet.")
	p.Presses("ctrl+c")
	p.leaves()
}

// TestPastMidnightTheDayIsTheNewOne leaves the program open over night.
func TestPastMidnightTheDayIsTheNewOne(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.inTheMoreScreen()
	p.mu.Lock()
	p.now = p.now.Add(24 * time.Hour)
	p.mu.Unlock()
	p.GoesTo("I did this already")
	p.Presses("enter")
	p.Answers("Yes, today")
	p.Reads("done 24 Nov 2026")
	p.Presses("ctrl+c")
	p.leaves()
}

// TestWhatElseALetterCanSayIsAListToTick: nothing is ticked beforehand, and what is ticked
// stands in the letter.
func TestWhatElseALetterCanSayIsAListToTick(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.inTheMoreScreen()
	p.GoesTo("Write the full letter")
	p.Presses("enter")
	p.Reads("Your name")
	p.Presses("Anna", "enter")
	p.Reads("The e-mail address with which")
	p.Presses("anna@example.org", "enter")
	p.Reads("Which reasons of your own")
	p.Presses("space", "tab", "enter")
	p.Reads("The full letter about Facebook")
	p.GoesTo("What else the letter can say")
	p.Presses("enter")
	p.Reads("> Your postal address", "[ ] Also ask that your data be erased from what they keep for training")
	p.Presses("enter")
	p.Presses("Weg 1, Berlin", "enter")
	p.GoesTo("[ ] Also ask that your data be erased")
	p.Presses("enter", "enter") // which only goes on elsewhere
	p.Presses("space")
	p.Reads("> [x] Also ask that your data be erased")
	p.GoesTo("Back")
	p.Presses("enter")
	p.Reads("> What else the letter can say")
	p.GoesTo("Change your postal address")
	p.Presses("ctrl+c")
	p.leaves()
	got := strings.Join(p.recorded(), "\n")
	for _, want := range []string{"detail Weg 1, Berlin", "detail yes"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not recorded:\n%s", want, got)
		}
	}
}
