package cli

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/country"
	"github.com/optout-tui/optout-tui/internal/plan"
	"github.com/optout-tui/optout-tui/internal/words"
)

// invocation is a parsed command line. Running, validation and completion all work from it.
type invocation struct {
	table   table
	command *command
	args    []string // without the command's own words
	given   []given  // the flags, in the order in which they were typed

	wantsValue bool // the last flag still lacks its value
	onlyArgs   bool // -- came: no flags follow
	help       bool // --help was given

	account  *plan.Account     // what an argument named, if it names one
	platform *catalog.Platform // the same
	place    country.Code      // the country to go by
}

// given is a flag as it was typed.
type given struct {
	flag     *flag  // nil if the command has no such flag
	word     string // as typed, without its value
	value    string
	assigned bool // the value came with an equals sign
}

// name is the flag's long name, or what was typed if there is no such flag.
//
//go:noinline
func (g given) name() string {
	if g.flag == nil {
		return strings.TrimLeft(g.word, "-")
	}
	return g.flag.name
}

// has reports whether a flag was given.
//
//go:noinline
func (c *invocation) has(name string) bool {
	return slices.ContainsFunc(c.given, func(g given) bool { return g.name() == name })
}

// value is what a flag was given, empty if it was not given.
//
//go:noinline
func (c *invocation) value(name string) string {
	for _, g := range c.given {
		if g.name() == name {
			return g.value
		}
	}
	return ""
}

// parse separates commands, flags, their values and arguments. It accepts every
// line; validate judges it.
func (t table) parse(line []string) *invocation {
	c := &invocation{table: t, command: t.find("")}
	for _, word := range line {
		switch {
		case !c.onlyArgs && (word == "--"+helpFlag.name || word == "-"+helpFlag.short):
			c.help, c.wantsValue = true, false
		case c.wantsValue && c.isFlag(word): // the value is missing
			c.addFlag(word)
		case c.wantsValue:
			c.given[len(c.given)-1].value, c.wantsValue = word, false
		case c.onlyArgs || len(word) < 2 || word[0] != '-':
			c.addWord(word)
		case word == "--":
			c.onlyArgs = true
		case !startsFlag(word): // such as -5
			c.args = append(c.args, word)
		default:
			c.addFlag(word)
		}
	}
	return c
}

// below lists the commands that the next word can name.
func (c *invocation) below() []*command { return c.table.below(c.command.name) }

// addWord adds a word that is no flag: the next word of the command's name, or an argument.
func (c *invocation) addWord(word string) {
	if len(c.args) == 0 {
		for _, sub := range c.below() {
			if _, last := sub.split(); last == word {
				c.command = sub
				return
			}
		}
	}
	c.args = append(c.args, word)
}

func startsFlag(word string) bool {
	r, _ := utf8.DecodeRuneInString(word[1:])
	return r == '-' || unicode.IsLetter(r)
}

// isFlag reports whether a word in place of a value is one of the command's flags.
func (c *invocation) isFlag(word string) bool {
	name, _, _ := strings.Cut(word, "=")
	return strings.HasPrefix(name, "--") && c.command.flag(name[2:]) != nil
}

func (c *invocation) addFlag(word string) {
	g := given{}
	g.word, g.value, g.assigned = strings.Cut(word, "=")
	g.flag = c.command.flag(strings.TrimPrefix(strings.TrimPrefix(g.word, "-"), "-"))
	c.wantsValue = g.flag != nil && g.flag.value != "" && !g.flag.listed && !g.assigned
	c.given = append(c.given, g)
}

// validate reports misuse that can be detected from the command line alone.
func (a *app) validate(c *invocation) error {
	return a.inTurn(c, (*app).validateName, (*app).validateFlags, (*app).validateTogether, (*app).validateArgs)
}

// validateName reports a command that there is not, or that has to be followed by
// another word.
func (a *app) validateName(c *invocation) error {
	switch below := c.below(); {
	case len(below) > 0 && len(c.args) > 0:
		name := strings.TrimSpace(c.command.name + " " + c.args[0])
		return a.misuse(words.Put(a.words.CLI.Get().UnknownCommand, "text", quote(a.words, name)), a.nearestCommand(name, names(below))...)
	case len(below) > 0 && c.command.name != "":
		return a.missing(string(a.words.CLI.Get().Help.Program), possible(a.words, names(below)))
	}
	return nil
}

