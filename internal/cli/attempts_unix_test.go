//go:build unix

package cli

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/termtest"
)

// attempt is something that a person tries on 20 November 2026, in each face in its
// own way, and what all faces have to make of it: the same events or none, and the
// same words where they refuse.
type attempt struct {
	name    string
	before  []string // as in decision
	account string   // on which it is tried
	way
	says    string // why it is refused, with {} around what an account is called; "" if it is not
	records string // the events that it adds, "" for none
}

// way is how a person does it: at the prompt, in the linear face at the steps of the
// account, and on the screen of more about it.
type way struct {
	typed   []string
	told    []string
	pressed []string // ">" and a row, or keys
}

// rows are the rows of the screen for what happened.
var rows = map[string]string{
	"sent": ">I sent it another way", "refused": ">They said no", "replied": ">I have answered their refusal", "extended": ">They wrote that they need",
}

// marks says that something happened on a day.
func marks(outcome, day string) way {
	return way{[]string{"mark", "facebook", outcome, "--on", day}, []string{outcome, day}, []string{rows[outcome], "enter", "\x15", day, "enter"}}
}

// adds puts another account on the list.
func adds(label string) way {
	return way{[]string{"add", "instagram", label}, []string{"a", label}, []string{">Add another Instagram account", "enter", label, "enter"}}
}

// calls tells a name for letters.
func calls(name string) way {
	return way{
		[]string{"letter", "facebook", "--kind", "objection", "--name", name}, []string{"t", "2", name},
		[]string{">Write the full letter", "enter", name, "enter"},
	}
}

// sends says that a letter went out on a day.
func sends(day string) way {
	return way{
		[]string{"letter", "facebook", "--kind", "objection", "--sent", "--on", day}, []string{"t", "2", "sent", day},
		[]string{">Write the full letter", "enter", ">I sent this letter", "enter", "\x15", day, "enter"},
	}
}

// objects says that something happened with the objection on an account, after a row of
// the screen was chosen that leads there; more is what is answered besides.
func objects(row, outcome, day string, flags, told, pressed []string) way {
	rows := map[string]string{"sent": ">I sent it another way", "delivered": ">It has arrived", "refused": ">They said no"}
	return way{
		append([]string{"mark", "linkedin", outcome, "--objection", "--on", day}, flags...),
		append([]string{"object", outcome, day}, told...),
		append([]string{row, "enter", "tab", rows[outcome], "enter", "\x15", day, "enter"}, pressed...),
	}
}

