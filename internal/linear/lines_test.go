package linear

import (
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
)

// typist sends each text to the face once it has put another question, as a person does who
// waits for it.
type typist struct {
	mu    sync.Mutex
	asked *sync.Cond
	out   strings.Builder
	texts []string
	sent  int
	rest  string
}

func newTypist(texts ...string) *typist {
	y := &typist{texts: texts}
	y.asked = sync.NewCond(&y.mu)
	return y
}

func (y *typist) Write(b []byte) (int, error) {
	y.mu.Lock()
	defer y.mu.Unlock()
	y.asked.Broadcast()
	return y.out.Write(b)
}

func (y *typist) Read(b []byte) (int, error) {
	y.mu.Lock()
	defer y.mu.Unlock()
	if y.rest == "" {
		for strings.Count("\n"+y.out.String(), "\n> ")+strings.Count(y.out.String(), "> \n> ") <= y.sent {
			y.asked.Wait()
		}
		if y.sent == len(y.texts) {
			return 0, io.EOF
		}
		y.rest = y.texts[y.sent]
		y.sent++
	}
	n := copy(b, y.rest)
	y.rest = y.rest[n:]
	return n, nil
}

// TestATextThatIsPastedInSeveralLinesDoesNothing at a terminal, and is an answer where a text
// is asked for.
func TestATextThatIsPastedInSeveralLinesDoesNothing(t *testing.T) {
	const none = "none" // no text was pasted
	const mail = "From: Meta\nyes\nd\nx\ny\nu\n\n  done\nq\nAnna\n"
	toNote, toLabel := []string{"\n", "n\n"}, []string{"\n", "b\n", "l\n", "a instagram\n"}
	for name, c := range map[string]struct {
		before []string
		paste  string
		note   string // what is recorded of it
		last   string // its last line, which has no end until the person presses Enter
	}{
		"at the overview":            {nil, mail, "", ""},
		"at a step":                  {[]string{"\n"}, mail, "", ""},
		"with the ends of Windows":   {[]string{"\n"}, strings.ReplaceAll(mail, "\n", "\r\n"), "", ""},
		"answers and nothing else":   {[]string{"\n"}, "d\ns\nx\ny\nu\n", "", "d"},
		"a long one":                 {[]string{"\n"}, strings.Repeat(mail, 200), "", ""},
		"at the list":                {[]string{"l\n"}, "facebook, instagram\n-facebook\n", "", ""},
		"where yes is asked for":     {[]string{"\n", "x\n"}, "yes\ny\nsure\n", "", ""},
		"where a day is asked for":   {[]string{"\n", "sent\n"}, "2026-11-02\n2026-11-03\n", "", ""},
		"with escape sequences":      {[]string{"\n"}, "\x1b[200~d\nyes\x1b[201~\nd\n", "", ""},
		"into a note":                {toNote, "They wrote:\n\n  no, never.\r\n", "They wrote: no, never. Yours", "Yours"},
		"into a name":                {toLabel, "my shop\nand more\n", "my shop and more", ""},
		"too long for a note":        {toNote, strings.Repeat("They wrote.\n", 2000), "", ""},
		"one line is as if typed":    {toNote, "They wrote: no.\n", "They wrote: no.", none},
		"Enter that is held down":    {toNote[:1], "\n\n\n\n", "", none},
		"a key, and what it repeats": {toNote, "nnnnn\n\n", "nnnnn", none},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t)
			if _, err := p.store.Record(t.Context(), p.store.New(state.Event{Do: state.Country, Country: "DE"}),
				p.store.New(state.Event{Do: state.Account, Account: "facebook", Platform: "facebook"})); err != nil {
				t.Fatal(err)
			}
			start := p.start()
			start.Asks = true
			texts := append(slices.Clone(c.before), c.paste)
			if c.last != none {
				texts = append(texts, c.last+"\n")
			}
			y := newTypist(texts...)
			if err := Run(start, y, y); err != nil {
				t.Fatal(err)
			}
			got := strings.Join(p.file()[2:], "|")
			if c.note == "" && got != "" || !strings.Contains(got, c.note) {
				t.Errorf("recorded %q, want %q:\n%s", got, c.note, y.out.String())
			}
		})
	}
}
