//go:build unix

package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/termtest"
)

// decision is what a person did, and what all faces have to make of it on
// 20 November 2026. A screen reader's user, one at the full screen and a script get
// the same answers.
type decision struct {
	name string
	// "country DE", "account facebook", "sent facebook 2026-11-02", "linked instagram facebook",
	// "objection sent linkedin 2026-11-02 post"
	lines []string
	round []string // the accounts that Enter alone leads to from the overview, in their order
	first []string // on each of them the step to begin with, "" where it is none
	due   []string // the accounts that are due
	undo  string   // what undo says the last act was, with {} around what an account is called
}

const (
	loginFacebook  = "Log in to Facebook in your browser"
	loginInstagram = "Log in to Instagram in your browser"
	mailFacebook   = "Keep the e-mail that confirms it"
)

// decisions is the table. Add a row for each new decision that more than one face
// shows.
var decisions = []decision{
	{
		"one account, nothing done", []string{"country DE", "account facebook"},
		[]string{"Facebook"}, []string{loginFacebook}, nil, "{facebook} on the list",
	},
	{
		"two accounts, each once", []string{"country DE", "account facebook", "account instagram"},
		[]string{"Facebook", "Instagram"}, []string{loginFacebook, loginInstagram}, nil, "{instagram} on the list",
	},
	{
		"two accounts of one platform", []string{"country DE", "account instagram/@anna", "account instagram/@shop"},
		[]string{"Instagram @anna", "Instagram @shop"}, []string{loginInstagram, loginInstagram}, nil, "{instagram/@shop} on the list",
	},
	{
		"a covered account needs no reminder of its own",
		[]string{"country DE", "account facebook", "account instagram", "sent facebook 2026-10-01", "linked instagram facebook"},
		[]string{"Facebook"}, []string{""}, []string{"facebook"}, "{instagram} linked",
	},
	{
		"a linked account waits for the other", []string{"country DE", "account facebook", "account instagram", "linked instagram facebook"},
		[]string{"Facebook"}, []string{loginFacebook}, nil, "{instagram} linked",
	},
	{
		"a done account is left alone", []string{"country DE", "account facebook", "account instagram", "done facebook 2026-11-02"},
		[]string{"Instagram"}, []string{loginInstagram}, nil, "{facebook} marked as done",
	},
	{
		"done two years ago, to be looked at again", []string{"country DE", "account facebook", "done facebook 2024-11-02"},
		[]string{"Facebook"}, []string{mailFacebook}, []string{"facebook"}, "{facebook} marked as done",
	},
	{"sent, and no answer is late yet", []string{"country DE", "account facebook", "sent facebook 2026-11-02"}, nil, nil, nil, "{facebook} marked as sent"},
	{
		"a refusal is to be replied to", []string{"country DE", "account facebook", "sent facebook 2026-11-02", "refused facebook 2026-11-04"},
		[]string{"Facebook"}, []string{""}, []string{"facebook"}, "{facebook} marked as refused",
	},
	{
		"a refusal that was replied to waits",
		[]string{"country DE", "account facebook", "sent facebook 2026-11-02", "refused facebook 2026-11-04", "replied facebook 2026-11-10"},
		nil, nil, nil, "the answer to the refusal on {facebook}",
	},
	{
		"no way, but something helps", []string{"country US", "account facebook"},
		[]string{"Facebook"}, []string{"Limit who sees your older posts"}, nil, "{facebook} on the list",
	},
	{
		"an account that was taken off the list", []string{"country DE", "account facebook", "account instagram", "removed instagram"},
		[]string{"Facebook"}, []string{loginFacebook}, nil, "taking {instagram} off the list",
	},
	{
		"an objection that nobody answered, beside a switch that is off",
		[]string{"country DE", "account linkedin", "done linkedin 2026-11-02", "objection sent linkedin 2026-09-01"},
		[]string{"LinkedIn (your objection)"}, []string{""}, []string{"linkedin (your objection)"}, "{linkedin} (your objection) marked as sent",
	},
	{
		"both tracks, one after the other", []string{"country DE", "account linkedin", "objection sent linkedin 2026-09-01"},
		[]string{"LinkedIn (your objection)", "LinkedIn"}, []string{"", "Open the switch for AI training"},
		[]string{"linkedin (your objection)"}, "{linkedin} (your objection) marked as sent",
	},
	{
		"an objection that waits, beside a switch that is off",
		[]string{"country DE", "account linkedin", "done linkedin 2026-11-02", "objection sent linkedin 2026-11-02"},
		nil, nil, nil, "{linkedin} (your objection) marked as sent",
	},
	{
		"a letter is delivered, and the answer is late by that day",
		[]string{"country DE", "account linkedin", "done linkedin 2026-11-02", "objection sent linkedin 2026-10-10 post", "objection delivered linkedin 2026-10-12"},
		[]string{"LinkedIn (your objection)"}, []string{""}, []string{"linkedin (your objection)"}, "the delivery on {linkedin} (your objection)",
	},
	{
		"a letter by post has five days more", []string{"country DE", "account linkedin", "done linkedin 2026-11-02", "objection sent linkedin 2026-10-16 post"},
		nil, nil, nil, "{linkedin} (your objection) marked as sent",
	},
	{
		"only the law helps", []string{"country DE", "account whatsapp"},
		[]string{"WhatsApp (your objection)"}, []string{"Send the letter"}, nil, "{whatsapp} on the list",
	},
	{
		"the company does not train, and nobody demands a letter", []string{"country DE", "account dropbox"},
		[]string{"Dropbox"}, []string{"If you like, turn third-party AI off"}, nil, "{dropbox} on the list",
	},
	{
		"a right to withdraw consent is called so", []string{"country CA-QC", "account whatsapp"},
		[]string{"WhatsApp (your withdrawal)"}, []string{"Send the letter"}, nil, "{whatsapp} on the list",
	},
	{
		"a request that names a law, and whose day has passed", []string{"country GG", "account whatsapp", "objection sent whatsapp 2026-10-01"},
		[]string{"WhatsApp (your request)"}, []string{""}, []string{"whatsapp (your request)"}, "{whatsapp} (your request) marked as sent",
	},
	{
		"a law that is not in force yet gives nothing", []string{"country CL", "account whatsapp"},
		[]string{"WhatsApp"}, []string{"Do not write to Meta AI, and do not tag it"}, nil, "{whatsapp} on the list",
	},
}