// attempts is the table. Add a row for each rule about what a person may do when.
func attempts() []attempt {
	one := []string{"country DE", "account facebook"}
	sent := append([]string{}, append(one, "sent facebook 2026-11-02")...)
	refused := append([]string{}, append(sent, "refused facebook 2026-11-04")...)
	anna := []string{"country DE", "account instagram/@anna"}
	told := append([]string{}, append(one, "detail name Anna Beispiel", "detail email anna@example.org", "detail grounds works")...)
	they := marks("refused", "2026-11-04")
	they.typed, they.told, they.pressed = append(they.typed, "--text", "They may."), append(they.told, "They may."), append(they.pressed, "They may.", "enter")
	beside := []string{"country DE", "account linkedin"}
	posted := append([]string{}, append(beside, "objection sent linkedin 2026-11-02 post")...)
	begin, goOn := ">Object by letter", ">Your objection by letter"
	byPost := sends("2026-11-02")
	byPost.typed, byPost.told, byPost.pressed = append(byPost.typed, "--means", "registered"), append(byPost.told, "5"), append(byPost.pressed, ">by registered post", "enter")
	return []attempt{
		{
			"an objection by post", beside, "linkedin", objects(begin, "sent", "2026-11-02", []string{"--means", "post"}, []string{"4"}, []string{">by post", "enter"}),
			"", "outcome linkedin sent 2026-11-02 letter-gdpr post",
		},
		{
			"an objection, and nobody says how it was sent", beside, "linkedin", objects(begin, "sent", "2026-11-02", nil, []string{""}, []string{"enter"}),
			"", "outcome linkedin sent 2026-11-02 letter-gdpr",
		},
		{"an objection tomorrow", beside, "linkedin", objects(begin, "sent", "2026-11-21", nil, nil, nil), "2026-11-21 is yet to come: today is 20 Nov 2026", ""},
		{"a letter that arrived", posted, "linkedin", objects(goOn, "delivered", "2026-11-05", nil, nil, nil), "", "outcome linkedin delivered 2026-11-05 letter-gdpr"},
		{
			"one that arrived before it was sent", posted, "linkedin", objects(goOn, "delivered", "2026-11-01", nil, nil, nil),
			"2026-11-01 is before the day on which it was sent, 2 Nov 2026", "",
		},
		{"one that arrives tomorrow", posted, "linkedin", objects(goOn, "delivered", "2026-11-21", nil, nil, nil), "2026-11-21 is yet to come: today is 20 Nov 2026", ""},
		{
			"an objection refused", posted, "linkedin", objects(goOn, "refused", "2026-11-10", []string{"--text", "No."}, []string{"No."}, []string{"No.", "enter"}),
			"", "outcome linkedin refused 2026-11-10 No. letter-gdpr",
		},
		{"sent before today", one, "facebook", marks("sent", "2026-11-02"), "", "outcome facebook sent 2026-11-02"},
		{"sent tomorrow", one, "facebook", marks("sent", "2026-11-21"), "2026-11-21 is yet to come: today is 20 Nov 2026", ""},
		{"sent on no day", one, "facebook", marks("sent", "2026-02-30"), `"2026-02-30" is not a date such as 2026-10-02`, ""},
		{"a slip of the hand", one, "facebook", marks("sent", "0206-11-02"), "0206-11-02 is too long ago: the earliest day is 25 May 2018", ""},
		{"refused before it was sent", sent, "facebook", marks("refused", "2026-11-01"), "2026-11-01 is before the day on which it was sent, 2 Nov 2026", ""},
		{"refused, in their words", sent, "facebook", they, "", "outcome facebook refused 2026-11-04 They may."},
		{"replied before they refused", refused, "facebook", marks("replied", "2026-11-03"), "2026-11-03 is before the day on which they refused, 4 Nov 2026", ""},
		{"replied on that day", refused, "facebook", marks("replied", "2026-11-04"), "", "outcome facebook replied 2026-11-04"},
		{
			"done already", one, "facebook", way{[]string{"mark", "facebook", "done"}, []string{"x", "y"}, []string{">I did this already", "enter", ">Yes, today", "enter"}}, "",
			"outcome facebook done 2026-11-20",
		},
		{"a step", one, "facebook", way{[]string{"step", "facebook", "login"}, []string{"d"}, []string{"tab", "space"}}, "", "step facebook login"},
		{
			"two accounts in one center", append(sent, "account instagram"), "instagram",
			way{[]string{"mark", "instagram", "linked", "--to", "facebook"}, []string{"k", "1"}, []string{">It is in the same Accounts", "enter"}}, "",
			"linked instagram facebook",
		},
		{
			"a note", one, "facebook", way{[]string{"note", "facebook", "they want proof"}, []string{"n", "they want proof"}, []string{">Write a note", "enter", "they want proof", "enter"}},
			"", "note facebook they want proof",
		},

		{"another account", anna, "instagram/@anna", adds("@shop"), "", "account instagram/@shop"},
		{"the same account in other letters", anna, "instagram/@anna", adds("@ANNA"), "{instagram/@anna} is on your list already", ""},
		{"a label of 60 characters", anna, "instagram/@anna", adds(strings.Repeat("x", 60)), "", "account instagram/" + strings.Repeat("x", 60)},
		{"a label of 61 characters", anna, "instagram/@anna", adds(strings.Repeat("x", 61)), strings.Repeat("x", 61) + `" is longer than 60 characters`, ""},
		{"a name", one, "facebook", calls("Anna Beispiel"), "", "detail name Anna Beispiel"},
		{"a name of 101 characters", one, "facebook", calls(strings.Repeat("x", 101)), `..." is longer than 100 characters`, ""},
		{"a name without letters", one, "facebook", calls("12345"), `"12345" has no letters in it, so it is not a name`, ""},

		{"a letter sent before today", told, "facebook", byPost, "", "outcome facebook sent 2026-11-02 Anna Beispiel anna@example.org Meta"},
		{"a letter sent tomorrow", told, "facebook", sends("2026-11-21"), "2026-11-21 is yet to come: today is 20 Nov 2026", ""},
	}
}

