package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/optout-tui/optout-tui/internal/pseudo"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// screensIn is everyScreen in a language.
func screensIn(t *testing.T, language string) map[string]*Model {
	t.Helper()
	p := newPerson(t)
	p.words, p.catalog = words.In(language), catalogs[language]()
	return everyScreenOf(t, p)
}

// sizesOfLanguages are those in which the screens of every language are looked at.
var sizesOfLanguages = []tea.WindowSizeMsg{{Width: 40, Height: 12}, {Width: 80, Height: 24}, {Width: 120, Height: 40}}

// otherLanguages are those that are offered beside English.
func otherLanguages() []string { return words.Offered()[1:] }

// TestEveryLanguageFitsWhereEnglishDoes: no screen is too wide or too high, none has lost its
// focus, and nothing is cut that is whole in English.
func TestEveryLanguageFitsWhereEnglishDoes(t *testing.T) {
	english := screensIn(t, "en")
	english["busy"] = newHandIn(words.English(), acme(t), "DE", busy).m
	for _, language := range otherLanguages() {
		screens := screensIn(t, language)
		screens["busy"] = newHandIn(words.In(language), acme(t), "DE", busy).m
		for _, name := range slices.Sorted(maps.Keys(english)) {
			e, m := english[name], screens[name]
			for _, size := range sizesOfLanguages {
				e.Update(size)
				m.Update(size)
				screen := m.View().Content
				lines := strings.Split(screen, "\n")
				wide := slices.ContainsFunc(lines, func(l string) bool { return ansi.StringWidth(l) > size.Width })
				if len(lines) != size.Height || wide || strings.Contains(screen, inverse) != strings.Contains(e.View().Content, inverse) {
					t.Errorf("%s: %s does not fit into %dx%d, or shows no focus:\n%s", language, name, size.Width, size.Height, ansi.Strip(screen))
				}
				too := cut(e)
				for id, text := range cut(m) {
					if too[id] == "" {
						t.Errorf("%s: %s at %dx%d cuts what is whole in English: %q", language, name, size.Width, size.Height, text)
					}
				}
			}
		}
	}
}

// inverse is how the focus looks.
const inverse = "\x1b[7m"

// cut are the rows that end in three dots, by their ids, the title, and the line above the
// keys. Of what stands in
// steps, and of texts of several lines, as much is shown as there is room for.
func cut(m *Model) map[string]string {
	all := map[string]string{}
	if _, walks := m.below().(*walk); walks {
		return all
	}
	lines := strings.Split(ansi.Strip(m.View().Content), "\n")
	if title := lines[0]; strings.Contains(title, "...") {
		all["title"] = title
	}
	if status := lines[len(lines)-2]; strings.Contains(status, "...") {
		all["status"] = status
	}
	for _, r := range slices.Concat(m.page.main.rows, m.page.side.rows, m.page.foot.rows) {
		if len(r.lines) != 1 {
			continue // a text that is shortened
		}
		text := strings.TrimSpace(ansi.Strip(string(r.lines[0])))
		if whole, dots := strings.CutSuffix(text, "..."); dots && !ofStep(m, whole) {
			all[r.id] = text
		}
	}
	return all
}

// ofStep says that a text ends with the beginning of a step's title.
func ofStep(m *Model, text string) bool {
	column := text[strings.LastIndex(text, "  ")+1:]
	for _, a := range m.plan.Accounts {
		for _, s := range a.Steps {
			if strings.HasPrefix(s.Title.String(), strings.TrimSpace(column)) {
				return true
			}
		}
	}
	return false
}

