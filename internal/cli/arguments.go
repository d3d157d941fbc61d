package cli

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	urfave "github.com/urfave/cli/v3"

	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/words"
)

// typed is a command line that was taken apart: for running it, for judging it,
// and for completing it.
type typed struct {
	root    *urfave.Command
	command *urfave.Command
	path    string   // the command's name after that of its parent, "" for none
	args    []string // its arguments
	given   []given  // its flags
	wants   bool     // the value of the last flag comes next
	bare    bool     // nothing that follows is a flag
	help    bool     // --help was among it
}

// given is a flag as it was typed.
type given struct {
	flag     urfave.Flag // nil if the command has no such flag
	word     string      // as it was typed, without its value
	value    string
	assigned bool // with = and a value
}

// name is the flag's first name, or what was typed.
func (g given) name() string {
	if g.flag == nil {
		return strings.TrimLeft(g.word, "-")
	}
	return g.flag.Names()[0]
}

// take tells commands, flags, their values and arguments apart.
func (a *app) take(all []string) typed {
	root := a.command()
	t := typed{root: root, command: root}
	for _, word := range all {
		switch sub := t.command.Command(word); {
		case !t.bare && (word == "--help" || word == "-h"):
			t.help, t.wants = true, false
		case t.wants && t.isFlag(root, word): // so the value is missing
			t.flag(root, word)
		case t.wants:
			t.given[len(t.given)-1].value, t.wants = word, false
		case t.bare || len(word) < 2 || word[0] != '-':
			if sub != nil && len(t.args) == 0 && !t.bare {
				t.command, t.path = sub, strings.TrimSpace(t.path+" "+sub.Name)
			} else {
				t.args = append(t.args, word)
			}
		case word == "--":
			t.bare = true
		case !startsFlag(word): // such as -5
			t.args = append(t.args, word)
		default:
			t.flag(root, word)
		}
	}
	return t
}

func startsFlag(word string) bool {
	r, _ := utf8.DecodeRuneInString(word[1:])
	return r == '-' || unicode.IsLetter(r)
}

// isFlag says whether a word where a value should be is a flag of the command.
func (t *typed) isFlag(root *urfave.Command, word string) bool {
	name, _, _ := strings.Cut(word, "=")
	return strings.HasPrefix(name, "--") && lookup(root, t.command, name[2:]) != nil
}

// flag takes in a word that is a flag.
func (t *typed) flag(root *urfave.Command, word string) {
	g := given{word: word}
	g.word, g.value, g.assigned = strings.Cut(word, "=")
	g.flag = lookup(root, t.command, strings.TrimPrefix(strings.TrimPrefix(g.word, "-"), "-"))
	t.wants = g.flag != nil && takesValue(g.flag) && !g.assigned
	t.given = append(t.given, g)
}

// plainly writes the command line out so that it can only be read in one way.
func (t *typed) plainly() []string {
	all := append([]string{"optout-tui"}, strings.Fields(t.path)...)
	for _, g := range t.given {
		flag := "--" + g.name()
		if takesValue(g.flag) {
			flag += "=" + g.value
		}
		all = append(all, flag)
	}
	return append(append(all, "--"), t.args...)
}