// TestAllFacesTakeAndRefuseAlike runs the table through the command line, the linear
// face and the full screen.
func TestAllFacesTakeAndRefuseAlike(t *testing.T) {
	for _, a := range attempts() {
		t.Run(a.name, func(t *testing.T) {
			t.Parallel()
			all := map[string]string{"the command line": a.atThePrompt(t), "the linear face": a.inTheLinearFace(t), "the full screen": a.onTheScreen(t)}
			for face, got := range all {
				if !strings.HasPrefix(got, a.records) || a.records == "" && got != "" || got != all["the command line"] {
					t.Errorf("%s records %q, want %q, as the command line: %q", face, got, a.records, all["the command line"])
				}
			}
		})
	}
}

// hears checks what a face says: the refusal, if there is one.
func (a attempt) hears(t *testing.T, face, out string, typed bool) {
	t.Helper()
	if want := called(a.says, typed); !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
		t.Errorf("%s does not say %q:\n%s", face, want, out)
	}
}

func (a attempt) atThePrompt(t *testing.T) string {
	t.Helper()
	cmd := decision{lines: a.before}.at(t, a.typed...)
	e := ends(t, cmd)
	a.hears(t, "the command line", e.out+e.err, true)
	return recorded(t, cmd, len(a.before))
}

func (a attempt) inTheLinearFace(t *testing.T) string {
	t.Helper()
	cmd := decision{lines: a.before}.at(t, "--plain")
	platform, _, _ := strings.Cut(a.account, "/")
	cmd.Stdin = strings.NewReader(platform + "\n" + strings.Join(a.told, "\n") + "\n")
	a.hears(t, "the linear face", ends(t, cmd).out, false)
	return recorded(t, cmd, len(a.before))
}

func (a attempt) onTheScreen(t *testing.T) string {
	t.Helper()
	cmd := decision{lines: a.before}.at(t)
	p := termtest.Start(t, 100, 50, cmd)
	name := called("{"+a.account+"}", false)
	p.Reads("Where everything stands")
	p.GoesTo(name)
	p.Presses("enter", "tab")
	p.Reads("More about " + name)
	p.Rests() // a key that comes again at once is held down
	for i, key := range a.pressed {
		row, goes := strings.CutPrefix(key, ">")
		if goes {
			p.GoesTo(row)
			continue
		}
		before := p.Sees()
		if strings.Contains(p.Sees(), "enter answer") {
			p.Rests()
		}
		p.Presses(key)
		if leads := key == "enter" || key == "tab"; leads && i < len(a.pressed)-1 {
			p.Waits("the screen after "+key, func(screen string) bool { return screen != before })
		}
	}
	p.Reads(called(a.says, false))
	p.Presses("ctrl+c") // which waits until all is saved
	if err := p.Leaves(); err != nil {
		t.Errorf("the full screen ended with %v", err)
	}
	return recorded(t, cmd, len(a.before))
}

// recorded is what the state file holds in short, without its first events.
func recorded(t *testing.T, cmd *exec.Cmd, but int) string {
	t.Helper()
	var dir string
	for _, v := range cmd.Env {
		if at, ok := strings.CutPrefix(v, "OPTOUT_TUI_DIR="); ok {
			dir = at
		}
	}
	file, err := (&state.Store{Dir: dir}).Load()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range file.Events[but:] {
		what := fmt.Sprint(e.Do, " ", e.Account, " ", e.Step, " ", e.Outcome, " ", e.On, " ", e.To, " ", e.Key, " ", e.Text, " ", e.Way, " ", e.Means)
		all = append(all, strings.Join(strings.Fields(what), " "))
	}
	return strings.Join(all, "; ")
}