// TestAllFacesDecideAlike runs the table through the full screen, the linear face
// and the command line, as the program shows it.
func TestAllFacesDecideAlike(t *testing.T) {
	for _, d := range decisions {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			d.atThePrompt(t)
			d.inTheLinearFace(t)
			d.onTheScreen(t)
		})
	}
}

// at is the program on 20 November 2026 with what the person did.
func (d decision) at(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	d.save(t, filepath.Join(dir, "state"))
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Args = append([]string{"optout-tui-at"}, args...)
	cmd.Env = []string{
		"HOME=" + dir, "OPTOUT_TUI_DIR=" + filepath.Join(dir, "state"), "LANG=de_DE.UTF-8", "OPTOUT_TUI_LANG=en", "TERM=xterm-256color", "TZ=UTC",
		"NOW=2026-11-20T12:00:00Z", "PATH=" + os.Getenv("PATH"), "GORACE=" + os.Getenv("GORACE"),
	}
	return cmd
}

// save writes the state file.
func (d decision) save(t *testing.T, dir string) {
	t.Helper()
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	store := &state.Store{Dir: dir, Now: func() time.Time { return at }}
	added := map[string]string{}
	_, home, _ := strings.Cut(d.lines[0], " ")
	for _, line := range d.lines {
		way := "objection-eea"
		line, letter := strings.CutPrefix(line, "objection ")
		if letter {
			way = catalog.Objection(country.Code(home), at).ID
		}
		w := append(strings.Fields(line), "", "", "")
		e := state.Event{Do: state.Outcome, Account: w[1], Way: way, Outcome: w[0], On: w[2], Means: w[3]}
		switch w[0] {
		case "country":
			e = state.Event{Do: state.Country, Country: w[1]}
		case "account":
			platform, label, _ := strings.Cut(w[1], "/")
			e = state.Event{Do: state.Account, Account: w[1], Platform: platform, Label: safetext.NewLine(label)}
		case "linked":
			e = state.Event{Do: state.Linked, Account: w[1], To: w[2]}
		case "detail":
			_, text, _ := strings.Cut(line, w[1]+" ")
			e = state.Event{Do: state.Detail, Key: w[1], Text: safetext.NewBlock(text)}
		case "proof":
			e = state.Event{Do: state.Proof, Account: w[1], File: "lost.eml", Name: safetext.NewLine(w[2]), SHA256: strings.Repeat("0", 64), Size: 3}
		case "removed":
			e = state.Removal(w[1], []string{added[w[1]]})[0]
		}
		at = at.Add(time.Second)
		e = store.New(e)
		added[w[1]] = e.ID
		if _, err := store.Record(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
}

// undone is what undo says, with a person's names of accounts or as they are typed.
func (d decision) undone(typed bool) string { return called(d.undo, typed) }

// nameOf is what platforms are called.
var nameOf = map[string]string{"facebook": "Facebook", "instagram": "Instagram", "linkedin": "LinkedIn", "whatsapp": "WhatsApp", "dropbox": "Dropbox"}

// called puts what an account is called in the place of its id in braces: its id, if
// that is what is typed, or else its name.
func called(text string, typed bool) string {
	before, rest, _ := strings.Cut(text, "{")
	id, after, _ := strings.Cut(rest, "}")
	if !typed {
		platform, label, _ := strings.Cut(id, "/")
		id = strings.TrimSpace(nameOf[platform] + " " + label)
	}
	return before + id + after
}

// atThePrompt asks the command line what is due, and has it undo the last act.
func (d decision) atThePrompt(t *testing.T) {
	t.Helper()
	e := ends(t, d.at(t, "due"))
	var due []string
	for line := range strings.Lines(e.out) {
		if id, _, ok := strings.Cut(line, ": "); ok {
			due = append(due, id)
		}
	}
	if !slices.Equal(due, d.due) || (e.code == exitDue) != (len(d.due) > 0) {
		t.Errorf("the command line has %q due, code %d, want %q", due, e.code, d.due)
	}
	if e = ends(t, d.at(t, "undo")); e.out != "Undone: "+d.undone(true)+"\n" {
		t.Errorf("the command line says %q, want %q undone", e.out, d.undone(true))
	}
}

// offered is the account that Enter alone goes on with.
var offered = regexp.MustCompile(`Enter alone goes on with ([^.]+)\.`)

// inTheLinearFace goes from account to account, past all steps of each, and undoes
// the last act.
func (d decision) inTheLinearFace(t *testing.T) {
	t.Helper()
	says := func(lines ...string) string {
		cmd := d.at(t, "--plain")
		cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
		return strings.Join(strings.Fields(ends(t, cmd).out), " ")
	}
	past := append(slices.Repeat([]string{"s"}, 12), "")
	out := says(append([]string{""}, slices.Repeat(past, len(d.round))...)...)
	var round []string
	for _, m := range offered.FindAllStringSubmatch(out, -1) {
		round = append(round, m[1])
	}
	want := d.round
	if len(want) > 1 {
		want = append(slices.Clone(want), want[0]) // the overview begins anew
	}
	if round = slices.Compact(round); !slices.Equal(round, want) {
		t.Errorf("the linear face goes from %q, want %q:\n%s", round, want, out)
	}
	for i, account := range d.round {
		head := regexp.MustCompile(regexp.QuoteMeta(account) + `: [^.:]* \((official|reported|sources|not)[^)]*\)\.`).FindStringIndex(out)
		if head == nil {
			t.Fatalf("the linear face shows nothing about %s:\n%s", account, out)
		}
		begin, _, _ := strings.Cut(out[head[1]:], " h: all answers.")
		if step := strings.Contains(begin, "Step "); step != (d.first[i] != "") || !strings.Contains(begin, d.first[i]) {
			t.Errorf("the linear face begins %s with %q, want the step %q", account, begin, d.first[i])
		}
	}
	if out := says("u"); !strings.Contains(out, "Undone: "+d.undone(false)+". Saved.") {
		t.Errorf("the linear face does not undo %q:\n%s", d.undone(false), out)
	}
}

// onTheScreen does the same on the full screen.
func (d decision) onTheScreen(t *testing.T) {
	t.Helper()
	p := termtest.Start(t, 80, 40, d.at(t))
	p.Reads("Where everything stands")
	const end = "See where everything stands"
	for i, account := range d.round {
		if i == 0 { // a column may have no room for the whole name
			name, _, _ := strings.Cut(account, " (")
			p.Waits("the focus on "+account, func(string) bool { return strings.Contains(p.Focused(), name) })
		}
		p.Presses("enter")
		p.Waits("the steps of "+account, func(s string) bool { return strings.HasPrefix(strings.TrimLeft(s, " "), account+"  ") })
		switch focused := p.Focused(); {
		case d.first[i] != "" && !strings.Contains(focused, d.first[i]), d.first[i] == "" && strings.HasPrefix(focused, "> ["):
			t.Errorf("the full screen begins %s with %q, want the step %q", account, focused, d.first[i])
		}
		onward := end
		if i+1 < len(d.round) {
			onward = "Go on with " + d.round[i+1]
		}
		p.Reads(onward)
		p.GoesTo(onward)
	}
	if len(d.round) > 0 {
		p.Presses("enter")
		p.Reads("Where everything stands")
	}
	p.Presses("u")
	p.Reads("Undone: " + d.undone(false))
	p.Presses("ctrl+c")
	if err := p.Leaves(); err != nil {
		t.Errorf("the full screen ended with %v", err)
	}
}
