package cli

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/optout-tui/optout-tui/internal/catalog"
	"github.com/optout-tui/optout-tui/internal/plan"
)

// invocation is a parsed command line. Running, validation and completion all
// work from it.
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
}

// given is a flag as it was typed.
type given struct {
	flag     *flag  // nil if the command has no such flag
	word     string // as typed, without its value
	value    string
	assigned bool // the value came with an equals sign
}

// name is the flag's long name, or what was typed if there is no such flag.
func (g given) name() string {
	if g.flag == nil {
		return strings.TrimLeft(g.word, "-")
	}
	return g.flag.name
}

// has reports whether a flag was given.
func (c *invocation) has(name string) bool {
	return slices.ContainsFunc(c.given, func(g given) bool { return g.name() == name })
}

// value is what a flag was given, empty if it was not given.
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

// addWord adds a word that is no flag: the next word of the command's name, or an
// argument.
func (c *invocation) addWord(word string) {
	if !c.onlyArgs && len(c.args) == 0 {
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
	c.wantsValue = g.flag != nil && g.flag.value != "" && !g.assigned
	c.given = append(c.given, g)
}