// TestEveryLanguageNamesTheWayOut: where the English footer names help and the way back, it
// does in every language, and where there is room with words, if the English has them there.
func TestEveryLanguageNamesTheWayOut(t *testing.T) {
	english := screensIn(t, "en")
	for _, language := range otherLanguages() {
		w, of := words.In(language), words.English()
		for name, m := range screensIn(t, language) {
			for _, size := range sizesOfLanguages {
				english[name].Update(size)
				m.Update(size)
				want, got := footerOf(english[name]), footerOf(m)
				pairs := [][2]words.Text{{"?", "?"}, {of.KeyNames["esc"], w.KeyNames["esc"]}}
				if size.Width >= 80 {
					pairs = [][2]words.Text{{"? " + of.Keys.Help, "? " + w.Keys.Help}}
					for of, said := range map[words.Text]words.Text{of.Keys.Back: w.Keys.Back, of.Keys.Cancel: w.Keys.Cancel} {
						pairs = append(pairs, [2]words.Text{words.English().KeyNames["esc"] + " " + of, w.KeyNames["esc"] + " " + said})
					}
				}
				for _, p := range pairs {
					if strings.Contains(want, string(p[0])) && !strings.Contains(got, string(p[1])) {
						t.Errorf("%s: %s at %dx%d: the footer %q does not show %q", language, name, size.Width, size.Height, got, p[1])
					}
				}
			}
		}
	}
}

// footerOf is the last line of a screen.
func footerOf(m *Model) string {
	screen := ansi.Strip(m.View().Content)
	return screen[strings.LastIndex(screen, "\n")+1:]
}

// TestNoEnglishIsLeftOnTheScreensOfMeta: a language that is offered says the program and the
// entries of Meta. What it does not say is marked: sources, and words on a screen that nobody
// has seen in it.
func TestNoEnglishIsLeftOnTheScreensOfMeta(t *testing.T) {
	for _, language := range otherLanguages() {
		screens := screensIn(t, language)
		path, _, _ := strings.Cut(string(words.In(language).MenuPath), "{")
		lookFor, _, _ := strings.Cut(string(words.In(language).LookFor), "{")
		alone := append(pseudo.Alone(), "the disk is full")
		for _, name := range slices.Sorted(maps.Keys(screens)) {
			m := screens[name]
			for line := range strings.SplitSeq(shows(m), "\n") {
				if !pseudo.IsEnglish(line, path, lookFor) {
					continue
				}
				for _, text := range alone {
					line = strings.ReplaceAll(line, text, "")
				}
				if pseudo.IsEnglish(line, path, lookFor) {
					t.Errorf("%s: %s is in English: %q", language, name, strings.TrimSpace(line))
				}
			}
		}
	}
}

// pictured are the screens whose pictures are kept in some languages, and the keys to them.
var pictured = []struct {
	name string
	was  []state.Event
	keys []string
}{
	{"intro", nil, nil},
	{"country", nil, []string{"down", "enter", "korea"}},
	{"checklist", nil, []string{"enter", "/", "acme", "enter", "space", "down"}},
	{"overview", busy, nil},
	{"walk", busy, []string{">Photos @new", "enter", ">1 Open"}},
	{"about to say that it is sent", busy, []string{">Photos @new", "enter", ">3 Send", "enter"}},
	{"more", busy, []string{">Photos @new", "enter", ">1 Open", "tab"}},
	{"letter", busy, []string{">Photos  ", "enter", "enter"}},
}

// TestPicturesInOtherLanguages compares the main screens in German, and in Polish, which has
// three plural forms, with those that somebody has looked at. The entries are in English.
func TestPicturesInOtherLanguages(t *testing.T) {
	for _, language := range []string{"de", "pl"} {
		var all strings.Builder
		all.WriteString(strings.Replace(legend, "Frames", "Pictures", 1))
		for _, f := range pictured {
			for _, size := range sizesOfLanguages[:2] {
				h := newHandIn(words.In(language), acme(t), "DE", f.was)
				h.presses(f.keys...)
				h.gets(size)
				fmt.Fprintf(&all, "\n== %s, %dx%d\n%s", f.name, size.Width, size.Height, h.frame(t, size.Width, size.Height, dark))
			}
		}
		asKept(t, language+".txt", all.String())
	}
}
