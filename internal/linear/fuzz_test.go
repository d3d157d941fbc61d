package linear

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/discover"
	"github.com/optout-tui/optout-tui/internal/link"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
	"github.com/optout-tui/optout-tui/internal/world"
)

// talk is one conversation with the linear face, with a disk in memory. It is
// also what the face reads from and writes to, so that it knows what was said
// after which answer.
type talk struct {
	t     *testing.T
	lines []string
	disk  []state.Event
	ids   int
	echo  bool // the answers themselves speak of saving

	out       strings.Builder
	heard     int // how much of out was looked at
	saves     int // since the last answer
	refusals  int // saves that failed since then
	failing   bool
	failed    bool // the last save
	notOpened bool
	ended     int // how often the end of the input was told
}

var (
	errFull = errors.New("the disk is full")
	// claim is how the face says that something is saved.
	claim = regexp.MustCompile(`\bSaved\.|, saved\.`)
)

// FuzzPlain gives the linear face whatever lines there are. A line that is only
// "!" makes the next save fail, one that is only "~" the next opening; at "@",
// another program forgets everything.
func FuzzPlain(f *testing.F) {
	c := catalog.Load("")
	c.Platforms()
	f.Fuzz(func(t *testing.T, who byte, answers string) {
		if len(answers) > 1<<12 {
			t.Skip("more than anybody types")
		}
		letters := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, answers)
		k := &talk{t: t, lines: strings.SplitAfter(answers, "\n"), echo: strings.Contains(letters, "saved")}
		guess := []country.Code{"DE", "US-CA", "", "BR"}[who%4]
		if who >= 128 {
			for _, e := range []state.Event{
				{Do: state.Account, Account: "facebook", Platform: "facebook"},
				{Do: state.Account, Account: "gone", Platform: "gone"},
				{Do: state.Outcome, Account: "facebook", Way: "objection", Outcome: "sent", On: "2026-10-01"},
			} {
				k.disk = append(k.disk, k.event(e))
			}
		}
		k.takesPlace(c, guess, 20+int(who%64)*4)
	})
}

func (k *talk) event(e state.Event) state.Event {
	k.ids++
	e.ID, e.At = fmt.Sprintf("%06d", k.ids), k.now()
	return e
}

func (k *talk) now() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }

func (k *talk) takesPlace(c *catalog.Catalog, guess country.Code, width int) {
	err := Run(Start{
		Catalog: c, File: state.File{Events: k.disk}, Guess: guess, Words: words.English(), First: "Plain mode.",
		Host: world.Host{
			New: k.event, Record: k.record, Poll: k.look, Now: k.now,
			Open:   func(address string, domains []string) error { return k.opens(link.Check(address, domains)) },
			Mail:   func(address string) error { return k.opens(link.CheckMail(address)) },
			Attach: k.attach, OpenProof: func(string) error { return k.opens(nil) },
			Discover: func(path string) (*discover.Accounts, error) {
				const export = "Facebook\nhttps://instagram.com/\nforum.example.net\n"
				if err := k.opens(nil); err != nil {
					return nil, err
				}
				return discover.Read(path, strings.NewReader(export), int64(len(export)), c)
			},
			Write:    func(path string, _ []byte) (string, error) { return path, k.opens(nil) },
			WriteAll: func(dir string, _ map[string][]byte) (string, error) { return dir, k.opens(nil) },
		},
		Width: func() int { return width },
	}, k, &k.out)
	k.listens()
	said := strings.Join(strings.Fields(k.out.String()), " ")
	w := words.English().Linear.Get()
	switch well := strings.HasSuffix(said, string(w.Left)) || strings.HasSuffix(said, string(w.InputEnded)); {
	case k.failed != (err != nil), k.failed == well, k.failed && !strings.HasSuffix(said, string(w.LeftUnsaved)):
		k.t.Errorf("the last save failed: %v, it ends with %v, and says %q", k.failed, err, said[max(0, len(said)-100):])
	case k.ended > 2: // the second time is that of a line without an end
		k.t.Errorf("it went on asking after the end of the input")
	}
	if _, err := state.Parse("state.json", state.File{Events: k.disk}.Encode()); err != nil {
		k.t.Errorf("what was saved cannot be read again: %v", err)
	}
}

func (k *talk) record(_ context.Context, events ...state.Event) (state.File, error) {
	k.failed = k.failing
	if k.failing {
		k.failing = false
		k.refusals++
		return state.File{}, errFull
	}
	k.saves++
	k.disk = state.Merge(k.disk, events)
	return state.File{Events: k.disk}, nil
}

// look finds what another program did.
func (k *talk) look() (state.File, bool, error) {
	return state.File{Events: slices.Clone(k.disk)}, true, nil
}

// attach keeps a file. What cannot be kept is said at once, and the person tries
// another: it is no save that failed.
func (k *talk) attach(account, path string) (state.File, error) {
	if k.failing {
		k.failing = false
		return state.File{}, errFull
	}
	return k.record(context.Background(), k.event(state.Event{Do: state.Proof, Account: account, File: "x.pdf", Name: safetext.NewLine(path), Size: 1}))
}

// opens hands something to another program. Nothing may be handed over that the
// world outside would refuse.
func (k *talk) opens(why error) error {
	if why != nil {
		k.t.Errorf("a link that nobody may open: %v", why)
	}
	if k.notOpened {
		k.notOpened = false
		return errFull
	}
	return nil
}

// Read gives the next line. Before it does, it looks at what was said since the
// last one.
func (k *talk) Read(b []byte) (int, error) {
	for {
		if len(k.lines) == 0 {
			k.listens()
			k.ended++
			return 0, io.EOF
		}
		switch k.lines[0] {
		case "!\n":
			k.failing = true
		case "~\n":
			k.notOpened = true
		case "@\n":
			k.disk = nil
		case "":
		default:
			k.listens()
			n := copy(b, k.lines[0])
			k.lines[0] = k.lines[0][n:]
			return n, nil
		}
		k.lines = k.lines[1:]
	}
}

// listens looks at what was said since the last answer: nothing in it acts on a
// terminal, and it says that something is saved only if it is.
func (k *talk) listens() {
	said := k.out.String()[k.heard:]
	k.heard = k.out.Len()
	if !utf8.ValidString(said) || safetext.Check(said) != nil || strings.ContainsFunc(said, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
		k.t.Errorf("what a terminal could act on: %q", said)
	}
	said = strings.Join(strings.Fields(said), " ")
	refusal, _, _ := strings.Cut(string(words.English().Linear.Get().NotSaved), ":")
	switch {
	case claim.MatchString(said) && k.saves == 0 && !k.echo:
		k.t.Errorf("nothing was saved, and it says %q", said)
	case k.refusals > 0 && !strings.Contains(said, refusal):
		k.t.Errorf("a save failed, and it says %q", said)
	}
	k.saves, k.refusals = 0, 0
}
