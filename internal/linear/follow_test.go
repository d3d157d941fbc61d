package linear

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheDayOfAnOutcome(t *testing.T) {
	for name, c := range map[string]struct {
		answers []string
		says    []string
		on      string // of the newest event, "" if nothing was recorded
	}{
		"today":             {[]string{"sent", "", "q"}, []string{"Enter alone: today.", "Saved. Facebook: sent 24 Nov 2026"}, "2026-11-24"},
		"earlier":           {[]string{"sent", "2026-11-02", "q"}, []string{"Saved. Facebook: sent 2 Nov 2026"}, "2026-11-02"},
		"the future":        {[]string{"sent", "2026-11-25", "q"}, []string{"2026-11-25 is yet to come: today is 24 Nov 2026.", "On which day?"}, ""},
		"nonsense":          {[]string{"sent", "2026-02-30", "last week", "2.11.2026", "q"}, []string{"\"2026-02-30\" is not a date", "\"last week\" is not a date", "\"2.11.2026\" is not a date"}, ""},
		"too early":         {[]string{"sent", "1026-11-02", "2018-05-24", "q"}, []string{"the earliest day is 25 May 2018", "the earliest day is 25 May 2018"}, ""},
		"back":              {[]string{"sent", "b", "q"}, []string{"On which day?", "Step 1 of 5"}, ""},
		"help":              {[]string{"sent", "?", "q"}, []string{"You can answer:\na day as year, month and day"}, ""},
		"input ends":        {[]string{"sent"}, []string{"On which day?", "The input has ended. Everything is saved."}, ""},
		"before it was":     {[]string{"sent", "2026-11-02", "extended", "2026-11-01", "2026-11-03", "q"}, []string{"2026-11-01 is before the day on which it was sent, 2 Nov 2026", "Saved."}, "2026-11-03"},
		"in time":           {[]string{"sent", "2026-10-02", "extended", "2026-11-02", "q"}, []string{"Saved. Facebook: sent 2 Oct 2026"}, "2026-11-02"},
		"too late":          {[]string{"sent", "2026-10-02", "extended", "2026-11-03", "q"}, []string{"Saved. By law this has to be told within the time to answer. It came later, and moves no date. Facebook: no answer in time"}, "2026-11-03"},
		"the authority":     {[]string{"sent", "2026-05-04", "complained", "2026-07-10", "?", "reminded", "", "q"}, []string{"next: ask the authority how it stands; its news was due by 12 Oct 2026.", "reminded: you have asked the authority how it stands\n", "Saved. Facebook: no answer in time, since 5 Jun 2026; next: the authority has to decide."}, "2026-11-24"},
		"a refusal":         {[]string{"sent", "2026-11-02", "refused", "2026-11-04", "no", "q"}, []string{"On which day?", "What did they write", "Saved. Facebook: refused 4 Nov 2026"}, "2026-11-04"},
		"no refusal":        {[]string{"sent", "2026-11-02", "refused", "2026-11-04", "b", "q"}, []string{"What did they write", "Everything is saved."}, "2026-11-02"},
		"too early a reply": {[]string{"sent", "2026-11-02", "refused", "2026-11-04", "no", "replied", "2026-11-03", "2026-11-05", "q"}, []string{"2026-11-03 is before the day on which they refused, 4 Nov 2026", "Saved."}, "2026-11-05"},
		"to nothing":        {[]string{"refused", "q"}, []string{"\"refused\" is not an answer here."}, ""},
		"hostile":           {[]string{"sent", "2026-\x1b[2J11\u202e-02", "q"}, []string{"is not a date"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPerson(t)
			out := p.types(append([]string{"", "facebook", "g"}, c.answers...)...)
			p.says(out, c.says...)
			if strings.ContainsAny(out, "\x1b\u202e") {
				t.Errorf("it wrote control characters: %q", out)
			}
			e := p.last()
			if c.on == "" && e.Do != "account" || e.On != c.on {
				t.Errorf("the newest event is %s of the day %q, want the day %q", e.Do, e.On, c.on)
			}
		})
	}
}

// TestATextIsKeptAsSentIfThePersonSaysSo shows the text at step 3 and ticks step
// 4, which sends it.
func TestATextIsKeptAsSentIfThePersonSaysSo(t *testing.T) {
	asks := "Was it sent with the text from here?"
	for name, c := range map[string]struct {
		answers []string // at step 4
		says    string
		ticked  bool
		text    string // how the kept text begins
	}{
		"yes":        {[]string{"y", "q"}, "Done, saved. Step 5 of 5", true, "Nach Art. 21 Abs. 1 DSGVO widerspreche ich"},
		"as a word":  {[]string{"YES", "q"}, "Done, saved. Step 5 of 5", true, "Nach Art. 21 Abs. 1 DSGVO widerspreche ich"},
		"no":         {[]string{"n", "q"}, "Done, saved. Step 5 of 5", true, ""},
		"enter":      {[]string{"", "q"}, "Done, saved. Step 5 of 5", true, ""},
		"wrong":      {[]string{"perhaps", "q"}, "\"perhaps\" is not an answer here.", false, ""},
		"help":       {[]string{"?", "q"}, "y: yes, it was sent with this text", false, ""},
		"back":       {[]string{"b", "q"}, "Step 4 of 5: Send the form.", false, ""},
		"input ends": {nil, "The input has ended.", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPerson(t)
			out := p.types(append([]string{"", "facebook", "g", "3", "t", "s", "d"}, c.answers...)...)
			p.says(out, "A text to copy (Deutsch):", "End of the text.", "Is it sent?", asks, c.says)
			e := p.last()
			if ticked := e.Step == "send"; ticked != c.ticked || !strings.HasPrefix(e.Text.String(), c.text) || c.text == "" && !e.Text.IsZero() {
				t.Errorf("recorded %s %s: %s", e.Do, e.Step, e.Text)
			}
		})
	}
	p := newPerson(t)
	p.lacks(p.types("", "facebook, instagram", "g", "3", "t", "v", "2", "4", "d", "q"), asks)
	p = newPerson(t)
	p.types("", "facebook", "g", "3", "t", "q")
	p.lacks(p.types("1", "4", "d", "q"), asks) // it was shown in another run
}