// lookup is the flag with this name of a command, or of all commands.
func lookup(root, c *urfave.Command, name string) urfave.Flag {
	for _, f := range flagsFor(root, c) {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

// flagsFor lists the flags of a command, and those that go with all.
func flagsFor(root, c *urfave.Command) []urfave.Flag {
	all := slices.Clone(c.Flags)
	for _, f := range root.Flags {
		if l, ok := f.(urfave.LocalFlag); ok && !l.IsLocal() && c != root {
			all = append(all, f)
		}
	}
	return all
}

func takesValue(f urfave.Flag) bool { _, ok := f.(*urfave.BoolFlag); return !ok }

// clashes are the flags of which a command takes one at most.
func clashes(command string) [][]string {
	switch command {
	case "list":
		return [][]string{{"links", "json"}, {"links", "all"}, {"links", "country"}}
	case "letter":
		return [][]string{{"output", "mail", "sent", "json"}}
	}
	return nil
}

// leans are the flags of a command that mean nothing without another one.
func leans(command string) [][2]string {
	switch command {
	case "letter":
		return [][2]string{{"force", "output"}, {"on", "sent"}}
	case "export":
		return [][2]string{{"force", "output"}}
	}
	return nil
}

// wrong says what is wrong with a command line, as far as that can be told from
// the line alone.
func (a *app) wrong(t typed) error {
	w := a.words.CLI
	if len(t.command.Commands) > 0 {
		switch {
		case len(t.args) > 0:
			return a.unknownCommand(t)
		case t.path != "":
			return usage(words.Put(w.MissingArgument, "name", a.words.CLI.Help.Program),
				words.Put(w.Whole, "words", strings.Join(commandsOf(t), ", "))+". "+a.seeHelp())
		}
	}
	for i, g := range t.given {
		if err := a.wrongFlag(t, g); err != nil {
			return err
		}
		for _, o := range t.given[:i] {
			if o.name() == g.name() {
				return usage(words.Put(w.FlagTwice, "flag", g.word), a.seeHelp())
			}
		}
	}
	return a.together(t)
}

// together says which flags do not go together.
func (a *app) together(t typed) error {
	w := a.words.CLI
	has := func(name string) bool {
		return slices.ContainsFunc(t.given, func(g given) bool { return g.name() == name })
	}
	for _, set := range clashes(t.path) {
		both := slices.DeleteFunc(set, func(name string) bool { return !has(name) })
		if len(both) > 1 {
			return usage(words.Put(w.NotBoth, "one", "--"+both[0], "other", "--"+both[1]), a.seeHelp())
		}
	}
	for _, pair := range leans(t.path) {
		if has(pair[0]) && !has(pair[1]) {
			return usage(words.Put(w.FlagAlone, "flag", "--"+pair[0], "other", "--"+pair[1]), a.seeHelp())
		}
	}
	return nil
}

// wrongFlag says what is wrong with one flag.
func (a *app) wrongFlag(t typed, g given) error {
	w := a.words.CLI
	switch {
	case g.flag == nil:
		return a.unknownFlag(t, g)
	case lookup(t.root, t.command, g.name()) == nil: // it stood before a command
		return usage(words.Put(w.FlagOfWalk, "flag", g.word), a.seeHelp())
	case !takesValue(g.flag) && g.assigned:
		return usage(words.Put(w.FlagNoValue, "flag", g.word), a.seeHelp())
	case takesValue(g.flag) && strings.TrimSpace(g.value) == "":
		return usage(words.Put(w.FlagEmpty, "flag", g.word), a.seeHelp())
	}
	return nil
}

// unknownFlag names what the person may have meant.
func (a *app) unknownFlag(t typed, g given) error {
	w := a.words.CLI
	root := a.command()
	name := strings.TrimLeft(g.word, "-")
	said := words.Put(w.UnknownFlag, "text", quote(g.word))
	switch {
	case lookup(root, t.command, name) != nil: // it stood before the command
		return usage(words.Put(w.FlagAfter, "flag", g.word, "command", t.path), a.seeHelp())
	case lookup(root, root, name) != nil:
		return usage(words.Put(w.FlagOfWalk, "flag", g.word), a.seeHelp())
	case root.Command(name) != nil: // such as --version
		return usage(said, words.Put(w.Nearest, "words", "optout-tui "+name)+". "+a.seeHelp())
	}
	var names []string
	for _, f := range flagsFor(root, t.command) {
		names = append(names, "--"+f.Names()[0])
	}
	near := country.Nearest("--"+name, names, 2)
	return usage(said, words.Put(w.Nearest, "words", strings.Join(near, ", "))+". "+a.seeHelp())
}

// unknownCommand names what the person may have meant.
func (a *app) unknownCommand(t typed) error {
	w := a.words.CLI
	names := commandsOf(t)
	name := strings.TrimSpace(t.path + " " + t.args[0])
	return usage(words.Put(w.UnknownCommand, "text", quote(name)),
		words.Put(w.Nearest, "words", strings.Join(country.Nearest(name, names, 3), ", "))+". "+a.seeHelp())
}

// commandsOf are the whole names of what can stand next.
func commandsOf(t typed) []string {
	names := make([]string, len(t.command.Commands))
	for i, c := range t.command.Commands {
		names[i] = strings.TrimSpace(t.path + " " + c.Name)
	}
	return names
}

// seeHelp names the help of the command that was typed.
func (a *app) seeHelp() words.Text {
	if a.path == "" {
		return a.words.CLI.SeeHelp
	}
	return words.Put(a.words.CLI.SeeHelpOf, "command", a.path)
}
