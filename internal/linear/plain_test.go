package linear

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/durable"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/packed"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// person is somebody in Germany with a state file of their own.
type person struct {
	t       *testing.T
	store   *state.Store
	width   int
	opens   error // what the browser says
	links   []string
	mails   []string // what the mail program was handed
	copied  []string
	copies  error    // what the clipboard says
	shows   []string // the proofs that were opened
	words   *words.Words
	catalog *catalog.Catalog

	language  string
	languages []string
}

// catalogs are the catalogue of the program in each language, which no test changes.
var catalogs = func() map[string]func() *catalog.Catalog {
	all := map[string]func() *catalog.Catalog{}
	for _, language := range words.Offered() {
		all[language] = sync.OnceValue(func() *catalog.Catalog { return catalog.LoadIn("", language) })
	}
	return all
}()

func newPerson(t *testing.T) *person {
	t.Helper()
	day := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	return &person{t: t, store: &state.Store{Dir: t.TempDir(), Now: func() time.Time { return day }}, width: 500, words: words.English(), catalog: catalogs["en"]()}
}

// types gives these answers, and returns what was said after the greeting.
func (p *person) types(answers ...string) string {
	p.t.Helper()
	var out strings.Builder
	if err := Run(p.start(), strings.NewReader(strings.Join(answers, "\n")), &out); err != nil {
		p.t.Errorf("ended with %v:\n%s", err, out.String())
	}
	return out.String()
}

// start is what the face starts from.
func (p *person) start() Start {
	p.t.Helper()
	file, err := p.store.Load()
	if err != nil {
		p.t.Fatal(err)
	}
	return Start{
		Catalog: p.catalog, File: file, Guess: "DE", Words: p.words, First: "Plain mode.",
		Host: world.Host{
			Open: func(address string, domains []string) error {
				p.links = append(p.links, address)
				return errors.Join(link.Check(address, domains), p.opens)
			},
			New:    p.store.New,
			Record: p.store.Record,
			Poll:   p.store.Poll,
			Attach: func(account, path string) (state.File, error) {
				data, err := os.ReadFile(path)
				if err != nil {
					return state.File{}, err
				}
				file, _, _, err := p.store.Attach(context.Background(), account, path, data)
				return file, err
			},
			OpenProof: func(file string) error {
				_, err := os.Stat(filepath.Join(p.store.Proofs(), file))
				p.shows = append(p.shows, file)
				return err
			},
			Copy: func(text string) error { p.copied = append(p.copied, text); return p.copies },
			Discover: func(path string) (*discover.Accounts, error) {
				data, err := os.ReadFile(path)
				if err != nil {
					return nil, err
				}
				return discover.Read(path, bytes.NewReader(data), int64(len(data)), catalog.Load(""))
			},
			Mail:  func(address string) error { p.mails = append(p.mails, address); return link.CheckMail(address) },
			Write: func(path string, data []byte) (string, error) { return path, durable.WriteFile(path, data, false) },
			WriteAll: func(dir string, files map[string][]byte) (string, error) {
				all := map[string][]byte{}
				for name, data := range files {
					all[filepath.Join(dir, name)] = data
				}
				return dir, errors.Join(durable.MakeDir(dir), durable.WriteFiles(all, false))
			},
			Now: p.store.Now,
		},
		Width:    func() int { return p.width },
		Language: p.language, Languages: p.languages,
		Speak: func(language string) (*words.Words, *catalog.Catalog) {
			return words.In(language), catalog.LoadIn("", language)
		},
	}
}

// file is what the state file holds, in short.
func (p *person) file() []string {
	p.t.Helper()
	file, err := p.store.Load()
	if err != nil {
		p.t.Fatal(err)
	}
	all := make([]string, len(file.Events))
	for i, e := range file.Events {
		all[i] = strings.Join(strings.Fields(fmt.Sprint(e.Do, " ", e.Country, " ", e.Account, " ", e.Step, " ", e.Outcome, " ", e.To, " ", e.Text)), " ")
	}
	return all
}

func (p *person) says(out string, texts ...string) {
	p.t.Helper()
	rest := out
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			p.t.Fatalf("%q does not come, or not there:\n%s", text, out)
		}
		rest = after
	}
}