func TestFilesAreKeptListedAndOpened(t *testing.T) {
	p := newPerson(t)
	dir := t.TempDir()
	mail := filepath.Join(dir, "mail.eml")
	odd := filepath.Join(dir, "9")
	for _, path := range []string{mail, odd} {
		if err := os.WriteFile(path, []byte("they confirmed "+path), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := p.types("", "facebook", "g", "p", "", "p", "?", "1", filepath.Join(dir, "no\x1b[2J\u202ething"), dir, mail, mail, "2", "1", odd, "b", "u", "f", "1", "", "p")
	p.says(out, "No file is kept with Facebook yet.\nKeep which file?", "Step 1 of 5", "A path, such as ~/mail.eml: keep a copy", "Not kept: ", "Not kept: ", "Not kept: ",
		"A copy of mail.eml is kept with Facebook as number 1. Saved.\nA number opens it", "mail.eml is kept with Facebook already.",
		"There is no number 2", "Opening mail.eml with its program.", "A copy of 9 is kept with Facebook as number 2. Saved.",
		"Undone: the file kept with Facebook. Saved.", "Your proofs:\nmail.eml, ", " bytes, kept on 24 Nov 2026",
		"Files kept with Facebook:\n1 mail.eml, ", "The input has ended. Everything is saved.")
	if strings.ContainsAny(out, "\x1b\u202e") {
		t.Errorf("it wrote control characters: %q", out)
	}
	if len(p.shows) != 1 || !strings.HasSuffix(p.shows[0], ".eml") {
		t.Errorf("opened %q", p.shows)
	}
	if err := os.RemoveAll(p.store.Proofs()); err != nil {
		t.Fatal(err)
	}
	p.says(p.types("1", "p", "1", "q"), "mail.eml was not opened: ", "A number opens it")
}

// TestEachNewQuestionHelpsGoesBackAndEnds asks for help at each question, goes
// back from it, and lets the input end there.
func TestEachNewQuestionHelpsGoesBackAndEnds(t *testing.T) {
	for name, c := range map[string]struct {
		path []string // the answers that lead to it, from the first step
		back string   // what is said after going back
	}{
		"which letter":  {[]string{"1", "t"}, "Step 1 of 5"},
		"a letter":      {[]string{"1", "t", "1"}, "Which number?"},
		"name":          {[]string{"1", "t", "2"}, "Which number?"},
		"language":      {[]string{"1", "t", "1", "l"}, "w: to a file"},
		"path":          {[]string{"1", "t", "1", "w"}, "w: to a file"},
		"day":           {[]string{"1", "sent"}, "Step 1 of 5"},
		"day of one":    {[]string{"1", "t", "1", "sent"}, "w: to a file"},
		"proofs":        {[]string{"1", "p"}, "Step 1 of 5"},
		"as shown":      {[]string{"3", "t", "s", "d"}, "Step 4 of 5"},
		"what is known": {[]string{"1", "f"}, "Step 1 of 5"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPerson(t)
			p.types("", "facebook", "q")
			before := len(p.file())
			for _, help := range []string{"?", "h", "help"} {
				out := p.types(append(append([]string{""}, c.path...), help, "b", "q")...)
				p.says(out, "You can answer:\n", "Enter alone does what the question says.\n", c.back, "Everything is saved.")
				p.lacks(out, "\n\n", ": b: ", ": u: ", "is not an answer")
			}
			p.says(p.types(append([]string{""}, c.path...)...), "The input has ended. Everything is saved.")
			if got := len(p.file()); got != before {
				t.Errorf("%d events, want %d: %q", got, before, p.file())
			}
		})
	}
}

// TestAMailThatReadsLikeAnAnswerIsOffered says no, and then yes to the other one.
func TestAMailThatReadsLikeAnAnswerIsOffered(t *testing.T) {
	p := newPerson(t)
	p.types("", "facebook", "q")
	dir := t.TempDir()
	for name, body := range map[string]string{"yes.eml": "We will honor your objection.", "no.eml": "We reject your objection."} {
		data := "From: Facebook <noreply@facebook.com>\nDate: Tue, 17 Nov 2026 08:15:00 +0100\nDKIM-Signature: x\n\n" + body
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := p.types("1", "sent", "2026-11-02", "p", filepath.Join(dir, "yes.eml"), "", filepath.Join(dir, "no.eml"), "2", "", "q")
	p.says(out, "By its own words from Facebook <noreply@facebook.com>, 17 Nov 2026: \"no subject\". It bears a signature, not checked.",
		"This mail reads as if they follow your objection on Facebook. Is that so?\n1 No: only keep it.\n2 Yes: they confirmed it, on 17 Nov 2026.",
		"The mail is kept, and nothing else is recorded.", "This mail reads as if they refuse, on Facebook.", "Saved.", "refused 17 Nov 2026")
}
