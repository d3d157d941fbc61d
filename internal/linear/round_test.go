package linear

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestManyLettersAreAskedForOnceWrittenAndRecordedByNumber deals with three platforms.
func TestManyLettersAreAskedForOnceWrittenAndRecordedByNumber(t *testing.T) {
	p := newPerson(t)
	p.types("", "facebook, reddit, bluesky, whatsapp", "q")
	dir := filepath.Join(t.TempDir(), "letters")
	before := p.file()
	out := p.types("letters", "Anna Beispiel", "anna@example.org", "1, 3", "x", "9", "2", "", "w", dir, "w", dir, "",
		"sent", "1 7", "", "sent", "3, 1", "", "sent", "3 1", "2", "2026-11-20", "u", "", "q")
	p.says(out, "Your name in letters: Anna Beispiel", "Your e-mail address or number in letters: anna@example.org", "Your reasons are kept",
		"The letters to send now:\n1 Facebook: the full letter to the company (Meta Platforms Ireland Limited).\n2 WhatsApp (your objection): ",
		"3 Reddit (your objection): the full letter to the company (Reddit Netherlands B.V.).\nBluesky: no letter now (nothing to do, the company says).\nWhich number is to be read?",
		`"x" is not an answer here`, "There is no number 9", "For WhatsApp (your objection): the full letter to the company (Deutsch).",
		"Written to "+dir+"\n", "Not written: ", "No file was written.", "There is no number 7", "Nothing is recorded as sent.",
		"To be recorded as sent: Reddit (your objection), Facebook. How were they sent?\n1 I have not sent them yet: change nothing.\n2 by e-mail.",
		"Nothing is recorded as sent.", "On which day were they sent?", "Saved.\nReddit (your objection): sent 20 Nov 2026", "Facebook: sent 20 Nov 2026",
		"Undone: Reddit (your objection) marked as sent, Facebook marked as sent. Saved.")
	if n := strings.Count(out, "Your name, as"); n != 1 {
		t.Errorf("the name was asked for %d times", n)
	}
	data, err := os.ReadFile(filepath.Join(dir, "03-reddit-objection.txt"))
	if err != nil || !strings.Contains(string(data), "Anna Beispiel") {
		t.Errorf("wrote %q (%v)", data, err)
	}
	want := append(slices.Clip(before), "detail ", "detail ", "detail ", "outcome reddit sent", "outcome facebook sent", "undo reddit", "undo facebook")
	if got := p.file(); len(got) != len(want) {
		t.Errorf("the file holds %q", got)
	}
}

// TestOneLetterOfManyLeadsBackToThem reads and records one.
func TestOneLetterOfManyLeadsBackToThem(t *testing.T) {
	p := newPerson(t)
	p.types("", "facebook, reddit, whatsapp", "q")
	out := p.types("letters", "Anna", "a@example.org", "1", "3", "sent", "", "1", "b", "q")
	p.says(out, "For Reddit (your objection)", "How was it sent?", "Saved. Reddit (your objection): sent 24 Nov 2026", "The letters to send now:\n1 Facebook: ")
	p.says(p.types("letters", "1", "", "b", "q"), "For Facebook: the full letter", "Which number is to be read?", "Reddit (your objection): sent 24 Nov 2026")
	if out := p.types("?", "q"); !strings.Contains(out, "letters: all letters that are due or possible now") {
		t.Errorf("the help does not name them:\n%s", out)
	}
}

// TestAnAnswerThatDoesNotFitSaysWhatToDo records a question, its answer, and a form that
// was not there.
func TestAnAnswerThatDoesNotFitSaysWhatToDo(t *testing.T) {
	p := newPerson(t)
	p.types("", "facebook, instagram", "q")
	out := p.types("1", "sent", "2026-11-02", "h", "identity", "2026-11-10", "f", "1", "", "answered", "", "q")
	p.says(out, "identity: they ask who you are", "Saved. A letter that answers them is ready. They may ask only if they have reasonable doubts about who you are", "what they asked on 10 Nov 2026. A letter for that is ready: t.",
		"1 What to do about that.", "What to do about that:\nA letter that answers them is ready. They may ask only", "Saved. Facebook: sent 2 Nov 2026", "by law due 16 Dec 2026")
	p.says(p.types("2", "no-form", "", "q"), "Saved. Nothing was sent, so no time runs yet.")
}
