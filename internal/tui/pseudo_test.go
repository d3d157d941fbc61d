package tui

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/letter"
	"github.com/optout-tui/optout-tui/internal/pseudo"
	"github.com/optout-tui/optout-tui/internal/safetext"
	"github.com/optout-tui/optout-tui/internal/words"
)

// exempt is what the screens show that is no text of ours: links, keys, countries,
// labels and ids of the tests, the blocks of a QR code, and errors of the system.
var exempt = regexp.MustCompile(`https://\S+(\n +\S*[-/_.?=]\S*)*|~/\S+|\b[a-z]+\.[a-z]+\.com\b|\bctrl\+[cz]` +
	`|Germany|United States|France|@(anna|ANNA) wit(h a long name)?|@anna(\.second)?|anna@example\.org|長(い(名前)?(-zoë)?)?|\blogin\b|\bgone\b|[█▀▄─│╭╮╰╯]+|\[[x.~!>]\]|\.\.\.|there is such a file already|\d{4}-\d\d-\d\d|the disk is full|the disk did not answer`)

// shows is all that a model has to show, each text on one line.
func shows(m *Model) string {
	m.Update(tea.WindowSizeMsg{Width: maxPage, Height: 300})
	p := &page{theme: &m.theme, layout: m.page.layout, focus: m.top().at().id}
	p.main, p.side = newColumn(p.theme, 2000, 2000), newColumn(p.theme, 2000, 2000)
	p.foot = newColumn(p.theme, 2000, 2000)
	m.top().draw(m, p)
	m.below().draw(m, p)
	all := []words.Text{p.title, p.context}
	for _, r := range slices.Concat(p.main.rows, p.side.rows, p.foot.rows) {
		all = append(all, r.lines...)
	}
	all = append(all, m.footLines()...)
	return ansi.Strip(string(safetext.Join(all, "\n")))
}

// lettersOf are the words of letters and of where they go, which have their own
// languages.
func lettersOf(m *Model) []string {
	var all []string
	for _, below := range m.stack { // a prompt stands over its screen
		switch s := below.(type) {
		case *grounds:
			for _, g := range slices.Concat(letter.Grounds("de"), letter.Grounds("en"), letter.Grounds("fr")) {
				all = append(all, g.Text)
			}
		case *question:
			all = append(all, string(s.text))
			for _, a := range letter.Parts(m.plan.Country) {
				all = append(all, a.Name)
			}
		case *round:
			for _, d := range s.of(m).Drafts {
				all = append(all, d.To.Name)
			}
		case *found:
			for _, a := range s.in.Found {
				all = append(all, a.User.String(), a.Site.String())
			}
		case *letterScreen:
			if a := m.plan.Account(s.account); a != nil {
				d := s.write(m, a)
				to := d.Authority
				all = append(all, d.Text.String(), d.To.Name, d.To.Address, d.To.Email, to.Name, to.English, to.Address, to.Email, to.First, to.Note, to.Date)
			}
			for _, name := range m.words.OwnLanguages {
				all = append(all, string(name))
			}
		}
	}
	return strings.Fields(strings.Join(all, " "))
}

// foreign are the words on a screen that are neither texts of ours nor data.
func foreign(m *Model) []string {
	data, laws := lettersOf(m), pseudo.Claims()
	return slices.DeleteFunc(pseudo.Outside(shows(m), exempt), func(word string) bool {
		return laws[strings.Trim(word, pseudo.Around)] || slices.Contains(data, word) || slices.Contains(data, strings.Trim(word, "()"))
	})
}

// around gives the lines with a word.
func around(m *Model, word string) string {
	var all []string
	for line := range strings.SplitSeq(shows(m), "\n") {
		if strings.Contains(line, word) {
			all = append(all, strings.TrimSpace(line))
		}
	}
	return strings.Join(all, "\n")
}

func TestNoScreenShowsWhatIsNotInTheTexts(t *testing.T) {
	p := newPerson(t)
	p.words, p.catalog = pseudo.Words(), pseudo.Catalog()
	for name, m := range everyScreenOf(t, p) {
		if words := foreign(m); len(words) > 0 {
			t.Errorf("%s: %q in\n%s", name, words, around(m, words[0]))
		}
		m.width = 40
		footer, back := words.Text(ansi.Strip(string(m.footer(38)))), m.words.KeyNames["esc"]
		if len(m.stack) == 1 {
			back = "q"
		}
		if footer.Width() > 38 || !strings.Contains(string(footer), string(back)) {
			t.Errorf("%s: in 40 columns, the way back is cut off in %q", name, footer)
		}
	}
}

// TestNothingThatIsSaidIsOutsideOfTheTexts presses keys at random, and looks at
// what is said about them.
func TestNothingThatIsSaidIsOutsideOfTheTexts(t *testing.T) {
	w, c := pseudo.Words(), pseudo.Catalog()
	seeds, seen := 20, map[string]bool{}
	if testing.Short() {
		seeds = 5
	}
	for seed := range uint64(seeds) {
		random := rand.New(rand.NewPCG(seed, 0))
		h := newHandIn(w, c, "FR", comesBack)
		if random.IntN(3) == 0 {
			h = newHandIn(w, c, "DE", nil)
		}
		keys := []rune("DDDDDUEEEEETSSSSBFNKOJIucdnaotqm+/x?-")
		for i := 0; i < 120 && !h.quit; i++ {
			op := keys[random.IntN(len(keys))]
			if _, typing := h.m.top().(*prompt); typing && (op < 'A' || op > 'Z') {
				op = 'E'
			}
			h.plays(op, []rune{rune('0' + random.IntN(10))})
			screen := h.m.View().Content
			if seen[screen] {
				continue
			}
			seen[screen] = true
			if words := foreign(h.m); len(words) > 0 {
				t.Fatalf("seed %d, after %d keys: %q in\n%s", seed, i+1, words, around(h.m, words[0]))
			}
		}
	}
}