func TestASecondAccountANoteALinkAndUndo(t *testing.T) {
	p := newPerson(t)
	out := p.types("", "facebook, instagram", "a instagram", "", "a", "nowhere", "instagram", strings.Repeat("x", 61), "@anna", "a 2", "@ANNA", " @Anna ", "Rene\u0301", "a 2", "REN\u00c9", "@shop",
		"-instagram", "7", "4", "u", "g", "l", "b", "2",
		"n", "they want proof", "k", "9", "1", "u", "u", "x", "y", "u", "q")
	p.says(out,
		"What do you call this Instagram account?", "on which platform?", "No platform has \"nowhere\" in its name.", "What do you call this Instagram account?",
		"longer than 60 characters", "On your list now: Instagram @anna. Saved.",
		"Instagram @anna is on your list already.", "Instagram @anna is on your list already.", "On your list now: Instagram Ren\u00e9. Saved.",
		"Instagram Ren\u00e9 is on your list already.", "On your list now: Instagram @shop. Saved.",
		"Which Instagram account?\n1 Instagram.\n2 Instagram @anna.\n3 Instagram Ren\u00e9.\n4 Instagram @shop.\n", "There is no number 7", "Instagram @shop is off the list.",
		"Undone: taking Instagram @shop off the list. Saved.",
		"Step 1 of 5: Log in to Facebook", "The platforms.", "Where everything stands", "1 Facebook: to do", "5 Instagram @shop: to do",
		"Instagram: right to object", "Your note on Instagram?", "The note on Instagram is kept. Saved.",
		"Which account is in the same Accounts Center?", "1 Facebook.\n", "There is no number 9", "Instagram is linked with Facebook:",
		"Undone: Instagram linked. Saved.", "Undone: the note on Instagram. Saved.", "Saved. Instagram: done 24 Nov 2026, by your word; look again on",
		"Undone: Instagram marked as done. Saved.", "Everything is saved.")
	got := p.file()
	for _, want := range []string{"account instagram/@shop", "note instagram they want proof", "linked instagram facebook", "outcome instagram done"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
	p.says(p.types("q"), "1 Facebook: to do", "2 Instagram: to do", "3 Instagram @anna: to do", "4 Instagram Ren\u00e9: to do", "5 Instagram @shop: to do")
}

// TestWholeWordsAreAnswersInEnglishAndInTheLanguage answers in German what is asked
// in English.
func TestWholeWordsAreAnswersInEnglishAndInTheLanguage(t *testing.T) {
	w := *words.English()
	said := *w.Linear.Get()
	said.Answers = maps.Clone(said.Answers)
	said.Answers["sent"], said.Answers["help"], said.Answers["quit"] = "gesendet", "Hilfe", "Ende"
	w.Linear = packed.Later[words.Linear]{}
	*w.Linear.Value().(*words.Linear) = said
	for _, c := range []struct{ help, sent, quit string }{{"hilfe", "Gesendet", "ende"}, {"help", "sent", "quit"}} {
		p := newPerson(t)
		p.words = &w
		out := p.types("", "facebook", "", c.help, c.sent, "2026-11-20", c.quit)
		p.says(out, "\ngesendet: it was sent another way\n", "sent 20 Nov 2026, no answer yet", "Everything is saved.")
		if strings.Contains(out, "The input has ended") {
			t.Errorf("%q did not leave:\n%s", c.quit, out)
		}
	}
	if !w.IsYes(" Yes\n") || !w.IsYes("y") || w.IsYes("") || w.IsYes("no") {
		t.Error("yes is not yes, or something else is")
	}
	w.CLI.Get().Keep.Yes = []string{"ja"}
	if !w.IsYes("JA") || !w.IsYes("yes") || w.IsYes("jaja") {
		t.Error("in German: yes is not yes, or something else is")
	}
}

func TestStepsBackAndForth(t *testing.T) {
	p := newPerson(t)
	out := p.types("", "facebook", "", "d", "b", "r", "s", "i", "", "d", "t", "s", "", "u", "5", "f", "2", "", "e", "s", "s", "s", "s", "v", "q")
	p.says(out, "Done, saved. Step 2 of 5: Open", "Step 1 of 5, done: Log in", "Not done, saved. Step 1 of 5: Log in", "Left open. Step 2 of 5: Open",
		"By the menus: Settings & privacy", "Or by post: ATTN: Privacy Operations, Meta Platforms Ireland", "Handed to your browser", "Done, saved. Step 3 of 5",
		"A text to copy", "Art. 21 Abs. 1", "End of the text.\nEnter alone or d: done.", "Left open. Step 4 of 5: Send the form.",
		"Left open. Step 5 of 5", "Undone: the tick for \"Open the objection form\" on Facebook. Saved.\nStep 2 of 5, opened, not done yet: Open",
		"Step 5 of 5: Keep", "What is known about Facebook:\n1 What they take.\n", "Have ready:\n", "Step 5 of 5", "\"e\" is not an answer here",
		"Where everything stands", "1 Facebook: begun")
	if want := []string{"https://www.facebook.com/help/contact/6359191084165019"}; !slices.Equal(p.links, want) {
		t.Errorf("opened %q", p.links)
	}
}

// TestEnterAloneNeverClaims presses nothing but Enter: no request may be said to
// be sent or confirmed by that.
func TestEnterAloneNeverClaims(t *testing.T) {
	p := newPerson(t)
	p.opens = errors.New("there is no display here.")
	out := p.types("", "facebook, linkedin, tiktok, chatgpt", "g", strings.Repeat("\n", 60))
	p.says(out, "Opening www.facebook.com: https://www.facebook.com/\nNot opened: there is no display here. Use the link above in any browser.\n", "Where everything stands")
	for _, e := range p.file() {
		f := strings.Fields(e)
		if f[0] == "outcome" || f[0] == "opened" || f[0] == "step" && strings.HasSuffix(e, " send") || f[0] == "step" && strings.HasSuffix(e, " confirm") {
			t.Errorf("Enter alone recorded %q", e)
		}
	}
	if strings.Contains(out, ": sent ") || strings.Contains(out, ": done 24") {
		t.Errorf("Enter alone made something sent or done:\n%s", out)
	}
}

func TestTheListComesInPages(t *testing.T) {
	p := newPerson(t)
	all := catalog.Load("").Platforms()
	out := p.types(append([]string{"us", "v", "b", ""}, slices.Repeat([]string{""}, len(all)/8)...)...)
	for i, of := range all {
		if n := strings.Count(out, fmt.Sprintf("\n%d %s: ", i+1, of.Name)); n == 0 {
			t.Errorf("%s was never said", of.Name)
		}
	}
	lines := 0
	for l := range strings.Lines(out) {
		if lines++; strings.Contains(l, "h: all answers") {
			lines = 0
		}
		if lines > 20 {
			t.Fatalf("more than 20 lines without a question, at %s", l)
		}
	}
	p.says(p.types("", "l", "4", "/ meta", "/zzz"), "4 Coding, ", "Which group?", "Coding, ", "With \"meta\", 1 to ", "No platform has \"zzz\"")
}

func TestACountryIsFoundByItsOwnName(t *testing.T) {
	p := newPerson(t)
	out := p.types("Xanadu", "Korea", "Österreich", "q")
	p.says(out, "\"Xanadu\" is not the name or code of a country. Give its name in English or in its own language, or its code, such as DE.",
		"\"Korea\" is not the name or code of a country. Nearest: North Korea (KP), South Korea (KR).", "Austria")
	if got := p.file(); !slices.Equal(got, []string{"country AT"}) {
		t.Errorf("recorded %q", got)
	}
}

func TestEveryQuestionHasHelpAndAWayBack(t *testing.T) {
	p := newPerson(t)
	out := p.types("?", "b", "", "?", "facebook", "g", "?", "n", "?", "b", "f", "?", "b", "a", "?", "", "v", "?", "b", "q")
	if n := strings.Count(out, "You can answer:\n"); n != 7 {
		t.Errorf("help came %d times, want 7:\n%s", n, out)
	}
	p.says(out, "There is nothing to go back to. q leaves.", "x: the whole account is done already", "the note, on one line", "Everything is saved.")
	if got := p.file(); !slices.Equal(got, []string{"country DE", "account facebook"}) {
		t.Errorf("recorded %q", got)
	}
}

func TestHostileAnswersAreShownHarmlesslyAndLongOnesRefused(t *testing.T) {
	p := newPerson(t)
	out := p.types("", "\x1b[2J\x07\u202eevil", "facebook", "g", "\x1b]0;x\x07", "n", strings.Repeat("y", 1<<20), strings.Repeat("y", 2001), "short", "q")
	if strings.ContainsAny(out, "\x1b\x07\u202e") {
		t.Errorf("it wrote control characters: %q", out)
	}
	if n := strings.Count(out, "That is longer than 2000 characters."); n != 2 {
		t.Errorf("refused %d long notes, want 2", n)
	}
	if got := p.file(); got[len(got)-1] != "note facebook short" {
		t.Errorf("recorded %q", got)
	}
}

func TestNarrow(t *testing.T) {
	p := newPerson(t)
	p.width = 40
	for l := range strings.Lines(p.types("", "facebook", "", "?", "d", "", "t", "v", "q")) {
		if l = strings.TrimSuffix(l, "\n"); len([]rune(l)) > 40 && !strings.HasPrefix(l, "https://") {
			t.Errorf("longer than 40 columns: %s", l)
		}
	}
}

// TestWhatHappensAfterARefusal goes on where the steps end.
func TestWhatHappensAfterARefusal(t *testing.T) {
	p := newPerson(t)
	p.types("", "facebook", "g", "sent", "", "q")
	out := p.types("1", "refused", "", "we may", "replied", "", "f", "1", "", "?", "q")
	p.says(out, "1 Facebook: sent 24 Nov 2026", "On which day?", "What did they write", "Saved. Facebook: refused 24 Nov 2026, by your word; next: answer the refusal",
		"Saved. Facebook: refused", "What is known about Facebook:\n1 What happened.\n", "What happened:\n24 Nov 2026: Request sent\n24 Nov 2026: Refused: we may\n",
		"complained: you have complained to the authority\n")
	want := []string{"country DE", "account facebook", "outcome facebook sent", "outcome facebook refused we may", "outcome facebook replied"}
	if got := p.file(); !slices.Equal(got, want) {
		t.Errorf("recorded %q, want %q", got, want)
	}
}
