package cli

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/optout-tui/optout-tui/internal/host"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/state"
	"github.com/optout-tui/optout-tui/internal/words"
)

// langFlag names the language to read, this once.
const langFlag = "--lang"

// isLang says that a flag is langFlag, which is known with one hyphen as others are.
func isLang(name string) bool { return name == langFlag || name == langFlag[1:] }

// takeLanguage takes the flag --lang with its value out of what stands before the command;
// behind it, letter has a flag of that name. Without a value it stays, to be refused.
func takeLanguage(args []string) (language string, rest []string) {
	for i, word := range args {
		switch name, value, assigned := strings.Cut(word, "="); {
		case isLang(name) && strings.TrimSpace(value) != "":
			return value, slices.Delete(slices.Clone(args), i, i+1)
		case isLang(name) && !assigned && i+1 < len(args) && strings.TrimSpace(args[i+1]) != "":
			return args[i+1], slices.Delete(slices.Clone(args), i, i+2)
		case !strings.HasPrefix(word, "-") || word == "--":
			return "", args
		}
	}
	return "", args
}

// speak chooses the language: that of the flag, that of OPTOUT_TUI_LANG, what the person
// chose, the first of the system's that is complete, or English. One that was typed and that
// the program does not speak is wrong use, which is said in the language that comes next; one
// with texts in English is said to be so.
func (a *app) speak(flag string) error {
	typed := cmp.Or(flag, a.env("OPTOUT_TUI_LANG"))
	language, ok := a.words.Spoken(typed)
	switch chosen := a.chosen(); {
	case ok:
		a.speakIn(language)
	case chosen != "":
		a.speakIn(chosen)
	default:
		a.guessed = typed == ""
		a.speakIn(words.Match(host.Languages(a.env), string(a.guess())))
	}
	if typed != "" && !ok {
		if language, ok = a.words.Spoken(typed); !ok { // nor by the names that languages have in this one
			return a.unspoken(typed)
		}
		a.speakIn(language)
	}
	if n, _ := words.Missing(a.language); n > 0 {
		a.notice(a.words.LanguagePartly.Put(n))
	}
	return nil
}

// unspoken is that the program does not speak a language.
func (a *app) unspoken(language string) error {
	r := a.words.Refusals.Get()
	return usage(words.Put(r.NoLanguage, "text", quote(a.words, language)), words.Put(r.LanguageDo, "words", strings.Join(words.Offered(), ", ")))
}

// speakIn goes on in a language.
func (a *app) speakIn(language string) {
	if a.language != language {
		a.words = words.In(language)
	}
	a.language = language
}

// chosen is the language that the person chose, "" for none, or for one that only another
// version speaks. What is wrong with the file is said where it is asked for.
func (a *app) chosen() string {
	if a.findStore() != nil {
		return ""
	}
	file, err := a.store.Load()
	a.loaded = &loaded{file, err}
	if err != nil {
		return ""
	}
	language := plan.Place(file.Events, "", a.now()).Language
	if _, ok := words.Missing(language); !ok {
		return ""
	}
	return language
}

// loaded is the state file as it was read first.
type loaded struct {
	file state.File
	err  error
}

// loadFile reads the state file, once for the language and the command.
func (a *app) loadFile() (state.File, error) {
	if l := a.loaded; l != nil {
		a.loaded = nil
		return l.file, l.err
	}
	return a.store.Load()
}

// forPrograms says that the output is read by programs, for which nothing is translated, or
// is the catalogue as it is published.
func forPrograms(c *invocation) bool {
	format := cmp.Or(c.value("format"), strings.TrimPrefix(filepath.Ext(c.value("output")), "."))
	return c.has("json") || slices.Contains([]string{"catalog table", "catalog site"}, c.command.name) || c.command.name == "export" && (format == "json" || format == "csv")
}

// showLanguage shows or sets the language.
func (a *app) showLanguage(c *invocation) error {
	w := a.words.CLI.Get()
	if len(c.args) > 0 {
		s := a.acts().Speak(c.args[0])
		if s.Refuse != nil {
			return a.unspoken(c.args[0])
		}
		return a.does(nil, s, func() {
			language, _ := a.words.Spoken(c.args[0])
			a.speakIn(language)
			a.print(words.Put(a.words.CLI.Get().LanguageSet, "language", a.words.OwnLanguages[a.language]))
		})
	}
	line := w.Language
	if a.guessed {
		line = w.LanguageGuess
	}
	a.print(words.Put(line, "code", a.language, "language", a.words.OwnLanguages[a.language]))
	return nil
}

func languages(a *app, _ []string) []candidate {
	return each(words.Offered(), func(code string) candidate {
		return candidate{value: code, about: string(a.words.OwnLanguages[code])}
	})
}