func (a *app) validateFlags(c *invocation) error {
	for i, g := range c.given {
		taken := isLang(g.word) && c.command.flag(g.name()) == nil // its first value was
		switch {
		case g.flag == nil:
			return a.unknownFlag(c, g)
		case c.command.flag(g.name()) == nil && !taken: // it came before a command that does not have it
			return a.misuse(words.Put(a.words.CLI.Get().FlagOfWalk, "flag", g.word))
		case g.flag.value == "" && g.assigned:
			return a.misuse(words.Put(a.words.CLI.Get().FlagNoValue, "flag", g.word))
		case g.flag.value != "" && strings.TrimSpace(g.value) == "" && (g.assigned || !g.flag.listed):
			return a.misuse(words.Put(a.words.CLI.Get().FlagEmpty, "flag", g.word))
		case taken, slices.ContainsFunc(c.given[:i], func(o given) bool { return o.name() == g.name() }):
			return a.misuse(words.Put(a.words.CLI.Get().FlagTwice, "flag", g.word))
		}
		if err := a.validateListed(c, g); err != nil {
			return err
		}
	}
	return nil
}

// validateListed reports a word in the value of a flag that is none of those it can be.
func (a *app) validateListed(c *invocation, g given) error {
	if !g.flag.listed {
		return nil
	}
	all := each(g.flag.offers.list(a, c), func(x candidate) string { return x.value })
	for _, word := range listOf(c, g.name()) {
		if !slices.Contains(all, word) {
			return unknown(a.words, a.words.CLI.Get().UnknownKey, word, all)
		}
	}
	return nil
}

// validateTogether reports flags that exclude each other, or that need another one.
func (a *app) validateTogether(c *invocation) error {
	for _, set := range c.command.exclusive {
		if both := slices.DeleteFunc(slices.Clone(set), func(name string) bool { return !c.has(name) }); len(both) > 1 {
			return a.misuse(words.Put(a.words.CLI.Get().NotBoth, "one", "--"+both[0], "other", "--"+both[1]))
		}
	}
	for _, f := range c.command.flags {
		if f.requires != "" && c.has(f.name) && !c.has(f.requires) {
			return a.misuse(words.Put(a.words.CLI.Get().FlagAlone, "flag", "--"+f.name, "other", "--"+f.requires))
		}
	}
	return nil
}

func (a *app) validateArgs(c *invocation) error {
	all := c.command.args
	for i, typed := range c.args[:min(len(c.args), len(all))] { // as of a variable that is not set
		if strings.TrimSpace(typed) == "" && !all[i].rest {
			return a.missing(all[i].name)
		}
	}
	if n := len(c.args); n < len(all) && !all[n].optional {
		return a.missing(all[n].name)
	}
	if len(all) > 0 && all[len(all)-1].rest {
		return nil
	}
	return a.atMost(c.args, len(all))
}

func (a *app) atMost(args []string, n int) error {
	if len(args) > n {
		return a.misuse(words.Put(a.words.CLI.Get().TooMany, "text", quote(a.words, args[n])))
	}
	return nil
}

// unknownFlag names the flags that the person may have meant.
func (a *app) unknownFlag(c *invocation, g given) error {
	w := a.words.CLI.Get()
	root := c.table.find("")
	name := strings.TrimLeft(g.word, "-")
	unknown := words.Put(w.UnknownFlag, "text", quote(a.words, g.word))
	switch {
	case c.command.flag(name) != nil: // it came before the command
		return a.misuse(words.Put(w.FlagAfter, "flag", g.word, "command", c.command.name))
	case isLang(g.word):
		return a.misuse(words.Put(w.FlagBefore, "flag", langFlag, "value", root.flag(name).value, "command", c.command.name))
	case root.flag(name) != nil:
		return a.misuse(words.Put(w.FlagOfWalk, "flag", g.word))
	case name != "" && c.table.find(name) != nil: // such as --version
		return a.misuse(unknown, words.Put(w.Nearest, "words", "optout-tui "+name))
	}
	all := each(c.command.allFlags(), func(f flag) string { return "--" + f.name })
	return a.misuse(unknown, a.nearest("--"+name, all)...)
}

func names(all []*command) []string {
	return each(all, func(c *command) string { return c.name })
}

// missing is that something is not there that has to be.
func (a *app) missing(name string, hints ...words.Text) error {
	return a.misuse(words.Put(a.words.CLI.Get().MissingArgument, "name", name), hints...)
}

// misuse is wrong use whose remedy is the help of the command that was typed, with
// hints before it.
func (a *app) misuse(what words.Text, hints ...words.Text) error {
	see := a.words.CLI.Get().SeeHelp
	if a.path != "" {
		see = words.Put(a.words.CLI.Get().SeeHelpOf, "command", a.path)
	}
	for _, hint := range hints {
		see = words.Put(a.words.SentenceDo, "why", hint, "do", see)
	}
	return usage(what, see)
}
