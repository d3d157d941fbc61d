package linear

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// last is the newest event of the state file.
func (p *person) last() state.Event {
	p.t.Helper()
	file, err := p.store.Load()
	if err != nil {
		p.t.Fatal(err)
	}
	return file.Events[len(file.Events)-1]
}

func (p *person) lacks(out string, texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		if strings.Contains(out, text) {
			p.t.Errorf("%q came:\n%s", text, out)
		}
	}
}

func TestALetterIsReadOutMailedWrittenAndKeptAsSent(t *testing.T) {
	p := newPerson(t)
	p.types("", "claude", "q")
	there, fresh := filepath.Join(t.TempDir(), "there.txt"), filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(there, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := p.types("1", "t", "2", "Anna Beispiel", "anna@example.org", "1, 3", "m", "w", there, fresh, "w", "", "l", "Klingon", "12", "english",
		"reminder", "sent", "2026-11-20", "9", "5", "f", "1", "2", "", "q")
	p.says(out, "1 a short reason for a form.\n2 the full letter to the company.\nWhich number? Enter alone: 1, a short reason for a form.",
		"Your name, as", "Your name in letters: Anna Beispiel. Saved.\n", "Your e-mail address or number in letters: anna@example.org. Saved.\n",
		"1 I published", "Your reasons are kept for the next letters. Saved.\n",
		"For Claude (your objection): the full letter to the company (Deutsch).\nTo: Anthropic", "By e-mail: privacy@anthropic.com\n", "Betreff: Widerspruch nach Art. 21",
		letter.Grounds("de")[0].Text, letter.Grounds("de")[2].Text, "End of the text.\nRead it before you send it. It is not legal advice.\nm: mail, ",
		"Handed to your mail program, to privacy@anthropic.com, with the subject only", "Not written: ", "Which new file", "Written to "+fresh+"\n", "No file was written.",
		"1 Deutsch.\n2 English.\n", "\"Klingon\" is not an answer here.", "There is no number 12",
		"For Claude (your objection): the full letter to the company (English).\n", "Subject: Objection",
		"\"reminder\" is not an answer here.", "On which day?", "How was it sent?\n1 I leave that open.\n2 by e-mail.", "There is no number 9", "Saved. Claude (your objection): sent 20 Nov 2026, no answer yet, by your word",
		"What happened:\n20 Nov 2026: Request sent (by registered post). The text is kept: see what was sent.\n",
		"What was sent:\n20 Nov 2026: Request sent (by registered post), with this text:\nAnna Beispiel\nanna@example.org")
	if n := strings.Count(out, "Betreff: "); n != 1 {
		t.Errorf("the German letter was read %d times, want once", n)
	}
	if data, _ := os.ReadFile(there); string(data) != "mine" {
		t.Errorf("it wrote over a file: %q", data)
	}
	data, err := os.ReadFile(fresh)
	if err != nil || !strings.Contains(string(data), "\nBetreff: Widerspruch") || strings.Contains(string(data), "{") {
		t.Errorf("wrote %q (%v)", data, err)
	}
	if len(p.mails) != 1 || !strings.HasPrefix(p.mails[0], "mailto:privacy@anthropic.com?subject=Widerspruch%20nach") {
		t.Errorf("mailed %q", p.mails)
	}
	e := p.last()
	if e.Outcome != "sent" || e.On != "2026-11-20" || e.Way != "letter-gdpr" || e.Means != "registered" || !strings.Contains(e.Text.String(), "\nSubject: Objection") || !strings.Contains(e.Text.String(), "Anna Beispiel") {
		t.Errorf("recorded %s on %s by %s: %s", e.Outcome, e.On, e.Means, e.Text)
	}
}

// TestWhatALetterLacks asks each thing with a wrong and a good answer, none, and
// the end of the input.
func TestWhatALetterLacks(t *testing.T) {
	for name, c := range map[string]struct {
		answers []string // after the letter was chosen
		says    []string
		file    []string // the newest events
	}{
		"no name":             {[]string{"", "b", "q"}, []string{"Your name, as", "Which number?", "Step 1 of"}, []string{"account facebook"}},
		"a name of figures":   {[]string{"42", "b", "q"}, []string{"\"42\" has no letters in it"}, []string{"account facebook"}},
		"a long name":         {[]string{strings.Repeat("x", 101), "q"}, []string{"longer than 100 characters"}, []string{"account facebook"}},
		"input ends":          {[]string{"Anna"}, []string{"log in with, or a number?", "The input has ended. Everything is saved."}, []string{"detail Anna"}},
		"a name with escapes": {[]string{"A\x1b[2Jn\u202ena", "q"}, []string{"Your name in letters: "}, []string{"detail A[2Jnna"}},
		"no address": {
			[]string{"Anna", "anna", "a b@c.de", "@c.de", "a@c", "a@c.", strings.Repeat("a", 300) + "@c.de", "", "b", "q"},
			[]string{"\"anna\" is not an e-mail", "\"a b@c.de\" is", "\"@c.de\" is", "\"a@c\" is", "\"a@c.\" is", "longer than 254", "Which number?"},
			[]string{"detail Anna"},
		},
		"no grounds": {
			[]string{"Anna", "a@c.de", "10", "1,10", "0", ",", "works!", "", "b", "q"},
			[]string{"no number 10", "no number 10", "no number 0", "\",\" is neither", "\"works!\" is neither", "Which number?"},
			[]string{"detail a@c.de"},
		},
		"grounds by number":    {[]string{"Anna", "a@c.de", "9, 1,9", "q"}, []string{"End of the text."}, []string{"detail works,audience"}},
		"grounds of their own": {[]string{"Anna", "a@c.de", "My work is mine.", "q"}, []string{"My work is mine.", "End of the text."}, []string{"detail My work is mine."}},
		"told anew": {
			[]string{"Anna", "a@c.de", "1", "c", "Annette", "", "2, 3", "c", "b", "", "q"},
			[]string{"Your name is Anna. Type another", "Your e-mail address or number is a@c.de.", "Enter alone keeps: I published", "End of the text.", "Your name is Annette.", "Step 1 of"},
			[]string{"detail Annette", "detail facebook false,family"},
		},
		"taken back": {[]string{"Anna", "a@c.de", "1", "u", "q"}, []string{"End of the text.", "Undone: what you told for the letters. Saved.\nThe law asks for reasons from your own situation. Give only what is true for you.\nWhich of these"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPerson(t)
			out := p.types(append([]string{"", "facebook", "g", "t", "2"}, c.answers...)...)
			p.says(out, c.says...)
			got := p.file()
			if got = got[max(0, len(got)-len(c.file)):]; c.file != nil && !slices.Equal(got, c.file) {
				t.Errorf("recorded %q, want %q", got, c.file)
			}
		})
	}
}

func TestTheLetterThatComesNextIsReadyAfterSilence(t *testing.T) {
	p := newPerson(t)
	out := p.types("", "facebook", "g", "t", "3", "b", "sent", "2026-10-02", "v", "", "t", "", "Anna", "anna@example.org", "sent", "2026-10-01", "", "", "q")
	p.says(out, "There is no number 3", "Saved. Facebook: no answer in time, since 3 Nov 2026", "next: remind them", "A letter for that is ready: t.",
		"Enter alone goes on with Facebook.", "Facebook: no answer in time", "A letter for that is ready: t.",
		"3 a reminder, as no answer came.\n4 a complaint to the authority.\nWhich number? Enter alone: 3,",
		"For Facebook: a reminder, as no answer came (Deutsch).\nTo: Meta", "End of the text.\nRead it before",
		"2026-10-01 is before the day on which it was sent, 2 Oct 2026", "Saved. Facebook: no answer in time", "complain to the authority, from")
	if e := p.last(); e.Outcome != "reminded" || e.On != "2026-11-24" || !strings.Contains(e.Text.String(), "2. Oktober 2026") {
		t.Errorf("recorded %s on %s: %s", e.Outcome, e.On, e.Text)
	}
	out = p.types("1", "t", "4", "1", "xyz", "Saxony", "c", "", "", "", "Lower Saxony", "w", filepath.Join(t.TempDir(), "x.txt"), "sent", "", "", "q")
	p.says(out, "Which part of your country (Germany) do you live in?", "\"xyz\" is not a part of the country (Germany) with an authority of its own.", "Complaints go to: Saxony Data Protection",
		"For Facebook: a complaint to the authority (Deutsch).\nTo: Sächsische", "(Saxony Data Protection", "By post: ", "Online: https://", "Languages: German\n",
		"Known from: https://", "Beschwerde nach Art. 77 DSGVO", "2. Oktober 2026: Widerspruch abgesendet\n24. November 2026: Erinnerung",
		"Your name is Anna.", "Complaints go to: Saxony Data Protection and Transparency Commissioner. Type another", "Complaints go to: Lower Saxony",
		"To: Landesbeauftragter für den Datenschutz, Niedersachsen", "Saved. Facebook: no answer in time", "the authority has to decide")
}

// TestAComplaintGoesToThePartOfTheCountry: without it, none is written to an
// authority that does not decide.
func TestAComplaintGoesToThePartOfTheCountry(t *testing.T) {
	p := newPerson(t)
	p.types("", "facebook", "g", "sent", "2026-10-02", "t", "2", "Anna", "anna@example.org", "1", "q")
	out := p.types("1", "t", "4", "p", "sachs", "b", "4", "", "q")
	p.says(out, "\nBaden-Württemberg Data Protection Commissioner: BW.\n", "\nThuringia", "\"sachs\" fits several. Type the code of one:\n", "Which number?", "Which part of your country", "Enter alone writes no complaint.\nWhich number?")
	if strings.Contains(out, "Beschwerde") {
		t.Errorf("it wrote a complaint: %s", out)
	}
	for _, e := range p.file() {
		if strings.Contains(e, "DE-") {
			t.Errorf("it recorded a part that nobody chose: %q", e)
		}
	}
}

func TestARefusalIsAnsweredWithItsReason(t *testing.T) {
	p := newPerson(t)
	out := p.types("", "facebook", "g", "sent", "2026-10-02", "refused", "2026-10-20", "", "t", "", "Anna", "anna@example.org", "1", "", "3", "no \x1bgrounds\u202e shown",
		"sent", "", "", "q")
	p.says(out, "Saved. Facebook: refused 20 Oct 2026", "Enter alone: 3, an answer to their refusal.", "What did they write about Facebook?",
		"Which number?", "What did they write about Facebook?", "What they wrote is kept. Saved.",
		"For Facebook: an answer to their refusal (Deutsch).", "no grounds shown", "Saved. Facebook: refused 20 Oct 2026, by your word; complain to the authority, from 8 Dec 2026 on.")
	if e := p.last(); e.Outcome != "replied" || !strings.Contains(e.Text.String(), "no grounds shown") {
		t.Errorf("recorded %s on %s: %s", e.Outcome, e.On, e.Text)
	}
	if strings.ContainsAny(out, "\x1b\u202e") {
		t.Errorf("it wrote control characters: %q", out)
	}
}

func TestEnterAloneInLettersNeverClaims(t *testing.T) {
	p := newPerson(t)
	p.types("", "facebook", "g", "t", strings.Repeat("\n", 60))
	p.types("1", "t", "2", "Anna", "anna@example.org", "1", strings.Repeat("\n", 60))
	for _, e := range p.file() {
		if f := strings.Fields(e); f[0] == "outcome" || f[0] == "step" && strings.HasSuffix(e, " send") || strings.HasPrefix(e, "detail works") {
			t.Errorf("Enter alone recorded %q", e)
		}
	}
	if len(p.mails) > 0 {
		t.Errorf("Enter alone mailed %q", p.mails)
	}
}

func TestNoLetterWhereNothingCanBeSent(t *testing.T) {
	p := newPerson(t)
	out := p.types("us", "facebook", "g", "?", "t", "q")
	p.says(out, "\"t\" is not an answer here")
	p.lacks(out, "a text or letter to send")
}

// TestEveryWordOfALetterIsThere looks for a language or a placeholder of which
// nothing could be said.
func TestEveryWordOfALetterIsThere(t *testing.T) {
	w := words.English()
	known := []string{"controller", "company", "gdpr"}
	optional := regexp.MustCompile(`\[if [^]]*\]`) // parts that stand only with what they name
	for _, l := range letter.Languages() {
		if w.Languages[l] == "" || w.OwnLanguages[l] == "" {
			t.Errorf("the language %s has no name", l)
		}
	}
	for _, k := range letter.Kinds() {
		if w.Linear.Get().LetterKinds[string(k)] == "" {
			t.Errorf("the letter %s has no name", k)
		}
		for _, law := range []catalog.Law{catalog.GDPR, catalog.UKGDPR, catalog.FADP, catalog.LGPD, ""} {
			for _, m := range regexp.MustCompile(`\{([a-z_]+)\}`).FindAllStringSubmatch(optional.ReplaceAllString(letter.Template(k, law, "en"), ""), -1) {
				if !slices.Contains(known, m[1]) && w.Follow.Get().LetterLacks[m[1]] == "" {
					t.Errorf("%s, %q: {%s} could be missing without a word", k, law, m[1])
				}
			}
		}
	}
	for _, c := range []country.Code{"AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "BR"} {
		for _, a := range letter.Authorities(c) {
			for _, l := range a.Languages {
				if w.Languages[l] == "" {
					t.Errorf("%s takes %s, which has no name", a.English, l)
				}
			}
		}
	}
}

// TestWhatElseALetterCanSayIsAskedOnlyIfThePersonAsks: Enter leaves each open, and goes on.
func TestWhatElseALetterCanSayIsAskedOnlyIfThePersonAsks(t *testing.T) {
	p := newPerson(t)
	out := p.types("", "facebook", "g", "t", "2", "Anna", "a@c.de", "1", "a", "Weg 1, 10115 Berlin", "", "", "", "", "perhaps", "y", "", "a", "Berlin", "", "", "", "n", "", "c", "", "", "", "-", "", "q")
	p.says(out, "End of the text.\nRead it before", "Your postal address? Enter alone leaves it out.\nThe letter says: Weg 1, 10115 Berlin. Saved.\nThe place beside the date",
		"\"perhaps\" is not an answer here.", "erased from what they keep for training? y: yes. Enter alone: no.\nThe letter says so. Saved.\nHave you no account there",
		"Anna\nWeg 1, 10115 Berlin\na@c.de", "(Art. 17 Abs. 1 lit. c DSGVO)", "The letter says: Berlin. Saved.",
		"The letter has this: Also ask that your data be erased from what they keep for training. n: take it out. Enter alone keeps it.\nThe letter does not say so. Saved.",
		"\nBerlin, 24. November 2026", "Your address is Weg 1, 10115 Berlin. Type another, - for none, or Enter alone keeps it.\nThe letter leaves that out. Saved.\nThe place is Berlin.")
	if last := out[strings.LastIndex(out, "For Facebook"):]; strings.Contains(last, "Weg 1") || strings.Contains(last, "Art. 17") {
		t.Errorf("what was taken back is still there:\n%s", last)
	}
}
